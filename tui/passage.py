"""One block of an article as it is drawn: its text with the signs of the claims that begin in it, piece by piece."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from claimreader.records import Block, BlockKind, Inline, InlineKind, KeptClaim
from tui.drawn import Face, Piece, Tone, cut, drawable
from tui.faces import TONES, Mark, Role, Wearing
from tui.links import raised
from tui.palette import Look, Looks
from tui.signs import ADDED, CLOSES, OPENS, REMOVED, Showing, badge

if TYPE_CHECKING:
    from claimreader.versions.text import Stretch

BULLETS = "•◦▪"
QUOTE_BAR = "▎ "

_SIGNS = {"added": ADDED, "removed": REMOVED}
"""By what an edit did; a StrEnum's members are their values."""


class Insert(NamedTuple):
    """Signs that are drawn within a block's text."""

    where: int
    """Their place in the article's text."""
    drawn: int
    """Where they begin in the block as it is drawn."""
    end: int
    """Where they end there."""
    pieces: tuple[Piece, ...]


class Passage:
    """A block as it is drawn: its text with the signs of the claims that begin in it."""

    def __init__(
        self,
        block: Block,
        text: str,
        marks: Sequence[Mark],
        inlines: Sequence[Inline],
        looks: Looks,
        showing: Showing,
        edits: Sequence["Stretch"] = (),
        numbers: Mapping[str, int] = MappingProxyType({}),
    ) -> None:
        self.block = block
        self._text = text
        self._marks = marks
        self._inlines = inlines
        self._edits = edits
        self._looks = looks
        self._showing = showing
        self._numbers = numbers
        self.inserts = list(self._inserted()) if marks or edits or inlines else []
        self._ends = [insert.end for insert in self.inserts]

    @cached_property
    def drawn(self) -> str:
        """The text with the signs in it."""
        parts: list[str] = []
        start = self.block.start
        for insert in self.inserts:
            parts += [self._text[start : insert.where], *(piece.text for piece in insert.pieces)]
            start = insert.where
        return "".join([*parts, self._text[start : self.block.end]])

    @property
    def indent(self) -> int:
        """Cells that stand before each of its lines."""
        lead = self.lead(True)
        return len(lead.text) if lead else 0

    def lead(self, first: bool) -> Piece | None:
        """What stands before a line of it: a bullet or a number, a bar, nothing."""
        level = max(self.block.level, 1)
        match self.block.kind:
            case BlockKind.ITEM:
                number = self.block.number
                bullet = f"{number:>2}. " if number else f" {BULLETS[(level - 1) % len(BULLETS)]} "
                return Piece("  " * (level - 1) + (bullet if first else " " * len(bullet)), Face(Tone.ACCENT))
            case BlockKind.QUOTE:
                return Piece(QUOTE_BAR * min(level, 4), Face(Tone.RULE))
            case BlockKind.PRE:
                return Piece("  ", Face(Tone.QUIET))
            case _:
                return None

    def place_of(self, drawn: int) -> int:
        """The place in the text of a place in the block as it is drawn."""
        passed = bisect_right(self._ends, drawn)
        if passed < len(self.inserts) and drawn > self.inserts[passed].drawn:
            return self.inserts[passed].where
        if not passed:
            return self.block.start + drawn
        return self.inserts[passed - 1].where + drawn - self._ends[passed - 1]

    def pieces(self, start: int, end: int) -> Iterator[Piece]:
        """What stands between two places of the block as it is drawn."""
        here = start
        for insert in self.inserts[bisect_right(self._ends, start) :]:
            if insert.drawn >= end:
                break
            yield from self._words(here, insert.drawn)
            yield from cut(insert.pieces, max(here - insert.drawn, 0), end - insert.drawn)
            here = insert.end
        yield from self._words(here, end)

    def _words(self, start: int, end: int) -> Iterator[Piece]:
        """The text between two places that have no signs between them, face by face."""
        if start >= end:
            return
        place = self.place_of(start)
        stop = place + end - start
        cuts, faces = self._faces
        number = bisect_right(cuts, place) - 1
        while place < stop:
            until = min(cuts[number + 1], stop) if number + 1 < len(cuts) else stop
            yield Piece(drawable(self._text[place:until]), faces[number], place)
            place = until
            number += 1

    def _inserted(self) -> Iterator[Insert]:
        grown = -self.block.start
        for where, pieces in self._signs():
            length = sum(len(piece.text) for piece in pieces)
            yield Insert(where, where + grown, where + grown + length, pieces)
            grown += length

    def _signs(self) -> list[tuple[int, tuple[Piece, ...]]]:
        """Signs and where they go: at one place brackets close before others open, and the outer claim opens first."""
        found: list[tuple[tuple[int, ...], tuple[Piece, ...]]] = []
        brackets = self._showing.brackets and self._showing.changes is None
        for mark in self._marks:
            content = mark.kept.claim.content
            if mark.role is not Role.CONTENT:
                continue
            number = mark.kept.claim.number
            opens = any(mark.start == span.start for span in content) if brackets else mark.start == content[0].start
            if opens:
                pieces = tuple(badge(mark.kept, self._looks, self._showing))
                found.append(((mark.start, 1, -mark.end, number), pieces))
            if brackets and any(mark.end == span.end for span in content):
                face = Face(look=self._look(mark.kept), claims=(mark.kept.id,), bold=True)
                found.append(((mark.end, 0, -mark.start, -number), (Piece(CLOSES, face),)))
        found += [*self._edit_signs(), *self._link_signs()]
        found.sort(key=lambda one: one[0])
        return [(order[0], pieces) for order, pieces in found]

    def _edit_signs(self) -> Iterator[tuple[tuple[int, ...], tuple[Piece, ...]]]:
        """The signs of what was added and removed, within those of claims; where colours do not tell, both its ends."""
        brackets = self._showing.brackets
        for edit in self._edits:
            face = Face(TONES[edit.edit], bold=True)
            yield (edit.start, 2, 0, 0), (Piece((OPENS if brackets else "") + _SIGNS[edit.edit], face),)
            if brackets:
                yield (edit.end, -1, 0, 0), (Piece(CLOSES, face),)

    def _link_signs(self) -> Iterator[tuple[tuple[int, ...], tuple[Piece, ...]]]:
        """The numbers of links, by which they are found in the list of them."""
        for inline in self._inlines:
            number = self._numbers.get(inline.target or "")
            if number is not None and inline.kind is InlineKind.LINK:
                yield (inline.end, -2, 0, 0), (Piece(raised(number), Face(Tone.QUIET, link=inline.target)),)

    @cached_property
    def _faces(self) -> tuple[list[int], list[Face]]:
        """Where faces change in the block, and to which."""
        return Wearing(self._looks, self._showing).of(self.block, self._marks, self._inlines, self._edits)

    def _look(self, kept: KeptClaim) -> Look:
        return self._looks.of(kept.claim.parties)[0]
