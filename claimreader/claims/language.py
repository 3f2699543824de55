"""Which language a text is written in, told by its commonest small words: enough to know whether the model reads it."""

import re
from collections import Counter
from collections.abc import Collection
from functools import cache, lru_cache

from claimreader.claims.lexicon import listed, table

_SCRIPTS = tuple(
    (re.compile(letters), name)
    for letters, name in (
        (r"[\u3040-\u30ff]", "ja"),
        (r"[\uac00-\ud7af]", "ko"),
        (r"[\u4e00-\u9fff]", "zh"),
        (r"[іїєґІЇЄҐ]", "uk"),
        (r"[ўЎ]", "be"),
        (r"[ђјљњћџЂЈЉЊЋЏ]", "sr"),
        (r"[әғқңұһӘҒҚҢҰҺ]", "kk"),
        (r"[\u0400-\u04ff]", "ru"),
        (r"[\u0679\u0688\u0691\u06ba\u06d2]", "ur"),
        (r"[\u067e\u0686\u0698\u06af\u06cc]", "fa"),
        (r"[\u0600-\u06ff]", "ar"),
        (r"[\u0590-\u05ff]", "he"),
        (r"[\u0900-\u097f]", "hi"),
        (r"[\u0980-\u09ff]", "bn"),
        (r"[\u0a80-\u0aff]", "gu"),
        (r"[\u0b80-\u0bff]", "ta"),
        (r"[\u0c00-\u0c7f]", "te"),
        (r"[\u0d80-\u0dff]", "si"),
        (r"[\u0e00-\u0e7f]", "th"),
        (r"[\u1000-\u109f]", "my"),
        (r"[\u10a0-\u10ff]", "ka"),
        (r"[\u1200-\u137f]", "am"),
        (r"[\u1780-\u17ff]", "km"),
        (r"[\u0530-\u058f]", "hy"),
        (r"[\u0370-\u03ff]", "el"),
    )
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_SAMPLE = 20_000
"""How many characters are looked at."""
_ENOUGH = 8
"""Fewer words tell little."""
_SHARE = 0.08
"""So much of a text are its language's small words at the least."""
_TOO_MUCH = 0.1
"""So much of an English text are another language's own small words at the most."""
_ENGLISH = 0.2
"""So much of a line are English small words, and nobody need look for others."""
_FEW = 2
"""Fewer small words show no language but English."""
_TELLING = 12
"""So many words in lower case would show a language that is known."""
_RARER = (
    ("ja", "zh"),
    ("uk", "ru"),
    ("be", "ru"),
    ("be", "uk"),
    ("sr", "ru"),
    ("kk", "ru"),
    ("ur", "fa"),
    ("ur", "ar"),
    ("fa", "ar"),
)
"""Languages that are written in another's letters and a few of their own."""


def language_of(text: str) -> str | None:
    """The text's language (ISO 639), or None where there is too little of it, or none that is known."""
    sample = text[:_SAMPLE]
    letters = {c: times for c, times in Counter(sample).items() if c.isalpha()}
    latin = sum(times for c, times in letters.items() if c < "\u0250" or "\u1e00" <= c < "\u1f00")
    if latin * 2 < sum(letters.values()):
        return _script(sample)
    found = _WORD.findall(sample)
    if len(found) < _ENOUGH:
        return _of_few([word for word in found if word.islower()])
    shares = dict.fromkeys(_names(), 0)
    own = {name: 0 for name in _names() if name != "en"}
    for word, times in Counter([word.lower() for word in found]).items():
        for name in _small().get(word, ()):
            shares[name] += times
            if name != "en" and word in _own(name):
                own[name] += times
    foreign = max(own, key=lambda name: own[name])
    if own[foreign] >= max(_FEW, _TOO_MUCH * len(found)):
        return foreign
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= max(1 if best == "en" else _FEW, _SHARE * len(found)) else None


def is_read(text: str, language: str | None, languages: Collection[str]) -> bool:
    """Whether a text is in one of some languages, as far as it tells; a long one that shows none it knows is not.

    Args:
        text: the text.
        language: what `language_of` says of it.
        languages: those that are read.
    """
    if language is not None:
        return language in languages
    words = [word for word in _WORD.findall(text[:_SAMPLE]) if word.islower()]
    return len(words) < _TELLING


def in_languages(text: str, at: int, languages: Collection[str]) -> bool:
    """Whether the line of a text that a place is in can be in one of some languages; a short line may be in any."""
    start = max(text.rfind("\n", 0, at) + 1, at - at % _SAMPLE)
    end = text.find("\n", at, start + _SAMPLE)
    return _line_in(text[start : end if end >= 0 else start + _SAMPLE], tuple(languages))


@lru_cache(maxsize=64)
def _line_in(line: str, languages: tuple[str, ...]) -> bool:
    words = [word.lower() for word in _WORD.findall(line)]
    if "en" in languages and sum(word in listed("languages", "en") for word in words) >= _ENGLISH * len(words):
        return True
    return is_read(line, language_of(line), languages)


@cache
def _names() -> tuple[str, ...]:
    return tuple(name for name in table("languages") if name != "english_too")


@cache
def _small() -> dict[str, tuple[str, ...]]:
    """Every language's small words, each with the languages that it is one of."""
    words = {word for name in _names() for word in listed("languages", name)}
    return {word: tuple(name for name in _names() if word in listed("languages", name)) for word in words}


@cache
def _own(name: str) -> frozenset[str]:
    """A language's small words that no English text has."""
    small = {word for word in listed("languages", name) if len(word) > 1}
    return frozenset(small - listed("languages", "en") - listed("languages", "english_too"))


def _of_few(words: list[str]) -> str | None:
    """The language that a headline's words are in: another than English where a word of its own shows it."""
    if not words or any(word in listed("languages", "en") for word in words):
        return None
    for name in _names():
        if name != "en" and any(word in _own(name) for word in words):
            return name
    return None


def _script(sample: str) -> str | None:
    """The language of a text that is not in Latin letters, by what its letters are."""
    counts = {name: len(letters.findall(sample)) for letters, name in _SCRIPTS}
    for rarer, commoner in _RARER:
        if counts[rarer] * 20 >= counts[commoner] and counts[rarer]:
            counts[commoner] = 0
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else None
