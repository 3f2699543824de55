"""Is the database sound, and what is in it."""

import sqlite3
from pathlib import Path

from storage.access import Access

OUT_OF_STEP = "the search index is out of step with the articles"
COUNTED = ("feeds", "articles", "versions", "claims", "disputes", "bookmarks")


class Checks(Access):
    """For `claimreader doctor`."""

    def doctor(self, *, thorough: bool = False) -> list[str]:
        """What there is to say of the database, a line each; what is wrong begins with "problem: ".

        The thorough check compares the search index word for word, during which nobody can write: ten seconds for
        100,000 articles.
        """
        with self._reading() as db:
            found = problems(db)
            lines = sizes(db, self._connections.path)
        if thorough:
            with self._writing() as db:
                found += search_problems(db)
        return [*lines, *(f"problem: {problem}" for problem in dict.fromkeys(found))]


def sizes(db: sqlite3.Connection, path: Path) -> list[str]:
    """Where the file is, how large, and how much is in it."""
    counts = [f"{table} {db.execute(f'SELECT count(*) FROM {table}').fetchone()[0]:,}" for table in COUNTED]
    waiting = db.execute("SELECT count(*) FROM articles WHERE model IS NULL").fetchone()[0]
    return [
        f"database: {path} ({path.stat().st_size / 1e6:,.1f} MB, SQLite {sqlite3.sqlite_version})",
        f"kept: {', '.join(counts)}",
        f"articles whose claims are still to be read: {waiting:,}",
    ]


def search_problems(db: sqlite3.Connection) -> list[str]:
    """Whether the search index holds just the words of the articles."""
    try:
        db.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError:
        return [OUT_OF_STEP]
    return []


def problems(db: sqlite3.Connection) -> list[str]:
    """What is wrong: damage, rows that point nowhere, a search index or counts that are out of step."""
    found = [f"damaged: {row[0]}" for row in db.execute("PRAGMA integrity_check(10)") if row[0] != "ok"]
    found += [f"{row['table']} {row['rowid']} points to nothing" for row in db.execute("PRAGMA foreign_key_check")]
    missing = "SELECT count(*) FROM articles WHERE id NOT IN (SELECT id FROM search_docsize)"
    if db.execute(missing).fetchone()[0]:
        found.append(OUT_OF_STEP)
    miscounted = """
        SELECT count(*) FROM feeds WHERE (articles, unread) <> (
            SELECT count(*), coalesce(sum(read = 0), 0) FROM articles WHERE feed_id = feeds.id
        )
    """
    if db.execute(miscounted).fetchone()[0]:
        found.append("the counts beside the feeds are out of step with the articles")
    return found
