"""How likely two articles tell the same event, and the reason that can be shown for it."""

import math
from collections.abc import Callable, Container, Iterable
from typing import NamedTuple

from claimreader.stories.rarity import Rarity
from claimreader.stories.telling import Told

NEAR = 0.25
"""Days in which the first half of a step is taken: hours apart say much, one more day after some says little."""
FEATURES = ("words", "names", "shared", "titles", "title", "numbers", "rarest", "later")
"""What two articles are compared by, in the order of `WEIGHTS`."""
WEIGHTS = (2.25, 0.11, 1.06, 2.73, 1.90, 0.06, 0.91, -1.80)
"""What each feature adds to the odds (logarithms). Fitted by `training.stories`, but for the last, which is chosen: in
the articles that it is fitted to, all of a story have one and the same time."""
OFFSET = -9.25
"""Where the odds begin."""
ONE_TEXT = 0.4
"""The share of runs of words in common from which on two texts are one: the same copy, cut or with another opening."""
ENOUGH_NAMES = 3
"""Shared names from which on a reason counts no other words."""
TELLING = 2.3
"""How telling a word is (see `Rarity`) that a reason counts: one article in ten uses it, or fewer."""
FEW = 12
"""Runs of words below which a text is too short to be recognised."""


class Likeness(NamedTuple):
    """How alike two articles are."""

    one_text: bool
    """They are the same copy."""
    score: float
    """The logarithm of the odds that they tell the same event."""


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"


def _apart(days: int) -> str:
    return "same day" if days == 0 else f"{_count(days, 'day')} apart"


class _Vector:
    """An article's words, each with how often it is used and how telling it is."""

    def __init__(self, told: Told, weight: Callable[[str], float]) -> None:
        self.terms = {
            term: weight(term) if n == 1 else (1 + math.log(n)) * weight(term) for term, n in told.counts.items()
        }
        self.squares = {term: value * value for term, value in self.terms.items()}
        self.whole = sum(self.squares.values())
        self.title = sum([self.squares[term] for term in told.title])

    def along(self, other: "_Vector", shared: Iterable[str]) -> float:
        """The product with another vector, over terms of both."""
        mine, theirs = self.terms, other.terms
        return sum([mine[term] * theirs[term] for term in shared])

    def square(self, terms: Iterable[str]) -> float:
        """The product with itself, over terms of it."""
        squares = self.squares
        return sum([squares[term] for term in terms])


def _cosine(product: float, square: float, other: float) -> float:
    return product / math.sqrt(square * other) if product else 0.0


class Comparison:
    """One article, ready to be compared with others."""

    def __init__(self, told: Told, rarity: Rarity) -> None:
        self._told = told
        self._rarity = rarity
        self._vector = _Vector(told, rarity.weight)

    def features(self, other: Told) -> tuple[float, ...]:
        """What the odds are made of: see `FEATURES`."""
        told, weight = self._told, self._rarity.weight
        mine, theirs = self._vector, _Vector(other, weight)
        shared = mine.terms.keys() & theirs.terms.keys()
        weights = [weight(term) for term in shared]
        names = told.names.keys() | other.names.keys()
        named = mine.square(mine.terms.keys() & names), theirs.square(theirs.terms.keys() & names)
        return (
            _cosine(mine.along(theirs, shared), mine.whole, theirs.whole),
            _cosine(mine.along(theirs, shared & names), *named),
            math.log1p(sum(weights)),
            _cosine(mine.along(theirs, told.title & other.title), mine.title, theirs.title),
            max(self._told_of(told.title, theirs.terms), self._told_of(other.title, mine.terms)),
            min(len(told.numbers & other.numbers), 3),
            max(weights, default=0.0),
            math.log1p(abs(told.day - other.day) / NEAR),
        )

    def _told_of(self, title: frozenset[str], text: Container[str]) -> float:
        """How much of a title the other article tells."""
        whole = sum(map(self._rarity.weight, title))
        return sum([self._rarity.weight(term) for term in title if term in text]) / whole if whole else 0.0

    def with_(self, other: Told) -> Likeness:
        """How alike the article is to another one."""
        odds = sum(weight * value for weight, value in zip(WEIGHTS, self.features(other), strict=True))
        return Likeness(one_text(self._told, other), OFFSET + odds)

    def reason(self, other: Told) -> str:
        """Why both were taken to tell the same event: the names and words that both use, the place, the days."""
        days = _apart(round(abs(self._told.day - other.day)))
        if one_text(self._told, other):
            return f"the same text, {days}"
        weight = self._rarity.weight
        telling = [t for t in self._told.counts.keys() & other.counts.keys() if weight(t) > TELLING]
        called = {**other.names, **self._told.names}
        names = [term for term in telling if term in called]
        shared = [_count(len(names), "shared name")] if names else []
        if len(names) < ENOUGH_NAMES:
            shared.append(_count(len(telling) - len(names), "other shared word" if shared else "shared word"))
        places = self._told.places | other.places
        place = ["same place"] if any(term in places or _country(called[term]) for term in names) else []
        return ", ".join([*shared, *place, days])


def _country(name: str) -> bool:
    from claimreader.claims.places import place_of

    return place_of(name) is not None


def one_text(one: Told, other: Told) -> bool:
    """Whether two articles print the same copy, by a sample of the runs of words of both together (min-hash)."""
    if min(len(one.sketch), len(other.sketch)) < FEW:
        return False
    size = min(len(one.sketch), len(other.sketch))
    both = sorted({*one.sketch, *other.sketch})[:size]
    return len({*one.sketch} & {*other.sketch} & {*both}) >= ONE_TEXT * size
