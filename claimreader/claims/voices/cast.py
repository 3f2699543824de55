"""The people and bodies that a document names, and how it describes them: read once, asked for every source in it."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimreader.claims.lexicon import listed
from claimreader.claims.places import folded, place_of
from claimreader.claims.voices.bodies import Bodies
from claimreader.claims.voices.initials import explained
from claimreader.claims.voices.naming import (
    Word,
    gender_in,
    gender_of,
    given_names,
    is_body,
    join,
    roles,
    split_words,
    without_nicknames,
)
from claimreader.claims.voices.people import MOST_DESCRIPTIONS, Figure, People
from claimreader.claims.voices.runs import Run, datelines, names
from claimreader.claims.voices.speakers import parse, parse_words
from claimreader.claims.voices.surroundings import (
    aside_after,
    aside_before,
    belongs,
    called_before,
    governing,
    speaks_here,
)

_SENTENCE = re.compile(
    r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!\bM[rs]\.)(?<!\b[DS][rt]\.)(?<!\bSept\.)"
    r"(?<!\b(?:Mrs|Sen|Rep|Gov|Gen|Col|Jan|Feb|Aug|Oct|Nov|Dec)\.)[”\"’')\]]*\s+(?=[“\"‘'(\[]*[A-Z0-9])|\n+"
)
_MOST_NAMES = 4
"""Words of a person's name."""
_JUNIOR = re.compile(r"(?:^|(?<![A-Z])[.!?]\s+|\b[a-z][\w’'-]{0,30}[,;:]?\s+)([A-Z][\w’'-]{1,30}),? Jr\b", re.MULTILINE)
_IN_FULL = re.compile(r"\b(?P<given>[A-Z][\w’'-]{1,30}) (?P<family>[A-Z][\w’'-]{1,30}),? Jr\b")
_KIN = re.compile(
    r"(?:[Ff]irst [Ll]ady"
    r"|\b(?:wife|husband|(?:grand)?daughter|(?:grand)?son|sister|brother|mother|father)(?:-in-law)?),? \Z"
)
_BEFORE = 30
"""Characters before a name in which it says whose relative that is."""
_NEARBY = 60
"""Sightings that are looked back at."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A place where the text names somebody."""

    start: int
    end: int
    figure: Figure | None
    body: str
    """Set where it is no person: a body's or a country's name."""
    owner: bool


