"""Keys of the user's own: wherever a key is named, it is the one in force."""

import ast
import re
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType

import pytest

from claimreader.config import Config, RefreshConfig
from claimreader.records import Feed
from storage import Store
from tests.bridge import DENIED, publish
from tests.builders import a_feed
from tests.screens import opened, press, settled, text_of, until, words_on
from tui import in_force
from tui.app import ClaimReader
from tui.first_day import BEGUN

Make = Callable[..., ClaimReader]
ROOT = Path(__file__).parents[2]
SENTENCE = re.compile(
    r"(?:^|[ ;:,(])(?:[A-Za-z?*/>\]\[<)(,.]|Escape|Space|comma|period)"
    r"(?: and (?:[A-Z]|Escape|period))? (?:goes|takes|shows?|opens|leads|says|asks|leaves|lists|makes|fetches|closes|"
    r"copies|ticks|adds|writes|on a)\b"
)
"""A key named in a sentence."""


def having(**keys: str) -> Config:
    """A configuration with these keys; `_` stands for `-` in the commands' names."""
    own = MappingProxyType({id.replace("_", "-"): key for id, key in keys.items()})
    return Config(refresh=RefreshConfig(on_start=False, every=0), starters=(), keys=own)


@pytest.fixture
def gazette(store: Store) -> Feed:
    """An outlet with one article that denies."""
    feed = a_feed(store, "https://gazette.example/feed", "River Gazette")
    publish(store, DENIED, feed=feed)
    return feed


async def test_the_welcome_names_the_keys_in_force_and_they_can_be_clicked(app: Make, store: Store) -> None:
    store.remember(BEGUN, "")
    own = having(door_address="f2", drop_sample="Ctrl-x", door_opml="ctrl+o", next_claim="3")
    async with opened(app(own), (120, 40)) as pilot:
        await until(pilot, lambda: "This is a sample edition" in words_on(pilot.app))
        words = words_on(pilot.app)
        assert "F2 Paste an address" in words and "Ctrl-o Import OPML" in words and "Ctrl-x Remove the sample" in words
        assert "4 Starter list" in words, "what was left alone keeps its key"
        door = pilot.app.home.welcome
        y = next(number for number, line in enumerate(text_of(pilot.app).splitlines()) if "F2 Paste" in line)
        x = text_of(pilot.app).splitlines()[y].index("F2 Paste")
        await pilot.click(door, offset=(x - door.region.x, y - door.region.y))
        await until(pilot, lambda: "Add a feed" in words_on(pilot.app))
        await press(pilot, "escape", "ctrl+x")
        await until(pilot, lambda: "There is no feed here yet" in words_on(pilot.app))


async def test_sentences_name_the_keys_in_force(app: Make, store: Store, gazette: Feed) -> None:
    own = having(undo="ctrl+z", bookmarks="f8", next_claim="f5", next_contested="f6", unread_only="f7", leave="f9")
    async with opened(app(own), (120, 40)) as pilot:
        await press(pilot, "enter", "b")
        assert "bookmarked the article; F8 shows all bookmarks" in words_on(pilot.app)
        await press(pilot, "b")
        assert "bookmark on the article removed; Ctrl-z takes it back" in words_on(pilot.app)
        await press(pilot, "w")
        assert "choose a claim first: F5 goes to the next one" in words_on(pilot.app)
        await press(pilot, "A", "f7")
        await until(pilot, lambda: "Nothing unread here: F7 shows what is read." in words_on(pilot.app))
        await press(pilot, "f8", "n")
        assert "F9 goes back" in words_on(pilot.app)


async def test_a_key_that_was_given_away_is_named_nowhere(app: Make, store: Store, gazette: Feed) -> None:
    async with opened(app(having(mark_all_read="U")), (120, 40)) as pilot:
        await press(pilot, "enter", "b", "b")
        assert "removed; “Undo” takes it back" in words_on(pilot.app)
        await press(pilot, "question_mark", *"undo")
        await settled(pilot)
        assert "U Undo" not in words_on(pilot.app)
    assert in_force.keys_of("theme") == ["L"]


def test_a_key_that_is_no_key_leaves_the_usual_one_in_force(app: Make) -> None:
    app(having(undo="no such key", palette="f1"))
    assert (in_force.key("undo"), in_force.key("palette"), in_force.key("quit")) == ("U", "F1", "Q")


def test_no_sentence_has_a_key_of_its_own() -> None:
    """Help and palette apart, which take them from the commands, a key stands in no text of the screen as a letter."""
    named = [
        f"{file.name}: {text}"
        for file in sorted((ROOT / "tui").rglob("*.py"))
        if "commandline" not in file.parts and file.name != "commands.py"
        for text in _texts(ast.parse(file.read_text(encoding="utf-8")))
        if SENTENCE.search(text)
    ]
    assert named == []


def _texts(tree: ast.Module) -> list[str]:
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    said = {
        id(one.value)
        for node in ast.walk(tree)
        for one in (node.body if isinstance(node, documented) else ())
        if isinstance(one, ast.Expr)
    }
    found = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in said)
    return [node.value for node in found if isinstance(node.value, str)]
