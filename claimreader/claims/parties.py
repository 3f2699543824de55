"""Who speaks, and on whose behalf: every attribution's source, as the text puts it, made out within its document.

Names are followed through the text, pronouns and descriptions to whom they mean, spokesmen and institutions to
whom they speak for. What is not clear stays blank.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from claimreader.claims.cast import Cast, Figure
from claimreader.claims.lexicon import listed
from claimreader.claims.places import Place, Sign, folded, place_of
from claimreader.claims.pronouns import people_meant
from claimreader.claims.speakers import Mention, Word, is_body, join, parse, roles, singular, split_words
from claimreader.records import Attribution, KnownParty, Spans, words_of

_HE = frozenset(["he", "she", "him", "her", "his", "hers"])
_THEY = frozenset(["they", "them", "their", "theirs", "both"])
_IT = frozenset(["it", "its"])
_I = frozenset(["i", "me", "my", "mine", "we", "us", "our", "ours", "myself", "ourselves"])
_WHO = frozenset(["who", "which", "that", "whom", "whose"])
_US = "United States"
_DEPTH = 3
_SPOKEN_FOR = frozenset(["spokesman", "spokeswoman", "spokesperson", "press secretary", "lawyer", "attorney", "counsel", "aide"])
_EXECUTIVE = frozenset(
    ["president", "vice president", "attorney general", "assistant attorney general", "national security adviser", "press secretary",
     "secretary of state", "secretary", "defense secretary", "treasury secretary", "director of national intelligence"]
)  # fmt: skip
_CHARGING = frozenset(["indictment", "prosecutor"])
_GENERIC = frozenset(["company", "firm", "group", "network", "organization", "organisation", "tabloid", "newspaper", "magazine", "outlet", "paper",
    "bank", "airline", "manufacturer", "maker", "carmaker", "charity", "union", "militia", "movement", "watchdog", "retailer"])  # fmt: skip
_PARTS_OF_BODIES = frozenset(["project", "office", "center", "centre", "program", "unit", "division", "branch", "department", "bureau", "team"])
_CITING = re.compile(r"\s*,?\s*(?:citing|quoting)\s+([^.;:!?\n]{3,120}?)(?=,|[.;:!?\n]|\s+(?:as|said|reported|that)\b|$)")
_QUOTED_BY = re.compile(r"\s*,\s*(?:quoted|cited|as quoted|as cited|as reported)\s+by\s+(?:the\s+)?([A-Z][\w’'&.-]*(?:\s+[A-Z][\w’'&.-]*){0,3})")


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
    """The voice of each attribution, in their order; the user's parties win over what the text alone would give."""
    return _Resolver(text, attributions, known).voices()


@dataclass(frozen=True, slots=True)
class _Heard:
    """A source that has been made out."""

    at: int
    voice: Voice
    mention: Mention
    plural: bool
    person: bool
    content: Spans


