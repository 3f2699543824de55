"""Who is accused or called upon in a dispute and has no claim in it: found in the claims' own words.

Precision first: only whom an accusation, a demand or a rejection begins with counts, and only where that is a party
that the articles know, a country, or, in an accusation "of" something, a name as it is written.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimreader.claims.places import Sign, folded, place_of
from claimreader.records import Act, KeptClaim, KeptDispute, KnownParty

ADDRESSING = {Act.ACCUSE: "accused", Act.DEMAND: "called upon", Act.REJECT: "contradicted"}
"""Acts that are done to somebody, and what they make of them."""

_NAME = re.compile(r"(?<![\w’'-])[A-Z][\w’-]*(?:\s+(?:(?:of|the|for|and)\s+)*[A-Z][\w’-]*)*")
_BEFORE = re.compile(r"(?:(?:that|the|on|upon|from|for|its|all|both|former|then)\s+)*$")
_OF = re.compile(r"\s+(?:of|for|over)\s+")
_OWN = re.compile(r"[’']s?$")


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A party that others speak of and that does not speak."""

    party: str
    what: str
    """What it is: accused, called upon, contradicted."""
    by: KeptClaim
    """The first claim that makes it so."""


def unanswered(
    dispute: KeptDispute, voices: Mapping[str, str], known: Sequence[KnownParty] = ()
) -> tuple[Unanswered, ...]:
    """Who has not answered, in the order in which they were first spoken of.

    Args:
        dispute: both sides.
        voices: whose side those are on who speak anywhere in the articles, by their names as `folded`.
        known: the parties that the user has named.
    """
    names = {folded(alias): party.name for party in known for alias in (party.name, *party.aliases)}
    names = {**voices, **names}
    heard = {folded(party) for kept in (*dispute.pro, *dispute.con) for party in _voices(kept)}
    found: dict[str, Unanswered] = {}
    for kept in sorted((*dispute.pro, *dispute.con), key=lambda kept: (kept.date, kept.id)):
        what = ADDRESSING.get(kept.claim.act)
        party = _named(kept, names) if what else None
        if what and party and folded(party) not in heard:
            found.setdefault(folded(party), Unanswered(party, what, kept))
    return tuple(found.values())


def _voices(kept: KeptClaim) -> Iterator[str]:
    yield from kept.claim.parties
    if kept.claim.speaker:
        yield kept.claim.speaker


def _named(kept: KeptClaim, names: Mapping[str, str]) -> str | None:
    """Whom a claim begins with: the party, or the name that stands before what somebody is accused of."""
    accuses = kept.claim.act is Act.ACCUSE
    head = _OF.split(kept.words, maxsplit=1)[0] if accuses else kept.words
    if accuses and folded(head) in names:
        return _called(folded(head), names)
    match = _NAME.search(head)
    if match is None or not _BEFORE.fullmatch(head[: match.start()]):
        return None
    whole = match.group() if accuses and match.end() == len(head) < len(kept.words) else None
    return _known(match.group(), names) or whole


def _known(words: str, names: Mapping[str, str]) -> str | None:
    """The party that a name stands for: as a whole, as whose it is, or as the person whose title stands before it."""
    whole = folded(_OWN.sub("", words))
    place = place_of(whole)
    if whole in names or place:
        return _called(whole, names)
    parts = words.split()
    owner, people = folded(_OWN.sub("", parts[0])), place_of(parts[0])
    if (_OWN.search(parts[0]) and (owner in names or place_of(owner))) or (people and people.sign is Sign.PEOPLE):
        return _called(owner, names)
    ends = (folded(_OWN.sub("", " ".join(parts[start:]))) for start in range(1, len(parts) - 1))
    return next((names[end] for end in ends if end in names and " of " not in words), None)


def _called(word: str, names: Mapping[str, str]) -> str | None:
    """What a party is called that goes by a word."""
    place = place_of(word)
    party = names.get(word) or (place.country if place else None)
    return names.get(folded(party), party) if party else None
