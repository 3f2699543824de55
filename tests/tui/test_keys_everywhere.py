"""Every key of the table, on every screen: it does something, or it says why not; and none is lost on the way."""

import contextlib
import threading
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any, NamedTuple

import pytest
from textual.screen import Screen

from claimreader.records import BookmarkKind, DisputeQuery
from storage import Store
from tests.builders import NOW, a_claim, a_dispute, a_document, a_feed, a_reading, an_entry, kept
from tests.screens import OnScreen, opened, press, settled, text_of, until, words_on
from tui.app import ClaimReader
from tui.command import Command
from tui.commands import ARTICLE, EVERYWHERE, GOING, HOME, READING, commands
from tui.screens.article import ArticleScreen
from tui.screens.base import PATIENT
from tui.screens.bookmarks import BookmarksScreen
from tui.screens.dispute import DisputeScreen
from tui.screens.disputes import DisputesScreen
from tui.screens.feed_errors import FeedErrors
from tui.screens.parties import PartiesScreen
from tui.screens.party import PartyScreen

Make = Callable[..., ClaimReader]

NARROW = (80, 24)
PARAGRAPHS = ("The city said that the bridge was safe.", "The union denied that the bridge was safe.")
LEAVING = {"quit", "back"}


class News(NamedTuple):
    """What there is to read."""

    first: int
    second: int
    dispute: int


@pytest.fixture
def news(store: Store) -> News:
    """Two articles, the newer one with a dispute in it."""
    feed = a_feed(store, "https://gazette.example/feed", "River Gazette")
    document = a_document(*PARAGRAPHS, title="Bridge closed")
    first, second = kept(
        store,
        feed,
        an_entry("bridge", "Bridge closed", document=document, url="https://gazette.example/bridge"),
        an_entry("storm", "Storm warning", "A storm is coming.", published=NOW - timedelta(days=1)),
    ).new
    text = document.text
    claims = [
        a_claim(text, "that the bridge was safe", parties=["City"]),
        a_claim(text, "that the bridge was safe", parties=["Union"], number=2),
    ]
    store.keep_reading(store.article(first).version.id, a_reading(text, claims, [a_dispute()]))
    return News(first, second, store.dispute_rows(DisputeQuery())[0].id)


def key_of(command: Command) -> str:
    return command.key.split(",")[0]


def shown(pilot: OnScreen, opened_links: list[object]) -> object:
    """All by which a user can tell that a key has done something."""
    app, screen = pilot.app, pilot.app.screen
    chosen = getattr(screen, "chosen", None)
    focus = screen.focused
    scrolled = focus.scroll_offset if focus is not None else None
    return text_of(app), len(app.screen_stack), chosen, focus, scrolled, app.theme, app.clipboard, len(opened_links)


def changed(pilot: OnScreen, opened_links: list[object], before: object) -> bool:
    return shown(pilot, opened_links) != before


async def test_an_article_of_its_own_answers_every_key_that_the_help_lists(
    app: Make, news: News, monkeypatch: pytest.MonkeyPatch
) -> None:
    links: list[object] = []

    async def nothing_new(article_id: int) -> bool:
        return False

    monkeypatch.setattr("tui.opener.open_link", lambda *link: links.append(link))
    table = [one for one in commands((READING, GOING, ARTICLE, HOME, EVERYWHERE)) if one.id not in LEAVING]
    async with opened(app(pages=nothing_new), NARROW) as pilot:
        screen = ArticleScreen(news.first)
        await pilot.app.push_screen(screen)
        await until(pilot, lambda: "The union denied" in words_on(pilot.app))
        silent: list[str] = []
        for command in table:
            while pilot.app.screen is not screen:
                pilot.app.pop_screen()
            pilot.app.unsay(pilot.app.word)
            await pilot.pause()
            before = shown(pilot, links)
            await pilot.press(key_of(command))
            with contextlib.suppress(AssertionError):
                await until(pilot, partial(changed, pilot, links, before), 30.0)
            silent += [command.id] if shown(pilot, links) == before else []
        assert not silent


SCREENS: list[Callable[[News], Screen[None]]] = [
    lambda news: ArticleScreen(news.first),
    lambda news: DisputeScreen(news.dispute),
    lambda news: PartyScreen("City"),
    lambda _: DisputesScreen(),
    lambda _: PartiesScreen(),
    lambda _: BookmarksScreen(),
    lambda _: FeedErrors(),
]


@pytest.mark.parametrize("size", [NARROW, (120, 40)])
async def test_every_screen_answers_the_keys_of_the_first_one(app: Make, news: News, size: tuple[int, int]) -> None:
    async with opened(app(), size) as pilot:
        for make in SCREENS:
            screen = make(news)
            await pilot.app.push_screen(screen)
            await pilot.pause()
            bound = screen.active_bindings
            for command in commands((READING, GOING, HOME, EVERYWHERE)):
                answered = key_of(command) in bound and bound[key_of(command)].enabled
                assert answered or command.id in LEAVING | {"next-pane", "previous-pane", "read-on"}, (screen, command)


