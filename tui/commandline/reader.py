"""The reader: what `claimreader` opens when no command is given."""

from __future__ import annotations

import os
import sys

import click

from claimreader.errors import ConfigError
from tui.commandline.given import Given


def open_reader(given: Given) -> None:
    """Open the reader in the terminal; a configuration that cannot be read is told of on the screen.

    Raises:
        ClaimReaderError: there is no database to read from.
        UsageError: this is no terminal for it.
    """
    unfit = _unfit_terminal()
    if unfit:
        raise click.UsageError(f"the reader needs a terminal, and {unfit}")
    from claimreader.config import Config

    try:
        config = Config.load(given.config_path)
    except ConfigError as error:
        config = Config(problems=(f"{error}; the defaults are used",))
    from storage import Store
    from tui.app import ClaimReader
    from tui.commandline.configured import subscribe

    with Store.open(given.database or config.database_path()) as store:
        subscribe(store, config.feeds)
        ClaimReader(store, config).run()


def _unfit_terminal() -> str:
    """Why the reader cannot be drawn here, or nothing."""
    if not sys.stdin.isatty() or not sys.stdout.isatty():
        return "this is none"
    if os.environ.get("TERM", "") in ("dumb", "unknown"):
        return f"TERM is {os.environ['TERM']}"
    return ""
