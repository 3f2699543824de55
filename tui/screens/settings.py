"""What is wrong in the configuration: which file it is, which line, what was expected, and what to do."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.getters import query_one

from claimreader.config import Config
from tui.drawn import ACCENT, QUIET, STRONG, Line, Piece, drawable, flow
from tui.screens.over import Over
from tui.view import View
from tui.widgets.claim_sheet import ClaimSheet
from tui.widgets.key_line import KeyLine

INDENT = [Piece("  ")]


class SettingsScreen(Over):
    """The configuration's problems, each in full, to be read as long as the user likes."""

    opened_by = "settings"
    DEFAULT_CSS = "SettingsScreen ClaimSheet { height: 1fr; }"

    sheet = query_one(ClaimSheet)

    def compose(self) -> ComposeResult:
        """What is wrong, and the keys."""
        yield ClaimSheet(classes="pane")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show it, and take the line off the home screen that leads here."""
        self.sheet.border_title = "Configuration"
        self.sheet.focus()
        config, found = self.reader.config, self.reader.problems
        self.sheet.show_view(lambda width, showing: View(list(lines_of(config, found, width - 2))))
        self.reader.home.tell(())


def lines_of(config: Config, problems: tuple[str, ...], width: int) -> Iterator[Line]:
    """The file, its problems, and what to do about them."""
    yield ()
    if config.path is not None:
        yield from flow([Piece(drawable(str(config.path)), STRONG)], width, first=INDENT, rest=INDENT)
    yield from flow([Piece(_sum_up(config, problems), QUIET)], width, first=INDENT, rest=INDENT)
    for problem in problems:
        here = problem.removeprefix(f"{config.path}").lstrip(",: ") if config.path else problem
        yield ()
        yield from flow([Piece(drawable(here))], width, first=[Piece("  ! ", ACCENT)], rest=[Piece("    ")])
    if problems:
        yield ()
        todo = "Mend the file and start the reader again. `claimreader doctor` tells the same without the reader."
        yield from flow([Piece(todo, QUIET)], width, first=INDENT, rest=INDENT)


def _sum_up(config: Config, problems: tuple[str, ...]) -> str:
    """How it stands with the configuration, in a sentence."""
    if problems:
        number = f"{len(problems)} things in it" if len(problems) > 1 else "One thing in it"
        return f"{number} cannot be used; all the rest is in force." if config.path else "It could not be read."
    if config.path is not None:
        return "Everything in it is in force."
    from claimreader.config import default_path

    return f"There is none. It would be {default_path()}; `claimreader config` prints one to begin with."
