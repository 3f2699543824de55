"""Why two claims of different parties cannot both stand: each reason is a rule that finds pairs and can be shown.

    named           a denial that names the claim which it denies: "dismissed allegations that ..."
    contradiction   one says what the other says is not so
    bare denial     "denied the allegations": what is denied is only named, and is found by who was accused of what
    answer          somebody is accused, and answers with a denial in other words
    excuse          an accused party clears itself without denying: "it was an accident"
    reply           a denial that nothing else explains, put against what its party was last accused of, or told of
    opposites       the same thing told with words that exclude each other
    figures         how many of the same thing, within bounds that do not meet (`counting`)

The thresholds were chosen on annotated news of real events, for precision first.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimreader.claims.contest.denial import exculpates
from claimreader.claims.contest.matching import Statement, Story, apart, near
from claimreader.claims.contest.wording import Clause, opposites, said_of, terms, words_in
from claimreader.records import Act, ClaimRef, DisputeKind, words_of

ALIKE = 0.45
"""Likeness of two clauses from which they speak of the same thing..."""
TELLING = 1.4
"""...when what they share weighs as much as this: two words that are not in every article."""
_INVOLVED = 0.24
_FEW = 0.5
"""What is enough where one clause is about the other's party; and how alike clauses of a word or two have to be."""
_ANSWERED = 0.22
_FITS = 2.0
"""How well a claim has to fit to be what a bare denial answers, see `_fit`."""
_POSSESSOR = re.compile(r"^[\s“\"‘']*(?:that |the )?(?P<who>[A-Z][\w.-]*(?: [A-Z][\w.-]*)*)[’']s?\s")
_INVOLVED_IN = re.compile(
    r"\b(?:involvement|responsibility|role|part|hand|blame|guilt|complicity|wrongdoing)\b", re.IGNORECASE
)
_THIS = re.compile(r"[\s“\"‘']*(?:that|this|those|these|such)\s(?:[a-z]+\s)?[a-z]+\W*$", re.IGNORECASE)
_FEW_BEFORE = 4
_REPORT = re.compile(r"\b(?:report|stor|article|publish|newspaper)", re.IGNORECASE)
_COUNT = re.compile(r"\b(?:figures?|numbers?|tolls?|counts?|estimates?)\b", re.IGNORECASE)


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
    """Every pair of statements that a rule puts on opposite sides, but for figures."""
    found = [*_named(story), *_contradictions(story), *_bare_denials(story), *_answers(story), *_opposites(story)]
    found += _excuses(story, {link.con.ref for link in found})
    return [*found, *_replies(story, {link.con.ref for link in found})]


def _kind(pro: Statement, con: Statement) -> DisputeKind:
    if pro.accuses:
        return DisputeKind.ACCUSATION
    return DisputeKind.DENIAL if con.stance < 0 else DisputeKind.ACCOUNT


def _named(story: Story) -> Iterator[Link]:
    """A denial, and the claim that it names itself: "dismissed allegations that ..."."""
    for con in story.statements:
        if con.stance == -1 or con.claim.act is Act.ACCUSE:
            for pro in [*story.after(con, 2), *story.before(con, 2)]:
                if pro.stance == 1 and apart(pro, con) and _inside(pro, con):
                    yield Link(pro, con, _kind(pro, con), 1.0)


def _inside(inner: Statement, outer: Statement) -> bool:
    """Whether all of a content stands in another that is longer."""
    one, other = inner.claim.content, outer.claim.content
    return all(
        any(span.start <= at.start and at.end <= span.end and at != span for span in other) for at in one
    ) and bool(one)


def _contradictions(story: Story) -> Iterator[Link]:
    for con in story.statements:
        if con.bare or con.stance == 0 or con.who is None or not any(clause.negated for clause in con.clauses):
            continue
        for pro in story.sharing(con.terms):
            if (
                pro.stance == 1
                and apart(pro, con)
                and (pro.who or con.stance == -1)
                and not _accuse_one(story, pro, con)
            ):
                strength = _opposed(story, pro, con)
                if strength:
                    yield Link(pro, con, _kind(pro, con), strength)


