"""What every group of the Store's methods stands on: transactions and the clock."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime

from storage.connections import Connections
from storage.values import stamp


class Access:
    """The base of the Store's groups of methods."""

    _connections: Connections
    _clock: Callable[[], datetime]

    def _reading(self) -> AbstractContextManager[sqlite3.Connection]:
        """One consistent view of the database."""
        return self._connections.reading()

    def _writing(self, *, durable: bool = False) -> AbstractContextManager[sqlite3.Connection]:
        """A transaction; `durable` for what the user wrote, which shall survive even a power cut."""
        return self._connections.writing(durable=durable)

    def _now(self) -> int:
        return stamp(self._clock())
