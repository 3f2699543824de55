"""Two versions of an article woven into one text: the new one, with what was taken out left in its place, marked."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from claimreader.records import Block, BlockKind, Document, Inline, Span
from claimreader.versions.words import SMALL, Edit, Token, steps, tokens, words_in

ALIKE = 0.4
"""The share of their words that two paragraphs have in common to be taken for one that was edited."""
FEW = 8
"""Words that say something, from which on a paragraph is known again within a longer one."""
MOST = 20_000
"""Pairs of paragraphs that are compared; where more were rewritten in one place, they count as taken out and put in."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the woven text that stands in one of the two versions only."""

    edit: Edit
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Woven:
    """Both versions in one."""

    document: Document
    """What was taken out stands before what was put in for it; blocks and links are the new version's."""
    stretches: tuple[Stretch, ...]
    """What differs, in order."""
    added: int
    """How many words were put in."""
    removed: int
    """How many were taken out."""
    old: "Places"
    """From places of the old text to those of the woven one."""
    new: "Places"
    """The same from the new text."""

    def touched(self, hull: Span) -> bool:
        """Whether anything differs between two places of the woven text."""
        first = bisect_right(self.stretches, hull.start, key=lambda stretch: stretch.end)
        return first < len(self.stretches) and self.stretches[first].start < hull.end


class Places:
    """Where the places of a text have gone to in the woven one."""

    def __init__(self) -> None:
        self._from: list[int] = []
        self._to: list[int] = []
        self._length: list[int] = []

    def note(self, start: int, end: int, woven: int) -> None:
        """`[start:end]` of the text stands from `woven` on."""
        self._from.append(start)
        self._to.append(woven)
        self._length.append(end - start)

    def of(self, place: int) -> int:
        """Where a place has gone to; one between two words stays behind the first of them."""
        number = bisect_right(self._from, place) - 1
        if number < 0:
            return 0
        return self._to[number] + min(place - self._from[number], self._length[number])

    def span(self, where: Span) -> Span:
        """The same for a stretch: from its first character to its last."""
        return Span(self.of(where.start), self.of(where.end - 1) + 1)


def woven(old: Document, new: Document) -> Woven:
    """The two versions, word by word; takes the square of the words of a paragraph, and never of the whole text."""
    loom = _Loom(old.text, new.text)
    for before, after in _paragraphs(old, new):
        loom.add(before, after)
    document = Document("".join(loom.parts), tuple(loom.blocks), tuple(_moved(new.inlines, loom.new)))
    spans = {edit: [Span(one.start, one.end) for one in loom.stretches if one.edit is edit] for edit in Edit}
    added, removed = (words_in(spans[edit], document.text) for edit in (Edit.ADDED, Edit.REMOVED))
    return Woven(document, tuple(loom.stretches), added, removed, loom.old, loom.new)


@dataclass(slots=True)
class _Loom:
    """The woven text as far as it is."""

    before: str
    after: str
    parts: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    old: Places = field(default_factory=Places)
    new: Places = field(default_factory=Places)

    def add(self, before: Block | None, after: Block | None) -> None:
        """Weave a paragraph in: one that was edited, one that is new, or one that is gone."""
        if self.parts:
            self._write("\n\n")
        start = self.length
        mine = tokens(self.before, before.start, before.end) if before else []
        others = tokens(self.after, after.start, after.end) if after else []
        for edit, old, new in steps(mine, others):
            if edit is Edit.REMOVED:
                self._lay(edit, self.before, mine, old, self.old)
            else:
                self._lay(edit, self.after, others, new, self.new)
            if edit is Edit.SAME:
                self._pair(mine, others, old, new)
        one = after or before
        if one is not None and self.length > start:
            self.blocks.append(replace(one, start=start, end=self.length))

    def _lay(self, edit: Edit, text: str, words: Sequence[Token], run: range, places: Places) -> None:
        """Write a run of words with what stands between them, and before them where that is white space or a sign."""
        first, last = words[run.start], words[run.stop - 1]
        gap = text[words[run.start - 1].end : first.start] if run.start else ""
        if not gap and self.blocks_began and (run.start == 0 or self._parted(text, first.start)):
            gap = " "
        self._write(gap)
        start = self.length
        places.note(first.start, last.end, start)
        self._write(text[first.start : last.end])
        if edit is not Edit.SAME:
            self.stretches.append(Stretch(edit, start, self.length))

    @property
    def blocks_began(self) -> bool:
        """Whether the paragraph that is being woven has words already."""
        return bool(self.parts) and not self.parts[-1].endswith("\n\n")

    def _parted(self, text: str, place: int) -> bool:
        """Whether what was laid last was another version's, and both are words."""
        return self.parts[-1][-1:].isalnum() and text[place].isalnum()

    def _pair(self, mine: Sequence[Token], others: Sequence[Token], old: range, new: range) -> None:
        """Note where the old words of a run stand that are laid as the new ones."""
        at = self.length - (others[new.stop - 1].end - others[new.start].start) - others[new.start].start
        for number, other in zip(old, new, strict=True):
            self.old.note(mine[number].start, mine[number].end, at + others[other].start)

    def _write(self, part: str) -> None:
        if part:
            self.parts.append(part)
            self.length += len(part)


