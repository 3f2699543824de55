"""Why two claims of different parties cannot both stand: each reason is a rule that finds pairs and can be shown.

contradiction   one says what the other says is not so
bare denial     "denied the allegations": what is denied is only named, and is found by who was accused of what
answer          somebody is accused of something and denies, in other words
figures         how many of the same thing, within bounds that do not meet
opposites       the same thing told with words that exclude each other
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimreader.claims.figures import Figure
from claimreader.claims.matching import Statement, Story
from claimreader.claims.wording import Clause, concepts, raw_stems
from claimreader.records import Act, DisputeKind

_ALIKE = 0.5
_LOOSE = 0.22
_TELLING = 2.0
"""Weight of shared words from which they are evidence that two claims speak of the same thing."""
_POSSESSOR = re.compile(
    r"^[\s“\"‘']*(?:that |the )?(?P<who>his|her|their|its|[A-Z][\w.-]*(?: [A-Z][\w.-]*)*[’']s?)\s", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Link:
    """Two statements on opposite sides."""

    pro: Statement
    con: Statement
    kind: DisputeKind
    strength: float
    contrast: tuple[str, str] | None = None
    """The figures, or the words that exclude each other."""


def links(story: Story) -> list[Link]:
    """Every pair of statements that a rule puts on opposite sides."""
    found = [*_contradictions(story), *_bare_denials(story), *_answers(story), *_figures(story), *_opposites(story)]
    return found


def _apart(one: Statement, other: Statement) -> bool:
    """Whether two statements are laid to different parties; one of them may be laid to nobody."""
    if one.who is None or other.who is None:
        return one.who is not other.who
    return one.who != other.who and not set(one.claim.parties) & set(other.claim.parties)


def _contradictions(story: Story) -> Iterator[Link]:
    for con in story.statements:
        if con.bare or con.stance == 0 or con.who is None or not any(clause.negated for clause in con.clauses):
            continue
        for pro in story.neighbours(con):
            if pro.stance != 1 or not _apart(pro, con):
                continue
            strength = _opposed(story, pro, con)
            if strength:
                yield Link(pro, con, _kind(pro), strength)


def _opposed(story: Story, pro: Statement, con: Statement) -> float:
    against = agree = 0.0
    for mine in con.clauses:
        for theirs in pro.clauses:
            alike = story.likeness(mine, theirs)
            if mine.negated and not theirs.negated:
                if alike > against and _telling(story, mine, theirs, alike):
                    against = alike
            elif mine.negated == theirs.negated:
                agree = max(agree, alike)
    return against if against >= _ALIKE and against > agree else 0.0


def _telling(story: Story, one: Clause, other: Clause, alike: float) -> bool:
    shared = (one.terms & other.terms) - story.names.stems
    if len(shared) >= 2:
        return True
    return len(shared) == 1 and len(one.terms) <= 2 and alike > 0.6


def _kind(pro: Statement) -> DisputeKind:
    return DisputeKind.ACCUSATION if pro.accuses else DisputeKind.DENIAL


def _bare_denials(story: Story) -> Iterator[Link]:
    by_document: dict[str, list[Statement]] = {}
    for statement in story.statements:
        by_document.setdefault(statement.ref.document, []).append(statement)
    for con in story.statements:
        if not con.bare or con.who is None:
            continue
        best, strength = None, 0.0
        for pro in by_document[con.ref.document]:
            if pro.stance == 1 and _apart(pro, con):
                fit = _antecedent(story, pro, con)
                if fit > strength:
                    best, strength = pro, fit
        if best is not None and strength >= 2.0:
            yield Link(best, con, _kind(best), min(1.0, strength / 4))


def _antecedent(story: Story, pro: Statement, con: Statement) -> float:
    """How well a claim fits as what a bare denial answers."""
    fit = 0.0
    if con.who in pro.targets:
        fit += 1.5
    if pro.accuses:
        fit += 1.0
    owner = _POSSESSOR.match(con.words)
    if owner and pro.who and pro.who in story.names.within(owner["who"].removesuffix("s").rstrip("’'")):
        fit += 2.5
    gap = con.paragraph - pro.paragraph
    if pro.order < con.order:
        fit += {0: 1.0, 1: 0.7, 2: 0.3}.get(gap, 0.0)
        if pro.order == con.order - 1 and gap == 0:
            fit += 0.5
    else:
        fit -= 0.3 * (1 - gap)
    fit += max((story.likeness(a, b) for a in pro.clauses for b in con.clauses), default=0.0) * 1.5
    return fit


def _answers(story: Story) -> Iterator[Link]:
    accusations: dict[str, list[Statement]] = {}
    for statement in story.statements:
        if statement.accuses:
            for target in statement.targets:
                accusations.setdefault(target, []).append(statement)
    for con in story.statements:
        if con.stance != -1 or con.bare or con.who is None:
            continue
        for pro in accusations.get(con.who, ()):
            if not _apart(pro, con):
                continue
            alike = max(
                (
                    story.likeness(a, b)
                    for a in pro.clauses
                    for b in con.clauses
                    if (a.terms & b.terms) - story.names.stems
                ),
                default=0.0,
            )
            near = (
                pro.ref.document == con.ref.document
                and 0 <= con.paragraph - pro.paragraph <= 1
                and pro.order < con.order
            )
            if alike >= _LOOSE or near:
                yield Link(pro, con, DisputeKind.ACCUSATION, max(alike, 0.4 if near else 0.0))


def _figures(story: Story) -> Iterator[Link]:
    counted = [
        statement for statement in story.statements if statement.figures and statement.stance == 1 and statement.who
    ]
    for place, one in enumerate(counted):
        for other in counted[place + 1 :]:
            if not _apart(one, other):
                continue
            found = _conflict(story, one, other)
            if found:
                mine, theirs = found
                con, pro = (one, other) if mine.high < theirs.high else (other, one)
                low, high = (mine, theirs) if con is one else (theirs, mine)
                yield Link(pro, con, DisputeKind.FIGURE, 0.8, (_words(pro, high), _words(con, low)))


def _words(statement: Statement, figure: Figure) -> str:
    return statement.words[figure.start : figure.end]


def _conflict(story: Story, one: Statement, other: Statement) -> tuple[Figure, Figure] | None:
    for mine in one.figures:
        for theirs in other.figures:
            if mine.conflicts(theirs) and _same_quantity(story, one, mine, other, theirs):
                return mine, theirs
    return None


def _same_quantity(story: Story, one: Statement, mine: Figure, other: Statement, theirs: Figure) -> bool:
    shared = one.terms & other.terms
    about = shared - story.names.stems
    units = set(mine.units) & set(theirs.units)
    adjacent = (
        one.ref.document == other.ref.document
        and abs(one.paragraph - other.paragraph) <= 1
        and abs(one.order - other.order) <= 2
    )
    if not mine.units or not theirs.units:
        return adjacent and abs(one.order - other.order) == 1
    if units and (about - units or adjacent):
        return True
    return "kill" in about and bool(set(mine.units) & {"people", "kill"} or set(theirs.units) & {"people", "kill"})


def _opposites(story: Story) -> Iterator[Link]:
    for one in story.statements:
        if one.stance != 1 or one.who is None:
            continue
        mine = raw_stems(one.words)
        for other in story.neighbours(one):
            if other.stance != 1 or other.who is None or not _apart(one, other) or one.ref > other.ref:
                continue
            theirs = raw_stems(other.words)
            for left, right in concepts().opposite:
                for a, b, pro, con in (
                    (mine & left, theirs & right, one, other),
                    (mine & right, theirs & left, one, other),
                ):
                    if a and b and not (mine & right if a <= left else mine & left):
                        shared = (one.terms & other.terms) - story.names.stems
                        if len(shared) >= 2 and story.weight(shared) >= _TELLING:
                            yield Link(pro, con, DisputeKind.ACCOUNT, 0.5, (min(a), min(b)))
