"""Two winners of one contest: "she had beaten Mr Venn" in one mouth, "Mr Venn won" in another.

Nothing in the words says that the two exclude each other, but who won. They are held against each other only where the
one names as beaten whom the other calls the winner, or where both speak of the same contest and each means its own
winner: that two teams both won says nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimreader.claims.contest.links import Link
from claimreader.claims.contest.matching import Story
from claimreader.claims.contest.statements import Statement, apart
from claimreader.claims.contest.wording import notion
from claimreader.records import DisputeKind

_STRENGTH = 0.6
_RIVALS = 20
"""A claim is held against so many of the latest that tell who won."""
_SELF = r"(?P<own>\b(?:I|we|he|she|it|they)\b)"
_NAMED = r"(?P<who>[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*)"
_HAS = r"(?:['’](?:d|ve|s) |had |has |have )?(?:\w+ly )?"
_WON = re.compile(
    rf"(?:{_SELF}|{_NAMED}) {_HAS}(?:won|wins|(?:is|was) the winner)\b"
    rf"|(?:{_SELF.replace('own', 'own2')}|{_NAMED.replace('who', 'who2')}) {_HAS}"
    rf"(?:beat|beaten|beats|defeated|defeats) (?P<whom>{_NAMED.replace('?P<who>', '?:')}|him|her|them|us|me)\b"
)
_CONTEST = frozenset(map(notion, ("election", "vote", "ballot", "presidency", "seat", "referendum", "race", "office")))
"""What only one can win."""


@dataclass(frozen=True, slots=True)
class _Victory:
    statement: Statement
    winners: frozenset[str]
    beaten: frozenset[str]


def two_winners(story: Story) -> Iterator[Link]:
    """Every pair of statements that tell of different winners; the earlier is for its own, the later against it."""
    told: list[_Victory] = []
    for statement in story.statements:
        if statement.stance == 1 and statement.who is not None:
            told.extend(_victories(story, statement))
    for place, victory in enumerate(told):
        for other in told[max(0, place - _RIVALS) : place]:
            if apart(victory.statement, other.statement) and _exclude(victory, other):
                pro, con = (other, victory) if other.statement.who in other.winners else (victory, other)
                yield Link(pro.statement, con.statement, DisputeKind.ACCOUNT, _STRENGTH)


def _victories(story: Story, statement: Statement) -> Iterator[_Victory]:
    for match in _WON.finditer(statement.words):
        own, named = match["own"] or match["own2"], match["who"] or match["who2"]
        winners = frozenset({statement.who}) - {None} if own else story.names.within(named)
        if own and own.lower() not in ("i", "we") and statement.hinted:
            winners = statement.hinted
        if winners:
            yield _Victory(statement, frozenset(filter(None, winners)), story.names.within(match["whom"] or ""))


def _exclude(one: _Victory, other: _Victory) -> bool:
    if one.winners & other.winners:
        return False
    if one.winners & other.beaten or other.winners & one.beaten:
        return True
    return bool(one.statement.terms & other.statement.terms & _CONTEST)
