"""Every open dispute, in an order, of a party or a feed; on a wide terminal both sides of it beside the list."""

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.getters import query_one
from textual.message import Message

from claimreader.errors import StorageError
from claimreader.records import DisputeOrder, DisputeQuery, DisputeRow, KeptDispute
from tui.bindings import bindings, picked
from tui.commands import DISPUTES, SHARED
from tui.dispute_view import dispute_view, looks_of
from tui.in_force import key
from tui.messages import message
from tui.screens.limiting import Limited
from tui.since import Followed, followed, several
from tui.titles import plain
from tui.widgets.claim_sheet import ClaimSheet
from tui.widgets.dispute_list import DisputeList
from tui.widgets.key_line import KeyLine
from tui.widgets.row_list import RowList
from tui.widgets.sheet import Sheet

PAGE = 100
"""Disputes that are looked up at a time."""

ORDERS = {
    DisputeOrder.MOVEMENT: "last moved first",
    DisputeOrder.SIZE: "most claims first",
    DisputeOrder.NEWEST: "newest first",
    DisputeOrder.OLDEST: "oldest first",
}
"""What an order is called."""


class DisputesScreen(Limited):
    """The list of disputes."""

    opened_by = "disputes"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(DISPUTES), *picked(*SHARED[DISPUTES.title])]
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

    @message
    class Loaded(Message):
        """Disputes were looked up; `complete` when there are no more."""

        query: DisputeQuery
        rows: list[DisputeRow]
        complete: bool
        feed: str
        """What the feed is called that the list is limited to."""

    @message
    class Seen(Message):
        """The dispute under the cursor was looked up."""

        dispute: KeptDispute | None
        known: Followed

    def __init__(self) -> None:
        super().__init__()
        self.complete = False
        self._shown: DisputeQuery | None = None
        self._sides_of: int | None = None
        """The dispute whose sides are shown."""
        self.expect()

    def compose(self) -> ComposeResult:
        """The list, both sides, the keys."""
        with Horizontal(id="panes"):
            yield DisputeList(self.reader.palette, self.reader.now, classes="pane")
            yield ClaimSheet(classes="pane")
        yield KeyLine()

    def on_mount(self) -> None:
        """Look up the first page of what was listed last time."""
        self.recall()
        self.dispute_list.border_title = "Disputes"
        self.dispute_list.focus()

    def on_screen_resume(self) -> None:
        """What was done on a dispute's own screen is seen here."""
        self.look_again()

    # ------------------------------------------------------------------------------------- workers

    def look_again(self) -> None:
        """Look up the list as far as it was looked at."""
        self.look_in_turn("disputes", lambda: self._load(self.asked, max(self.dispute_list.count, PAGE)))

    @work(thread=True, exclusive=True, group="disputes", exit_on_error=False)
    def _load(self, query: DisputeQuery, number: int) -> None:
        store = self.reader.store
        rows = store.dispute_rows(query, 0, number)
        self.deliver(self.Loaded(query, rows, len(rows) < number, self._feed_called(query.feed_id)))

    def _feed_called(self, feed_id: int | None) -> str:
        try:
            return "" if feed_id is None else self.reader.store.feed(feed_id).title
        except StorageError:
            return "a feed that is gone"

    @work(thread=True, exclusive=True, group="dispute", exit_on_error=False)
    def _look_at(self, dispute_id: int) -> None:
        try:
            store = self.reader.store
            dispute = store.dispute(dispute_id)
            self.deliver(self.Seen(dispute, followed(store, store.bookmarks_on(dispute_id=dispute_id), dispute)))
        except StorageError:
            self.deliver(self.Seen(None, Followed()))

    @work(thread=True, group="bookmark", exit_on_error=False)
    def _bookmark(self, row: DisputeRow) -> None:
        store = self.reader.store
        there = store.bookmarks_on(dispute_id=row.id)
        if len(there) > 1:
            self.app.call_from_thread(self.reader.say, several(len(there)))
        elif there:
            store.remove_bookmark(there[0].id)
        else:
            store.bookmark_dispute(row.id)
        self.app.call_from_thread(self.look_again)
        self.tell_home()

    # ------------------------------------------------------------------------------------ handlers

    @on(Loaded)
    def _take(self, message: Loaded) -> None:
        query = message.query
        if query != self.asked:
            return
        self.complete = message.complete
        ways = f"{key('by-party')} and {key('by-feed')}"
        limited = query.party is not None or query.feed_id is not None
        empty = f"No such dispute: {ways} limit the list." if limited else "Nothing is disputed in what has been read."
        self.dispute_list.show(message.rows, query.order, anew=query != self._shown is not None, empty=empty)
        self._shown = query
        about = ["Disputes", ORDERS[query.order], query.party or "", message.feed]
        self.dispute_list.border_title = plain(" · ".join(filter(None, about)))
        number = f"{len(message.rows):,}" + ("" if message.complete else " and more")
        self.dispute_list.border_subtitle = number if message.rows else ""
        if message.rows:
            self._show_sides()
        else:
            self.sheet.tell("")
        self.arrive()

    @on(RowList.Moved)
    def _show_sides(self) -> None:
        """Show both sides of the dispute under the cursor, and look up more near the end of the list."""
        row = self.dispute_list.row
        if row is not None and self.sheet.display:
            self._look_at(row.id)
        if not self.complete and self.dispute_list.cursor >= self.dispute_list.count - PAGE // 2:
            self._load(self.asked, self.dispute_list.count + PAGE)

    def list_as_asked(self) -> None:
        """Look up the first page of what is asked for."""
        self._load(self.asked, PAGE)

    @on(Seen)
    def _take_sides(self, message: Seen) -> None:
        dispute = message.dispute
        if dispute is None:
            self.sheet.tell("This dispute is not there any more.")
        elif self.dispute_list.row is not None and self.dispute_list.row.id == dispute.id:
            if dispute.id != self._sides_of:
                self._sides_of, self.sheet.chosen = dispute.id, None
                self.sheet.scroll_to(y=0, animate=False)
            colours = looks_of(dispute, self.reader.palette)
            threshold = self.reader.config.claims.threshold
            self.sheet.show_view(
                lambda width, showing: dispute_view(
                    dispute, colours, width=width, showing=showing._replace(threshold=threshold), known=message.known
                ),
                self.sheet.chosen,
                aside=True,
            )

    def on_resize(self) -> None:
        """Both sides may be in view now."""
        super().on_resize()
        self.call_after_refresh(self._show_sides)

    @on(RowList.Chosen)
    def _open(self) -> None:
        if self.dispute_list.row is not None:
            self.reader.open_dispute(self.dispute_list.row.id)

    @on(Sheet.ClaimOpened)
    def _open_claim(self, message: Sheet.ClaimOpened) -> None:
        if self.dispute_list.row is not None:
            self.reader.open_dispute(self.dispute_list.row.id, message.claim_id)

    # ------------------------------------------------------------------------------------- actions

    def action_bookmark(self) -> None:
        """Follow the dispute under the cursor, or no longer."""
        if self.dispute_list.row is not None:
            self._bookmark(self.dispute_list.row)
