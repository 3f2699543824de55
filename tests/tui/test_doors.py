"""The ways to feeds: the first day, addresses, lists of other readers, the starter list, and the sample's exit."""

from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from textual.widgets import Checkbox, Input

from claimreader.config import Config, RefreshConfig, Starter
from claimreader.errors import AddressError, FetchError
from claimreader.records import ArticleQuery
from claimreader.sample import EARLIER, edition
from claimreader.sample.readings import readings
from storage import Store
from tests.builders import NOW, a_feed, an_entry, kept
from tests.screens import FakeRefresher, opened, press, settled, text_of, until, words_on
from tui.app import ClaimReader
from tui.first_day import BEGUN

Make = Callable[..., ClaimReader]


def found(*addresses: str) -> list[Any]:
    """What discovery gives."""
    return [SimpleNamespace(url=address, title=f"Feed {number}") for number, address in enumerate(addresses, 1)]


def finder(answers: dict[str, Sequence[Any] | Exception]) -> Callable[[str], Any]:
    """A discovery that knows some addresses."""

    async def find(address: str) -> Sequence[Any]:
        answer = answers.get(address, ())
        if isinstance(answer, Exception):
            raise answer
        return answer

    return find


async def test_the_first_day_shows_the_sample_and_four_doors_and_the_sample_goes_with_one_key(
    app: Make, store: Store
) -> None:
    store.remember(BEGUN, "")
    async with opened(app()) as pilot:
        await until(pilot, lambda: "This is a sample edition" in words_on(pilot.app))
        words = words_on(pilot.app)
        assert "1 Paste an address" in words and "4 Starter list" in words
        await settled(pilot)
        assert len(store.article_ids(ArticleQuery())) == 15 and "▾ Sample edition 15" in words_on(pilot.app)
        await press(pilot, "X")
        words = words_on(pilot.app)
        assert "Sample edition" not in words and "There is no feed here yet" in words
        assert "Velland" not in words and "not kept" not in words and "no longer kept" not in words
        assert not store.has_sample()
        await press(pilot, "U")
        assert "▾ Sample edition 15" in words_on(pilot.app) and "Velland says 14 killed" in words_on(pilot.app)
        await press(pilot, "X")
    async with opened(app()) as pilot:
        await settled(pilot)
        assert "Sample edition" not in words_on(pilot.app), "the first day comes once"


async def test_a_feed_is_added_by_the_address_of_its_site(app: Make, store: Store, refresher: FakeRefresher) -> None:
    reader = app(finder=finder({"example.org": found("https://example.org/feed.xml")}))
    async with opened(reader, (80, 24)) as pilot:
        await press(pilot, "1", *"example.org", "enter")
        await until(pilot, lambda: refresher.asked == [["https://example.org/feed.xml"]])
        await settled(pilot)
        assert "1 feed added" in words_on(pilot.app) and "Welcome" not in words_on(pilot.app)
        assert [feed.url for feed in store.feeds()] == ["https://example.org/feed.xml"]
        assert reader.home.place.feed_id == store.feeds()[0].id


async def test_where_a_site_has_several_feeds_one_is_chosen(app: Make, store: Store) -> None:
    reader = app(finder=finder({"example.org": found("https://example.org/all", "https://example.org/world")}))
    async with opened(reader) as pilot:
        await press(pilot, "a", *"example.org", "enter")
        await until(pilot, lambda: "2 feeds were found" in text_of(pilot.app))
        await press(pilot, "j", "enter")
        await until(pilot, store.feeds)
        assert [feed.url for feed in store.feeds()] == ["https://example.org/world"]


async def test_what_is_wrong_with_an_address_is_said(app: Make, store: Store) -> None:
    wrong = AddressError("This is not an address: [red]spaces[/].", "not one")
    unreachable = FetchError("news.example cannot be reached", "https://news.example/")
    reader = app(finder=finder({"not one": wrong, "news.example": unreachable}))
    async with opened(reader) as pilot:
        await press(pilot, "a", *"not one", "enter")
        await until(pilot, lambda: "This is not an address: [red]spaces[/]." in words_on(pilot.app))
        reader.screen.query_one(Input).value = "page.example"
        await press(pilot, "enter")
        await until(pilot, lambda: "No feed was found there" in words_on(pilot.app))
        reader.screen.query_one(Input).value = "news.example"
        await press(pilot, "enter")
        await until(pilot, lambda: "Enter subscribes to it all the same" in words_on(pilot.app))
        assert not store.feeds()
        await press(pilot, "enter")
        await until(pilot, store.feeds)
        assert store.feeds()[0].url == "https://news.example/"


