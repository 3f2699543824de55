"""How firmly a thing is claimed: whether its cue vouches for it or keeps its distance, and what hedges its content.

No verdict on the claim: only words are weighed that stand in it, and each can be shown.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from claimreader.claims.contest.figures import Figure, figures
from claimreader.claims.cues import lemmas, words
from claimreader.records import Act, Claim, words_of

VOUCHES, PLAIN, GUARDED, DOUBTS = 1, 0, -1, -2
"""What a cue does to a claim's firmness."""


_NO_HEDGE = re.compile(r"May\b|could\s+(?:not|no)\b")
"""A month, and what somebody was not able to do."""


class HedgeKind(StrEnum):
    """What a word does to the content in which it stands."""

    HEDGE = "hedge"
    BOOSTER = "booster"
    BOUND = "bound"
    """It makes a figure less exact."""


@dataclass(frozen=True, slots=True)
class Hedge:
    """A word or two of a content that make it more certain or less."""

    kind: HedgeKind
    words: str
    start: int
    end: int
    figure: float | None = None
    """The number that a bound stands before."""

    @property
    def weight(self) -> int:
        """What it does to the firmness."""
        return 1 if self.kind is HedgeKind.BOOSTER else -1


def cue_rank(text: str, claim: Claim) -> int:
    """How far a claim's cue vouches for it."""
    if claim.act is Act.QUESTION:
        return DOUBTS
    forms = {form for word in words(words_of(text, claim.cue, " ")) for form in lemmas(word)}
    if forms & _listed("guarded"):
        return GUARDED
    return VOUCHES if forms & _listed("firm") else PLAIN


def hedges(content: str) -> list[Hedge]:
    """The hedges of a content, in order."""
    found = [*_matches(content, "hedges", HedgeKind.HEDGE), *_matches(content, "boosters", HedgeKind.BOOSTER)]
    found += _bounds(content)
    found.sort(key=lambda one: (one.start, one.start - one.end))
    return [one for number, one in enumerate(found) if not any(one.start < other.end for other in found[:number])]


def value(figure: Figure) -> float:
    """The number that a figure was made from, without what bounds it."""
    if figure.high == float("inf"):
        return figure.low
    return figure.high if not figure.low else (figure.low + figure.high) / 2


def numbers(content: str) -> dict[float, str]:
    """The numbers of a content, each with its words; those that count nothing are none."""
    return {round(value(one), 6): content[one.start : one.end].strip() for one in figures(content)}


def _matches(content: str, name: str, kind: HedgeKind) -> Iterator[Hedge]:
    for match in _pattern(name).finditer(content):
        if not _NO_HEDGE.match(content, match.start()):
            yield Hedge(kind, match.group(), match.start(), match.end())


def _bounds(content: str) -> Iterator[Hedge]:
    for figure in figures(content):
        match = _before_figure().search(content, 0, figure.start)
        if match:
            number = round(value(figure), 6)
            yield Hedge(HedgeKind.BOUND, match["bound"], match.start("bound"), match.end("bound"), number)


@cache
def _table() -> dict[str, list[str]]:
    return tomllib.loads(Path(__file__).with_name("firmness.toml").read_text(encoding="utf-8"))


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(_table()[name])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_either(_table()[name])})\b", re.IGNORECASE)


@cache
def _before_figure() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<bound>{_either(_table()['bounds'])})[\s“\"‘']{{1,3}}[$€£¥]?$", re.IGNORECASE)


def _either(phrases: Iterable[str]) -> str:
    longest_first = sorted(phrases, key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first)
