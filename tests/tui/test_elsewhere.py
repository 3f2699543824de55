"""What another process brings while the reader is open: it is listed, and bookmarks light up, without a key."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from claimreader.errors import StorageError
from storage import Store
from tests.builders import MODEL, NOW, a_claim, a_document, a_feed, a_reading, an_entry, kept
from tests.screens import line_with, opened, press, settled, until, words_of, words_on
from tui.app import ClaimReader

Make = Callable[..., ClaimReader]

LINES = [f"The river rose on day {day}." for day in range(60)]


@pytest.fixture(autouse=True)
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    """The store is asked often: what is waited for here comes of that."""
    monkeypatch.setattr("tui.screens.elsewhere.OFTEN", 0.5)


def publish(store: Store, key: str, title: str, *paragraphs: str, hours: int = 0) -> int:
    """Have an article come in; its number."""
    feed = store.feed_by_url("https://gazette.example/feed") or a_feed(store, "https://gazette.example/feed", "Gazette")
    document = a_document(*paragraphs or (f"The text of {title}.",), title=title)
    made = kept(store, feed, an_entry(key, title, document=document, published=NOW - timedelta(hours=hours)))
    return store.known(feed.id, [key])[key].article_id if not made.new else made.new[0]


async def test_what_another_process_brings_is_listed(app: Make, store: Store) -> None:
    flood = publish(store, "flood", "Flood in the valley", *LINES, hours=5)
    publish(store, "storm", "Storm warning", hours=6)
    async with opened(app()) as pilot:
        home = pilot.app.home
        await until(pilot, lambda: "day 3" in words_on(pilot.app))
        await settled(pilot)
        home.article_text.scroll_to(y=8, animate=False)
        await settled(pilot)
        assert home.article_text.scroll_offset.y == 8
        with Store.open(store.path, clock=lambda: NOW) as other:
            publish(other, "strike", "Strike at the port", hours=1)
        await until(pilot, lambda: "Strike at the port" in words_of(home.article_list))
        await until(pilot, lambda: "All 3" in words_on(pilot.app))
        assert home.article_list.article_id == flood and home.opened is not None and home.opened.article.id == flood
        assert home.article_text.scroll_offset.y == 8, "and the page stays where it is"


async def test_a_bookmark_that_moved_elsewhere_lights_up(app: Make, store: Store) -> None:
    text = "The city said that the bridge was safe."
    article = publish(store, "bridge", "Bridge", text, hours=5)
    store.bookmark_article(article)
    async with opened(app()) as pilot:
        await settled(pilot)
        assert "a bookmark has moved" not in words_on(pilot.app)
        with Store.open(store.path, clock=lambda: NOW) as other:
            publish(other, "bridge", "Bridge", text, "The union denied it.")
            version = other.article(article).version
            claims = [a_claim(version.document.text, "that the bridge was safe", parties=["City"])]
            other.keep_reading(version.id, a_reading(version.document.text, claims, model=MODEL))
        assert store.totals().bookmark_news == 1
        await until(pilot, lambda: "a bookmark has moved: * goes to what is new" in words_on(pilot.app))
        await until(pilot, lambda: "●" in line_with(pilot.app, "Bookmarks"))


async def test_on_a_screen_that_lies_over_the_lists_nothing_is_lost(app: Make, store: Store) -> None:
    article = publish(store, "flood", "Flood in the valley", hours=5)
    async with opened(app()) as pilot:
        await settled(pilot)
        pilot.app.open_article(article)
        await settled(pilot)
        with Store.open(store.path, clock=lambda: NOW) as other:
            publish(other, "strike", "Strike at the port", hours=1)
        await until(pilot, lambda: pilot.app.home.article_list.count == 2)
        await press(pilot, "q")
        assert "Strike at the port" in words_on(pilot.app)


async def test_a_store_that_does_not_answer_is_no_reason_to_cry_every_few_seconds(
    app: Make, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(store, "flood", "Flood in the valley", hours=5)
    asked: list[int] = []
    async with opened(app()) as pilot:
        await settled(pilot)

        def busy() -> None:
            asked.append(1)
            raise StorageError("news.db is in use")

        monkeypatch.setattr(store, "latest", busy)
        await until(pilot, lambda: len(asked) > 2)
        assert "in use" not in words_on(pilot.app)
        monkeypatch.undo()