class _Resolver:
    def __init__(self, text: str, attributions: Sequence[Attribution], known: Sequence[KnownParty]) -> None:
        self.text = text
        self.attributions = attributions
        self.known = {folded(alias): party.name for party in known for alias in (party.name, *party.aliases)}
        self.cast = Cast(text)
        for attribution in attributions:
            self._introduce(words_of(text, attribution.source, " "))
        sources = [span.start for attribution in attributions for span in attribution.source[:1]]
        self.meant = people_meant(text, self.cast, frozenset(self._speaking()), sources)
        self.heard: list[_Heard] = []
        self.administration = self._administration()
        self.justice = bool(re.search(r"Justice Department|Department of Justice|U\.S\. [Aa]ttorney|United States attorney", text))
        self.abroad = any(self._foreign(words_of(text, attribution.source, " ")) for attribution in attributions)

    def _introduce(self, source: str) -> None:
        """A source whose name the text alone did not show to be a person's."""
        for part in _parts(source):
            mention = parse(part[0])
            if mention.name and mention.role in roles() and not is_body(split_words(mention.name)) and not place_of(mention.name):
                if not self.cast.figure(mention.name) and mention.name[0].isupper() and not mention.plural:
                    self.cast.meet(mention.name).described.append((0, mention))

    def _speaking(self) -> Iterator[int]:
        """Where the name that a source goes by begins, and not the names that it only mentions."""
        starts = [sighting.start for sighting in self.cast.sightings]
        for attribution in self.attributions:
            for span in attribution.source[:1]:
                yield span.start
                main = next(iter(_parts(span.of(self.text))), ("", []))[0]
                figure = self.cast.figure(parse(main).name)
                for sighting in self.cast.sightings[bisect_left(starts, span.start) : bisect_left(starts, span.end)]:
                    if figure and sighting.figure is figure:
                        yield sighting.start

    def _administration(self) -> str:
        """The administration that the document hears as a source, called after its president."""
        heard = any("administration" in words_of(self.text, each.source, " ").casefold() for each in self.attributions)
        named = Counter(re.findall(r"\b([A-Z][\w’'-]+) [Aa]dministration\b", self.text)) if heard else Counter()
        for name, _ in named.most_common():
            if self.cast.figure(name):
                return f"{name} administration"
        president = re.search(r"\bPresident (?:[A-Z][\w.’'-]* ){0,2}([A-Z][\w’-]+)", self.text) if heard else None
        return f"{president.group(1).removesuffix('’s')} administration" if president else ""

    def _foreign(self, source: str) -> bool:
        places = [place_of(word.text) for word in split_words(source) if word.proper]
        return any(place and place.country != _US for place in places)

    # ------------------------------------------------------------------------------------ order

    def voices(self) -> list[Voice]:
        found: dict[int, Voice] = {}
        order = sorted(range(len(self.attributions)), key=lambda n: (self.attributions[n].source or self.attributions[n].cue)[:1])
        for number in order:
            found[number] = self._voice(self.attributions[number])
        return [found[number] for number in range(len(self.attributions))]

    def _voice(self, attribution: Attribution) -> Voice:
        if not attribution.source:
            return Voice()
        phrase = " ".join(words_of(self.text, attribution.source, " ").split())
        start, end = attribution.source[0].start, attribution.source[-1].end
        channel, phrase = self._channel(phrase, end)
        voice, mention, plural, person = self._phrase(phrase, start)
        if channel:
            voice = replace(voice, channel=channel)
        self.heard.append(_Heard(start, voice, mention, plural, person, attribution.content))
        return voice

    def _channel(self, phrase: str, end: int) -> tuple[str | None, str]:
        """An agency that passes on what another has said, and that other."""
        inside = re.search(r",?\s+(?:citing|quoting)\s+", phrase)
        if inside:
            return self.cast.body(phrase[: inside.start()]), phrase[inside.end() :]
        after = _CITING.match(self.text, end)
        if after and _names_outlet(phrase):
            return self.cast.body(phrase), after.group(1)
        by = _QUOTED_BY.match(self.text, end)
        if by:
            return self.cast.body(by.group(1)), phrase
        return None, phrase

    def _phrase(self, phrase: str, at: int) -> tuple[Voice, Mention, bool, bool]:
        """The voice of a whole source: of one party, or of several that speak as one."""
        bare = phrase.strip(" ,.;:–—-“”\"'").casefold()
        if folded(bare) in self.known:
            return Voice(None, (self.known[folded(bare)],)), Mention(bare), False, False
        if bare in _HE | _THEY | _IT | _I | _WHO:
            voice, plural, person = self._pronoun(bare, at)
            return voice, Mention(bare), plural, person
        speakers: list[str] = []
        parties: list[str] = []
        first = Mention("")
        person = False
        parts = list(_parts(phrase))
        for number, (main, asides) in enumerate(parts):
            mention = parse(main)
            voice, is_person = self._one(mention, [_roles_in(aside) for aside in asides], at)
            if not number:
                first, person = mention, is_person
            speakers += [voice.speaker] if voice.speaker else []
            parties += voice.parties
        several = len(parts) > 1
        spoken = " and ".join(dict.fromkeys(speakers)) or None
        return Voice(spoken, tuple(dict.fromkeys(parties))), first, several or first.plural, person and not several

    # --------------------------------------------------------------------------------- pronouns

    def _pronoun(self, word: str, at: int) -> tuple[Voice, bool, bool]:
        if word in _HE:
            figure = self.meant.get(at)
            return (self._figure_voice(figure, 0) if figure else Voice()), False, True
        if word in _I:
            outer = next((heard for heard in reversed(self.heard) if any(s <= at < e for s, e in heard.content)), None)
            return (outer.voice if outer else Voice()), False, True
        if word in _WHO:
            return self._antecedent(at)
        sentence = self.cast.sentence(at)
        for heard in reversed(self.heard):
            if sentence - self.cast.sentence(heard.at) > 6:
                break
            if heard.person or heard.at == at:
                continue
            if word in _THEY and (heard.plural or heard.voice.parties) or word in _IT and not heard.plural:
                return heard.voice, heard.plural, False
        return Voice(), word in _THEY, False

    def _antecedent(self, at: int) -> tuple[Voice, bool, bool]:
        """Whom a relative pronoun follows."""
        sentence = self.cast.sentence(at)
        for sighting in reversed(self.cast.sightings):
            if sighting.start < at:
                near = at - sighting.end < 60 and self.cast.sentence(sighting.start) == sentence
                if not near:
                    break
                if sighting.figure:
                    return self._figure_voice(sighting.figure, 0), False, True
                if at - sighting.end < 3 and sighting.body:
                    return self._one(parse(sighting.body), [], at)[0], False, False
        return Voice(), False, False

    # --------------------------------------------------------------------------------- one party

    def _one(self, mention: Mention, asides: Sequence[Sequence[Mention]], at: int, depth: int = 0) -> tuple[Voice, bool]:
        """The voice of one party to a source, and whether it is a person."""
        alias = self.known.get(folded(mention.words)) or self.known.get(folded(mention.name))
        naming = next((aside[0] for aside in asides if aside[0].name and not is_body(split_words(aside[0].name))), None)
        if naming and not mention.name and mention.role in roles():
            figure = self.cast.meet(naming.name)
            figure.described.insert(0, (at, mention))
            return self._known(alias, self._figure_voice(figure, depth)), True
        if mention.name:
            return self._named(mention, asides, alias, at, depth)
        if alias:
            return Voice(None, (alias,)), False
        return self._described(mention, asides, at, depth)

    def _known(self, alias: str | None, voice: Voice) -> Voice:
        return replace(voice, parties=(alias,)) if alias else voice

    def _named(self, mention: Mention, asides: Sequence[Sequence[Mention]], alias: str | None, at: int, depth: int) -> tuple[Voice, bool]:
        words = split_words(mention.name)
        figure = self.cast.figure(mention.name)
        place = place_of(mention.name)
        if figure is None and (place or is_body(words) or mention.determiner == "the" and not mention.role or not _like_a_person(words)):
            voice = Voice(None, (alias,)) if alias else self._body_voice(mention, place)
            return voice, False
        if figure is None:
            figure = self.cast.figure(mention.name) or self.cast.meet(mention.name)
        for said in (mention, *(part for aside in asides for part in aside)):
            if said.role and (said.role in roles() or said.own):
                figure.described.append((at, said))
        return self._known(alias, self._figure_voice(figure, depth, at)), True

    def _figure_voice(self, figure: Figure | None, depth: int, at: int = 0) -> Voice:
        if figure is None:
            return Voice()
        alias = self.known.get(folded(figure.name)) or self.known.get(folded(figure.name.split()[-1]))
        if alias:
            return Voice(figure.name, (alias,))
        own = any(said.own or said.role in listed("speakers", "own") for _, said in figure.described)
        former = any(said.former for _, said in figure.described)
        for where, said in figure.described:
            if depth > _DEPTH or said.former or (former and said.role not in _SPOKEN_FOR):
                continue
            parties = self._behind(said, own, figure, where or at, depth)
            if parties:
                return Voice(figure.name, parties)
        return Voice(figure.name, (figure.name,))

    def _behind(self, said: Mention, own: bool, figure: Figure, at: int, depth: int) -> tuple[str, ...]:
        """For whom somebody with such a role speaks; none where for themselves."""
        voices, offices = listed("speakers", "voices"), listed("speakers", "offices")
        if not own and said.role in _EXECUTIVE and self.administration and (not said.backing or _country_in(said.backing)):
            return (self.administration,)
        if not said.backing or own and said.role not in _SPOKEN_FOR:
            return ()
        if said.role in voices and said.link not in ("in", "on", "with"):
            found = self._backing(said, at, depth + 1)
            return found if found != (figure.name,) else ()
        if said.role not in offices:
            return ()
        place = _country_in(said.backing)
        if place and (place.country != _US or self.abroad):
            return (place.country,)
        if place or not any(word.proper for word in split_words(said.backing)) or _political(said.backing):
            return ()
        found = self._backing(said, at, depth + 1)
        return found if found and not self.cast.figure(found[0]) else ()

    def _backing(self, said: Mention, at: int, depth: int) -> tuple[str, ...]:
        if depth > _DEPTH:
            return ()
        place = _country_in(said.backing)
        if said.role == "attorney" and place and place.country == _US and not self.abroad:
            return ("Justice Department",)
        whole = place_of(said.backing)
        if whole:
            return self._body_voice(parse(said.backing), whole).parties if whole.sign is not Sign.PEOPLE else (whole.country,)
        bare = said.backing.casefold()
        if bare in _HE | _THEY | _IT:
            return self._pronoun(bare, at)[0].parties
        parties: list[str] = []
        for main, _ in _parts(said.backing):
            mention = parse(main)
            if not mention.name and not mention.determiner:
                mention = replace(mention, determiner="the")
            parties += self._one(mention, [], at, depth)[0].parties
        return tuple(dict.fromkeys(parties))

    # ------------------------------------------------------------------------------------ bodies

    def _body_voice(self, mention: Mention, place: Place | None) -> Voice:
        name = self.cast.body(mention.name)
        place = place or place_of(name)
        if place and place.sign is Sign.ORGAN:
            return Voice(name, (place.country if place.country != _US or self.abroad else name,))
        if place and place.sign is not Sign.PEOPLE:
            return Voice(None, (place.country,))
        if mention.backing and mention.link == "'s" and not place_of(mention.backing) and mention.role in _PARTS_OF_BODIES:
            found = self._backing(mention, 0, 2)
            if found:
                return Voice(mention.words, found)
        inside = _country_in(name) or _country_in(mention.backing if mention.backing[:1].isupper() else "")
        if inside and _organ(name) and (inside.country != _US or self.abroad):
            return Voice(name, (inside.country,))
        if folded(name) in self.known:
            return Voice(name, (self.known[folded(name)],))
        return Voice(name, (name,))

    def _described(self, mention: Mention, asides: Sequence[Sequence[Mention]], at: int, depth: int) -> tuple[Voice, bool]:
        """A source that is not named but described."""
        role = mention.role
        if not mention.words:
            return Voice(), False
        if mention.determiner in ("his", "her", "their", "its") and not mention.backing:
            mention = replace(mention, backing=mention.determiner)
        if role in ("administration", "official") and self.administration and not _country_in(mention.words):
            if role == "administration" or "administration" in mention.words.casefold():
                return Voice(None if role == "administration" else mention.words, (self.administration,)), False
        if role in _CHARGING and self.justice:
            return Voice(mention.words if role != "indictment" else None, ("Justice Department",)), False
        if mention.former:
            return Voice(mention.words), False
        if self._speaks_for(mention):
            parties = self._backing(mention, at, depth + 1)
            if parties:
                return Voice(None if mention.backing in _HE | _THEY | _IT else mention.words, parties), False
        if mention.backing and (role in listed("speakers", "offices")):
            parties = self._behind(mention, False, Figure(""), at, depth)
            if parties:
                return Voice(mention.words, parties), True
        if mention.determiner in ("the", "his", "her", "this", "that") and not mention.plural:
            again = self._again(mention, at)
            if again:
                return again
        if role in listed("speakers", "nobody") or role in listed("speakers", "papers"):
            return Voice(), False
        if mention.plural and (role in listed("speakers", "groups") or _country_in(mention.words)):
            return Voice(None, (mention.words,)), False
        return Voice(), False

    def _speaks_for(self, mention: Mention) -> bool:
        """Whether what a source is called says that it speaks for its backing."""
        if not mention.backing:
            return False
        if mention.role in listed("speakers", "voices"):
            return True
        if mention.role in listed("speakers", "papers"):
            bodily = is_body(split_words(mention.backing)) and not place_of(mention.backing)
            return mention.link in ("'s", "by", "from") or (not mention.link and bodily)
        return _organ(mention.role)

    def _again(self, mention: Mention, at: int) -> tuple[Voice, bool] | None:
        """Whom a description takes up again: "the ministry", "the lieutenant governor", "the spokesman"."""
        role = mention.role
        if role in listed("speakers", "persons"):
            place = _country_in(mention.backing)
            figure = self.cast.called(role, at, mention.words if not place else "")
            if figure and place and not any(_same_country(said, place) for _, said in figure.described):
                figure = None
            if figure:
                return self._figure_voice(figure, 0, at), True
        for heard in reversed(self.heard):
            if heard.mention.role == role and heard.voice.parties:
                return heard.voice, heard.person
        before = bisect_left([sighting.start for sighting in self.cast.sightings], at)
        nearby = [one for one in self.cast.sightings[max(0, before - 60) : before] if one.body]
        for sighting in reversed(nearby):
            if role in map(singular, folded(sighting.body).split()) and role not in ("democrat", "republican"):
                return self._body_voice(parse(sighting.body), place_of(sighting.body)), False
        if role in _GENERIC:
            sentence = self.cast.sentence(at)
            for sighting in reversed(nearby):
                if sentence - self.cast.sentence(sighting.start) > 4:
                    break
                mention = parse(sighting.body)
                bodily = is_body(split_words(sighting.body)) or self.cast.seen[sighting.body] > 1
                if bodily and not (place_of(sighting.body) or _political(sighting.body) or _organ(sighting.body)) and "-" not in sighting.body:
                    return self._body_voice(mention, None), False
        return None


