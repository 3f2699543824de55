"""Taking a dispute out of the program: as Markdown, JSON or CSV, into a file or onto the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one
from textual.widgets import Label

from claimreader.evidence import Format, written
from claimreader.records import KeptDispute
from tui import files
from tui.bindings import bindings
from tui.commands import TAKING
from tui.in_force import key
from tui.screens.base import Dialog, ReaderScreen
from tui.titles import plain
from tui.widgets.row_list import Line, RowList, fit

if TYPE_CHECKING:
    from claimreader.claims.unanswered import Unanswered

MOST = 74_000
"""Characters that terminals with a short memory take onto the clipboard: 100,000 bytes of base64."""

ABOUT = {
    Format.MARKDOWN: "to read and to quote, with a link to each article",
    Format.JSON: "for programs: everything that is known of each claim",
    Format.CSV: "for a spreadsheet: one line for each claim",
}


class Taken(NamedTuple):
    """What the user wants."""

    format: Format
    clipboard: bool


def take(screen: ReaderScreen[None], dispute: KeptDispute, unheard: Sequence[Unanswered]) -> None:
    """Ask for a format, write the dispute in it, and tell where it is."""
    take_text(screen, dispute.proposition, lambda format: written(dispute, format, unheard), what="the dispute")


def take_text(
    screen: ReaderScreen[None], title: str, text_of: Callable[[Format], str], *, what: str = "the bookmarks"
) -> None:
    """Ask for a format, write what is written in it to a file called after a title, or copy it, and tell."""

    def do(taken: Taken | None) -> None:
        if taken is None:
            return
        text = text_of(taken.format)
        if taken.clipboard:
            screen.reader.copy_words(text, f"{what} as {taken.format.value}{_much(text)}")
        else:
            screen.run_worker(
                partial(_write, screen, title, taken.format, text),
                thread=True,
                group="file",
                exit_on_error=False,
            )

    screen.app.push_screen(TakingScreen(title, files.told(files.folder())), do)


def _write(screen: ReaderScreen[None], title: str, format: Format, text: str) -> None:
    try:
        said, grave = f"written to {files.told(files.write(title, format.suffix, text))}", False
    except OSError as error:
        said, grave = f"nothing was written: {error.strerror or error}: {files.told(files.folder())}", True
    screen.app.call_from_thread(screen.reader.say, said, "error" if grave else "information", timeout=10)


def _much(text: str) -> str:
    """A word of warning where terminals may take less than there is."""
    return f" ({len(text) // 1000} kB; some terminals take no more than {MOST // 1000})" if len(text) > MOST else ""


class FormatList(RowList):
    """The formats, one a line."""

    @property
    def count(self) -> int:
        """How many there are."""
        return len(Format)

    @property
    def format(self) -> Format:
        """The format under the cursor."""
        return list(Format)[self.cursor]

    def draw(self, index: int, width: int) -> list[Line]:
        """A format's line."""
        format = list(Format)[index]
        return [[(f"{index + 1}  {format.value:<9}", "row--strong"), (fit(ABOUT[format], width - 12), "row--quiet")]]


class TakingScreen(Dialog[Taken]):
    """A list of formats; Enter writes a file, y puts it on the clipboard."""

    BINDINGS = bindings(TAKING)
    DEFAULT_CSS = """
    TakingScreen {
        #box { width: 78; }
        FormatList { height: 3; }
    }
    """
    formats = query_one(FormatList)

    def __init__(self, what: str, folder: str) -> None:
        super().__init__()
        self._what = what
        self._folder = folder

    def compose(self) -> ComposeResult:
        """The formats, and where a file goes."""
        with Vertical(id="box") as box:
            box.border_title = plain(self._what)
            ways = f"{key('open')} writes a file, {key('take-copy')} copies, {key('close')} leaves"
            box.border_subtitle = plain(ways)
            yield FormatList()
            yield Label(plain(f"Files go to {self._folder}") or "", id="word")

    def on_mount(self) -> None:
        """Begin with the first."""
        self.formats.focus()

    def take(self, clipboard: bool) -> None:
        """Leave with the format under the cursor."""
        self.dismiss(Taken(self.formats.format, clipboard))

    @on(RowList.Chosen)
    def _write(self) -> None:
        self.take(clipboard=False)

    def action_take_copy(self) -> None:
        """Put it on the clipboard."""
        self.take(clipboard=True)

    def action_take(self, place: int) -> None:
        """Write it in the format with this number."""
        self.formats.place_cursor(place)
        self.take(clipboard=False)
