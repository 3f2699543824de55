"""What commands print: aligned and in colour for people, tab-separated and stable for programs, errors on stderr."""

import os
import sys
from collections.abc import Iterable, Sequence
from shutil import get_terminal_size

import click

from tui.safe import safe


def for_people() -> bool:
    """Whether the output is read on a terminal."""
    return sys.stdout.isatty()


def say(text: str = "", *, bold: bool = False, fg: str | None = None) -> None:
    """Print a line; with weight and colour where a person reads it on a terminal that has them."""
    click.echo(click.style(text, bold=bold or None, fg=fg) if (bold or fg) and _coloured() else text)


def complain(message: str) -> None:
    """Say on stderr what is wrong, in one line."""
    click.echo(f"claimreader: {safe(message, 2000)}", err=True)


def values(*row: object) -> None:
    """Print a row for programs: its values between tabs, nothing where there is none."""
    click.echo("\t".join(_cell(value) for value in row))


def table(names: Sequence[str], rows: Iterable[Sequence[object]], *, wide: int = -1) -> None:
    """Print rows for people, aligned under their names; the column `wide` gives way where the terminal ends."""
    from rich.cells import cell_len

    cells = [[_cell(value) for value in row] for row in rows]
    widths = [max(map(cell_len, column)) for column in zip(names, *cells, strict=True)]
    over = sum(widths) + 2 * (len(widths) - 1) - get_terminal_size().columns
    widths[wide] = max(20, widths[wide] - max(0, over))
    for number, row in enumerate([list(names), *cells]):
        line = "  ".join(_fitted(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()
        say(line, bold=number == 0)


def _cell(value: object) -> str:
    return "" if value is None else safe(str(value))


def _fitted(text: str, width: int) -> str:
    from rich.cells import cell_len, set_cell_size

    return set_cell_size(text, width) if cell_len(text) <= width else f"{set_cell_size(text, width - 1)}…"


def _coloured() -> bool:
    return for_people() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
