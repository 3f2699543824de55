"""Every key there is, as the user has set them, found by typing."""

from collections.abc import Collection

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one
from textual.widgets import Input

from claimreader.records.record import record
from tui.bindings import bindings
from tui.command import Command, Group
from tui.commands import EVERYWHERE, GOING, GROUPS, HELP, LISTS
from tui.in_force import key, keys_of
from tui.keys import names
from tui.screens.base import Dialog
from tui.titles import plain
from tui.widgets.row_list import Line, RowList, fit


@record
class Entry:
    """A line of the help: a group's title, or one command with its keys."""

    title: str
    keys: str = ""
    help: str = ""


def entries(words: str, here: Collection[str] = ()) -> list[Entry]:
    """The lines whose keys or words contain all of `words`, under the titles of their groups.

    The groups come first whose commands are all, or mostly, of use `here`, and of those the ones for few places.
    """
    wanted = words.casefold().split()
    lines: list[Entry] = []
    for group in sorted(GROUPS, key=lambda group: _elsewhere(group, here)):
        found = [entry for entry in (_entry(one) for one in group.commands) if _matches(entry, wanted)]
        if found:
            lines += [Entry("")] * bool(lines) + [Entry(group.title), *found]
    return lines


def _elsewhere(group: Group, here: Collection[str]) -> tuple[float, bool]:
    """The share of a group's commands that are of no use where the user is; and whether it is for many places."""
    useless = sum(command.id not in here for command in group.commands)
    return useless / len(group.commands), bool(here) and group in (LISTS, GOING, EVERYWHERE)


def _entry(command: Command) -> Entry:
    return Entry(command.title, "  ".join(names(",".join(keys_of(command.id)))), command.help)


def _matches(entry: Entry, wanted: list[str]) -> bool:
    words = f"{entry.title} {entry.keys} {entry.help}".casefold()
    return all(word in words for word in wanted)


class KeyList(RowList):
    """Commands with their keys, in groups."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self.entries)

    def show(self, entries: list[Entry]) -> None:
        """Show these lines from the first on."""
        self.entries = entries
        self.redraw()
        self.place_cursor(1, top=0)

    @property
    def entry(self) -> Entry | None:
        """The line that the cursor is on."""
        return self.entries[self.cursor] if self.entries else None

    def draw(self, index: int, width: int) -> list[Line]:
        """Keys, title and help in columns."""
        entry = self.entries[index]
        if not entry.help:
            return [[(fit(entry.title, width), "row--accent")]]
        keys, title = min(19, width // 4), min(18, width // 3)
        left: Line = [(fit(f"{entry.keys:>{keys - 2}}", keys - 2) + "  ", "row--strong"), (fit(entry.title, title), "")]
        return [[*left, (" " + fit(entry.help, width - keys - title - 1), "row--quiet")]]


class HelpScreen(Dialog[None]):
    """The keys in their groups, narrowed down by what is typed."""

    DEFAULT_CSS = """
    HelpScreen {
        #box { width: 104; height: 94%; padding: 0 1; }
        KeyList { height: 1fr; background: $panel; margin-top: 1; }
    }
    """

    BINDINGS = bindings(HELP)

    box = query_one("#box", Vertical)
    words = query_one(Input)
    key_list = query_one(KeyList)

    def __init__(self, here: Collection[str] = ()) -> None:
        super().__init__()
        self._here = here

    def compose(self) -> ComposeResult:
        """What to find, and what was found."""
        with Vertical(id="box") as box:
            box.border_title = "Keys"
            yield Input(placeholder="find a key: its name, or what it does")
            yield KeyList()

    def on_mount(self) -> None:
        """Show them all."""
        self._find()

    @on(Input.Changed)
    def _find(self) -> None:
        self.key_list.show(entries(self.words.value, self._here))
        self._explain()

    @on(RowList.Moved)
    def _explain(self) -> None:
        """Say in full what the key does that the cursor is on."""
        entry = self.key_list.entry
        told = entry.help if entry and entry.help else f"type to find, {key('close')} leaves"
        self.box.border_subtitle = plain(told)

    def action_move(self, by: int) -> None:
        """Go to the next key, or to the one before."""
        self.key_list.cursor += by

    @on(Input.Submitted)
    def _go_to_list(self) -> None:
        self.key_list.focus()
