"""What one says can be done by some means, and another says cannot: "by decree"; or what it takes, or does not.

The two need not say what is to be done in like words, and mostly one of them says "it". They are held against each
other only where the means is the same thing, by more than a party's name.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from claimreader.claims.contest.denial import by_cue
from claimreader.claims.contest.links import Link
from claimreader.claims.contest.matching import Story
from claimreader.claims.contest.statements import Statement, apart
from claimreader.claims.contest.wording import terms, things_in, words_in
from claimreader.records import DisputeKind

_STRENGTH = 0.6
_RIVALS = 20
"""A claim is held against so many of the latest that speak of the same means."""
_NOT_ABLE = (
    r"(?:can\s?not|can['’]?t|could not|couldn['’]t|(?:is|are|was|were) (?:not able|unable|powerless) to"
    r"|(?:has|have|had) no (?:power|authority|right) to)"
)
_ABLE = (
    r"(?:(?:can|could)(?!\s?not|['’]?t)|(?:is|are|was|were) able to|(?:has|have|had) the (?:power|authority|right) to)"
)
_DOES = r"(?:be )?(?:possible|enough|legal|lawful|sufficient)"
_WITH = (
    r"[^.;:!?]{0,90}?\b(?:by|with|via|through|using)\s(?:merely |simply )?"
    r"(?:(?:an?|the|any|such an?|his|her|its|their|our)\s)?(?P<means>[a-z][\w-]+(?:\s[a-z][\w-]+){0,2})"
)
_A_MEANS = r"\b(?:an?|any|such an?)\s(?P<means>[a-z][\w-]+(?:\s[a-z][\w-]+)?)\s"
_WAYS = [
    (re.compile(pattern, re.IGNORECASE), works)
    for pattern, works in (
        (rf"\b{_ABLE}\b{_WITH}", True),
        (rf"{_A_MEANS}(?:{_ABLE}|(?:is|was|will|would) {_DOES})\b", True),
        (rf"\b{_NOT_ABLE}\b{_WITH}", False),
        (rf"{_A_MEANS}(?:{_NOT_ABLE}|(?:is|was|will|would)(?: not|n['’]t) {_DOES})\b", False),
    )
]
_NEEDS = r"(?:take|takes|took|need|needs|needed|require|requires|required)"
_A_NEED = r"\s(?:an?|any|the)\s(?P<means>[a-z][\w-]+\s[a-z][\w-]+)\b"
_NEEDED = [
    (re.compile(pattern, re.IGNORECASE), free)
    for pattern, free in (
        (rf"(?:\bnot|n['’]t|\bnever) {_NEEDS}{_A_NEED}", True),
        (
            rf"\b{_NEEDS}{_A_NEED}[^.;:!?]{{0,40}}[.;:!?](?: (?:Guess what|Well)[?,.])? \w+ (?:don|doesn|didn)['’]t\b",
            True,
        ),
        (rf"(?<!not )(?<!n['’]t )(?<!never )\b{_NEEDS}{_A_NEED}", False),
    )
]
"""What a thing is said to need, or not to: "would take a constitutional amendment"; "You needed one? You don't"."""
_IT = re.compile(r"\b(?:do|done|achieve|stop|end|prevent)\s(?:it|that|this|so)\b|\bbe done\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Way:
    statement: Statement
    means: frozenset[str]
    works: bool
    needed: bool
    """It is said to be needed, or not, and not to be enough, or not."""


def by_means(story: Story) -> Iterator[Link]:
    """Every pair of which one says that something can be done by a means, and the other that it cannot."""
    told: dict[str, list[_Way]] = defaultdict(list)
    for statement in story.statements:
        if statement.stance and statement.who is not None:
            for way in _ways(story, statement):
                for term in sorted(story.shared(way.means, way.means)):
                    told[term].append(way)
    seen = set()
    for _, ways in sorted(told.items()):
        for place, way in enumerate(ways):
            for other in ways[max(0, place - _RIVALS) : place]:
                pro, con = (way, other) if way.works else (other, way)
                pair = (pro.statement.ref, con.statement.ref)
                held = way.works != other.works and way.needed == other.needed
                if held and pair not in seen and apart(pro.statement, con.statement):
                    seen.add(pair)
                    if _one(story, pro, con):
                        means = pro.means & con.means
                        yield Link(pro.statement, con.statement, DisputeKind.ACCOUNT, _STRENGTH, about=means)


def _ways(story: Story, statement: Statement) -> Iterator[_Way]:
    turned = statement.stance < 0 and by_cue(story.text(statement), statement.claim)
    for pattern, works in _WAYS:
        for match in pattern.finditer(statement.words):
            yield _Way(statement, terms(match["means"]), works is not turned, False)
    needs: dict[int, _Way] = {}
    for pattern, free in _NEEDED:
        for match in pattern.finditer(statement.words):
            needs.setdefault(match.start("means"), _Way(statement, terms(match["means"]), free is not turned, True))
    yield from needs.values()


def _one(story: Story, pro: _Way, con: _Way) -> bool:
    """Whether two speak of one means, and of one thing to do; or one of them takes up what is to be done by a word."""
    means = pro.means & con.means
    if not story.shared(pro.means, con.means) or words_in(means) < min(words_in(pro.means), words_in(con.means), 2):
        return False
    matter = story.shared(pro.statement.terms, con.statement.terms) - means
    matter = frozenset(term for term in matter if not set(term.lstrip("=").split("+")) & means)
    return bool(things_in(matter)) or bool(_IT.search(pro.statement.words) or _IT.search(con.statement.words))
