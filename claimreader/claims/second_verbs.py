"""One who says two things with two verbs, where only one of them was read.

"She said that she had won and accused the council of fraud" is two claims, as is "The ministry dismissed the report and
said that nobody had died". Where people marked such sentences, the second verb was a cue of its own
91 times, and a part of the first claim 11 times (PolNeAR, training).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimreader.claims.quotes import quotation
from claimreader.records import Attribution, Span, spans

_VERBS = (
    r"(?:accus|deni|reject|dismiss|blam|urg|vow|promis|warn|demand|threaten|criticiz|criticis|describ|pledg|argu|claim"
    r"|question|prais|acknowledg|admitt|disput|condemn|denounc)ed"
)
_AGAIN = re.compile(rf",?\s+and\s+(?:(?:\w+ly|also|then|later|again)\s+)?(?P<cue>{_VERBS})\s+(?!by\b|as\b|[—–-])")
_FIRST = re.compile(
    rf"(?:\s+on\s+[A-Z]\w+day|\s+\w+ly|\s+also|\s+later)?\s+(?P<cue>{_VERBS})\s+(?P<content>[^.!?;:\n“”\"]{{3,160}}?),?\s+and\s+"
    r"(?:(?:\w+ly|also|then|later|again)\s+)?\Z"
)
_INDIRECT = re.compile(r"(?:that|he|she|it|they|the|an?|there|his|her|its|their|[A-Z])\b")
_SHORTEST = 10
"""Characters of what is said first, at least."""
_TOO_FAR = 200
"""Characters between a source and the verb that was read, at most."""


def with_second_verbs(text: str, said: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, and those of verbs by which the same one says something else."""
    cues = {at for one in said for span in one.cue for at in range(span.start, span.end)}
    found: list[Attribution] = []
    for one in said:
        found += [*_before(text, one, cues), *_parted(text, one, cues)]
    return found


def _parted(text: str, one: Attribution, cues: set[int]) -> Iterator[Attribution]:
    """A claim up to the verb by which its source goes on, and what is said with that."""
    content = one.content[0] if len(one.content) == 1 and one.source and one.cue else None
    if content is None or one.cue[-1].end > content.start or not _INDIRECT.match(text, content.start):
        yield one
        return
    again = _AGAIN.search(text, content.start + _SHORTEST, content.end)
    if again is None or again.start("cue") in cues or any(quotation(text)[content.start : again.start()]):
        yield one
        return
    yield replace(one, content=spans([Span(content.start, again.start())]))
    yield replace(one, cue=spans([again.span("cue")]), content=spans([Span(again.end(), content.end)]))


def _before(text: str, one: Attribution, cues: set[int]) -> Iterator[Attribution]:
    """What a source says with a verb before the one that is read."""
    if not one.source or not one.cue or not one.source[-1].end < one.cue[0].start < one.source[-1].end + _TOO_FAR:
        return
    first = _FIRST.match(text, one.source[-1].end, one.cue[0].start)
    if first and first.start("cue") not in cues:
        yield replace(one, cue=spans([first.span("cue")]), content=spans([first.span("content")]))
