"""Finding: articles by their words, commands by theirs, keys in the help; and looks that keep every sign."""

import os
import tomllib
from collections.abc import Callable
from datetime import timedelta

import pytest
from textual.binding import Binding
from textual.command import CommandPalette
from textual.widgets import Input

from claimreader.config import Config, RefreshConfig
from claimreader.records import ArticleQuery
from storage import Store
from tests.builders import NOW, a_feed, an_entry, kept
from tests.commands import ROOT
from tests.screens import opened, press, settled, text_of, until, words_on
from tui.app import ClaimReader
from tui.commands import GROUPS, commands
from tui.keys import keymap, losses, names, table, taken
from tui.screens.help import entries

Make = Callable[..., ClaimReader]
QUIET = RefreshConfig(on_start=False, every=0)


@pytest.fixture
def archive(store: Store) -> Store:
    """Three articles, two of them about a dam."""
    feed = a_feed(store)
    told = "Long before that nothing happened at all in this valley of ours. " * 5
    for number, (title, text) in enumerate(
        [
            ("Dam breaks", "The old dam broke at dawn."),
            ("Minister resigns", told + "He had said that the dam was [b]safe[/b]. " + told),
            ("Harvest", "Good weather."),
        ]
    ):
        kept(store, feed, an_entry(title, title, text, published=NOW - timedelta(hours=number)))
    return store


async def test_articles_are_found_as_their_words_are_typed(app: Make, archive: Store) -> None:
    async with opened(app(), (80, 24)) as pilot:
        await press(pilot, "slash")
        assert "Type what to look for" in text_of(pilot.app)
        await press(pilot, "d", "a", "m")
        words = words_on(pilot.app)
        assert "Dam breaks" in words and "Minister resigns" in words and "Harvest" not in words
        await until(pilot, lambda: "that the dam was [b]safe[/b]" in words_on(pilot.app))
        await press(pilot, "enter", "j", "enter")
        assert "Minister resigns" in words_on(pilot.app) and "Dam breaks" not in words_on(pilot.app)
        assert len(archive.article_ids(ArticleQuery(unread=True))) == 2
        await press(pilot, "q")
        assert "Dam breaks" in words_on(pilot.app)
        await press(pilot, "q")
        assert pilot.app.screen is pilot.app.home


async def test_no_search_is_an_error(app: Make, archive: Store) -> None:
    async with opened(app(), (80, 24)) as pilot:
        await press(pilot, "slash")
        for words in ('"', "*", "a AND (", "NEAR(", "-x", "col:", "'", "[/b]", "\U0001f600", "%"):
            pilot.app.screen.query_one("#words", Input).value = words
            await settled(pilot)
            assert f"Nothing with “{words}”" in words_on(pilot.app) or "Dam breaks" in words_on(pilot.app), words
            assert "went wrong" not in words_on(pilot.app)


async def test_the_palette_offers_what_can_be_done_and_does_it(app: Make, archive: Store) -> None:
    async with opened(app()) as pilot:
        await press(pilot, "colon")
        assert isinstance(pilot.app.screen, CommandPalette)
        await press(pilot, *"unread only")
        await until(pilot, lambda: "Hide what is read" in words_on(pilot.app))
        await press(pilot, "enter")
        await settled(pilot)
        assert pilot.app.home.unread_only
        await press(pilot, "f1", *"theme: claimreader-contrast")
        await until(pilot, lambda: "Theme: claimreader-contrast" in words_on(pilot.app))
        await press(pilot, "enter")
        await until(pilot, lambda: pilot.app.theme == "claimreader-contrast")
        assert archive.recall("theme") == "claimreader-dark claimreader-contrast"


async def test_the_help_finds_a_key_by_what_it_does(app: Make, archive: Store) -> None:
    async with opened(app(Config(refresh=QUIET, keys={"undo": "ctrl+z"}))) as pilot:
        await press(pilot, "question_mark", *"take back")
        words = words_on(pilot.app)
        assert "Ctrl-z Undo" in words and "here or in the next feed" not in words


def test_the_help_lists_every_command_once_under_its_group() -> None:
    lines = entries("")
    assert [line.title for line in lines if line.help] == [command.title for command in commands()]
    assert [line.title for line in lines if line.title and not line.help] == [group.title for group in GROUPS]
    assert entries("no such thing") == []


def test_every_command_has_a_name_a_key_and_words_of_its_own() -> None:
    every = list(commands())
    assert len({command.id for command in every}) == len(every)
    assert all(len(command.help) <= 64 and command.help.endswith(".") for command in every)
    for group in GROUPS:
        keys = [key for command in group.commands for key in command.key.split(",")]
        assert len(set(keys)) == len(keys), f"two commands of “{group.title}” share a key"


