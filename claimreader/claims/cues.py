"""The words of cues: their lemmas, and what each does, from the lexicon beside this file.

The lemmatiser is for cue words alone: it gives every form that a word could come from, and the lexicon knows which
of them is one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from claimreader.claims.lexicon import table
from claimreader.records import Act

_IRREGULAR = {
    "said": "say", "told": "tell", "thought": "think", "felt": "feel", "knew": "know", "known": "know", "saw": "see",
    "seen": "see", "wrote": "write", "written": "write", "swore": "swear", "sworn": "swear", "sought": "seek",
    "understood": "understand", "foresaw": "foresee", "foreseen": "foresee", "shot": "shoot", "threw": "throw",
    "thrown": "throw", "cast": "cast", "took": "take", "taken": "take", "held": "hold", "found": "find", "made": "make",
    "gave": "give", "given": "give", "shown": "show", "brought": "bring", "beset": "beset", "led": "lead", "lay": "lay",
    "laid": "lay", "spoke": "speak", "spoken": "speak", "went": "go", "gone": "go", "fought": "fight", "has": "have",
    "had": "have", "is": "be", "are": "be", "was": "be", "were": "be", "been": "be", "being": "be", "am": "be",
    "does": "do", "did": "do", "done": "do", "undertook": "undertake", "undertaken": "undertake", "bore": "bear",
    "tore": "tear", "began": "begin", "ran": "run", "kept": "keep", "left": "leave", "met": "meet", "put": "put",
    "came": "come", "became": "become", "forecast": "forecast", "pled": "plead", "bet": "bet", "laying": "lay",
}  # fmt: skip
_DOUBLED = re.compile(r"([bdfglmnprt])\1$")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


@lru_cache(maxsize=20_000)
def lemmas(word: str) -> tuple[str, ...]:
    """The forms that a word in lower case may come from, likeliest first, the word itself among them."""
    if word in _IRREGULAR:
        return (_IRREGULAR[word], word)
    found = [word]
    if word.endswith("ies") or word.endswith("ied"):
        found.append(word[:-3] + "y")
    if word.endswith("es"):
        found += [word[:-1], word[:-2]]
    elif word.endswith("s") and not word.endswith("ss"):
        found.append(word[:-1])
    for ending in ("ed", "ing"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: -len(ending)]
            found += [stem, stem + "e"]
            if _DOUBLED.search(stem):
                found.append(stem[:-1])
    return tuple(dict.fromkeys(found))


def has_form(line: Iterable[str], wanted: Iterable[str]) -> bool:
    """Whether a word of a line is a form of one of the wanted lemmas."""
    return any(form in wanted for word in line for form in lemmas(word))


def words(text: str) -> list[str]:
    """The words of a stretch of text in lower case, `n't` apart from its verb."""
    plain = text.lower().replace("’", "'").replace("n't", " not").replace("cannot", "can not")
    return [word.removesuffix("'s") for word in _WORD.findall(plain)]


@dataclass(frozen=True, slots=True)
class Sense:
    """What a stretch of a cue does: its act, and the words `words[first:last]` that do it."""

    act: Act
    first: int
    last: int
    noun: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Lemmas and phrases, each with its act."""

    verbs: dict[str, Act]
    nouns: dict[str, Act]
    phrases: dict[str, list[tuple[tuple[str, ...], Act]]]
    """By their first word; longest first."""

    def senses(self, line: Sequence[str]) -> Iterator[Sense]:
        """Every word and phrase of a cue that does something, in order; a phrase hides the words that it is made of."""
        covered = 0
        for place, word in enumerate(line):
            if place < covered:
                continue
            forms = lemmas(word)
            found = next((sense for sense in self._phrases_at(line, place, forms)), None)
            if found is None:
                found = self._word(place, word, forms)
            if found is not None:
                covered = found.last
                yield found

    def _word(self, place: int, word: str, forms: Iterable[str]) -> Sense | None:
        for form in forms:
            if form in self.verbs:
                return Sense(self.verbs[form], place, place + 1)
            if form in self.nouns and not word.endswith(("ed", "ing")):
                return Sense(self.nouns[form], place, place + 1, noun=True)
        return None

    def _phrases_at(self, line: Sequence[str], place: int, forms: Iterable[str]) -> Iterator[Sense]:
        for form in forms:
            for pattern, act in self.phrases.get(form, ()):
                end = _fits(line, place, pattern)
                if end:
                    yield Sense(act, place, end)


def _fits(line: Sequence[str], place: int, pattern: Sequence[str]) -> int:
    """Where a phrase that begins at `place` ends; 0 when it is not there. "*" spans up to three words."""
    at = place + 1
    skip = 0
    for part in pattern[1:]:
        if part == "*":
            skip = 3
            continue
        reach = next((i for i in range(at, min(at + skip + 1, len(line))) if part in lemmas(line[i])), None)
        if reach is None:
            return 0
        at, skip = reach + 1, 0
    return at


@cache
def lexicon() -> Lexicon:
    """The lexicon of cues, read once."""
    verbs: dict[str, Act] = {}
    nouns: dict[str, Act] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Act]]] = {}
    for act in Act:
        entry = table("cues")[act]
        for kind in ("verbs", "adjectives", "adverbs"):
            verbs.update(dict.fromkeys(entry.get(kind, ()), act))
        nouns.update(dict.fromkeys(entry["nouns"], act))
        for phrase in entry["phrases"]:
            pattern = tuple(phrase.split())
            phrases.setdefault(pattern[0], []).append((pattern, act))
    for patterns in phrases.values():
        patterns.sort(key=lambda item: -len(item[0]))
    return Lexicon(verbs, nouns, phrases)
