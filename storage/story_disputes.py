"""Disputes across the articles of a story: what is to be compared, and what was found, under numbers that stay."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from claimreader.records import Claim, ClaimRef, Dispute, Reading, words_of
from claimreader.stories.kept import Touched
from storage.access import Access
from storage.covering import cover
from storage.disputes import kept_disputes
from storage.following import follow_disputes
from storage.movement import Members, Standing, pair, plain, standing_disputes
from storage.party_names import in_story, rename
from storage.rows import claim_of
from storage.settling import NEWS, contested_claims, forget, recount, settle_story
from storage.values import many

COMPARED = 40
"""Articles of a story that are compared, the newest ones; disputes among older ones stay as they are."""
CLAIMS = 1500
"""Claims that are compared at most, of the newest articles first."""

Compared = Mapping[str, Reading]
"""What was compared, by `Reading.document`, which is the version's number."""


class StoryDisputes(Access):
    """Who contradicts whom, between outlets."""

    def touched_stories(self, limit: int = 10, *, whole: bool = False) -> list[int]:
        """Stories whose disputes are to be brought up to date, the newest first.

        A story with articles whose claims are still to be read comes after those that are read whole; with `whole` it
        does not come at all.
        """
        query = """
            SELECT id, EXISTS (
                SELECT 1 FROM story_articles JOIN articles ON articles.id = article_id
                WHERE story_id = stories.id AND articles.model IS NULL
            ) AS unread
            FROM stories WHERE due > 0 ORDER BY unread, last DESC, id DESC LIMIT ?
        """
        with self._reading() as db:
            return [row["id"] for row in db.execute(query, (limit,)) if not (whole and row["unread"])]

    def touched(self, story_id: int) -> Touched | None:
        """What there is to compare in a story; None when it has gone, or nothing is to be done any more.

        First, whom one article calls by a part of the name and another in full is written down in full in both.
        """
        with self._reading() as db:
            row = db.execute("SELECT due FROM stories WHERE id = ? AND due > 0", (story_id,)).fetchone()
            if row is None:
                return None
            readings = tuple(readings_of(db, story_id))
            named = in_story(db, readings)
        if any(one.claims != other.claims for one, other in zip(readings, named, strict=True)):
            with self._writing() as db:
                rename(db, readings, named)
                readings = tuple(readings_of(db, story_id))
        return Touched(story_id, row["due"] == NEWS, readings)

    def keep_story_disputes(self, touched: Touched, found: Sequence[Dispute]) -> bool:
        """Keep the disputes that were found across a story's articles; False where it has changed meanwhile.

        A dispute that is found again keeps its number, and moves when something came in that changed its members. A
        dispute within an article that is part of one across articles is shown there.
        """
        across = [one for one in found if len({ref.document for ref in (*one.pro, *one.con)}) > 1]
        with self._writing() as db:
            if not unchanged(db, touched):
                return False
            db.execute("UPDATE stories SET due = 0 WHERE id = ?", (touched.id,))
            settle_story(db, touched.id, 0)
            if db.execute("SELECT 1 FROM stories WHERE id = ?", (touched.id,)).fetchone():
                before = contested_claims(db, touched.id)
                keep_found(db, touched, across, self._now())
                cover(db, touched.id)
                kept = db.execute("SELECT id FROM disputes WHERE story_id = ?", (touched.id,)).fetchall()
                follow_disputes(db, [row["id"] for row in kept], news=touched.news)
                recount(db, before ^ contested_claims(db, touched.id))
            return True


def readings_of(db: sqlite3.Connection, story_id: int) -> Iterable[Reading]:
    """The newest articles of a story as they were read, one for each text."""
    query = """
        SELECT versions.id, versions.text, language, understood, models.name AS model, min(articles.id) AS first
        FROM story_articles JOIN articles ON articles.id = story_articles.article_id
        JOIN versions ON versions.id = articles.standing JOIN readings ON readings.version_id = versions.id
        JOIN models ON models.id = readings.model
        WHERE story_id = ? GROUP BY one_text ORDER BY articles.date DESC, articles.id DESC LIMIT ?
    """
    said = "SELECT * FROM claims WHERE version_id = ? ORDER BY number LIMIT ?"
    left = CLAIMS
    for row in db.execute(query, (story_id, COMPARED)).fetchall():
        claims = tuple(claim_of(claim) for claim in db.execute(said, (row["id"], left)))
        left -= len(claims)
        understood = bool(row["understood"])
        yield Reading(str(row["id"]), row["text"], row["language"], understood, claims, (), row["model"])
        if left <= 0:
            return


def unchanged(db: sqlite3.Connection, touched: Touched) -> bool:
    """Whether a story's articles and their claims are still the ones that were compared."""
    now = {reading.document: reading.claims for reading in readings_of(db, touched.id)}
    return now == {reading.document: reading.claims for reading in touched.readings}


