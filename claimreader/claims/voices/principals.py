"""Whom a role, an office or a body speaks for: its country, the whole that it is a part of, or itself."""

import re
from collections.abc import Callable
from dataclasses import replace

from claimreader.claims.lexicon import listed
from claimreader.claims.places import Sign, folded, place_of
from claimreader.claims.voices.bonds import OWNERS, client, is_plain, prosecutes, sent_by, whose
from claimreader.claims.voices.cast import Cast
from claimreader.claims.voices.naming import is_body, singular, split_words
from claimreader.claims.voices.recall import Answer
from claimreader.claims.voices.setting import Setting
from claimreader.claims.voices.sources import Part, parts
from claimreader.claims.voices.speakers import Mention, parse
from claimreader.claims.voices.standing import (
    UNITED_STATES,
    country_in,
    is_organ,
    is_political,
    owned_by_state,
    speaks_for_backing,
    state_of,
)
from claimreader.claims.voices.voice import SILENT, Voice

DEEPEST = 3
"""How far it is followed whom a spokesman's principal speaks for."""
JUSTICE_DEPARTMENT = "Justice Department"
_NUMBERED = re.compile(r"(\d+(?:st|nd|rd|th)) [A-Z]")
"""What belongs to a name: the 4th Circuit."""
_PARTISANS = {"GOP": "Republicans", "Dems": "Democrats"}
"""What headlines call all of a party."""
_COUNTRY = frozenset(["country", "nation", "kingdom", "republic"])


class Principals:
    """Those for whom others speak, as far as one document says.

    Args:
        cast: who is named in it.
        setting: what it says as a whole.
        owner: whom "his", "their", "its" near a place means.
        ask: the voice of one party to a source at a place, so many steps from the source that was asked about.
    """

    def __init__(
        self,
        cast: Cast,
        setting: Setting,
        owner: Callable[[str, int], Answer],
        ask: Callable[[Part, int, int], Answer],
    ) -> None:
        self._cast, self._setting, self._owner, self._ask = cast, setting, owner, ask

    def of_body(self, mention: Mention, at: int, depth: int) -> Voice:
        """A body's voice: its country's where it is an organ of one, the whole's where it is a part, else its own."""
        if singular(mention.name.rpartition(" ")[2]) in listed("speakers", "laws"):
            return SILENT
        if mention.words in _PARTISANS:
            return Voice(None, (_PARTISANS[mention.words],))
        numbered = _NUMBERED.match(mention.words)
        if numbered and mention.words == f"{numbered.group(1)} {mention.name}":
            return Voice(None, (mention.words,))
        place = place_of(mention.name)
        shouted = mention.name.isupper() and " " in mention.name
        name = mention.name if place and not shouted else self._cast.body(mention.name)
        place = place or place_of(name)
        if place and place.sign is Sign.ORGAN:
            return Voice(name, (place.country if place.country != UNITED_STATES or self._setting.abroad else name,))
        many = place is not None and place.sign is Sign.PEOPLE and mention.plural
        if many and place and (mention.counted or mention.link or not self._setting.state(place)):
            return Voice(None, (mention.name,))
        if place:
            return Voice(None, (place.country,))
        if prosecutes(name):
            return Voice(name, (JUSTICE_DEPARTMENT,))
        if mention.link == "'s" and mention.role in listed("speakers", "divisions") and not place_of(mention.backing):
            whole = self.of_role(mention, at, depth + 1)
            if whole:
                return Voice(mention.words, whole)
        name = self._owned(mention) or name
        country = self._country_of(mention, name)
        return Voice(name, (country or name,))

    def _owned(self, mention: Mention) -> str:
        """A state's organ with the state whose it is said to be, whatever other has been named before."""
        owned = mention.link == "'s" and mention.backing[:1].isupper()
        plain = owned and is_organ(mention.name) and is_plain(mention.name)
        return self._cast.body(f"{mention.backing}’s {mention.name}") if plain else ""

    def _country_of(self, mention: Mention, name: str) -> str:
        """The country that a body acts for."""
        owned = mention.link == "'s" and owned_by_state(f"{mention.backing}’s {name}")
        if any(word in listed("speakers", "irregular") for word in folded(name).split()):
            return ""
        if not is_organ(name) and not owned:
            return ""
        inside = country_in(name) or (country_in(mention.backing) if mention.link in ("'s", "of") else None)
        country = inside.country if inside else self._setting.home if is_plain(name) else ""
        return country if country != UNITED_STATES or self._setting.abroad else ""

    def behind(self, said: Mention, own: bool, at: int, depth: int, name: str = "") -> tuple[str, ...]:
        """For whom somebody so described speaks; nobody where for themselves."""
        said = whose(said)
        if said.role == "member" and parse(said.backing).role in listed("speakers", "causes"):
            return self.of_role(said, at, depth + 1)
        if not own and self._setting.in_administration(said, name):
            return (self._setting.administration,)
        if not said.backing or (own and said.role not in listed("speakers", "spokespeople")):
            return ()
        if said.role in listed("speakers", "voices"):
            return self.of_role(said, at, depth + 1) if speaks_for_backing(said) else ()
        sent = sent_by(said.backing)
        if sent is not None:
            return self._setting.state(sent)
        office = said.role in listed("speakers", "offices") and said.link not in ("from", "in")
        place = state_of(said.backing) if office or said.role in listed("speakers", "ranks") else None
        if place is not None and not (place.sign is Sign.ORGAN and not self._setting.state(place)):
            return self._setting.state(place)
        words = split_words(said.backing)
        named = said.backing in _COUNTRY | OWNERS or any(word.proper for word in words) or is_body(words)
        if not office or not named or is_political(said.backing):
            return ()
        found = self.of_role(said, at, depth + 1)
        return () if found and (self._cast.figure(found[0]) or is_political(found[0])) else found

    def of_role(self, said: Mention, at: int, depth: int) -> tuple[str, ...]:
        """The parties that a role is of."""
        if depth <= DEEPEST and said.backing == "Congressional":
            return ("Congress",)
        if depth > DEEPEST or _is_nobody(folded(said.backing)):
            return ()
        place = country_in(said.backing)
        if said.role == "attorney" and place and place.country == UNITED_STATES:
            return (JUSTICE_DEPARTMENT,)
        if said.backing.casefold() in OWNERS:
            return client(said, self._owner(said.backing.casefold(), at))
        if place and place.sign is Sign.PEOPLE and place_of(said.backing):
            return self._setting.state(place)
        parties: list[str] = []
        for part in parts(said.backing):
            main = part.main
            pointing = main if main.name or main.determiner else replace(main, determiner="the")
            people = place_of(main.name)
            if people and people.sign is Sign.PEOPLE and not main.role:
                parties += self._setting.state(people)
                continue
            answer = self._ask(replace(part, main=pointing), at, depth)
            parties += client(said, answer) if answer.person else answer.voice.parties
        return tuple(dict.fromkeys(parties))


def _is_nobody(backing: str) -> bool:
    """Whether words before a role only say of what kind it is, as "African American" does; Islamic State is a name."""
    kinds = listed("speakers", "adjectives") | (listed("speakers", "plain") - listed("speakers", "heads"))
    return backing in kinds or (kinds.issuperset(backing.split()) and not backing.endswith(" state"))
