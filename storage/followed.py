"""Bookmarks after a new reading: where they are now."""

import sqlite3
from collections.abc import Mapping, Sequence

from claimreader.records import Anchor, Claim
from claimreader.records.record import record
from storage.anchors import anchor, find_claim, stretch
from storage.claims import claims_with_ids, disputes_with, kept_claims, texts_of


@record
class Followed:
    """A bookmark on a claim or a dispute, before a new reading."""

    id: int
    on_claim: bool
    anchors: tuple[Anchor, ...]
    """Where to look for it: where it was found last, then where it was made."""
    dispute_id: int | None


@record
class Found:
    """What stands in an article after a reading."""

    text: str
    claims: Sequence[Claim]
    ids: Mapping[int, int]
    """The claims' rows by their numbers in the text."""


def followed(db: sqlite3.Connection, article_id: int) -> list[Followed]:
    """The bookmarks on an article's claims and disputes."""
    query = "SELECT * FROM bookmarks WHERE article_id = ? AND kind <> 'article'"
    return [followed_of(db, row) for row in db.execute(query, (article_id,)).fetchall()]


def followed_of(db: sqlite3.Connection, row: sqlite3.Row) -> Followed:
    """A bookmark's row, with the claim that it is on."""
    claims = [] if row["claim_id"] is None else claims_with_ids(db, [row["claim_id"]])
    anchors = [Anchor(row["quote"], row["before"], row["after"])]
    for claim in claims:
        text = texts_of(db, [claim.version_id])[claim.version_id]
        anchors.insert(0, anchor(text, stretch(claim.claim)))
    return Followed(row["id"], row["kind"] == "claim", tuple(anchors), row["dispute_id"])


def find_again(db: sqlite3.Connection, bookmarks: Sequence[Followed], found: Found) -> None:
    """Put bookmarks where they belong now."""
    for bookmark in bookmarks:
        claim = claim_at(bookmark.anchors, found)
        claim_id = None if claim is None else found.ids[claim.number]
        dispute_id = None
        if not bookmark.on_claim:
            disputes = [] if claim_id is None else disputes_with(db, [claim_id])[claim_id]
            claim_id, dispute_id = None, still_there(db, bookmark.dispute_id) or next(iter(disputes), None)
        where = (claim_id, dispute_id, bookmark.id)
        db.execute("UPDATE bookmarks SET claim_id = ?, dispute_id = ? WHERE id = ?", where)


def find_now(db: sqlite3.Connection, article_id: int) -> None:
    """Put an article's bookmarks where they belong, without a new reading."""
    query = """
        SELECT versions.id, versions.text FROM articles JOIN versions ON versions.id = articles.standing
        WHERE articles.id = ?
    """
    version = db.execute(query, (article_id,)).fetchone()
    if version is not None:
        claims = kept_claims(db, "versions.id = ? ORDER BY claims.number", (version["id"],))
        ids = {kept.claim.number: kept.id for kept in claims}
        found = Found(version["text"], [kept.claim for kept in claims], ids)
        find_again(db, followed(db, article_id), found)


def claim_at(anchors: Sequence[Anchor], found: Found) -> Claim | None:
    """The claim that the first anchor that holds is on."""
    claims = (find_claim(sought, found.text, found.claims) for sought in anchors)
    return next((claim for claim in claims if claim is not None), None)


def still_there(db: sqlite3.Connection, dispute_id: int | None) -> int | None:
    """A dispute's number, when there is still a dispute with that number."""
    row = db.execute("SELECT id FROM disputes WHERE id = ?", (dispute_id,)).fetchone()
    return None if row is None else int(row["id"])