class Cast:
    """Everybody whom a text names."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.datelines = list(datelines(text))
        ends = {match.end() for match in _SENTENCE.finditer(text)} | {span.end for span in self.datelines}
        self.sentences = [0, *sorted(ends)]
        self.people = People(frozenset(_juniors(text)))
        self._bodies = Bodies()
        self.sightings = self._read()
        for name, short in explained(text):
            if place_of(short) is None and name not in self.people:
                self._bodies.shorten(name, short)
        self._starts = [sighting.start for sighting in self.sightings]
        self.seen = Counter(sighting.body for sighting in self.sightings if sighting.body)
        """How often each body is named."""

    # ---------------------------------------------------------------------------------------- asking

    def sentence(self, at: int) -> int:
        """The number of the sentence that a place is in."""
        return bisect_right(self.sentences, at) - 1

    def before(self, at: int) -> Sequence[Sighting]:
        """The last sightings before a place, nearest first."""
        end = bisect_left(self._starts, at)
        return self.sightings[max(0, end - _NEARBY) : end][::-1]

    def between(self, start: int, end: int) -> Sequence[Sighting]:
        """The sightings in a stretch of the text."""
        return self.sightings[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def figure(self, name: str, gender: str = "") -> Figure | None:
        """The person whom a full or partial name means."""
        return self.people.figure(name, gender)

    def meet(self, name: str, gender: str = "") -> Figure:
        """The person of that name, known from now on."""
        return self.people.meet(name, gender)

    def called(self, role: str, at: int, words: str = "") -> Figure | None:
        """The person whom "the president" or "the Texas senator" means: who was last named before and is called so."""
        fitting = self.people.called(role, words)
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        return next((one.figure for one in self.before(at) if one.figure in fitting), None)

    def body(self, name: str) -> str:
        """The full name of a body that is called by a part of it or by its initials."""
        return self._bodies.full(name)

    def is_common(self, word: str) -> bool:
        """Whether a word with a capital is one that the text else writes small, and so no name."""
        lower = word.lower()
        known = lower in self.people or lower in self._bodies or place_of(word) is not None
        return not known and re.search(rf"\b{re.escape(lower)}\b", self.text) is not None

    # --------------------------------------------------------------------------------------- reading

    def _read(self) -> list[Sighting]:
        """Names that are sure to be people's first, then those that only a known person's name makes one."""
        every = names(without_nicknames(self.text))
        kept: dict[int, tuple[Run, Figure | None, str]] = {}
        later: list[tuple[int, Run, tuple[Word, ...], tuple[Word, ...], str]] = []
        for number, (run, words) in enumerate(every):
            if place_of(join(words)) or is_body(words):
                kept[number] = (run, None, self._bodies.learn(join(words)))
                continue
            name, gender, sure = self._person_in(run, words)
            if sure and len(name) > 1:
                kept[number] = (run, self._meet(run, name, gender), "")
            else:
                later.append((number, run, words, name if sure or len(words) == 1 else (), gender))
        titled = {folded(name[-1].text) for _, _, words, name, _ in later if len(words) > len(name) > 0}
        for number, run, words, name, gender in later:
            surname = folded(words[-1].text)
            if name or surname in titled or surname in self.people:
                kept[number] = self._single(run, words, name or words, gender)
            else:
                kept[number] = (run, None, self._bodies.learn(join(words)))
        found = [kept[number] for number in sorted(kept)]
        return [Sighting(run.start, run.end, figure, body, run.words[-1].owner) for run, figure, body in found]

    def _person_in(self, run: Run, words: tuple[Word, ...]) -> tuple[tuple[Word, ...], str, bool]:
        """The name within a run, the gender that its words tell, and whether it is sure to be a person's."""
        mention = parse_words([Word(word.text) for word in words])
        name = tuple(split_words(mention.name + " ")) if mention.name else ()
        if not name:
            return (), "", False
        gender = gender_in(words[: len(words) - len(name)]) or gender_of(name[0].text if len(name) > 1 else "")
        if len(name) > _MOST_NAMES or is_body(name) or name[0].small:
            return name, gender, False
        if name[0].text.isupper() and len(name[0].text) > 2 and not name[-1].text.isupper():
            return name, gender, False
        titled = len(name) < len(words)
        given = len(name) > 1 and name[0].text in given_names()
        people = place_of(name[0].text)
        likely = len(name) > 1 and not people and speaks_here(self.text, run.start, run.end)
        likely = likely and not any(
            parse(said).role in listed("speakers", "kinds") for said in aside_after(self.text, run.end)
        )
        return name, gender, titled or given or likely

    def _single(
        self, run: Run, words: tuple[Word, ...], name: tuple[Word, ...], gender: str
    ) -> tuple[Run, Figure | None, str]:
        """A name that is one word, or that only another mention shows to be a person's."""
        figure = self.figure(join(name), gender)
        if figure is not None and len(name) == 1:
            self._describe(figure, run, name)
            return run, figure, ""
        if figure is not None or len(words) > len(name) or len(name) > 1:
            return run, self._meet(run, name, gender), ""
        return run, None, self._bodies.learn(join(name))

    def _meet(self, run: Run, name: Sequence[Word], gender: str) -> Figure:
        figure = self.meet(join([Word(word.text) for word in name]), gender)
        if not figure.apart and _KIN.search(self.text, max(0, run.start - _BEFORE), run.start):
            figure.apart = re.search(rf"\bPresident {re.escape(name[-1].text)}\b", self.text) is not None
        self._describe(figure, run, name)
        return figure

    def _describe(self, figure: Figure, run: Run, name: Sequence[Word]) -> None:
        """Keep what stands around a name that says who it is."""
        if len(figure.described) >= MOST_DESCRIPTIONS:
            return
        lead = run.words[: len(run.words) - len(name)]
        before = called_before(self.text, run.start)
        if before or lead:
            said = parse_words([*before, *lead, *(Word(word.text) for word in name)])
            figure.describe(run.start, governing(self.text, run.start, said))
        asides = aside_after(self.text, run.end)
        if not lead and self.text.startswith(",", run.end):
            asides += aside_before(self.text, run.start)
        for said in (*map(parse, asides), *belongs(self.text, run.end)):
            if said.seated or said.role in roles():
                figure.describe(run.start, said)


def _juniors(text: str) -> Iterator[str]:
    """The family names of which somebody is told from his father: "Trump Jr.", or "Donald Jr.", of Donald Trump Jr."""
    families: dict[str, str] = {}
    for match in _IN_FULL.finditer(text):
        families.setdefault(match["given"], match["family"])
    for match in _JUNIOR.finditer(text):
        yield folded(families.get(match.group(1), match.group(1)))
