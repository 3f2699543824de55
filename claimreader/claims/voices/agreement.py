"""One name for a party in all documents of a story: what one outlet calls Jim Mattis another calls James Mattis."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from claimreader.claims.lexicon import listed
from claimreader.claims.places import folded, place_of
from claimreader.claims.voices.bonds import is_plain
from claimreader.claims.voices.naming import gender_of, given_forms, is_body, same_given, singular, split_words
from claimreader.claims.voices.standing import is_organ
from claimreader.records import Claim, KnownParty, Reading

_ABOUT_AS_OFTEN = 2 / 3
_BENCHES = ("committee republicans", "committee democrats")
_ADMINISTRATION = " administration"


def agreed(readings: Sequence[Reading], known: Iterable[KnownParty] = ()) -> list[Reading]:
    """The readings of a story's documents, with one name for a party in all of them; the user's names stay."""
    claims = [claim for reading in readings for claim in reading.claims]
    names = shared_names((claim.speaker, claim.parties) for claim in claims)
    names = {name: shared for name, shared in names.items() if name not in {party.name for party in known}}

    def renamed(claim: Claim) -> Claim:
        parties = tuple(dict.fromkeys(names.get(party, party) for party in claim.parties))
        return claim if parties == claim.parties else replace(claim, parties=parties)

    return [replace(reading, claims=tuple(map(renamed, reading.claims))) for reading in readings]


def shared_names(said_by: Iterable[tuple[str | None, Sequence[str]]]) -> Mapping[str, str]:
    """The name that each party goes by, where it is another than the one it was given.

    Args:
        said_by: who speaks in the documents, if they are named, and on whose behalf, every time they do.
    """
    voices = list(said_by)
    said = Counter(party for _, parties in voices for party in parties)
    every = said + Counter(speaker for speaker, _ in voices if speaker)
    found: dict[str, str] = {}
    for several in _by_last_word(every).values():
        found |= _people(several, every) | _bodies([name for name in several if name in said], said)
    found |= _statesmen(voices, found) | _told_elsewhere(voices, said)
    return {**found, **_administrations(said, found)}


def full_names(readings: Sequence[Reading]) -> Mapping[str, str]:
    """The full names of parties that a story's documents also call otherwise: by the surname, by a body's last words.

    Only what surely is one: whom a person speaks for is not looked at, as it is in `shared_names`.
    """
    claims = [claim for reading in readings for claim in reading.claims]
    said = Counter(party for claim in claims for party in claim.parties)
    every = Counter(said)
    for claim in claims:
        every[claim.speaker or ""] += 0
    found = dict(_told_elsewhere(((claim.speaker, claim.parties) for claim in claims), said))
    for several in _by_last_word(every).values():
        if len(several) > 1:
            found |= _people(several, every) | _bodies([name for name in several if name in said], said)
    texts = [reading.text for reading in readings]
    return {short: full for short, full in found.items() if short in said and not _is_a_mans(short, full, texts)}


def _is_a_mans(short: str, full: str, texts: Sequence[str]) -> bool:
    """Whether a surname is a man's who is nowhere named in full, where only a woman of that name is."""
    if gender_of(full.partition(" ")[0]) != "f" or " " in short:
        return False
    man = re.compile(rf"\b(?:President|Mr\.?) {re.escape(short)}\b")
    return any(man.search(text) for text in texts)


def other_forms(name: str) -> list[str]:
    """A person's name with the other forms of the given name: Jim Mattis, James Mattis; none where many bear it."""
    given, _, family = name.partition(" ")
    if not family or folded(family.split()[-1]) in _common_families() or not _may_be_person(name):
        return []
    return [f"{form} {family}" for form in given_forms(given)]


@cache
def _common_families() -> frozenset[str]:
    return frozenset(map(folded, listed("names", "common_families")))


def _statesmen(voices: Sequence[tuple[str | None, Sequence[str]]], names: Mapping[str, str]) -> dict[str, str]:
    """Who speaks for a country in one document, and for themselves in another that does not tell whose they are."""
    states: dict[str, set[str]] = defaultdict(set)
    for speaker, parties in voices:
        if speaker and len(parties) == 1:
            person, party = names.get(speaker, speaker), names.get(parties[0], parties[0])
            if place_of(party):
                states[person].add(party)
    own = {party for _, parties in voices for party in parties if names.get(party, party) in states}
    theirs = {party: states[names.get(party, party)] for party in own if place_of(party) is None}
    return {party: next(iter(found)) for party, found in theirs.items() if len(found) == 1}


def _told_elsewhere(voices: Iterable[tuple[str | None, Sequence[str]]], said: Iterable[str]) -> dict[str, str]:
    """A party with no name of its own, and the only one that another document says it is: the opposition, a party."""
    told: dict[str, set[str]] = defaultdict(set)
    for speaker, parties in voices:
        if speaker and speaker[:1].islower() and len(parties) == 1 and parties[0] != speaker:
            told[speaker].add(parties[0])
    return {party: next(iter(told[party])) for party in said if len(told.get(party, ())) == 1}


def _by_last_word(names: Iterable[str]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if folded(name):
            found[folded(name).split()[-1]].append(name)
    return found


def _people(several: Sequence[str], count: Counter[str]) -> dict[str, str]:
    """Forms of one person's name, and the form that is used most; a bare surname where only one person bears it."""
    full = sorted((name for name in several if _may_be_person(name)), key=lambda name: (-count[name], name))
    found: dict[str, str] = {}
    kept: list[str] = []
    for name in full:
        known = next((one for one in kept if same_given(one.split()[0], name.split()[0])), None)
        if known is None:
            kept.append(name)
        else:
            found[name] = known
    alone = [name for name in several if " " not in name and place_of(name) is None and name[:1].isupper()]
    return found | (dict.fromkeys(alone, kept[0]) if len(kept) == 1 else {})


def _may_be_person(name: str) -> bool:
    words = split_words(name)
    proper = 1 < len(words) < 5 and all(word.proper for word in words)
    if proper and words[-1].noun != words[-1].low and words[-1].noun in listed("speakers", "groups"):
        return False
    return proper and not is_body(words) and place_of(name) is None


def _bodies(several: Sequence[str], count: Counter[str]) -> dict[str, str]:
    """A body called by the end of its name, or in other capitals, and its whole name; every state has an army."""
    found: dict[str, str] = {}
    for name in several:
        whole = {other for other in several if other[:1].isupper() and folded(other).endswith(f" {folded(name)}")}
        bench = folded(name).endswith(_BENCHES) and name.count(" ") > 1
        ambiguous = (singular(folded(name).split()[-1]) in listed("speakers", "many_of") and not bench) or (
            is_organ(name) and is_plain(name)
        )
        if len(whole) == 1 and (bench or is_body(split_words(name))) and not ambiguous:
            found[name] = whole.pop()
            continue
        same = [other for other in several if folded(other) == folded(name)]
        best = max(same, key=lambda other: (not other.isupper(), count[other], other))
        if best != name:
            found[name] = best
    return found


def _administrations(said: Counter[str], names: Mapping[str, str]) -> dict[str, str]:
    """A president, and the administration where that is heard about as often: then both speak for it."""
    found: dict[str, str] = {}
    for name in said:
        head = name.removesuffix(_ADMINISTRATION)
        if head == name:
            continue
        people = [one for one in said if one.split()[-1] == head and _ADMINISTRATION not in one]
        if (
            said[name] >= _ABOUT_AS_OFTEN * sum(said[one] for one in people)
            and len({names.get(one, one) for one in people}) == 1
        ):
            found |= dict.fromkeys(people, name)
    return found
