"""The words that signs are made of: which lists have a word, how accusing it is, how it begins.

They are in `lexicon/grammar.toml`, `contents.toml` and `charges.toml`.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from claimreader.claims.cues import lemmas
from claimreader.claims.lexicon import listed, table


def stem(word: str) -> str:
    """What the forms of a word have in common, six letters at most."""
    return min(lemmas(word.strip("'")), key=len)[:6]


def charge_of(word: str) -> int:
    """How much more often a word is said of what people are accused of than of what merely is not: -2 to 2."""
    return _charges().get(stem(word), 0)


def lists_at(words: Sequence[str], at: int) -> Iterator[str]:
    """The lists that have a word, in any of its forms, or the phrase that begins with it."""
    for form in _opening(words[at]):
        for length in (0, 1, 2):
            yield from _entries().get(" ".join([form, *words[at + 1 : at + 1 + length]]), ())


@lru_cache(maxsize=5_000)
def _opening(word: str) -> tuple[str, ...]:
    """The forms of a word that an entry of the lists begins with."""
    return tuple(sorted(_first_words() & {word, *lemmas(word), _present().get(word, word)}))


@cache
def _first_words() -> frozenset[str]:
    return frozenset(entry.split()[0] for entry in _entries())


@cache
def _entries() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in listed("grammar", "lists.negated"):
        for entry in listed("contents", name):
            found.setdefault(entry, []).append(name)
    return found


@cache
def _present() -> dict[str, str]:
    return {form: verb for verb, forms in table("contents")["past"].items() for form in forms.split()}


@cache
def _charges() -> dict[str, int]:
    return {word: int(weight) for weight, words in table("charges").items() for word in words.split()}


@cache
def stems(name: str) -> re.Pattern[str]:
    """What finds a word that begins as one of a list does."""
    return re.compile(rf"\b(?:{'|'.join(table('grammar')['stems'][name].split())})", re.IGNORECASE)


@cache
def source_kinds() -> dict[str, re.Pattern[str]]:
    """The kinds of sources, and what finds each by its words; the first that fits counts."""
    kinds = table("grammar")["sources"]
    return {name: re.compile("|".join(words.split())) for name, words in kinds.items()}
