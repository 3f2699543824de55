"""Lists of disputes: in an order, of a party or of a feed; who and what can be chosen; one party's line and names."""

from collections.abc import Iterable
from itertools import islice

from claimreader.records import DisputeOrder, DisputeQuery, DisputeRow, FeedShare, PartyRow, PartyShare
from storage.access import Access
from storage.disputes import DISPUTE_ROWS, WHOLE, dispute_row_of, parties_of
from storage.rows import OUTLET
from storage.values import Value, many, moment

SIZE = "(SELECT count(*) FROM dispute_members WHERE dispute_id = disputes.id)"

ORDERS = {
    DisputeOrder.MOVEMENT: "moved DESC, id DESC",
    DisputeOrder.SIZE: f"{SIZE} DESC, moved DESC, id DESC",
    DisputeOrder.NEWEST: "opened DESC, id DESC",
    DisputeOrder.OLDEST: "opened, id",
}

OF_PARTY = "id IN (SELECT dispute_id FROM dispute_parties WHERE party_id = (SELECT id FROM parties WHERE name = ?))"

OF_FEED = """
    id IN (
        SELECT dispute_id FROM articles JOIN claims ON claims.version_id = articles.standing
        JOIN dispute_members ON dispute_members.claim_id = claims.id
        WHERE articles.feed_id = ? AND articles.contested > 0
    )
"""


EVERY = DisputeQuery()
"""All of them, the one that moved last first."""


class DisputeLists(Access):
    """Which disputes there are."""

    def dispute_rows(self, query: DisputeQuery = EVERY, offset: int = 0, limit: int = 100) -> list[DisputeRow]:
        """The disputes that are asked for, in the order asked."""
        where, values = condition(query)
        found = f"SELECT id FROM disputes {where} ORDER BY {ORDERS[query.order]} LIMIT ? OFFSET ?"
        with self._reading() as db:
            ids = [row["id"] for row in db.execute(found, (*values, limit, offset))]
            rows = db.execute(f"{DISPUTE_ROWS} WHERE id IN (SELECT value FROM json_each(?))", (many(ids),))
            by_id = {row["id"]: row for row in rows}
            return [dispute_row_of(by_id[number], parties_of(db, number)) for number in ids]

    def dispute_parties(self) -> list[PartyShare]:
        """Who has a part in disputes, and in how many; the one with most first."""
        query = f"""
            SELECT name, count(*) AS disputes FROM dispute_parties JOIN parties ON parties.id = party_id
            JOIN disputes ON disputes.id = dispute_id WHERE {WHOLE}
            GROUP BY party_id ORDER BY disputes DESC, name
        """
        with self._reading() as db:
            return [PartyShare(row["name"], row["disputes"]) for row in db.execute(query)]

    def dispute_feeds(self) -> list[FeedShare]:
        """The feeds with claims in disputes, and in how many; the one with most first."""
        query = f"""
            SELECT feeds.id, {OUTLET} AS outlet, count(DISTINCT dispute_id) AS disputes
            FROM dispute_members JOIN claims ON claims.id = claim_id JOIN versions ON versions.id = claims.version_id
            JOIN articles ON articles.id = versions.article_id JOIN feeds ON feeds.id = articles.feed_id
            JOIN disputes ON disputes.id = dispute_id WHERE {WHOLE}
            GROUP BY feeds.id ORDER BY disputes DESC, outlet
        """
        with self._reading() as db:
            return [FeedShare(row["id"], row["outlet"], row["disputes"]) for row in db.execute(query)]

    def party(self, name: str) -> PartyRow | None:
        """A party's line; None where it claims nothing."""
        query = "SELECT name, claims, denials, contested, last FROM parties WHERE name = ? AND claims > 0"
        with self._reading() as db:
            row = db.execute(query, (name,)).fetchone()
        if row is None:
            return None
        return PartyRow(row["name"], row["claims"], row["denials"], row["contested"], moment(row["last"]))

    def party_rows(self, letters: str = "", limit: int = 100) -> list[PartyRow]:
        """The parties with some letters in their names, in whichever case; the one that claims most first."""
        query = """
            SELECT name, claims, denials, contested, last FROM parties WHERE claims > 0 ORDER BY claims DESC, name
        """
        wanted = letters.casefold()
        with self._reading() as db:
            found = (row for row in db.execute(query) if wanted in row["name"].casefold())
            return [
                PartyRow(name, claims, denials, contested, moment(last))
                for name, claims, denials, contested, last in islice(found, limit)
            ]

    def speakers(self, version_ids: Iterable[int]) -> dict[str, str]:
        """Who speaks in some versions, and for which party, where that is one; parties speak for themselves."""
        query = """
            SELECT DISTINCT speaker, json_extract(parties, '$[0]') AS party FROM claims
            WHERE version_id IN (SELECT value FROM json_each(?)) AND json_array_length(parties) = 1
        """
        with self._reading() as db:
            rows = db.execute(query, (many(version_ids),)).fetchall()
        return {row["speaker"]: row["party"] for row in rows if row["speaker"]} | {
            row["party"]: row["party"] for row in rows
        }


def condition(query: DisputeQuery) -> tuple[str, tuple[Value, ...]]:
    """What a list is limited to, as SQL with its values."""
    parts = [(OF_PARTY, query.party), (OF_FEED, query.feed_id)]
    given: list[tuple[str, Value]] = [(sql, value) for sql, value in parts if value is not None]
    return "WHERE " + " AND ".join([WHOLE, *(sql for sql, _ in given)]), tuple(value for _, value in given)
