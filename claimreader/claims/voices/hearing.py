"""The sources of a text that have been made out, in order: what "they", "the spokesman", "the army" may take up."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from claimreader.claims.lexicon import listed
from claimreader.claims.places import place_of
from claimreader.claims.voices.carried import is_outlet
from claimreader.claims.voices.speakers import Mention
from claimreader.claims.voices.voice import SILENT, Voice
from claimreader.records import Spans

_DESCRIBED = re.compile(
    r"(?:was|were) (?:\w+ly )?(?:described|characteri[sz]ed|listed|labell?ed|presented|disguised|recorded) as"
)
"""The cue of a sentence that goes on with what a document says of something, and does not name it again."""
_FAR = 6
"""How many sentences back "they" or "it" may point."""
_NEAR = 4
"""How many sentences back a country was heard whose army "the army" is."""
_LATELY = 40
"""So many sources are looked back at."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A source that has been made out."""

    at: int
    voice: Voice
    mention: Mention
    plural: bool
    person: bool
    content: Spans


class Hearing:
    """Whom a text has heard so far.

    Args:
        sentence: the number of the sentence that a place of the text is in.
        quoted: which characters stand inside quotation marks.
    """

    def __init__(self, sentence: Callable[[int], int], quoted: bytes) -> None:
        self._sentence, self._quoted = sentence, quoted
        self._heard: list[Heard] = []

    def add(self, heard: Heard) -> None:
        """Remember a source."""
        self._heard.append(heard)

    def _lately(self) -> Iterator[Heard]:
        return reversed(self._heard[-_LATELY:])

    def quoting(self, at: int) -> Voice:
        """Who is quoted at a place: whom "I" means there."""
        inside = (one.voice for one in self._lately() if any(start <= at < end for start, end in one.content))
        return next(inside, SILENT)

    def before(self, at: int, *, many: bool) -> Heard | None:
        """The last source that "they", or "it", can take up."""
        sentence = self._sentence(at)
        for heard in self._lately():
            if sentence - self._sentence(heard.at) > _FAR:
                return None
            fits = heard.plural or (heard.voice.parties and not _is_paper(heard.mention)) if many else not heard.plural
            if fits and not heard.person and heard.at != at and not self._within_another(heard, at):
                return heard
        return None

    def _within_another(self, heard: Heard, at: int) -> bool:
        """Whether a source was only heard in what somebody else said, and a place is outside of that."""
        if self._quoted[heard.at] and not self._quoted[at]:
            return True
        around = (span for one in self._lately() for span in one.content)
        return any(start <= heard.at < end and not start <= at < end for start, end in around)

    def within(self, at: int) -> Voice | None:
        """Who was heard first in the sentence that a place is in."""
        sentence = self._sentence(at)
        heard = [one for one in self._lately() if self._sentence(one.at) == sentence]
        return heard[-1].voice if heard else None

    def here(self, at: int) -> Voice | None:
        """The body that was heard last in the sentence that a place is in: "Mirevo says no: its minister"."""
        sentence = self._sentence(at)
        near = (one for one in self._lately() if self._sentence(one.at) == sentence and one.at < at)
        return next((one.voice for one in near if not one.person and not one.plural and one.voice.parties), None)

    def closing(self, at: int) -> Voice | None:
        """The body that closes the sentence before a place: "Mr Venn has won, the council announced. Its president"."""
        last = next(self._lately(), None)
        if last is None or last.person or last.plural or not last.mention.name or is_outlet(last.mention):
            return None
        closes = (
            bool(last.content) and last.content[0].start < last.at and self._sentence(at) - self._sentence(last.at) == 1
        )
        return last.voice if closes and last.voice.parties else None

    def going_on(self, cue: str, at: int) -> Voice:
        """The document of which the sentence before told: "..., the letter said. The bills were described as gifts"."""
        last = next(self._lately(), None) if _DESCRIBED.fullmatch(cue) else None
        if last is None or last.mention.role not in listed("speakers", "papers"):
            return SILENT
        return last.voice if self._sentence(at) - self._sentence(last.at) == 1 else SILENT

    def called(self, role: str, words: str) -> tuple[int, Voice] | None:
        """Where somebody was last heard by a role, in words that hold those asked for, and who."""
        asked = set(words.casefold().split()) - {role}
        for one in reversed(self._heard):
            if not asked and one.voice.parties and one.voice.parties[0].endswith(f" {role}"):
                return one.at, replace(one.voice, speaker=None)
            named = asked <= set(one.mention.words.casefold().split()) | listed("speakers", "counts")
            if one.mention.role == role and one.voice.parties and not one.plural and named:
                return one.at, one.voice
        return None

    def many(self, role: str) -> Voice | None:
        """Who was last heard that are many of a kind, and more than only by that word."""
        heard = (one for one in reversed(self._heard) if one.mention.role == role and one.plural)
        return next((one.voice for one in heard if " " in one.mention.words and one.voice.parties), None)

    def crowd(self, at: int) -> Voice | None:
        """Who was heard last, and just before a place, where they are people who are many: "the group"."""
        last = next(self._lately(), None)
        near = last is not None and 0 <= self._sentence(at) - self._sentence(last.at) <= 1
        if last is None or not near or not last.plural or last.mention.name:
            return None
        return last.voice if last.voice.parties and last.voice.speaker is None else None

    def state(self, at: int) -> str:
        """The only country that was heard not long before: whose "the army" may be."""
        near = [one for one in self._lately() if 0 <= self._sentence(at) - self._sentence(one.at) <= _NEAR]
        heard = {party for one in near for party in one.voice.parties if place_of(party)}
        return heard.pop() if len(heard) == 1 else ""

    def body(self) -> tuple[int, Voice, bool] | None:
        """Where a body was last heard by its name, which, and whether it is the only one: "the company" may be it."""
        named = (one for one in reversed(self._heard) if one.mention.name and not one.person and not one.plural)
        bodies = [one for one in named if len(one.voice.parties) == 1]
        if not bodies or place_of(bodies[0].voice.parties[0]):
            return None
        return bodies[0].at, bodies[0].voice, len({one.voice.parties for one in bodies}) == 1


def _is_paper(mention: Mention) -> bool:
    """Whether a source is something written, which nobody calls "they"."""
    return not mention.name and mention.role in listed("speakers", "papers")
