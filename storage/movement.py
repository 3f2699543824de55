"""Which dispute of a new reading is which of the last one, and whether its members changed."""

import sqlite3
from collections.abc import Mapping, Sequence

from claimreader.records import Claim, Dispute, words_of
from claimreader.records.record import record
from storage.disputes import kept_disputes
from storage.values import Value, stamp

Members = frozenset[tuple[str, str]]
"""A dispute's claims as sides and words: what stays when text is put in front of them, or they are read again."""


@record
class Standing:
    """A dispute as the last reading left it."""

    id: int
    moved: int
    members: Members
    article_id: int | None = None
    """The article that it lies in; None for one across articles."""


def standing(db: sqlite3.Connection, article_id: int) -> list[Standing]:
    """The disputes within an article."""
    return standing_disputes(db, "article_id = ?", (article_id,))


def standing_disputes(db: sqlite3.Connection, which: str, values: tuple[Value, ...]) -> list[Standing]:
    """The disputes that a condition selects, in the order of their numbers."""
    rows = db.execute(f"SELECT id, article_id FROM disputes WHERE {which} ORDER BY id", values)
    articles = {row["id"]: row["article_id"] for row in rows}
    return [
        Standing(
            dispute.id,
            stamp(dispute.moved),
            frozenset(
                (side, plain(claim.words))
                for side in ("pro", "con")
                for claim in (dispute.pro if side == "pro" else dispute.con)
            ),
            articles[dispute.id],
        )
        for dispute in kept_disputes(db, list(articles))
    ]


def members(dispute: Dispute, claims: Mapping[int, Claim], text: str) -> Members:
    """The members of a dispute that was just read."""
    return frozenset(
        (side, plain(words_of(text, claims[ref.number].content)))
        for side, refs in (("pro", dispute.pro), ("con", dispute.con))
        for ref in refs
    )


def pair(old: Sequence[Standing], new: Sequence[Members]) -> dict[int, Standing]:
    """For the disputes of a new reading, by their places, the old ones that they carry on: those that share most."""
    likeness = sorted(
        (
            (-shared(before.members, now), place, number)
            for number, before in enumerate(old)
            for place, now in enumerate(new)
        ),
    )
    pairs: dict[int, Standing] = {}
    taken: set[int] = set()
    for unlike, place, number in likeness:
        if unlike < 0 and place not in pairs and number not in taken:
            pairs[place] = old[number]
            taken.add(number)
    return pairs


def shared(one: Members, other: Members) -> float:
    """The part of all members that is in both."""
    return len(one & other) / len(one | other)


def plain(words: str) -> str:
    """Words without case or extra white space."""
    return " ".join(words.casefold().split())
