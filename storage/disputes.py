"""Disputes as they are kept: one with its sides, those of an article."""

import sqlite3
from collections.abc import Iterable

from claimreader.records import DisputeKind, DisputeRow, KeptClaim, KeptDispute
from storage.access import Access
from storage.claims import claims_with_ids
from storage.feeds import one
from storage.values import moment

FOLLOWED = "coalesce((SELECT max({what}) FROM bookmarks WHERE dispute_id = disputes.id), 0)"

DISPUTE_ROWS = f"""
    SELECT disputes.*, {FOLLOWED.format(what="1")} AS bookmarked, {FOLLOWED.format(what="news")} AS news,
        (SELECT count(*) FROM dispute_members WHERE dispute_id = disputes.id) AS claims,
        (
            SELECT count(DISTINCT articles.feed_id) FROM dispute_members JOIN claims ON claims.id = claim_id
            JOIN versions ON versions.id = claims.version_id JOIN articles ON articles.id = versions.article_id
            WHERE dispute_id = disputes.id
        ) AS outlets
    FROM disputes
"""
"""Disputes with what their lines show, but for the parties' names."""


WHOLE = """
    disputes.within IS NULL AND (
        disputes.article_id IS NOT NULL
        OR (SELECT count(DISTINCT side) FROM dispute_members WHERE dispute_id = disputes.id) = 2
    )
"""
"""SQL for what is shown: no dispute that is part of another, none that has lost a side since it was looked at."""


class Disputes(Access):
    """Who contradicts whom."""

    def dispute(self, dispute_id: int) -> KeptDispute:
        """A dispute with both sides; for one that is part of another, that other one.

        Raises:
            StorageError: it is not there any more: the claims were read again, and it was not found.
        """
        with self._reading() as db:
            asked = "SELECT coalesce(within, id) FROM disputes WHERE id = ?"
            shown = f"SELECT id FROM disputes WHERE {WHOLE} AND id = ({asked})"
            row = one(db.execute(shown, (dispute_id,)).fetchone(), "dispute")
            return kept_disputes(db, [row["id"]])[0]

    def disputes_of(self, article_id: int) -> list[KeptDispute]:
        """The disputes that claims of an article's newest version are members of."""
        query = f"""
            SELECT DISTINCT id FROM disputes WHERE {WHOLE} AND id IN (
                SELECT coalesce(within, disputes.id) FROM dispute_members JOIN claims ON claims.id = claim_id
                JOIN disputes ON disputes.id = dispute_id
                WHERE version_id = (SELECT newest FROM articles WHERE id = ?)
            ) ORDER BY id
        """
        with self._reading() as db:
            return kept_disputes(db, [row["id"] for row in db.execute(query, (article_id,))])


def dispute_row_of(row: sqlite3.Row, parties: tuple[str, ...]) -> DisputeRow:
    """A dispute's line."""
    return DisputeRow(
        id=row["id"],
        kind=DisputeKind(row["kind"]),
        proposition=row["proposition"],
        opened=moment(row["opened"]),
        moved=moment(row["moved"]),
        claims=row["claims"],
        outlets=row["outlets"],
        parties=parties,
        bookmarked=bool(row["bookmarked"]),
        news=bool(row["news"]),
    )


def parties_of(db: sqlite3.Connection, dispute_id: int) -> tuple[str, ...]:
    """Who has a part in a dispute."""
    query = "SELECT name FROM dispute_parties JOIN parties ON parties.id = party_id WHERE dispute_id = ? ORDER BY name"
    return tuple(row["name"] for row in db.execute(query, (dispute_id,)))


def kept_disputes(db: sqlite3.Connection, ids: list[int]) -> list[KeptDispute]:
    """Disputes with both sides, in the order asked."""
    return [kept_dispute(db, dispute_id) for dispute_id in ids]


def kept_dispute(db: sqlite3.Connection, dispute_id: int) -> KeptDispute:
    """A dispute that is there, each side in order of time, and of the text where that is the same."""
    bookmarked = FOLLOWED.format(what="1")
    row = db.execute(f"SELECT *, {bookmarked} AS bookmarked FROM disputes WHERE id = ?", (dispute_id,)).fetchone()
    query = "SELECT claim_id, side FROM dispute_members WHERE dispute_id = ?"
    sides = {member["claim_id"]: member["side"] for member in db.execute(query, (dispute_id,))}
    claims = in_time(claims_with_ids(db, list(sides)))
    return KeptDispute(
        id=row["id"],
        kind=DisputeKind(row["kind"]),
        proposition=row["proposition"],
        why=row["why"],
        opened=moment(row["opened"]),
        moved=moment(row["moved"]),
        pro=tuple(claim for claim in claims if sides[claim.id] == "pro"),
        con=tuple(claim for claim in claims if sides[claim.id] == "con"),
        bookmarked=bool(row["bookmarked"]),
    )


def in_time(claims: Iterable[KeptClaim]) -> list[KeptClaim]:
    """Claims by date, then by their place."""
    return sorted(claims, key=lambda kept: (kept.date, kept.article_id, kept.claim.number))
