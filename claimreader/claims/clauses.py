"""The clauses of a plain sentence, each brought into the order that patterns are written for.

What leads up to a clause is cut off ("while he had the right to, ..."), what is put in between is left out, what stands
before its subject is put back ("nor was he told" -> "he was not told"), and a subject that is the source itself, under
its own name or its country's, becomes "he".
"""

import re
from collections.abc import Iterator
from functools import cache

from claimreader.claims.lexicon import listed
from claimreader.claims.places import Sign, place_of

_MOST = 3
"""Clauses of a sentence that are looked at."""
_PRONOUN = r"(?:i|we|he|she|it|they)"
_AUXILIARY = r"(?:did|do|does|has|have|had|was|were|is|are|am|will|would|could|can|should)"
_BETWEEN = re.compile(
    r" -+ (?!not\b|never\b)[^-.;]{1,80} -+(?= )"
    r"|, (?:i (?:think|believe|would say)|of course|frankly|obviously|you know|however"
    r"|in fact|indeed|too|then|in my (?:view|opinion)|to be (?:honest|clear|fair)|quite frankly|simply put"
    r"|(?:as|like) [^,]{2,40}),(?= )"
)
_LEADING = re.compile(
    r"(?:while|although|though|even though|despite|in spite of|whereas) [^,]{1,140}, "
    r"|(?:in|at|on|to|during|from|since|after|before|by|for|as) (?!(?:no|never)\b)[^,]{1,50}, "
)
_INVERTED = re.compile(
    rf"(?:n?either|nor|never|not once|not for [\w ]{{1,20}}|in no way|by no means|under no circumstances"
    rf"|at no (?:time|point|stage)|(?:n?either|nor)) ({_AUXILIARY})"
    rf" ({_PRONOUN}|(?:my|our|his|her|its|their|the) [\w'-]+)\b(?: ever\b)?"
)
_JOINT = re.compile(
    rf",? (?:but|and|though|although|so) (?=(?:that )?(?:{_PRONOUN}|no one|nobody|was|were|is|are)\b)"
    rf"|; |, (?={_PRONOUN} (?:{_AUXILIARY}|never)\b)"
)
_SUBJECTLESS = re.compile(r"(?:had|has|have|did|was|were) (?:not|never) ")
_ELLIPSIS = re.compile(r"(?:was|were|is|are)\b")
_SUBJECT = re.compile(
    rf"(?:the |our |an? )?(?P<words>(?:[\w.'&-]+ ){{1,7}}?)"
    rf"(?={_AUXILIARY} |never |played |took |bears? |bore |knows? |knew )"
)
_WORD = re.compile(r"[\w.&-]+")
_SHORTEST = 3
"""Letters of a name, or of a word for a country, at least: not "US", which reads "us" in lower case."""


def clauses(sentence: str) -> Iterator[str]:
    """A sentence's clauses, the whole sentence as the first."""
    bare = _BETWEEN.sub("", sentence)
    for number, part in enumerate(_JOINT.split(bare, maxsplit=_MOST - 1)):
        if number:
            part = part.removeprefix("that ")
            yield _restored("he " + part if _ELLIPSIS.match(part) else part)
        else:
            yield _restored(bare)


def _restored(clause: str) -> str:
    """A clause without what leads up to it, its subject before its verb."""
    led = _LEADING.match(clause)
    clause = clause[led.end() :] if led else clause
    clause = f"he {clause}" if _SUBJECTLESS.match(clause) else clause
    turned = _INVERTED.match(clause)
    return f"{turned[2]} {turned[1]} not{clause[turned.end() :]}" if turned else clause


class Oneself:
    """Who says something, as far as a clause can be about themselves under a name.

    Args:
        source: the words of who says it, as they are written.
        content: what they say, as it is written: names in it have capitals.
    """

    def __init__(self, source: str, content: str) -> None:
        words = _WORD.findall(source.replace("’", "'"))
        plain = {word.casefold() for word in words}
        self._names = {word.casefold().strip(".") for word in words if word[:1].isupper() and len(word) >= _SHORTEST}
        self._countries = set(_countries([word.casefold() for word in words]))
        self._represented = set() if _representing().isdisjoint(plain) or "former" in plain else _named(content)

    def told_of(self, clause: str) -> str:
        """A clause that is about its source, told of "he"; empty where it is about anybody else."""
        subject = _SUBJECT.match(clause)
        if subject is None:
            return ""
        words = [word.removesuffix("'s").strip(".") for word in subject["words"].split()]
        own = not self._names.isdisjoint(words) or not self._countries.isdisjoint(_countries(words))
        return f"he {clause[subject.end() :]}" if own or words[-1] in self._represented else ""


def _named(content: str) -> set[str]:
    """The words of a content that have capitals, and those for people whom others speak for."""
    names = {word.casefold() for word in _WORD.findall(content) if word[:1].isupper()}
    return (names - listed("contents", "outsiders")) | listed("contents", "roles") | listed("contents", "bodies")


def _countries(words: list[str]) -> Iterator[str]:
    """The countries that words name, alone or two together."""
    for start, word in enumerate(words):
        for name in (word, " ".join(words[start : start + 2])):
            place = place_of(name) if len(name) >= _SHORTEST else None
            if place is not None and place.sign is not Sign.ORGAN:
                yield place.country


@cache
def _representing() -> frozenset[str]:
    """Words for people who speak for somebody else, in both numbers."""
    return frozenset(word + ending for word in listed("contents", "representing") for ending in ("", "s"))
