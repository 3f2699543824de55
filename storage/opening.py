"""Opening the database file: whose it is, who goes first, what is missing. A file that is not ours stays as it is."""

import os
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO

from claimreader.errors import StorageError
from storage import schema
from storage.connections import DAMAGED, NOT_A_DATABASE, connect, explained

APPLICATION_ID = int.from_bytes(b"clmr", "big")
"""In the file's header (bytes 68 to 71): says whose database it is."""

MAGIC = b"SQLite format 3\0"
BACKUPS = 3
"""How many backups stay beside the file."""


def prepare(path: Path, patience: float) -> None:
    """Make the file ready for use: create it, or check it and bring it up to date.

    Raises:
        StorageError: newer, foreign, damaged, locked, full or not writable; the file is as it was.
    """
    if sqlite3.sqlite_version_info < (3, 37):
        raise StorageError(f"SQLite 3.37 or newer is needed; this Python brings {sqlite3.sqlite_version}.")
    if not path.name:
        raise StorageError("The database has no name. Name a file with --db.")
    with reachable(path), first_in_line(path, patience), explained(path):
        if is_new(path):
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        with closing(connect(path, patience)) as connection:
            bring_up_to_date(connection, path)


@contextmanager
def reachable(path: Path) -> Iterator[None]:
    """See to it that the file's folder is there, for its owner only; what the system refuses is a StorageError."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise StorageError(
            f"{path} cannot be opened: {reason}. Check its folder, or name another file with --db."
        ) from error


@contextmanager
def first_in_line(path: Path, patience: float) -> Iterator[None]:
    """Hold the lock file beside the database: SQLite itself does not wait where it switches to WAL.

    Raises:
        StorageError: another process held it for longer than `patience` seconds.
    """
    descriptor = os.open(path.with_name(f"{path.name}.lock"), os.O_CREAT | os.O_RDWR, 0o600)
    with os.fdopen(descriptor, "r+b") as file:
        deadline = time.monotonic() + patience
        while not lock(file):
            if time.monotonic() > deadline:
                raise StorageError(f"{path} is being prepared by another claimreader. Try again in a moment.")
            time.sleep(0.02)
        yield


def lock(file: IO[bytes]) -> bool:
    """Try to lock a file until it is closed; False while another process has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def is_new(path: Path) -> bool:
    """Whether there is no database yet; what is there is looked at without SQLite, which would leave traces.

    Raises:
        StorageError: it is not a database, not claimreader's, or cut short.
    """
    if not path.exists():
        return True
    if not path.is_file():
        raise StorageError(f"{path} is not a file. Name another one with --db.")
    with path.open("rb") as file:
        header = file.read(100)
    if not header:
        return True
    if not header.startswith(MAGIC) or len(header) < 100:
        raise StorageError(NOT_A_DATABASE.format(path=path))
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise StorageError(f"{path} belongs to another program. Name another file with --db.")
    refuse_cut_short(path, header)
    return False


def refuse_cut_short(path: Path, header: bytes) -> None:
    """Raise a StorageError when the file has fewer pages than its header says; a WAL may still hold the others."""
    page_size = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    wal = path.with_name(f"{path.name}-wal")
    if path.stat().st_size < pages * (65_536 if page_size == 1 else page_size) and not wal.exists():
        raise StorageError(DAMAGED.format(path=path))


def bring_up_to_date(connection: sqlite3.Connection, path: Path) -> None:
    """Apply what is missing, after a backup; refuse a database that a newer claimreader has written.

    Raises:
        StorageError: it is newer.
    """
    applied, known = schema.applied(connection), schema.names()
    if set(applied) - set(known):
        raise StorageError(
            f"{path} was written by a newer claimreader. Upgrade this one, or name another file with --db."
        )
    if not applied:
        # Set before WAL is, so that the header of the file itself says whose it is from the beginning.
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        connection.execute("PRAGMA journal_mode=WAL")
    if len(applied) < len(known):
        if applied:
            back_up(connection, path, before=known[len(applied)])
        schema.migrate(connection)


def back_up(connection: sqlite3.Connection, path: Path, before: str) -> Path:
    """Copy the database beside itself, named for the migration that follows; the oldest backups give way."""
    backup = path.with_name(f"{path.name}.before-{before}")
    unfinished = path.with_name(f"{backup.name}.part")
    unfinished.unlink(missing_ok=True)
    os.close(os.open(unfinished, os.O_CREAT | os.O_RDWR, 0o600))
    try:
        with closing(sqlite3.connect(unfinished)) as copy:
            connection.backup(copy)
        unfinished.replace(backup)
    finally:
        unfinished.unlink(missing_ok=True)
    backups = sorted(path.parent.glob(f"{path.name}.before-*"), key=lambda file: file.stat().st_mtime)
    for old in backups[:-BACKUPS]:
        old.unlink()
    return backup
