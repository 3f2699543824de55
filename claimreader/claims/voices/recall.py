"""Whom a description takes up again: "the lieutenant governor", "the spokesman", "the ministry", "the company"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from claimreader.claims.lexicon import listed
from claimreader.claims.places import folded, place_of
from claimreader.claims.voices.cast import Cast
from claimreader.claims.voices.identity import Identity
from claimreader.claims.voices.naming import is_body, singular, split_words
from claimreader.claims.voices.people import Figure
from claimreader.claims.voices.setting import Setting
from claimreader.claims.voices.speakers import Mention, parse
from claimreader.claims.voices.standing import UNITED_STATES, country_in, is_organ, is_political
from claimreader.claims.voices.surroundings import called_earlier
from claimreader.claims.voices.voice import SILENT, Voice

_PAPERS = frozenset(["paper", "newspaper", "tabloid", "magazine", "daily", "weekly"])
_ON_AIR = frozenset(["news", "radio", "tv", "television", "network", "broadcasting"])
_SEATED = frozenset(["republican", "democrat", "lawmaker", "congressman", "congresswoman", "legislator"])
_NEAR = 4
"""How many sentences back a kind of body ("the company") may point."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A party's voice, and whether it is a person."""

    voice: Voice = SILENT
    person: bool = False


@dataclass(frozen=True, slots=True)
class Memory:
    """What reading a document's sources in order remembers."""

    owner: Callable[[str, int], Answer]
    """Whom "his", "their", "its" near a place means."""
    last_called: Callable[[str, str], tuple[int, Voice] | None]
    """Where somebody was last heard by a role, in words that hold those asked for, and who."""
    heard_within: Callable[[int], Voice | None]
    """Who was heard first in the sentence that a place is in."""
    last_many: Callable[[str], Voice | None]
    """Who was last heard that are many of a kind: "the groups" after "Ukrainian groups"."""
    last_crowd: Callable[[int], Voice | None]
    """Who was heard just before a place, where they are people who are many."""
    last_state: Callable[[int], str]
    """The only country that was heard not long before a place; empty where there are several, or none."""
    last_body: Callable[[], tuple[int, Voice, bool] | None]
    """Where a body was last heard by its name, which, and whether it is the only one."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was called more fully before."""

    mention: Mention
    at: int


