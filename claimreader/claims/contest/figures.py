"""Figures in claims: how many of what, within which bounds, and whether two of them can both hold.

"At least 40 soldiers killed" is a figure of 40 or more soldiers; "no losses" is one of none. Two figures conflict when
their bounds do not meet, with room for rounding. Years, dates, clock times, ages and spans of time are no figures here:
they are seldom what a dispute is about, and often differ for good reasons.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from claimreader.claims.contest.wording import meaningful, notion, stem
from claimreader.claims.lexicon import listed

_SMALL = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS = {word: float(n) for n, word in enumerate(_SMALL)} | {word: 10.0 * n for n, word in enumerate(_TENS, 2)}
_SCALE = {
    "dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9,
    "trillion": 1e12, "k": 1e3,
}  # fmt: skip
_NUMBER = re.compile(
    r"(?<![\w.,:/-])(?P<money>[$€£¥])?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<ordinal>st|nd|rd|th)?"
    r"(?P<percent>\s?%)?(?:\s?(?P<scale>million|billion|trillion|thousand|hundred|dozen|bn|m|k)\b)?(?![\d:/])"
    rf"|\b(?P<word>{'|'.join(sorted(_WORDS, key=len, reverse=True))})(?:-(?P<unit>{'|'.join(_SMALL[1:10])}))?"
    r"(?:\s(?P<wordscale>million|billion|trillion|thousand|hundred|dozen)\b)?\b",
    re.IGNORECASE,
)
_NONE = re.compile(r"\b(?:no one|no-one|nobody|none|not (?:a|one)(?: single)?|no|zero)\b", re.IGNORECASE)
_MARK = r"\W{1,3}$"
_LOW = re.compile(
    rf"(?:at least|no (?:fewer|less) than|a minimum of|over|more than|upwards of|above|exceed(?:ing|s|ed)?){_MARK}",
    re.IGNORECASE,
)
_HIGH = re.compile(
    rf"(?:at most|up to|as many as|no more than|fewer than|less than|under|below|a maximum of|barely|only){_MARK}",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    rf"(?:about|around|some|nearly|almost|roughly|approximately|an estimated|close to|nearer|more like){_MARK}",
    re.IGNORECASE,
)
_SO_FAR = re.compile(
    r"\b(?:so far|as of|by (?:noon|midday|midnight|then|now|evening|morning|nightfall|mon|tue|wed|thu|fri|sat|sun))",
    re.IGNORECASE,
)
_BEFORE_NO_FIGURE = re.compile(
    r"(?:[A-Z][\w’'.-]+, |\b[A-Z]{1,4}\.? "
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|tank|No\.?|number|page|phase|chapter|section|route|flight|unit) )$"
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*|%")
_STOPS = re.compile(r"[.,;:!?()“”\"]")
_CLOSE = 0.02
"""Two exact figures nearer than this are one, rounded differently."""
_ROUGH = 0.2
"""How far from its number a figure with "about" may lie."""
_MOST, _REACH = 4, 60
"""What is counted is told in so many words, and so many letters, after the number."""


@dataclass(frozen=True, slots=True)
class Figure:
    """How many of what."""

    low: float
    high: float
    units: tuple[str, ...]
    """Notions of the words that say what is counted, in order; none where the text leaves that to what went before."""
    start: int
    end: int
    """Where the number and what it counts stand in the text that it was found in."""
    share: bool = False
    """A percentage."""
    money: bool = False

    def conflicts(self, other: "Figure") -> bool:
        """Whether the bounds of the two do not meet, rounding allowed for."""
        if self.share != other.share or self.money != other.money:
            return False
        low, high = max(self.low, other.low), min(self.high, other.high)
        return low > high and (low - high) > _CLOSE * low

    @property
    def none(self) -> bool:
        """Whether it says that there was none."""
        return self.high == 0


def figures(text: str) -> tuple[Figure, ...]:
    """The figures of a stretch of text, in order. One that is told to hold "so far" is a lower bound."""
    found = [*_numbers(text, bool(_SO_FAR.search(text))), *_nones(text)]
    return tuple(sorted(found, key=lambda figure: figure.start))


def _numbers(text: str, so_far: bool) -> Iterator[Figure]:
    for match in _NUMBER.finditer(text):
        value = _value(match)
        if _no_figure(text, match, value):
            continue
        units, end = _units(text, match.end())
        share = bool(match["percent"]) or units[:2] == ("per", "cent") or units[:1] in (("percent",), ("cent",))
        if units and units[0] == "time" and not share:
            continue
        low, high = _bounds(text[: match.start()], value)
        counted = tuple(unit for unit in units if unit not in ("per", "cent", "percent", "time"))
        yield Figure(low, math.inf if so_far else high, counted, match.start(), end, share, bool(match["money"]))


def _value(match: re.Match[str]) -> float:
    if match["digits"]:
        return float(match["digits"].replace(",", "")) * _SCALE.get((match["scale"] or "").lower(), 1.0)
    value = _WORDS[match["word"].lower()] + (_WORDS[match["unit"].lower()] if match["unit"] else 0.0)
    return value * _SCALE.get((match["wordscale"] or "").lower(), 1.0)


def _no_figure(text: str, match: re.Match[str], value: float) -> bool:
    """Ordinals, years, days of a month, ages after a comma, numbers of things, the "one" of "one of them"."""
    if match["money"]:
        return False
    if match["ordinal"] or (match["word"] and match["word"].lower() == "one" and not match["wordscale"]):
        return True
    if (match["digits"] or "").isdigit() and len(match["digits"]) == 4 and 1500 <= value <= 2100 and not match["scale"]:
        return True
    return bool(_BEFORE_NO_FIGURE.search(text[: match.start()]))


def _bounds(before: str, value: float) -> tuple[float, float]:
    plain = before.rstrip("“\"‘' ") + " "
    if _LOW.search(plain):
        return value, math.inf
    if _HIGH.search(plain):
        return 0.0, value
    if _ABOUT.search(plain):
        return value * (1 - _ROUGH), value * (1 + _ROUGH)
    return value, value


@cache
def _times() -> frozenset[str]:
    return frozenset(map(stem, listed("concepts", "times")))


@cache
def _losses() -> frozenset[str]:
    return frozenset(map(notion, listed("concepts", "losses")))


def _units(text: str, end: int) -> tuple[tuple[str, ...], int]:
    """The notions of the words after a number, until one that ends what is counted; and where they end."""
    found: list[str] = []
    at = end
    for match in _WORD.finditer(text, end, end + _REACH):
        word = match.group().lower()
        if (
            _STOPS.search(text[at : match.start()])
            or len(found) == _MOST
            or (found and word in listed("concepts", "ending"))
        ):
            break
        if word in ("per", "cent", "percent", "%"):
            found.append("percent" if word == "%" else word)
        elif word in listed("concepts", "people"):
            found.append("people")
        elif stem(word) in _times():
            found.append("time")
        elif found and word.endswith("ed"):
            break
        elif meaningful(word):
            found.append(notion(word))
        at = match.end()
    return tuple(found), at


def _nones(text: str) -> Iterator[Figure]:
    for match in _NONE.finditer(text):
        units, end = _units(text, match.end())
        if match.group().lower() != "no" or set(units[:1]) & _losses():
            yield Figure(0.0, 0.0, units, match.start(), end)
