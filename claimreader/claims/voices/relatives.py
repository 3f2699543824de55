"""Whom a relative clause goes back to: "the museum, whose curator said", "a book by Bob Woodward, which says"."""

import re

from claimreader.claims.voices.cast import Cast, Sighting
from claimreader.claims.voices.people import Figure

_FAR = 120
"""How many characters before its clause a description begins."""
_DESCRIBED = re.compile(
    r"\b((?:the|an?)\s+(?:[a-z][\w-]*\s+){0,3}[a-z][\w-]*(?:\s+by\s+[^,.;\n“”]{2,60})?"
    r"|(?:[A-Z][\w.-]*\s+){1,2}(?:[a-z-]+\s+)?[a-z]+s),?\s*\Z",
)
_NAMED = re.compile(
    r"\b((?:(?:the|an?)\s+(?:[a-z][\w-]*\s+){0,3}[a-z][\w-]*|[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,5})"
    r"(?:\s+(?:in|of|from|on)\s+[A-Z]\w+(?:\s+[A-Z]\w+){0,3})?),?\s*\Z"
)
_OTHERS = re.compile(r"\s+and\s+(?:the|some|many|other|several)\s+[\w -]+\s")
_DESCRIPTION = re.compile(r",\s+(?:an?|the)\s+[^.;:!?\n“”\"()]{2,200},\s+")
_ASIDE = re.compile(r",\s+(?:an?|the|who)\b|\),?\s+(?:an?|the|who)\b|[RDI]-[A-Z][\w.]*\)")
_UP_TO_ASIDE = re.compile(r"\s*(?:\((?:[RDI]-[\w.]*)?)?")
_BESIDE = re.compile(
    r"(?:\s*\([^()\n]*\)|,\s+[RDI]-[A-Z][\w.]+,?)?[”\"’']?(?:(?:,[^;:!?\n“”\"]+,|,|\s*[–—]|\s+-+)?\s*"
    r"|,?\s+(?:an?|the)\s+(?:[\w’'.-]+\s+){0,6}[\w’'-]*[^\Ws]\s+)"
)
"""What stands between somebody and "who": an aside, or a description of one ("Anna Weil, the former judge who")."""
_RELATIVE = re.compile(r"(whose|(?:several|some|many|most|all|both|two|three) of whom)\b\s*", re.IGNORECASE)


def described_before(text: str, at: int) -> str:
    """The description that a clause follows; empty where there is none."""
    match = _DESCRIBED.search(text, max(0, at - _FAR), at)
    return match.group(1) if match else ""


def described_figure(text: str, cast: Cast, at: int) -> Figure | None:
    """Whom a clause follows with a description in between: "Anna Weil, a professor at Orsk and an adviser, who"."""
    last = next((one for one in cast.before(at) if one.figure), None)
    if last is None or cast.sentence(last.start) != cast.sentence(at):
        return None
    return last.figure if _DESCRIPTION.fullmatch(text, last.end, at) else None


def whose_aside(text: str, cast: Cast, at: int) -> Sighting | None:
    """Where somebody is named right before what begins with a comma, or ends a bracket: ", the judge", "D-Calif.)"."""
    if not _ASIDE.match(text, at):
        return None
    last = next(iter(cast.before(at)), None)
    return last if last and _UP_TO_ASIDE.fullmatch(text, last.end, at) else None


def is_beside(between: str) -> bool:
    """Whether a clause goes back to the name before it: only an aside, in brackets or commas, stands between them."""
    return _BESIDE.fullmatch(between) is not None


def joins_others(between: str) -> bool:
    """Whether others stand between a name and the clause, whom that goes back to: "Anna Weil and the women who"."""
    return _OTHERS.fullmatch(between) is not None


def in_full(text: str, source: str, at: int) -> str:
    """A source with the words that it goes back to: "the museum's curator" for "whose curator"."""
    relative = _RELATIVE.match(source)
    whom = _NAMED.search(text, max(0, at - _FAR), at) if relative else None
    if relative is None or whom is None:
        return source
    return f"{whom.group(1)}’s {source[relative.end() :]}" if relative.group(1).lower() == "whose" else whom.group(1)
