"""Keys and news that come at the same moment, or faster than they can be looked up: each of them is answered."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Event
from typing import Any
from unittest.mock import patch

import pytest
from textual import events
from textual.widgets import Input

from claimreader.records import Act
from storage import Store
from tests.across import Told, dispute_across
from tests.bridge import DENIED, REJECTED, publish
from tests.builders import NOW, a_claim, a_document, a_feed, a_reading, an_entry, kept
from tests.screens import OnScreen, opened, press, settled, text_of, until, words_of, words_on
from tui.app import ClaimReader
from tui.drawn import Piece
from tui.screens.article import ArticleScreen
from tui.screens.base import PATIENT
from tui.screens.dispute import DisputeScreen
from tui.screens.disputes import DisputesScreen
from tui.screens.party import PartyScreen
from tui.signs import Showing
from tui.view import View
from tui.widgets.feed_list import Place

Make = Callable[..., ClaimReader]
WIDE, COMMON, LOW = (120, 40), (80, 24), (80, 14)


class Gate:
    """A function of which every call waits until it is let through."""

    def __init__(self, does: Callable[..., Any]) -> None:
        self._does = does
        self._wide_open = False
        self.calls: list[Event] = []

    def __call__(self, *given: Any, **named: Any) -> Any:
        if not self._wide_open:
            through = Event()
            self.calls.append(through)
            through.wait(300)
        return self._does(*given, **named)

    def open(self) -> None:
        self._wide_open = True
        for through in self.calls:
            through.set()


@contextmanager
def gated(where: object, name: str) -> Iterator[Gate]:
    """A gate before a function, open when the test is over."""
    gate = Gate(getattr(where, name))
    with patch.object(where, name, gate):
        try:
            yield gate
        finally:
            gate.open()


@pytest.fixture
def feeds(store: Store) -> list[int]:
    """Three feeds with two unread articles each; their numbers."""
    made = []
    for hour, name in enumerate(("Ash", "Birch", "Cedar")):
        feed = a_feed(store, f"https://{name.lower()}.example/feed", name)
        published = NOW - timedelta(hours=hour)
        entries = [an_entry(f"{name}{n}", f"{name} {n}", published=published - timedelta(minutes=n)) for n in (1, 2)]
        kept(store, feed, *entries)
        made.append(feed.id)
    return made


def under_cursor(pilot: OnScreen) -> str:
    """The title under the cursor of the list of articles."""
    row = pilot.app.home.article_list.current_row()
    return row.title if row else ""


# -------------------------------------------------------------------------------------------- keys


@pytest.mark.parametrize("over", [False, True], ids=["in the lists", "on an article of its own"])
async def test_what_one_key_sends_for_the_next_one_waits_for(
    app: Make, store: Store, feeds: list[int], over: bool
) -> None:
    async with opened(app(), COMMON) as pilot:
        home = pilot.app.home
        await press(pilot, "J", "j")
        if over:
            await press(pilot, "enter")
        with gated(store, "article_ids") as gate:
            for _ in range(4):
                pilot.app.simulate_key("n")
            await until(pilot, lambda: gate.calls)
        await until(pilot, lambda: under_cursor(pilot) == "Cedar 2")
        await settled(pilot)
        assert under_cursor(pilot) == "Cedar 2", "Birch 1, Birch 2, Cedar 1, Cedar 2: each key is one step"
        assert PATIENT not in words_on(pilot.app) and home.place == Place("feed", feed_id=feeds[2])


async def test_what_is_typed_before_a_dialog_is_there_is_written_into_it(app: Make, feeds: list[int]) -> None:
    async with opened(app(), COMMON) as pilot:
        await settled(pilot)
        pilot.app.home.action_add_feed()
        for letter in "example.org":
            pilot.app.post_message(events.Key(letter if letter.isalpha() else "full_stop", letter))
        await settled(pilot)
        assert pilot.app.screen.query_one(Input).value == "example.org"


async def test_asking_for_news_is_answered_though_the_clock_asks_at_the_same_moment(app: Make, store: Store) -> None:
    async with opened(app(), COMMON) as pilot:
        await settled(pilot)
        with gated(store, "due") as gate:
            pilot.app.simulate_key("R")
            await until(pilot, lambda: gate.calls)
            pilot.app.home._look_for_due(asked=False)
        await settled(pilot)
        assert "there is no feed to ask: a adds one" in words_on(pilot.app)


async def test_a_movement_that_was_not_shown_is_not_held_for_seen(app: Make, store: Store) -> None:
    gazette = a_feed(store, "https://gazette.example/feed", "River Gazette")
    publish(store, DENIED, feed=gazette)
    store.bookmark_dispute(store.dispute_rows()[0].id)
    publish(store, REJECTED, feed=gazette)
    async with opened(app(), COMMON) as pilot:
        await settled(pilot)
        with patch.object(pilot.app.home, "deliver", lambda _: None):  # as where another key has taken its place
            await press(pilot, "asterisk")
            assert store.bookmarks()[0].news
        await press(pilot, "asterisk")
        assert isinstance(pilot.app.screen, DisputeScreen) and not store.bookmarks()[0].news


@pytest.fixture
def edited(store: Store) -> int:
    """An article with three versions."""
    feed = a_feed(store, "https://gazette.example/feed", "River Gazette")
    said = ("The port said that its gates were shut.", "Traffic goes on.")
    for hours in (3, 2, 1):
        document = a_document(*said, *(f"Edit {n}." for n in range(3 - hours)), title="The port")
        kept(store, feed, an_entry("p", "The port", document=document), now=NOW - timedelta(hours=hours))
    article = store.known(feed.id, ["p"])["p"].article_id
    for version in store.versions(article):
        store.keep_reading(version.id, a_reading(version.document.text))
    return article


async def test_an_edit_that_is_asked_for_is_shown_whatever_comes_in_meanwhile(
    app: Make, store: Store, edited: int
) -> None:
    import tui.comparison

    async with opened(app(), WIDE) as pilot:
        await settled(pilot)
        with gated(tui.comparison, "compare") as gate:
            pilot.app.open_article(edited)
            await until(pilot, lambda: isinstance(pilot.app.screen, ArticleScreen) and gate.calls)
            screen = pilot.app.screen
            assert isinstance(screen, ArticleScreen)
            pilot.app.simulate_key("V")
            pilot.app.simulate_key("comma")
            await until(pilot, lambda: len(gate.calls) == 2)
            store.bookmark_article(edited)
            screen.look_again()
            await until(pilot, lambda: screen.opened is not None and screen.opened.standing.bookmarked)
        await until(pilot, lambda: "from version 1 to 2" in words_of(screen.article_text))
        await settled(pilot)
        assert "from version 1 to 2" in words_of(screen.article_text), "and the next key is for the edit"


# -------------------------------------------------------------------------------------------- news


async def test_news_are_shown_that_come_faster_than_they_are_looked_up(
    app: Make, store: Store, feeds: list[int]
) -> None:
    async with opened(app(), COMMON) as pilot:
        await settled(pilot)
        home = pilot.app.home
        kept(store, store.feed(feeds[0]), an_entry("late", "Late news", published=NOW))
        with gated(store, "article_ids") as gate:
            home.look_again()
            await until(pilot, lambda: len(gate.calls) == 1)
            home.look_again()
            home.look_again()
            gate.calls[0].set()
            await until(pilot, lambda: len(gate.calls) == 2)
            await until(pilot, lambda: "Late news" in text_of(pilot.app))
        await settled(pilot)
        assert len(gate.calls) == 2, "one look for all that came meanwhile"


async def test_a_page_is_shown_though_claims_are_read_all_the_time(app: Make, store: Store) -> None:
    dispute = dispute_across(store, [Told("A", "City", "that it was safe")], [Told("B", "Union", "that it was not")])
    async with opened(app(), COMMON) as pilot:
        await settled(pilot)
        with gated(store, "dispute") as gate:
            pilot.app.open_dispute(dispute)
            await until(pilot, lambda: gate.calls)
            screen = pilot.app.screen
            assert isinstance(screen, DisputeScreen)
            screen.look_again()
            gate.calls[0].set()
            await until(pilot, lambda: "that it was safe" in words_on(pilot.app))


async def test_going_down_a_partys_claims_does_not_call_off_a_look_at_what_is_new(
    app: Make, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.party.PAGE", 5)
    monkeypatch.setattr("tui.screens.party.ENOUGH", 5)

    def say(key: str, what: str, number: int, hour: int) -> None:
        text = " ".join(f"The port said that {what} {n} was safe." for n in range(number))
        [article] = kept(store, feed, an_entry(key, key, text, published=NOW - timedelta(hours=hour))).new
        version = store.article(article).version
        whole = version.document.text
        claims = [a_claim(whole, f"that {what} {n} was safe", parties=["Port"]) for n in range(number)]
        store.keep_reading(version.id, a_reading(whole, claims))

    feed = a_feed(store)
    say("old", "pier", 30, 5)
    async with opened(app(), LOW) as pilot:
        pilot.app.open_party("Port")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, PartyScreen) and not screen.said.complete
        say("new", "quay", 1, 1)
        with gated(store, "party_claims") as gate:
            screen.look_again()
            await until(pilot, lambda: gate.calls)
            screen.sheet.post_message(screen.sheet.EndNeared(screen.sheet))
            await until(pilot, lambda: not screen.sheet.message_queue_size)
        await settled(pilot)
        assert "that quay 0 was safe" in words_on(pilot.app)


# ------------------------------------------------------------------------------------------- pages


async def test_what_is_added_to_a_page_that_is_being_built_does_not_call_it_off(app: Make, store: Store) -> None:
    def of(*lines: str) -> Callable[[int, Showing], View]:
        return lambda width, showing: View([(Piece(line),) for line in lines])

    said = [Told(f"Outlet {n}", f"Party {n % 3}", f"that pier {n} was safe", ago=n) for n in range(4)]
    dispute = dispute_across(store, said[::2], said[1::2])
    async with opened(app(), COMMON) as pilot:
        pilot.app.open_dispute(dispute)
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, DisputeScreen)
        sheet, gate = screen.sheet, Gate(of("one", "two"))
        ready: list[object] = []
        with patch.object(screen, "arrive", lambda: ready.append(1)):
            sheet.show_view(gate, aside=True)
            await until(pilot, lambda: gate.calls)
            sheet.extend(of("one", "two", "three"), of("three"))
            gate.open()
            await until(pilot, lambda: ready)
        await settled(pilot)
        assert words_of(sheet) == "one two three"


async def test_a_page_that_cannot_be_built_is_told_of_and_keys_go_on(app: Make, store: Store) -> None:
    dispute = dispute_across(store, [Told("A", "City", "that it was safe")], [Told("B", "Union", "that it was not")])

    def fail(*_: object, **__: object) -> View:
        raise ZeroDivisionError("oh no")

    async with opened(app(), COMMON) as pilot:
        await settled(pilot)
        with patch("tui.screens.dispute.MANY", 0), patch("tui.screens.dispute.dispute_view", fail):
            pilot.app.push_screen(DisputeScreen(dispute, 1))
            await settled(pilot)
            assert "ZeroDivisionError: oh no" in words_on(pilot.app)
        await press(pilot, "b")
        assert store.bookmarks()


async def test_news_leave_a_page_where_the_user_has_gone(app: Make, store: Store) -> None:
    said = [Told(f"Outlet {n}", f"Party {n % 3}", f"that pier {n} was safe", ago=n) for n in range(24)]
    dispute = dispute_across(store, said[::2], said[1::2])
    async with opened(app(), LOW) as pilot:
        pilot.app.open_dispute(dispute)
        await press(pilot, "j", "ctrl+f", "ctrl+f")
        screen = pilot.app.screen
        assert isinstance(screen, DisputeScreen) and screen.claim is not None
        here = screen.sheet.scroll_offset.y
        screen._show()
        await settled(pilot)
        assert screen.sheet.scroll_offset.y == here > 8
        await pilot.resize_terminal(100, 14)
        await settled(pilot)
        assert screen.claim.words in words_on(pilot.app), "where all lines are others, the claim is what is known"


async def test_news_leave_an_article_where_the_user_has_gone(app: Make, store: Store) -> None:
    text = " ".join(f"The port said that pier {number} was safe." for number in range(80))
    [article] = kept(store, a_feed(store), an_entry("p", "Piers", text)).new
    version = store.article(article).version
    claims = [a_claim(version.document.text, "that pier 0 was safe", parties=["Port"])]
    store.keep_reading(version.id, a_reading(version.document.text, claims))
    async with opened(app(), LOW) as pilot:
        pilot.app.open_article(article)
        await press(pilot, "]", "space", "space")
        screen = pilot.app.screen
        assert isinstance(screen, ArticleScreen) and screen.claim is not None
        here = screen.article_text.scroll_offset.y
        store.bookmark_article(article)
        screen.look_again()
        await settled(pilot)
        assert screen.opened is not None and screen.opened.standing.bookmarked
        assert screen.article_text.scroll_offset.y == here > 8
        assert screen.claim is not None


async def test_another_articles_parties_and_another_disputes_sides_are_seen_from_the_top(
    app: Make, store: Store
) -> None:
    for what in ("pier", "ferry"):
        pro = [Told(f"{what} post {n}", f"Party {n}", f"that {what} {n} was safe", ago=n) for n in range(9)]
        con = [Told(f"{what} news {n}", f"Union {n}", f"that {what} {n} was old", Act.DENY, ago=n) for n in range(9)]
        dispute_across(store, pro, con, proposition=f"The {what} was safe")
    async with opened(app(), (120, 20)) as pilot:
        await press(pilot, "D")
        screen = pilot.app.screen
        assert isinstance(screen, DisputesScreen)
        screen.sheet.focus()
        await press(pilot, "j", "ctrl+f")
        assert screen.sheet.scroll_offset.y > 0 and screen.sheet.chosen is not None
        screen.dispute_list.focus()
        await press(pilot, "j")
        assert screen.sheet.scroll_offset.y == 0 and screen.sheet.chosen is None
