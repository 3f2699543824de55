"""What can be undone. Each entry is written in the same transaction as what it undoes, and survives a restart."""

import sqlite3
from collections.abc import Iterable

from storage.values import compact

LENGTH = 200
"""How many operations can be undone."""

Runs = list[tuple[int, int]]
"""Sorted numbers as first and last of each unbroken run: what is marked read at once mostly lies close together."""


def write_down(db: sqlite3.Connection, now: int, words: str, kind: str, detail: object) -> None:
    """Put an operation into the journal; the oldest one gives way."""
    values = (now, words, kind, compact(detail))
    made = db.execute("INSERT INTO journal (made, words, kind, detail) VALUES (?, ?, ?, ?)", values).lastrowid
    db.execute("DELETE FROM journal WHERE id <= ?", ((made or 0) - LENGTH,))


def runs(numbers: Iterable[int]) -> Runs:
    """Sorted numbers as runs."""
    found: Runs = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found
