"""A text, or the texts of one story -> what is claimed in it, by whom, and what of that is contested.

    reader = Reader()
    reading = reader.read("Troops crossed the river, the ministry said.")
    for claim in reading.claims:
        print(claim.party, claim.act, words_of(reading.text, claim.content))

The model is loaded at the first reading, or by `Reader.ready`. The same text always reads the same.
"""

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from types import MappingProxyType

from claimreader.claims import tagger
from claimreader.claims.acts import act_of, quoted_of
from claimreader.claims.disputes import disputes
from claimreader.claims.ends import well_ended
from claimreader.claims.inner import with_inner
from claimreader.claims.inverted import with_inverted_sources
from claimreader.claims.language import in_languages, is_read, language_of
from claimreader.claims.once import said_once
from claimreader.claims.parted import with_two_parted
from claimreader.claims.parties import resolve
from claimreader.claims.second_verbs import with_second_verbs
from claimreader.claims.shared import with_shared_sources
from claimreader.claims.titles import with_whole_titles
from claimreader.claims.trailing import with_trailing
from claimreader.claims.undergone import without_undergone
from claimreader.claims.voices.agreement import agreed
from claimreader.claims.voices.voice import SILENT, accuses_itself
from claimreader.claims.whose import with_true_sources
from claimreader.records import Act, Attribution, Claim, Dispute, KnownParty, Reading

RULES = 6
"""Counts up whenever acts, parties or disputes are decided differently, so that kept articles are read again."""


_EVERY_RULE = """The union accused the company of locking its workers in, and said that 40 of them had been hurt.
The company's lawyer insisted: “We did not lock the doors.” The mayor said that the city did not lock them.
"I have not seen it," a minister in Paris told reporters. "It was not us."
Its director dismissed the report as false and called it a lie. The police said that 12 people had been hurt.
She insisted that the doors had not been locked, rejected the accusation, and called the lawyer a liar.
"""
"""What all word lists and patterns are asked for."""


class Reader:
    """Reads claims in texts; holds no state between them.

    Args:
        parties: those that the user has named, with their aliases.
        least: claims that are less likely to be right are not there: they are neither shown, nor counted, nor disputed.
        threads: how many cores the model may use; by default all.
    """

    def __init__(self, parties: Sequence[KnownParty] = (), *, least: float = 0.0, threads: int | None = None) -> None:
        self._parties = tuple(parties)
        self._least = least
        self._threads = threads

    @cached_property
    def _tagger(self) -> tagger.Tagger:
        return tagger.load(self._threads)

    @cached_property
    def model(self) -> str:
        """Names the model, the rules and what the user has set: what was read by another is to be read again."""
        named = hashlib.sha256(repr(self._parties).encode()).hexdigest()[:8] if self._parties else "0"
        return f"{tagger.name()}.{RULES}.{named}" + (f".{self._least:g}" if self._least else "")

    def ready(self) -> None:
        """Load the model and all that the rules read with, so that the first text waits for neither.

        Raises:
            ModelError: the model's files are missing or damaged.
        """
        self.read(_EVERY_RULE)

    def read(
        self, text: str, name: str = "", *, author: str = "", progress: Callable[[float], None] | None = None
    ) -> Reading:
        """Read one document.

        Args:
            text: the document, a line a paragraph.
            name: the caller's word for it.
            author: who wrote it, where that is known besides the text: whom "I" means in a text of their own.
            progress: is told now and then, while a long text is read, what share of it has been.

        Raises:
            ModelError: the model's files are missing or damaged.
        """
        told = None if progress is None else lambda at: progress(at / len(text))
        [reading] = self._claims([(name, text)], told, {name: author})
        return _with_disputes(reading)

    def read_many(
        self, documents: Iterable[tuple[str, str]], authors: Mapping[str, str] = MappingProxyType({})
    ) -> Iterator[Reading]:
        """Read a stream of (name, text), each on its own, in their order; and by name who wrote them, where known.

        A few documents are taken from the stream before the first is given back, so that no core waits; of a stream
        without end, no more than that is held.

        Raises:
            ModelError: the model's files are missing or damaged.
        """
        return map(_with_disputes, self._claims(documents, authors=authors))

    def story(self, documents: Iterable[tuple[str, str]]) -> tuple[list[Reading], list[Dispute]]:
        """Read the documents of one story; disputes run across them.

        Raises:
            ModelError: the model's files are missing or damaged.
        """
        readings = agreed(list(self._claims(documents)), self._parties)
        return readings, disputes(readings)

    def _claims(
        self,
        documents: Iterable[tuple[str, str]],
        told: Callable[[int], None] | None = None,
        authors: Mapping[str, str] = MappingProxyType({}),
    ) -> Iterator[Reading]:
        waiting: deque[tuple[str, str, str | None, bool]] = deque()

        def texts() -> Iterator[str]:
            for name, text in documents:
                language = language_of(text)
                understood = is_read(text, language, self._tagger.languages)
                waiting.append((name, text, language, understood))
                yield text if understood else ""

        for said in self._tagger.read(texts(), told):
            name, text, language, understood = waiting.popleft()
            said = [one for one in said if in_languages(text, one.content[0].start, self._tagger.languages)]
            said = with_two_parted(text, with_inverted_sources(text, with_trailing(text, said)))
            said = with_true_sources(text, without_undergone(text, said))
            said = well_ended(text, with_whole_titles(text, said))
            said = with_second_verbs(text, with_shared_sources(text, said))
            said = with_inner(text, said_once(said))
            claims = tuple(self._voiced(text, said, authors.get(name, "")))
            yield Reading(name, text, language, understood, claims, (), self.model)

    def _voiced(self, text: str, said: Sequence[Attribution], author: str) -> Iterator[Claim]:
        heard = zip(said, resolve(text, said, self._parties, author), strict=True)
        sure = [(one, voice) for one, voice in heard if one.confidence >= self._least]
        for number, (one, heard_as) in enumerate(sure, 1):
            act = act_of(text, one)
            voice = SILENT if act is Act.ACCUSE and accuses_itself(text, one, heard_as) else heard_as
            yield Claim(
                number,
                one.source,
                one.cue,
                one.content,
                act,
                quoted_of(text, one),
                one.confidence,
                voice.speaker,
                voice.parties,
                voice.channel,
            )


def _with_disputes(reading: Reading) -> Reading:
    return replace(reading, disputes=tuple(disputes([reading])))
