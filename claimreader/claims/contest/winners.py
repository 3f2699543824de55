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
_DENIED = (
    r"(?:robbed|cheated|deprived|defrauded) of (?:\w+ ){0,2}"
    r"(?:it|victory|election|vote|presidency|seat|office|win|race)\b"
)
_WON = re.compile(
    rf"(?:{_SELF}|{_NAMED}) {_HAS}(?:won|wins|(?:is|was|been) (?:declared )?(?:the )?winner|(?:was |been )?{_DENIED})\b"
    rf"(?P<bare>\s*(?:$|[.,;:”\"]|by\b|and\b))?"
    rf"|(?:{_SELF.replace('own', 'own2')}|{_NAMED.replace('who', 'who2')}) {_HAS}"
    rf"(?:beat|beaten|beats|defeated|defeats) (?P<whom>{_NAMED.replace('?P<who>', '?:')}|him|her|them|us|me)\b"
    rf"|(?P<lost>{_NAMED.replace('?P<who>', '?:')}) {_HAS}lost\b"
)
_TO_HAVE = re.compile(rf"^\W*to have (?:been {_DENIED}|won\b)")
_CONTEST = frozenset(map(notion, ("election", "vote", "ballot", "presidency", "seat", "referendum", "race", "office")))
"""What only one can win."""


@dataclass(frozen=True, slots=True)
class _Victory:
    statement: Statement
    winners: frozenset[str]
    beaten: frozenset[str]
    bare: bool
    """It is not told what was won."""


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
    if _TO_HAVE.search(statement.words):
        yield _Victory(statement, _himself(statement), frozenset(), True)
    for match in _WON.finditer(statement.words):
        winners = _winners(story, statement, match)
        beaten = story.names.within(match["whom"] or match["lost"] or "")
        if winners or match["lost"]:
            yield _Victory(statement, winners, beaten, match["bare"] is not None)


def _winners(story: Story, statement: Statement, match: re.Match[str]) -> frozenset[str]:
    pronoun, named = match["own"] or match["own2"], match["who"] or match["who2"]
    if not pronoun:
        return story.names.within(named or "")
    own = pronoun.lower() in ("i", "we") or statement.claim.speaker is not None  # who speaks for a party has a name
    return _himself(statement) if own or not statement.hinted else statement.hinted


def _himself(statement: Statement) -> frozenset[str]:
    return frozenset(filter(None, [statement.who]))


def _exclude(one: _Victory, other: _Victory) -> bool:
    if one.winners & other.winners:
        return False
    if one.winners & other.beaten or other.winners & one.beaten:
        return True
    if not (one.winners and other.winners):
        return False
    named = one.statement.terms & _CONTEST, other.statement.terms & _CONTEST
    return bool(named[0] & named[1]) or (one.bare and bool(named[1])) or (other.bare and bool(named[0]))
