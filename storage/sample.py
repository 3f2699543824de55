"""The sample edition in the database: gone at a word, and back at another."""

import sqlite3
from typing import Any

from storage.access import Access
from storage.journal import write_down
from storage.search import index, unindex
from storage.stories import Moves, look_at, put_back_stories

SAMPLE = {
    "feeds": "sample",
    "articles": "feed_id IN (SELECT id FROM feeds WHERE sample)",
    "versions": "article_id IN (SELECT id FROM articles WHERE feed_id IN (SELECT id FROM feeds WHERE sample))",
    "bookmarks": "article_id IN (SELECT id FROM articles WHERE feed_id IN (SELECT id FROM feeds WHERE sample))",
}
"""What of it cannot be made again. Claims and disputes can: they are read once more."""

AFRESH: dict[str, dict[str, int | None]] = {
    "feeds": {"articles": 0, "unread": 0, "disputed": 0},
    "articles": {"model": None, "standing": None, "claims": None, "contested": 0, "placed": None},
    "versions": {},
    "bookmarks": {"claim_id": None, "dispute_id": None},
}
"""Columns that triggers and readings fill in again."""

ARTICLES = "SELECT id FROM articles WHERE feed_id IN (SELECT id FROM feeds WHERE sample)"


class Sample(Access):
    """The articles that a first start shows."""

    def has_sample(self) -> bool:
        """Whether the sample edition is there."""
        with self._reading() as db:
            return db.execute("SELECT 1 FROM feeds WHERE sample").fetchone() is not None

    def drop_sample(self) -> None:
        """Remove the sample edition with all that hangs on it. Can be undone."""
        with self._writing(durable=True) as db:
            kept = {
                table: [dict(row) for row in db.execute(f"SELECT * FROM {table} WHERE {which}")]
                for table, which in SAMPLE.items()
            }
            kept["sorted"] = sorted_by_user(db)
            if kept["feeds"]:
                unindex(db, [row["id"] for row in kept["articles"]])
                db.execute("DELETE FROM feeds WHERE sample")
                write_down(db, self._now(), "removed the sample edition", "sample", kept)


def sorted_by_user(db: sqlite3.Connection) -> Moves:
    """Where the user has put the sample's articles, and others that are in one story with them."""
    query = f"""
        SELECT article_id, story_id, by_user, reason FROM story_articles
        WHERE by_user AND (article_id IN ({ARTICLES})
            OR story_id IN (SELECT story_id FROM story_articles WHERE article_id IN ({ARTICLES})))
    """
    return [dict(row) for row in db.execute(query)]


def put_back_sample(db: sqlite3.Connection, kept: dict[str, list[dict[str, Any]]]) -> None:
    """The sample edition as it was, in the stories that the user made; its claims are read again.

    Nothing where it has been put back already.
    """
    if db.execute("SELECT 1 FROM feeds WHERE sample").fetchone() is not None:
        return
    for table, afresh in AFRESH.items():
        for row in kept[table]:
            values = {**row, **afresh}
            marks = ", ".join("?" * len(values))
            db.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", tuple(values.values()))
    index(db, [row["id"] for row in kept["articles"]])
    moves = kept.get("sorted", [])  # what was written down before stories were kept has none
    for article_id in {row["id"] for row in kept["articles"]} & {row["article_id"] for row in moves}:
        look_at(db, article_id)
    put_back_stories(db, {"articles": moves})
