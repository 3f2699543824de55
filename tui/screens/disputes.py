"""Every open dispute, the one that moved last first; on a wide terminal both sides of it beside the list."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.getters import query_one
from textual.message import Message

from claimreader.errors import StorageError
from claimreader.phrases import KINDS
from claimreader.records import DisputeRow, KeptDispute, KnownParty
from tui.ages import age
from tui.commands import picked
from tui.dispute_view import dispute_view, looks_of
from tui.palette import looks
from tui.reading import ClaimsRead
from tui.safe import safe
from tui.screens.over import Over
from tui.widgets.claim_sheet import ClaimSheet
from tui.widgets.coloured_rows import ColouredRows
from tui.widgets.key_line import KeyLine
from tui.widgets.row_list import Line, RowList, fit
from tui.widgets.sheet import Sheet

PAGE = 100
"""Disputes that are looked up at a time."""


class DisputeList(ColouredRows):
    """Disputes in three lines: what each is about, who is in it, of how many outlets and when it moved."""

    ROW_HEIGHT = 3

    def __init__(self, known: tuple[KnownParty, ...], now: Callable[[], datetime], *, classes: str) -> None:
        super().__init__(classes=classes)
        self.rows: list[DisputeRow] = []
        self._known = known
        self._now = now

    @property
    def count(self) -> int:
        """How many disputes there are."""
        return len(self.rows)

    @property
    def row(self) -> DisputeRow | None:
        """The dispute under the cursor."""
        return self.rows[self.cursor] if self.rows else None

    def show(self, rows: list[DisputeRow]) -> None:
        """Show these; the cursor stays on its dispute where that is still there."""
        here = self.row.id if self.row else None
        self.rows = rows
        self.redraw()
        self.place_cursor(next((number for number, row in enumerate(rows) if row.id == here), self.cursor))

    def draw(self, index: int, width: int) -> list[Line]:
        """A dispute's three lines."""
        row = self.rows[index]
        sign = "● " if row.news else "★ " if row.bookmarked else "  "
        first: Line = [(sign, "row--accent"), (fit(safe(row.proposition), width - 2), "row--strong")]
        claims, outlets = f"{row.claims} claims", f"{row.outlets} outlet{'s' * (row.outlets != 1)}"
        about = f"{KINDS[row.kind]} · {claims} · {outlets} · {age(row.moved, self._now())}"
        moved = "moved since you looked · " if row.news else ""
        parties = self.parties(looks(row.parties, self._known).of(row.parties), width - 2)
        return [
            first,
            [("  ", ""), *parties],
            [("  ", ""), (moved, "row--accent"), (fit(about, width - 2 - len(moved)), "row--quiet")],
        ]


class DisputesScreen(Over):
    """The list of disputes."""

    BINDINGS = picked("bookmark")
    DEFAULT_CSS = """
    DisputesScreen {
        #panes { height: 1fr; }
        DisputeList { width: 1fr; }
        ClaimSheet { width: 1fr; display: none; }
        &.-three ClaimSheet { display: block; }
    }
    """

    dispute_list = query_one(DisputeList)
    sheet = query_one(ClaimSheet)

    @dataclass
    class Loaded(Message):
        """Disputes were looked up; `complete` when there are no more."""

        rows: list[DisputeRow]
        complete: bool

    @dataclass
    class Seen(Message):
        """The dispute under the cursor was looked up."""

        dispute: KeptDispute | None

    def __init__(self) -> None:
        super().__init__()
        self.complete = False

    def compose(self) -> ComposeResult:
        """The list, both sides, the keys."""
        with Horizontal(id="panes"):
            yield DisputeList(self.reader.config.known_parties(), self.reader.now, classes="pane")
            yield ClaimSheet(classes="pane")
        yield KeyLine()

    def on_mount(self) -> None:
        """Look up the first page."""
        self.dispute_list.border_title = "Disputes"
        self.dispute_list.focus()
        self._load(PAGE)

    # ------------------------------------------------------------------------------------- workers

    def look_again(self) -> None:
        """Look up the list as far as it was looked at."""
        self._load(max(self.dispute_list.count, PAGE))

    @on(ClaimsRead)
    def _take_claims(self) -> None:
        self.look_again()

    @work(thread=True, exclusive=True, group="disputes", exit_on_error=False)
    def _load(self, number: int) -> None:
        rows = self.reader.store.disputes(0, number)
        self.deliver(self.Loaded(rows, len(rows) < number))

    @work(thread=True, exclusive=True, group="dispute", exit_on_error=False)
    def _look_at(self, dispute_id: int) -> None:
        try:
            self.deliver(self.Seen(self.reader.store.dispute(dispute_id)))
        except StorageError:
            self.deliver(self.Seen(None))

    @work(thread=True, group="bookmark", exit_on_error=False)
    def _bookmark(self, row: DisputeRow) -> None:
        store = self.reader.store
        there = store.bookmarked(dispute_id=row.id)
        if there is not None:
            store.remove_bookmark(there.id)
        else:
            store.bookmark_dispute(row.id)
        self.app.call_from_thread(self.look_again)
        self.tell_home()

    # ------------------------------------------------------------------------------------ handlers

    @on(Loaded)
    def _take(self, message: Loaded) -> None:
        self.complete = message.complete
        self.dispute_list.show(message.rows)
        number = f"{len(message.rows):,}" + ("" if message.complete else " and more")
        self.dispute_list.border_subtitle = number if message.rows else ""
        if message.rows:
            self._show_sides()
        else:
            self.sheet.tell("")

    @on(RowList.Moved)
    def _show_sides(self) -> None:
        """Show both sides of the dispute under the cursor, and look up more near the end of the list."""
        row = self.dispute_list.row
        if row is not None and self.sheet.display:
            self._look_at(row.id)
        if not self.complete and self.dispute_list.cursor >= self.dispute_list.count - PAGE // 2:
            self._load(self.dispute_list.count + PAGE)

    @on(Seen)
    def _take_sides(self, message: Seen) -> None:
        dispute = message.dispute
        if dispute is None:
            self.sheet.tell("This dispute is not there any more.")
        elif self.dispute_list.row is not None and self.dispute_list.row.id == dispute.id:
            colours = looks_of(dispute, self.reader.config.known_parties())
            self.sheet.show_view(
                lambda width, showing: dispute_view(dispute, colours, width=width, showing=showing), self.sheet.chosen
            )

    def on_resize(self) -> None:
        """Both sides may be in view now."""
        self.call_after_refresh(self._show_sides)

    @on(RowList.Chosen)
    def _open(self) -> None:
        if self.dispute_list.row is not None:
            self.reader.open_dispute(self.dispute_list.row.id)

    @on(Sheet.ClaimOpened)
    def _open_claim(self, message: Sheet.ClaimOpened) -> None:
        self._open()

    def on_screen_resume(self) -> None:
        """What was done on a dispute's own screen is seen here."""
        self.look_again()

    def action_bookmark(self) -> None:
        """Follow the dispute under the cursor, or no longer."""
        if self.dispute_list.row is not None:
            self._bookmark(self.dispute_list.row)
