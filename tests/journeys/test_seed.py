"""The article that the project grew from, as it comes in a feed: no furniture, its claims, and who contests them."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from claimreader.records import Act, KeptClaim, ReadingState
from tests.journeys.conftest import Open
from tests.journeys.outlets import Story, rss
from tests.screens import OnScreen, until, words_of
from tests.servers import FeedServer

SEED = Path(__file__).parents[3] / "shared" / "seed"
FURNITURE = (
    "Click below",
    "thoughts and views",
    "हिंदी",
    "मराठी",
    "BelgorodMoscow",
    "BelgorodBefore",
    "BelgorodUkraine",
)
FILLERS = frozenset(
    ["a", "an", "the", "of", "to", "by", "in", "on", "that", "this", "these", "for", "and", "were", "was"]
)


@pytest.fixture
def lines() -> list[str]:
    """The article as it was found: title, and everything under it."""
    if not (SEED / "expected.json").exists():
        pytest.skip("the seed article is not beside this repository")
    return [line for line in (SEED / "article.txt").read_text(encoding="utf-8").splitlines() if line.strip()]


def weighty(words: str | Sequence[str]) -> set[str]:
    """The words that say something."""
    joined = words if isinstance(words, str) else " ".join(words)
    return set(re.findall(r"[\w’-]+", joined.casefold().replace("pro-", ""))) - FILLERS


def tells(expected: Mapping[str, Any], kept: KeptClaim) -> bool:
    """Whether a claim is the expected one, by half of the words of either, and of the right party."""
    wanted, found = weighty(expected["content"]), weighty(kept.words)
    parties = {frozenset(weighty(party)) for party in (expected["party"] or "").split("; ") if party}
    common = len(wanted & found)
    return 2 * common >= max(len(wanted), len(found)) and parties == {
        frozenset(weighty(party)) for party in kept.claim.parties
    }


def matched(expected: Iterable[Mapping[str, Any]], claims: Sequence[KeptClaim]) -> list[int]:
    """Which of the expected claims are among those that were read, each claim standing for one."""
    left = list(claims)
    found = []
    for one in expected:
        claim = next((kept for kept in left if tells(one, kept)), None)
        if claim is not None:
            left.remove(claim)
            found.append(one["id"])
    return found


async def everything_shown(pilot: OnScreen) -> str:
    """The article from top to bottom, as its pane shows it."""
    text = pilot.app.home.article_text
    pages = [words_of(text)]
    await pilot.press("tab")
    while (before := text.scroll_offset.y) < text.max_scroll_y:
        await pilot.press("pagedown")
        assert text.scroll_offset.y > before
        pages.append(words_of(text))
    return " ".join(pages)


async def test_the_seed_article(reader: Open, server: FeedServer, lines: list[str]) -> None:
    title, *rest = lines
    address = server.put("/", rss("The Wire", [Story("seed", title, tuple(rest), datetime.now(UTC))]))
    expected = json.loads((SEED / "expected.json").read_text(encoding="utf-8"))["claims"]
    async with reader((120, 40)) as pilot:
        home, store = pilot.app.home, pilot.app.store
        await pilot.press("1", *address, "enter")
        await until(pilot, lambda: home.opened is not None and home.opened.article.title == title)
        assert home.opened is not None
        article = home.opened.article.id
        await until(pilot, lambda: store.reading_state(article) is ReadingState.READ)
        await until(pilot, lambda: "contested !" in words_of(home.article_text))

        shown = await everything_shown(pilot)
        assert "Ukraine shook Russia on Monday" in shown and "many such attacks in the future" in shown
        assert not [furniture for furniture in FURNITURE if furniture in shown]
        assert shown.count("Pro-Ukrainian groups strike") == 1, "the title stands there once"

        claims = home.opened.claims
        found = matched(expected, claims)
        assert len(found) >= 10, f"{len(found)} of {len(expected)} with the right party: {found}"
        denials = [kept for kept in claims if kept.claim.act is Act.DENY and "Ukraine" in kept.claim.parties]
        assert any(kept.dispute_ids for kept in denials), "Ukraine's denial is contested"
        print(f"\nthe seed article: {len(found)} of {len(expected)} claims with the right party: {found}")
