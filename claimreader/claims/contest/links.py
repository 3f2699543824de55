"""A reason to put two statements on opposite sides."""

from dataclasses import dataclass

from claimreader.claims.contest.statements import Statement
from claimreader.records import DisputeKind

ALIKE = 0.45
"""Likeness of two clauses from which they speak of the same thing..."""
TELLING = 1.4
"""...when what they share weighs as much as this: two words that are not in every article."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two statements on opposite sides."""

    pro: Statement
    con: Statement
    kind: DisputeKind
    strength: float
    contrast: tuple[str, str] | None = None
    """The figures, or the words that exclude each other."""
    about: frozenset[str] | None = None
    """The terms of what both speak of, where those are not all that they share."""


def kind_of(pro: Statement, con: Statement) -> DisputeKind:
    """What two statements are to each other, where nothing more is known than who says which."""
    if pro.accuses:
        return DisputeKind.ACCUSATION
    return DisputeKind.DENIAL if con.stance < 0 else DisputeKind.ACCOUNT
