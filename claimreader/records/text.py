"""Texts: stretches of them, and what their parts are. Offsets are code points, half open."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from claimreader.records.record import record


class Span(NamedTuple):
    """A stretch of a text: `text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that the span selects."""
        return text[self.start : self.end]


Spans = tuple[Span, ...]
"""Sorted, apart from each other, none empty."""


def spans(pairs: Iterable[Iterable[int]]) -> Spans:
    """Checked spans from pairs of offsets: sorted; ones that touch or overlap are joined.

    Raises:
        ValueError: a pair is not 0 <= start < end.
    """
    joined: list[Span] = []
    for start, end in sorted(tuple(pair) for pair in pairs):
        if not 0 <= start < end:
            raise ValueError(f"not a span: {start}..{end}")
        if joined and start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, end))
        else:
            joined.append(Span(start, end))
    return tuple(joined)


def words_of(text: str, where: Spans, gap: str = " … ") -> str:
    """The verbatim words of spans, in order, with `gap` where the text between them is left out."""
    return gap.join(span.of(text) for span in where)


class BlockKind(StrEnum):
    """What a paragraph of an article is."""

    TITLE = "title"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"
    PRE = "pre"
    CAPTION = "caption"


@record
class Block:
    """One paragraph of a document, `text[start:end]`; blocks are in order and lie in lines of their own."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    """Depth of a heading (1 to 6), a list item or a quotation."""
    number: int = 0
    """Of an item in an ordered list; 0 where the list is none."""


class InlineKind(StrEnum):
    """How a stretch within a block is set."""

    LINK = "link"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"


@record
class Inline:
    """A stretch of a block that is a link or is set apart."""

    kind: InlineKind
    start: int
    end: int
    target: str | None = None
    """A link's address: absolute, http or https."""


@record
class Document:
    """An article's canonical text, cleaned once, and what its parts are.

    The text is the blocks, separated by blank lines. Where the article has a title it is the first block, so that
    what a headline claims has offsets like everything else.
    """

    text: str
    blocks: tuple[Block, ...] = ()
    inlines: tuple[Inline, ...] = ()


@record
class Snippet:
    """A passage of an article around what was searched for."""

    text: str
    hits: Spans
    """Offsets into this passage."""
