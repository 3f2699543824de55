"""One name for a party, however an article writes it: police in one article are Police in another.

Within a story, whoever one of its articles calls by the surname alone goes by the full name that another gives.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace

from claimreader.records import Claim, Reading
from storage.rows import claim_of
from storage.values import compact, many


def in_one_case(db: sqlite3.Connection, reading: Reading) -> Reading:
    """The reading with its parties in the capitals that most claims are kept in; else in those that it has first."""
    query = """
        SELECT name FROM parties WHERE claims > 0 AND name IN (SELECT value FROM json_each(?))
        ORDER BY claims DESC, id LIMIT 1
    """
    names: dict[str, str] = {}
    for party in dict.fromkeys(party for claim in reading.claims for party in claim.parties):
        if party.casefold() not in names:
            kept = db.execute(query, (many(_in_other_capitals(party)),)).fetchone()
            names[party.casefold()] = kept["name"] if kept else party

    def renamed(claim: Claim) -> Claim:
        parties = tuple(dict.fromkeys(names[party.casefold()] for party in claim.parties))
        return claim if parties == claim.parties else replace(claim, parties=parties)

    return replace(reading, claims=tuple(map(renamed, reading.claims)))


def _in_other_capitals(name: str) -> list[str]:
    """A name as it may be written elsewhere: a few that the index of names is asked for, and no look at all of them."""
    first, rest = name[:1], name[1:]
    return [name, first.upper() + rest, first.lower() + rest, name.lower(), name.title(), name.upper()]


def in_full(db: sqlite3.Connection, readings: Sequence[Reading], names: Mapping[str, str]) -> None:
    """Write the parties of a story's kept claims by their full names, in the claims and in the parties' shares.

    Args:
        db: a connection within a transaction.
        readings: the story's articles; a reading's `document` is its version's number.
        names: full names by the short ones.
    """
    versions = many(int(reading.document) for reading in readings)
    query = "SELECT * FROM claims WHERE version_id IN (SELECT value FROM json_each(?))"
    for row in db.execute(query, (versions,)).fetchall():
        parties = claim_of(row).parties
        full = tuple(dict.fromkeys(names.get(party, party) for party in parties))
        if full != parties:
            _rename(db, row["id"], full)


def _rename(db: sqlite3.Connection, claim_id: int, parties: Sequence[str]) -> None:
    db.execute("UPDATE claims SET parties = ? WHERE id = ?", (compact(parties), claim_id))
    query = "SELECT date, denial, contested FROM party_claims WHERE claim_id = ? LIMIT 1"
    share = db.execute(query, (claim_id,)).fetchone()
    if share is None:
        return
    db.execute("DELETE FROM party_claims WHERE claim_id = ?", (claim_id,))
    db.executemany("INSERT OR IGNORE INTO parties (name) VALUES (?)", [(party,) for party in parties])
    db.execute(
        """
        INSERT INTO party_claims (party_id, date, claim_id, denial, contested)
        SELECT id, ?, ?, ?, ? FROM parties WHERE name IN (SELECT value FROM json_each(?))
        """,
        (share["date"], claim_id, share["denial"], share["contested"], many(parties)),
    )
    theirs = "SELECT dispute_id FROM dispute_members WHERE claim_id = ?"
    db.execute(f"DELETE FROM dispute_parties WHERE dispute_id IN ({theirs})", (claim_id,))
    db.execute(
        f"""
        INSERT INTO dispute_parties (party_id, dispute_id)
        SELECT DISTINCT party_id, dispute_id FROM dispute_members JOIN party_claims USING (claim_id)
        WHERE dispute_id IN ({theirs})
        """,
        (claim_id,),
    )
