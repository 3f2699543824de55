"""An article and its claims -> lines: wrapped, set by what each block is, with what is claimed marked in the text.

Pure, and lazy: laying out only wraps; what a line consists of is worked out when it is looked at.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from claimreader.records import Block, BlockKind, Document, Inline, KeptClaim
from tui.drawn import BEYOND, Line
from tui.faces import Mark, Role
from tui.links import numbers_of
from tui.palette import Looks
from tui.passage import Passage
from tui.signs import PLAINLY, Showing
from tui.wrapping import wrap

if TYPE_CHECKING:
    from claimreader.versions.text import Stretch

MEASURE = 78
"""Cells of text in a line at most: longer ones are harder to read."""


class Row(NamedTuple):
    """A line of the page: a stretch of a block as it is drawn, or a line of ours."""

    block: int
    start: int
    end: int
    first: bool = False
    """The first line of its block."""


OURS = -1
"""The block of a row that is no part of the text; its start is its number among the lines given."""


class Page:
    """An article laid out for a width."""

    def __init__(
        self,
        document: Document,
        claims: Sequence[KeptClaim],
        looks: Looks,
        *,
        width: int,
        showing: Showing = PLAINLY,
        below_title: Sequence[Line] = (),
        edits: Sequence["Stretch"] = (),
    ) -> None:
        self.text = document.text
        self.width = max(width, 8)
        self._claims = {kept.id: kept for kept in claims}
        self._ours = list(below_title)
        shared = list(shared_out(document, claims))
        among = edits_among([block for block, _, _ in shared], edits)
        numbers = numbers_of(document) if showing.changes is None else {}
        self._passages = [
            Passage(block, self.text, marks, inlines, looks, showing, edited, numbers)
            for (block, marks, inlines), edited in zip(shared, among, strict=True)
        ]
        self.rows: list[Row] = []
        self._starts: list[int] = []
        self._lay_out()

    @property
    def height(self) -> int:
        """How many lines there are."""
        return len(self.rows)

    def line(self, y: int) -> Line:
        """What a line consists of."""
        row = self.rows[y]
        if row.block == OURS:
            return self._ours[row.start] if row.start >= 0 else ()
        passage = self._passages[row.block]
        lead = passage.lead(row.first)
        return (*((lead,) if lead else ()), *passage.pieces(row.start, row.end))

    def row_of(self, offset: int) -> int:
        """The line on which a place of the text is."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def rows_of(self, claim_id: int) -> range:
        """The lines over which a claim's content goes."""
        content = self._claims[claim_id].claim.content
        if not content:
            return range(0)
        return range(self.row_of(content[0].start), self.row_of(content[-1].end - 1) + 1)

    def place_of(self, y: int, x: int) -> int:
        """The place in the text of a line's character, or of the next one that is part of the text."""
        for here in range(max(y, 0), self.height):
            passed = 0
            for piece in self.line(here):
                end = passed + len(piece.text)
                if piece.start != BEYOND and (here > y or end > x):
                    return piece.start + (max(x - passed, 0) if here == y else 0)
                passed = end
        return len(self.text)

    def _lay_out(self) -> None:
        ours = [Row(OURS, number, 0) for number in range(len(self._ours))]
        if not self._passages or self._passages[0].block.kind is not BlockKind.TITLE:
            self._add(ours, 0)
        before: Block | None = None
        for number, passage in enumerate(self._passages):
            block = passage.block
            if self.rows and not (before and before.kind is block.kind is BlockKind.ITEM):
                self._add([Row(OURS, -1, 0)], block.start)
            width = self.width - passage.indent
            stretches = wrap(passage.drawn, width)
            self.rows += [Row(number, start, end, not first) for first, (start, end) in enumerate(stretches)]
            self._starts += [passage.place_of(start) for start, _ in stretches]
            if not number and block.kind is BlockKind.TITLE:
                self._add(ours, block.end)
            before = block

    def _add(self, rows: Sequence[Row], offset: int) -> None:
        self.rows += rows
        self._starts += [offset] * len(rows)


def shared_out(document: Document, claims: Sequence[KeptClaim]) -> Iterable[tuple[Block, list[Mark], list[Inline]]]:
    """The blocks, each with the marks and inlines that lie in it, cut off at its ends."""
    blocks = list(whole(document))
    starts = [block.start for block in blocks]
    marks: list[list[Mark]] = [[] for _ in blocks]
    inlines: list[list[Inline]] = [[] for _ in blocks]
    for kept in claims:
        claim = kept.claim
        for role, where in ((Role.CONTENT, claim.content), (Role.CUE, claim.cue), (Role.SOURCE, claim.source)):
            for span in where:
                for number, start, end in _among(blocks, starts, span.start, span.end):
                    marks[number].append(Mark(start, end, role, kept))
    for inline in document.inlines:
        for number, start, end in _among(blocks, starts, inline.start, inline.end):
            inlines[number].append(Inline(inline.kind, start, end, inline.target))
    return zip(blocks, marks, inlines, strict=True)


def edits_among(blocks: Sequence[Block], edits: Sequence["Stretch"]) -> list[list["Stretch"]]:
    """What was added and removed in each of the blocks."""
    starts = [block.start for block in blocks]
    found: list[list[Stretch]] = [[] for _ in blocks]
    for edit in edits:
        for number, start, end in _among(blocks, starts, edit.start, edit.end):
            found[number].append(replace(edit, start=start, end=end))
    return found


def whole(document: Document) -> Iterable[Block]:
    """The blocks of a document; text that lies in none is a paragraph of its own, so that nothing is left out."""
    here = 0
    for block in document.blocks:
        yield from _paragraphs(document.text, here, block.start)
        yield block
        here = max(here, block.end)
    yield from _paragraphs(document.text, here, len(document.text))


def _paragraphs(text: str, start: int, end: int) -> Iterable[Block]:
    for line in re.finditer(r"\S[^\n]*", text[start:end]):
        yield Block(BlockKind.PARAGRAPH, start + line.start(), start + line.end())


def _among(blocks: Sequence[Block], starts: Sequence[int], start: int, end: int) -> Iterable[tuple[int, int, int]]:
    """The blocks that a stretch goes through, and where it begins and ends in each."""
    number = max(bisect_right(starts, start) - 1, 0)
    while number < len(blocks) and starts[number] < end:
        block = blocks[number]
        if max(start, block.start) < min(end, block.end):
            yield number, max(start, block.start), min(end, block.end)
        number += 1
