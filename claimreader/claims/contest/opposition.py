"""Why two claims of different parties cannot both stand, going by what they say.

    named           a denial that names the claim which it denies: "dismissed allegations that ..."
    contradiction   one says what the other says is not so
    opposites       the same thing told with words that exclude each other
    origins         the same thing, said to come from one place or cause and from another

The thresholds were chosen on annotated news of real events, for precision first; what is asked of claims that deny
nothing by their cue, on ordinary news.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from claimreader.claims.contest.links import ALIKE, TELLING, Link, kind_of
from claimreader.claims.contest.matching import Story
from claimreader.claims.contest.statements import Statement, apart, near, within
from claimreader.claims.contest.wording import (
    Clause,
    notion,
    opposites,
    said_of,
    stem,
    stems_of,
    terms,
    things_in,
    words_in,
)
from claimreader.claims.cues import words
from claimreader.records import Act, DisputeKind, words_of

_INVOLVED, _NEAR, _FEW = 0.24, 0.34, 0.5
"""How alike clauses have to be where one is about the other's party, where it is near, and where it has few words."""
_UNDENIED = 0.6
"""How strongly a claim with a "not" in it must contradict another one of its article, where its cue denies nothing: an
article goes on about the same things, and most such pairs only do that."""
_FOR_SAYING = re.compile(
    r"\b(?:for|of|by|with)(?:\s\w+ly)?\s(?:claim|say|assert|alleg|suggest|argu|spread|repeat|tell)ing\b"
    r"|\bfor (?:his|her|their|its|the) (?:claim|statement|assertion|allegation|suggestion|argument|remark|comment)s?\b"
    r"|\b(?:false|untrue|baseless|bogus|misleading|dishonest|lie[sd]?|lying|invented|fabricated)\b",
    re.IGNORECASE,
)
_RIVALS = 20
"""An origin is held against so many of the latest for the same."""
_NOT_SO = re.compile(
    r"(?:\b(?:not|never|no|without)|n['’]t)"
    r"(?:\s(?:any|an?|the|been|be|yet|ever|in|to|its?|sign|trace|evidence|proof|of|single)\b)*"
    r"\s[“\"‘']?(?P<what>[\w’'-]+(?:\s(?:the\s)?[\w’'-]+)?)",
    re.IGNORECASE,
)
_ORIGIN = re.compile(
    r"\b(?P<what>[a-z]{3,})\s+(?:had |have |has )?"
    r"(?:c[ao]me|(?:was|were|been) (?:caused|started|set off)|stemmed|resulted|originated)\s+(?:from|by)\s+"
    r"(?P<whence>[^,.;:“”\"]{3,60}?)(?=\s+(?:that|which|who|where|when|after|before)\b|[,.;:“”\"]|$)"
)


def opposed(story: Story) -> Iterator[Link]:
    """Every pair of statements that cannot both stand, but for figures."""
    yield from _named(story)
    yield from _contradictions(story)
    yield from _opposites(story)
    yield from _origins(story)


def _named(story: Story) -> Iterator[Link]:
    """A denial, and the claim that it names itself: "dismissed allegations that ..."."""
    for con in story.statements:
        if con.stance == -1 or (con.stance and con.claim.act is Act.ACCUSE):
            for pro in [*story.after(con, 2), *story.before(con, 2)]:
                if pro.stance == 1 and apart(pro, con) and within(pro, con) and _turned_against(story, pro, con):
                    yield Link(pro, con, kind_of(pro, con), 1.0)


def _turned_against(story: Story, inner: Statement, outer: Statement) -> bool:
    """Whether what stands within an accusation is what it is about: "accused them of claiming that ..."."""
    if outer.claim.act is not Act.ACCUSE:
        return True
    start, end = outer.claim.content[0].start, inner.claim.content[0].start
    return bool(_FOR_SAYING.search(story.text(outer)[start:end]))


def _contradictions(story: Story) -> Iterator[Link]:
    for con in story.statements:
        if con.bare or con.stance == 0 or con.who is None or not any(clause.negated for clause in con.clauses):
            continue
        for pro in story.sharing(con.terms):
            if (
                pro.stance == 1
                and not pro.judges
                and apart(pro, con)
                and (pro.who or (con.stance == -1 and _in_the_air(story, pro)))
                and not _accuse_one(story, pro, con)
            ):
                strength = _opposed(story, pro, con)
                if strength and (con.stance == -1 or _defensible(pro, con, strength)):
                    yield Link(pro, con, kind_of(pro, con), strength)


def _in_the_air(story: Story, pro: Statement) -> bool:
    """Whether what nobody is named for is told as a claim: "allegations that ...", and not "many agree that ..."."""
    return pro.accuses or not stems_of("naming").isdisjoint(
        map(stem, words(words_of(story.text(pro), pro.claim.cue, " ")))
    )


