"""Who stands behind the verb that a quotation ends with: "“They knew,” fumed father of three Jonas Pell".

The model knows a name or a title there; what else may describe somebody before a name, it often leaves out.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from claimreader.records import Attribution, spans

_ENDS = re.compile(r"[,.?!…][”\"’'»]\s{1,2}\Z|[”\"’'»],?\s{1,2}\Z")
_VERB = re.compile(r"(?!is\b|are\b|was\b|were\b|be\b|being\b|has\b|had\b|have\b)[a-z]+")
_PART = r"(?:[A-Z]\w{0,3}\.(?=[ ][A-Z])|[A-Z][\w’'-]*)"
_DESCRIPTION = r"(?:(?!(?:in|on|at|to|by|with|for|after|as|that|later|when)\b)[a-z][\w’'-]*|\d+)[ ]"
_WHO = re.compile(
    rf"\s(?P<who>(?:he|she|they)\b|@\w+|(?:{_DESCRIPTION}){{0,7}}?{_PART}(?:[ ](?:(?:of|de|von|al|bin)[ ])?{_PART})*"
    r"|(?:the|our|his|her|their|an?)(?:[ ][a-z][\w’'-]*){1,3})(?=[,.;:]|\s+(?:in|on|at|to|of|after|who|as)\b|\n|\Z)"
)
_BACK = 4
"""Characters that may stand between a quotation and its verb."""


def with_inverted_sources(text: str, said: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, those without a source given who stands behind their verb, where a quotation goes before it."""
    return [_inverted(text, one) if not one.source else one for one in said]


def _inverted(text: str, one: Attribution) -> Attribution:
    cue = one.cue[0] if len(one.cue) == 1 else None
    if cue is None or not one.content or not _VERB.fullmatch(cue.of(text)):
        return one
    who = _WHO.match(text, cue.end) if _ENDS.search(text, max(0, cue.start - _BACK), cue.start) else None
    ends = any(0 <= cue.start - span.end < _BACK for span in one.content)
    return replace(one, source=spans([who.span("who")])) if who and ends else one
