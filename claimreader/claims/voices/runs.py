"""Words with capitals that stand side by side in a text, where they may be names."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimreader.claims.lexicon import listed
from claimreader.claims.places import place_of
from claimreader.claims.voices.naming import (
    ABBREVIATED,
    Word,
    capital,
    given_names,
    is_body,
    is_joint,
    singular,
    split_words,
)
from claimreader.claims.voices.phrases import are_sent
from claimreader.records import Span

_WORD = re.compile(rf"{ABBREVIATED}|[^\W_]+(?:[-'’&][^\W_]+)*")
_LINKS = frozenset(
    [
        "of",
        "for",
        "the",
        "de",
        "del",
        "la",
        "di",
        "da",
        "van",
        "von",
        "der",
        "den",
        "bin",
        "bint",
        "ibn",
        "al",
        "el",
        "le",
        "du",
        "dos",
    ]
)
_ON = frozenset(
    ["Committee", "Subcommittee", "Commission", "Council", "Panel", "Institute", "Center", "Centre", "Coalition"]
)
"""What is on something: the House Committee on Rules."""
_TOWNS = frozenset(["San", "Santa", "Saint", "St.", "Fort", "New", "Los", "Las", "Port", "Mount", "Lake"])
"""What begins the name of a town after somebody: San Diego is not Diego."""
_MOST_LINKS = 2
_LONGEST = 14
"""Words of a name."""
_BLANK = re.compile(r" {4,}")
"""Where a nickname stood."""
_SPACES = frozenset([" ", "\u00a0", "\u202f", "] ", " ["])
"""What stands between the words of a name; an editor's brackets may."""
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.-]"
_DATELINE = re.compile(
    rf"^[ \t]*{_CAPITALS}+(?:[ /]+{_CAPITALS}+){{0,4}}(?:,? [A-Z][\w.]+,?){{0,4}}(?:,? \d{{1,2}})?"
    r"(?:\s*\([^()\n]{2,40}\))?\s*(?:[–—―]|--?)\s",
    re.MULTILINE,
)
_TITLE_CASE = 0.75
"""A line with so large a share of capitals among its longer words is a headline: they tell no names there."""
_LONGER = 3
_AFTER_ADVERB = 2
"""Words that a sentence begins with before a name: "Somehow the Post"."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words with capitals, side by side, small words of names among them."""

    start: int
    end: int
    words: tuple[Word, ...]
    initial: bool
    """It begins a sentence."""


def datelines(text: str) -> Iterator[Span]:
    """Where a text says from where it is reported: "MIREVO (Orbis) -"."""
    for match in _DATELINE.finditer(text):
        yield Span(match.start(), match.end())


def runs(text: str) -> Iterator[Run]:
    """Every run of a text, in order."""
    told = {span.start: span.end for span in datelines(text)}
    for line in re.finditer(r"[^\n]+", text):
        words = list(_WORD.finditer(text, told.get(line.start(), line.start()), line.end()))
        longer = [match.group() for match in words if len(match.group()) > _LONGER]
        capitals = sum(word[0].isupper() for word in longer)
        if len(longer) <= _LONGER or capitals < _TITLE_CASE * len(longer):
            yield from _of_line(text, words)


def names(text: str) -> list[tuple[Run, tuple[Word, ...]]]:
    """The runs of a text, each without what is written large for other reasons than being a name."""
    every = list(runs(text))
    lower = {match.group() for match in re.finditer(r"\b[^\W\d_A-Z][^\W\d_]+", text)}
    inside = Counter(word.text for run in every for word in run.words[1 if run.initial else 0 :])
    found = ((run, _name_in(run, lower, inside)) for run in every)
    return [(run, words) for run, words in found if words]


