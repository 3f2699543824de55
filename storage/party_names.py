"""One name for a party, however articles write it: the user's, else the one that most of its claims are kept under.

Police in one article are police in another, and Jim Mattis is James Mattis. Within a story, whoever one of its articles
calls by a part of the name goes by the whole name that another gives. What a claim's parties were read as is kept, so
that another configuration, or another article, can change what they are called.
"""

import json
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from claimreader.records import Claim, Reading
from storage.values import compact, many

Told = Mapping[tuple[str, int], tuple[str, ...]]
"""The parties that claims were read with, by version and number, where they go by other names."""


def called(name: str) -> str:
    """A name for comparing with the user's aliases."""
    return " ".join(name.replace("’", "'").casefold().split()).removeprefix("the ")


def users_names(db: sqlite3.Connection) -> dict[str, str]:
    """What the user calls parties, by `called`; a party's own name is among them."""
    return {row["alias"]: row["name"] for row in db.execute("SELECT alias, name FROM party_aliases")}


def kept_names(db: sqlite3.Connection, parties: Collection[str], theirs: Mapping[str, str]) -> dict[str, str]:
    """What each party goes by here: what the user calls it, else the form of its name that most claims are kept under.

    Of forms that nothing is kept under, it is the one that comes first.
    """
    forms = {party: _other_forms(party) for party in dict.fromkeys(parties) if called(party) not in theirs}
    query = """
        SELECT name, claims, id FROM parties WHERE claims > 0 AND name IN (SELECT value FROM json_each(?))
        ORDER BY claims DESC, id
    """
    rows = db.execute(query, (many({form for several in forms.values() for form in several}),))
    ranks = {row["name"]: rank for rank, row in enumerate(rows)}
    first: dict[str, str] = {}
    for party, several in forms.items():
        kept = min((form for form in several if form in ranks), key=ranks.__getitem__, default=party)
        first.setdefault(party.casefold(), theirs.get(called(kept), kept))
    return {party: theirs.get(called(party)) or first[party.casefold()] for party in parties}


@lru_cache(maxsize=5_000)
def _other_forms(name: str) -> tuple[str, ...]:
    """A name as it may be written elsewhere: a few that the index of names is asked for, and no look at all of them."""
    from claimreader.claims.voices.agreement import other_forms

    start, rest = name[:1], name[1:]
    cases = (name, start.upper() + rest, start.lower() + rest, name.lower(), name.title(), name.upper())
    return (*cases, *other_forms(name))


def under_kept_names(db: sqlite3.Connection, reading: Reading) -> Reading:
    """The reading, with the names that its parties go by here."""
    parties = dict.fromkeys(party for claim in reading.claims for party in claim.parties)
    return _named(reading, kept_names(db, parties.keys(), users_names(db)))


def put_told(db: sqlite3.Connection, version_id: int, read: Reading, kept: Reading, ids: Mapping[int, int]) -> None:
    """Write what the parties of a version's claims were read as, where they go by other names."""
    db.execute("UPDATE claims SET told = NULL WHERE version_id = ? AND told IS NOT NULL", (version_id,))
    db.executemany(
        "UPDATE claims SET told = ? WHERE id = ?",
        [
            (compact(one.parties), ids[one.number])
            for one, other in zip(read.claims, kept.claims, strict=True)
            if one.parties != other.parties
        ],
    )


def in_story(db: sqlite3.Connection, readings: Sequence[Reading]) -> list[Reading]:
    """A story's readings, with one name for a party in all of them."""
    from claimreader.claims.voices.agreement import full_names

    told, theirs = _told(db, readings), users_names(db)
    kept = kept_names(db, {party for parties in told.values() for party in parties}, theirs)
    as_read = [_as_read(reading, told, kept) for reading in readings]
    own = frozenset(theirs.values())
    names = {name: theirs.get(called(full), full) for name, full in full_names(as_read).items() if name not in own}
    return [_named(reading, names) for reading in as_read]


def _told(db: sqlite3.Connection, readings: Sequence[Reading]) -> Told:
    versions = many(int(reading.document) for reading in readings)
    query = """
        SELECT version_id, number, told FROM claims
        WHERE version_id IN (SELECT value FROM json_each(?)) AND told IS NOT NULL
    """
    rows = db.execute(query, (versions,))
    return {(str(row["version_id"]), row["number"]): tuple(json.loads(row["told"])) for row in rows}


def _as_read(reading: Reading, told: Told, kept: Mapping[str, str]) -> Reading:
    """The reading without what was made of its parties' names for the sake of their story."""
    claims = (
        _under(claim, told.get((reading.document, claim.number), claim.parties), kept) for claim in reading.claims
    )
    return replace(reading, claims=tuple(claims))


def _named(reading: Reading, names: Mapping[str, str]) -> Reading:
    return replace(reading, claims=tuple(_under(claim, claim.parties, names) for claim in reading.claims))


def _under(claim: Claim, parties: Sequence[str], names: Mapping[str, str]) -> Claim:
    now = tuple(dict.fromkeys(names.get(party, party) for party in parties))
    return claim if now == claim.parties else replace(claim, parties=now)


def rename(db: sqlite3.Connection, before: Sequence[Reading], after: Sequence[Reading]) -> None:
    """Write the parties of a story's kept claims as they are called now, in the claims and in the parties' shares."""
    query = "SELECT id, parties, told FROM claims WHERE version_id = ? AND number = ?"
    for reading, now in zip(before, after, strict=True):
        for claim, named in zip(reading.claims, now.claims, strict=True):
            if claim.parties != named.parties:
                row = db.execute(query, (int(reading.document), claim.number)).fetchone()
                if row is not None:
                    call(db, row, named.parties)


def call(db: sqlite3.Connection, row: sqlite3.Row, parties: Sequence[str]) -> None:
    """Write what a claim's parties are called now; `row` has its number, parties and what they were read as."""
    read, now = row["told"] or row["parties"], compact(parties)
    db.execute("UPDATE claims SET parties = ?, told = nullif(?, ?) WHERE id = ?", (now, read, now, row["id"]))
    _share(db, row["id"], parties)


def _share(db: sqlite3.Connection, claim_id: int, parties: Sequence[str]) -> None:
    """Lay a claim to these parties, if it counts, in their lists and in its disputes."""
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
