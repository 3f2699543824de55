"""The first minute: nothing configured, nothing on the net, and the sample edition is read by claim."""

import re

import pytest

from claimreader.records import Act
from tests.journeys.conftest import Open
from tests.screens import OnScreen, focus_of, press, text_of, until, words_of, words_on
from tui.widgets.article_text import ArticleText
from tui.widgets.parties_pane import PartiesPane

DENIAL = re.compile(r"Oskaria denied [A-Z]×! ?\[?that its artillery had fired on the town")
"""A claim as the text shows it: whose, a denial, contested."""


def pane(pilot: OnScreen, kind: type[ArticleText] | type[PartiesPane]) -> str:
    """What a pane of the screen in front shows."""
    return words_of(pilot.app.screen.query_one(kind))


async def test_a_wide_terminal_shows_claims_and_parties_without_a_key_and_disputes_with_two(reader: Open) -> None:
    async with reader((120, 40)) as pilot:
        await until(pilot, lambda: "in shelling of Halvik" in pane(pilot, ArticleText))
        await until(pilot, lambda: DENIAL.search(pane(pilot, ArticleText)))
        parties = pane(pilot, PartiesPane)
        assert "Velland" in parties and "! accuses Oskaria of shelling the border town" in parties
        assert "disputed: Oskaria" in parties
        assert focus_of(pilot) == "articles"

        home = pilot.app.home
        seen = []
        for _ in range(20):
            await pilot.press(")")
            if home.claim is None or home.claim.id in seen:
                break
            seen.append(home.claim.id)
            if home.claim.claim.act is Act.DENY:
                break
        assert home.claim is not None and home.claim.words.startswith("that its artillery")
        await pilot.press("d")
        await until(pilot, lambda: "2 answers" in words_on(pilot.app))
        words = words_on(pilot.app)
        assert "denies that its artillery had fired" in words and "accuses Oskaria of shelling" in words
        assert "Meridian News Agency" in words and "why:" in words
        await pilot.press("q")
        await until(pilot, lambda: pilot.app.screen is home)
        assert home.claim is not None, "the place in the article is kept"


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_a_common_terminal_shows_them_after_enter(reader: Open, size: tuple[int, int]) -> None:
    async with reader(size) as pilot:
        await until(pilot, lambda: "Velland says 14 killed" in text_of(pilot.app))
        assert "sample" in text_of(pilot.app).lower()
        await until(pilot, lambda: "claims ! " in words_of(pilot.app.home.article_list))
        await pilot.press("enter")
        await until(pilot, lambda: "Oskaria denied" in words_on(pilot.app))
        await until(pilot, lambda: DENIAL.search(pane(pilot, ArticleText)))
        if size[0] < 76:
            await pilot.press("tab")
            await until(pilot, lambda: "accuses Oskaria" in words_on(pilot.app))
        assert "accuses Oskaria of shelling" in pane(pilot, PartiesPane)


async def test_what_could_not_be_seen_is_not_done(reader: Open) -> None:
    async with reader((20, 5)) as pilot:
        await press(pilot, "A", "X", "?", "N", "enter")
        assert "terminal too small" in text_of(pilot.app)
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: "terminal too small" not in text_of(pilot.app))
        home, store = pilot.app.home, pilot.app.store
        assert pilot.app.screen is home and store.has_sample() and store.totals().unread == 15
        await press(pilot, "A")
        assert store.totals().unread == 0, "and when it can be seen, it is"
