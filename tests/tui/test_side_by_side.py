"""Home on a wide terminal: the article follows the cursor, its claims come when they are read, space reads on."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from claimreader.records import ArticleQuery, ArticleRow
from storage import Store
from tests.builders import NOW, a_claim, a_feed, a_reading, an_entry, kept
from tests.screens import FakeReads, focus_of, opened, press, settled, until, words_on
from tui.app import ClaimReader

Make = Callable[..., ClaimReader]


@pytest.fixture
def two(store: Store) -> list[int]:
    """Two articles, the second of them long; newest first."""
    feed = a_feed(store)
    long = [
        f"Paragraph {number} of the long one, with enough words in it to fill a line or two." for number in range(40)
    ]
    entries = [
        an_entry("s", "Short one", "The mayor said that the bridge is closed.", published=NOW - timedelta(minutes=5)),
        an_entry("l", "Long one", *long, published=NOW - timedelta(minutes=9)),
    ]
    return list(kept(store, feed, *entries).new)


def read_ones(store: Store) -> list[int]:
    """The articles that are marked as read."""
    unread = set(store.article_ids(ArticleQuery(unread=True)))
    return [id for id in store.article_ids(ArticleQuery()) if id not in unread]


async def test_the_article_is_there_with_the_first_paint_and_follows_the_cursor(
    app: Make, store: Store, two: list[int]
) -> None:
    async with opened(app()) as pilot:
        assert "The mayor said" in words_on(pilot.app)
        await press(pilot, "j")
        words = words_on(pilot.app)
        assert "Paragraph 0 of the long one" in words and "The mayor said" not in words
        assert not read_ones(store), "looking through the list marks nothing"


async def test_the_article_is_the_one_under_the_cursor_however_fast_it_moves(
    app: Make, store: Store, two: list[int]
) -> None:
    async with opened(app()) as pilot:
        await settled(pilot)
        for _ in range(5):
            await pilot.press("j", "k")
        await settled(pilot)
        assert pilot.app.home.article_at == two[0] and "The mayor said" in words_on(pilot.app)


async def test_enter_goes_into_the_article_and_back_leads_out(app: Make, store: Store, two: list[int]) -> None:
    async with opened(app()) as pilot:
        home = pilot.app.home
        await press(pilot, "enter")
        assert focus_of(pilot) == "text" and read_ones(store) == [two[0]]
        await press(pilot, "l")
        assert focus_of(pilot) == "parties"
        await press(pilot, "c")
        assert not home.parties_pane.display and focus_of(pilot) == "articles"
        await press(pilot, "c", "enter", "q")
        assert focus_of(pilot) == "articles" and home.parties_pane.display
        await press(pilot, "q")
        assert not pilot.app.is_running


async def test_space_reads_an_article_to_its_end_and_then_the_next_unread_one(
    app: Make, store: Store, two: list[int]
) -> None:
    async with opened(app()) as pilot:
        home = pilot.app.home
        await press(pilot, "space")
        assert home.article_at == two[1] and sorted(read_ones(store)) == sorted(two)
        pages = 1
        while "Paragraph 39 of" not in words_on(pilot.app) and pages < 20:
            await press(pilot, "space")
            pages += 1
        assert 3 <= pages < 20 and home.article_at == two[1]


async def test_claims_come_when_they_are_read_and_are_counted(app: Make, store: Store, two: list[int]) -> None:
    text = store.article(two[0]).version.document.text
    reads = FakeReads()
    async with opened(app(reads=reads)) as pilot:
        await until(pilot, lambda: "claims are being read" in words_on(pilot.app))
        claim = a_claim(text, "that the bridge is closed", source="The mayor")
        reads.answers[text] = a_reading(text, [claim])
        await until(pilot, lambda: "1 claim, none contested" in words_on(pilot.app))
        await until(pilot, lambda: row(pilot.app, 0).claims == 1)
        await press(pilot, "]")
        assert pilot.app.home.claim is not None and pilot.app.home.claim.words == "that the bridge is closed"
    assert reads.closed


def row(app: ClaimReader, index: int) -> ArticleRow:
    """An article's line."""
    found = app.home.article_list.row(index)
    assert found is not None
    return found
