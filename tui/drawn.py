"""What a drawn line consists of before it has colours: pieces of text, and what each of them is."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from rich.cells import cell_len

from claimreader.records.record import record
from tui.palette import Look
from tui.wrapping import wrap

BEYOND = -1
"""The start of a piece that is no part of the article's text: a sign, a bullet, a heading of ours."""


class Tone(StrEnum):
    """How loud a piece is, and in whose name."""

    BODY = "body"
    QUIET = "quiet"
    STRONG = "strong"
    HEADING = "heading"
    ACCENT = "accent"
    LINK = "link"
    CODE = "code"
    RULE = "rule"
    ADDED = "added"
    REMOVED = "removed"


class Ink(StrEnum):
    """How a piece has its party's colour."""

    FULL = "full"
    """As the colour of its letters."""
    TINT = "tint"
    """The same, on a tint of it: what is claimed."""
    HALF = "half"
    """Half way to the colour of text: the words that say who claims."""
    BADGE = "badge"
    """As its ground: a sign."""
    CHOSEN = "chosen"
    """Only while it is chosen."""


@record
class Face:
    """What a piece is; how that looks on a dark or light ground, chosen or not, is the painter's business."""

    tone: Tone = Tone.BODY
    look: Look | None = None
    """The party whose colour it has."""
    ink: Ink = Ink.FULL
    """How it has it."""
    bold: bool = False
    italic: bool = False
    underline: bool = False
    claims: tuple[int, ...] = ()
    """The claims whose content this is, by their ids, the innermost last; the first thing a click is about."""
    told: tuple[int, ...] = ()
    """The claims whose source or cue this is."""
    link: str | None = None
    """Where it leads, where it is a link."""


class Piece(NamedTuple):
    """A stretch of a line."""

    text: str
    face: Face = Face()
    start: int = BEYOND
    """Where it stands in the article's text."""


Line = tuple[Piece, ...]

QUIET = Face(Tone.QUIET)
STRONG = Face(Tone.STRONG, bold=True)
ACCENT = Face(Tone.ACCENT, bold=True)


def plain(line: Sequence[Piece]) -> str:
    """A line without its looks."""
    return "".join([piece.text for piece in line])


def drawable(text: str) -> str:
    """The same text with nothing in it that steers a terminal, character for character, so that offsets hold.

    Texts are cleaned when they come in (`claimreader.feeds.clean`); this is for what came in another way.
    """
    return text if text.isprintable() else "".join(map(_harmless, text))


def _harmless(character: str) -> str:
    return character if character.isprintable() or character in _SHAPING else " "


_SHAPING = frozenset("\u00ad\u200c\u200d\ufe0e\ufe0f")
"""Format characters that shape their neighbours, and steer nothing."""


def flow(pieces: Sequence[Piece], width: int, *, first: Sequence[Piece] = (), rest: Sequence[Piece] = ()) -> list[Line]:
    """Pieces wrapped into lines; `first` stands before the first line, `rest`, as wide as that, before the others."""
    text = plain(pieces)
    room = width - cell_len(plain(first))
    if len(text) <= room and "\n" not in text and cell_len(text) <= room:
        return [(*first, *pieces)]
    return [
        (*(rest if number else first), *cut(pieces, start, end)) for number, (start, end) in enumerate(wrap(text, room))
    ]


def cut(pieces: Sequence[Piece], start: int, end: int) -> Iterator[Piece]:
    """What stands between two places of some pieces."""
    passed = 0
    for text, face, place in pieces:
        skipped = max(start - passed, 0)
        part = text[skipped : max(end - passed, 0)]
        passed += len(text)
        if part:
            yield Piece(part, face, place if place == BEYOND else place + skipped)


def shortened(line: Sequence[Piece], width: int) -> Line:
    """A line in at most `width` cells, with an ellipsis where something is left out."""
    if cells(line) <= width:
        return tuple(line)
    stop = wrap(plain(line).replace(" ", "\u00a0"), width - 1)[0][1]
    return (*cut(line, 0, stop), Piece("…", line[-1].face))


def cells(line: Sequence[Piece]) -> int:
    """How wide a line is."""
    return cell_len(plain(line))
