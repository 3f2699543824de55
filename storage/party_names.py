"""One name for a party, however an article writes it: police in one article are Police in another."""

import sqlite3
from dataclasses import replace

from claimreader.records import Claim, Reading
from storage.values import many


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
