"""Figures in claims: how many of what, within which bounds, and whether two of them can both hold.

"At least 40 soldiers killed" is a figure of 40 or more soldiers; "no losses" is one of none. Two figures conflict when
their bounds do not meet, with room for rounding. Years, dates, clock times, ages and spans of time are no figures here:
they are seldom what a dispute is about, and often differ for good reasons.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimreader.claims.wording import stem, term

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen"
).split()
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_WORDS = {word: float(n) for n, word in enumerate(_SMALL)} | {word: float(n) for word, n in _TENS.items()}
_SCALE = {
    "dozen": 12.0, "dozens": 12.0, "score": 20.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9,
    "bn": 1e9, "trillion": 1e12, "k": 1e3,
}  # fmt: skip
_NUMBER = re.compile(
    r"(?<![\w.,:/-])(?P<money>[$€£¥])?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<ordinal>st|nd|rd|th)?(?P<percent>\s?%)?"
    r"(?:\s?(?P<scale>million|billion|trillion|thousand|hundred|dozen|bn|m|k)\b)?(?![\d:/])"
    r"|\b(?P<word>"
    + "|".join([*sorted(_WORDS, key=len, reverse=True)])
    + r")(?:-(?P<unit>one|two|three|four|five|six|seven|eight|nine))?"
    r"(?:\s(?P<scale2>million|billion|trillion|thousand|hundred|dozen)\b)?\b",
    re.IGNORECASE,
)
_NONE = re.compile(r"\b(?:no one|no-one|nobody|none|not (?:a|one)(?: single)?|no|zero)\b", re.IGNORECASE)
_LOW = re.compile(
    r"(?:at least|no (?:fewer|less) than|a minimum of|over|more than|upwards of|above|exceed(?:ing|s|ed)?)\W{1,3}$",
    re.IGNORECASE,
)
_HIGH = re.compile(
    r"(?:at most|up to|as many as|no more than|fewer than|less than|under|below|a maximum of|barely|only)\W{1,3}$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:about|around|some|nearly|almost|roughly|approximately|an estimated|close to|nearer|more like)\W{1,3}$",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\b(?:so far|as of|by (?:noon|midday|midnight|then|now|evening|morning|nightfall|mon|tue|wed|thu|fri|sat|sun))",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*|%")
_TIME = frozenset(
    "second minute hour day week month year decade century a.m p.m am pm o'clock year-old january february march april may june"
    " july august september october november december time percent-point".split()
)
_LIGHT = frozenset(
    "of the a an other more new its their his her our people's out from in at on for to by with and or were was are is be have has had".split()
)
_PEOPLE = frozenset(
    "people persons men women children victims bodies patients others residents neighbours neighbors".split()
)
_CLOSE = 0.02
"""Two exact figures nearer than this are one, rounded differently."""
_ROUGH = 0.2
"""How far from its number a figure with "about" may lie."""


@dataclass(frozen=True, slots=True)
class Figure:
    """How many of what."""

    low: float
    high: float
    units: tuple[str, ...]
    """Notions of the words that say what is counted, nearest first; none where the text leaves it to what stands before."""
    start: int
    end: int
    """Where the number and its unit stand in the text it was found in."""
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
    """The figures of a stretch of text, in order."""
    partial = bool(_LATER.search(text))
    found = [*_numbers(text, partial), *_zeros(text)]
    return tuple(sorted(found, key=lambda figure: figure.start))


def _numbers(text: str, partial: bool) -> Iterator[Figure]:
    for match in _NUMBER.finditer(text):
        value = _value(match)
        if match["ordinal"] or _is_date(text, match, value):
            continue
        units, end = _units(text, match.end())
        share = bool(match["percent"]) or units[:2] == ("per", "cent") or units[:1] in (("percent",), ("cent",))
        if units and units[0] in _TIME and not share:
            continue
        low, high = _bounds(text[: match.start()], value)
        units = tuple(unit for unit in units if unit not in ("per", "cent", "percent"))
        yield Figure(low, math.inf if partial else high, units, match.start(), end, share, bool(match["money"]))


def _value(match: re.Match[str]) -> float:
    if match["digits"]:
        return float(match["digits"].replace(",", "")) * _SCALE.get((match["scale"] or "").lower(), 1.0)
    value = _WORDS[match["word"].lower()] + (_WORDS[match["unit"].lower()] if match["unit"] else 0.0)
    return value * _SCALE.get((match["scale2"] or "").lower(), 1.0)


def _is_date(text: str, match: re.Match[str], value: float) -> bool:
    """Years, days of a month, ages after a comma, the "one" of "one of them"."""
    after, before = text[match.end() : match.end() + 12].lstrip(), text[: match.start()]
    if match["word"] and match["word"].lower() == "one" and not match["scale2"]:
        return True
    digits = match["digits"] or ""
    if digits.isdigit() and len(digits) == 4 and 1500 <= value <= 2100 and not match["scale"] and not match["money"]:
        return True
    first = _WORD.match(after)
    if first and stem(first.group()) in {stem(month) for month in _TIME} and not match["percent"]:
        return True
    return (
        bool(
            re.search(
                r"(?:[A-Z][\w’'.-]+, |\b(?:January|February|March|April|May|June|July|August|September|October|November"
                r"|December|tank|No\.?|number|page|phase|chapter|section|route|flight|unit) )$",
                before,
            )
        )
        and not match["money"]
    )


def _bounds(before: str, value: float) -> tuple[float, float]:
    plain = before.rstrip("“\"‘' ") + " "
    if _LOW.search(plain):
        return value, math.inf
    if _HIGH.search(plain):
        return 0.0, value
    if _ABOUT.search(plain):
        return value * (1 - _ROUGH), value * (1 + _ROUGH)
    return value, value


def _units(text: str, end: int) -> tuple[tuple[str, ...], int]:
    """The notions of up to four words after a number, until punctuation; and where they end."""
    found: list[str] = []
    at = end
    for match in _WORD.finditer(text, end, end + 60):
        if re.search(r"[.,;:!?()“”\"]", text[at : match.start()]) or len(found) == 4:
            break
        word = match.group().lower()
        if word in _LIGHT and found:
            break
        if word in ("per", "cent", "percent", "%"):
            found.append("percent" if word == "%" else word)
        elif word in _PEOPLE:
            found.append("people")
        elif word in _TIME or stem(word) in _TIME_STEMS:
            found.append(word if word in _TIME else "year")
        elif (notion := term(word)) is not None:
            found.append(notion)
        at = match.end()
    return tuple(found), at


_TIME_STEMS = frozenset(map(stem, _TIME))


def _zeros(text: str) -> Iterator[Figure]:
    for match in _NONE.finditer(text):
        units, end = _units(text, match.end())
        word = match.group().lower()
        if word == "no" and not units:
            continue
        yield Figure(0.0, 0.0, units, match.start(), end)


def nearest(found: Sequence[Figure], at: int) -> Figure | None:
    """The figure that stands closest to a place."""
    return min(found, key=lambda figure: abs(figure.start - at), default=None)
