"""The reader: what `claimreader` opens when no command is given."""

from __future__ import annotations

import gc
import os
import sys

import click

from claimreader.errors import ConfigError
from tui.commandline.given import Given
from tui.commandline.output import say


def open_reader(given: Given) -> int:
    """Open the reader in the terminal until it is left; a configuration that cannot be read is told of on the screen.

    Raises:
        ClaimReaderError: there is no database to read from.
        UsageError: this is no terminal for it.
    """
    unfit = _unfit_terminal()
    if unfit:
        why = f"the reader needs a terminal, {unfit}; the commands work without one"
        if sys.stdout.isatty() and not sys.stderr.isatty():
            say(f"claimreader: {why}")  # what is written on stderr, nobody sees here
        raise click.UsageError(why)
    gc.disable()  # until the first paint: what is made for it stays, and looking for garbage takes a tenth of the start
    from claimreader.config import Config
    from storage import Store
    from tui.app import ClaimReader
    from tui.commandline.configured import subscribe
    from tui.wishes import load

    try:
        config = load(given.config_path)
    except ConfigError as error:
        config = Config(problems=(f"{error}; the defaults are used",))
    with Store.open(given.database or config.database_path()) as store:
        subscribe(store, config.feeds)
        reader = ClaimReader(store, config)
        reader.run()
    return reader.return_code or 0


def _unfit_terminal() -> str:
    """Why the reader cannot be drawn here, or nothing."""
    if not sys.stdin.isatty() or not sys.stdout.isatty():
        return "and its input or output is none"
    if not sys.stderr.isatty():
        return "and what it draws on, stderr, is none"
    if os.environ.get("TERM", "") in ("dumb", "unknown"):
        return f"and one that can be drawn on: TERM is {os.environ['TERM']}"
    return ""
