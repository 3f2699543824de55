"""What a bookmark is on today, and what became of what it was on when the user looked."""

import json
import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimreader.records import BookmarkKind, Cited, KeptClaim, Movement, Side
from storage.citing import cited_of
from storage.claims import claims_with_ids, kept_claims
from storage.disputes import kept_dispute
from storage.movement import plain
from storage.rows import version_of
from storage.values import many, moment

if TYPE_CHECKING:
    from claimreader.following import Fate, Here


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
    """Claims with the versions that they stand in, and whether they came since the user looked.

    What was edited twice since is held against the version that the user knows, and not against the one between.
    """
    from claimreader.following import Here

    query = """
        SELECT versions.id, versions.number, versions.seen, versions.full_text, readings.first,
            before.text AS before, before.full_text AS before_full_text
        FROM versions JOIN readings ON readings.version_id = versions.id
        LEFT JOIN versions AS before ON readings.first > :looked AND before.id = (
            SELECT older.id FROM versions AS older JOIN readings AS known ON known.version_id = older.id
            WHERE older.article_id = versions.article_id AND older.number < versions.number
                AND (known.first <= :looked OR older.number <= (
                    SELECT max(json_extract(value, '$.version')) FROM json_each(:seen)
                    WHERE json_extract(value, '$.article_id') = versions.article_id
                ))
            ORDER BY older.number DESC LIMIT 1
        )
        WHERE versions.id IN (SELECT value FROM json_each(:versions))
    """
    given = {"looked": row["looked"], "seen": row["seen"], "versions": many({kept.version_id for _, kept in sides})}
    versions = {one["id"]: one for one in db.execute(query, given)}

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
        SELECT * FROM versions WHERE article_id = :article
            AND (number = :number OR id = (SELECT standing FROM articles WHERE id = :article)) ORDER BY number
    """
    rows = db.execute(query, {"article": one.article_id, "number": one.version}).fetchall()
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
