"""The links of an article: to open in the browser, or to copy."""

from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from tui.bindings import bindings
from tui.commands import LINKS
from tui.in_force import key
from tui.links import Link
from tui.safe import safe
from tui.screens.base import Dialog
from tui.widgets.row_list import Line, RowList, fit


class LinkList(RowList):
    """Links, each with its number, its words and where it leads."""

    ROW_HEIGHT = 2

    def __init__(self, links: Sequence[Link]) -> None:
        super().__init__()
        self.links = links

    @property
    def count(self) -> int:
        """How many links there are."""
        return len(self.links)

    def draw(self, index: int, width: int) -> list[Line]:
        """The number and the words; the address below."""
        link = self.links[index]
        number = f"{index + 1:>{len(str(self.count))}} "
        room = max(width - len(number), 0)
        words = (fit(safe(link.words), room), "row--strong")
        return [[(number, "row--accent"), words], [(" " * len(number) + fit(safe(link.url), room), "row--quiet")]]


class Links(Dialog[None]):
    """Lists links; stays open when one is opened, since there may be another."""

    BINDINGS = bindings(LINKS)
    DEFAULT_CSS = """
    Links {
        #box { width: 100; height: 94%; }
        LinkList { height: 1fr; background: $panel; }
    }
    """

    listed = query_one(LinkList)

    def __init__(self, links: Sequence[Link]) -> None:
        super().__init__()
        self.links = links

    def compose(self) -> ComposeResult:
        """The list, and what can be done."""
        with Vertical(id="box") as box:
            box.border_title = "Links"
            box.styles.max_height = 2 * len(self.links) + 6
            yield LinkList(self.links)
            ways = f"{key('open')} or a number opens one, {key('copy-link')} copies its address, {key('close')} leaves."
            yield Static(Content(ways), id="word")

    @on(RowList.Chosen)
    def _open(self) -> None:
        self.reader.follow(self.links[self.listed.cursor].url)

    def on_key(self, event: events.Key) -> None:
        """Open the link of a number; those past nine are gone to."""
        digit = int(event.key) if event.key in "123456789" else 0
        if 0 < digit <= len(self.links):
            event.stop()
            self.listed.cursor = digit - 1
            self._open()

    def action_copy_link(self) -> None:
        """Copy the address."""
        self.reader.copy(self.links[self.listed.cursor].url)
