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
    click.echo(click.style(text, bold=bold or None, fg=fg) if _coloured() else text)


def complain(message: str) -> None:
    """Say on stderr what is wrong, in one line."""
    click.echo(f"claimreader: {safe(message, 2000)}", err=True)


def table(names: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows: under their names and aligned for people, as values between tabs, without names, for programs."""
    cells = [[safe("" if value is None else str(value)) for value in row] for row in rows]
    if not for_people():
        for row in cells:
            click.echo("\t".join(row))
        return
    from rich.cells import cell_len, set_cell_size

    widths = [max(cell_len(cell) for cell in column) for column in zip(names, *cells, strict=True)]
    spare = get_terminal_size().columns - sum(widths[:-1]) - 2 * (len(widths) - 1)
    widths[-1] = max(10, min(widths[-1], spare))
    for number, row in enumerate([list(names), *cells]):
        line = "  ".join(set_cell_size(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()
        say(line, bold=True) if number == 0 else say(line)


def _coloured() -> bool:
    return for_people() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
