"""What a document as a whole says of its parties: which country it is at home in, whose administration it hears."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from claimreader.claims.lexicon import listed
from claimreader.claims.places import Place, place_of
from claimreader.claims.voices.cast import Cast
from claimreader.claims.voices.naming import split_words
from claimreader.claims.voices.speakers import Mention
from claimreader.claims.voices.standing import UNIONS, UNITED_STATES, country_in

_ADMINISTRATION = re.compile(r"\b([A-Z][\w’'-]+) administration\b")
_JUSTICE = re.compile(r"Justice Department|Department of Justice|U\.S\. [Aa]ttorney|United States attorney")
_CONTEST = re.compile(r"\b(?:elections?|opposition|coalition|ballots?|voters?|electoral|referendum)\b", re.IGNORECASE)
_CONTESTED = 4
"""So many words of an election make a text one about a country's own politics."""
_MOSTLY = 0.6
"""The share of a text's countries from which one is what the text is about."""
_OFTEN = 3


class Setting:
    """The document's own circumstances.

    Args:
        text: the document.
        cast: who is named in it.
        sources: the words of all its sources.
    """

    def __init__(self, text: str, cast: Cast, sources: Sequence[str]) -> None:
        heard = {place.country for source in sources for place in _countries(source, cast)}
        self.abroad = bool(heard - UNIONS - {UNITED_STATES})
        """Another country than the United States is heard: then its offices speak for it."""
        self.home = _home(cast)
        """The country that the document is mostly about; its government needs no other name there."""
        self.administration = _administration(text, cast, sources)
        """The administration that is heard as a source, called after its president; empty where none is."""
        self._president = _speaks_as_president(self.administration, sources)
        self.justice = self.home in ("", UNITED_STATES) and bool(_JUSTICE.search(text))
        """The United States' Justice Department is named: the prosecutors are its."""
        self._contest = len(_CONTEST.findall(text)) >= _CONTESTED and heard <= {self.home}

    def state(self, place: Place) -> tuple[str, ...]:
        """A country as a party; in news of its own politics alone, those who hold its offices speak for themselves."""
        if place.country == UNITED_STATES and not self.abroad:
            return ()
        return () if self._contest and place.country == self.home else (place.country,)

    def in_administration(self, said: Mention, name: str) -> bool:
        """Whether somebody so described, of that name, belongs to the administration that is heard."""
        if not self.administration or said.former:
            return False
        if "president" in said.role and (self._president or not self.administration.startswith(name.split(" ")[-1])):
            return False
        country = country_in(said.backing)
        if country.country != UNITED_STATES if country else said.role == "ambassador":
            return False
        words = f" {said.words.casefold()} "
        return any(f" {office} " in words for office in listed("speakers", "executive"))


def _countries(source: str, cast: Cast) -> Iterator[Place]:
    for word in split_words(source):
        place = place_of(word.text) if word.proper and cast.figure(word.text) is None else None
        if place:
            yield place


def _administration(text: str, cast: Cast, sources: Sequence[str]) -> str:
    if not any("administration" in source.casefold() for source in sources):
        return ""
    figures = Counter(sighting.figure for sighting in cast.sightings if sighting.figure)
    presidents = [
        figure.name.split(" ")[-1] for figure, _ in figures.most_common() if any(map(_presides, figure.described))
    ]
    named = Counter(name for name in _ADMINISTRATION.findall(text) if not names_nobody(name))
    for name, _ in named.most_common():
        if not presidents or name in presidents:
            return f"{name} administration"
    return f"{presidents[0]} administration" if len(presidents) == 1 else ""


def names_nobody(name: str) -> bool:
    """Whether what stands before "administration" is no president's name: "the new", "the Chinese" administration."""
    return name.lower() in listed("speakers", "small") or place_of(name) is not None


def _presides(described: tuple[int, Mention]) -> bool:
    """Whether somebody so described is president of the United States, as far as the text goes."""
    _, said = described
    return said.role == "president" and not said.backing and not said.former


def _speaks_as_president(administration: str, sources: Sequence[str]) -> bool:
    """Whether a president is heard more often than the administration, and so for more than as its head."""
    name = administration.removesuffix(" administration")
    own = sum(bool(name) and name in source and "administration" not in source for source in sources)
    return own > sum("administration" in source.casefold() for source in sources)


def _home(cast: Cast) -> str:
    named = Counter[str]()
    for body, count in cast.seen.items():
        place = country_in(body)
        if place and place.country not in UNIONS:
            named[place.country] += count
    for country, count in named.most_common(1):
        if count >= _OFTEN and count >= _MOSTLY * named.total():
            return country
    return ""
