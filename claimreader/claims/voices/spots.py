"""Which of a source's words count, and where they stand."""

import re

from claimreader.claims.places import place_of
from claimreader.claims.voices.speakers import parse
from claimreader.claims.voices.standing import is_organ
from claimreader.records import Attribution, Span

_RATHER_BEFORE = 5
"""So many characters nearer must a source be that follows its cue."""
_IMPERSONAL = re.compile(
    r"(?:it\s+)?(?:is|was|’s|'s|ha[sd] been|will be|may be|remain(?:s|ed)|seem(?:s|ed)|appear(?:s|ed))\b(?! \w+ing\b)"
)
_OWN_ORGAN = re.compile(r"(?:the |an? )?[a-z][a-z ’'-]*")
_SPOKESMAN = re.compile(r"^an? (?=.* spokes)|(?:['’]s)? spokes(?:man|woman|person)$")
_GLUED = re.compile(r"[a-z]([A-Z][a-z]+)$")


def nearest(text: str, attribution: Attribution) -> Span:
    """The span of a source that stands nearest to the cue, rather before it; what else belongs to it only says more."""
    spans = [span for span in attribution.source if any(map(str.isalnum, span.of(text)))] or attribution.source
    if not attribution.cue:
        return spans[0]
    cue = attribution.cue[0]
    before = 0 if cue.of(text).casefold().startswith("according") else _RATHER_BEFORE
    return min(spans, key=lambda span: cue.start - span.end if span.end <= cue.start else span.start - cue.end + before)


def unglued(source: str) -> str:
    """Without what a page has glued to the country that a source ends in: BelgorodUkraine."""
    glued = _GLUED.search(source)
    return glued.group(1) if glued and place_of(glued.group(1)) else source


def impersonal(cue: str) -> bool:
    """Whether "it" before such a cue is nobody: "it is believed"."""
    return bool(_IMPERSONAL.match(cue.casefold()))


def agency(words: str) -> str:
    """The name in what is said of an agency: Orbis, in "the state news agency Orbis"."""
    return parse(words).name or words


def is_own_organ(source: str) -> bool:
    """Whether words name a state's organ, or its spokesman, and not whose: "the defence ministry"."""
    return _OWN_ORGAN.fullmatch(source) is not None and is_organ(_SPOKESMAN.sub("", source).removeprefix("the "))
