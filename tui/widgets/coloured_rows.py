"""A list whose rows name parties, each in its colour and with its letter."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.style import Style

from claimreader.phrases import NO_PARTY
from tui.painting import ground_of
from tui.palette import Look
from tui.safe import safe
from tui.widgets.row_list import Line, RowList, fit

INK, BADGE = "ink/", "badge/"
"""What begins the names of styles that are a party's colour: as letters, or as the ground of its letter."""


class ColouredRows(RowList):
    """Rows with parties in them."""

    def _component(self, name: str, chosen: bool) -> Style:
        kind, _, colour = name.partition("/")
        if not colour:
            return super()._component(name, chosen)
        if self.app.no_color:
            return Style(reverse=kind == "badge", bold=True)
        if kind == "badge":
            ground = self.rich_style.bgcolor
            return Style(color=ground if ground and not ground.is_default else "#000000", bgcolor=colour, bold=True)
        return Style(bold=True) if chosen else Style(color=colour)

    def ink_of(self, colour: str) -> str:
        """The style of letters in a colour of the palette, or in one that the user has set; none for none."""
        return INK + Look(None, "", colour).on(ground_of(self.app.current_theme)) if colour else ""

    def parties(self, voices: Sequence[Look], room: int, between: str = "  ") -> Line:
        """Parties in at most `room` cells: letters and names, as many as fit."""
        ground = ground_of(self.app.current_theme)
        line: Line = []
        left = room
        for number, look in enumerate(voices):
            title, gap = safe(look.party or NO_PARTY), between if number else ""
            if left < cell_len(gap) + 8:
                break
            name = fit(title, min(cell_len(title), left - cell_len(gap) - 4))
            ink = look.on(ground)
            line += [(gap, ""), (f" {look.letter} ", BADGE + ink), (" " + name, INK + ink)]
            left -= cell_len(gap) + 4 + cell_len(name)
        return line


def width_of(line: Line) -> int:
    """How many cells a line takes."""
    return sum(cell_len(text) for text, _ in line)
