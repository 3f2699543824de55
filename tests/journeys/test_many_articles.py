"""A hundred articles of five outlets, some edited meanwhile: nothing is lost, nothing stands still."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

from claimreader.records import ArticleQuery, BlockKind, Feed, Version
from storage import Store
from tests.journeys.conftest import Open
from tests.journeys.outlets import FORMATS, Story, corrected, rewritten, stories
from tests.screens import OnScreen, line_with, until, words_of, words_on
from tests.servers import FeedServer, held
from tui.widgets.feed_list import Place

EACH = 20
JSON, XML = "application/feed+json", "application/xml"
EDITED = "Tide Bulletin"
SLOW = "Canal Record"
CARELESS = "Quay Courier"


class Outlets:
    """Five outlets on a server, and what they have published so far."""

    def __init__(self, server: FeedServer) -> None:
        self._server = server
        newest = datetime.now(UTC) - timedelta(hours=1)
        self.published = {outlet: stories(outlet, EACH, newest) for outlet in FORMATS}
        for outlet in FORMATS:
            self.publish(outlet)

    def path(self, outlet: str) -> str:
        """Where on the server an outlet's feed is."""
        return f"/{outlet.replace(' ', '-')}"

    def publish(self, outlet: str) -> None:
        """Put an outlet's articles as they are now into its feed."""
        feed = FORMATS[outlet](outlet, self.published[outlet])
        self._server.put(self.path(outlet), feed, content_type=JSON if feed[0] == "{" else XML, etag=f'"{hash(feed)}"')

    def publish_slowly(self, outlet: str, going: Event) -> None:
        """The same, but half of the feed comes only when the event is set."""
        feed = FORMATS[outlet](outlet, self.published[outlet])
        self._server.serve(self.path(outlet), held(feed.encode(), going))

    def edit(self, outlet: str) -> tuple[Story, Story]:
        """Rewrite one article, correct another, and publish a new one; the first two as they were."""
        articles = self.published[outlet]
        before = articles[1], articles[3]
        articles[1], articles[3] = rewritten(articles[1]), corrected(articles[3])
        self.published[outlet] = [*stories(f"{outlet} late", 1, datetime.now(UTC)), *articles]
        return before


@pytest.fixture
def outlets(server: FeedServer, database: Path) -> Outlets:
    """The outlets, subscribed to in one folder."""
    there = Outlets(server)
    with Store.open(database) as store:
        for outlet in FORMATS:
            store.add_feed(server.url(there.path(outlet)), title=outlet, folder="wires")
    return there


def by_title(store: Store) -> dict[tuple[str, str], int]:
    """Every article, by its outlet and its title."""
    return {(row.outlet, row.title): row.id for row in store.rows(store.article_ids(ArticleQuery()))}


def feed_of(store: Store, outlet: str) -> Feed:
    """An outlet's feed."""
    return next(feed for feed in store.feeds() if feed.title == outlet)


def paragraphs_of(version: Version) -> tuple[str, ...]:
    """What a version says, without title and captions."""
    document = version.document
    wanted = (block for block in document.blocks if block.kind is BlockKind.PARAGRAPH)
    return tuple(document.text[block.start : block.end] for block in wanted)


async def go_to(pilot: OnScreen, place: Place) -> None:
    """Go to a line of the feed list by keyboard, and back to the articles."""
    home = pilot.app.home
    await pilot.press("h", "g")
    for _ in range(home.feed_list.count):
        if home.feed_list.place == place:
            break
        await pilot.press("j")
    await pilot.press("l", "g")
    await until(pilot, lambda: home.place == place and home.article_list.has_focus and home.article_list.cursor == 0)


async def read_down(pilot: OnScreen, times: int) -> None:
    """Go down the list; every key moves the cursor, whatever else goes on."""
    articles = pilot.app.home.article_list
    for _ in range(times):
        before = articles.article_id
        await pilot.press("j")
        assert articles.article_id != before


async def open_and_leave(pilot: OnScreen) -> int:
    """Open the article under the cursor, which is read by that, and come back to the list."""
    home = pilot.app.home
    article = home.article_list.article_id
    assert article is not None
    await pilot.press("enter")
    await until(pilot, lambda: home.opened is not None and home.opened.article.id == article)
    await until(pilot, lambda: pilot.app.store.rows([article])[0].read)
    await pilot.press("q")
    return article


async def test_nothing_is_lost_and_nothing_stands_still(reader: Open, outlets: Outlets) -> None:
    async with reader((120, 40), on_start=True) as pilot:
        app, home, store = pilot.app, pilot.app.home, pilot.app.store
        await until(pilot, lambda: home.article_list.count > 0)
        await read_down(pilot, 5)
        await until(pilot, lambda: home.progress_line.finished and home.article_list.count == 5 * EACH)
        assert set(by_title(store)) == {
            (outlet, story.title) for outlet, articles in outlets.published.items() for story in articles
        }
        story = outlets.published[CARELESS][0]
        careless = store.article(by_title(store)[CARELESS, story.title]).version
        assert paragraphs_of(careless) == story.paragraphs and "newsletter" not in careless.document.text

        tide = feed_of(store, EDITED)
        await go_to(pilot, Place("feed", feed_id=tide.id))
        await read_down(pilot, 1)
        rewritten_id = await open_and_leave(pilot)
        await read_down(pilot, 2)
        corrected_id = await open_and_leave(pilot)

        going = Event()
        before = {outlet: outlets.edit(outlet) for outlet in FORMATS}
        for outlet in FORMATS:
            outlets.publish(outlet)
        outlets.publish_slowly(SLOW, going)
        await go_to(pilot, Place("folder", folder="wires"))
        await pilot.press("r")
        await until(pilot, lambda: store.article(corrected_id).version.number == 2)
        await read_down(pilot, 12)
        here = home.article_at
        await until(pilot, lambda: home.article_list.count == 5 * EACH + 4)
        assert not home.progress_line.finished and home.article_at == here, "the list moves, the reader stays"

        going.set()
        await until(pilot, lambda: home.progress_line.finished and home.article_list.count == 5 * EACH + 5)
        assert home.article_at == here
        titles = by_title(store)
        for outlet, (long, short) in before.items():
            for was, now in ((long, rewritten(long)), (short, corrected(short))):
                versions = [paragraphs_of(version) for version in store.versions(titles[outlet, now.title])]
                assert versions == [was.paragraphs, now.paragraphs], outlet
        rows = store.rows(store.article_ids(ArticleQuery()))
        assert sum(row.versions for row in rows) == 5 * EACH + 5 + 10

        await go_to(pilot, Place("feed", feed_id=tide.id))
        await until(pilot, lambda: "∆" in words_of(home.article_list))
        assert not store.rows([rewritten_id])[0].read, "what is half new is unread again"
        assert store.rows([corrected_id])[0].read and store.rows([corrected_id])[0].changed
        await read_down(pilot, 4)
        assert home.article_at == corrected_id and "∆" in line_with(app, "▌")
        await pilot.press("enter", "G")
        await until(pilot, lambda: "The hearing begins at ten" in words_of(home.article_text))
        await pilot.press("v")
        await until(pilot, lambda: "Versions" in words_on(app))
        await pilot.press("j", "enter")
        await pilot.press("g")
        await until(pilot, lambda: "version 1 of 2" in words_of(home.article_text))
        await pilot.press("G")
        await until(pilot, lambda: home.article_text.scroll_offset.y == home.article_text.max_scroll_y)
        assert "The hearing begins at ten" not in words_of(home.article_text)
