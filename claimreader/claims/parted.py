"""Two claims that were read as one: "Fourteen died, say the Vellandics. Not one, says the colonel."

Where a claim has a verb of saying in each of two sentences, each says what stands in its own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimreader.records import Attribution, Span, Spans, spans

_SAYS = re.compile(r"sa(?:y|ys|id)|added|adds|insists|insisted|claims|claimed|told|tells", re.IGNORECASE)
_ENDS = re.compile(r"[.!?][”\"’')]*\s+(?=[“\"‘'(]*[A-Z])")
_AFTER = re.compile(r"\s+(?P<who>[^,.;:!?“”\"\n]{2,60})[.,]")
_BETWEEN = re.compile(r"[,?!][”\"’']?\s+(?P<who>[^,.;:!?“”\"\n]{1,60})\s\Z")
_EDGES = " .,;\n"
_BACK = 70


def with_two_parted(text: str, said: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, each that says something in two sentences as two."""
    return [part for one in said for part in _parts(text, one)]


def _parts(text: str, one: Attribution) -> Iterator[Attribution]:
    says = len(one.cue) == 2 and len(one.source) == 1 and all(_SAYS.fullmatch(cue.of(text)) for cue in one.cue)
    ends = _ENDS.search(text, one.cue[0].end, one.cue[1].start) if says else None
    halves = [_half(text, one, cue, ends.end()) for cue in one.cue] if ends else []
    whole = [half for half in halves if half is not None]
    yield from whole if len(whole) == 2 else [one]


def _half(text: str, one: Attribution, cue: Span, parting: int) -> Attribution | None:
    """What is said with a cue on its side of the parting; None where nothing is, or by nobody."""
    start, end = (parting, len(text)) if cue.start >= parting else (0, parting)
    source = one.source if start <= one.source[0].start < end else _who(text, cue)
    content = [_within(text, span, start, end) for span in one.content]
    told = [span for span in content if span.start < span.end and not _is_in(span, source)]
    return replace(one, source=source, cue=spans([cue]), content=spans(told)) if source and told else None


def _who(text: str, cue: Span) -> Spans:
    """Who stands right after a verb of saying at the end of its sentence, or between it and what is said."""
    match = _AFTER.match(text, cue.end) or _BETWEEN.search(text, max(0, cue.start - _BACK), cue.start)
    return spans([match.span("who")]) if match else ()


def _within(text: str, span: Span, start: int, end: int) -> Span:
    first, last = max(span.start, start), min(span.end, end)
    while first < last and text[last - 1] in _EDGES:
        last -= 1
    return Span(first, max(first, last))


def _is_in(span: Span, source: Spans) -> bool:
    return any(one.start <= span.start < one.end for one in source)
