"""Keeping what was read in an article: its claims, the parties' shares in them, its disputes and how they moved."""

import sqlite3
from collections.abc import Mapping, Sequence

from claimreader.records import Claim, Dispute, Reading
from claimreader.records.record import record
from storage.access import Access
from storage.followed import Found, find_again, followed
from storage.following import OF_ARTICLE, begin_following, follow_article, still
from storage.movement import Standing, members, pair, standing
from storage.party_names import put_told, under_kept_names
from storage.rows import CLAIM, claim_values
from storage.settling import NEWS, QUIET
from storage.values import many


@record
class Place:
    """The version that was read, and its article before that."""

    article_id: int
    version_id: int
    newest: bool
    superseded: bool
    """A newer version was read already: the claims are kept, and nothing stands on them."""
    standing: int | None
    date: int
    evidence: int
    """When what is found here for the first time came to be known."""
    moves: bool
    """What has changed since the last reading is the news' doing: not another model's look at the same words, nor the
    page of an article whose teaser was read before."""


class Readings(Access):
    """Claims, from the one who reads them."""

    def unread_versions(self, model: str, limit: int) -> list[tuple[int, str]]:
        """Newest versions that this model has not read, of the newest articles first: their numbers and texts."""
        with self._reading() as db:
            others = [row["id"] for row in db.execute("SELECT id FROM models WHERE name <> ?", (model,))]
            waiting: list[sqlite3.Row] = []
            for reader in (None, *others):
                query = """
                    SELECT newest, date, id FROM articles WHERE model IS ? AND newest IS NOT NULL
                    ORDER BY date DESC, id DESC LIMIT ?
                """
                waiting += db.execute(query, (reader, limit))
            waiting.sort(key=lambda row: (row["date"], row["id"]), reverse=True)
            ids = [row["newest"] for row in waiting[:limit]]
            query = "SELECT id, text FROM versions WHERE id IN (SELECT value FROM json_each(?))"
            texts = {row["id"]: row["text"] for row in db.execute(query, (many(ids),))}
        return [(version_id, texts[version_id]) for version_id in ids]

    def keep_reading(self, version_id: int, reading: Reading) -> int | None:
        """Keep what was read in a version, in place of what was read in it before.

        Claims and disputes that are found again keep their numbers; a dispute moves when its members change with the
        text, not when another model reads the same text otherwise. Bookmarks are put where they belong now. A version
        that is not there any more is passed over: the sample may have gone while it was being read. Returns the
        article's number.

        Raises:
            ValueError: the reading is of another text.
        """
        with self._writing() as db:
            place = place_of(db, version_id, reading)
            if place is None:
                return None
            begin_following(db)
            before = standing(db, place.article_id)
            bookmarks = followed(db, place.article_id)
            read, reading = reading, under_kept_names(db, reading)
            ids = put_claims(db, place, reading)
            put_told(db, version_id, read, reading, ids)
            if place.superseded:
                return place.article_id
            put_disputes(db, place, reading, ids, before, self._now())
            put_parties(db, place, reading.claims, ids)
            settle(db, place, reading)
            touch(db, place)
            find_again(db, bookmarks, Found(reading.text, reading.claims, ids))
            if not place.moves:
                still(db, OF_ARTICLE, {"article": place.article_id})
            follow_article(db, place.article_id)
            return place.article_id


def place_of(db: sqlite3.Connection, version_id: int, reading: Reading) -> Place | None:
    """Where a reading belongs; None when that version is not there any more."""
    query = """
        SELECT versions.*, articles.newest, articles.standing, articles.date, models.name AS model,
            last.number AS last_number, last.full_text AS last_full_text
        FROM versions JOIN articles ON articles.id = versions.article_id
        LEFT JOIN readings ON readings.version_id = versions.id LEFT JOIN models ON models.id = readings.model
        LEFT JOIN versions AS last ON last.id = articles.standing
        WHERE versions.id = ?
    """
    row = db.execute(query, (version_id,)).fetchone()
    if row is None:
        return None
    if row["text"] != reading.text:
        raise ValueError(f"version {version_id} has another text than what was read")
    first, again = row["standing"] is None, row["standing"] == version_id
    edited = row["model"] == reading.model if again else row["full_text"] == row["last_full_text"]
    return Place(
        article_id=row["article_id"],
        version_id=version_id,
        newest=row["newest"] == version_id,
        superseded=not first and row["last_number"] > row["number"],
        standing=row["standing"],
        date=row["date"],
        evidence=row["date"] if first or row["number"] == 1 else row["seen"],
        moves=not first and edited,
    )


def put_claims(db: sqlite3.Connection, place: Place, reading: Reading) -> dict[int, int]:
    """Write the claims; their rows' numbers by their own. One that stands where one stood keeps its row."""
    db.execute("INSERT OR IGNORE INTO models (name) VALUES (?)", (reading.model,))
    db.execute(
        """
        INSERT INTO readings (version_id, model, language, understood, first)
        SELECT ?, id, ?, ?, (SELECT coalesce(max(first), 0) + 1 FROM readings) FROM models WHERE name = ?
        ON CONFLICT (version_id) DO UPDATE
        SET model = excluded.model, language = excluded.language, understood = excluded.understood
        """,
        (place.version_id, reading.language, reading.understood, reading.model),
    )
    query = "SELECT id, source, cue, content FROM claims WHERE version_id = ?"
    old = {tuple(spans): claim_id for claim_id, *spans in db.execute(query, (place.version_id,))}
    ids: dict[int, int] = {}
    for claim in reading.claims:
        values = claim_values(claim)
        claim_id = old.pop(values[1:4], None)
        if claim_id is None:
            marks = ", ".join("?" * (1 + len(CLAIM)))
            cursor = db.execute(
                f"INSERT INTO claims (version_id, {', '.join(CLAIM)}) VALUES ({marks})", (place.version_id, *values)
            )
            claim_id = cursor.lastrowid or 0
        else:
            columns = ", ".join(f"{column} = ?" for column in CLAIM)
            db.execute(f"UPDATE claims SET {columns} WHERE id = ?", (*values, claim_id))
        ids[claim.number] = claim_id
    db.execute("DELETE FROM claims WHERE id IN (SELECT value FROM json_each(?))", (many(old.values()),))
    return ids


