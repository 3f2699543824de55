"""Who stands for whom: which words name a state's organ, a country, a body whose members speak for themselves."""

import re
from functools import lru_cache

from claimreader.claims.lexicon import listed
from claimreader.claims.places import Place, folded, place_of
from claimreader.claims.voices.naming import is_body, singular, split_words
from claimreader.claims.voices.speakers import Mention

UNITED_STATES = "United States"
UNIONS = frozenset(["European Union", "United Nations"])
"""What states have formed: it speaks as one of them, and no text is at home in it."""
_ELECTORAL = frozenset(["electoral", "election"])
"""What holds elections speaks as one: nobody sits in it for a party."""
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th) ")
_LONGEST_COUNTRY = 4
_SHORTEST_OWNED = 2
_HOUSES = frozenset(
    [
        "union",
        "company",
        "firm",
        "group",
        "organization",
        "organisation",
        "department",
        "ministry",
        "agency",
        "charity",
        "bank",
    ]
)
_LONGEST_HOUSE = 2


@lru_cache(maxsize=5_000)
def country_in(words: str) -> Place | None:
    """The country that words name, or whose people, seat or organ they name; the longest name first."""
    parts = split_words(words)
    for size in range(min(_LONGEST_COUNTRY, len(parts)), 0, -1):
        for at in range(len(parts) - size + 1):
            if parts[at].proper:
                place = place_of(" ".join(word.text for word in parts[at : at + size]))
                if place:
                    return place
    return None


@lru_cache(maxsize=5_000)
def is_organ(words: str) -> bool:
    """Whether words name something that a state acts through: a ministry, an army, its officials."""
    organs = listed("speakers", "organs")
    parts = [singular(word) for word in folded(words).split()]
    return any(" ".join(parts[-size:]) in organs for size in (3, 2, 1)) or parts[:1] == ["ministry"]


def state_of(words: str) -> Place | None:
    """The country whose head, government or organ words name: Ukraine, Israeli army; not a country's other bodies."""
    whole = place_of(words)
    if whole:
        return whole
    return country_in(words) if is_organ(words) or owned_by_state(words) else None


@lru_cache(maxsize=5_000)
def owned_by_state(words: str) -> bool:
    """Whether words name a body as a country's own: "Russia's Investigative Committee", no electoral commission."""
    parts = split_words(words)
    if len(parts) < _SHORTEST_OWNED or not any(word.owner and place_of(word.text) for word in parts[:3]):
        return False
    rest = {word.noun for word in parts[1:]}
    return parts[-1].noun in listed("speakers", "state_bodies") and not rest & listed("speakers", "independent")


def is_political(words: str) -> bool:
    """Whether words name a party, an assembly or a school: who heads or sits in one speaks for themselves."""
    parts = {singular(word) for word in folded(words).split()}
    return not parts & _ELECTORAL and not parts.isdisjoint(listed("speakers", "political"))


def is_house(mention: Mention) -> bool:
    """Whether words mean where somebody works, by whose it is: "Henry's union", "her department"."""
    of = mention.link == "'s" and bool(mention.backing)
    return of and not mention.plural and mention.role in _HOUSES and len(mention.words.split()) <= _LONGEST_HOUSE


def speaks_for_backing(mention: Mention) -> bool:
    """Whether what a source is called says that it speaks for its backing."""
    if not mention.backing:
        return False
    if mention.role in listed("speakers", "voices"):
        return mention.link not in ("in", "on", "with", "about")
    if mention.role in listed("speakers", "papers"):
        outlets = listed("speakers", "outlets") | listed("speakers", "agencies")
        named = is_body(split_words(mention.backing)) or mention.backing in outlets
        by_body = not place_of(mention.backing) and (named or mention.link == "from")
        return mention.link in ("'s", "by") or (mention.link in ("", "from") and by_body)
    whole = _ORDINAL.sub("", mention.backing.removeprefix("the "))
    part = mention.role in listed("speakers", "divisions") and whole[:1].isupper()
    return (part or is_organ(mention.role)) and mention.link in ("", "'s", "of")