def _parts(phrase: str) -> Iterator[tuple[str, list[str]]]:
    """The parties that a source joins, each with the asides that say more about it."""
    segments = [segment.strip() for segment in re.split(r",\s+|\s+[–—]\s+", re.sub(r"\([^()]*\)", lambda m: m.group() if re.match(r"\([RDI]\b", m.group()) else " ", phrase)) if segment.strip()]
    while len(segments) > 1 and split_words(segments[0])[:1] and split_words(segments[0])[0].small and not parse(segments[0]).role:
        segments.pop(0)
    current: tuple[str, list[str]] | None = None
    for segment in segments:
        joined = re.match(r"(?:and|or|as well as|along with)\s+(.+)", segment)
        if current is not None and not joined and _aside(segment, current[0]):
            current[1].append(segment)
            continue
        pieces = _split_and(joined.group(1) if joined else segment)
        for piece in pieces:
            if current is not None:
                yield current
            current = (piece, [])
    if current is not None:
        yield current


def _roles_in(aside: str) -> list[Mention]:
    """What an aside calls somebody: "the president and executive director of the committee" is two roles."""
    return [parse(part) for part in re.split(r"\s+and\s+", aside)]


def _aside(segment: str, main: str) -> bool:
    """Whether what follows a comma says more about what stands before it, rather than naming another."""
    mention, before = parse(segment), parse(main)
    if re.match(r"(?:Republican|Democrat|Independent|Conservative|Labour)\b|(?:a|an|the|including|who|which|whose|whom|where|now|then|once|also|himself|formerly|himself)\b|[RDI]-|[a-z0-9]", segment):
        return True
    if not before.name:
        return bool(mention.name)
    return bool(mention.role in roles() and not mention.name) or bool(place_of(segment)) or mention.role in ("democrat", "republican")


