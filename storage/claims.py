"""Claims as they are kept: of an article, of a party."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from claimreader.records import KeptClaim, PartyRow, ReadingState
from storage.access import Access
from storage.feeds import one
from storage.rows import OUTLET, kept_claim_of
from storage.values import Value, many, moment


class Claims(Access):
    """Who says what."""

    def claims(self, article_id: int) -> list[KeptClaim]:
        """The claims of an article's newest version, in the order of its text; none while they are not read."""
        which = "versions.id = (SELECT newest FROM articles WHERE id = ?) ORDER BY claims.number"
        with self._reading() as db:
            return kept_claims(db, which, (article_id,))

    def reading_state(self, article_id: int) -> ReadingState:
        """How far the claims of an article's newest version are.

        Raises:
            StorageError: the article is not there any more.
        """
        query = """
            SELECT readings.understood FROM articles LEFT JOIN readings ON readings.version_id = articles.newest
            WHERE articles.id = ?
        """
        with self._reading() as db:
            understood = one(db.execute(query, (article_id,)).fetchone(), "article")["understood"]
        if understood is None:
            return ReadingState.WAITING
        return ReadingState.READ if understood else ReadingState.LANGUAGE

    def parties(self, offset: int = 0, limit: int = 100) -> list[PartyRow]:
        """All parties that claim something, the one that claims most first. Denials are claims that deny or reject."""
        query = """
            SELECT name, claims, denials, contested, last FROM parties WHERE claims > 0
            ORDER BY claims DESC, name LIMIT ? OFFSET ?
        """
        with self._reading() as db:
            return [
                PartyRow(name, claims, denials, contested, moment(last))
                for name, claims, denials, contested, last in db.execute(query, (limit, offset))
            ]

    def party_claims(self, name: str, offset: int = 0, limit: int = 100) -> list[KeptClaim]:
        """What a party has said, newest first."""
        query = """
            SELECT claim_id FROM party_claims WHERE party_id = (SELECT id FROM parties WHERE name = ?)
            ORDER BY date DESC, claim_id LIMIT ? OFFSET ?
        """
        with self._reading() as db:
            ids = [row["claim_id"] for row in db.execute(query, (name, limit, offset))]
            # They are counted by their articles' dates; what an edit brought was said later than that.
            return sorted(claims_with_ids(db, ids), key=lambda kept: kept.date, reverse=True)


def claims_with_ids(db: sqlite3.Connection, ids: list[int]) -> list[KeptClaim]:
    """The claims with these numbers, in the order asked."""
    found = {
        claim.id: claim for claim in kept_claims(db, "claims.id IN (SELECT value FROM json_each(?))", (many(ids),))
    }
    return [found[claim_id] for claim_id in ids if claim_id in found]


def kept_claims(db: sqlite3.Connection, which: str, values: tuple[Value, ...]) -> list[KeptClaim]:
    """The claims that a condition selects. Texts are fetched once each: most claims share theirs with others."""
    query = f"""
        SELECT claims.*, versions.article_id, versions.number AS version, articles.date, articles.title, articles.url,
            articles.published, articles.newest, feeds.state, {OUTLET} AS outlet
        FROM claims JOIN versions ON versions.id = claims.version_id JOIN articles ON articles.id = versions.article_id
        JOIN feeds ON feeds.id = articles.feed_id
        WHERE {which}
    """
    rows = db.execute(query, values).fetchall()
    texts = texts_of(db, {row["version_id"] for row in rows})
    disputes = disputes_with(db, [row["id"] for row in rows])
    found = [kept_claim_of(row, texts[row["version_id"]], tuple(disputes.get(row["id"], ()))) for row in rows]
    edited = {row["article_id"] for row in rows if row["version"] > 1}
    return in_their_time(db, found, texts, edited) if edited else found


def in_their_time(
    db: sqlite3.Connection, claims: Iterable[KeptClaim], texts: Mapping[int, str], edited: set[int]
) -> list[KeptClaim]:
    """The claims, with the time of the version that brought each where that is an edit: until then nobody said so."""
    query = """
        SELECT id, article_id, full_text, seen, text FROM versions
        WHERE article_id IN (SELECT value FROM json_each(?)) ORDER BY number
    """
    versions: dict[int, list[sqlite3.Row]] = defaultdict(list)
    for row in db.execute(query, (many(sorted(edited)),)):
        versions[row["article_id"]].append(row)
    return [_in_its_time(claim, texts[claim.version_id], versions[claim.article_id]) for claim in claims]


def _in_its_time(kept: KeptClaim, text: str, versions: Sequence[sqlite3.Row]) -> KeptClaim:
    """The claim; dated by the version that first has its source, cue and content, where that is not the first one."""
    spans = (*kept.claim.source, *kept.claim.cue, *kept.claim.content)
    words = text[min(span.start for span in spans) : max(span.end for span in spans)]
    whole = next((row["full_text"] for row in versions if row["id"] == kept.version_id), None)
    alike = [row for row in versions if row["full_text"] == whole]  # that a page has more than its feed is no edit
    first = next((number for number, row in enumerate(alike) if words in row["text"]), 0)
    return replace(kept, date=moment(alike[first]["seen"]), dated=False) if first else kept


def texts_of(db: sqlite3.Connection, version_ids: Iterable[int]) -> dict[int, str]:
    """The texts of versions."""
    query = "SELECT id, text FROM versions WHERE id IN (SELECT value FROM json_each(?))"
    return {row["id"]: row["text"] for row in db.execute(query, (many(version_ids),))}


def disputes_with(db: sqlite3.Connection, claim_ids: list[int]) -> dict[int, list[int]]:
    """The disputes that each claim is a member of; for one that is part of another, that other one."""
    query = """
        SELECT DISTINCT claim_id, coalesce(within, id) AS dispute_id
        FROM dispute_members JOIN disputes ON disputes.id = dispute_id
        WHERE claim_id IN (SELECT value FROM json_each(?)) ORDER BY dispute_id
    """
    found = defaultdict[int, list[int]](list)
    for row in db.execute(query, (many(claim_ids),)):
        found[row["claim_id"]].append(row["dispute_id"])
    return found