def _defensible(pro: Statement, con: Statement, strength: float) -> bool:
    """Whether a claim that denies nothing by its cue is surely held against another, by parties that are known."""
    if not (pro.claim.parties and con.claim.parties):
        return False
    beside = pro.ref.document == con.ref.document
    return not beside or (strength >= _UNDENIED and _not_so(pro, con))


def _not_so(pro: Statement, con: Statement) -> bool:
    """Whether the very thing that a statement says is not so is told in the other: "no book", "was not the captain"."""
    denied = (map(terms, match["what"].split()) for match in _NOT_SO.finditer(con.words))
    return any(next(filter(None, words), frozenset()) & pro.terms for words in denied)


def _accuse_one(story: Story, pro: Statement, con: Statement) -> bool:
    """Whether two statements accuse the same party: what is not so in one of them is then no answer to the other."""
    if not (pro.accuses and con.accuses):
        return False
    whom, others = (terms(statement.words.partition(" of ")[0]) for statement in (pro, con))
    return bool(pro.targets & con.targets) or any(story.names.are(term) for term in whom & others)


def _opposed(story: Story, pro: Statement, con: Statement) -> float:
    """How strongly a statement says what the other says is not so; 0 where it does not, or rather agrees."""
    against = agree = 0.0
    least = _INVOLVED if con.who in pro.aims and con.stance == -1 else _NEAR if near(pro, con) else ALIKE
    for mine in con.clauses:
        for theirs in pro.clauses:
            alike = story.likeness(mine, theirs)
            if mine.negated == theirs.negated:
                agree = max(agree, alike)
            elif (
                mine.negated
                and (mine.real or con.stance < 0)  # what will not be is not denied by the way
                and theirs.real
                and alike > against
                and _speak_of_one(story, mine, theirs, alike, least)
            ):
                against = alike
    return against if against > agree else 0.0


def _speak_of_one(story: Story, one: Clause, other: Clause, alike: float, least: float) -> bool:
    shared = story.shared(one.terms, other.terms)
    weight = story.weight(shared)
    if least < ALIKE and (things_in(shared) >= 2 or alike >= ALIKE):
        return alike >= least and weight >= TELLING * 0.6
    if alike >= ALIKE and weight >= TELLING and things_in(shared) >= 2:
        return True
    few = min(words_in(story.shared(clause.terms, clause.terms)) for clause in (one, other)) <= 2
    return few and alike >= _FEW and weight >= TELLING * 0.6


def _opposites(story: Story) -> Iterator[Link]:
    excluding = frozenset[str]().union(*(row for pair in opposites() for row in pair))
    telling = {
        statement.ref: words
        for statement in story.statements
        if statement.stance == 1 and statement.claim.parties and (words := _held(statement, excluding))
    }
    for ref, mine in telling.items():
        one = story[ref]
        for other in [*story.after(one, 1), *story.sharing(one.terms)]:
            if other.ref > ref and other.ref in telling and apart(one, other):
                pair = _excluding(mine, telling[other.ref])
                if pair and _one_matter(story, one, other):
                    yield Link(one, other, DisputeKind.ACCOUNT, 0.5, pair)


def _held(statement: Statement, excluding: frozenset[str]) -> dict[str, str]:
    """Words of a statement that exclude others, but for those that it says do not hold: "no ballots were lost"."""
    turned = frozenset[str]().union(*(clause.terms for clause in statement.clauses if clause.negated))
    return {one: word for one, word in said_of(statement.words).items() if one in excluding - turned}


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
        story.likeness(a, b) >= 0.7 * ALIKE and story.weight(story.shared(a.terms, b.terms)) >= TELLING
        for a in one.clauses
        for b in other.clauses
    )


def _origins(story: Story) -> Iterator[Link]:
    """The same thing, said to come from one place or cause and from another: "the blasts came from the depot"."""
    told: dict[str, list[tuple[Statement, str]]] = defaultdict(list)
    for statement in story.statements:
        if statement.stance == 1 and statement.who is not None:
            for match in _ORIGIN.finditer(statement.words):
                clauses = [clause for clause in statement.clauses if terms(match["whence"]) & clause.terms]
                if any(clause.real and not clause.negated for clause in clauses):
                    told[notion(match["what"])].append((statement, match["whence"]))
    for _, said in sorted(told.items()):
        for place, (other, thence) in enumerate(said):
            for one, whence in said[max(0, place - _RIVALS) : place]:
                if apart(one, other) and not terms(whence) & terms(thence):
                    yield Link(one, other, DisputeKind.ACCOUNT, 0.4, (whence, thence))
