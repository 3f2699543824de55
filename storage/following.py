"""Bookmarks that move: what each is on today, what happened to that since the user looked, and that it was told.

What a bookmark was like when the user looked is kept with it, in words (`seen`), and so is what was found last
(`evidence`), which stays when the claim has gone from its article. Both outlive every reading, edit and split.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from claimreader.records import BookmarkKind, Cited, KeptClaim, Moved, Movement, Side
from storage.access import Access
from storage.citing import cited_of, cited_value
from storage.claims import claims_with_ids, kept_claims
from storage.disputes import kept_dispute
from storage.rows import OUTLET, bookmark_of, version_of
from storage.values import Value, compact, many, moment

if TYPE_CHECKING:
    from claimreader.following import Fate, Here

BOOKMARKS = f"""
    SELECT bookmarks.*, {OUTLET} AS outlet, articles.url, articles.date,
        CASE bookmarks.kind WHEN 'article' THEN articles.title ELSE disputes.proposition END AS now,
        bookmarks.kind <> 'article' AND bookmarks.claim_id IS NULL AND bookmarks.dispute_id IS NULL AND NOT EXISTS (
            SELECT 1 FROM versions WHERE versions.id = articles.standing AND instr(versions.text, bookmarks.quote)
        ) AS gone
    FROM bookmarks JOIN articles ON articles.id = bookmarks.article_id JOIN feeds ON feeds.id = articles.feed_id
    LEFT JOIN disputes ON disputes.id = bookmarks.dispute_id
"""
"""Bookmarks as they are shown."""

OF_ARTICLE = """
    bookmarks.article_id = ?1 OR bookmarks.dispute_id IN (
        SELECT dispute_id FROM dispute_members JOIN claims ON claims.id = claim_id
        WHERE version_id = (SELECT standing FROM articles WHERE id = ?1)
    )
