"""What an outlet reports that somebody said: "the Herald reported that Weil said ..." is Weil's word, by the Herald."""

import re

from claimreader.claims.lexicon import listed
from claimreader.claims.voices.naming import singular
from claimreader.claims.voices.speakers import Mention
from claimreader.records import Span

_OUTLETS = frozenset(
    [
        "post",
        "times",
        "news",
        "press",
        "journal",
        "guardian",
        "tribune",
        "herald",
        "newspaper",
        "magazine",
        "paper",
        "radio",
    ]
)
_REPORTERS = frozenset(["reporter", "correspondent", "journalist"])
_SAID = r"(?:(?:has|had|have)\s+)?(?:said|says|told|denied|claimed)\b"
_NAME = r"(?:(?:Mr|Mrs|Ms|Dr)\.? )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}"
_FIRST = re.compile(rf"(?:that\s+)?(?P<who>(?:the )?{_NAME}|she|he|they|She|He|They)\s+{_SAID}")
_LAST = re.compile(
    rf"[,?!][”\"]\s+(?P<who>{_NAME}|[Tt]he (?:[A-Z]\w+ )?[a-z]+(?: [a-z]+)?|she|he)\s+(?:said|says)\b[^”\"]*\Z"
)


def is_outlet(mention: Mention) -> bool:
    """Whether a source is an outlet, or one of its reporters."""
    if mention.role in _REPORTERS:
        return bool(mention.backing)
    last = mention.name.rpartition(" ")[2] or mention.role
    named = mention.name in listed("speakers", "agencies") | listed("speakers", "outlets")
    return named or singular(last) in _OUTLETS or last.lower() in _OUTLETS


def said_within(text: str, content: Span) -> Span | None:
    """Who is named in a content as the one who said it; None where nobody is."""
    words = content.of(text)
    match = _FIRST.match(words) or _LAST.search(words)
    return Span(content.start + match.start("who"), content.start + match.end("who")) if match else None
