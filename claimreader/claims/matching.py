"""Which claims of a story speak of the same thing: each claim as a statement, and an index that weighs shared words.

A word counts for more the fewer claims of the story use it, and names of the parties themselves count for little: that
the ministry and its accuser both name the country says nothing. `Story.likeness` is the one place where meaning is
compared; a sentence embedding would stand there.
"""

import math
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from claimreader.claims.cues import lexicon, words
from claimreader.claims.figures import Figure, figures
from claimreader.claims.places import folded, place_of
from claimreader.claims.wording import Clause, clauses, concepts, stem
from claimreader.records import Act, Claim, ClaimRef, Reading, words_of

_NAME = re.compile(r"(?<![\w’'])[A-Z][\w’'-]*(?:\s+(?:of\s+|the\s+|for\s+)*[A-Z][\w’'-]*)*")
_GENERIC = frozenset(
    """the a an of for and mr mrs ms dr sen rep gov president minister ministry government office officials official spokesman
    spokeswoman spokesperson party state department republican republicans democrat democrats house senate national police
    council company group former his her its their attorney lawyer lawyers judge general court union association agency foreign
    defence defense interior prime campaign members member congress committee news post people new united states american
    international federal district county city administration bureau service services institute center centre school university
    times health human rights""".split()
)
_TAIL = re.compile(
    r",\s+(?:which|who|a|an|the)\b.*$|\s+(?:in|on|at|from)\s+(?:a|an|the)\s+(?:statement|interview|tweet|letter|speech)\b.*$",
    re.S,
)
_NAMES_WEIGH = 0.35
"""How much the name of a party of the story counts for, against another word that is as rare."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim as it is compared: what it says, clause by clause, on whose behalf, and where it stands."""

    ref: ClaimRef
    claim: Claim
    words: str
    who: str | None
    """The party's name, folded; the speaker's where there is no party."""
    clauses: tuple[Clause, ...]
    stance: int
    """1 where the source says so, -1 where it says not, 0 where it takes no side."""
    bare: bool
    """Its content names what was said ("the allegations", "it") without telling it."""
    targets: frozenset[str]
    """Parties of the story that the content names."""
    figures: tuple[Figure, ...]
    paragraph: int
    order: int
    """Its place among the claims of its document."""

    @property
    def terms(self) -> frozenset[str]:
        """What all clauses speak of."""
        return frozenset().union(*(clause.terms for clause in self.clauses))

    @property
    def accuses(self) -> bool:
        """Whether its act is to accuse."""
        return self.claim.act is Act.ACCUSE


def _says_not(claim: Claim, text: str) -> bool:
    """Whether the cue itself denies or rejects."""
    cue = words(words_of(text, claim.cue, " "))
    return any(sense.act in (Act.DENY, Act.REJECT) for sense in lexicon().senses(cue))


_STANCE = {
    Act.ASSERT: 1, Act.ACCUSE: 1, Act.CONFIRM: 1, Act.BELIEVE: 1, Act.DENY: -1, Act.REJECT: -1,
    Act.QUESTION: 0, Act.DEMAND: 0, Act.PROMISE: 0, Act.PREDICT: 0,
}  # fmt: skip


class Story:
    """The claims of one document, or of several about one event, ready to be compared."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.readings = {reading.document: reading for reading in readings}
        self.names = _Names(readings)
        self.statements: list[Statement] = [statement for reading in readings for statement in self._of(reading)]
        self._by_ref = {statement.ref: statement for statement in self.statements}

    def _of(self, reading: Reading) -> Iterable[Statement]:
        starts = [0, *(match.end() for match in re.finditer(r"\n+", reading.text))]
        ordered = sorted(reading.claims, key=lambda claim: claim.content[:1] or claim.cue[:1])
        for order, claim in enumerate(ordered):
            content = words_of(reading.text, claim.content, " … ")
            first = (claim.cue or claim.content)[0].start
            said_not = _says_not(claim, reading.text)
            stance = _STANCE[claim.act]
            about = _about(content, claim.act, said_not)
            yield Statement(
                ClaimRef(reading.document, claim.number),
                claim,
                content,
                self.names.key(claim),
                about,
                stance,
                _bare(content, about, claim.act),
                self.names.within(content),
                figures(content),
                bisect_right(starts, first),
                order,
            )

    def __getitem__(self, ref: ClaimRef) -> Statement:
        return self._by_ref[ref]

    def text(self, statement: Statement) -> str:
        """The document that a statement stands in."""
        return self.readings[statement.ref.document].text

    @cached_property
    def _weights(self) -> dict[str, float]:
        count = Counter(term for statement in self.statements for term in statement.terms)
        total = len(self.statements) + 2
        return {
            term: math.log(1 + total / n) * (_NAMES_WEIGH if term in self.names.stems else 1.0)
            for term, n in count.items()
        }

    def weight(self, terms: Iterable[str]) -> float:
        """How telling words are in this story."""
        return sum(self._weights.get(term, 0.0) for term in terms)

    def likeness(self, one: Clause, other: Clause) -> float:
        """Between 0 and 1: how far two clauses speak of the same thing.

        What they share, against the shorter one mostly: a denial is often shorter than what it denies.
        """
        shared = self.weight(one.terms & other.terms)
        if not shared:
            return 0.0
        small, large = sorted((self.weight(one.terms), self.weight(other.terms)))
        return shared / (0.65 * small + 0.35 * large)

    def evidence(self, one: Clause, other: Clause) -> float:
        """How telling what two clauses share is, however much else they say."""
        return self.weight(one.terms & other.terms)

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, statement in enumerate(self.statements):
            for term in sorted(statement.terms):
                found[term].append(number)
        return found

    def neighbours(self, statement: Statement, most: int = 60) -> list[Statement]:
        """The statements that share the most telling words with one, best first."""
        score: Counter[int] = Counter()
        for term in sorted(statement.terms, key=lambda term: -self._weights[term])[:40]:
            numbers = self._index[term]
            if len(numbers) > 400:
                continue
            for number in numbers:
                score[number] += self._weights[term]  # type: ignore[assignment]
        ranked = sorted(score, key=lambda number: (-score[number], number))
        return [self.statements[number] for number in ranked if self.statements[number].ref != statement.ref][:most]


def _proper(name: str) -> Iterable[str]:
    """The words of a name that tell it from others."""
    for word in re.findall(r"[^\W\d_][\w’'-]*", name):
        plain = folded(word).removesuffix("'s")
        if word[0].isupper() and plain not in _GENERIC and len(plain) > 2:
            yield plain


def _party_names(_: Reading, claim: Claim) -> Iterable[str]:
    return (word for party in claim.parties for word in _proper(party))


def _speaker_names(_: Reading, claim: Claim) -> Iterable[str]:
    return _proper(claim.speaker or "")


def _metonyms(reading: Reading, claim: Claim) -> Iterable[str]:
    """ "Moscow", where a whole source is one name that the party's own name does not have in it."""
    source = words_of(reading.text, claim.source, " ").strip()
    return _proper(source) if source.isalpha() and source.istitle() else ()