def _paragraphs(old: Document, new: Document) -> Iterator[tuple[Block | None, Block | None]]:
    """Which paragraph became which, in the order of the woven text."""
    before, after = _whole(old), _whole(new)
    counts = [[_Words.of(document.text, one) for one in blocks] for document, blocks in ((old, before), (new, after))]
    names: dict[str, int] = {}
    keys = [[names.setdefault(one.key, len(names)) for one in every] for every in counts]
    for tag, a, b, c, d in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
        if tag == "equal":
            yield from zip(before[a:b], after[c:d], strict=True)
        else:
            for i, j in _paired(counts[0][a:b], counts[1][c:d]):
                yield (None if i is None else before[a + i]), (None if j is None else after[c + j])


@dataclass(frozen=True, slots=True)
class _Words:
    """A paragraph as it is compared with others: all its words, and how often it has each that says something."""

    key: str
    counts: Counter[str]

    @classmethod
    def of(cls, text: str, block: Block) -> "_Words":
        found = [one.word for one in tokens(text, block.start, block.end)]
        telling = [word for word in found if len(word) > SMALL or word[0].isdigit()]
        return cls(" ".join(found), Counter(telling or found))

    def alike(self, other: "_Words") -> float:
        """The share of the words that both have: of the shorter one, which may have grown, where it says enough."""
        least, most = sorted((self.counts.total(), other.counts.total()))
        return (self.counts & other.counts).total() / max(least, min(most, FEW), 1)


def _paired(old: Sequence[_Words], new: Sequence[_Words]) -> Iterator[tuple[int | None, int | None]]:
    """Rewritten paragraphs in pairs, as alike as they can be without crossing; the others on their own."""
    if len(old) * len(new) > MOST:
        yield from ((number, None) for number in range(len(old)))
        yield from ((None, number) for number in range(len(new)))
        return
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    alike = [[one.alike(other) for other in new] for one in old]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            pair = alike[i][j] + best[i + 1][j + 1] if alike[i][j] >= ALIKE else 0.0
            best[i][j] = max(pair, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < len(old) or j < len(new):
        if i < len(old) and j < len(new) and alike[i][j] >= ALIKE and best[i][j] == alike[i][j] + best[i + 1][j + 1]:
            yield i, j
            i, j = i + 1, j + 1
        elif i < len(old) and (j == len(new) or best[i + 1][j] >= best[i][j + 1]):
            yield i, None
            i += 1
        else:
            yield None, j
            j += 1


def _whole(document: Document) -> list[Block]:
    """The paragraphs; text that has none is one."""
    blocks = [one for one in document.blocks if one.end > one.start]
    return blocks or [Block(BlockKind.PARAGRAPH, 0, len(document.text))] * bool(document.text.strip())


def _moved(inlines: Sequence[Inline], places: Places) -> Iterator[Inline]:
    for one in inlines:
        where = places.span(Span(one.start, one.end))
        yield replace(one, start=where.start, end=where.end)
