"""Bookmarks that move: what each is on today, what happened to that since the user looked, and that it was told.

What a bookmark was like when the user looked is kept with it, in words (`seen`), and so is what was found last
(`evidence`), which stays when the claim has gone from its article. Both outlive every reading, edit and split.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from claimreader.records import BookmarkKind, Moved, Movement, Side
from storage.access import Access
from storage.citing import cited_value
from storage.rows import OUTLET, bookmark_of
from storage.values import Value, compact, many
from storage.whereabouts import movements_of, present

if TYPE_CHECKING:
    from claimreader.following import Here

BOOKMARKS = f"""
    SELECT bookmarks.*, {OUTLET} AS outlet, articles.url, articles.date,
        CASE bookmarks.kind WHEN 'article' THEN articles.title ELSE disputes.proposition END AS now,
        bookmarks.kind <> 'article' AND bookmarks.dispute_id IS NULL AND NOT EXISTS (
            SELECT 1 FROM versions WHERE versions.id = articles.standing AND instr(versions.text, bookmarks.quote)
        ) AS reworded
    FROM bookmarks JOIN articles ON articles.id = bookmarks.article_id JOIN feeds ON feeds.id = articles.feed_id
    LEFT JOIN disputes ON disputes.id = bookmarks.dispute_id
"""
"""Bookmarks as they are shown."""

OF_ARTICLE = """
    bookmarks.article_id = :article OR bookmarks.dispute_id IN (
        SELECT dispute_id FROM dispute_members JOIN claims ON claims.id = claim_id
        WHERE version_id = (SELECT standing FROM articles WHERE id = :article)
    )
"""
"""The bookmarks that an article's claims have to do with."""
OF_DISPUTES = """
    bookmarks.dispute_id IN (SELECT value FROM json_each(:disputes)) OR bookmarks.dispute_id IN (
        SELECT id FROM disputes WHERE within IN (SELECT value FROM json_each(:disputes))
    ) OR bookmarks.claim_id IN (
        SELECT claim_id FROM dispute_members WHERE dispute_id IN (SELECT value FROM json_each(:disputes))
    )
"""
"""The bookmarks that are on disputes, or on claims in them."""


class Following(Access):
    """What has moved."""

    def moved(self) -> list[Moved]:
        """The bookmarks that have moved since the user looked at them; the one that moved last comes first."""
        with self._reading() as db:
            rows = db.execute(f"{BOOKMARKS} WHERE bookmarks.news").fetchall()
            found = [Moved(bookmark_of(row), movements_of(db, row)) for row in rows]
        return sorted(found, key=_last, reverse=True)

    def movements(self, bookmark_id: int) -> tuple[Movement, ...]:
        """What happened to a bookmark since the user looked at it; what came in last comes first."""
        with self._reading() as db:
            row = db.execute(f"{BOOKMARKS} WHERE bookmarks.id = ?", (bookmark_id,)).fetchone()
            return () if row is None else movements_of(db, row)

    def tell_moved(self) -> list[Moved]:
        """What has moved and was not told of yet; from now on it was. It stays news until the user looks."""
        told: list[Moved] = []
        with self._writing() as db:
            for row in db.execute(f"{BOOKMARKS} WHERE bookmarks.news").fetchall():
                known = set(json.loads(row["told"]))
                every = movements_of(db, row)
                new = tuple(one for one in every if one.key not in known)
                if new:
                    told.append(Moved(bookmark_of(row), new))
                    keys = compact([one.key for one in every])
                    db.execute("UPDATE bookmarks SET told = ? WHERE id = ?", (keys, row["id"]))
        return sorted(told, key=_last, reverse=True)

    def seen_bookmark(self, bookmark_id: int) -> None:
        """The user has looked at it: what happened up to now is no news any more."""
        with self._writing() as db:
            look(db, [bookmark_id])


def _last(moved: Moved) -> tuple[float, int]:
    return max((one.seen.timestamp() for one in moved.movements), default=0.0), moved.bookmark.id


