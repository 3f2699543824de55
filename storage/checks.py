"""Is the database sound, and what is in it."""

import sqlite3
from pathlib import Path

from storage.access import Access

COUNTED = ("feeds", "articles", "versions", "claims", "disputes", "bookmarks")


class Checks(Access):
    """For `claimreader doctor`."""

    def doctor(self) -> list[str]:
        """What there is to say of the database, a line each; what is wrong begins with "problem: "."""
        with self._writing() as db:
            return [*sizes(db, self._connections.path), *(f"problem: {problem}" for problem in problems(db))]


def sizes(db: sqlite3.Connection, path: Path) -> list[str]:
    """Where the file is, how large, and how much is in it."""
    counts = [f"{db.execute(f'SELECT count(*) FROM {table}').fetchone()[0]:,} {table}" for table in COUNTED]
    waiting = db.execute("SELECT count(*) FROM articles WHERE model IS NULL").fetchone()[0]
    return [
        f"database: {path} ({path.stat().st_size / 1e6:,.1f} MB, SQLite {sqlite3.sqlite_version})",
        f"kept: {', '.join(counts)}",
        f"claims still to be read: {waiting:,} articles",
    ]


def problems(db: sqlite3.Connection) -> list[str]:
    """What is wrong: damage, rows that point nowhere, a search index or counts that are out of step."""
    found = [f"damaged: {row[0]}" for row in db.execute("PRAGMA integrity_check(10)") if row[0] != "ok"]
    found += [f"{row['table']} {row['rowid']} points to nothing" for row in db.execute("PRAGMA foreign_key_check")]
    try:
        db.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError:
        found.append("the search index is out of step with the articles")
    miscounted = """
        SELECT count(*) FROM feeds WHERE (articles, unread) <> (
            SELECT count(*), coalesce(sum(read = 0), 0) FROM articles WHERE feed_id = feeds.id
        )
    """
    if db.execute(miscounted).fetchone()[0]:
        found.append("the counts beside the feeds are out of step with the articles")
    return found
