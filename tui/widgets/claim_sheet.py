"""Claims on a page that is built for the width it has; the keyboard goes from claim to claim."""

from collections.abc import Callable

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from tui.drawn import QUIET, Line, Piece
from tui.messages import message
from tui.signs import Showing
from tui.view import View
from tui.widgets.sheet import Sheet

Build = Callable[[int, Showing], View]
"""Makes the view for a width in cells."""

NEAR = 12
"""Lines before the end at which more is asked for."""


class ClaimSheet(Sheet):
    """A view of claims."""

    @message
    class EndNeared(Message):
        """The last lines are nearly in view: if there is more, it is time to add it."""

        sheet: "ClaimSheet"

        @property
        def control(self) -> "ClaimSheet":
            """The page."""
            return self.sheet

    @message
    class Ready(Message):
        """What the page was given to show can be gone through."""

        sheet: "ClaimSheet"

        @property
        def control(self) -> "ClaimSheet":
            """The page."""
            return self.sheet

    @message
    class Built(Message):
        """The view is there."""

        view: View
        turn: int
        whole: bool = True
        """It is all there is to show."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.view = View()
        self._build: Build | None = None
        self._top: Build | None = None
        self._width = 0
        self._asked_at = -1
        self._aside = False
        self._turn = 0
        self._taken = 0
        """The last turn whose view is there as a whole."""
        self._seeking = False
        """Whether the chosen claim is to be gone to once the view is there: not where the user may have left it."""

    def show_view(
        self, build: Build, chosen: int | None = None, *, aside: bool = False, top: Build | None = None
    ) -> None:
        """Show what `build` makes, which it does beside the screen where it has much to do.

        What is in view stays where it is as far as it can. Where nothing is in view yet, what `top` makes, the first
        lines of the same, is shown at once.
        """
        self._build, self._aside = build, aside
        self._top = top if chosen is None and not self.view.lines else None
        self._seeking = self._seeking or chosen != self.chosen
        with self.prevent(Sheet.ClaimChosen):
            self.set_reactive(Sheet.chosen, chosen)
        self.refresh_bindings()
        self.lay_out()

    def extend(self, build: Build, more: Build) -> None:
        """Add what `more` makes below what is shown; `build` makes all of it, for another width."""
        width = self.scrollable_content_region.width
        self._build = build
        if self._width != width or self._taken != self._turn or not self.view.lines:
            self.lay_out()
            return
        self._turn += 1
        self._taken = self._turn
        self.view.join(more(width, self.showing))
        self.redraw()
        self._ask_for_more()

    def tell(self, words: str) -> None:
        """Show a sentence instead of claims."""
        self.show_view(lambda width, showing: View([(), (Piece("  "), Piece(words, QUIET))]))

    def on_resize(self) -> None:
        """Build anew for another width."""
        if self._width != self.scrollable_content_region.width:
            self._seeking = True
            self.lay_out()

    def lay_out(self) -> None:
        """Build the lines for the width that there is."""
        self._width = width = self.scrollable_content_region.width
        if not width or self._build is None:
            return
        self._turn += 1
        if self._aside and self._top:
            self._take_view(self.Built(self._top(width, self.showing), self._turn, whole=False))
            self._top = None
            self.call_after_refresh(self._go_on, self._turn)
        elif self._aside:
            self._build_aside(self._build, width, self.showing, self._turn)
        else:
            self._take_view(self.Built(self._build(width, self.showing), self._turn))

    def _go_on(self, turn: int) -> None:
        """Build the whole after its first lines, unless something else is to be shown by now."""
        if turn == self._turn:
            self.lay_out()

    @work(thread=True, exclusive=True, group="build", exit_on_error=False)
    def _build_aside(self, build: Build, width: int, showing: Showing, turn: int) -> None:
        message = self.Built(build(width, showing), turn)
        if not get_current_worker().is_cancelled:
            self.post_message(message)

    @on(Built)
    def _take_view(self, message: Built) -> None:
        if message.turn != self._turn:
            return
        self.view = message.view
        self._asked_at = -1
        self.redraw()
        if self._seeking and self.chosen is not None:
            self.show_lines(self.lines_of(self.chosen))
        if message.whole:
            self._taken, self._seeking = message.turn, False
            self._ask_for_more()
            self.post_message(self.Ready(self))

    @property
    def line_count(self) -> int:
        """How many lines there are."""
        return len(self.view.lines)

    def line(self, y: int) -> Line:
        """A line of the view."""
        return self.view.lines[y]

    def lines_of(self, claim_id: int) -> range:
        """The lines of a claim."""
        return self.view.places.get(claim_id, range(0))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Ask for more near the end."""
        super().watch_scroll_y(old_value, new_value)
        self._ask_for_more()

    def _ask_for_more(self) -> None:
        end = self.scroll_offset.y + self.scrollable_content_region.height
        if end + NEAR >= self.line_count and self._asked_at != self.line_count:
            self._asked_at = self.line_count
            self.post_message(self.EndNeared(self))

    # ------------------------------------------------------------------------------------- actions

    def step(self, by: int) -> bool:
        """Choose the next claim, or the one before; whether there is one."""
        order = self.view.order
        here = order.index(self.chosen) if self.chosen in order else -1 if by > 0 else len(order)
        if not 0 <= here + by < len(order):
            return False
        self.choose(order[here + by])
        return True

    def action_down(self) -> None:
        """Go to the next claim; past the last one, scroll."""
        if not self.step(1):
            super().action_down()

    def action_up(self) -> None:
        """Go to the claim before; before the first one, scroll."""
        if not self.step(-1):
            super().action_up()

    def action_top(self) -> None:
        """Go to the first claim."""
        if self.view.order:
            self.choose(self.view.order[0])
        super().action_top()

    def action_bottom(self) -> None:
        """Go to the last claim."""
        if self.view.order:
            self.choose(self.view.order[-1])
        super().action_bottom()
