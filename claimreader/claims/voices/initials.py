"""Abbreviations that a text explains: "the Young Bargees' Foundation (YBF)", and from then on "YBF"."""

import re
from collections.abc import Iterator

_BRACKET = re.compile(r"\s\(([A-Z][A-Za-z]{1,7})\)")
_WORD = re.compile(r"[^\W_]+(?:[-'’&.][^\W_]+)*")
_SMALL = frozenset(["of", "for", "the", "and", "in", "on", "to", "de", "la", "du", "des", "van"])
_BACK = 120
"""Characters in which the name stands that is abbreviated."""
_CAPITALS = 2


def explained(text: str) -> Iterator[tuple[str, str]]:
    """Names that stand in full before their initials in brackets, and the initials."""
    for bracket in _BRACKET.finditer(text):
        short = bracket.group(1)
        if sum(map(str.isupper, short)) >= _CAPITALS:
            start = max(0, bracket.start() - _BACK)
            name = _spelt(text[start : bracket.start()].rpartition("\n")[2], short.lower())
            if name:
                yield name, short


def _spelt(before: str, letters: str) -> str:
    """The words at the end of a text that begin with these letters, small words passed over; else nothing."""
    words = list(_WORD.finditer(before))
    left = list(letters)
    for word in reversed(words):
        initials = "".join(part[0] for part in re.split(r"[-&]", word.group()) if part).lower()
        if word.group() in _SMALL and (not left or left[-1] != initials):
            continue
        if not word.group()[0].isupper() or "".join(left[-len(initials) :]) != initials:
            return ""
        del left[-len(initials) :]
        if not left:
            return before[word.start() :]
    return ""
