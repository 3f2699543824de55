"""Refreshing on the screen: how it goes, what came of each feed, and that leaving never waits for it."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from claimreader.config import Config, RefreshConfig
from claimreader.records import Feed, FeedState, Progress
from storage import Store
from tests.builders import NOW, a_feed, an_entry, an_outcome, kept
from tests.screens import FakeRefresher, opened, press, settled, text_of, until, words_on
from tui.app import ClaimReader
from tui.refreshing import Tally, outcome
from tui.screens.feed_errors import reports

Make = Callable[..., ClaimReader]


@pytest.fixture
def feeds(store: Store) -> list[Feed]:
    """Three feeds that were never asked."""
    return [a_feed(store, f"https://{name}.example/feed", name.capitalize()) for name in ("alpha", "beta", "gamma")]


async def test_what_came_of_a_refresh_is_shown(
    app: Make, store: Store, feeds: list[Feed], refresher: FakeRefresher
) -> None:
    def keep(feed: Feed) -> Progress:
        if feed.title == "Beta":
            store.keep(feed.id, an_outcome(feed, failures=1, error="the server does not answer"), [], NOW)
            return Progress(feed, 0, 0, error="the server does not answer")
        made = kept(store, feed, an_entry(feed.title, f"News of {feed.title}"))
        return Progress(feed, 0, 0, new=1, article_ids=made.new)

    refresher.keep = keep
    async with opened(app()) as pilot:
        await press(pilot, "R")
        await until(pilot, lambda: "3 feeds asked" in text_of(pilot.app))
        await settled(pilot)
        words = words_on(pilot.app)
        assert "2 new, 1 failed (E shows why)" in words
        assert "News of Alpha" in words and "News of Gamma" in words and "× Beta" in words
        await press(pilot, "E")
        await until(pilot, lambda: "1 of 3 failing" in text_of(pilot.app))
        words = words_on(pilot.app)
        assert words.index("the server does not answer") < words.index("Alpha")
        assert "next in 60 minutes" in words
        refresher.keep = None
        await press(pilot, "r")
        await until(pilot, lambda: refresher.asked[-1] == [feeds[1].url])


async def test_the_reader_is_alive_while_feeds_are_asked(
    app: Make, feeds: list[Feed], refresher: FakeRefresher
) -> None:
    refresher.gate = asyncio.Event()
    async with opened(app()) as pilot:
        await press(pilot, "R")
        await until(pilot, lambda: " 2/3 " in text_of(pilot.app))
        await press(pilot, "h", "G")
        assert pilot.app.home.place.feed_id == feeds[2].id
        await press(pilot, "R")
        assert "being asked already" in text_of(pilot.app)


async def test_leaving_does_not_wait_for_a_refresh(app: Make, feeds: list[Feed], refresher: FakeRefresher) -> None:
    refresher.gate = asyncio.Event()
    async with opened(app()) as pilot:
        await press(pilot, "R")
        await until(pilot, lambda: refresher.asked and " 2/3 " in text_of(pilot.app))
        await pilot.press("Q")
    assert refresher.cancelled


async def test_a_refresh_that_breaks_says_so_and_the_next_one_works(
    app: Make, feeds: list[Feed], refresher: FakeRefresher
) -> None:
    refresher.outcomes = {feeds[1].url: ZeroDivisionError("oh no")}
    async with opened(app()) as pilot:
        await press(pilot, "R")
        await until(pilot, lambda: "ZeroDivisionError: oh no" in text_of(pilot.app))
        refresher.outcomes = {}
        await press(pilot, "R")
        await until(pilot, lambda: "3 feeds asked: nothing new" in text_of(pilot.app))


async def test_feeds_that_are_due_are_asked_when_it_opens(
    app: Make, store: Store, feeds: list[Feed], refresher: FakeRefresher
) -> None:
    store.keep(feeds[0].id, an_outcome(feeds[0]), [], NOW)
    async with opened(app(Config(refresh=RefreshConfig(on_start=True), starters=()))) as pilot:
        await until(pilot, lambda: refresher.asked == [[feeds[1].url, feeds[2].url]])


async def test_nothing_is_asked_before_its_time(
    app: Make, store: Store, feeds: list[Feed], refresher: FakeRefresher
) -> None:
    for feed in feeds:
        store.keep(feed.id, an_outcome(feed), [], NOW)
    async with opened(app()) as pilot:
        await press(pilot, "R")
        assert "the next is due at 10:26 (r on a feed asks it now)" in words_on(pilot.app)
        assert refresher.asked == []
        await press(pilot, "J", "r")
        await until(pilot, lambda: refresher.asked == [[feeds[0].url]])


def test_a_tally_sums_up() -> None:
    feed = Feed(1, "https://a.example/", "A")
    tally = Tally().after(Progress.starting(3))
    assert (tally.done, tally.total, str(tally)) == (0, 3, "nothing new")
    tally = tally.after(Progress(feed, 1, 3, new=2, changed=1)).after(Progress(feed, 2, 3, error="refused"))
    assert str(tally) == "2 new, 1 changed, 1 failed (E shows why)"
    assert tally.last == "A: refused"
    both = tally + Tally(done=1, total=1, new=1)
    assert (both.done, both.total, both.new, both.failed) == (3, 4, 3, 1)
    assert (
        outcome(Progress(feed, 1, 1, note="moved to https://b.example/")) == "nothing new; moved to https://b.example/"
    )


def test_reports_tell_every_state_of_a_feed() -> None:
    def feed(number: int, **facts: Any) -> Feed:
        return Feed(number, f"https://f{number}.example/", f"F{number}", **facts)

    hour = timedelta(hours=1)
    feeds = [
        feed(1, last_tried=NOW, last_fetched=NOW, next_poll=NOW + hour),
        feed(2, last_tried=NOW - hour, next_poll=NOW + 3 * hour, failures=4, error="404 not found"),
        feed(3, state=FeedState.GONE, last_tried=NOW),
        feed(4, sample=True),
        feed(5),
    ]
    told = reports(feeds, {1: Progress(feeds[0], 1, 1, new=7)}, NOW)
    assert [(report.feed.id, report.sign.strip()) for report in told] == [(2, "×"), (3, "■"), (1, ""), (5, "")]
    assert told[0].when == "asked 1h ago, failed 4 times in a row · next in 3 hours"
    assert "its articles stay" in told[1].what
    assert (told[2].what, told[2].when) == ("7 new", "asked just now · next in 60 minutes")
    assert (told[3].what, told[3].when) == ("not asked yet", "never asked · next now")
