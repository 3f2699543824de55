"""What every screen of the program has in common: its size classes, and a way for its workers to report."""

from typing import TYPE_CHECKING, TypeVar, cast

from rich.console import RenderableType
from textual import events
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.worker import Worker, WorkerState, get_current_worker

from tui.commands import DIALOGS, bindings

if TYPE_CHECKING:
    from tui.app import ClaimReader

Result = TypeVar("Result")

LEAST_WIDTH = 40
LEAST_HEIGHT = 10
WIDTHS = [(0, "-tiny"), (LEAST_WIDTH, "-one"), (76, "-two"), (110, "-three")]
"""One, two or three columns; under the least width nothing fits."""
HEIGHTS = [(0, "-flat"), (LEAST_HEIGHT, "-low"), (30, "-high")]


def columns_in(width: int) -> int:
    """How many columns are shown side by side in a terminal of this width."""
    return 3 if width >= WIDTHS[3][0] else 2 if width >= WIDTHS[2][0] else 1


class ReaderScreen(Screen[Result]):
    """A screen of claimreader; on a terminal that is too small it says so, and comes back when there is room."""

    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    DEFAULT_CSS = """
    ReaderScreen {
        &.-tiny > *, &.-flat > * { display: none !important; }
    }
    """

    _had_focus: Widget | None = None

    @property
    def reader(self) -> "ClaimReader":
        """The program."""
        return cast("ClaimReader", self.app)

    @property
    def too_small(self) -> bool:
        """Whether nothing useful fits into the terminal."""
        return self.app.size.width < LEAST_WIDTH or self.app.size.height < LEAST_HEIGHT

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Remember where the keyboard was."""
        self._had_focus = event.widget

    def on_resize(self) -> None:
        """Give the keyboard back to what had it before the terminal was too small for anything."""
        self.call_after_refresh(self._refocus)

    def _refocus(self) -> None:
        if self.focused is None and self._had_focus is not None and self._had_focus.is_attached:
            self.set_focus(self._had_focus)

    def render(self) -> RenderableType:
        """The word that the terminal is too small, where nothing else is shown."""
        if self.too_small:
            return cast(RenderableType, Content(f"terminal too small\n({LEAST_WIDTH}×{LEAST_HEIGHT} is the least)"))
        return super().render()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what made a worker fail, once; the screen stays as it was."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            self.reader.complain(event.worker.error)

    def deliver(self, message: Message) -> None:
        """Post a worker's result, unless a newer worker has taken its place."""
        if not get_current_worker().is_cancelled:
            self.post_message(message)


class Dialog(ReaderScreen[Result], ModalScreen[Result]):
    """A screen that lies over another one and asks for something; escape leaves it."""

    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $background 65%;
        #box { max-width: 96%; height: auto; padding: 1 2; border: round $border; background: $panel; }
        #word { height: auto; margin-top: 1; color: $quiet; }
        &.-low #box { padding: 0 2; }
    }
    """

    BINDINGS = bindings(DIALOGS)
