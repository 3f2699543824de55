"""The parties of a story by every name that its texts use: in full and in part, peoples, seats of government."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from claimreader.claims.contest.wording import stem
from claimreader.claims.lexicon import listed
from claimreader.claims.places import folded, place_of
from claimreader.records import Claim, Reading, words_of

_NAME = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]*(?:\s+(?:of\s+|the\s+|for\s+)*[A-Z][\w’'-]*)*")
_PART = re.compile(r"[^\W\d_][\w’'-]*")
_PLAIN = re.compile(r"[^\W\d_]{4,}")
_DETERMINERS = re.compile(
    r"^(?:(?:the|an?|some|many|most|several|other|another|few|more than|a dozen|both|all|any|his|her|its|their"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|multiple|various|certain|these|those|\d+)\b\s*(?:of\s+)?)+",
    re.IGNORECASE,
)
_REST = re.compile(r",|\s(?:who|which|that|whose|in|at|on|from|with|by|to|for|about|of the)\b|\s\(")
_WHOSE = re.compile(r"\s(?:of|at|from|for|in|with|by|to)\s")
_PREFIX = 5
"""Letters that a people's name has in common with its country's, where no table knows it: Vellandic, Velland."""


class Names:
    """Tells who a claim is laid to, under one name, and which parties a stretch of text names."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        said = [(reading, claim) for reading in readings for claim in reading.claims]
        self._same = _merged({folded(name) for reading, claim in said if (name := called(reading.text, claim))})
        self._alias: dict[str, str] = {}
        self._are: dict[str, bool] = {}
        for names in (_party_names, _speaker_names, _metonyms):
            self._learn(said, names)
        self._people: dict[str, list[str]] = defaultdict(list)
        for alias in self._alias:
            if len(alias) >= _PREFIX:
                self._people[alias[:_PREFIX]].append(alias)
        self.stems = frozenset(map(stem, self._alias)) | _proper_stems(readings)
        self._same |= {name: home for name in self._same if (home := self._state(name)) and self._same[name] == name}
        self._common = {
            name
            for name in self._same
            if name.isalpha() and name not in self._alias and name not in listed("concepts", "empty")
        }

    def _learn(self, said: Iterable[tuple[Reading, Claim]], names: Callable[[Reading, Claim], Iterable[str]]) -> None:
        """Take over words that stand for one party only; what is known already stays."""
        found: dict[str, set[str]] = defaultdict(set)
        for reading, claim in said:
            key = self.key(reading.text, claim)
            for word in names(reading, claim) if key else ():
                found[word].add(str(key))
        for word, keys in found.items():
            if len(keys) == 1:
                self._alias.setdefault(word, next(iter(keys)))

    def are(self, term: str) -> bool:
        """Whether a term is a party's name, or has one in it."""
        found = self._are.get(term)
        if found is None:
            found = self._are[term] = not self.stems.isdisjoint(term.lstrip("=").split("+"))
        return found

    def key(self, text: str, claim: Claim) -> str | None:
        """Who a claim is laid to: the party; the speaker, or the source as the text puts it, where there is none."""
        name = called(text, claim)
        return self._same.get(folded(name), folded(name)) if name else None

    def within(self, stretch: str) -> frozenset[str]:
        """The parties that a stretch of text names."""
        return frozenset(self._named(stretch))

    def last_within(self, stretch: str, but: str | None) -> frozenset[str]:
        """The party that is named last, another than `but`."""
        return frozenset([name for name in self._named(stretch) if name != but][-1:])

    def _named(self, stretch: str) -> Iterable[str]:
        if self._common:
            yield from (self._same[word] for word in _PLAIN.findall(stretch) if word in self._common)
        for match in _NAME.finditer(stretch):
            whole = self._country(match.group())
            if whole:
                yield whole
            for word in _PART.findall(match.group()):
                plain = folded(word).removesuffix("'s")
                found = self._alias.get(plain) or self._country(plain) or self._by_people(plain)
                if found:
                    yield found

    def _state(self, name: str) -> str | None:
        """The state that a name with a people's name and an organ of state in it speaks for: "Vellandic army"."""
        parts = name.split()
        if len(parts) < 2 or listed("concepts", "organs").isdisjoint(parts):
            return None
        found = {self._country(part) or self._by_people(part) for part in parts} - {None, name}
        return found.pop() if len(found) == 1 else None

    def _country(self, words: str) -> str | None:
        place = place_of(words)
        return self._same.get(folded(place.country)) if place else None

    def _by_people(self, word: str) -> str | None:
        for alias in self._people.get(word[:_PREFIX], ()):
            if word.startswith(alias[: max(_PREFIX, len(alias) - 2)]) and len(word) <= len(alias) + 4:
                return self._alias[alias]
        return None


def called(text: str, claim: Claim) -> str | None:
    """Who a claim is laid to, the first where there are several; a source without a name goes by its words."""
    if claim.parties or claim.speaker:
        return claim.parties[0] if claim.parties else claim.speaker
    source = " ".join(words_of(text, claim.source, " ").split())
    plain = _REST.split(_DETERMINERS.sub("", source), maxsplit=1)[0].strip("“”\"‘’' ")
    return plain if len(plain) > 3 and plain.lower() not in listed("concepts", "nameless") else None


def _proper_stems(readings: Sequence[Reading]) -> frozenset[str]:
    """Words that the texts never write in lower case: names of places and people beside the parties."""
    words = {word for reading in readings for word in _PART.findall(reading.text)}
    return frozenset(stem(word) for word in words if word[0].isupper() and word.lower() not in words)


def _merged(known: set[str]) -> dict[str, str]:
    """Every name, and the name it goes by: "Moore" is "Roy Moore" where no other party has that word in its name."""
    generic = listed("concepts", "shared_names")
    same: dict[str, str] = {}
    with_word: dict[str, list[str]] = defaultdict(list)
    for name in sorted(known, key=lambda name: (-len(name.split()), name)):
        parts = set(name.split())
        longer = [other for other in with_word[min(parts)] if parts < set(other.split()) and not _belongs(parts, other)]
        homes = {same[other] for other in longer}
        if len(homes) != 1:  # "Trump" is Donald Trump, and not the Trump Organization
            homes = {same[other] for other in longer if other.endswith(f" {name}") and same[other] == other}
        same[name] = homes.pop() if len(homes) == 1 and not parts <= generic else name
        for part in parts:
            with_word[part].append(name)
    return same


def _belongs(parts: set[str], other: str) -> bool:
    """Whether a longer name only says to whom somebody belongs: "a former engineer of Quillon" is not Quillon."""
    _, _, whose = _WHOSE.sub("\n", other, count=1).partition("\n")
    return parts <= set(whose.split())


def _proper(name: str) -> Iterable[str]:
    """The words of a name that tell it from others."""
    for word in _PART.findall(name):
        plain = folded(word).removesuffix("'s")
        if (
            word[0].isupper()
            and len(plain) > 2
            and not any(plain in listed("concepts", key) for key in ("shared_names", "empty"))
        ):
            yield plain


def _party_names(_: Reading, claim: Claim) -> Iterable[str]:
    return (word for party in claim.parties for word in _proper(party))


def _speaker_names(_: Reading, claim: Claim) -> Iterable[str]:
    return _proper(claim.speaker or "")


def _metonyms(reading: Reading, claim: Claim) -> Iterable[str]:
    """A source that is one name, and not in the party's own: "Moscow"."""
    source = words_of(reading.text, claim.source, " ").strip()
    return _proper(source) if source.isalpha() and source.istitle() else ()