async def test_keys_of_the_lists_say_that_they_are_for_the_lists(app: Make, news: News, store: Store) -> None:
    async with opened(app(), NARROW) as pilot:
        pilot.app.open_article(news.first)
        await press(pilot, "A")
        assert "“All read” is for the lists of feeds and articles: q goes back" in words_on(pilot.app)
        assert store.totals().unread == 1, "only the one that is open was read"
        await press(pilot, "N")
        assert "marked as unread" in words_on(pilot.app) and store.totals().unread == 2
        await press(pilot, "q")
        assert store.totals().unread == 2, "and it stays so"


async def test_a_message_covers_nothing(app: Make, news: News) -> None:
    async with opened(app(), NARROW) as pilot:
        await settled(pilot)
        before = text_of(pilot.app).splitlines()
        await press(pilot, "A", "U")
        after = text_of(pilot.app).splitlines()
        assert "taken back: marked 2 articles read" in after[-1]
        assert after[:-1] == before[:-1]


# ------------------------------------------------------------------------- what is not there yet


async def test_keys_wait_for_a_list_that_is_on_its_way(
    app: Make, news: News, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    going, look_up = threading.Event(), store.dispute_rows

    def slowly(*query: Any) -> object:
        going.wait(300)
        return look_up(*query)

    monkeypatch.setattr(store, "dispute_rows", slowly)
    async with opened(app(), NARROW) as pilot:
        pilot.app.action_disputes()
        await until(pilot, lambda: isinstance(pilot.app.screen, DisputesScreen))
        pilot.app.simulate_key("b")
        pilot.app.simulate_key("enter")
        await until(pilot, lambda: PATIENT in words_on(pilot.app))
        assert not store.bookmarks()
        going.set()
        await until(pilot, lambda: isinstance(pilot.app.screen, DisputeScreen) and len(store.bookmarks()) == 1)
        assert PATIENT not in words_on(pilot.app)


async def test_a_key_is_for_the_article_that_the_cursor_is_on_and_not_for_the_one_still_shown(
    app: Make, news: News, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.home.REST", 600.0)
    async with opened(app(), (120, 40)) as pilot:
        await until(pilot, lambda: "The union denied" in words_on(pilot.app))
        await pilot.press("j", "b")
        await until(pilot, lambda: store.bookmarks())
        [bookmark] = store.bookmarks()
        assert (bookmark.kind, bookmark.article_id) == (BookmarkKind.ARTICLE, news.second)


async def test_enter_in_the_search_goes_to_what_is_still_being_found(app: Make, news: News, store: Store) -> None:
    async with opened(app(), NARROW) as pilot:
        await pilot.press("slash", *"storm", "enter")
        await until(pilot, lambda: pilot.app.screen.query_one("SearchResults").has_focus)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ArticleScreen))


async def test_the_key_line_offers_to_open_what_is_chosen_and_nothing_else(app: Make, news: News, store: Store) -> None:
    async with opened(app(), NARROW) as pilot:
        claim = store.claims(news.first)[0]
        pilot.app.open_dispute(news.dispute)
        await settled(pilot)
        assert "⏎ Open" not in words_on(pilot.app)
        await press(pilot, "enter")
        assert "choose a claim first: ] goes to the next one" in words_on(pilot.app)
        await press(pilot, "escape")
        pilot.app.open_dispute(news.dispute, claim.id)
        await until(pilot, lambda: "⏎ Open" in words_on(pilot.app))


async def test_the_help_begins_with_the_keys_of_where_one_is(app: Make, news: News) -> None:
    async with opened(app(), NARROW) as pilot:
        pilot.app.open_dispute(news.dispute)
        await press(pilot, "question_mark")
        words = words_on(pilot.app)
        assert "In a dispute" in words and "Reading on" not in words


async def test_an_article_says_how_far_one_has_come(app: Make, store: Store) -> None:
    feed = a_feed(store, "https://gazette.example/feed", "River Gazette")
    document = a_document(*("The river rose again." for _ in range(30)), title="Flood")
    [article_id] = kept(store, feed, an_entry("flood", "Flood", document=document)).new
    async with opened(app(), NARROW) as pilot:
        pilot.app.open_article(article_id)
        await until(pilot, lambda: "%" in words_on(pilot.app))
        await press(pilot, "G")
        assert "─ end ─" in words_on(pilot.app)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20), (40, 10)])
async def test_the_key_line_always_shows_the_way_back(
    app: Make, news: News, store: Store, size: tuple[int, int]
) -> None:
    async with opened(app(), size) as pilot:
        for keys in (["enter"], ["D"], ["D", "enter"], ["B"], ["P"], ["E"], ["C"]):
            screen = pilot.app.home
            await press(pilot, *keys)
            if pilot.app.screen is screen:  # at 120 columns the article is beside the list
                continue
            await until(pilot, lambda: "Back" in text_of(pilot.app).splitlines()[-1])
            while pilot.app.screen is not screen:
                await press(pilot, "q")
