"""A day with the reader: feeds are added while others are slow, a dispute is bookmarked, and later it is all there."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

from claimreader.records import ArticleQuery, BookmarkKind, Feed
from storage import Store
from tests.journeys.conftest import Open
from tests.journeys.outlets import rss, stories
from tests.screens import OnScreen, until, words_of, words_on
from tests.servers import FeedServer, held
from tui.screens.dispute import DisputeScreen
from tui.widgets.article_text import ArticleText

PAGE = """<html><head><title>The Quay Courier</title>
<link rel="alternate" type="application/rss+xml" title="Courier, all news" href="/courier.xml"></head>
<body><h1>The Quay Courier</h1><p>News of the harbour.</p></body></html>"""

LIST = """<opml version="2.0"><body><outline text="harbour">
<outline type="rss" text="Tide Bulletin" xmlUrl="{server}/tide.xml"/>
<outline type="rss" text="Slow Gazette" xmlUrl="{server}/slow.xml"/>
<outline type="rss" text="Lost Letter" xmlUrl="{server}/lost.xml"/>
</outline></body></opml>"""


@pytest.fixture
def slow(server: FeedServer) -> Event:
    """What lets the slow feed go on; the other feeds of the place answer at once, and one is not there."""
    newest = datetime.now(UTC) - timedelta(minutes=5)
    going = Event()
    server.put("/", PAGE, content_type="text/html")
    server.put("/courier.xml", rss("The Quay Courier", stories("courier", 8, newest)))
    server.put("/tide.xml", rss("Tide Bulletin", stories("tide", 12, newest)))
    server.serve(
        "/slow.xml", held(rss("Slow Gazette", stories("slow", 5, newest + timedelta(minutes=4))).encode(), going)
    )
    return going


def named(store: Store, title: str) -> Feed:
    """A feed by its title."""
    return next(feed for feed in store.feeds() if feed.title == title)


def unread(store: Store, feed: Feed) -> int:
    """How many of a feed's articles are unread."""
    return len(store.article_ids(ArticleQuery(feed_id=feed.id, unread=True)))


async def take_over(pilot: OnScreen, path: Path) -> None:
    """Import a list of another reader through its door."""
    await pilot.press("2", *str(path), "enter")
    await until(pilot, lambda: "3 feeds in 1 folder" in words_on(pilot.app))
    await pilot.press("enter")


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_what_was_left_is_found_again(
    reader: Open, server: FeedServer, slow: Event, tmp_path: Path, size: tuple[int, int]
) -> None:
    listed = tmp_path / "feeds.opml"
    listed.write_text(LIST.format(server=server.url("")), encoding="utf-8")

    async with reader(size) as pilot:
        app, home, store = pilot.app, pilot.app.home, pilot.app.store
        await take_over(pilot, listed)
        await until(pilot, lambda: "Tide Bulletin 12" in words_of(home.feed_list))
        await until(pilot, lambda: "× Lost Letter" in words_of(home.feed_list))
        await until(pilot, lambda: "2/3" in words_of(home.progress_line))  # one feed is still being asked

        await pilot.press("a", *server.url("").removeprefix("http://"), "enter")
        await until(pilot, lambda: "The Quay Courier 8" in words_of(home.feed_list))
        courier = named(store, "The Quay Courier")
        assert home.place.feed_id == courier.id, "the list shows the feed that was added"
        await read_and_bookmark(pilot)
        assert not home.progress_line.finished, "all of it while one feed was still being asked"

        slow.set()
        await until(pilot, lambda: "Slow Gazette 5" in words_of(home.feed_list))
        await until(pilot, lambda: home.progress_line.finished)
        assert "3 feeds asked: 17 new, 1 failed" in str(home.progress_line.render())
        await pilot.press("n")
        await until(pilot, lambda: unread(store, courier) == 6 or size[0] < 110)
        left, article, place = unread(store, courier), home.article_at, home.place
        await pilot.press("Q")

    async with reader(size) as pilot:
        app, home, store = pilot.app, pilot.app.home, pilot.app.store
        await until(pilot, lambda: f"The Quay Courier {left}" in words_of(home.feed_list))
        assert (home.article_at, home.place) == (article, place)
        assert home.article_list.has_focus
        await pilot.press("B")
        # Both have moved: the slow feed told of the same matter after they were made.
        await until(pilot, lambda: "2 of 2 moved" in words_on(app))
        assert words_on(app).count("denied by Canal Dye Works") == 2
        assert {one.kind for one in store.bookmarks() if one.news} == {BookmarkKind.CLAIM, BookmarkKind.DISPUTE}
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DisputeScreen) and "Canal Dye Works" in words_on(app))
        await pilot.press("g")
        await until(pilot, lambda: "why:" in words_on(app))


async def read_and_bookmark(pilot: OnScreen) -> None:
    """Open the second article, bookmark a contested claim of it and its dispute, and come back to the list."""
    app, home, store = pilot.app, pilot.app.home, pilot.app.store

    def article() -> str:
        return words_of(app.screen.query_one(ArticleText))

    await pilot.press("j", "enter")
    await until(pilot, lambda: "contested !" in article())
    await pilot.press(")", "b")
    await until(pilot, lambda: len(store.bookmarks()) == 1)
    await pilot.press("d")
    await until(pilot, lambda: isinstance(app.screen, DisputeScreen) and "Canal Dye Works" in words_on(app))
    await until(pilot, lambda: "→ The Quay Courier" in words_on(app))  # at the claim, however many others tell it
    await pilot.press("g")
    await until(pilot, lambda: "why:" in words_on(app))
    assert "Electoral Commission" not in words_on(app), "others' disputes are not drawn in"
    await pilot.press("b")
    await until(pilot, lambda: len(store.bookmarks()) == 2)
    assert {one.kind for one in store.bookmarks()} == {BookmarkKind.CLAIM, BookmarkKind.DISPUTE}
    await pilot.press("q")
    await until(pilot, lambda: "contested !" in article())
    await pilot.press("q")
    await until(pilot, lambda: app.screen is home and home.article_list.has_focus)
