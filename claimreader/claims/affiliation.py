"""On whose behalf a person, a body or a description speaks, as far as the text says so."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from claimreader.claims.cast import Cast, Figure
from claimreader.claims.lexicon import listed
from claimreader.claims.naming import gender_in, is_body, roles, singular, split_words
from claimreader.claims.places import Place, Sign, folded, place_of
from claimreader.claims.sources import Part, parts
from claimreader.claims.speakers import Mention, parse
from claimreader.claims.standing import UNITED_STATES, country_in, is_organ, is_political, speaks_for_backing, state_of
from claimreader.claims.surroundings import called_earlier
from claimreader.claims.voices import SILENT, Voice
from claimreader.records import KnownParty

_DEEPEST = 3
"""How far it is followed whom a spokesman's principal speaks for."""
_OWNERS = frozenset(["his", "her", "their", "its"])
_ADMINISTRATION = re.compile(r"\b([A-Z][\w’'-]+) administration\b")
_PRESIDENT = re.compile(r"\bPresident (?:[A-Z][\w.’'-]* ){0,2}([A-Z][\w-]+)")
_CONTEST = re.compile(r"\b(?:elections?|opposition|coalition|ballots?|voters?|electoral|referendum)\b", re.IGNORECASE)
_CONTESTED = 4
"""So many words of an election make a text one about a country's own politics."""
_JUSTICE = re.compile(r"Justice Department|Department of Justice|U\.S\. [Aa]ttorney|United States attorney")
_JUSTICE_DEPARTMENT = "Justice Department"
_PROSECUTION = frozenset(["indictment", "prosecutor"])
_NEAR = 4
"""How many sentences back a kind of body ("the company") may point."""
_MOSTLY = 0.6
"""The share of a text's countries from which one is what the text is about."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A party's voice, and whether it is a person."""

    voice: Voice = SILENT
    person: bool = False


