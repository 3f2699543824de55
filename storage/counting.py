"""Counting unread articles again after many were marked: a trigger for each would take longer than the marking."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

MANY = 10_000
"""From so many marks on, the feeds' numbers are counted once, at the end."""
TRIGGER = "article_recounted"


@contextmanager
def counted_once(db: sqlite3.Connection, marks: int) -> Iterator[None]:
    """While so many articles are marked, let their feeds' unread numbers be, where that is quicker, and put them right.

    Within a transaction: no one else sees the database without its trigger, and if anything fails it is back.
    """
    if marks < MANY:
        yield
        return
    trigger = db.execute("SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?", (TRIGGER,)).fetchone()
    db.execute(f"DROP TRIGGER {TRIGGER}")
    yield
    query = "SELECT count(*), feed_id FROM articles INDEXED BY articles_unread WHERE read = 0 GROUP BY +feed_id"
    unread = db.execute(query).fetchall()
    db.execute("UPDATE feeds SET unread = 0")
    db.executemany("UPDATE feeds SET unread = ? WHERE id = ?", [tuple(row) for row in unread])
    db.execute(trigger["sql"])
