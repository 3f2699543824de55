"""Adding a feed: an address is typed, what lies there is looked up, and where there are several feeds one is chosen."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input, Static

from claimreader.errors import AddressError, ClaimReaderError
from claimreader.feeds.opml import Subscription
from tui.background import Job
from tui.in_force import key
from tui.messages import message
from tui.safe import safe
from tui.screens.base import Dialog
from tui.widgets.row_list import Line, RowList, fit

if TYPE_CHECKING:
    from claimreader.feeds.discover import Found


class FoundList(RowList):
    """The feeds that a page names."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.found: Sequence[Found] = ()

    @property
    def count(self) -> int:
        """How many feeds there are."""
        return len(self.found)

    def show(self, found: "Sequence[Found]") -> None:
        """Offer these feeds."""
        self.found = found
        self.styles.height = min(len(found), 8)
        self.set_class(bool(found), "-offering")
        self.redraw()

    def draw(self, index: int, width: int) -> list[Line]:
        """A feed's title and address."""
        found = self.found[index]
        title = safe(found.title) or "(without a title)"
        return [[(fit(title, width // 2 - 1) + " ", ""), (fit(safe(found.url), width - width // 2), "row--quiet")]]


class AddFeed(Dialog[Subscription]):
    """Asks for an address; gives the feed to subscribe to."""

    DEFAULT_CSS = """
    AddFeed {
        #box { width: 76; }
        FoundList { display: none; margin-top: 1; background: $panel; }
        FoundList.-offering { display: block; }
    }
    """

    address = query_one("#address", Input)
    word = query_one("#word", Static)
    choice = query_one(FoundList)

    @message
    class Looked(Message):
        """What was found at an address, or why nothing was."""

        address: str
        found: "Sequence[Found]"
        error: Exception | None = None

    def compose(self) -> ComposeResult:
        """The address, what is found there, and what is to be done."""
        with Vertical(id="box") as box:
            box.border_title = "Add a feed"
            yield Input(placeholder="address of a feed or of a site, such as example.org", id="address")
            yield FoundList()
            yield Static(Content(f"Enter looks for feeds there, {key('close')} leaves."), id="word")

    def on_mount(self) -> None:
        """Nothing is looked for yet."""
        self._looking: Job | None = None
        self._unreachable = ""

    def on_unmount(self) -> None:
        """Stop looking."""
        if self._looking is not None:
            self._looking.cancel()

    @on(Input.Changed)
    def _forget(self) -> None:
        self._unreachable = ""
        self.choice.show(())

    @on(Input.Submitted)
    def _look(self) -> None:
        address = self.address.value.strip()
        if not address:
            return
        if address == self._unreachable:
            from claimreader.feeds.address import checked

            self._choose(checked(address))
            return
        if self._looking is not None:
            self._looking.cancel()
        self._say(f"Looking for feeds at {address} …")
        self._looking = self.reader.background.start(partial(self._discover, address), "discovery")

    async def _discover(self, address: str) -> None:
        try:
            found = await self.reader.finder(address)
        except ClaimReaderError as error:
            self.post_message(self.Looked(address, (), error))
        else:
            self.post_message(self.Looked(address, found))

    @on(Looked)
    def _take(self, message: Looked) -> None:
        if message.address != self.address.value.strip():
            return
        found = message.found
        if len(found) == 1:
            self._choose(found[0].url)
        elif found:
            self._say(f"{len(found)} feeds were found there: choose one with Enter.")
            self.choice.show(found)
            self.choice.focus()
        elif message.error is None:
            self._say("No feed was found there, and none is named on that page.", wrong=True)
        else:
            self._refuse(message.address, message.error)

    def _refuse(self, address: str, error: Exception) -> None:
        """Say why nothing was found; what is only out of reach may be subscribed to all the same."""
        if isinstance(error, AddressError):
            self._say(str(error), wrong=True)
        else:
            self._unreachable = address
            self._say(f"{str(error).rstrip('.')}. Enter subscribes to it all the same.", wrong=True)

    @on(RowList.Chosen)
    def _take_choice(self, message: RowList.Chosen) -> None:
        self._choose(self.choice.found[message.index].url)

    def _choose(self, url: str) -> None:
        self.dismiss(Subscription(url, "", ""))

    def _say(self, text: str, *, wrong: bool = False) -> None:
        self.word.update(Content.styled(safe(text), "$error" if wrong else "$quiet"))