class Recall:
    """Looks back in a document for who was called so before."""

    def __init__(self, text: str, cast: Cast, setting: Setting, memory: Memory, identity: Identity) -> None:
        self._text, self._cast, self._setting, self._memory = text, cast, setting, memory
        self._identity = identity

    def taken_up(self, mention: Mention, at: int) -> Figure | Voice | Earlier | None:
        """A person of the cast, a voice heard before, or a fuller mention of what is meant; None where nothing is."""
        role = mention.role
        figure = self._person(mention, at) if role in listed("speakers", "persons") else None
        called = self._memory.last_called(role, mention.words)
        told = max(figure.called(role, at) if figure else -1, called[0] if called else -1)
        if role in listed("speakers", "persons") and told >= 0 and self._identity.has_new(role, told, at):
            return SILENT
        if figure and not (called and called[0] > self._last_named(figure, at)):
            return figure
        if called:
            return called[1]
        written = self._writer(role, at) if role in listed("speakers", "letters") else None
        if written is not None and written.parties:
            return written
        if role in listed("speakers", "voices") or role in listed("speakers", "papers"):
            phrase, where = called_earlier(self._text, role, at)
            if phrase:
                return Earlier(parse(phrase), where)
        kind = mention.words.casefold() == role and role in listed("speakers", "kinds")
        called_so = self._called_so(role, at) if kind else ""
        if called_so:
            return Earlier(parse(called_so), at)
        crowd = self._memory.last_crowd(at) if kind and role == "group" else None
        if crowd:
            return crowd
        last = self._memory.last_body() if kind else None
        fits = last is not None and self._is_of_kind(last[1].parties[0], role)
        if last and fits and self._cast.sentence(at) - self._cast.sentence(last[0]) <= _NEAR:
            return last[1]
        if role in ("country", "nation", "kingdom", "republic"):
            return self._country(at) if mention.words.casefold() == role else None
        wanted = {singular(word) for word in folded(mention.words).split()} - listed("speakers", "counts")
        for body in self._bodies_before(role, at, kind):
            words = set(map(singular, folded(body).split()))
            if (self._is_of_kind(body, role) or role in words) if kind else wanted - words <= {role}:
                return Earlier(parse(body), at)
        return last[1] if last and fits and last[2] else None

    def holder(self, mention: Mention, at: int) -> Figure | None:
        """Who holds an office of a country that is named with it: "the Russian president"."""
        office = mention.role in listed("speakers", "offices") & listed("speakers", "persons")
        place = country_in(mention.backing) if office else None
        whole = place is not None and place_of(mention.backing) is not None
        return self._person(mention, at) if whole else None

    def _writer(self, role: str, at: int) -> Voice | None:
        """Who was heard where a letter was spoken of first: "in a letter, the ministry said", and then "the letter"."""
        start = self._cast.sentences[max(0, self._cast.sentence(at) - _NEAR)]
        places = [
            match.start() for match in re.finditer(rf"\b{re.escape(role)}s?\b", self._text[start:at], re.IGNORECASE)
        ]
        return self._memory.heard_within(start + places[-1]) if places else None

    def _person(self, mention: Mention, at: int) -> Figure | None:
        """The person with a role; "the US president" is none of another country."""
        place = country_in(mention.backing)
        figure = self._cast.called(mention.role, at, "" if place else mention.words)
        if figure is None:
            return self._seated(at) if mention.role in _SEATED else None
        theirs = {_country_of(said) for _, said in figure.described if mention.role in said.role.split()}
        theirs = theirs or {UNITED_STATES}
        if place is not None:
            return figure if place.country in theirs else None
        foreign = not theirs & {UNITED_STATES, self._setting.home}
        last = next((sighting.figure for sighting in self._cast.before(at) if sighting.figure), None)
        return figure if not foreign or last is figure else None

    def _seated(self, at: int) -> Figure | None:
        """Who was named last, in the sentence or the one before, and holds a seat: "the California Democrat"."""
        number = self._cast.sentence(at)
        near = [
            one.figure for one in self._cast.before(at) if one.figure and self._cast.sentence(one.start) >= number - 1
        ]
        seated = any(said.seated for _, said in near[0].described) if near else False
        return near[0] if seated else None

    def _country(self, at: int) -> Earlier | None:
        """The country that was named last, where "the country" may point to it."""
        sentence = self._cast.sentence(at)
        for sighting in self._cast.before(at):
            place = place_of(sighting.body) if sighting.body else None
            if place and sentence - self._cast.sentence(sighting.start) <= _NEAR:
                return Earlier(parse(place.country), at)
        return None

    def _last_named(self, figure: Figure, at: int) -> int:
        return next((sighting.start for sighting in self._cast.before(at) if sighting.figure is figure), -1)

    def _bodies_before(self, role: str, at: int, kind: bool) -> Iterator[str]:
        """Bodies named before that bear a word in their name, or where it is a kind may be of it; nearest first."""
        sentence = self._cast.sentence(at)
        for sighting in self._cast.before(at):
            words = set(map(singular, folded(sighting.body).split()))
            named = {*role.split()} <= words and role not in ("democrat", "republican")
            near = kind and sentence - self._cast.sentence(sighting.start) <= _NEAR
            if named or (near and self._may_be_a(sighting.body)):
                yield sighting.body

    def _called_so(self, role: str, at: int) -> str:
        """The body that was last named right after a word for its kind: "the watchdog Cirium"."""
        for sighting in self._cast.before(at):
            if sighting.body and self._text.endswith(f" {role} ", 0, sighting.start):
                return sighting.body
        return ""

    def _may_be_a(self, body: str) -> bool:
        """Whether a body can be a company or a group."""
        if not body or place_of(body) or is_political(body) or is_organ(body) or "-" in body:
            return False
        return is_body(split_words(body)) or (self._cast.seen[body] > 1 and not self._is_where(body))

    def _is_of_kind(self, body: str, role: str) -> bool:
        """Whether a body can be a company, where one is meant: the Environment Office is none."""
        last = split_words(body)[-1]
        if role != "agency" and last.noun in listed("speakers", "offices_of_state"):
            return False
        if role in _PAPERS:
            return last.low not in _ON_AIR
        trade = not is_body(split_words(body)) or last.noun in listed("speakers", "trades")
        return trade or role not in listed("speakers", "businesses")

    def _is_where(self, body: str) -> bool:
        """Whether the text speaks of what happens in something of that name: a place."""
        return re.search(rf"\b(?:in|near|outside|across) (?:the )?{re.escape(body)}\b", self._text) is not None


def _country_of(said: Mention) -> str:
    """The country whose office it is; an office of no named body is taken to be the United States'."""
    place = country_in(said.backing)
    return place.country if place else "" if said.backing else UNITED_STATES
