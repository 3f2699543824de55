"""Which claims of a story speak of the same thing: each claim as a statement, and an index that weighs shared words.

A word counts for more the less news at large and this story use it, and names of the story's parties count for little:
that the ministry and its accuser both name the country says nothing. `Story.likeness` is the one place where meaning is
compared; a sentence embedding would stand there.
"""

import math
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from claimreader.claims.contest.denial import about, dismisses, is_accused, named_only, tells, wrongdoers
from claimreader.claims.contest.figures import Figure, figures
from claimreader.claims.contest.names import Names
from claimreader.claims.contest.wording import Clause, stems_of, telling
from claimreader.claims.inner import rebuts
from claimreader.records import Act, Claim, ClaimRef, Reading, words_of

_PRONOUN = re.compile(r"\b(?:he|she|him|her|his|they|them|their)\b", re.IGNORECASE)
_OWN = re.compile(r"\W*(?:that\s+)?(?:its|his|her|their|our|my)\b", re.IGNORECASE)
"""How a content begins that tells of what is its source's own."""
_BEFORE = 300
"""How far back the name that a pronoun stands for is looked for."""
_NAMES_WEIGH = 0.5
"""How much a party's name counts for, against another word that is as rare."""
_FEWEST, _SCALE = 20, 2.3
"""A story of few claims counts as one of so many more; and what the rarest word weighs."""
_OUTLETS = 4
"""In so many documents a term is counted as it is met; a word is no commoner because more outlets tell the event."""
_SHORTER = 0.75
"""How far two clauses are compared by the shorter one: a denial is often shorter than what it denies."""
_TELLING_TERMS, _CROWD = 40, 400
"""So many of a statement's terms are looked up, and none that more statements than this have."""
_TOLD = (Act.ASSERT, Act.ACCUSE, Act.DEMAND, Act.BELIEVE)
_STANCE = {
    Act.ASSERT: 1, Act.ACCUSE: 1, Act.CONFIRM: 1, Act.BELIEVE: 1, Act.DENY: -1, Act.REJECT: -1,
    Act.QUESTION: 0, Act.DEMAND: 0, Act.PROMISE: 0, Act.PREDICT: 0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim as it is compared: what it says, clause by clause, on whose behalf, and where it stands."""

    ref: ClaimRef
    claim: Claim
    words: str
    who: str | None
    """The party under the name that the story knows it by; the speaker where there is no party."""
    stance: int
    """1 where the source says so, -1 where it says not, 0 where it takes no side."""
    clauses: tuple[Clause, ...]
    terms: frozenset[str]
    bare: bool
    """A denial that names what was said ("the allegations", "it") without telling it."""
    general: bool
    """A bare denial of all that was said of the kind."""
    wrongs: bool
    """It tells of a wrong that another party did."""
    targets: frozenset[str]
    """Parties that the content names, and whom an accusation is laid to."""
    hinted: frozenset[str]
    """The party that a pronoun of the content seems to mean."""
    figures: tuple[Figure, ...]
    paragraph: int
    order: int
    """Its place among the claims of its document."""

    @property
    def accuses(self) -> bool:
        """Whether it accuses, by its act or by what it tells of another party."""
        return self.claim.act is Act.ACCUSE or self.wrongs

    @property
    def counts(self) -> bool:
        """Whether it gives a figure as a fact."""
        return bool(self.figures and self.who) and _STANCE[self.claim.act] == 1

    @property
    def aims(self) -> frozenset[str]:
        """The parties that it names or seems to mean."""
        return self.targets | self.hinted


class Story:
    """The claims of one document, or of several about one event, ready to be compared."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._texts = {reading.document: reading.text for reading in readings}
        self.names = Names(readings)
        self.documents = {reading.document: list(self._statements(reading)) for reading in readings}
        self.statements = [statement for said in self.documents.values() for statement in said]
        self._by_ref = {statement.ref: statement for statement in self.statements}
        self.by_party: dict[str, list[Statement]] = defaultdict(list)
        self.aimed_at: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.statements:
            if statement.who:
                self.by_party[statement.who].append(statement)
            for name in sorted(statement.aims):
                self.aimed_at[name].append(statement)

    def _statements(self, reading: Reading) -> Iterable[Statement]:
        starts = [0, *(match.end() for match in re.finditer(r"\n+", reading.text))]
        ordered = sorted(reading.claims, key=lambda claim: (claim.content[:1] or claim.cue[:1], claim.number))
        for order, claim in enumerate(claim for claim in ordered if claim.content or claim.cue):
            content = words_of(reading.text, claim.content, " … ")
            if claim.act in _TOLD and (
                dismisses(content) or any(rebuts(span.of(reading.text)) for span in claim.content)
            ):
                claim = replace(claim, act=Act.REJECT)
            accused = is_accused(reading.text, claim)
            who = None if accused else self.names.key(reading.text, claim)
            said = about(reading.text, claim, content)
            targets = self.names.within(content) | self._accused(reading.text, claim, who)
            if accused:
                targets |= self.names.within(words_of(reading.text, claim.source, " "))
            bare, general = named_only(reading.text, claim, content)
            counted = figures(content)
            yield Statement(
                ref=ClaimRef(reading.document, claim.number),
                claim=claim,
                words=content,
                who=who,
                stance=_STANCE[claim.act] if counted or tells(claim, content) else 0,
                clauses=said,
                terms=frozenset[str]().union(*(clause.terms for clause in said)),
                bare=bare,
                general=general,
                wrongs=_STANCE[claim.act] == 1 and self._wrongs(content, said, who),
                targets=targets,
                hinted=frozenset() if targets - {who} else self._meant(reading.text, claim, content, who),
                figures=counted,
                paragraph=bisect_right(starts, (claim.cue or claim.content)[0].start),
                order=order,
            )

    def _accused(self, text: str, claim: Claim, who: str | None) -> frozenset[str]:
        """Whom "accused the minister of" names between cue and content."""
        if claim.act is not Act.ACCUSE or not claim.cue or not claim.content or claim.cue[0] > claim.content[0]:
            return frozenset()
        return self.names.within(text[claim.cue[0].start : claim.content[0].start]) - {who}

    def _wrongs(self, content: str, said: Sequence[Clause], who: str | None) -> bool:
        if not any(not clause.negated and clause.real and clause.terms & stems_of("wrong") for clause in said):
            return False
        return any(self.names.within(stretch) - {who} for stretch in wrongdoers(content))

    def _meant(self, text: str, claim: Claim, content: str, who: str | None) -> frozenset[str]:
        if not claim.content or not _PRONOUN.search(content):
            return frozenset()
        start = claim.content[0].start
        return self.names.last_within(text[max(0, start - _BEFORE) : start], who)

    def __getitem__(self, ref: ClaimRef) -> Statement:
        return self._by_ref[ref]

    def text(self, statement: Statement) -> str:
        """The document that a statement stands in."""
        return self._texts[statement.ref.document]

    def said(self, statement: Statement) -> str:
        """A statement's cue and content."""
        return f"{words_of(self.text(statement), statement.claim.cue, ' ')} {statement.words}"

    def after(self, statement: Statement, most: int) -> list[Statement]:
        """The statements that follow one in its document."""
        return self.documents[statement.ref.document][statement.order + 1 : statement.order + 1 + most]

    def before(self, statement: Statement, most: int) -> list[Statement]:
        """The statements that a statement follows in its document."""
        return self.documents[statement.ref.document][max(0, statement.order - most) : statement.order]

    def _met(self) -> dict[str, float]:
        """How often each term is met, in no more documents than `_OUTLETS`: what all tell is the matter itself."""
        count = Counter(term for statement in self.statements for term in statement.terms)
        spread = Counter(
            term
            for said in self.documents.values()
            for term in frozenset[str]().union(*(statement.terms for statement in said))
        )
        return {term: n * min(1.0, _OUTLETS / spread[term]) for term, n in count.items()}

    @cached_property
    def _weights(self) -> dict[str, float]:
        count = self._met()
        total = len(self.statements) + _FEWEST
        return {
            term: _SCALE
            * telling(term)
            * (math.log(total / n) / math.log(total))
            * (_NAMES_WEIGH if self.names.are(term) else 1.0)
            for term, n in count.items()
        }

    def weight(self, terms: Iterable[str]) -> float:
        """How telling terms are in this story."""
        return sum(self._weights.get(term, 0.0) for term in terms)

    def shared(self, one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
        """The terms that two sets share and that are no party's name."""
        return frozenset(term for term in one & other if not self.names.are(term))

    def likeness(self, one: Clause, other: Clause) -> float:
        """Between 0 and 1: how far two clauses speak of the same thing."""
        shared = self.weight(one.terms & other.terms)
        if not shared:
            return 0.0
        pairs = {term for term in one.terms ^ other.terms if "+" in term}
        small, large = sorted((self.weight(one.terms - pairs), self.weight(other.terms - pairs)))
        return shared / (_SHORTER * small + (1 - _SHORTER) * large)

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, statement in enumerate(self.statements):
            for term in statement.terms:
                found[term].append(number)
        return found

    def sharing(self, terms: Iterable[str], most: int = 60) -> list[Statement]:
        """The statements that share the most telling terms, best first; words that nearly all have are no help."""
        score: dict[int, float] = defaultdict(float)
        for term in sorted(terms, key=lambda term: (-self._weights.get(term, 0.0), term))[:_TELLING_TERMS]:
            numbers = self._index.get(term, ())
            if len(numbers) <= _CROWD:
                for number in numbers:
                    score[number] += self._weights[term]
        ranked = sorted(score, key=lambda number: (-score[number], number))
        return [self.statements[number] for number in ranked[:most]]


def apart(one: Statement, other: Statement) -> bool:
    """Whether two statements are laid to different parties; one of them may be laid to nobody."""
    if one.who is None or other.who is None:
        return one.who is not other.who
    return one.who != other.who and not set(one.claim.parties) & set(other.claim.parties)


def each_of_its_own(one: Statement, other: Statement) -> bool:
    """Whether two parties each tell of what is theirs: "its papers were in order" is not the same from both."""
    return one.who != other.who and bool(_OWN.match(one.words) and _OWN.match(other.words))


def near(one: Statement, other: Statement) -> bool:
    """Whether two statements stand within a few lines of each other."""
    return (
        one.ref.document == other.ref.document
        and abs(one.paragraph - other.paragraph) <= 1
        and abs(one.order - other.order) <= 3
    )