def look(db: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Keep what bookmarks are on now as what the user has seen of them."""
    which = "SELECT * FROM bookmarks WHERE id IN (SELECT value FROM json_each(?))"
    for row in db.execute(which, (many(ids),)).fetchall():
        here = present(db, row)
        looked = row["looked"] if pending(db) else latest(db)
        values = (seen_value(db, row, here), evidence_value(row, here), looked, row["id"])
        db.execute(
            "UPDATE bookmarks SET news = 0, told = '[]', seen = ?, evidence = ?, looked = ? WHERE id = ?", values
        )


def begin_following(db: sqlite3.Connection) -> None:
    """Keep what bookmarks are on that nobody has looked at since they are followed in words."""
    look_at = [row["id"] for row in db.execute("SELECT id FROM bookmarks WHERE seen IS NULL AND NOT news")]
    if look_at:
        look(db, look_at)


def follow(db: sqlite3.Connection, which: str, values: Mapping[str, Value]) -> None:
    """See what has become of bookmarks, and mark those that have moved.

    One on a dispute within an article goes over to the dispute across articles that says all that it does.
    """
    wider = "SELECT within FROM disputes WHERE id = bookmarks.dispute_id AND within IS NOT NULL"
    db.execute(
        f"UPDATE bookmarks SET dispute_id = ({wider}) WHERE dispute_id IS NOT NULL AND EXISTS ({wider}) AND ({which})",
        values,
    )
    for row in db.execute(f"SELECT * FROM bookmarks WHERE {which}", values).fetchall():
        here = present(db, row)
        news = bool(movements_of(db, row)) if row["seen"] is not None else bool(row["news"])
        changed = (news, evidence_value(row, here), row["id"])
        db.execute("UPDATE bookmarks SET news = ?, evidence = ? WHERE id = ?", changed)


def follow_article(db: sqlite3.Connection, article_id: int) -> None:
    """See what has become of the bookmarks on an article, its claims and their disputes."""
    follow(db, OF_ARTICLE, {"article": article_id})


def follow_disputes(db: sqlite3.Connection, dispute_ids: Iterable[int], *, news: bool) -> None:
    """See what has become of the bookmarks on disputes, and on claims in them; without `news` nothing has moved."""
    these = {"disputes": many(dispute_ids)}
    if not news:
        still(db, OF_DISPUTES, these)
    follow(db, OF_DISPUTES, these)


def still(db: sqlite3.Connection, which: str, values: Mapping[str, Value]) -> None:
    """Keep as seen what another model or the user has changed, where nothing had moved before: that is no news."""
    for row in db.execute(f"SELECT * FROM bookmarks WHERE NOT news AND ({which})", values).fetchall():
        db.execute("UPDATE bookmarks SET seen = ? WHERE id = ?", (seen_value(db, row, present(db, row)), row["id"]))


# ------------------------------------------------------------------------------------------ what is there


def latest(db: sqlite3.Connection) -> int:
    """How many versions have been read so far: what is read from now on has a higher number."""
    return int(db.execute("SELECT coalesce(max(first), 0) AS latest FROM readings").fetchone()["latest"])


def pending(db: sqlite3.Connection) -> bool:
    """Whether claims that were read are still to be held against others: what comes of that the user has not seen."""
    query = """
        SELECT EXISTS (SELECT 1 FROM stories WHERE due > 0)
            OR EXISTS (SELECT 1 FROM articles WHERE placed IS NOT newest)
    """
    return bool(db.execute(query).fetchone()[0])


def seen_value(db: sqlite3.Connection, row: sqlite3.Row, here: Sequence["Here"]) -> str:
    """What the user has seen of a bookmark, as a column: an article's version, or claims."""
    if row["kind"] != BookmarkKind.ARTICLE:
        return claims_value(here)
    query = "SELECT versions FROM articles WHERE id = ?"
    return compact({"version": db.execute(query, (row["article_id"],)).fetchone()["versions"]})


def evidence_value(row: sqlite3.Row, here: Sequence["Here"]) -> str | None:
    """What was found last, as a column; where nothing is found now, what was found before."""
    found = [one for one in here if row["kind"] == BookmarkKind.DISPUTE or one.side is Side.SELF]
    evidence: str | None = row["evidence"]
    return claims_value(found) if found else evidence


def claims_value(here: Sequence["Here"]) -> str:
    """Claims as a column."""
    from claimreader.following import cited

    return compact([cited_value(cited(one)) for one in here])
