"""SQLite connections: one per thread, set up alike, closed together; and SQLite's complaints in words for the user."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from claimreader.errors import StorageError

CACHE_KIB = 8_000
"""Page cache of one connection: the lists' covering indexes of some 200,000 articles."""

PRAGMAS = (
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "temp_store=MEMORY",
    "synchronous=NORMAL",
    f"cache_size=-{CACHE_KIB}",
    f"journal_size_limit={64 << 20}",
)
"""What SQLite wants to be told on every connection."""

IN_USE = "{path} is in use by another program that does not let go of it. Close that program and try again."
NOT_WRITABLE = "{path} cannot be written. Check the permissions of the file and of its folder."
DAMAGED = "{path} is damaged. Put the newest backup beside it in its place, or move it away to begin anew."
NOT_A_DATABASE = "{path} is not a database. Move it away, or name another file with --db."
CLOSED = "{path} was closed."

COMPLAINTS = {
    sqlite3.SQLITE_BUSY: IN_USE,
    sqlite3.SQLITE_LOCKED: IN_USE,
    sqlite3.SQLITE_FULL: "The disk that holds {path} is full. What was there before is kept; make room and try again.",
    sqlite3.SQLITE_READONLY: NOT_WRITABLE,
    sqlite3.SQLITE_PERM: NOT_WRITABLE,
    sqlite3.SQLITE_CANTOPEN: "{path} cannot be opened. Check that it exists and that you may read and write it.",
    sqlite3.SQLITE_IOERR: "The disk that holds {path} reports an error. Check the disk; nothing was changed.",
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: NOT_A_DATABASE,
    sqlite3.SQLITE_INTERRUPT: CLOSED,
}
"""What a user can mend, by SQLite's primary result code; every other error of SQLite is a bug and is let through."""


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn SQLite's errors that a user can mend into a StorageError that says how."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if code not in COMPLAINTS:
            raise
        raise StorageError(COMPLAINTS[code].format(path=path)) from error


def connect(path: Path, patience: float) -> sqlite3.Connection:
    """A connection to an existing file, which waits `patience` seconds for other writers; transactions are explicit."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=patience, isolation_level=None, check_same_thread=False
    )
    connection.row_factory = sqlite3.Row
    try:
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


class Connection:
    """One thread's connection; `busy` is held while it works, so that closing waits for it."""

    def __init__(self, path: Path, patience: float) -> None:
        self.db = connect(path, patience)
        self.busy = threading.RLock()

    def close(self) -> None:
        """Close it, after breaking off what it is doing."""
        while not self.busy.acquire(timeout=0.02):
            self.db.interrupt()
        try:
            # An interruption that came too late would hit the next statement: let that not be the last checkpoint.
            self.db.execute("SELECT 1")
            self.db.close()
        finally:
            self.busy.release()


class Owner:
    """A thread's hold on its connection: goes when the thread ends, and the connection with it."""

    def __init__(self, connection: Connection, all_: dict[int, Connection]) -> None:
        self.connection = connection
        self._all = all_
        all_[id(self)] = connection

    def __del__(self) -> None:
        # Whoever takes it out of the dictionary closes it: two threads that close one connection crash the process.
        connection = self._all.pop(id(self), None)
        if connection is not None:
            connection.close()


class Connections:
    """The connections of all threads to one database."""

    def __init__(self, path: Path, patience: float) -> None:
        self.path = path
        self._patience = patience
        self._local = threading.local()
        self._all: dict[int, Connection] = {}
        self._lock = threading.Lock()
        self._closed = False

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One consistent view of the database, however many queries are made."""
        with self._mine() as db:
            if db.in_transaction:
                yield db
                return
            db.execute("BEGIN")
            try:
                yield db
            finally:
                self._roll_back(db)

    @contextmanager
    def writing(self, *, durable: bool = False) -> Iterator[sqlite3.Connection]:
        """A transaction: all of it is kept, or nothing; `durable` survives even a power cut.

        Raises:
            StorageError: the database cannot be written.
        """
        with self._mine() as db:
            if durable:
                db.execute("PRAGMA synchronous=FULL")
            try:
                # Immediate: a transaction that reads first and writes later could not wait for another writer.
                db.execute("BEGIN IMMEDIATE")
                yield db
                db.execute("COMMIT")
            finally:
                self._roll_back(db)
                if durable:
                    db.execute("PRAGMA synchronous=NORMAL")

    def close(self) -> None:
        """Close all connections; whoever uses one afterwards gets a StorageError."""
        with self._lock:
            self._closed = True
            for owner in list(self._all):
                connection = self._all.pop(owner, None)
                if connection is not None:
                    connection.close()

    @contextmanager
    def _mine(self) -> Iterator[sqlite3.Connection]:
        with explained(self.path):
            owner: Owner = getattr(self._local, "owner", None) or self._open()
            with owner.connection.busy:
                if self._closed:
                    raise StorageError(CLOSED.format(path=self.path))
                yield owner.connection.db

    def _open(self) -> Owner:
        with self._lock:
            if self._closed:
                raise StorageError(CLOSED.format(path=self.path))
            owner = Owner(Connection(self.path, self._patience), self._all)
        self._local.owner = owner
        return owner

    @staticmethod
    def _roll_back(db: sqlite3.Connection) -> None:
        if db.in_transaction:
            db.execute("ROLLBACK")