"""
"""The bookmarks that an article's claims have to do with."""
OF_DISPUTES = """
    bookmarks.dispute_id IN (SELECT value FROM json_each(?1)) OR bookmarks.dispute_id IN (
        SELECT id FROM disputes WHERE within IN (SELECT value FROM json_each(?1))
    ) OR bookmarks.claim_id IN (
        SELECT claim_id FROM dispute_members WHERE dispute_id IN (SELECT value FROM json_each(?1))
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


def follow(db: sqlite3.Connection, which: str, values: Sequence[Value]) -> None:
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
    follow(db, OF_ARTICLE, (article_id,))


def follow_disputes(db: sqlite3.Connection, dispute_ids: Iterable[int], *, news: bool) -> None:
    """See what has become of the bookmarks on disputes, and on claims in them; without `news` nothing has moved."""
    ids = many(dispute_ids)
    if not news:
        still(db, OF_DISPUTES, (ids,))
    follow(db, OF_DISPUTES, (ids,))


def still(db: sqlite3.Connection, which: str, values: Sequence[Value]) -> None:
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


def present(db: sqlite3.Connection, row: sqlite3.Row) -> list["Here"]:
    """The claims that a bookmark is on, and those that stand with them or against them."""
    if row["kind"] == BookmarkKind.DISPUTE and row["dispute_id"] is not None:
        dispute = kept_dispute(db, row["dispute_id"])
        sides = [(Side.PRO, kept) for kept in dispute.pro] + [(Side.CON, kept) for kept in dispute.con]
        return heres(db, row, sides)
    if row["kind"] != BookmarkKind.CLAIM or row["claim_id"] is None:
        return []
    [claim] = claims_with_ids(db, [row["claim_id"]])
    against: dict[int, KeptClaim] = {}
    for dispute_id in claim.dispute_ids:
        dispute = kept_dispute(db, dispute_id)
        pro = any(kept.id == claim.id for kept in dispute.pro)
        against |= {kept.id: kept for kept in (dispute.con if pro else dispute.pro)}
    return heres(db, row, [(Side.SELF, claim), *((Side.CON, kept) for kept in against.values())])


def heres(db: sqlite3.Connection, row: sqlite3.Row, sides: Sequence[tuple[Side, KeptClaim]]) -> list["Here"]:
    """Claims with the versions that they stand in, and whether they came since the user looked."""
    from claimreader.following import Here

    query = """
        SELECT versions.id, versions.number, versions.seen, versions.full_text, readings.first,
            before.text AS before, before.full_text AS before_full_text
        FROM versions JOIN readings ON readings.version_id = versions.id
        LEFT JOIN versions AS before ON before.article_id = versions.article_id AND before.number = versions.number - 1
            AND readings.first > ?
        WHERE versions.id IN (SELECT value FROM json_each(?))
    """
    ids = many({kept.version_id for _, kept in sides})
    versions = {one["id"]: one for one in db.execute(query, (row["looked"], ids))}

    def news(kept: KeptClaim) -> bool:
        version = versions[kept.version_id]
        if version["first"] <= row["looked"]:
            return False
        page_for_teaser = version["before"] is not None and version["full_text"] and not version["before_full_text"]
        stood = version["before"] is not None and plain(kept.words) in plain(version["before"])
        return not page_for_teaser and not stood

    return [
        Here(side, kept, versions[kept.version_id]["number"], moment(versions[kept.version_id]["seen"]), news(kept))
        for side, kept in sides
    ]


def movements_of(db: sqlite3.Connection, row: sqlite3.Row) -> tuple[Movement, ...]:
    """What happened to a bookmark since the user looked; its row is one of `BOOKMARKS`, or of the table."""
    from claimreader.following import movements

    if row["kind"] == BookmarkKind.ARTICLE:
        return new_versions(db, row)
    if row["seen"] is None:
        return ()
    seen = [cited_of(one) for one in json.loads(row["seen"])]
    return movements(BookmarkKind(row["kind"]), seen, present(db, row), lambda one: fate(db, one))


def fate(db: sqlite3.Connection, one: Cited) -> "Fate | None":
    """What a new version did to a claim that is not found any more; None where the words still stand there."""
    from claimreader.following import Fate
    from claimreader.versions.claims import ChangeKind, Told, claim_changes
    from claimreader.versions.text import woven

    query = """
        SELECT * FROM versions WHERE article_id = ?1
            AND (number = ?2 OR id = (SELECT standing FROM articles WHERE id = ?1)) ORDER BY number
    """
    rows = db.execute(query, (one.article_id, one.version)).fetchall()
    if len(rows) < 2 or rows[1]["number"] <= one.version or plain(one.words) in plain(rows[1]["text"]):
        return None
    seen = moment(rows[1]["seen"])
    claims = [kept_claims(db, "versions.id = ? ORDER BY claims.number", (row["id"],)) for row in rows]
    old, new = (version_of(row).document for row in rows)
    told = [Told(row["text"], [kept.claim for kept in said]) for row, said in zip(rows, claims, strict=True)]
    before = {kept.claim.number: kept for kept in claims[0]}
    after = {kept.claim.number: kept for kept in claims[1]}
    for change in claim_changes(told[0], told[1], woven(old, new)):
        if change.before is not None and plain(before[change.before.number].words) == plain(one.words):
            now = None if change.after is None else after[change.after.number]
            return Fate(change.kind, change.why, seen, now)
    return Fate(ChangeKind.DROPPED, "", seen, None)


def new_versions(db: sqlite3.Connection, row: sqlite3.Row) -> tuple[Movement, ...]:
    """A bookmarked article's edits since the user looked, as one movement."""
    from storage.editions import version_movement

    found = version_movement(db, row["article_id"], json.loads(row["seen"]) if row["seen"] else None, bool(row["news"]))
    return () if found is None else (found,)


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


def plain(words: str) -> str:
    """Words without case or extra white space."""
    return " ".join(words.casefold().split())
