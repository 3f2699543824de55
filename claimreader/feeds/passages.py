"""The paragraphs of an article while its text is being made, and the one place where they become a document.

A passage's marks are offsets into the passage: a passage can be cut or left out without any other noticing.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from claimreader.feeds.clean import clean_text
from claimreader.records import Block, BlockKind, Document, Inline, InlineKind

Style = tuple[InlineKind, str | None]
"""How a stretch is set, and where it leads if it is a link."""

Piece = tuple[str, tuple[Style, ...]]
"""Words as the source has them, and all that holds for them."""

LINE_BREAK: Piece = ("\u2028", ())

_BETWEEN = "\n\n"
_SOURCE_SPACE = re.compile(r"[ \t\r\n\f]+")
_LOOSE = re.compile(r" *\n[ \n]*| {2,}")


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph to be: a clean text without blank lines at its ends, and what is set apart in it."""

    kind: BlockKind
    text: str
    level: int = 0
    marks: tuple[Inline, ...] = ()
    number: int = 0
    """Of an item in an ordered list."""

    def cut(self, start: int, end: int | None = None) -> "Passage":
        """What `text[start:end]` leaves, without white space at its ends."""
        kept = self.text[start:end]
        start += len(kept) - len(kept.lstrip())
        kept = kept.strip()
        return Passage(self.kind, kept, self.level, tuple(_moved(self.marks, start, len(kept))), self.number)

    @property
    def linked(self) -> float:
        """How much of it is links, from 0 to 1."""
        links = sum(mark.end - mark.start for mark in self.marks if mark.target)
        return links / len(self.text) if self.text else 0.0


def passage_of(pieces: Iterable[Piece], kind: BlockKind, level: int, number: int = 0) -> Passage:
    """The passage that pieces of a source make: cleaned, white space as a browser would show it."""
    verbatim = kind is BlockKind.PRE
    text, marks = _joined(pieces, verbatim)
    if verbatim:
        lead = len(text) - len(text.lstrip("\n"))
        text = text[lead:].rstrip()
        return Passage(kind, text, level, tuple(_moved(marks, lead, len(text))))
    text, marks = _squeezed(text, marks)
    return Passage(kind, text, level, tuple(marks), number).cut(0)


def _joined(pieces: Iterable[Piece], verbatim: bool) -> tuple[str, list[Inline]]:
    """The pieces' words, cleaned, with every stretch of a style as one mark."""
    parts: list[str] = []
    marks: list[Inline] = []
    begun: dict[Style, int] = {}
    length = 0
    for styles, run in groupby(pieces, key=itemgetter(1)):
        words = "".join([word for word, _ in run])
        parts.append(clean_text(words if verbatim else _SOURCE_SPACE.sub(" ", words)))
        if begun:
            marks += _ended(begun, [style for style in begun if style not in styles], length)
        for style in styles:
            begun.setdefault(style, length)
        length += len(parts[-1])
    marks += _ended(begun, list(begun), length)
    text = "".join(parts)
    whole = text if len(parts) == 1 else clean_text(text)
    # An accent that stands apart from its letter joins it here, and no offset would hold any more.
    return (text, marks) if whole == text else (whole, [])


def _ended(begun: dict[Style, int], styles: Iterable[Style], end: int) -> list[Inline]:
    stretches = [(style, begun.pop(style)) for style in styles]
    return [Inline(kind, start, end, target) for (kind, target), start in stretches if start < end]


def _squeezed(text: str, marks: Sequence[Inline]) -> tuple[str, list[Inline]]:
    """Runs of white space as one character, and the marks where their words have gone, white space trimmed."""
    parts: list[str] = []
    starts: list[int] = []
    moves: list[tuple[int, int]] = []
    """For every run: where it ended, and where what follows it has gone."""
    last = length = 0
    for loose in _LOOSE.finditer(text):
        parts += (text[last : loose.start()], "\n" if "\n" in loose[0] else " ")
        length += loose.start() - last + 1
        last = loose.end()
        starts.append(loose.start())
        moves.append((last, length))
    squeezed = "".join((*parts, text[last:]))

    def moved(place: int) -> int:
        run = bisect_left(starts, place) - 1
        if run < 0:
            return place
        end, gone = moves[run]
        return gone + max(place - end, 0)

    trimmed = [trim for mark in marks if (trim := _trimmed(squeezed, mark, moved(mark.start), moved(mark.end)))]
    return squeezed, sorted(trimmed, key=lambda mark: (mark.start, -mark.end))


def _trimmed(text: str, mark: Inline, start: int, end: int) -> Inline | None:
    """The mark on its words alone; None where it has none."""
    end = min(end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Inline(mark.kind, start, end, mark.target) if start < end else None


def _moved(marks: Iterable[Inline], start: int, length: int) -> Iterable[Inline]:
    """The marks as they lie in `length` characters from `start` on."""
    for mark in marks:
        first, last = max(mark.start - start, 0), min(mark.end - start, length)
        if first < last:
            yield Inline(mark.kind, first, last, mark.target)


def compose(title: str, passages: Iterable[Passage]) -> Document:
    """The document of a title and passages; either may be missing."""
    whole = [Passage(BlockKind.TITLE, title)] if title else []
    whole += [passage for passage in passages if passage.text]
    blocks: list[Block] = []
    inlines: list[Inline] = []
    start = 0
    for passage in whole:
        end = start + len(passage.text)
        blocks.append(Block(passage.kind, start, end, passage.level, passage.number))
        inlines += (Inline(mark.kind, start + mark.start, start + mark.end, mark.target) for mark in passage.marks)
        start = end + len(_BETWEEN)
    return Document(_BETWEEN.join(passage.text for passage in whole), tuple(blocks), tuple(inlines))