class _Names:
    """The parties of a story, by every name that the texts use for them."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._same: dict[str, str] = {}
        known = {
            folded(name) for reading in readings for claim in reading.claims if (name := claim.party or claim.speaker)
        }
        self._merge(known)
        self._alias: dict[str, str] = {}
        for names in (_party_names, _speaker_names, _metonyms):
            found: dict[str, set[str]] = defaultdict(set)
            for reading in readings:
                for claim in reading.claims:
                    key = self.key(claim)
                    for word in names(reading, claim) if key else ():
                        found[word].add(str(key))
            for word, keys in found.items():
                if len(keys) == 1:
                    self._alias.setdefault(word, next(iter(keys)))
        self.stems = frozenset(stem(word) for word in self._alias)

    def _merge(self, known: set[str]) -> None:
        """ "Moore" is "Roy Moore" where no other party has that name in it."""
        for name in sorted(known):
            parts = set(name.split())
            longer = [other for other in known if other != name and parts < set(other.split())]
            self._same[name] = longer[0] if len(longer) == 1 and not parts <= _GENERIC else name
        for name in list(self._same):
            while self._same[self._same[name]] != self._same[name]:
                self._same[name] = self._same[self._same[name]]

    def key(self, claim: Claim) -> str | None:
        """Who a claim is laid to, under one name."""
        name = claim.party or claim.speaker
        return self._same.get(folded(name), folded(name)) if name else None

    def within(self, content: str) -> frozenset[str]:
        """The parties that a content names."""
        found = set()
        for match in _NAME.finditer(content):
            place = place_of(match.group())
            if place and folded(place.country) in self._same:
                found.add(self._same[folded(place.country)])
            for word in re.findall(r"[\w’'-]+", match.group()):
                plain = folded(word).removesuffix("'s")
                hit = self._alias.get(plain) or self._by_people(plain)
                if hit:
                    found.add(hit)
        return frozenset(found)

    def _by_people(self, word: str) -> str | None:
        """ "Vellandic" names Velland."""
        place = place_of(word)
        if place and folded(place.country) in self._same:
            return self._same[folded(place.country)]
        for alias, key in self._alias.items():
            size = max(5, len(alias) - 2)
            if len(alias) >= 5 and word[:size] == alias[:size] and len(word) <= len(alias) + 4:
                return key
        return None


def _about(content: str, act: Act, said_not: bool) -> tuple[Clause, ...]:
    """The clauses of a content, with what only names the claim, or calls it false, left out of a denial.

    A denial that its own content expresses ("I had nothing to do with it") is negated as it stands; one that the cue
    expresses ("denied that ...") negates what stands in the content.
    """
    found = clauses(content)
    if act not in (Act.DENY, Act.REJECT):
        return found
    lexis = concepts()
    light = lexis.naming | (lexis.dismissive if act is Act.REJECT else frozenset())
    kept = [Clause(clause.terms - light, clause.negated) for clause in found]
    kept = [clause for clause in kept if clause.terms]
    if said_not or act is Act.REJECT:
        return tuple(Clause(clause.terms, said_not and not clause.negated or not said_not) for clause in kept)
    if not any(clause.negated for clause in kept):
        return tuple(Clause(clause.terms, True) for clause in kept)
    return tuple(kept)


def _bare(content: str, about: Sequence[Clause], act: Act) -> bool:
    """Whether a denial names what it denies without telling it."""
    if act not in (Act.DENY, Act.REJECT):
        return False
    head = _TAIL.sub("", content)
    lexis = concepts()
    light = lexis.naming | lexis.involvement | lexis.dismissive
    told = {term for clause in clauses(head) for term in clause.terms}
    return len({term for term in told if term not in light}) <= 1
