"""What every screen of the program has in common: its size classes, and a way for its workers to report."""

from collections.abc import Callable
from inspect import isawaitable
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from rich.console import RenderableType
from textual import events, on
from textual.content import Content
from textual.dom import DOMNode
from textual.message import Message
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Input
from textual.worker import Worker, WorkerState, get_current_worker

from tui.bindings import bindings
from tui.commands import DIALOGS
from tui.in_force import key
from tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from tui.app import ClaimReader

Result = TypeVar("Result")

LEAST_WIDTH = 40
LEAST_HEIGHT = 10
WIDTHS = [(0, "-tiny"), (LEAST_WIDTH, "-one"), (76, "-two"), (110, "-three")]
"""One, two or three columns; under the least width nothing fits."""
HEIGHTS = [(0, "-flat"), (LEAST_HEIGHT, "-low"), (30, "-high")]

LEAVING = frozenset({"leave", "let_go", "dismiss"})
"""What nobody has to wait for."""
PATIENCE = 0.3
"""Seconds after which it is said that a key was heard."""
PATIENT = "still loading: your keys are done then"


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

    opened_by: ClassVar[str] = ""
    """The command that leads here, where it is one that does from anywhere."""
    _had_focus: Widget | None = None
    _arrived = True
    """Whether there is on the screen what the keys act on."""
    _hint = ""
    """What was said last that holds on this screen only."""
    _typed: tuple[Callable[[], object], ...] = ()
    """What was asked for while it was on its way."""

    def __init__(self) -> None:
        super().__init__()
        self._once_more: dict[str, Callable[[], object]] = {}
        """What is looked up anew as soon as it has been looked up, by groups of workers."""

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

    def on_key(self, event: events.Key) -> None:
        """Write down what was typed before there was a line to type into: no letter comes here from that line."""
        if isinstance(self.focused, Input) and event.is_printable:
            event.stop()
            self.focused.post_message(events.Key(event.key, event.character))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what made a worker fail, once, and look up what has waited for it; the screen stays as it was."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            self.reader.complain(event.worker.error)
            self.arrive()
        if event.state in (WorkerState.ERROR, WorkerState.SUCCESS):
            look = self._once_more.pop(event.worker.group, None)
            if look is not None:
                self.look_in_turn(event.worker.group, look)

    def deliver(self, message: Message) -> None:
        """Post a worker's result, unless a newer worker has taken its place."""
        if not get_current_worker().is_cancelled:
            self.post_message(message)

    def looking(self, group: str) -> bool:
        """Whether a worker of a group is looking something up for this screen."""
        own = (worker for worker in self.workers if worker.node is self and worker.group == group)
        return any(not (worker.is_cancelled or worker.is_finished) for worker in own)

    def look_in_turn(self, group: str, look: Callable[[], object]) -> None:
        """Look something up anew; where that is being done, once more when it is done.

        News that comes faster than it is looked up would cancel one look after the other, and none would be seen.
        """
        if self.looking(group):
            self._once_more[group] = look
        else:
            look()

    # ------------------------------------------------------------------------------------ what keys do

    @on(Sheet.NothingChosen)
    def _say_what_opens(self) -> None:
        """Enter is for a claim."""
        self.hint(f"choose a claim first: {key('next-claim')} goes to the next one")

    def hint(self, text: str) -> None:
        """Say what is to be done here; it goes with this screen."""
        self._hint = text
        self.reader.say(text)

    def on_screen_suspend(self) -> None:
        """What was said of this screen's keys holds no longer."""
        self.reader.unsay(self._hint)

    def idle(self, action: str) -> bool:
        """Whether an action would, here and now, only say why it does nothing: it is offered nowhere then."""
        return False

    def ready_for(self, action: str, namespace: DOMNode | None, do: Callable[[], object]) -> bool:
        """Whether there is what an action is meant for; if not yet, `do` does it when there is."""
        at_once = self._arrived and not self._typed
        if at_once or isinstance(namespace, Input) or not self.waits(action, namespace):
            return True
        if not self._typed:
            self.set_timer(PATIENCE, self._ask_for_patience)
        self._typed += (do,)
        return False

    def waits(self, action: str, namespace: DOMNode | None) -> bool:
        """Whether an action is for what is on its way to the screen."""
        return action not in LEAVING and namespace is not self.app

    def expect(self) -> None:
        """What the keys act on is on its way."""
        self._arrived = False

    def arrive(self) -> None:
        """What the keys act on is here: what was asked for meanwhile is done, in its order."""
        self._arrived = True
        self.reader.unsay(PATIENT)
        self.call_later(self._do_what_was_typed)

    async def _do_what_was_typed(self) -> None:
        """Do it in its order; what one key has sent for, the next one waits for."""
        while self._typed and self._arrived:
            do, *left = self._typed
            self._typed = tuple(left)
            done = do()
            if isawaitable(done):
                await done

    def _ask_for_patience(self) -> None:
        if self._typed:
            self.reader.say(PATIENT)


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