def _split_and(segment: str) -> list[str]:
    """"Ukraine and Western media" as two, "the Department of Health and Human Services" as one."""
    at = 0
    for match in re.finditer(r"\s+(?:and|&)\s+", segment):
        left, right = segment[at : match.start()], segment[match.end() :]
        one, two = parse(left), parse(right)
        if not left or not right or not _stands_alone(one, left) or not _stands_alone(two, right) or _half_a_name(left, right):
            continue
        if one.name and re.search(r"\b(?:of|for|on)\b", left) and is_body(split_words(one.name)) and not re.match(r"(?:the|a|an)\b", right) and not one.backing:
            continue
        return [left, *_split_and(right)]
    return [segment]


def _half_a_name(left: str, right: str) -> bool:
    """"Oversight and Government Reform Committee": the left is nothing of its own, and the right begins as a name does."""
    words, following = split_words(left), split_words(right)
    run = list(takewhile(lambda word: word.proper, following))
    return (
        len(words) <= 3
        and all(word.proper for word in words)
        and bool(following) and following[0].proper
        and not place_of(left)
        and not is_body(words[-1:])
        and singular(words[-1].low) not in roles() | listed("speakers", "bodies")
        and is_body(run)
        and len(run) > 1
    )  # fmt: skip


def _stands_alone(mention: Mention, words: str) -> bool:
    if mention.name:
        return True
    return bool(mention.role in roles() or mention.role in listed("speakers", "groups")) and not (mention.role in listed("speakers", "titles") and not mention.plural and not mention.determiner)