async def test_every_command_can_be_carried_out_where_it_is_bound(app: Make, archive: Store) -> None:
    async with opened(app()) as pilot:
        await settled(pilot)
        home = pilot.app.home
        known = {command.id for group in GROUPS for command in group.commands}
        for node in (home, pilot.app, home.feed_list):
            for binding in (one for one in type(node).BINDINGS if isinstance(one, Binding) and one.id in known):
                place, _, name = binding.action.partition("(")[0].rpartition(".")
                does = pilot.app if place == "app" else node
                assert hasattr(does, f"action_{name}"), f"{binding.id} has no action"


def test_keys_that_cannot_be_used_are_told_with_the_nearest_command() -> None:
    keys, problems = keymap({"next-claim": "ctrl+n, f3", "nextclaim": "x", "undo": "", "top": "home,Hom"})
    assert keys == {"next-claim": "ctrl+n,f3"}
    assert problems == {
        "nextclaim": "is not a command; did you mean next-claim?",
        "undo": "must be a key or several, not nothing; U is kept",
        "top": "must be a key or several, not Hom; g Home is kept",
    }


def test_keys_can_be_written_as_people_write_them() -> None:
    keys, problems = keymap({"down": "Ctrl-d, PgDn,↓", "help": "?", "next-pane": "Shift-Tab", "quit": "Q,full_stop"})
    assert problems == {}
    assert keys["down"] == "ctrl+d,pagedown,down" and keys["help"] == "question_mark"
    assert keys["next-pane"] == "shift+tab" and keys["quit"] == "Q,full_stop"


def test_a_key_that_another_command_had_is_told_of() -> None:
    assert taken({"next-claim": "n"}) == {"next-claim": "takes n from next-unread, which has no key now"}
    assert taken({"next-claim": "],f1"}) == {"next-claim": "takes F1 from palette, which has : now"}
    assert taken({"down": "n"}) == {"down": "takes n from next-unread, which has no key now"}
    assert taken({"next-claim": "j"}) == {"next-claim": "has the key j, and so has down: only one of them can hear it"}
    both = {"next-claim": "f5", "next-party": "f5"}
    assert taken(both) == {"next-claim": "has the key F5, and so has next-party: only one of them can hear it"}


def test_a_key_that_another_command_had_on_another_screen_is_told_of_with_the_screen() -> None:
    assert taken({"take": "b"}) == {"take": "takes b from bookmark in a dispute"}
    assert taken({"sort": "D"}) == {"sort": "takes D from disputes in the list of disputes"}
    both = "takes e from edit-feed, which has no key now; takes e from take in a dispute"
    assert taken({"bookmark": "e"}) == {"bookmark": both}
    assert losses({"take": "b"}) == {}, "bookmark has its key elsewhere, and sentences go on naming it"
    assert losses({"bookmark": "e"}) == {"edit-feed": {"e"}}


def test_keys_that_change_places_or_are_nobodys_are_nothing_to_tell_of() -> None:
    assert taken({"next-claim": "n", "next-unread": "]"}) == {}
    assert taken({"next-claim": "],Ctrl-n", "sort": "n"}) == {}
    assert taken({command.id: ",".join(names(command.key)) for command in commands()}) == {}
    assert taken(_of_the_readme()) == {}


def _of_the_readme() -> dict[str, str]:
    """The keys that the README sets, to show how."""
    told = (ROOT / "README.md").read_text(encoding="utf-8").partition("    [keys]\n")[2].partition("\n\n")[0]
    return dict(tomllib.loads(told.replace("    ", "")))


def test_every_key_that_the_readme_shows_can_be_set() -> None:
    shown = {command.id: ",".join(names(command.key)) for command in commands()}
    assert keymap(shown) == keymap({command.id: command.key for command in commands()})


def test_the_readme_says_which_keys_there_are() -> None:
    assert "| `j` `↓` | Down | Go to the next line. |" in table()
    assert all(f"| {command.title} | {command.help} |" in table() for command in commands())


@pytest.mark.parametrize("theme", ["claimreader-light", "claimreader-contrast", "nord", "ansi-dark"])
async def test_every_theme_shows_everything(app: Make, archive: Store, theme: str) -> None:
    async with opened(app(Config(refresh=QUIET, theme=theme)), (80, 24)) as pilot:
        await settled(pilot)
        assert pilot.app.theme == theme
        assert "▌● Dam breaks" in text_of(pilot.app)


async def test_without_colour_signs_tell_where_the_cursor_and_the_focus_are(
    app: Make, archive: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(app(), (80, 24)) as pilot:
        await settled(pilot)
        assert "NO_COLOR" in os.environ or pilot.app.no_color
        assert "▌● Dam breaks" in text_of(pilot.app) and "▏  All" in text_of(pilot.app)
        await press(pilot, "h")
        assert "▏● Dam breaks" in text_of(pilot.app) and "▌  All" in text_of(pilot.app)
