"""Which statements of a story speak of the same thing: an index of its words, and what they weigh.

A word counts for more the less news at large and this story use it, and names of the story's parties count for little:
that the ministry and its accuser both name the country says nothing. `Story.likeness` is the one place where meaning is
compared; a sentence embedding would stand there.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from heapq import nsmallest

from claimreader.claims.contest.denial import names_saying
from claimreader.claims.contest.names import Names
from claimreader.claims.contest.statements import Statement, statements
from claimreader.claims.contest.wording import Clause, notion, stems_of, telling
from claimreader.records import ClaimRef, Reading, words_of

_NAMES_WEIGH = 0.5
"""How much a party's name counts for, against another word that is as rare."""
_FEWEST, _SCALE = 20, 2.3
"""A story of few claims counts as one of so many more; and what the rarest word weighs."""
_OUTLETS = 4
"""In so many documents a term is counted as it is met; a word is no commoner because more outlets tell the event."""
_SHORTER = 0.75
"""How far two clauses are compared by the shorter one: a denial is often shorter than what it denies."""
_TELLING_TERMS, _CROWD, _ENOUGH = 40, 400, 1200
"""So many of a statement's terms are looked up, the most telling first, none that more statements than this have, and
no more once so many statements were met."""


class Story:
    """The claims of one document, or of several about one event, ready to be compared."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._texts = {reading.document: reading.text for reading in readings}
        self.names = Names(readings)
        self.documents = {reading.document: list(statements(reading, self.names)) for reading in readings}
        self.statements = [statement for said in self.documents.values() for statement in said]
        self._plain_weights: dict[frozenset[str], float] = {}
        self._by_ref = {statement.ref: statement for statement in self.statements}
        self.by_party: dict[str, list[Statement]] = defaultdict(list)
        self.aimed_at: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.statements:
            if statement.who:
                self.by_party[statement.who].append(statement)
            for name in sorted(statement.aims):
                self.aimed_at[name].append(statement)

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
        common = one.terms & other.terms
        shared = self.weight(common)
        if not shared:
            return 0.0
        pairs = self.weight(term for term in common if "+" in term)
        small, large = sorted((self._plain(one.terms), self._plain(other.terms)))
        return shared / (_SHORTER * small + (1 - _SHORTER) * large + pairs)

    def _plain(self, terms: frozenset[str]) -> float:
        """What terms weigh, but for those of two words."""
        found = self._plain_weights.get(terms)
        if found is None:
            found = self._plain_weights[terms] = self.weight(term for term in terms if "+" not in term)
        return found

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
        seen = 0
        for term in sorted(terms, key=lambda term: (-self._weights.get(term, 0.0), term))[:_TELLING_TERMS]:
            numbers = self._index.get(term, ())
            seen += len(numbers)
            if len(numbers) <= _CROWD:
                for number in numbers:
                    score[number] += self._weights[term]
            if seen > _ENOUGH:
                break
        best = nsmallest(most, score, key=lambda number: (-score[number], number))
        return [self.statements[number] for number in best]


def of_another_matter(story: Story, denial: Statement, terms: frozenset[str]) -> bool:
    """Whether a denial tells what it is of, and that is not among the terms: "knowledge of the levy".

    What was said may be called by any words: "the accusations of four women".
    """
    if names_saying(denial.words):
        return False
    light = stems_of("involvement") | stems_of("dismissive")
    told = {term for term in story.shared(denial.terms, denial.terms) if "+" not in term}
    own = told - light - set(map(notion, light))
    return bool(own) and own.isdisjoint(terms)