def put_disputes(
    db: sqlite3.Connection, place: Place, reading: Reading, ids: Mapping[int, int], before: Sequence[Standing], now: int
) -> None:
    """Write the disputes, each in the row of the one that it carries on."""
    claims = {claim.number: claim for claim in reading.claims}
    found = [members(dispute, claims, reading.text) for dispute in reading.disputes]
    pairs = pair(before, found)
    gone = {old.id for old in before} - {old.id for old in pairs.values()}
    db.executemany("DELETE FROM disputes WHERE id = ?", [(dispute_id,) for dispute_id in gone])
    for place_in_reading, dispute in enumerate(reading.disputes):
        old = pairs.get(place_in_reading)
        if old is None:
            dispute_id = open_dispute(db, place, dispute)
        else:
            dispute_id = old.id
            moves = place.moves and old.members != found[place_in_reading]
            carry_on(db, dispute_id, dispute, max(now, old.moved + 1) if moves else old.moved)
        put_members(db, dispute_id, dispute, ids)


def open_dispute(db: sqlite3.Connection, place: Place, dispute: Dispute) -> int:
    """Write a dispute that is found for the first time; its number."""
    cursor = db.execute(
        "INSERT INTO disputes (article_id, kind, proposition, why, opened, moved) VALUES (?, ?, ?, ?, ?, ?)",
        (place.article_id, dispute.kind.value, dispute.proposition, dispute.why, place.evidence, place.evidence),
    )
    return cursor.lastrowid or 0


def carry_on(db: sqlite3.Connection, dispute_id: int, dispute: Dispute, moved: int) -> None:
    """Write a dispute that is found again, still without its members."""
    db.execute(
        "UPDATE disputes SET kind = ?, proposition = ?, why = ?, moved = ? WHERE id = ?",
        (dispute.kind.value, dispute.proposition, dispute.why, moved, dispute_id),
    )
    db.execute("DELETE FROM dispute_members WHERE dispute_id = ?", (dispute_id,))
    db.execute("DELETE FROM dispute_parties WHERE dispute_id = ?", (dispute_id,))


def put_members(db: sqlite3.Connection, dispute_id: int, dispute: Dispute, ids: Mapping[int, int]) -> None:
    """Write the two sides of a dispute; a claim is on one of them."""
    sides = [(ref, side) for side, refs in (("pro", dispute.pro), ("con", dispute.con)) for ref in refs]
    db.executemany(
        "INSERT OR IGNORE INTO dispute_members VALUES (?, ?, ?)",
        [(dispute_id, ids[ref.number], side) for ref, side in sides],
    )


def put_parties(db: sqlite3.Connection, place: Place, claims: Sequence[Claim], ids: Mapping[int, int]) -> None:
    """Write which party said what, in place of what stood before; then who has a part in the disputes."""
    versions = many({place.version_id, place.standing or place.version_id})
    db.execute(
        """
        DELETE FROM party_claims WHERE claim_id IN (
            SELECT id FROM claims WHERE version_id IN (SELECT value FROM json_each(?))
        )
        """,
        (versions,),
    )
    said = [(ids[claim.number], claim.act.denies, party) for claim in claims for party in dict.fromkeys(claim.parties)]
    db.executemany("INSERT OR IGNORE INTO parties (name) VALUES (?)", [(party,) for _, _, party in said])
    db.executemany(
        """
        INSERT INTO party_claims (party_id, date, claim_id, denial, contested)
        SELECT parties.id, :date, :claim, :denial, EXISTS (SELECT 1 FROM dispute_members WHERE claim_id = :claim)
        FROM parties WHERE name = :party
        """,
        [{"date": place.date, "claim": claim, "denial": denial, "party": party} for claim, denial, party in said],
    )
    db.execute(
        """
        INSERT INTO dispute_parties (party_id, dispute_id)
        SELECT DISTINCT party_id, dispute_id FROM dispute_members JOIN party_claims USING (claim_id)
        WHERE dispute_id IN (SELECT id FROM disputes WHERE article_id = ?)
        """,
        (place.article_id,),
    )


def settle(db: sqlite3.Connection, place: Place, reading: Reading) -> None:
    """Say on the article's row which version's claims stand, and how many there are."""
    contested = (
        "SELECT count(DISTINCT claim_id) FROM dispute_members JOIN claims ON claims.id = claim_id"
        " WHERE version_id = :version"
    )
    db.execute(
        f"UPDATE articles SET standing = :version, contested = ({contested}) WHERE id = :article",
        {"version": place.version_id, "article": place.article_id},
    )
    if place.newest:
        db.execute(
            "UPDATE articles SET claims = ?, model = (SELECT id FROM models WHERE name = ?) WHERE id = ?",
            (len(reading.claims), reading.model, place.article_id),
        )


def touch(db: sqlite3.Connection, place: Place) -> None:
    """The disputes of the article's story are to be looked at; as news, where what has changed is the news' doing."""
    news = NEWS if place.moves or place.standing is None else QUIET
    which = "id = (SELECT story_id FROM story_articles WHERE article_id = ?)"
    db.execute(f"UPDATE stories SET due = max(due, ?) WHERE {which}", (news, place.article_id))
