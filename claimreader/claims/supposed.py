"""Whether a cue only tells of what might be, ought to be or can be said: "must reject", "if they deny".

Nobody has denied, rejected or accused anything by that.
"""

import re
from collections.abc import Sequence
from itertools import dropwhile

from claimreader.claims.lexicon import listed
from claimreader.records import Attribution, words_of

_BEFORE = 16
"""How far before a source or cue what makes it conditional stands."""
_CONDITION = re.compile(r"(?<!even )\b(?:if|unless|whether|lest)\s+$", re.IGNORECASE)
_INFINITIVE = re.compile(r"To\s|(?<=thing )to\s")
"""A cue of nobody's: "To reject | the count", "it is one thing | to call"."""
_PASSIVE = re.compile(r"(?:.*\s)?(?:is|are|was|were|be|been|being|gets?|got)\s+(?:\w+ly\s+)?denied", re.IGNORECASE)


def is_withheld(text: str, attribution: Attribution) -> bool:
    """Whether a source that stands before its cue is denied something, and denies nothing: "she was denied a seat"."""
    before = bool(attribution.source and attribution.cue) and attribution.source[-1].end <= attribution.cue[0].start
    return before and _PASSIVE.fullmatch(words_of(text, attribution.cue, " ")) is not None


def is_supposed(text: str, attribution: Attribution) -> bool:
    """Whether a source is whoever it may be, or a clause stands under a condition: "you can deny", "if they deny"."""
    start = min((span.start for where in (attribution.source, attribution.cue) for span in where[:1]), default=0)
    infinitive = not attribution.source and bool(attribution.cue) and _INFINITIVE.match(text, attribution.cue[0].start)
    if infinitive or _CONDITION.search(text, max(0, start - _BEFORE), start):
        return True
    return words_of(text, attribution.source, " ").casefold() in listed("cues", "supposed.anyone")


def is_owed(before: Sequence[str]) -> bool:
    """Whether the words before a verb make of it what ought to be or can be done: "must reject", "should condemn"."""
    between = listed("cues", "supposed.between")
    near = list(dropwhile(lambda word: word in between or word.endswith("ly"), reversed(before)))
    return bool(near) and near[0] in listed("cues", "supposed.owed") and near[1:2] != ["i"]
