"""Taking over subscriptions from another reader: an OPML file, or newsboat's `urls` with its tags and titles."""

from collections.abc import Sequence
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input, Static

from claimreader.errors import OpmlError
from claimreader.feeds import lists
from claimreader.feeds.newsboat import urls_file
from claimreader.feeds.opml import Subscription
from tui.in_force import key
from tui.messages import message
from tui.safe import safe
from tui.screens.base import Dialog

LARGEST = 5_000_000
"""Bytes of a list that are read; ten thousand feeds are far less."""

_TITLES = {"opml": "Import from OPML", "newsboat": "Import from newsboat"}
_HINTS = {"opml": "path of an OPML file, as other readers export it", "newsboat": "path of newsboat's urls file"}


class ImportFeeds(Dialog[Sequence[Subscription]]):
    """Asks for a file, and says what is in it before anything is taken over."""

    DEFAULT_CSS = """
    ImportFeeds {
        #box { width: 76; }
    }
    """

    path = query_one("#path", Input)
    word = query_one("#word", Static)

    @message
    class Read(Message):
        """What a file holds, or why it cannot be read."""

        path: str
        listed: Sequence[Subscription]
        error: str = ""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind
        self.listed: Sequence[Subscription] = ()

    def compose(self) -> ComposeResult:
        """The path, and what is in the file."""
        with Vertical(id="box") as box:
            box.border_title = _TITLES[self.kind]
            yield Input(placeholder=_HINTS[self.kind], id="path")
            yield Static(Content(f"Enter reads the file, {key('close')} leaves."), id="word")

    def on_mount(self) -> None:
        """Look where newsboat keeps its list."""
        found = urls_file() if self.kind == "newsboat" else None
        if found is not None:
            self.path.value = str(found)
            self._read(str(found))
        elif self.kind == "newsboat":
            self._say("There is no urls file in the places where newsboat keeps it.")

    @on(Input.Changed)
    def _forget(self) -> None:
        self.listed = ()

    @on(Input.Submitted)
    def _go_on(self) -> None:
        if self.listed:
            self.dismiss(self.listed)
        elif self.path.value.strip():
            self._read(self.path.value.strip())

    @work(thread=True, exclusive=True, group="read", exit_on_error=False)
    def _read(self, path: str) -> None:
        try:
            with Path(path).expanduser().open("rb") as file:
                data = file.read(LARGEST + 1)
        except OSError as error:
            self.deliver(self.Read(path, (), f"{path}: {error.strerror}"))
            return
        try:
            self.deliver(self.Read(path, lists.read(data)))
        except OpmlError as error:
            self.deliver(self.Read(path, (), str(error)))

    @on(Read)
    def _take(self, message: Read) -> None:
        if message.path != self.path.value.strip():
            return
        self.listed = message.listed
        if message.error:
            self._say(message.error, wrong=True)
        elif not message.listed:
            self._say("There is no feed in that file.", wrong=True)
        else:
            self._say(f"{_inventory(message.listed)}. Enter subscribes to them, {key('close')} leaves.")

    def _say(self, text: str, *, wrong: bool = False) -> None:
        self.word.update(Content.styled(safe(text), "$error" if wrong else "$quiet"))


def _inventory(listed: Sequence[Subscription]) -> str:
    folders = len({one.folder for one in listed if one.folder})
    feeds = f"{len(listed):,} feed{'s' * (len(listed) != 1)}"
    return f"{feeds} in {folders} folder{'s' * (folders != 1)}" if folders else feeds
