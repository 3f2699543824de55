"""What "it" and "they" can take up that is no source: a body or people that their sentence, or the last, is about."""

import re

from claimreader.claims.lexicon import listed
from claimreader.claims.places import place_of
from claimreader.claims.voices.cast import Cast, Sighting
from claimreader.claims.voices.naming import roles, singular
from claimreader.claims.voices.speakers import parse

_OPENING = 25
"""So far into its sentence a subject begins at most."""
_MANY = re.compile(r"\b(?:[A-Z][\w.’'-]*\s+){0,3}([A-Z]?[a-z]{3,}s|police)\b")
_ADMINISTRATION = " administration"
_CLOSES = re.compile(r"[,”\"’']\s*$")
_DENIES = re.compile(r"[Ii]t (?:has |had )?(?:den(?:y|ies|ied)|reject(?:s|ed)?)\b")
_THING = re.compile(
    r"[“\"‘']?(?:The|This|That)\s+(?:[a-z-]+\s+)?(?P<noun>[a-z]+)\s+(?:is|was|has|had|will|would|seems|seemed|may)\b"
)
"""A sentence that is about one thing."""
_OWNED = re.compile(r"['’]")


def body_before(text: str, cast: Cast, at: int) -> Sighting | None:
    """The body that "it" takes up: what begins its own sentence, or else the one before.

    None where "it said" only closes what somebody said; and whoever denies is the last that was named.
    """
    number = cast.sentence(at)
    if _CLOSES.search(text[max(0, at - 3) : at]):
        return None
    if _DENIES.match(text, at):
        last = cast.before(at)[:1]
        return next((one for one in last if one.body and cast.sentence(one.start) >= number - 1), None)
    for sentence in (number, number - 1):
        if sentence < 0:
            break
        start = cast.sentences[sentence]
        end = at if sentence == number else cast.sentences[number]
        first = next(iter(cast.between(start, end)), None)
        if first is None or first.start - start > _OPENING:
            continue
        if text.startswith(_ADMINISTRATION, first.end):
            name = (first.figure.name if first.figure else first.body).split()[-1]
            return Sighting(first.start, first.end, None, f"{name}{_ADMINISTRATION}", False)
        return first if first.body and not first.owner else None
    return None


def is_of_a_thing(text: str, cast: Cast, at: int) -> bool:
    """Whether "it", at the beginning of its sentence, takes up a thing: "The question was ill put. It assumed ..."."""
    number = cast.sentence(at)
    if number < 1 or text[cast.sentences[number] : at].strip(" “\"‘'"):
        return False
    start = cast.sentences[number - 1]
    match = _THING.match(text, start, at)
    if match is None or "\n" in text[start:at]:
        return False
    speaking = ("groups", "kinds", "bodies", "institutions", "collective", "organs")
    return match["noun"] not in roles() and not any(match["noun"] in listed("speakers", kind) for kind in speaking)


def people_before(text: str, cast: Cast, at: int) -> str:
    """The words for the people whom "they" takes up: the last ones named in its own sentence or the one before."""
    number = cast.sentence(at)
    start = cast.sentences[max(0, number - 1)]
    kinds = listed("speakers", "groups") | listed("speakers", "voices")
    for match in reversed(list(_MANY.finditer(text, start, at))):
        noun = match.group(1)
        many = noun == "police" or singular(noun) != noun.lower()
        if many and singular(noun) in kinds and place_of(match.group()) is None and not _OWNED.match(text, match.end()):
            return match.group() if parse(match.group()).plural or noun == "police" else ""
    return ""