def _country_in(words: str) -> Place | None:
    """The country that a name or its possessor says it is of."""
    parts = split_words(words)
    for size in (3, 2, 1):
        for at in range(len(parts) - size + 1):
            if parts[at].proper:
                place = place_of(" ".join(word.text for word in parts[at : at + size]))
                if place:
                    return place
    return None


def _organ(words: str) -> bool:
    """Whether a body is one that a state acts through."""
    organs = listed("speakers", "organs")
    parts = [singular(word) for word in folded(words).split()]
    tails = (" ".join(parts[-size:]) for size in (3, 2, 1))
    return any(tail in organs for tail in tails) or (bool(parts) and parts[0] in organs)


def _same_country(said: Mention, place: Place) -> bool:
    """Whether a description is of that country; one that names none is taken to be of the United States."""
    other = _country_in(said.backing)
    return other.country == place.country if other else place.country == _US


def _political(words: str) -> bool:
    """A party, an assembly or a school: who heads or sits in one speaks for themselves."""
    parts = {singular(word) for word in folded(words).split()}
    seats = {"republican", "democratic", "democrat", "party", "senate", "house", "congress", "university", "college", "parliament", "school",
        "caucus", "labour", "gop", "council", "assembly", "congressional", "intelligence", "judiciary", "oversight", "appropriation", "institute"}  # fmt: skip
    return bool(parts & seats)


def _names_outlet(phrase: str) -> bool:
    mention = parse(phrase)
    return bool(mention.name) and mention.role not in listed("speakers", "persons")


def _like_a_person(words: Sequence[Word]) -> bool:
    return 1 < len(words) <= 4 and all(word.text[0].isalpha() for word in words) and bool(join(words))
