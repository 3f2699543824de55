"""Writing what a feed brought: one transaction for all of it."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from claimreader.feeds.decide import fingerprint
from claimreader.records import ArticleUpdate, Document, Entry, FeedOutcome, FeedState, Kept, Known
from storage.access import Access
from storage.feeds import change, feed_with_url, one
from storage.following import follow
from storage.rows import document_values, outcome_values
from storage.search import index, unindex
from storage.values import many, maybe_moment, maybe_stamp, moment, stamp


class Keeping(Access):
    """What a refresh knows and keeps."""

    def known(self, feed_id: int, keys: Iterable[str]) -> dict[str, Known]:
        """What is known of a feed's articles with these keys; those that are new are not in it."""
        query = """
            SELECT articles.*, versions.hash, versions.full_text
            FROM articles JOIN versions ON versions.id = articles.newest
            WHERE feed_id = ? AND key IN (SELECT value FROM json_each(?))
        """
        with self._reading() as db:
            return {row["key"]: known_of(row) for row in db.execute(query, (feed_id, many(keys)))}

    def keep(self, feed_id: int, outcome: FeedOutcome, updates: Sequence[ArticleUpdate], now: datetime) -> Kept:
        """Keep what one try at a feed left: the feed's state, its new articles, new versions of edited ones.

        What another process has kept meanwhile is not kept twice. `updates` come newest first, as in the feed.

        Raises:
            StorageError: the database cannot be written, or the feed is not there any more.
        """
        new: list[int] = []
        changed: list[int] = []
        with self._writing() as db:
            row = one(db.execute("SELECT * FROM feeds WHERE id = ?", (feed_id,)).fetchone(), "feed")
            change(db, feed_id, outcome_values(settled(db, row, outcome)))
            unindex(db, numbers_of(db, feed_id, updates))
            # The last one first: of articles without a date, the one that the feed puts first gets the highest number.
            for update in reversed(updates):
                kept = stored(db, feed_id, update.entry.key)
                if kept is None:
                    new.append(add(db, feed_id, update, now))
                elif edit(db, kept, update, now):
                    changed.append(kept["id"])
            index(db, numbers_of(db, feed_id, updates))
        return Kept(tuple(reversed(new)), tuple(reversed(changed)))

    def keep_full_text(self, article_id: int, document: Document, now: datetime) -> bool:
        """Keep the text of an article's page as its newest version; False when that is what it says already.

        Raises:
            StorageError: the database cannot be written, or the article is not there any more.
        """
        query = """
            SELECT versions.hash FROM articles JOIN versions ON versions.id = articles.newest
            WHERE articles.id = ?
        """
        hash_ = fingerprint(document.text)
        with self._writing() as db:
            row = one(db.execute(query, (article_id,)).fetchone(), "article")
            if row["hash"] == hash_:
                return False
            unindex(db, [article_id])
            add_version(db, article_id, document, hash_, now, full_text=True)
            index(db, [article_id])
        return True


def known_of(row: sqlite3.Row) -> Known:
    """What deciding needs of an article's row with its newest version's."""
    return Known(
        article_id=row["id"],
        hash=row["hash"],
        title=row["title"],
        url=row["url"],
        published=maybe_moment(row["published"]),
        versions=row["versions"],
        full_text=bool(row["full_text"]),
        feed_hash=row["feed_hash"],
    )


def settled(db: sqlite3.Connection, feed: sqlite3.Row, outcome: FeedOutcome) -> FeedOutcome:
    """The outcome, unless the user or another feed had a say meanwhile: unsubscribed stays, an address is had once."""
    other = feed_with_url(db, outcome.url)
    if feed["state"] == FeedState.UNSUBSCRIBED:
        outcome = replace(outcome, state=FeedState.UNSUBSCRIBED)
    if other is None or other["id"] == feed["id"]:
        return outcome
    if other["state"] == FeedState.UNSUBSCRIBED:
        return replace(outcome, url=feed["url"])
    error = f"It has moved to {outcome.url}, which is subscribed to already."
    return replace(outcome, url=feed["url"], state=FeedState.GONE, moved_to=None, error=error)


def numbers_of(db: sqlite3.Connection, feed_id: int, updates: Sequence[ArticleUpdate]) -> list[int]:
    """The articles that updates are of, as far as they are there."""
    query = "SELECT id FROM articles WHERE feed_id = ? AND key IN (SELECT value FROM json_each(?))"
    return [row["id"] for row in db.execute(query, (feed_id, many(update.entry.key for update in updates)))]


def stored(db: sqlite3.Connection, feed_id: int, key: str) -> sqlite3.Row | None:
    """An article's row with its newest version's hash."""
    query = """
        SELECT articles.*, versions.hash FROM articles JOIN versions ON versions.id = articles.newest
        WHERE feed_id = ? AND key = ?
    """
    row: sqlite3.Row | None = db.execute(query, (feed_id, key)).fetchone()
    return row


def date_of(entry: Entry, first_seen: datetime, now: datetime) -> int:
    """What lists sort by: when it was published; when it was first seen where that is unknown or still to come."""
    return stamp(entry.published if entry.published is not None and entry.published <= now else first_seen)


def add(db: sqlite3.Connection, feed_id: int, update: ArticleUpdate, now: datetime) -> int:
    """Write a new article with its first version; its number."""
    entry = update.entry
    columns = "feed_id, key, title, url, author, published, first_seen, date, feed_hash"
    values = (
        feed_id,
        entry.key,
        entry.title,
        entry.url,
        entry.author,
        maybe_stamp(entry.published),
        stamp(now),
        date_of(entry, now, now),
        update.feed_hash,
    )
    cursor = db.execute(f"INSERT INTO articles ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
    article_id = cursor.lastrowid or 0
    add_version(db, article_id, entry.document, update.hash, now, full_text=update.full_text)
    return article_id


def edit(db: sqlite3.Connection, article: sqlite3.Row, update: ArticleUpdate, now: datetime) -> bool:
    """Write what changed of an article; whether its text did, so that it has a new version."""
    entry = update.entry
    db.execute(
        "UPDATE articles SET title = ?, url = ?, author = ?, published = ?, feed_hash = ? WHERE id = ?",
        (entry.title, entry.url, entry.author, maybe_stamp(entry.published), update.feed_hash, article["id"]),
    )
    if update.hash == article["hash"]:
        return False
    add_version(db, article["id"], entry.document, update.hash, now, full_text=update.full_text)
    db.execute(
        """
        UPDATE articles SET date = ?, changed = changed OR read, read = read AND NOT ?,
            read_version = CASE WHEN read AND NOT changed THEN versions - 1 ELSE read_version END
        WHERE id = ?
        """,
        (date_of(entry, moment(article["first_seen"]), now), update.unread_again, article["id"]),
    )
    follow(db, "article_id = :article AND kind = 'article'", {"article": article["id"]})
    return True


def add_version(
    db: sqlite3.Connection, article_id: int, document: Document, hash_: str, now: datetime, *, full_text: bool
) -> None:
    """Write an article's newest version, whose claims wait to be read."""
    cursor = db.execute(
        """
        INSERT INTO versions (article_id, number, hash, seen, full_text, blocks, inlines, text)
        SELECT id, versions + 1, ?, ?, ?, ?, ?, ? FROM articles WHERE id = ?
        """,
        (hash_, stamp(now), full_text, *document_values(document), article_id),
    )
    db.execute(
        "UPDATE articles SET newest = ?, versions = versions + 1, model = NULL, claims = NULL WHERE id = ?",
        (cursor.lastrowid, article_id),
    )
