"""Journeys through a story: who else tells it, why, and the user's word on what belongs to it."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from storage import Store
from tests.builders import NOW, a_feed, an_entry, kept
from tests.screens import opened, press, text_of, until, words_on
from tui.app import ClaimReader
from tui.screens.article import ArticleScreen
from tui.screens.story import StoryScreen

Make = Callable[..., ClaimReader]

FERRY = (
    ("Harbour Post", "Ferry Aurelia runs aground off Port Almery", "The ferry Aurelia ran aground off Port Almery."),
    ("Ledger", "All saved from ferry Aurelia off Port Almery", "All on the ferry Aurelia off Port Almery were saved."),
    ("Lantern", "Hours on the ferry Aurelia off Port Almery", "They sat on the ferry Aurelia off Port Almery."),
)


def tell(store: Store) -> list[int]:
    """Three outlets tell of a ferry, and one of a library; the newest comes first."""
    ids: list[int] = []
    library = ("Standard", "Library of Brenn to open on Sundays", "The library of Brenn will open on Sundays.")
    for hours, (outlet, title, text) in enumerate((*FERRY, library)):
        feed = a_feed(store, f"https://{outlet[:3]}.example/feed", outlet)
        entry = an_entry(outlet, title, text, published=NOW - timedelta(hours=9 - hours))
        ids += kept(store, feed, entry).new
    return ids


def shows(screen: ArticleScreen, title: str) -> bool:
    """Whether the article with this title is shown."""
    return screen.opened is not None and screen.opened.article.title == title


async def test_an_article_says_who_else_tells_its_story_and_a_key_goes_there(app: Make, store: Store) -> None:
    ids = tell(store)
    async with opened(app()) as pilot:
        pilot.app.open_article(ids[0])
        said = "3 outlets tell this story: Harbour Post, Ledger, Lantern"
        await until(pilot, lambda: said in words_on(pilot.app))
        screen = pilot.app.screen
        assert isinstance(screen, ArticleScreen)
        for title in (FERRY[1][1], FERRY[2][1], FERRY[0][1]):
            await press(pilot, "t")
            await until(pilot, partial(shows, screen, title))
        await press(pilot, "T")
        await until(pilot, lambda: isinstance(pilot.app.screen, StoryScreen))
        assert "3 outlets, 3 articles" in words_on(pilot.app)
        await pilot.resize_terminal(80, 24)
        why = [line for line in text_of(pilot.app).splitlines() if "same day" in line]
        assert len(why) == 2 and all("…" not in line for line in why), "each reason has a line of its own"
        await pilot.resize_terminal(120, 40)
        await press(pilot, "j", "enter")
        await until(pilot, lambda: screen.opened is not None and screen.opened.article.id == ids[1])


async def test_the_user_splits_an_article_off_and_takes_it_back(app: Make, store: Store) -> None:
    ids = tell(store)
    async with opened(app()) as pilot:
        pilot.app.open_article(ids[1])
        await until(pilot, lambda: "3 outlets tell this story" in words_on(pilot.app))
        await press(pilot, "S")
        await until(pilot, lambda: "outlets tell this story" not in words_on(pilot.app))
        assert "split “All saved" in words_on(pilot.app)
        assert store.story_of(ids[1]) is None
        await press(pilot, "U")
        await until(pilot, lambda: "3 outlets tell this story" in words_on(pilot.app))


async def test_the_user_merges_two_stories(app: Make, store: Store) -> None:
    ids = tell(store)
    async with opened(app()) as pilot:
        pilot.app.open_article(ids[0])
        await until(pilot, lambda: "3 outlets tell this story" in words_on(pilot.app))
        await press(pilot, "M")
        assert "press the same key" in words_on(pilot.app)
        await press(pilot, "q")
        pilot.app.open_article(ids[3])
        await until(pilot, lambda: "The library of Brenn" in text_of(pilot.app))
        await press(pilot, "M")
        await until(pilot, lambda: "4 outlets tell this story" in words_on(pilot.app))
        assert len(store.stories()) == 1
