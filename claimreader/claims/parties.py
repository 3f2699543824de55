"""Who speaks, and on whose behalf: every attribution's source, as the text puts it, made out within its document.

Names are followed through the text, pronouns and descriptions to whom they mean, spokesmen and institutions to
whom they speak for. What is not clear stays blank.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimreader.claims.places import home_of, place_of
from claimreader.claims.quotes import quotation
from claimreader.claims.voices.affiliation import Affiliation
from claimreader.claims.voices.antecedents import body_before, is_of_a_thing, people_before
from claimreader.claims.voices.author import Author
from claimreader.claims.voices.carried import is_outlet, said_within
from claimreader.claims.voices.cast import Cast, Sighting
from claimreader.claims.voices.groups import assembly
from claimreader.claims.voices.hearing import Heard, Hearing
from claimreader.claims.voices.naming import is_body, roles, split_words
from claimreader.claims.voices.passing import passed_on
from claimreader.claims.voices.people import Figure
from claimreader.claims.voices.pronouns import people_meant
from claimreader.claims.voices.recall import Answer, Memory
from claimreader.claims.voices.relatives import (
    described_before,
    described_figure,
    in_full,
    is_beside,
    joins_others,
    whose_aside,
)
from claimreader.claims.voices.sources import Part, parts
from claimreader.claims.voices.speakers import Mention, parse
from claimreader.claims.voices.spots import agency, impersonal, is_own_organ, nearest, unglued
from claimreader.claims.voices.transcript import Turns
from claimreader.claims.voices.unsourced import Unsourced
from claimreader.claims.voices.voice import SILENT, Voice
from claimreader.records import Attribution, KnownParty, Span, words_of

__all__ = ["Voice", "resolve"]

_HE = frozenset(["he", "she", "him", "her", "his", "hers", "himself", "herself"])
_THEY = frozenset(["they", "them", "their", "theirs", "both", "themselves"])
_IT = frozenset(["it", "its", "itself"])
_I = frozenset(["i", "me", "my", "mine", "we", "us", "our", "ours", "myself", "ourselves"])
_SOME = frozenset(["some", "several", "many of them", "some of them", "most of them"])
_WHO = frozenset(["who", "which", "that", "whom", "whose"])
_PRONOUNS = _HE | _THEY | _IT | _I | _WHO
_ANTECEDENT = 60
"""How many characters before "who" a name may end."""
_OPENING = 8
"""So far into a content its subject begins."""
_EDGES = " ,;:–—-“”\"'’"


def resolve(
    text: str, attributions: Sequence[Attribution], known: Sequence[KnownParty] = (), author: str = ""
) -> list[Voice]:
    """The voice of each attribution, in their order; the user's parties win over what the text alone would give.

    Args:
        text: the document.
        attributions: what is said in it, and by which words.
        known: the user's parties.
        author: who wrote it, where its feed tells: whom "I" means outside of quotation marks.
    """
    return _Document(text, attributions, known, author).voices()


class _Document:
    """One text on its way from source to source: what was heard before tells who is meant next."""

    def __init__(
        self, text: str, attributions: Sequence[Attribution], known: Sequence[KnownParty], author: str
    ) -> None:
        self._text = text
        self._attributions = attributions
        self._cast = Cast(text)
        self._hearing = Hearing(self._cast.sentence, quotation(text))
        self._owning: set[str] = set()
        """Of whom it is being asked whose they are: nobody is his own lawyer."""
        spans = [nearest(text, attribution) for attribution in attributions if attribution.source]
        sources = [span.of(text) for span in spans]
        for source in sources:
            self._introduce(source)
        hearing = self._hearing
        memory = Memory(
            self._owner, hearing.called, hearing.within, hearing.many, hearing.crowd, hearing.state, hearing.body
        )
        self._affiliation = Affiliation(text, self._cast, sources, known, memory)
        self._turns, self._author = Turns(text), Author(text, author)
        self._unsourced = Unsourced(text, self._cast, self._affiliation.of)
        sourced = [attribution for attribution in attributions if attribution.source]
        places = {span.start: self._told_of(one, span) for span, one in zip(spans, sourced, strict=True)}
        self._meant = people_meant(text, self._cast, frozenset(self._speaking(spans)), places)

    def voices(self) -> list[Voice]:
        """Sources are made out in the order of the text."""
        found: dict[int, Voice] = {}
        places = [(attribution.source or attribution.cue)[:1] for attribution in self._attributions]
        for number in sorted(range(len(places)), key=lambda number: places[number]):
            found[number] = self._voice(self._attributions[number])
        return [found[number] for number in range(len(places))]

    # ---------------------------------------------------------------------------------- beforehand

    def _introduce(self, source: str) -> None:
        """Meet whom only a source shows to be a person."""
        for part in parts(source):
            mention = part.main
            person = mention.name and mention.role in roles() and not mention.plural
            bodily = place_of(mention.name) or is_body(split_words(mention.name))
            if person and not bodily and self._cast.figure(mention.name) is None:
                self._cast.meet(mention.name).describe(0, mention)

    def _speaking(self, sources: Sequence[Span]) -> Iterator[int]:
        """Where the name that a source goes by begins, and not the names that it only mentions."""
        for span in sources:
            yield span.start
            main = parts(span.of(self._text).strip(_EDGES))[:1]
            names = (said.name for part in main for said in (part.main, *part.asides) if said.name)
            figure = self._cast.figure(next(names, ""))
            for sighting in self._cast.between(span.start, span.end):
                if figure is not None and sighting.figure is figure:
                    yield sighting.start

    def _told_of(self, attribution: Attribution, source: Span) -> Figure | None:
        """Whom a content is about that stands before its source: "Mr Venn won, he said" is another's word."""
        start = attribution.content[0].start if attribution.content else source.start
        first = next(iter(self._cast.between(start, start + _OPENING)), None) if start < source.start else None
        return first.figure if first is not None and not first.owner else None

    # ---------------------------------------------------------------------------------- one source

    def _voice(self, attribution: Attribution) -> Voice:
        if not attribution.source:
            place, cue = (attribution.cue or attribution.content)[0].start, words_of(self._text, attribution.cue, " ")
            voice = self._unsourced.voice("", cue, place)
            return voice if voice.parties else self._hearing.going_on(cue, place)
        start, end = nearest(self._text, attribution)
        for dateline in self._cast.datelines:
            if dateline.start <= start < dateline.end:
                start = dateline.end
        if start >= end:
            return SILENT
        apposed = whose_aside(self._text, self._cast, start)
        if apposed is not None:
            return self._named(apposed, start).voice
        source = " ".join(self._text[start:end].split()).strip(_EDGES)
        whole = unglued(source)
        passing, source = passed_on(self._text, whole, end)
        if passing == whole and (whole.casefold() in _PRONOUNS or self._cast.figure(agency(whole)) is not None):
            passing, source = "", whole
        channel = self._cast.body(agency(passing)) if passing else None
        if source.casefold() == "it" and impersonal(words_of(self._text, attribution.cue, " ")):
            return SILENT
        source = in_full(self._text, source, start)
        if source.casefold() in _SOME:
            heard = Heard(start, self._some(start), Mention(source), True, False, ())
        elif source.casefold() in _PRONOUNS:
            heard = self._pronoun(source.casefold(), start)
        else:
            heard = self._joined(parts(source), start)
        carried = None if channel else self._carried(source, attribution)
        voice = carried or replace(heard.voice, channel=channel)
        if not voice.parties and not heard.person:
            told = self._unsourced.voice(source, words_of(self._text, attribution.cue, " "), start)
            voice = replace(told, channel=channel) if told.parties else voice
        if channel and not voice.parties and home_of(channel) and is_own_organ(source):
            voice = replace(voice, speaker=parse(source).words, parties=(home_of(channel),))
        self._hearing.add(replace(heard, voice=voice, content=attribution.content))
        return voice

    def _named(self, sighting: Sighting, at: int) -> Answer:
        """The voice of whoever is named somewhere."""
        if sighting.figure is not None:
            return Answer(self._affiliation.of_figure(sighting.figure, at), True)
        return self._affiliation.of(Part(parse(f"the {sighting.body}")), at)

    def _carried(self, source: str, attribution: Attribution) -> Voice | None:
        """The voice of whom an outlet reports to have said it."""
        told = parts(source)[:1] if attribution.content else ()
        within = said_within(self._text, attribution.content[0]) if told and is_outlet(told[0].main) else None
        if within is None:
            return None
        who = within.of(self._text)
        known = who.casefold() in _PRONOUNS
        voice = (self._pronoun(who.casefold(), within.start) if known else self._joined(parts(who), within.start)).voice
        return replace(voice, channel=self._cast.body(agency(source))) if voice.parties else None

    def _joined(self, several: Sequence[Part], at: int) -> Heard:
        """The voice of one party, or of several that speak as one."""
        members = assembly([part.main for part in several])
        if members:
            return Heard(at, Voice(None, (members,)), several[0].main, True, False, ())
        answers = [self._affiliation.of(part, at) for part in several]
        speakers = dict.fromkeys(answer.voice.speaker for answer in answers if answer.voice.speaker)
        parties = dict.fromkeys(party for answer in answers for party in answer.voice.parties)
        mention = several[0].main if several else Mention("")
        plural = len(several) > 1 or mention.plural
        person = len(answers) == 1 and answers[0].person
        return Heard(at, Voice(" and ".join(speakers) or None, tuple(parties)), mention, plural, person, ())

    # ------------------------------------------------------------------------------------ pronouns

    def _pronoun(self, word: str, at: int) -> Heard:
        mention = Mention(word)
        if word in _HE:
            figure = self._meant.get(at)
            voice = self._affiliation.of_figure(figure, at) if figure else SILENT
            return Heard(at, voice, mention, False, True, ())
        if word in _I:
            return Heard(at, self._own(at), mention, False, True, ())
        if word in _WHO:
            return self._antecedent(at, word)
        plural = word in _THEY
        return Heard(at, self._many(at) if plural else self._one(at), mention, plural, False, ())

    def _own(self, at: int) -> Voice:
        """The voice of whoever says "I": who is quoted there, has the word in a transcript, or wrote the text."""
        voice = self._hearing.quoting(at)
        if voice.parties:
            return voice
        name = self._turns.at(at) or self._author.at(at)
        return self._joined(parts(name), at).voice if name else voice

    def _one(self, at: int) -> Voice:
        """The voice that "it" takes up: of what the sentence is about, or of a source before."""
        body = body_before(self._text, self._cast, at)
        here = self._hearing.here(at) or self._hearing.closing(at)
        if here is not None and (body is None or self._cast.sentence(body.start) < self._cast.sentence(at)):
            return here
        if body is not None:
            return self._named(body, at).voice
        last = None if is_of_a_thing(self._text, self._cast, at) else self._hearing.before(at, many=False)
        return last.voice if last else SILENT

    def _many(self, at: int) -> Voice:
        """The voice that "they" takes up: of a source just before, of people named there, or of one further back."""
        last = self._hearing.before(at, many=True)
        number = self._cast.sentence(at)
        near = last is not None and number - self._cast.sentence(last.at) < 2
        begins = not self._text[self._cast.sentences[number] : at].strip(" “\"‘'")
        named = people_before(self._text, self._cast, at) if begins and not near else ""
        if named:
            return self._joined(parts(named), at).voice
        return last.voice if last else SILENT

    def _some(self, at: int) -> Voice:
        """The voice of the many whom the sentence before heard: "Republicans dismissed it. Some called it a plot"."""
        last = self._hearing.before(at, many=True)
        near = last is not None and last.plural and self._cast.sentence(at) - self._cast.sentence(last.at) == 1
        return last.voice if last and near and "\n" not in self._text[last.at : at] else SILENT

    def _antecedent(self, at: int, word: str) -> Heard:
        """Whom a relative pronoun follows: a person, or what stands right before "which"."""
        described = described_figure(self._text, self._cast, at) if word.startswith("who") else None
        if described is not None:
            return Heard(at, self._affiliation.of_figure(described, at), Mention(word), False, True, ())
        for sighting in self._cast.before(at):
            if at - sighting.end > _ANTECEDENT or self._cast.sentence(sighting.start) != self._cast.sentence(at):
                break
            between = self._text[sighting.end : at]
            if sighting.figure and word.startswith("who") and is_beside(between) and not joins_others(between):
                return Heard(at, self._affiliation.of_figure(sighting.figure, at), Mention(word), False, True, ())
            mention = parse(sighting.body)
            if sighting.body and at - sighting.end < 3 and (mention.plural or not word.startswith("who")):
                voice = self._affiliation.of(Part(mention), at).voice
                return Heard(at, voice, mention, mention.plural, False, ())
        mention = parse(described_before(self._text, at))
        voice = self._affiliation.of(Part(mention), at).voice if mention.words else SILENT
        return Heard(at, voice, Mention(word), mention.plural, False, ())

    def _owner(self, word: str, at: int) -> Answer:
        """Whose lawyer "his lawyer" is: a pronoun within a source counts from there."""
        if word not in _HE:
            return Answer(self._pronoun(word, at).voice)
        start = max(0, at - _ANTECEDENT)
        said = re.finditer(rf"\b{word}\b", self._text[start : at + _ANTECEDENT], re.IGNORECASE)
        nearest = min((start + match.start() for match in said), key=lambda place: abs(place - at), default=-1)
        figure = self._meant.get(nearest)
        if figure is None or figure.name in self._owning:
            return Answer()
        self._owning.add(figure.name)
        try:
            return Answer(self._affiliation.of_figure(figure, at), True)
        finally:
            self._owning.remove(figure.name)
