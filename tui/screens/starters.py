"""The starter list: outlets that report contested events from several sides, to choose from."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from claimreader.config import Starter
from claimreader.feeds.opml import Subscription
from tui.bindings import bindings
from tui.commands import CHOICES
from tui.in_force import key
from tui.safe import safe
from tui.screens.base import Dialog
from tui.widgets.row_list import Line, RowList, fit


class StarterList(RowList):
    """Feeds with a box to tick."""

    BINDINGS = bindings(CHOICES)

    def __init__(self, starters: Sequence[Starter]) -> None:
        super().__init__()
        self.starters = starters
        self.ticked: set[int] = set()

    @property
    def count(self) -> int:
        """How many feeds there are."""
        return len(self.starters)

    def chosen(self) -> list[Starter]:
        """What is ticked; where nothing is, what the cursor is on."""
        ticked = self.ticked or {self.cursor}
        return [starter for index, starter in enumerate(self.starters) if index in ticked]

    def action_tick(self) -> None:
        """Tick the feed, or take the tick away, and go on to the next."""
        self.ticked ^= {self.cursor}
        self.redraw(self.cursor)
        self.cursor += 1

    def action_tick_all(self) -> None:
        """Tick every feed, or none."""
        self.ticked = set() if len(self.ticked) == self.count else set(range(self.count))
        self.redraw()

    def draw(self, index: int, width: int) -> list[Line]:
        """The box, the title, and who it is."""
        starter = self.starters[index]
        box = ("[x] ", "row--accent") if index in self.ticked else ("[ ] ", "row--quiet")
        title = min(26, width // 3)
        about = safe(f"{starter.folder}: {starter.about}" if starter.about else starter.folder)
        return [[box, (fit(safe(starter.title), title) + "  ", ""), (fit(about, width - title - 7), "row--quiet")]]


class Starters(Dialog[Sequence[Subscription]]):
    """Offers the starter list; gives the feeds that were ticked."""

    DEFAULT_CSS = """
    Starters {
        #box { width: 100; height: 94%; }
        StarterList { height: 1fr; background: $panel; }
    }
    """

    offered = query_one(StarterList)

    def __init__(self, starters: Sequence[Starter]) -> None:
        super().__init__()
        self.starters = starters

    def compose(self) -> ComposeResult:
        """The list, and how to choose."""
        with Vertical(id="box") as box:
            box.border_title = "Starter list"
            box.styles.max_height = len(self.starters) + 6
            yield StarterList(self.starters)
            ways = f"{key('tick')} ticks, {key('tick-all')} ticks all, {key('open')} subscribes, {key('close')} leaves."
            yield Static(Content(ways), id="word")

    @on(RowList.Chosen)
    def _take(self) -> None:
        self.dismiss([Subscription(one.url, one.title, one.folder) for one in self.offered.chosen()])
