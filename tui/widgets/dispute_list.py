"""Disputes in three lines each: what it is about, who is in it, of how many outlets and when it moved or was opened."""

from collections.abc import Callable
from datetime import datetime

from claimreader.phrases import KINDS
from claimreader.records import DisputeOrder, DisputeRow
from tui.ages import age
from tui.palette import Palette
from tui.safe import safe
from tui.widgets.coloured_rows import ColouredRows
from tui.widgets.row_list import Line, fit

BY_AGE = (DisputeOrder.NEWEST, DisputeOrder.OLDEST)


class DisputeList(ColouredRows):
    """A list of disputes."""

    ROW_HEIGHT = 3

    def __init__(self, palette: Palette, now: Callable[[], datetime], *, classes: str) -> None:
        super().__init__(classes=classes)
        self.rows: list[DisputeRow] = []
        self.order = DisputeOrder.MOVEMENT
        self._palette = palette
        self._now = now

    @property
    def count(self) -> int:
        """How many disputes there are."""
        return len(self.rows)

    @property
    def row(self) -> DisputeRow | None:
        """The dispute under the cursor."""
        return self.rows[self.cursor] if self.rows else None

    def show(self, rows: list[DisputeRow], order: DisputeOrder, *, anew: bool = False, empty: str = "") -> None:
        """Show these; the cursor stays on its dispute where that is still there, or goes to the first one `anew`."""
        here = self.row.id if self.row else None
        self.rows, self.order, self.empty = rows, order, empty
        self.redraw()
        if anew:
            self.place_cursor(0, top=0)
        else:
            self.place_cursor(next((number for number, row in enumerate(rows) if row.id == here), self.cursor))

    def draw(self, index: int, width: int) -> list[Line]:
        """A dispute's three lines."""
        row = self.rows[index]
        sign = "● " if row.news else "★ " if row.bookmarked else "  "
        first: Line = [(sign, "row--accent"), (fit(safe(row.proposition), width - 2), "row--strong")]
        moved = "moved since you looked · " if row.news else ""
        parties = self.parties(self._palette.looks(row.parties).of(row.parties), width - 2)
        about = fit(" · ".join(self._about(row)), width - 2 - len(moved))
        return [first, [("  ", ""), *parties], [("  ", ""), (moved, "row--accent"), (about, "row--quiet")]]

    def _about(self, row: DisputeRow) -> list[str]:
        claims = f"{row.claims} claim{'s' * (row.claims != 1)}"
        outlets = f"{row.outlets} outlet{'s' * (row.outlets != 1)}"
        opened, moved = age(row.opened, self._now()), age(row.moved, self._now())
        if self.order in BY_AGE:
            times = f"opened {opened}" + (f", moved {moved}" if moved != opened else "")
        else:
            times = f"moved {moved}"
        return [KINDS[row.kind], claims, outlets, times]
