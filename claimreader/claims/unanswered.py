"""Who is accused or called upon in a dispute and has no claim in it: found in the claims' own words.

Precision first: only whom an accusation, a demand or a rejection begins with counts, and only where that is a party
that the articles know, a country, or, in an accusation "of" something, a name as it is written.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimreader.claims.places import folded, place_of
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
    match = _NAME.search(head)
    if match is None or not _BEFORE.fullmatch(head[: match.start()]):
        return None
    whole = match.group() if accuses and match.end() == len(head) < len(kept.words) else None
    return _known(match.group(), names) or whole


def _known(words: str, names: Mapping[str, str]) -> str | None:
    """The party that a name stands for, or that the longest part of it does that stands for one."""
    parts = words.split()
    for length in range(len(parts), 0, -1):
        for start in range(len(parts) - length + 1):
            part = folded(_OWN.sub("", " ".join(parts[start : start + length])))
            place = place_of(part)
            party = names.get(part) or (place.country if place else None)
            if party:
                return names.get(folded(party), party)
    return None