def _accuse_one(story: Story, pro: Statement, con: Statement) -> bool:
    """Whether two statements accuse the same party: what is not so in one of them is then no answer to the other."""
    if not (pro.accuses and con.accuses):
        return False
    whom, others = (terms(statement.words.partition(" of ")[0]) for statement in (pro, con))
    return bool(pro.targets & con.targets) or any(story.names.are(term) for term in whom & others)


def _opposed(story: Story, pro: Statement, con: Statement) -> float:
    """How strongly a statement says what the other says is not so; 0 where it does not, or rather agrees."""
    against = agree = 0.0
    close = near(pro, con) or (con.who in pro.aims and con.stance == -1)
    for mine in con.clauses:
        for theirs in pro.clauses:
            alike = story.likeness(mine, theirs)
            if mine.negated == theirs.negated:
                agree = max(agree, alike)
            elif mine.negated and theirs.real and alike > against and _speak_of_one(story, mine, theirs, alike, close):
                against = alike
    return against if against > agree else 0.0


def _speak_of_one(story: Story, one: Clause, other: Clause, alike: float, close: bool) -> bool:
    shared = story.shared(one.terms, other.terms)
    weight = story.weight(shared)
    if close and (words_in(shared) >= 2 or alike >= ALIKE):
        return alike >= _INVOLVED and weight >= TELLING * 0.6
    if alike >= ALIKE and weight >= TELLING and words_in(shared) >= 2:
        return True
    few = min(words_in(story.shared(clause.terms, clause.terms)) for clause in (one, other)) <= 2
    return few and alike >= _FEW and weight >= TELLING * 0.6


def _bare_denials(story: Story) -> Iterator[Link]:
    for con in story.statements:
        if not con.bare or con.who is None:
            continue
        others = [pro for pro in story.documents[con.ref.document] if pro.stance == 1 and apart(pro, con)]
        last = max((pro.order for pro in others if pro.order < con.order), default=-1)
        answered = [(_fit(story, pro, con, pro.order == last), -pro.order, pro) for pro in others]
        fit, _, pro = max(answered, default=(0.0, 0, con), key=lambda found: found[:2])
        if fit >= _FITS:
            yield Link(pro, con, _kind(pro, con), min(1.0, fit / 4))


def _fit(story: Story, pro: Statement, con: Statement, last: bool) -> float:
    """How well a claim of the same document fits as what a bare denial answers: whom it is about, and how near."""
    fit = 1.2 * (con.who in pro.targets) + 0.8 * (con.who in pro.hinted) + 0.8 * pro.accuses
    if pro.accuses and con.who in pro.aims and _INVOLVED_IN.search(story.said(con)):
        fit += 0.6
    if _COUNT.search(con.words):
        fit += 1.0 if pro.figures else -1.0
    if _REPORT.search(con.words) and _REPORT.search(words_of(story.text(pro), pro.claim.cue, " ")):
        fit += 1.0
    owner = _POSSESSOR.match(con.words)
    if owner and pro.who in story.names.within(owner["who"]):
        fit += 2.5
    gap = con.paragraph - pro.paragraph
    if _THIS.match(con.words) and 0 < con.order - pro.order <= _FEW_BEFORE and _related(story, pro, con):
        fit += 1.5
    if pro.order < con.order:
        fit += {0: 1.0, 1: 0.7, 2: 0.3}.get(gap, 0.0) + 1.2 * (last and gap <= 1)
    else:
        fit -= 0.3 * (1 - gap)
    return fit + 1.5 * _closest(story, pro, con)


def _related(story: Story, pro: Statement, con: Statement) -> bool:
    """Whether the one who denies, or whoever denies on another's behalf, is named in what was said."""
    return bool(story.names.within(con.who or "") & pro.aims) or con.who in pro.aims


def _closest(story: Story, one: Statement, other: Statement) -> float:
    """The likeness of the two clauses that are most alike, names apart."""
    return max(
        (story.likeness(a, b) for a in one.clauses for b in other.clauses if story.shared(a.terms, b.terms)),
        default=0.0,
    )


def _answers(story: Story) -> Iterator[Link]:
    for con in story.statements:
        negative = con.stance == 1 and any(clause.negated for clause in con.clauses)
        if con.bare or con.who is None or not (con.stance == -1 or negative):
            continue
        for pro in story.aimed_at[con.who]:
            if pro.stance == 1 and apart(pro, con) and (pro.who or con.stance == -1) and _aims_at(pro, con):
                strength = _answered(story, pro, con)
                if strength:
                    yield Link(pro, con, DisputeKind.ACCUSATION if pro.accuses else _kind(pro, con), strength)


