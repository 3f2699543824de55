"""An article's links, by number: as they stand in its text, and as they are listed."""

from typing import NamedTuple

from claimreader.records import Document, InlineKind

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Link(NamedTuple):
    """Where words of an article lead."""

    url: str
    words: str


def links_of(document: Document) -> list[Link]:
    """The article's links in the order of its text, each address once, with the words that lead there first."""
    found: dict[str, Link] = {}
    for inline in sorted(document.inlines, key=lambda inline: inline.start):
        if inline.kind is InlineKind.LINK and inline.target:
            words = " ".join(document.text[inline.start : inline.end].split())
            found.setdefault(inline.target, Link(inline.target, words))
    return list(found.values())


def numbers_of(document: Document) -> dict[str, int]:
    """The number of each address, counted from 1."""
    return {link.url: number for number, link in enumerate(links_of(document), 1)}


def raised(number: int) -> str:
    """A number as it stands behind a link's words."""
    return str(number).translate(_RAISED)
