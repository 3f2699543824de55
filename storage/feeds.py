"""Feeds: subscribing, what is due, what beside their names is shown."""

import sqlite3
from collections.abc import Mapping
from datetime import datetime

from claimreader.errors import StorageError
from claimreader.records import Feed, FeedCounts, FeedState, Totals
from storage.access import Access
from storage.journal import write_down
from storage.rows import feed_of
from storage.values import Value, stamp


class Feeds(Access):
    """What is subscribed to."""

    def add_feed(
        self,
        url: str,
        *,
        title: str = "",
        site: str | None = None,
        folder: str = "",
        full_text: bool = False,
        sample: bool = False,
    ) -> Feed:
        """Subscribe to an address. A known one is the same feed, subscribed again if it was not, otherwise as it was.

        `title` is what the user calls it; without one it is called what it calls itself.
        """
        values: dict[str, Value] = {
            "url": url,
            "name": title,
            "site": site,
            "folder": folder,
            "full_text": full_text,
            "sample": sample,
        }
        with self._writing() as db:
            known = feed_with_url(db, url)
            if known is None:
                marks = ", ".join("?" * len(values))
                db.execute(f"INSERT INTO feeds ({', '.join(values)}) VALUES ({marks})", tuple(values.values()))
            elif known["state"] == FeedState.UNSUBSCRIBED:
                given = {column: values[column] for column in ("name", "folder") if values[column]}
                change(db, known["id"], {"state": "active", "full_text": full_text, "next_poll": None, **given})
            return feed_of(one(feed_with_url(db, url), "feed"))

    def feeds(self) -> list[Feed]:
        """What is subscribed to, by folder and title."""
        with self._reading() as db:
            feeds = [feed_of(row) for row in db.execute("SELECT * FROM feeds WHERE state <> 'unsubscribed'")]
        return sorted(feeds, key=lambda feed: (feed.folder.casefold(), feed.title.casefold(), feed.id))

    def has_feeds(self) -> bool:
        """Whether anything is subscribed to."""
        with self._reading() as db:
            return db.execute("SELECT 1 FROM feeds WHERE state <> 'unsubscribed' LIMIT 1").fetchone() is not None

    def feed(self, feed_id: int) -> Feed:
        """One feed, also one that is no longer subscribed to.

        Raises:
            StorageError: it is not there any more.
        """
        with self._reading() as db:
            return feed_of(one(db.execute("SELECT * FROM feeds WHERE id = ?", (feed_id,)).fetchone(), "feed"))

    def feed_by_url(self, url: str) -> Feed | None:
        """The feed with this address, also one that is no longer subscribed to."""
        with self._reading() as db:
            row = feed_with_url(db, url)
        return None if row is None else feed_of(row)

    def counts(self) -> dict[int, FeedCounts]:
        """What stands beside the name of each feed that is subscribed to."""
        query = "SELECT id, unread, articles, disputed FROM feeds WHERE state <> 'unsubscribed'"
        with self._reading() as db:
            return {feed_id: FeedCounts(*counts) for feed_id, *counts in db.execute(query)}

    def totals(self) -> Totals:
        """The counts over all feeds that are subscribed to, and of the bookmarks."""
        query = """
            SELECT coalesce(sum(articles), 0), coalesce(sum(unread), 0), coalesce(sum(disputed), 0),
                (SELECT count(*) FROM bookmarks), (SELECT count(*) FROM bookmarks WHERE news)
            FROM feeds WHERE state <> 'unsubscribed'
        """
        with self._reading() as db:
            return Totals(*db.execute(query).fetchone())

    def due(self, now: datetime) -> list[Feed]:
        """The feeds to be asked now, the longest overdue first; the sample's are never."""
        query = """
            SELECT * FROM feeds WHERE state = 'active' AND NOT sample AND coalesce(next_poll <= ?, true)
            ORDER BY next_poll, id
        """
        with self._reading() as db:
            return [feed_of(row) for row in db.execute(query, (stamp(now),))]

    def change_feed(
        self,
        feed_id: int,
        *,
        title: str | None = None,
        folder: str | None = None,
        full_text: bool | None = None,
        state: FeedState | None = None,
    ) -> None:
        """Change what the user decides of a feed; None leaves it. An empty title gives it back its own.

        A feed that is made active is due at once, its failures forgotten.
        """
        given: dict[str, Value] = {"name": title, "folder": folder, "full_text": full_text, "state": state}
        values: dict[str, Value] = {column: value for column, value in given.items() if value is not None}
        if state is FeedState.ACTIVE:
            values |= {"next_poll": None, "failures": 0, "error": None}
        if values:
            with self._writing() as db:
                change(db, feed_id, values)

    def unsubscribe(self, feed_id: int) -> None:
        """Take a feed off the list. Its articles leave the lists too, and stay wherever else they are: bookmarks,
        disputes, parties, search. Can be undone.
        """
        with self._writing(durable=True) as db:
            row = one(db.execute("SELECT * FROM feeds WHERE id = ?", (feed_id,)).fetchone(), "feed")
            feed = feed_of(row)
            if feed.state is FeedState.UNSUBSCRIBED:
                return
            change(db, feed_id, {"state": FeedState.UNSUBSCRIBED.value})
            detail = {"id": feed_id, "state": feed.state.value}
            write_down(db, self._now(), f"unsubscribed from {feed.title}", "subscription", detail)


def feed_with_url(db: sqlite3.Connection, url: str) -> sqlite3.Row | None:
    """The row of the feed with an address."""
    row: sqlite3.Row | None = db.execute("SELECT * FROM feeds WHERE url = ?", (url,)).fetchone()
    return row


def change(db: sqlite3.Connection, feed_id: int, values: Mapping[str, Value]) -> None:
    """Set columns of a feed."""
    columns = ", ".join(f"{column} = ?" for column in values)
    db.execute(f"UPDATE feeds SET {columns} WHERE id = ?", (*values.values(), feed_id))


def one(row: sqlite3.Row | None, what: str) -> sqlite3.Row:
    """The row, when there is one.

    Raises:
        StorageError: there is none: it was removed meanwhile.
    """
    if row is None:
        raise StorageError(f"This {what} is not kept any more.")
    return row