def _aims_at(pro: Statement, con: Statement) -> bool:
    return pro.accuses or con.who in pro.targets


def _answered(story: Story, pro: Statement, con: Statement) -> float:
    """How surely the words of a party answer what is said of it: in like words, or in the next breath."""
    follows = near(pro, con) and 0 < con.order - pro.order <= 2
    if con.stance == -1 and pro.accuses:
        alike = _closest(story, pro, con)
        if follows or alike >= _ANSWERED:
            return max(alike, 0.4)
    return 0.4 if follows and con.paragraph == pro.paragraph else 0.0


def _excuses(story: Story, answered: set[ClaimRef]) -> Iterator[Link]:
    """What an accused party says to clear itself, put against what it was last accused of before, or first after."""
    for con in story.statements:
        if con.who is None or con.ref in answered or con.stance == 0 or con.accuses or not exculpates(con.words):
            continue
        said = [
            pro
            for pro in story.aimed_at[con.who]
            if pro.ref.document == con.ref.document
            and pro.accuses
            and pro.stance == 1
            and apart(pro, con)
            and pro.who != con.who
        ]
        if said:
            pro = min(said, key=lambda pro: (pro.order > con.order, abs(pro.order - con.order)))
            yield Link(pro, con, DisputeKind.ACCUSATION, 0.4)


def _replies(story: Story, answered: set[ClaimRef]) -> Iterator[Link]:
    for con in story.statements:
        if con.stance != -1 or con.who is None or con.ref in answered:
            continue
        said = [
            pro
            for pro in story.aimed_at[con.who]
            if pro.ref.document == con.ref.document
            and pro.stance == 1
            and apart(pro, con)
            and pro.order < con.order
            and (pro.accuses or (con.bare and _just_said(pro, con)))
            and words_in(story.shared(pro.terms, pro.terms)) >= 2
        ]
        if said:
            pro = min(said, key=lambda pro: (not pro.accuses, pro.order > con.order, abs(pro.order - con.order)))
            yield Link(pro, con, _kind(pro, con), 0.3)


def _just_said(pro: Statement, con: Statement) -> bool:
    """Whether a claim names the denier, as a fact, and stands shortly before the denial."""
    return (
        con.who in pro.targets
        and pro.order < con.order
        and con.paragraph - pro.paragraph <= 2
        and all(clause.real for clause in pro.clauses)
    )


def _opposites(story: Story) -> Iterator[Link]:
    excluding = frozenset[str]().union(*(row for pair in opposites() for row in pair))
    telling = {
        statement.ref: words
        for statement in story.statements
        if statement.stance == 1
        and statement.who is not None
        and (words := {stem: word for stem, word in said_of(statement.words).items() if stem in excluding})
    }
    for ref, mine in telling.items():
        one = story[ref]
        for other in [*story.after(one, 1), *story.sharing(one.terms)]:
            if other.ref > ref and other.ref in telling and apart(one, other):
                pair = _excluding(mine, telling[other.ref])
                if pair and _one_matter(story, one, other):
                    yield Link(one, other, DisputeKind.ACCOUNT, 0.5, pair)


def _excluding(mine: dict[str, str], theirs: dict[str, str]) -> tuple[str, str] | None:
    """A word of each that excludes the other's, where neither uses both."""
    for left, right in opposites():
        for ours, others in ((left, right), (right, left)):
            if not (mine.keys() & others or theirs.keys() & ours):
                one, other = sorted(mine.keys() & ours), sorted(theirs.keys() & others)
                if one and other:
                    return mine[one[0]], theirs[other[0]]
    return None


def _one_matter(story: Story, one: Statement, other: Statement) -> bool:
    """Whether two claims are so close, in the text or in words, that excluding words tell of one thing."""
    if near(one, other) and one.paragraph == other.paragraph and abs(one.order - other.order) == 1:
        return True
    return any(
        story.likeness(a, b) >= ALIKE / 2 and story.weight(story.shared(a.terms, b.terms)) >= TELLING
        for a in one.clauses
        for b in other.clauses
    )