class Affiliation:
    """What one document says about who speaks for whom.

    Args:
        text: the document.
        cast: who is named in it.
        sources: the words of all its sources.
        known: the user's parties.
        pronoun_parties: on whose behalf "his", "their", "its" at a place stands.
        heard_again: the last voice that went by a role.
    """

    def __init__(
        self,
        text: str,
        cast: Cast,
        sources: Sequence[str],
        known: Sequence[KnownParty],
        pronoun_parties: Callable[[str, int], tuple[str, ...]],
        heard_again: Callable[[str], Voice | None],
    ) -> None:
        self._text, self._cast = text, cast
        self._known = {folded(alias): party.name for party in known for alias in (party.name, *party.aliases)}
        self._pronoun_parties, self._heard_again = pronoun_parties, heard_again
        countries = [place.country for source in sources for place in _countries(source)]
        self._abroad = any(country != UNITED_STATES for country in countries)
        self._heard = frozenset(countries)
        self._administration = self._find_administration(sources)
        self._justice = bool(_JUSTICE.search(text))
        self._home = self._find_home()
        self._contest = len(_CONTEST.findall(text)) >= _CONTESTED and self._heard <= {self._home}

    # ------------------------------------------------------------------------------------ document

    def _find_administration(self, sources: Sequence[str]) -> str:
        """The administration that the document hears as a source, called after its president."""
        if not any("administration" in source.casefold() for source in sources):
            return ""
        for name, _ in Counter(_ADMINISTRATION.findall(self._text)).most_common():
            if name.lower() not in listed("speakers", "small") and not place_of(name):
                return f"{name} administration"
        president = _PRESIDENT.search(self._text)
        return f"{president.group(1)} administration" if president else ""

    def _find_home(self) -> str:
        """The country that the document is mostly about; its government needs no other name there."""
        named = Counter[str]()
        for body, count in self._cast.seen.items():
            place = country_in(body)
            if place:
                named[place.country] += count
        for country, count in named.most_common(1):
            if count >= 3 and count >= _MOSTLY * named.total():
                return country
        return ""

    # --------------------------------------------------------------------------------------- voices

    def of(self, part: Part, at: int, depth: int = 0) -> Answer:
        """The voice of one party to a source at a place of the text."""
        mention = part.main
        alias = self._alias(mention)
        naming = next((aside for aside in part.asides if aside.name and not is_body(split_words(aside.name))), None)
        if naming and not mention.name and mention.role in roles():
            figure = self._cast.meet(naming.name)
            figure.described.insert(0, (at, mention))
            return Answer(self._renamed(alias, self.of_figure(figure, at, depth)), True)
        if mention.name:
            return self._named(part, alias, at, depth)
        if alias:
            return Answer(Voice(mention.words if folded(mention.words) not in self._known else None, (alias,)))
        return self._described(mention, at, depth)

    def _alias(self, mention: Mention) -> str | None:
        """The user's party that a mention names, or speaks for."""
        if not self._known:
            return None
        for words in (mention.words, mention.name):
            if folded(words) in self._known:
                return self._known[folded(words)]
        backing = self._known.get(folded(mention.backing))
        return (
            backing
            if backing and (speaks_for_backing(mention) or mention.role in listed("speakers", "offices"))
            else None
        )

    def _renamed(self, alias: str | None, voice: Voice) -> Voice:
        """A voice whose parties go by the names that the user gave them."""
        if alias:
            return replace(voice, parties=(alias,))
        return replace(voice, parties=tuple(self._known.get(folded(party), party) for party in voice.parties))

    def _named(self, part: Part, alias: str | None, at: int, depth: int) -> Answer:
        mention = part.main
        words = split_words(mention.name)
        figure = self._cast.figure(mention.name, gender_in(split_words(mention.role)))
        place = place_of(mention.name)
        bodily = place or is_body(words) or (mention.determiner == "the" and not mention.role)
        if figure is None and (bodily or not 1 < len(words) <= 4):
            return Answer(self._renamed(alias, self._body(mention, at, depth)))
        figure = figure or self._cast.meet(mention.name)
        for said in (mention, *part.asides):
            if said.role in roles() or said.seated:
                figure.describe(at, said)
        return Answer(self._renamed(alias, self.of_figure(figure, at, depth)), True)

    def of_figure(self, figure: Figure, at: int, depth: int = 0) -> Voice:
        """On whose behalf a person speaks: the first description that says so, or for themselves."""
        for name in (figure.name, figure.name.split()[-1]):
            if folded(name) in self._known:
                return Voice(figure.name, (self._known[folded(name)],))
        own = any(said.seated or said.role in listed("speakers", "own") for _, said in figure.described)
        former = any(said.former for _, said in figure.described)
        for where, said in figure.described:
            retired = said.former or (former and said.role not in listed("speakers", "spokespeople"))
            parties = () if retired or depth > _DEEPEST else self._behind(said, own, where or at, depth, figure.name)
            if parties and parties != (figure.name,):
                return self._renamed(None, Voice(figure.name, parties))
        return Voice(figure.name, (figure.name,))

    def _behind(self, said: Mention, own: bool, at: int, depth: int, name: str = "") -> tuple[str, ...]:
        """For whom somebody so described speaks; nobody where for themselves."""
        if self._administration and not own and self._executive(said, name):
            return (self._administration,)
        if not said.backing or (own and said.role not in listed("speakers", "spokespeople")):
            return ()
        if said.role in listed("speakers", "voices"):
            return self._backing(said, at, depth + 1) if speaks_for_backing(said) else ()
        office = said.role in listed("speakers", "offices")
        place = state_of(said.backing) if office or said.role in listed("speakers", "ranks") else None
        if place is not None and not (place.sign is Sign.ORGAN and not self._state(place)):
            return self._state(place)
        if not office or is_political(said.backing) or not any(word.proper for word in split_words(said.backing)):
            return ()
        found = self._backing(said, at, depth + 1)
        return () if found and self._cast.figure(found[0]) else found

    def _state(self, place: Place) -> tuple[str, ...]:
        """A country as a party; in news of its own politics alone, those who hold its offices speak for themselves."""
        if place.country == UNITED_STATES and not self._abroad:
            return ()
        return () if self._contest and place.country == self._home else (place.country,)

    def _executive(self, said: Mention, name: str) -> bool:
        """Whether somebody so described belongs to the administration that the text hears."""
        if "president" in said.role and not self._administration.startswith(name.split(" ")[-1]):
            return False
        foreign = country_in(said.backing)
        if foreign and foreign.country != UNITED_STATES:
            return False
        words = f" {said.words.casefold()} "
        return any(f" {office} " in words for office in listed("speakers", "executive")) and not said.former

    def _backing(self, said: Mention, at: int, depth: int) -> tuple[str, ...]:
        """The parties that a role is of."""
        if depth > _DEEPEST:
            return ()
        place = country_in(said.backing)
        if said.role == "attorney" and place and place.country == UNITED_STATES:
            return (_JUSTICE_DEPARTMENT,)
        if said.backing.casefold() in _OWNERS:
            return self._pronoun_parties(said.backing.casefold(), at)
        if place_of(said.backing) and place and place.sign is Sign.PEOPLE:
            return self._state(place)
        if folded(said.backing) in listed("speakers", "adjectives"):
            return ()
        parties: list[str] = []
        for part in parts(said.backing):
            main = part.main
            if not main.name and not main.determiner:
                part = replace(part, main=replace(main, determiner="the"))
            parties += self.of(part, at, depth).voice.parties
        return tuple(dict.fromkeys(parties))

    # --------------------------------------------------------------------------------------- bodies

    def _body(self, mention: Mention, at: int, depth: int) -> Voice:
        """A body's voice: its country's where it is an organ of one, the whole's where it is a part of one, else its own."""
        place = place_of(mention.name)
        name = mention.name if place else self._cast.body(mention.name)
        place = place or place_of(name)
        if place and place.sign is Sign.ORGAN:
            return Voice(name, (place.country if place.country != UNITED_STATES or self._abroad else name,))
        if place and (place.sign is not Sign.PEOPLE or mention.determiner == "the"):
            return Voice(None, (place.country,))
        if _prosecutes(name):
            return Voice(name, (_JUSTICE_DEPARTMENT,))
        if mention.link == "'s" and mention.role in listed("speakers", "divisions") and not place_of(mention.backing):
            whole = self._backing(mention, at, depth + 1)
            if whole:
                return Voice(mention.words, whole)
        inside = country_in(name) or (country_in(mention.backing) if mention.link in ("'s", "of") else None)
        if is_organ(name) and (inside or self._home):
            country = inside.country if inside else self._home
            if country != UNITED_STATES or self._abroad:
                return Voice(name, (country,))
        return Voice(name, (name,))

    # ---------------------------------------------------------------------------------- descriptions

    def _described(self, mention: Mention, at: int, depth: int) -> Answer:
        """The voice of a source that is not named but described."""
        role = mention.role
        if not mention.words or mention.former:
            return Answer(Voice(mention.words or None))
        if mention.determiner in _OWNERS and not mention.backing:
            mention = replace(mention, backing=mention.determiner, link="'s")
        if self._administration and "administration" in mention.words.casefold() and not country_in(mention.words):
            return Answer(Voice(None if role == "administration" else mention.words, (self._administration,)))
        if role in _PROSECUTION and self._justice:
            return Answer(Voice(None, (_JUSTICE_DEPARTMENT,)))
        parties = self._spoken_for(mention, at, depth)
        if parties:
            unclear = mention.backing in _OWNERS
            return Answer(Voice(None if unclear else mention.words, parties), role in listed("speakers", "persons"))
        if mention.determiner in ("the", "this", "that", *_OWNERS) and not mention.plural:
            again = self._again(mention, at, depth)
            if again:
                return again
        return self._group(mention)

    def _spoken_for(self, mention: Mention, at: int, depth: int) -> tuple[str, ...]:
        if speaks_for_backing(mention):
            return self._backing(mention, at, depth + 1)
        if mention.role in listed("speakers", "offices") and mention.backing:
            return self._behind(mention, False, at, depth)
        if (
            is_organ(mention.role)
            and not mention.backing
            and mention.determiner == "the"
            and self._home not in ("", UNITED_STATES)
        ):
            return (self._home,)
        return ()

    def _group(self, mention: Mention) -> Answer:
        """People called by what they are, a party by that name; whom a text leaves unnamed stay blank."""
        if mention.role in listed("speakers", "nobody") | listed("speakers", "papers"):
            return Answer()
        many = mention.role in listed("speakers", "collective") and mention.determiner not in ("a", "an")
        if many or (mention.plural and (mention.role in listed("speakers", "groups") or country_in(mention.words))):
            return Answer(Voice(None, (mention.words,)))
        return Answer()

    def _again(self, mention: Mention, at: int, depth: int) -> Answer | None:
        """Whom a description takes up again: "the lieutenant governor", "the spokesman", "the ministry", "the company"."""
        role = mention.role
        if role in listed("speakers", "persons"):
            figure = self._called(mention, at)
            if figure:
                return Answer(self.of_figure(figure, at, depth), True)
        voice = self._heard_again(role)
        if voice:
            return Answer(voice, role in listed("speakers", "persons"))
        if role in listed("speakers", "voices") or role in listed("speakers", "papers"):
            earlier = parse(called_earlier(self._text, role, at))
            if earlier.backing and depth < _DEEPEST:
                return self._described(earlier, at, depth + 1)
        for body in self._bodies_before(role, at):
            return Answer(self._body(parse(body), at, depth))
        return None

    def _called(self, mention: Mention, at: int) -> Figure | None:
        """The person with a role; "the US president" is none of another country."""
        place = country_in(mention.backing)
        figure = self._cast.called(mention.role, at, "" if place else mention.words)
        if figure is None:
            return None
        theirs = {_country_of_office(said) for _, said in figure.described if mention.role in said.role.split()}
        theirs = theirs or {UNITED_STATES}
        if place is not None:
            return figure if place.country in theirs else None
        foreign = UNITED_STATES not in theirs and self._home not in theirs
        last = next((one.figure for one in self._cast.before(at) if one.figure), None)
        return figure if not foreign or last is figure else None

    def _bodies_before(self, role: str, at: int) -> Iterator[str]:
        """Bodies named before that are of a kind, nearest first."""
        sentence = self._cast.sentence(at)
        for sighting in self._cast.before(at):
            kinds = [singular(word) for word in folded(sighting.body).split()]
            if role in kinds and role not in ("democrat", "republican"):
                yield sighting.body
            elif (
                role in listed("speakers", "kinds")
                and sighting.body
                and sentence - self._cast.sentence(sighting.start) <= _NEAR
            ):
                if self._may_be_a(sighting.body):
                    yield sighting.body

    def _may_be_a(self, body: str) -> bool:
        """Whether a body can be a company or a group."""
        words = split_words(body)
        if place_of(body) or is_political(body) or is_organ(body) or "-" in body:
            return False
        return is_body(words) or self._cast.seen[body] > 1


def _country_of_office(said: Mention) -> str:
    """The country whose office it is; an office of no named body is taken to be the United States'."""
    place = country_in(said.backing)
    return place.country if place else "" if said.backing else UNITED_STATES


def _countries(source: str) -> Iterator[Place]:
    for word in split_words(source):
        place = place_of(word.text) if word.proper else None
        if place:
            yield place


def _prosecutes(name: str) -> bool:
    words = folded(name).replace("united states", "us").split()
    return words[:1] == ["us"] and any(word.startswith("attorney") for word in words)
