"""Who passes on what another said: "Interfax, citing the ministry", "the ministry was quoted by Interfax as saying"."""

import re

from claimreader.claims.lexicon import listed
from claimreader.claims.voices.speakers import Mention, parse

_INSIDE = re.compile(r",?\s+(?:citing|quoting)\s+")
_CITED = re.compile(
    r"\s*,?\s+(?:(?:\w+ed\s*,?\s+)?(?:citing|quoting)|quoted|cited)\s+([^.;:!?\n]{3,120}?)"
    r"(?=,|[.;:!?\n]|\s+(?:as|said|reported|that)\b|$)"
)
_SAID_CITING = re.compile(r"\s+(?:said|says|wrote|writes|reports)\s*,?\s+citing\s+([^.;:!?\n]{3,120}?)(?=[,.;:!?\n]|$)")
_NAME = r"(?:the\s+)?((?:[a-z]+ ){0,3}?[A-Z][\w’'&.-]*(?:\s+[A-Z][\w’'&.-]*){0,3})"
_BY = re.compile(
    rf"\s*,?\s+(?:(?:was|were|is|are)\s+|as\s+)?(?:quoted|cited|reported)\s+(?:as\s+saying\s+)?by\s+{_NAME}"
)
_CARRIED = re.compile(rf"\s+\w+,\s+(?:according\s+to|as\s+reported\s+by)\s+{_NAME}")


def passed_on(text: str, source: str, end: int) -> tuple[str, str]:
    """The words for who passes a statement on, empty where nobody does, and the words for who made it.

    Args:
        text: the document.
        source: who the statement is laid to, as the text puts it.
        end: where the source ends.
    """
    inside = _INSIDE.search(source)
    if inside:
        return source[: inside.start()], source[inside.end() :]
    said = parse(source).name in listed("speakers", "agencies")
    cited = _CITED.match(text, end) or (_SAID_CITING.match(text, end) if said else None)
    if cited and _may_pass_on(parse(source)):
        return source, cited.group(1)
    by = _BY.match(text, end)
    if by:
        return by.group(1), source
    carried = _CARRIED.match(text, end)
    if carried and carried.group(1).rstrip(".,’'") in listed("speakers", "agencies"):
        return carried.group(1), source
    return "", source


def _may_pass_on(mention: Mention) -> bool:
    return bool(mention.name) and mention.role not in listed("speakers", "persons")
