"""Who makes a claim that its own sentence lays to nobody: the prosecution what is charged, who reported it a report.

Only where the text says so elsewhere, and of one alone; else nobody is chosen.
"""

import re
from collections.abc import Callable
from functools import cached_property

from claimreader.claims.voices.carried import is_outlet
from claimreader.claims.voices.cast import Cast
from claimreader.claims.voices.people import Figure
from claimreader.claims.voices.recall import Answer
from claimreader.claims.voices.sources import Part
from claimreader.claims.voices.speakers import parse
from claimreader.claims.voices.voice import SILENT, Voice

_CHARGED = re.compile(
    r"\b(?:indict(?:s|ed|ment)|arraigned|(?:is|are|was|were|been) (?:\w+ )?charged|criminally charged)\b", re.IGNORECASE
)
"""What only a prosecution does."""
_IS_CHARGED = re.compile(
    r"(?:,[^.;:\n]{2,60},)?\s+(?:is|are|was|were|has been|had been)\s+(?:indicted|charged|arraigned)\b"
)
_ALLEGED = re.compile(r"\b(?:alleged(?:ly)?|allegations?|accus(?:ed|ations?)|charges?)\b", re.IGNORECASE)
_REPORT = re.compile(
    r"(?:(?:an?|the|any|early|recent|media|news|published)\s+)*reports?|(?:\w+\s+)?reportedly", re.IGNORECASE
)
_CLAIM = re.compile(r"(?:(?:an?|the|any|new|recent)\s+)*(?:allegations?|accusations?|claims?)", re.IGNORECASE)
_NAME = r"(?:[Tt]he )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}"
_REPORTED = re.compile(
    rf"\b(?P<who>{_NAME}) (?:(?:first|also|had|has|later) )*(?:reported|published|revealed)\b"
    rf"|\b(?:reported|published|revealed) (?:\w+ )?(?:by|in) (?P<by>{_NAME})"
)
_ACCUSER = re.compile(
    r"\b(?:[Aa]llegation|[Aa]ccusation|[Cc]laim)s? (?:(?:made|leveled|levelled|brought|raised) )?"
    rf"(?:by|from) (?P<by>{_NAME})"
    rf"|\b(?P<who>{_NAME}),?(?: who)?(?: has| had)? accus(?:ed|es)\b"
)
_AGAINST = re.compile(r"\bagainst (?:(?P<self>himself|herself)\b|(?=[A-Z]))")
_HEAD = 400
"""Characters at the beginning of a text that tell what it is about."""
_BEFORE, _AFTER = 3, 3
"""Sentences around a report in which it is told whose it is."""
_FAR = 900
"""Characters before and after a claim, where sentences do not end."""


class Unsourced:
    """What one text tells elsewhere of who makes its claims.

    Args:
        text: the document.
        cast: who is named in it.
        ask: the voice of one party to a source at a place.
    """

    def __init__(self, text: str, cast: Cast, ask: Callable[[Part, int], Answer]) -> None:
        self._text, self._cast, self._ask = text, cast, ask
        self._is_a_case = _CHARGED.search(text, 0, _HEAD) is not None

    def voice(self, source: str, cue: str, at: int) -> Voice:
        """Who makes a claim at a place, whose source is nobody, or nobody in particular ("a woman").

        Args:
            source: the words for its source; empty where it has none.
            cue: the words that make it a claim.
            at: where it stands.
        """
        if _CHARGED.search(cue) or "indictment" in source.casefold():
            return self._prosecution(at)
        case = SILENT if source or not _ALLEGED.search(cue) else self._of_a_case(at)
        if case.parties:
            return case
        if _REPORT.fullmatch(cue) and not source:
            return self._reporter(at)
        if not _CLAIM.fullmatch(cue):
            return SILENT
        return self._accusers_of(at) if source and parse(source).plural else self._accuser(source)

    def _prosecution(self, at: int) -> Voice:
        return self._ask(Part(parse("prosecutors")), at).voice

    def _of_a_case(self, at: int) -> Voice:
        """The prosecution, where what is alleged is the case that the text is about, or one that it named before."""
        number, sentences = self._cast.sentence(at), self._cast.sentences
        end = min(sentences[number + 1] if number + 1 < len(sentences) else len(self._text), at + _FAR)
        told = [one.figure for one in self._cast.between(max(sentences[number], at - _FAR), end) if one.figure]
        if self._is_a_case and (not told or any(one.figure is told[0] for one in self._cast.between(0, _HEAD))):
            return self._prosecution(at)
        return Voice(None, ("prosecutors",)) if told and self._is_charged(told[0], at) else SILENT

    def _is_charged(self, figure: Figure, at: int) -> bool:
        """Whether the text tells before a place that somebody was charged."""
        near = (one for one in self._cast.before(at) if one.figure is figure)
        return any(_IS_CHARGED.match(self._text, one.end) for one in near)

    def _reporter(self, at: int) -> Voice:
        """The only outlet that the text around a place says reported something."""
        number, sentences = self._cast.sentence(at), self._cast.sentences
        start = max(sentences[max(0, number - _BEFORE)], at - _FAR)
        end = min(sentences[number + _AFTER] if number + _AFTER < len(sentences) else len(self._text), at + _FAR)
        names = (match["who"] or match["by"] for match in _REPORTED.finditer(self._text, start, end))
        outlets = {
            self._cast.body(name.removeprefix("The ").removeprefix("the ")) for name in names if is_outlet(parse(name))
        }
        return Voice(None, (outlets.pop(),)) if len(outlets) == 1 else SILENT

    def _accusers_of(self, at: int) -> Voice:
        """The many without a name whose claims a sentence says to be against somebody: that person's accusers."""
        number = self._cast.sentence(at)
        match = _AGAINST.search(self._text, max(self._cast.sentences[number], at - _FAR), at)
        if match is None:
            return SILENT
        end = match.start() if match["self"] else match.end() + 1
        named = [
            one.figure for one in self._cast.before(end) if one.figure and self._cast.sentence(one.start) == number
        ]
        return Voice(None, (f"{named[0].name}’s accusers",)) if named else SILENT

    def _accuser(self, source: str) -> Voice:
        """The only one whom the text names as who accuses somebody."""
        if len(self._accusers) != 1 or (source and parse(source).determiner not in ("a", "an")):
            return SILENT
        [accuser] = self._accusers
        return self._ask(Part(parse(accuser.name)), 0).voice

    @cached_property
    def _accusers(self) -> set[Figure]:
        """Everybody of whom the text says that they accuse somebody."""
        named = (self._cast.figure(match["by"] or match["who"]) for match in _ACCUSER.finditer(self._text))
        return {figure for figure in named if figure is not None}
