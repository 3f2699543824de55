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


class _Weights(dict[str, float]):
    """How telling words are, each worked out once."""

    def __init__(self, articles: int, counts: Mapping[str, int]) -> None:
        super().__init__()
        self._articles = articles
        self._counts = counts

    def __missing__(self, term: str) -> float:
        part = share(term)
        if term in self._counts:
            part = (USUAL * part + self._counts[term]) / (USUAL + self._articles)
        self[term] = weight = -math.log(min(part, 1.0))
        return weight


class Rarity:
    """Weighs words in the days around an article: a name that is everywhere this week tells little.

    Args:
        articles: how many articles there are in those days, the article itself among them.
        counts: how many of them can be found by a word, as far as that was counted.
    """

    def __init__(self, articles: int, counts: Mapping[str, int]) -> None:
        self.weight: Callable[[str], float] = _Weights(articles, counts).__getitem__
        """How telling a word is; 0 where every article has it. Asked for every word of every pair of articles."""
