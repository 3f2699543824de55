"""Who speaks, and on whose behalf: an attribution's source, as the text puts it, made out within its document."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimreader.claims.places import folded, place_of
from claimreader.records import Attribution, KnownParty, words_of

_PRONOUNS = frozenset("he she they it his her their its him them who i we you".split())
_NAME = re.compile(r"[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*)*")
_TITLES = frozenset(
    "mr mrs ms dr sen rep gov president senator representative minister prime foreign defence defense secretary".split()
)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who an attribution is laid to."""

    speaker: str | None = None
    """Who speaks, as fully as the text names them."""
    parties: tuple[str, ...] = ()
    """On whose behalf; none where it is not clear."""
    channel: str | None = None
    """Who passes it on."""


def resolve(text: str, attributions: Sequence[Attribution], known: Sequence[KnownParty] = ()) -> list[Voice]:
    """The voice of each attribution, in their order."""
    aliases = {folded(alias): party.name for party in known for alias in (party.name, *party.aliases)}
    full = {name.split()[-1]: name for name in _NAME.findall(text) if len(name.split()) == 2}
    voices: dict[int, Voice] = {}
    last = Voice()
    for number, attribution in sorted(enumerate(attributions), key=lambda item: item[1].source[:1] or item[1].cue[:1]):
        source = words_of(text, attribution.source, " ").strip()
        if source.casefold() in _PRONOUNS:
            voices[number] = last
            continue
        voice = _named(source, aliases, full)
        if voice.parties:
            last = voice
        voices[number] = voice
    return [voices[number] for number in range(len(attributions))]


def _named(source: str, aliases: dict[str, str], full: dict[str, str]) -> Voice:
    if folded(source) in aliases:
        return Voice(None, (aliases[folded(source)],))
    place = place_of(source)
    if place:
        return Voice(None, (place.country,))
    for match in _NAME.finditer(source):
        words = match.group().removesuffix("'s").removesuffix("’s").split()
        place = next((place for place in map(place_of, words) if place), None)
        if place:
            return Voice(None, (place.country,))
        words = [word for word in words if word.strip(".").casefold() not in _TITLES]
        if words and words != ["The"]:
            name = full.get(words[-1], " ".join(words))
            return Voice(name, (name,))
    return Voice()
