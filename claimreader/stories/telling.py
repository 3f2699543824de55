"""An article as it is compared with others: what its title and first lines are about, and a sketch of its wording."""

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from zlib import crc32

from claimreader.claims.contest.wording import meaningful, stem
from claimreader.stories.rarity import share

LEDE = 150
"""Words of the text that are looked at beside the title: news says first what it is about, and teasers end there."""
TITLE = 2
"""How often a word of the title counts."""
RARE = 0.05
"""The share of articles below which a word can lead to other articles of a story."""
MOST = 30
"""Rare words of an article by which it can be found."""
SHINGLE, SKETCH, WORDING = 5, 32, 300
"""Words that follow each other, how many such runs a sketch keeps, and of how many words of the text."""

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_NUMBER = re.compile(r"\d(?:[\d,.]*\d)?")
_BEGINS = re.compile(r"(?:^|[.!?:;\n][\"”’')\]]*\s*)[\"“‘'(\[]*$")
_PLACE = re.compile(r"\b(?:in|at|near|off|outside|from) ((?:[A-Z][\w’'-]+ ?){1,3})|^([A-Z][A-Z .’'-]{3,}\b)")
_SMALL = frozenset("123")
_SECONDS = 86_400.0
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Told:
    """What an article tells, as far as others are compared with it."""

    day: float
    """When, in days since 1970."""
    counts: Mapping[str, int]
    """How often it uses each stem."""
    title: frozenset[str]
    """The stems of its title."""
    names: Mapping[str, str]
    """The stems that it uses as names, and how it writes them."""
    places: frozenset[str]
    """The names that it uses as those of places: "in Halvik", "HALVIK –"."""
    numbers: frozenset[str]
    sketch: tuple[int, ...]
    """The smallest hashes of its runs of words, in order: two texts that share most of them are one text."""

    @property
    def rare(self) -> list[str]:
        """The stems that lead to other articles, the most telling first."""
        found = [term for term in self.counts if share(term) < RARE]
        found.sort(key=lambda term: (term not in self.title, term not in self.names, -self.counts[term], share(term)))
        return found[:MOST]

    def packed(self) -> str:
        """As one string, from which `unpacked` makes it again."""
        value = [
            round(self.day, 4), dict(self.counts), sorted(self.title), dict(self.names), sorted(self.places),
            sorted(self.numbers), self.sketch,
        ]  # fmt: skip
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def unpacked(packed: str) -> Told:
    """What `Told.packed` gave."""
    day, counts, title, names, places, numbers, sketch = json.loads(packed)
    return Told(day, counts, frozenset(title), names, frozenset(places), frozenset(numbers), tuple(sketch))


def day_of(moment: datetime) -> float:
    """A moment in days since 1970."""
    return (moment - _EPOCH).total_seconds() / _SECONDS


def told(title: str, text: str, date: datetime) -> Told:
    """What an article tells; `text` is its body, and may begin with the title."""
    body = text.removeprefix(title).strip()
    lede = " ".join(body.split()[:LEDE])
    in_title, in_lede = _stems(title), _stems(lede)
    counts = Counter(in_lede)
    for term in in_title:
        counts[term] += TITLE
    names = {term: word for term, word in _names(title, lede).items() if term in counts}
    return Told(
        day=day_of(date),
        counts=counts,
        title=frozenset(in_title),
        names=names,
        places=frozenset(stem(word) for found in _PLACE.finditer(lede) for word in _WORD.findall(found.group()))
        & names.keys(),
        numbers=frozenset(n.replace(",", "") for n in _NUMBER.findall(f"{title} {lede}")) - _SMALL,
        sketch=_sketch(body),
    )


def _stems(text: str) -> list[str]:
    return [stem(word) for word in _WORD.findall(text) if meaningful(word)]


def _names(title: str, lede: str) -> dict[str, str]:
    """Words with a capital inside a sentence; of a title only where it does not give one to nearly every word."""
    found: dict[str, str] = {}
    for match in _WORD.finditer(lede):
        word = match.group()
        if len(word) > 1 and word[0].isupper() and (word.isupper() or not _BEGINS.search(lede[: match.start()][-4:])):
            found.setdefault(stem(word), word.removesuffix("'s").removesuffix("’s"))
    words = [word for word in _WORD.findall(title) if word[0].isalpha()]
    if sum(word[0].isupper() for word in words) <= 0.6 * len(words):
        for word in words[1:]:
            if word[0].isupper():
                found.setdefault(stem(word), word.removesuffix("'s").removesuffix("’s"))
    return found


def _sketch(body: str) -> tuple[int, ...]:
    words = [word.lower() for word in _WORD.findall(body)[:WORDING]]
    runs = {crc32(" ".join(words[i : i + SHINGLE]).encode()) for i in range(len(words) - SHINGLE + 1)}
    return tuple(sorted(runs)[:SKETCH])
