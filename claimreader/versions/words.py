"""Two texts word by word: what stays, what was taken out, what was put in. Typography and white space do not count."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

from claimreader.feeds.decide import ALIKE
from claimreader.records import Span

MOST = 4_000_000
"""Words of the one text times words of the other that are held against each other; beyond, all is taken for new."""

_TOKEN = re.compile(
    r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
    r"|\d+(?:[.,:]\d+)*|\w+(?:['-]\w+)*|[^\w\s]"
)
_ISLAND = 2
"""Words that stay between two edits and yet read as part of them, where none of them says much."""
SMALL = 3
"""Letters of a word that says little."""


class Edit(StrEnum):
    """What became of a stretch."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


class Token(NamedTuple):
    """A word, a number or a sign, and where it stands."""

    start: int
    end: int
    word: str
    """As it is compared."""


class Step(NamedTuple):
    """A run of words of the old text, of the new one, or of both."""

    edit: Edit
    old: range
    new: range


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words, numbers and signs of a stretch of text."""
    plain = text[start:end].translate(ALIKE)
    return [Token(start + one.start(), start + one.end(), one.group()) for one in _TOKEN.finditer(plain)]


def steps(old: Sequence[Token], new: Sequence[Token]) -> list[Step]:
    """How the old words become the new ones; at one place what was taken out comes before what was put in."""
    words, others = [one.word for one in old], [one.word for one in new]
    first = _common(words, others)
    last = _common(words[first:][::-1], others[first:][::-1])
    stop, other_stop = len(words) - last, len(others) - last
    found = [("equal", 0, first, 0, first)] * bool(first)
    found += _middle(words, others, range(first, stop), range(first, other_stop))
    found += [("equal", stop, len(words), other_stop, len(others))] * bool(last)
    return list(_in_steps(_without_islands(found, words)))


def words_in(stretches: Sequence[Span], text: str) -> int:
    """How many words stand in stretches of a text, signs left out."""
    return sum(one.word[0].isalnum() for stretch in stretches for one in tokens(text, *stretch))


Opcode = tuple[str, int, int, int, int]


def _middle(words: Sequence[str], others: Sequence[str], old: range, new: range) -> list[Opcode]:
    """What differs, between what both begin and end with."""
    if not old and not new:
        return []
    if len(old) * len(new) > MOST or not old or not new:
        return [("replace", old.start, old.stop, new.start, new.stop)]
    matcher = SequenceMatcher(None, words[old.start : old.stop], others[new.start : new.stop], autojunk=False)
    moved = [(a + old.start, b + old.start, c + new.start, d + new.start) for _, a, b, c, d in matcher.get_opcodes()]
    return [(tag, *place) for (tag, *_), place in zip(matcher.get_opcodes(), moved, strict=True)]


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length


def _without_islands(found: Sequence[Opcode], words: Sequence[str]) -> Iterator[Opcode]:
    """The steps with a lone "the" or comma between two edits taken into them: otherwise an edit reads as confetti."""
    edit: Opcode | None = None
    for place, (tag, a, b, c, d) in enumerate(found):
        between = 0 < place < len(found) - 1 and b - a <= _ISLAND
        if tag != "equal" or (between and all(len(word) <= SMALL and not word.isdigit() for word in words[a:b])):
            edit = ("replace", edit[1], b, edit[3], d) if edit else ("replace", a, b, c, d)
            continue
        if edit:
            yield edit
            edit = None
        yield tag, a, b, c, d
    if edit:
        yield edit


def _in_steps(found: Iterator[Opcode]) -> Iterator[Step]:
    for tag, a, b, c, d in found:
        if tag == "equal":
            yield Step(Edit.SAME, range(a, b), range(c, d))
            continue
        if b > a:
            yield Step(Edit.REMOVED, range(a, b), range(c, c))
        if d > c:
            yield Step(Edit.ADDED, range(b, b), range(c, d))
