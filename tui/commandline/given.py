"""What was given before the command, and what follows from it: the configuration and the store."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tui.commandline.output import complain

if TYPE_CHECKING:
    from claimreader.config import Config
    from storage import Store


@dataclass(frozen=True)
class Given:
    """The options that stand before the command."""

    config_path: Path | None = None
    database: Path | None = None

    @cached_property
    def config(self) -> Config:
        """The configuration; what is wrong in it is said once, on stderr.

        Raises:
            ConfigError: the file cannot be read at all.
        """
        from tui.wishes import load

        config = load(self.config_path)
        for problem in config.problems:
            complain(problem)
        return config

    @property
    def database_path(self) -> Path:
        """Where the articles are kept."""
        return self.database or self.config.database_path()

    def store(self) -> Store:
        """The store, opened, with the feeds that the configuration lists; to be closed by who asked for it.

        Raises:
            StorageError: it cannot be opened.
        """
        from storage import Store
        from tui.commandline.configured import subscribe

        store = Store.open(self.database_path)
        subscribe(store, self.config.feeds)
        return store
