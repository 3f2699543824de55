"""How telling a word is: by how few articles use it, in news at large and in the days around the article."""

import math
from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources

UNLISTED = 0.004
"""The share taken for a word that fewer than one article in a hundred uses."""
USUAL = 300.0
"""How many articles of the days around weigh as much as what is known of news at large."""


@cache
def _commonness() -> dict[str, float]:
    rows = resources.files("claimreader.claims.lexicon").joinpath("commonness.txt").read_text(encoding="utf-8")
    return {term: int(parts) / 1000 for term, parts in (row.split() for row in rows.splitlines())}


def share(term: str) -> float:
    """The share of articles of news at large that use a word."""
    return _commonness().get(term, UNLISTED)


def _weight(part: float) -> float:
    """How telling a word is that this share of articles uses."""
    return -math.log(min(part, 1.0))


@cache
def _usual() -> dict[str, float]:
    """How telling the listed words are in news at large."""
    return {term: _weight(part) for term, part in _commonness().items()}


class _Weights(dict[str, float]):
    """How telling words are; all that are not listed are equally so."""

    _other = _weight(UNLISTED)

    def __missing__(self, term: str) -> float:
        self[term] = weight = self._other
        return weight


class Rarity:
    """Weighs words in the days around an article: a name that is everywhere this week tells little.

    Args:
        articles: how many articles there are in those days, the article itself among them.
        counts: how many of them can be found by a word, as far as that was counted.
    """

    def __init__(self, articles: int, counts: Mapping[str, int]) -> None:
        around = {term: _weight((USUAL * share(term) + count) / (USUAL + articles)) for term, count in counts.items()}
        self.weight: Callable[[str], float] = _Weights({**_usual(), **around}).__getitem__
        """How telling a word is; 0 where every article has it. Asked for every word of every pair of articles."""
