"""Writing a note on a bookmark, and giving it tags."""

from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one
from textual.widgets import Input, Label

from claimreader.records import Bookmark
from tui.in_force import key
from tui.screens.base import Dialog
from tui.titles import plain


class Noted(NamedTuple):
    """What the user wrote."""

    note: str
    tags: tuple[str, ...]


class NoteScreen(Dialog[Noted]):
    """A line for the note and one for the tags; Enter keeps them."""

    DEFAULT_CSS = """
    NoteScreen {
        #box { width: 76; }
        Label { color: $quiet; margin-top: 1; }
    }
    """

    note = query_one("#note", Input)
    tags = query_one("#tags", Input)

    def __init__(self, bookmark: Bookmark) -> None:
        super().__init__()
        self._bookmark = bookmark

    def compose(self) -> ComposeResult:
        """The two lines."""
        with Vertical(id="box") as box:
            box.border_title = plain(self._bookmark.title)
            box.border_subtitle = plain(f"Enter keeps, {key('close')} leaves it as it was")
            yield Label("Note")
            yield Input(self._bookmark.note, id="note")
            yield Label("Tags, separated by spaces")
            yield Input(" ".join(self._bookmark.tags), id="tags")

    def on_mount(self) -> None:
        """Begin with the note."""
        self.note.focus()

    @on(Input.Submitted)
    def _keep(self) -> None:
        tags = dict.fromkeys(word.lstrip("#") for word in self.tags.value.replace(",", " ").split())
        self.dismiss(Noted(self.note.value.strip(), tuple(filter(None, tags))))