async def test_newsboats_feeds_are_taken_over_with_tags_and_titles(app: Make, store: Store, home: Path) -> None:
    urls = home / ".newsboat" / "urls"
    urls.parent.mkdir()
    urls.write_text('https://a.example/rss war "~Outlet A"\n# a comment\nhttps://b.example/rss\n')
    a_feed(store, "https://b.example/rss", "Known")
    async with opened(app()) as pilot:
        await press(pilot, "I")
        assert "2 feeds in 1 folder" in words_on(pilot.app)
        await press(pilot, "enter")
        assert "1 feed added, 1 known already" in words_on(pilot.app)
        assert {(feed.title, feed.folder) for feed in store.feeds()} == {("Outlet A", "war"), ("Known", "")}


async def test_an_opml_file_is_taken_over_and_a_bad_path_is_said(app: Make, store: Store, tmp_path: Path) -> None:
    opml = tmp_path / "feeds.opml"
    opml.write_text('<opml version="2.0"><body><outline text="A" xmlUrl="https://a.example/rss"/></body></opml>')
    async with opened(app()) as pilot:
        await press(pilot, "2", *"/nowhere", "enter")
        assert "/nowhere: No such file" in words_on(pilot.app)
        pilot.app.screen.query_one(Input).value = str(opml)
        await press(pilot, "enter")
        assert "1 feed. Enter subscribes" in words_on(pilot.app)
        await press(pilot, "enter")
        assert [feed.url for feed in store.feeds()] == ["https://a.example/rss"]


async def test_starters_are_chosen_from_a_list(app: Make, store: Store, refresher: FakeRefresher) -> None:
    starters = tuple(Starter(f"https://s{n}.example/rss", f"Outlet {n}", "Many sides", "of a side") for n in range(4))
    config = Config(refresh=RefreshConfig(on_start=False, every=0), starters=starters)
    async with opened(app(config)) as pilot:
        await press(pilot, "4", "space", "j", "space")
        assert words_on(pilot.app).count("[x]") == 2
        await press(pilot, "enter")
        await until(pilot, lambda: refresher.asked)
        assert {feed.title for feed in store.feeds()} == {"Outlet 0", "Outlet 2"}
        assert "▾ Many sides" in words_on(pilot.app)


async def test_a_feed_is_renamed_moved_left_and_taken_back(app: Make, store: Store) -> None:
    feed = a_feed(store, title="Old name")
    kept(store, feed, an_entry())
    async with opened(app()) as pilot:
        await press(pilot, "J", "e")
        screen = pilot.app.screen
        screen.query_one("#title", Input).value = "New [b]name"
        screen.query_one("#folder", Input).value = "weather"
        screen.query_one(Checkbox).value = True
        await press(pilot, "enter")
        assert "▾ weather" in words_on(pilot.app) and "New [b]name" in words_on(pilot.app)
        assert store.feed(feed.id).full_text
        await press(pilot, "e")
        await pilot.click("#unsubscribe")
        await settled(pilot)
        assert not store.feeds() and "its articles stay" in words_on(pilot.app)
        await press(pilot, "U")
        assert [one.title for one in store.feeds()] == ["New [b]name"] and "New [b]name" in words_on(pilot.app)


async def test_every_dialog_is_left_with_escape(app: Make, store: Store) -> None:
    a_feed(store)
    async with opened(app(), (60, 20)) as pilot:
        await press(pilot, "J")
        for key in ("a", "e", "I", "question_mark", "colon", "slash", "E"):
            await press(pilot, key)
            assert len(pilot.app.screen_stack) == 2, key
            await press(pilot, "escape")
            assert len(pilot.app.screen_stack) == 1, key


async def test_the_samples_claims_are_there_with_the_first_paint(app: Make, store: Store) -> None:
    store.remember(BEGUN, "")
    async with opened(app()) as pilot:
        await until(pilot, lambda: "contested !" in words_on(pilot.app))
        assert "claims are being read" not in words_on(pilot.app)
        first = store.article_ids(ArticleQuery())[0]
        assert {kept.claim.party for kept in store.claims(first) if kept.dispute_ids} >= {"Velland", "Oskaria"}


def test_what_was_read_in_the_sample_is_of_the_texts_that_it_has_today() -> None:
    outlets = edition(NOW)
    entries = {entry.key: entry.document.text for outlet in outlets for entry in outlet.articles}
    entries |= {EARLIER.format(key=e.key): e.document.text for outlet in outlets for e in outlet.earlier}
    found = readings()
    assert {key: reading.text for key, reading in found.items()} == entries
    assert any(reading.disputes for reading in found.values())