def _name_in(run: Run, lower: set[str], inside: Counter[str]) -> tuple[Word, ...]:
    words = list(run.words)
    while words and words[0].small:
        words.pop(0)
    while words and words[-1].small:
        words.pop()
    if run.initial and words[1:2] == [Word("the")] and is_body(words[_AFTER_ADVERB:]):
        words = words[_AFTER_ADVERB:]
    shouted = len(words) == 1 and words[0].text.isupper() and len(words[0].text) > _LONGER
    if shouted and words[0].text.lower() in lower:
        return ()
    if not (run.initial and words and words[0] is run.words[0]):
        return tuple(words)
    first = words[0].text
    if first in given_names() or place_of(first):
        return tuple(words)
    alone = len(words) == 1
    if len(words) > 2 and (is_body(words) or first in _TOWNS):
        return tuple(words)
    if len(words) > 2 and words[1].text in given_names() and words[0].low not in listed("speakers", "titles"):
        return tuple(words[1:])
    common = first.lower() in lower and not inside[first]
    if common or (alone and not inside[first] and not first.isupper()):
        words.pop(0)
    return tuple(words)


def _of_line(text: str, words: Sequence[re.Match[str]]) -> Iterator[Run]:
    current: list[re.Match[str]] = []
    pending: list[re.Match[str]] = []
    for match in words:
        last = (pending or current)[-1:]
        word = match.group()
        between = text[last[0].end() : match.start()] if last else ""
        beside = between in _SPACES or _BLANK.fullmatch(between) is not None
        near = bool(last) and not _owner(current[-1]) and (beside or _many_own(last[0].group(), between, word))
        if near and len(pending) < _MOST_LINKS and _links(last[0].group(), word):
            pending.append(match)
        elif capital(word):
            if near and len(current) < _LONGEST and (last[0].group() != "and" or is_joint(word)):
                current += [*pending, match]
            else:
                yield from _parted(text, current)
                current = [match]
            pending = []
        else:
            yield from _parted(text, current)
            current, pending = [], []
    yield from _parted(text, current)


def _links(before: str, word: str) -> bool:
    """Whether a small word can stand within a name after another word of it."""
    if word == "on":
        return before in _ON
    return word in _LINKS or (word == "and" and is_joint(before))


def _owner(match: re.Match[str]) -> bool:
    return match.group().endswith(("'s", "’s"))


def _many_own(owners: str, between: str, word: str) -> bool:
    """Whether an apostrophe stands within a body's name: the Barge Owners' League."""
    return between in ("' ", "’ ") and owners.endswith("s") and singular(word) in listed("speakers", "bodies")


def _parted(text: str, current: Sequence[re.Match[str]]) -> Iterator[Run]:
    """A run, or the two that "of" stands between, unless it is within one name: Freedom of Russia Legion."""
    for at, match in enumerate(current):
        if match.group() in ("of", "for") and not _within_name(current, at):
            yield _run(text, current[: at - 1 if current[at - 1].group() in _LINKS else at])
            yield from _parted(text, current[at + 2 if current[at + 1].group() in _LINKS else at + 1 :])
            return
    if current:
        yield _run(text, current)


def _within_name(current: Sequence[re.Match[str]], at: int) -> bool:
    bodies, titles = listed("speakers", "bodies"), listed("speakers", "titles")
    before = current[at - 1].group()
    if before.lower() in titles:
        return any(match.group() in given_names() for match in current[at + 2 :])
    if singular(before) in bodies:
        return at > 1 or not are_sent(Word(before))
    articled = current[at + 1].group() == "the"
    return not articled and singular(current[-1].group()) in bodies and not current[-2].group().islower()


def _run(text: str, matches: Sequence[re.Match[str]]) -> Run:
    start, end = matches[0].start(), matches[-1].end()
    words = tuple(
        word
        for match in matches
        for word in split_words(match.group() + ("’ " if match.end() < end and text[match.end()] in "'’" else " "))
    )
    before = text[max(0, start - 3) : start].rstrip("“”\"‘’'( ")
    return Run(start, end, words, start == 0 or not before or before[-1] in ".!?:\n–—")
