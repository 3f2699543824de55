"""Articles: lists of them, one of them, what of them is read."""

import json
import sqlite3
from array import array
from collections.abc import Sequence

from claimreader.records import Article, ArticleQuery, ArticleRow, Snippet, Version
from storage.access import Access
from storage.counting import counted_once
from storage.feeds import one
from storage.journal import runs, write_down
from storage.rows import ARTICLE_ROW, OUTLET, article_of, article_row_of, version_of
from storage.search import expression, passage
from storage.values import Value, many


class Articles(Access):
    """What there is to read."""

    def article_ids(self, query: ArticleQuery, limit: int | None = None) -> "array[int]":
        """The articles that a list holds, newest first. They come from an index alone, however many there are."""
        with self._reading() as db:
            where, values = condition(db, query)
            order = "ORDER BY date DESC, id DESC LIMIT ?"
            wanted = f"SELECT id FROM articles WHERE {where} {order}"
            return numbers(db, wanted, (*values, -1 if limit is None else limit))

    def rows(self, ids: Sequence[int]) -> list[ArticleRow]:
        """The lines of a list's page, in the order asked; one that is gone is left out."""
        query = f"""
            SELECT {ARTICLE_ROW} FROM articles JOIN feeds ON feeds.id = articles.feed_id
            WHERE articles.id IN (SELECT value FROM json_each(?))
        """
        with self._reading() as db:
            found = {row[0]: article_row_of(row) for row in db.execute(query, (many(ids),))}
        return [found[article_id] for article_id in ids if article_id in found]

    def article(self, article_id: int) -> Article:
        """An article with its newest version.

        Raises:
            StorageError: it is not there any more.
        """
        query = f"""
            SELECT articles.*, {OUTLET} AS outlet, feeds.sample FROM articles JOIN feeds ON feeds.id = articles.feed_id
            WHERE articles.id = ?
        """
        with self._reading() as db:
            row = one(db.execute(query, (article_id,)).fetchone(), "article")
            version = db.execute("SELECT * FROM versions WHERE id = ?", (row["newest"],)).fetchone()
        return article_of(row, version_of(version))

    def versions(self, article_id: int) -> list[Version]:
        """All versions of an article, oldest first."""
        query = "SELECT * FROM versions WHERE article_id = ? ORDER BY number"
        with self._reading() as db:
            return [version_of(row) for row in db.execute(query, (article_id,))]

    def snippet(self, article_id: int, search: str) -> Snippet | None:
        """A passage of an article's text round words that were searched for; None when none of them is in it."""
        with self._reading() as db:
            row = db.execute("SELECT title, text FROM searchable WHERE id = ?", (article_id,)).fetchone()
        return None if row is None else passage(row["title"], row["text"], search)

    def mark_read(self, ids: Sequence[int], read: bool = True, *, undoable: bool = True) -> None:
        """Mark articles as read or unread. `undoable=False` where the user did not ask for it, but opened them."""
        with self._writing() as db:
            which = "id IN (SELECT value FROM json_each(?))"
            self._mark(db, which, (many(ids),), read=read, undoable=undoable)

    def mark_all_read(self, query: ArticleQuery) -> int:
        """Mark all that a list holds as read; how many were not."""
        with self._writing() as db:
            where, values = condition(db, query)
            return self._mark(db, where, values, read=True, undoable=True)

    def _mark(self, db: sqlite3.Connection, where: str, values: Sequence[Value], *, read: bool, undoable: bool) -> int:
        """Set the mark where it differs; an article that was edited since it was read has then been read again."""
        wanted = "SELECT id FROM articles WHERE ({}) AND {} ORDER BY id LIMIT -1"
        marked = numbers(db, wanted.format(where, "read = 0" if read else "read <> 0"), values)
        changed = numbers(db, wanted.format(where, "changed"), values) if read else array("q")
        update = "UPDATE articles SET {} WHERE id BETWEEN ? AND ?"
        with counted_once(db, len(marked)):
            db.executemany(update.format(f"read = {read:d}"), runs(marked))
        db.executemany(update.format("changed = 0"), runs(changed))
        if marked and undoable:
            words = f"marked {len(marked):,} article{'s' * (len(marked) != 1)} {'read' if read else 'unread'}"
            detail = {"read": not read, "ids": runs(marked), "changed": runs(changed)}
            write_down(db, self._now(), words, "marks", detail)
        return len(marked)


def numbers(db: sqlite3.Connection, query: str, values: Sequence[Value]) -> "array[int]":
    """The numbers that a query with a LIMIT selects, in its order.

    SQLite hands them over as one string: a row of its own for each takes twice as long, and the interpreter's lock
    each time, which the screen wants too.
    """
    found = db.execute(f"SELECT group_concat(id) FROM ({query})", values).fetchone()[0]
    return array("q", json.loads(f"[{found or ''}]"))


def condition(db: sqlite3.Connection, query: ArticleQuery) -> tuple[str, list[Value]]:
    """The question as SQL over `articles`, and its values.

    Articles of feeds that were unsubscribed from are in no list but those that ask for them by feed, bookmark or words.
    """
    terms: list[str] = []
    values: list[Value] = []
    if query.feed_id is not None:
        # With the plus, the index of unread or disputed articles is taken: the feed's knows of neither.
        terms.append("+feed_id = ?" if query.unread or query.disputed else "feed_id = ?")
        values.append(query.feed_id)
    elif query.folder is not None:
        terms.append("feed_id IN (SELECT id FROM feeds WHERE folder = ? AND state <> 'unsubscribed')")
        values.append(query.folder)
    elif not query.bookmarked and not query.search.strip():
        left = [row["id"] for row in db.execute("SELECT id FROM feeds WHERE state = 'unsubscribed'")]
        terms += [f"feed_id NOT IN ({', '.join(map(str, left))})"] if left else []
    if query.disputed:
        terms.append("contested > 0")
    if query.unread:
        terms.append("read = 0")
    if query.bookmarked:
        terms.append("id IN (SELECT article_id FROM bookmarks)")
    if query.search.strip():
        words = expression(query.search)
        terms.append("false" if words is None else "id IN (SELECT rowid FROM search WHERE search MATCH ?)")
        values += [] if words is None else [words]
    return " AND ".join(terms) or "true", values