def keep_found(db: sqlite3.Connection, touched: Touched, found: Sequence[Dispute], now: int) -> None:
    """Write a story's disputes, each in the row of the one that it carries on."""
    compared = {reading.document: reading for reading in touched.readings}
    old = standing_disputes(db, "story_id = ?", (touched.id,))
    pairs = pair(old, [members_of(dispute, compared) for dispute in found])
    said = {one.id: who_says_what(db, one.id) for one in old}
    leave(db, touched, old)
    for place, dispute in enumerate(found):
        standing = pairs.get(place)
        number = begin(db, touched.id, dispute) if standing is None else standing.id
        put_members(db, number, dispute)
        if standing is None:
            put_dates(db, number)
        else:
            moves = touched.news and who_says_what(db, number) != said[number]
            carry_on(db, standing, dispute, now if moves else None)
        put_parties(db, number)
    halves = "story_id = ? AND (SELECT count(DISTINCT side) FROM dispute_members WHERE dispute_id = disputes.id) < 2"
    forget(db, [row["id"] for row in db.execute(f"SELECT id FROM disputes WHERE {halves}", (touched.id,))])


def members_of(dispute: Dispute, compared: Compared) -> Members:
    """The members of a dispute, as sides and words."""
    return frozenset(
        (side, plain(words_of(compared[ref.document].text, claim_at(compared, ref).content)))
        for side, refs in (("pro", dispute.pro), ("con", dispute.con))
        for ref in refs
    )


def claim_at(compared: Compared, ref: ClaimRef) -> Claim:
    """The claim that a dispute speaks of."""
    return next(claim for claim in compared[ref.document].claims if claim.number == ref.number)


def leave(db: sqlite3.Connection, touched: Touched, old: Sequence[Standing]) -> None:
    """Take out the members that were compared anew, or do not stand any more; those of older articles stay."""
    ids, compared = many(one.id for one in old), many(int(reading.document) for reading in touched.readings)
    db.execute(
        """
        DELETE FROM dispute_members WHERE dispute_id IN (SELECT value FROM json_each(:disputes)) AND claim_id NOT IN (
            SELECT claims.id FROM dispute_members JOIN claims ON claims.id = claim_id
            JOIN articles ON articles.standing = version_id
            JOIN story_articles ON story_articles.article_id = articles.id
            WHERE dispute_id IN (SELECT value FROM json_each(:disputes)) AND story_id = :story
                AND version_id NOT IN (SELECT value FROM json_each(:compared))
        )
        """,
        {"disputes": ids, "story": touched.id, "compared": compared},
    )


def begin(db: sqlite3.Connection, story_id: int, dispute: Dispute) -> int:
    """Write a dispute that is found for the first time, still without its members; its number."""
    values = (story_id, dispute.kind.value, dispute.proposition, dispute.why)
    query = "INSERT INTO disputes (story_id, kind, proposition, why, opened, moved) VALUES (?, ?, ?, ?, 0, 0)"
    return db.execute(query, values).lastrowid or 0


def put_members(db: sqlite3.Connection, dispute_id: int, dispute: Dispute) -> None:
    """Write the two sides of a dispute; a claim is on one of them."""
    sides = [(side, ref) for side, refs in (("pro", dispute.pro), ("con", dispute.con)) for ref in refs]
    query = "INSERT OR IGNORE INTO dispute_members SELECT ?, id, ? FROM claims WHERE version_id = ? AND number = ?"
    db.executemany(query, [(dispute_id, side, int(ref.document), ref.number) for side, ref in sides])


def put_dates(db: sqlite3.Connection, dispute_id: int) -> None:
    """A new dispute opened when its second side spoke, and moved with its newest article."""
    query = """
        SELECT min(date) AS first, max(date) AS last FROM dispute_members JOIN claims ON claims.id = claim_id
        JOIN versions ON versions.id = version_id JOIN articles ON articles.id = article_id
        WHERE dispute_id = ? GROUP BY side
    """
    sides = db.execute(query, (dispute_id,)).fetchall()
    dates = (max(side["first"] for side in sides), max(side["last"] for side in sides), dispute_id)
    db.execute("UPDATE disputes SET opened = ?, moved = ? WHERE id = ?", dates)


def who_says_what(db: sqlite3.Connection, dispute_id: int) -> frozenset[tuple[str, tuple[str, ...], str]]:
    """A dispute's claims as sides, parties and words: it moves when another party joins in, though with known words."""
    [dispute] = kept_disputes(db, [dispute_id])
    sides = (("pro", dispute.pro), ("con", dispute.con))
    return frozenset((side, kept.claim.parties, plain(kept.words)) for side, claims in sides for kept in claims)


def carry_on(db: sqlite3.Connection, old: Standing, dispute: Dispute, now: int | None) -> None:
    """Write a dispute that is found again; `now` where it moves."""
    moved = old.moved if now is None else max(now, old.moved + 1)
    values = (dispute.kind.value, dispute.proposition, dispute.why, moved, old.id)
    db.execute("UPDATE disputes SET kind = ?, proposition = ?, why = ?, moved = ? WHERE id = ?", values)


def put_parties(db: sqlite3.Connection, dispute_id: int) -> None:
    """Write who has a part in a dispute."""
    db.execute("DELETE FROM dispute_parties WHERE dispute_id = ?", (dispute_id,))
    db.execute(
        """
        INSERT INTO dispute_parties (party_id, dispute_id)
        SELECT DISTINCT party_id, dispute_id FROM dispute_members JOIN party_claims USING (claim_id)
        WHERE dispute_id = ?
        """,
        (dispute_id,),
    )
