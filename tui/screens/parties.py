"""Everyone who claims something, with how much; the one that claims most first."""

from collections.abc import Callable
from datetime import datetime

from textual import on, work
from textual.app import ComposeResult
from textual.getters import query_one
from textual.message import Message

from claimreader.records import PartyRow
from tui.ages import age
from tui.bindings import bindings
from tui.commands import PARTIES
from tui.messages import message
from tui.palette import Palette
from tui.screens.over import Over
from tui.titles import plain
from tui.widgets.coloured_rows import ColouredRows, width_of
from tui.widgets.find_line import FindLine
from tui.widgets.key_line import KeyLine
from tui.widgets.row_list import Line, RowList

PAGE = 200
"""Parties that are looked up at a time."""


class PartyList(ColouredRows):
    """A party a line: letter, name, claims, denials, contested ones, when it last said something.

    What there is none of stays empty; the title says what the columns are.
    """

    def __init__(self, palette: Palette, now: Callable[[], datetime], *, classes: str) -> None:
        super().__init__(classes=classes)
        self.rows: list[PartyRow] = []
        self._palette = palette
        self._now = now

    @property
    def count(self) -> int:
        """How many parties there are."""
        return len(self.rows)

    @property
    def row(self) -> PartyRow | None:
        """The party under the cursor."""
        return self.rows[self.cursor] if self.rows else None

    def show(self, rows: list[PartyRow]) -> None:
        """Show these; the cursor stays on its party where that is still there."""
        here = self.row.name if self.row else None
        self.rows = rows
        self.redraw()
        self.place_cursor(next((number for number, row in enumerate(rows) if row.name == here), self.cursor))

    def draw(self, index: int, width: int) -> list[Line]:
        """A party's line."""
        row = self.rows[index]
        numbers = [
            (row.claims, " ", "row--quiet"),
            (row.denials, "×", "row--quiet"),
            (row.contested, "!", "row--accent"),
        ]
        columns: Line = [(f"{number:>6,}{sign}" if number else " " * 7, style) for number, sign, style in numbers]
        columns.append((f"{age(row.last, self._now()):>8} ", "row--quiet"))
        room = width - width_of(columns)
        party = self.parties(self._palette.looks([row.name]).of([row.name]), room)
        return [[*party, (" " * (room - width_of(party)), ""), *columns]]


class PartiesScreen(Over):
    """The list of parties; Enter opens all that one has said."""

    opened_by = "parties"
    DEFAULT_CSS = "PartiesScreen PartyList { height: 1fr; }"

    BINDINGS = bindings(PARTIES)
    party_list = query_one(PartyList)
    find_line = query_one(FindLine)

    @message
    class Loaded(Message):
        """Parties were looked up; `complete` when there are no more."""

        letters: str
        rows: list[PartyRow]
        complete: bool

    def __init__(self) -> None:
        super().__init__()
        self.complete = False
        self.letters = ""
        """What the names that are listed have in them."""
        self.expect()

    def compose(self) -> ComposeResult:
        """What is looked for, the list, the keys."""
        yield FindLine("a part of the name")
        yield PartyList(self.reader.palette, self.reader.now, classes="pane")
        yield KeyLine()

    def on_mount(self) -> None:
        """Look up the first page."""
        self.party_list.border_title = "Parties"
        self.party_list.focus()
        self.look_again()

    def look_again(self) -> None:
        """Look up the list as far as it was looked at."""
        self.look_in_turn("parties", lambda: self._load(self.letters, max(self.party_list.count, PAGE)))

    @work(thread=True, exclusive=True, group="parties", exit_on_error=False)
    def _load(self, letters: str, number: int) -> None:
        rows = self.reader.store.party_rows(letters, number)
        self.deliver(self.Loaded(letters, rows, len(rows) < number))

    @on(Loaded)
    def _take(self, message: Loaded) -> None:
        if message.letters != self.letters:
            return
        self.complete = message.complete
        nobody = f"Nobody with “{self.letters}” in the name." if self.letters else "No claims are read yet."
        self.party_list.empty = nobody
        self.party_list.show(message.rows)
        number = f"{len(message.rows):,}" + ("" if message.complete else " and more")
        limited = f" · “{self.letters}”" if self.letters else ""
        self.party_list.border_title = plain(f"Parties{limited} · claims, denials ×, contested !, last")
        self.party_list.border_subtitle = plain(number if message.rows else "")
        self.arrive()

    @on(RowList.Moved)
    def _look_on(self) -> None:
        if not self.complete and self.party_list.cursor >= self.party_list.count - PAGE // 2:
            self._load(self.letters, self.party_list.count + PAGE)

    @on(RowList.Chosen)
    def _open(self) -> None:
        if self.party_list.row is not None:
            self.reader.open_party(self.party_list.row.name)

    def action_find(self) -> None:
        """Look for a party by its name."""
        self.find_line.begin()

    @on(FindLine.Sought)
    def _find(self, message: FindLine.Sought) -> None:
        if message.words != self.letters:
            self.expect()
            self.letters = message.words
            self.party_list.place_cursor(0, top=0)
            self._load(self.letters, PAGE)

    @on(FindLine.Left)
    def _stop_finding(self) -> None:
        self.party_list.focus()

    def action_let_go(self) -> None:
        """Let go of what is looked for; where there is nothing, go back."""
        if self.letters:
            self.find_line.action_stop_finding()
        else:
            self.action_leave()
