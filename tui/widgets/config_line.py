"""One line on the home screen that says that something in the configuration cannot be used; gone once it was read."""

from collections.abc import Sequence
from pathlib import Path

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.in_force import key
from tui.safe import safe


class ConfigLine(Widget):
    """How much is wrong in which file, and the key that tells it; a click is as good as the key."""

    DEFAULT_CSS = """
    ConfigLine {
        height: 1;
        padding: 0 1;
        background: $footer-background;
        color: $foreground;
        text-wrap: nowrap;
        text-overflow: ellipsis;
        display: none;
        &.-speaking { display: block; }
    }
    """
    ALLOW_SELECT = False

    number: reactive[int] = reactive(0)
    """How many things cannot be used."""

    def tell(self, path: Path | None, problems: Sequence[str]) -> None:
        """Say that there are problems; none: say nothing."""
        self._file = safe(path.name) if path else "the configuration"
        self.number = len(problems)
        self.set_class(bool(problems), "-speaking")

    def render(self) -> Content:
        """The line."""
        if not self.number:
            return Content("")
        things = f"{self.number} thing{'s' * (self.number != 1)} in {self._file} cannot be used"
        return Content.assemble(
            ("! ", "bold $warning"), f"{things}: ", (key("settings"), "bold"), " says why, and closes this line"
        )

    async def on_click(self) -> None:
        """Tell it."""
        await self.app.run_action("settings")
