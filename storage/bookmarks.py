"""What the user keeps: bookmarks with notes and tags, on articles, claims and disputes."""

import sqlite3
from collections.abc import Iterable, Mapping

from claimreader.records import Bookmark, BookmarkKind, KeptClaim
from storage.access import Access
from storage.anchors import anchor, stretch
from storage.claims import claims_with_ids, texts_of
from storage.disputes import kept_dispute
from storage.feeds import one
from storage.following import BOOKMARKS, look
from storage.journal import write_down
from storage.rows import bookmark_of
from storage.values import Value, compact


class Bookmarks(Access):
    """What is kept and followed."""

    def bookmark_article(self, article_id: int) -> Bookmark:
        """Bookmark an article; the bookmark that there is when it has one.

        Raises:
            StorageError: it is not there any more.
        """
        with self._writing(durable=True) as db:
            row = one(db.execute("SELECT title FROM articles WHERE id = ?", (article_id,)).fetchone(), "article")
            return self._make(db, BookmarkKind.ARTICLE, article_id, row["title"], {})

    def bookmark_claim(self, claim_id: int) -> Bookmark:
        """Bookmark a claim, by its words; the bookmark that there is when it has one.

        Raises:
            StorageError: it is not there any more: its article was read again.
        """
        with self._writing(durable=True) as db:
            one(db.execute("SELECT id FROM claims WHERE id = ?", (claim_id,)).fetchone(), "claim")
            claim = claims_with_ids(db, [claim_id])[0]
            return self._make(db, BookmarkKind.CLAIM, claim_id, claim.words, place_of(db, claim))

    def bookmark_dispute(self, dispute_id: int) -> Bookmark:
        """Bookmark a dispute, by its first claim's words; the bookmark that there is when it has one.

        Raises:
            StorageError: it is not there any more: its claims were read again.
        """
        with self._writing(durable=True) as db:
            with_claims = "SELECT 1 FROM disputes JOIN dispute_members ON dispute_id = id WHERE id = ?"
            one(db.execute(with_claims, (dispute_id,)).fetchone(), "dispute")
            dispute = kept_dispute(db, dispute_id)
            first = (*dispute.pro, *dispute.con)[0]
            return self._make(db, BookmarkKind.DISPUTE, dispute_id, dispute.proposition, place_of(db, first))

    def bookmarked(
        self, *, article_id: int | None = None, claim_id: int | None = None, dispute_id: int | None = None
    ) -> Bookmark | None:
        """The bookmark on an article itself, a claim or a dispute, whichever is asked for; the oldest of several."""
        return next(iter(self.bookmarks_on(article_id=article_id, claim_id=claim_id, dispute_id=dispute_id)), None)

    def bookmarks_on(
        self, *, article_id: int | None = None, claim_id: int | None = None, dispute_id: int | None = None
    ) -> list[Bookmark]:
        """The bookmarks on one of the three, the oldest first: two can have come to lead to the same."""
        asked = ((BookmarkKind.ARTICLE, article_id), (BookmarkKind.CLAIM, claim_id), (BookmarkKind.DISPUTE, dispute_id))
        with self._reading() as db:
            return [one for kind, number in asked if number is not None for one in every(db, kind, number)]

    def bookmarks(self) -> list[Bookmark]:
        """All bookmarks, newest first."""
        with self._reading() as db:
            return [bookmark_of(row) for row in db.execute(f"{BOOKMARKS} ORDER BY made DESC, bookmarks.id DESC")]

    def annotate(self, bookmark_id: int, note: str, tags: Iterable[str]) -> None:
        """Set a bookmark's note and tags, each tag once, in its first spelling whatever its capitals. Can be undone.

        Raises:
            StorageError: it is not there any more.
        """
        with self._writing(durable=True) as db:
            row = one(db.execute("SELECT * FROM bookmarks WHERE id = ?", (bookmark_id,)).fetchone(), "bookmark")
            new = (note, compact(tuple(once(tags))))
            if new == (row["note"], row["tags"]):
                return
            db.execute("UPDATE bookmarks SET note = ?, tags = ? WHERE id = ?", (*new, bookmark_id))
            detail = {"id": bookmark_id, "note": row["note"], "tags": row["tags"]}
            write_down(db, self._now(), f"changed the note on “{short(row['title'])}”", "note", detail)

    def remove_bookmark(self, bookmark_id: int) -> None:
        """Remove a bookmark with its note and tags. Can be undone."""
        with self._writing(durable=True) as db:
            row = db.execute("SELECT * FROM bookmarks WHERE id = ?", (bookmark_id,)).fetchone()
            if row is None:
                return
            db.execute("DELETE FROM bookmarks WHERE id = ?", (bookmark_id,))
            words = f"removed the bookmark on “{short(row['title'])}”"
            write_down(db, self._now(), words, "bookmark", dict(row))

    def _make(
        self, db: sqlite3.Connection, kind: BookmarkKind, number: int, title: str, place: Mapping[str, Value]
    ) -> Bookmark:
        known = found(db, kind, number)
        if known is not None:
            return known
        values = {**place, f"{kind.value}_id": number, "kind": kind.value, "title": title, "made": self._now()}
        marks = ", ".join("?" * len(values))
        cursor = db.execute(f"INSERT INTO bookmarks ({', '.join(values)}) VALUES ({marks})", tuple(values.values()))
        look(db, [cursor.lastrowid or 0])
        made = found(db, kind, number)
        assert made is not None
        return made


def found(db: sqlite3.Connection, kind: BookmarkKind, number: int) -> Bookmark | None:
    """The bookmark of a kind on the thing with a number, when there is one; the oldest of several."""
    return next(iter(every(db, kind, number)), None)


def every(db: sqlite3.Connection, kind: BookmarkKind, number: int) -> list[Bookmark]:
    """The bookmarks of a kind on the thing with a number, the oldest first."""
    query = f"{BOOKMARKS} WHERE bookmarks.kind = ? AND bookmarks.{kind.value}_id = ? ORDER BY bookmarks.id"
    return [bookmark_of(row) for row in db.execute(query, (kind.value, number))]


def place_of(db: sqlite3.Connection, claim: KeptClaim) -> dict[str, Value]:
    """The columns of a bookmark that say where it stands."""
    text = texts_of(db, [claim.version_id])[claim.version_id]
    where = anchor(text, stretch(claim.claim))
    return {"article_id": claim.article_id, "quote": where.quote, "before": where.before, "after": where.after}


def once(tags: Iterable[str]) -> Iterable[str]:
    """Tags without those that differ from an earlier one only in their capitals."""
    spelt: dict[str, str] = {}
    for tag in tags:
        spelt.setdefault(tag.casefold(), tag)
    return spelt.values()


def short(title: str) -> str:
    """A title that fits into a message."""
    return title if len(title) <= 60 else f"{title[:59].rstrip()}…"
