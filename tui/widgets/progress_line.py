"""One line that says how far a refresh is, and what it brought; gone when there is nothing to say."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.refreshing import Tally
from tui.safe import safe

BAR = 20
LINGER = 12.0
"""Seconds that the result stays to be read."""


class ProgressLine(Widget):
    """A bar, how many feeds are done, what has come so far, and the feed that was finished last."""

    DEFAULT_CSS = """
    ProgressLine {
        height: 1;
        padding: 0 1;
        background: $footer-background;
        color: $quiet;
        text-wrap: nowrap;
        text-overflow: ellipsis;
        display: none;
        &.-speaking { display: block; }
    }
    """
    ALLOW_SELECT = False

    tally: reactive[Tally | None] = reactive(None)
    """How far it is; None before the first refresh."""
    finished: reactive[bool] = reactive(False)

    def show(self, tally: Tally, *, finished: bool) -> None:
        """Say how far a refresh is; a finished one is taken off after a while."""
        self.tally, self.finished = tally, finished
        self.add_class("-speaking")
        if finished:
            self.set_timer(LINGER, self._fall_silent)

    def render(self) -> Content:
        """The line."""
        tally = self.tally
        if tally is None:
            return Content("")
        if self.finished:
            feeds = f"{tally.total:,} feed{'s' * (tally.total != 1)} asked"
            return Content.assemble(("✓ ", "$success"), f"{feeds}: ", (str(tally), "$foreground"))
        full = BAR * tally.done // max(tally.total, 1)
        return Content.assemble(
            ("━" * full, "$primary"),
            ("─" * (BAR - full), "$border-blurred"),
            f" {tally.done:,}/{tally.total:,}  ",
            (str(tally) if tally.done else "asking the feeds for news", "$foreground"),
            f"  {safe(tally.last)}" if tally.last else "",
        )

    def _fall_silent(self) -> None:
        if self.finished:
            self.remove_class("-speaking")
