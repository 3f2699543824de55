"""How a bookmark finds its place again: by the words that it is on and those around them, never by numbers. Pure."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from claimreader.records import Anchor, Claim, Span, words_of

CONTEXT = 64
"""How many characters before and after the quotation are kept with it."""

SAME_PLACE = 0.5
"""How much of both stretches together they must share to be taken for the same one."""

LONG = 200
"""Words of a passage that are compared: comparing takes the square of them."""

SAME_WORDS = 0.6
"""How alike the words of an edited claim must be to be taken for the same one (of 1)."""


def stretch(claim: Claim) -> Span:
    """From where a claim's content begins to where it ends."""
    return Span(claim.content[0].start, claim.content[-1].end)


def anchor(text: str, where: Span) -> Anchor:
    """A stretch of a text, in words."""
    return Anchor(
        where.of(text), text[max(0, where.start - CONTEXT) : where.start], text[where.end : where.end + CONTEXT]
    )


def locate(sought: Anchor, text: str) -> Span | None:
    """Where the words stand in a text: of several places the one whose surroundings are most alike; None for none."""
    places: list[Span] = []
    start = text.find(sought.quote)
    while start >= 0 and sought.quote:
        places.append(Span(start, start + len(sought.quote)))
        start = text.find(sought.quote, start + 1)
    return max(places, key=lambda place: (likeness(sought, anchor(text, place)), -place.start), default=None)


def likeness(one: Anchor, other: Anchor) -> int:
    """How many characters next to the quotation agree, on both sides."""
    return common(one.before[::-1], other.before[::-1]) + common(one.after, other.after)


def common(one: str, other: str) -> int:
    """The length of what two strings both begin with."""
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length


def find_claim(sought: Anchor, text: str, claims: Sequence[Claim]) -> Claim | None:
    """The claim that stands where the anchor says; where its words are gone, the one whose words are most alike."""
    if not claims:
        return None
    place = locate(sought, text)
    if place is not None:
        best = max(claims, key=lambda claim: shared(place, stretch(claim)))
        if shared(place, stretch(best)) >= SAME_PLACE:
            return best
    likeness = [alike(sought.quote, words_of(text, claim.content, " ")) for claim in claims]
    most = max(likeness)
    return claims[likeness.index(most)] if most >= SAME_WORDS else None


def shared(one: Span, other: Span) -> float:
    """The part of two stretches together that lies in both, between 0 and 1."""
    both = min(one.end, other.end) - max(one.start, other.start)
    return max(0, both) / (max(one.end, other.end) - min(one.start, other.start))


def alike(one: str, other: str) -> float:
    """How alike two passages are, word for word, between 0 and 1; 0 where they cannot be alike enough."""
    matcher = SequenceMatcher(None, words(one)[:LONG], words(other)[:LONG], autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= SAME_WORDS else 0


def words(passage: str) -> list[str]:
    """The words of a passage, without case or punctuation."""
    return re.findall(r"\w+", passage.casefold())
