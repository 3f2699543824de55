"""Taking back what the user did, newest first."""

import json
import sqlite3
from collections.abc import Callable
from typing import Any

from storage.access import Access
from storage.counting import counted_once
from storage.followed import find_now
from storage.sample import put_back_sample
from storage.stories import put_back_stories


class Undoing(Access):
    """The way back."""

    def undo(self) -> str | None:
        """Take back the newest operation that was not yet; what that was, in words; None when there is nothing left."""
        with self._writing(durable=True) as db:
            newest = db.execute("SELECT * FROM journal ORDER BY id DESC LIMIT 1").fetchone()
            if newest is None:
                return None
            UNDOING[newest["kind"]](db, json.loads(newest["detail"]))
            db.execute("DELETE FROM journal WHERE id = ?", (newest["id"],))
            return str(newest["words"])


def put_back_marks(db: sqlite3.Connection, detail: dict[str, Any]) -> None:
    """Read marks as they were."""
    marks = [(detail["read"], first, last) for first, last in detail["ids"]]
    with counted_once(db, sum(last - first + 1 for _, first, last in marks)):
        db.executemany("UPDATE articles SET read = ? WHERE id BETWEEN ? AND ?", marks)
    db.executemany("UPDATE articles SET changed = 1 WHERE id BETWEEN ? AND ?", detail["changed"])


def put_back_subscription(db: sqlite3.Connection, detail: dict[str, Any]) -> None:
    """A feed in the state that it was in."""
    db.execute("UPDATE feeds SET state = ? WHERE id = ? AND state = 'unsubscribed'", (detail["state"], detail["id"]))


def put_back_note(db: sqlite3.Connection, detail: dict[str, Any]) -> None:
    """A bookmark's note and tags as they were."""
    db.execute("UPDATE bookmarks SET note = ?, tags = ? WHERE id = ?", (detail["note"], detail["tags"], detail["id"]))


def put_back_bookmark(db: sqlite3.Connection, detail: dict[str, Any]) -> None:
    """A bookmark that was removed, on what it is on today; its article may be gone with the sample."""
    values = {**detail, "claim_id": None, "dispute_id": None}
    marks = ", ".join("?" * len(values))
    db.execute(
        f"""
        INSERT INTO bookmarks ({", ".join(values)}) SELECT {marks}
        WHERE EXISTS (SELECT 1 FROM articles WHERE id = ?)
        """,
        (*values.values(), detail["article_id"]),
    )
    find_now(db, detail["article_id"])


UNDOING: dict[str, Callable[[sqlite3.Connection, Any], None]] = {
    "marks": put_back_marks,
    "subscription": put_back_subscription,
    "note": put_back_note,
    "bookmark": put_back_bookmark,
    "sample": put_back_sample,
    "stories": put_back_stories,
}
"""How each kind of entry is taken back. An entry outlives the program that wrote it: kinds are added, never changed."""
