"""One feed's settings: what it is called, where it stands, whether whole pages are fetched; and leaving it."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Button, Checkbox, Input, Label, Static

from claimreader.records import Feed
from claimreader.records.record import record
from tui.safe import safe
from tui.screens.base import Dialog


@record
class FeedChange:
    """What shall become of a feed."""

    feed: Feed
    title: str
    folder: str
    full_text: bool
    unsubscribe: bool = False


class Tick(Checkbox):
    """A box that is ticked or empty, to be told apart without colour."""

    BUTTON_LEFT = "["
    BUTTON_RIGHT = "]"

    @property
    def BUTTON_INNER(self) -> str:  # type: ignore[override]
        """The tick."""
        return "x" if self.value else " "


class EditFeed(Dialog[FeedChange]):
    """Shows a feed's settings; gives the change that was asked for."""

    DEFAULT_CSS = """
    EditFeed {
        #box { width: 70; }
        Label { color: $quiet; }
        Tick { margin-top: 1; border: none; background: transparent; padding: 0; }
        Tick > .toggle--button, Tick.-on > .toggle--button { color: $foreground; background: transparent; }
        #word { margin: 1 0; }
        #buttons { height: auto; }
        Button { margin-right: 2; padding: 0 2; }
    }
    """

    title_input = query_one("#title", Input)
    folder_input = query_one("#folder", Input)
    whole_pages = query_one(Checkbox)

    def __init__(self, feed: Feed) -> None:
        super().__init__()
        self.feed = feed

    def compose(self) -> ComposeResult:
        """The settings, what is known of the feed, and what can be done."""
        with Vertical(id="box") as box:
            box.border_title = "Feed"
            yield Label("Title")
            yield Input(safe(self.feed.title), id="title")
            yield Label("Folder")
            yield Input(safe(self.feed.folder), id="folder", placeholder="none")
            yield Tick("Fetch the whole page of every new article", self.feed.full_text)
            yield Static(Content(safe(self.feed.url)), id="word")
            with Horizontal(id="buttons"):
                yield Button("Save", id="save", variant="primary", compact=True)
                yield Button("Unsubscribe", id="unsubscribe", variant="error", compact=True)

    @on(Input.Submitted)
    @on(Button.Pressed, "#save")
    def _save(self) -> None:
        title = self.title_input.value.strip() or self.feed.title
        self.dismiss(FeedChange(self.feed, title, self.folder_input.value.strip(), self.whole_pages.value))

    @on(Button.Pressed, "#unsubscribe")
    def _leave(self) -> None:
        self.dismiss(FeedChange(self.feed, self.feed.title, self.feed.folder, self.feed.full_text, unsubscribe=True))
