"""A source with a quoted title in it, whole: the “Grey Harbour” star Ilse Brand.

The marks of a title look like those of a quotation, so that the source is found to begin within it, or to end before.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from claimreader.records import Attribution, Span, spans

_ARTICLE = re.compile(r"(?:the|an?)", re.IGNORECASE)
_TITLED = re.compile(r" (?:“[^“”\n]{2,60}”|\"[^\"\n]{2,60}\") [a-z]+\b")
"""What follows an article: a title, and what somebody is in it."""
_BEFORE = re.compile(r"(?:\b[Tt]he |\b[Aa]n? )?[“\"]\Z")


def with_whole_titles(text: str, said: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, each source with all of the quoted title that it begins in, or that follows its article."""
    return [_whole(text, one) for one in said]


def _whole(text: str, one: Attribution) -> Attribution:
    if not one.source:
        return one
    first = one.source[0]
    whole = _begun(text, first) or _followed(text, first)
    others = (*one.source[1:], *one.cue, *one.content)
    if whole is None or any(span.start < whole.end and whole.start < span.end for span in others):
        return one
    return replace(one, source=spans([whole, *one.source[1:]]))


def _begun(text: str, source: Span) -> Span | None:
    """With the mark that opens what closes in it, and the article before."""
    words = source.of(text)
    closed = words.count("”") > words.count("“") or words.count('"') % 2 == 1
    before = _BEFORE.search(text, max(0, source.start - 5), source.start) if closed else None
    return Span(before.start(), source.end) if before else None


def _followed(text: str, source: Span) -> Span | None:
    """An article alone, with the title after it and what somebody is in it."""
    match = _TITLED.match(text, source.end) if _ARTICLE.fullmatch(source.of(text)) else None
    return Span(source.start, match.end()) if match else None
