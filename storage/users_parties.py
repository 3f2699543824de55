"""The parties that the user has configured: what they are called in all that is kept, and no more once that changes."""

import json
import sqlite3
from collections.abc import Mapping, Sequence

from claimreader.records import KnownParty
from storage.access import Access
from storage.party_names import call, called, kept_names, users_names
from storage.settling import QUIET
from storage.values import many

AT_ONCE = 500
"""Claims that are renamed in one transaction: nobody who writes meanwhile waits for long."""


class UsersParties(Access):
    """What the user calls parties."""

    def name_parties(self, parties: Sequence[KnownParty]) -> bool:
        """Call the parties of what is kept as the user does now, and no more as they did; False where nothing changed.

        What was read without the user's names gets them here, and gets back its own once they are gone. Where this is
        broken off, the next call goes on. The stories of what is renamed are to be looked at again.
        """
        wanted = _aliases(parties)
        with self._reading() as db:
            if users_names(db) == wanted:
                return False
            waiting = _concerned(db, wanted)
        while waiting:
            with self._writing() as db:
                _call(db, waiting[:AT_ONCE], wanted)
            waiting = waiting[AT_ONCE:]
        with self._writing() as db:
            _call(db, _concerned(db, wanted), wanted)  # what came in meanwhile
            db.execute("DELETE FROM party_aliases")
            db.executemany("INSERT INTO party_aliases (alias, name) VALUES (?, ?)", wanted.items())
        return True


def _aliases(parties: Sequence[KnownParty]) -> dict[str, str]:
    """Every name that the user gives a party, and the party; of two with the same, it is the first one's."""
    return {called(name): party.name for party in reversed(parties) for name in (party.name, *party.aliases)}


def _concerned(db: sqlite3.Connection, wanted: Mapping[str, str]) -> list[int]:
    """The claims whose parties the user calls otherwise than before."""
    before = users_names(db)
    changed = {alias for alias in {*before, *wanted} if before.get(alias) != wanted.get(alias)}
    names = {before[alias] for alias in changed if alias in before}
    rows = db.execute("SELECT id, name FROM parties WHERE claims > 0")
    parties = many(row["id"] for row in rows if row["name"] in names or called(row["name"]) in changed)
    query = """
        SELECT id FROM claims WHERE version_id IN (
            SELECT versions.id FROM versions WHERE article_id IN (
                SELECT article_id FROM party_claims JOIN claims ON claims.id = claim_id
                JOIN versions ON versions.id = version_id WHERE party_id IN (SELECT value FROM json_each(?))
            )
        ) ORDER BY id
    """
    return [row["id"] for row in db.execute(query, (parties,))]


def _call(db: sqlite3.Connection, claim_ids: Sequence[int], wanted: Mapping[str, str]) -> None:
    query = "SELECT id, version_id, parties, told FROM claims WHERE id IN (SELECT value FROM json_each(?))"
    rows = db.execute(query, (many(claim_ids),)).fetchall()
    read = {row["id"]: json.loads(row["told"] or row["parties"]) for row in rows}
    names = kept_names(db, {party for parties in read.values() for party in parties}, wanted)
    for row in rows:
        now = list(dict.fromkeys(names[party] for party in read[row["id"]]))
        if now != json.loads(row["parties"]):
            call(db, row, now)
    db.execute(
        """
        UPDATE stories SET due = max(due, ?) WHERE id IN (
            SELECT story_id FROM story_articles JOIN versions USING (article_id)
            WHERE versions.id IN (SELECT value FROM json_each(?))
        )
        """,
        (QUIET, many({row["version_id"] for row in rows})),
    )
