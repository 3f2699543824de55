"""Everyone who claims something, with how much; the one that claims most first."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from textual import on, work
from textual.app import ComposeResult
from textual.getters import query_one
from textual.message import Message

from claimreader.records import KnownParty, PartyRow
from tui.ages import age
from tui.palette import looks
from tui.reading import ClaimsRead
from tui.screens.over import Over
from tui.widgets.coloured_rows import ColouredRows, width_of
from tui.widgets.key_line import KeyLine
from tui.widgets.row_list import Line, RowList

PAGE = 200
"""Parties that are looked up at a time."""


class PartyList(ColouredRows):
    """A party a line: letter, name, claims, denials, contested ones, when it last said something."""

    def __init__(self, known: tuple[KnownParty, ...], now: Callable[[], datetime], *, classes: str) -> None:
        super().__init__(classes=classes)
        self.rows: list[PartyRow] = []
        self._known = known
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
        wide = width >= 70
        counts = f"{_number(row.claims, 'claim', wide)}{_number(row.denials, 'denial', wide)}"
        contested = f"{row.contested or '–':>6} {'contested ' if wide else ''}!"
        last = f" {age(row.last, self._now()):>7} "
        party = self.parties(looks([row.name], self._known).of([row.name]), width - len(counts + contested + last))
        room = width - width_of(party) - len(counts + contested + last)
        return [
            [
                *party,
                (" " * max(room, 0) + counts, "row--quiet"),
                (contested, "row--accent" if row.contested else "row--quiet"),
                (last, "row--quiet"),
            ]
        ]


def _number(number: int, what: str, named: bool) -> str:
    """A number in its column, with what it counts where there is room for that."""
    sign = {"claim": "", "denial": " ×"}[what]
    return f"{number or '–':>6}" + (f" {what + 's' * (number != 1):<7}" if named else sign)


class PartiesScreen(Over):
    """The list of parties; Enter opens all that one has said."""

    DEFAULT_CSS = "PartiesScreen PartyList { height: 1fr; }"

    party_list = query_one(PartyList)

    @dataclass
    class Loaded(Message):
        """Parties were looked up; `complete` when there are no more."""

        rows: list[PartyRow]
        complete: bool

    def __init__(self) -> None:
        super().__init__()
        self.complete = False

    def compose(self) -> ComposeResult:
        """The list, and the keys."""
        yield PartyList(self.reader.config.known_parties(), self.reader.now, classes="pane")
        yield KeyLine()

    def on_mount(self) -> None:
        """Look up the first page."""
        self.party_list.border_title = "Parties"
        self.party_list.focus()
        self._load(PAGE)

    @on(ClaimsRead)
    def look_again(self) -> None:
        """Look up the list as far as it was looked at."""
        self._load(max(self.party_list.count, PAGE))

    @work(thread=True, exclusive=True, group="parties", exit_on_error=False)
    def _load(self, number: int) -> None:
        rows = self.reader.store.parties(0, number)
        self.deliver(self.Loaded(rows, len(rows) < number))

    @on(Loaded)
    def _take(self, message: Loaded) -> None:
        self.complete = message.complete
        self.party_list.show(message.rows)
        number = f"{len(message.rows):,}" + ("" if message.complete else " and more")
        self.party_list.border_subtitle = number if message.rows else "no claims are read yet"

    @on(RowList.Moved)
    def _look_on(self) -> None:
        if not self.complete and self.party_list.cursor >= self.party_list.count - PAGE // 2:
            self._load(self.party_list.count + PAGE)

    @on(RowList.Chosen)
    def _open(self) -> None:
        if self.party_list.row is not None:
            self.reader.open_party(self.party_list.row.name)
