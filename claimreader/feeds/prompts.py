"""The lines that a page says to its visitor, not the article to its reader: share, subscribe, read more, advertisement.

What they look like stands in `prompts.txt`. A passage is one only when every sentence of it is.
"""

import re
import unicodedata
from functools import cache
from importlib.resources import files

_LONGEST = 400
"""Characters; a longer passage is never a prompt."""

_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’)]*\s+|\n")
_EDGE = " \t-–—•·*►▶→»«›‹|>[]()"
_END = ".!?…:*_ »→>"
_SPOKEN = re.compile(r"[“”„\"«»]|\b(?:said|says|saying|told|according|added|announced|tweeted|argued|warned)\b")
_DEFINITION = re.compile(r"([A-Z]+) = (.+)")
_NAME = re.compile(r"[^\s|/,;·•()\[\]–—-]+")
_TAIL = re.compile(
    r"\s*\[?(?:read|continue|see|view|click(?: here)? to read|show)(?: the| reading| on)*"
    r"(?: (?:more|full (?:story|article|text)|rest|whole story))?(?: here| on [\w. ]{1,40})?\]?[\s.…»→>]*",
    re.IGNORECASE,
)
_DOTS = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])(?=\s)")


def is_prompt(text: str) -> bool:
    """Whether a passage is nothing but what a page says to its visitor."""
    if len(text) > _LONGEST:
        return False
    sentences = (bare for sentence in _SENTENCE.split(text) if (bare := sentence.strip(_EDGE)))
    return all(map(_is_one, sentences)) or is_languages(text)


def is_languages(text: str) -> bool:
    """Whether a passage is a list of languages, each in its own letters: links to the article in another one."""
    names = _NAME.findall(text.casefold())
    return len(names) > 1 and _languages().issuperset(names)


def teaser_end(text: str) -> int:
    """Where the teaser's own words end, before a "Read more" that stands behind its dots."""
    for dots in _DOTS.finditer(text, max(len(text) - 120, 0)):
        if _TAIL.fullmatch(text, dots.end()):
            return dots.end()
    return len(text)


def _is_one(sentence: str) -> bool:
    bare = sentence.rstrip(_END).casefold().replace("’", "'")
    if not any(letter.isalnum() for letter in bare):
        return True
    return ("all rights reserved" in bare or _prompts().fullmatch(bare) is not None) and not _SPOKEN.search(bare)


@cache
def _prompts() -> re.Pattern[str]:
    parts: dict[str, str] = {}
    patterns: list[str] = []
    for line in _lines("prompts.txt"):
        whole = re.sub(r"<([A-Z]+)>", lambda name: parts[name[1]], line)
        if definition := _DEFINITION.fullmatch(whole):
            parts[definition[1]] = definition[2]
        else:
            patterns.append(f"(?:{whole})")
    return re.compile("|".join(patterns))


@cache
def _languages() -> frozenset[str]:
    return frozenset(unicodedata.normalize("NFC", name) for line in _lines("languages.txt") for name in line.split())


def _lines(name: str) -> list[str]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
