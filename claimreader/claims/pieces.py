"""Text -> words and word pieces, packed in windows that the tagger reads. Knows nothing of claims.

The vocabulary and the splitting of a word into pieces (greedy, longest match first) are BERT's uncased WordPiece
(Devlin et al., 2019; Wu et al., 2016). An uncased vocabulary loses what matters for reading who says what, so every
piece also carries its word's shape, whether the word opens a paragraph, and whether it stands in quotation marks.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

CLS, SEP, UNKNOWN = 101, 102, 100
LIMIT = 256
"""Word pieces in a window, without its two special pieces."""
SHAPES = 12
"""Six shapes of a word, twice: inside a paragraph, and as its first word."""
QUOTES = 3
"""Special piece, outside quotation marks, inside them."""

_WORD = re.compile(r"[^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_]*)*|[^\s]")
_LONGEST_WORD = 100
_LONGEST_PARAGRAPH = 20_000
"""Characters; a line may be a whole book."""
_SENTENCE_END = frozenset(".!?")
_MARKS = re.compile('["“”«»‘’„]')
_CLOSED_BY = {"“": "”", "«": "»", '"': '"', "‘": "’", "„": "“"}


class Word(NamedTuple):
    """One word or mark of punctuation: its place in the text, and its pieces."""

    start: int
    end: int
    pieces: tuple[int, ...]
    shape: int
    quote: int

    @property
    def opens(self) -> bool:
        """Whether it is the first word of its paragraph."""
        return self.shape >= SHAPES // 2

    @property
    def quoted(self) -> bool:
        """Whether it stands in quotation marks."""
        return self.quote == QUOTES - 1


@dataclass(frozen=True, slots=True)
class Window:
    """A run of words that the tagger reads at once; `ids`, `shapes`, `quotes` are per piece, special ones included."""

    words: tuple[Word, ...]
    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    quotes: tuple[int, ...]
    first: tuple[int, ...]
    """For each word, the position of its first piece."""


class Vocabulary:
    """BERT's uncased word pieces, one a line, the line number being the piece's number."""

    def __init__(self, pieces: Sequence[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(pieces)}
        self.known: Callable[[str], tuple[tuple[int, ...], int]] = lru_cache(maxsize=50_000)(self._known)
        """A word's pieces and its shape."""

    @classmethod
    def load(cls, path: Path) -> "Vocabulary":
        """The vocabulary in a file of one piece a line."""
        return cls(path.read_text(encoding="utf-8").splitlines())

    def _known(self, word: str) -> tuple[tuple[int, ...], int]:
        return self.split(word), _shape(word)

    def split(self, word: str) -> tuple[int, ...]:
        """A word's pieces, the longest first that the vocabulary has."""
        plain = word.lower()
        if not plain.isascii():
            plain = "".join(c for c in unicodedata.normalize("NFD", plain) if unicodedata.category(c) != "Mn")
        if not plain or len(plain) > _LONGEST_WORD:
            return (UNKNOWN,)
        pieces: list[int] = []
        start = 0
        while start < len(plain):
            for end in range(len(plain), start, -1):
                piece = self._ids.get(plain[start:end] if not start else "##" + plain[start:end])
                if piece is not None:
                    pieces.append(piece)
                    start = end
                    break
            else:
                return (UNKNOWN,)
        return tuple(pieces)


def _shape(word: str) -> int:
    """Lower, Capitalised, CAPITALS, number, punctuation, mixed: what an uncased vocabulary loses."""
    if not any(map(str.isalpha, word)):
        return 5 if any(map(str.isdigit, word)) else 4
    if word.isupper() and len(word) > 1:
        return 3
    return 2 if word[0].isupper() else 1 if word.islower() else 0


def quoted(paragraph: str) -> list[bool]:
    """For each character of a paragraph, whether it stands inside quotation marks, the marks included.

    Straight marks toggle; a curly single mark opens, and closes only where no letter follows ("’" is an apostrophe
    elsewhere). A quotation that runs on into the next paragraph opens anew there, as newspapers print it.
    """
    state = [False] * len(paragraph)
    closing, opened = "", 0
    for mark in _MARKS.finditer(paragraph):
        c, i = mark.group(), mark.start()
        if not closing:
            closing, opened = _CLOSED_BY.get(c, ""), i
        elif c == closing and not (c == "’" and paragraph[i + 1 : i + 2].isalnum()):
            state[opened : i + 1] = [True] * (i + 1 - opened)
            closing = ""
    if closing:
        state[opened:] = [True] * (len(paragraph) - opened)
    return state


def words(text: str, start: int, end: int, vocabulary: Vocabulary) -> list[Word]:
    """The words of the paragraph `text[start:end]`, with places that count from the beginning of the text."""
    paragraph = text[start:end]
    inside = quoted(paragraph) if _MARKS.search(paragraph) else None
    known = vocabulary.known
    found: list[Word] = []
    for match in _WORD.finditer(paragraph):
        at, to = match.span()
        pieces, shape = known(match.group())
        found.append(Word(start + at, start + to, pieces, shape, 2 if inside and inside[at] else 1))
    if found:
        found[0] = found[0]._replace(shape=found[0].shape + SHAPES // 2)
    return found


def _cut(run: Sequence[Word], text: str, limit: int) -> int:
    """How many words of an overlong paragraph fit a window; it ends with a sentence where its second half has one."""
    total = fits = 0
    best = 0
    for fits, word in enumerate(run):
        total += len(word.pieces)
        if total > limit:
            break
        if total > limit // 2 and text[word.start] in _SENTENCE_END:
            best = fits + 1
    else:
        return len(run)
    return best or max(fits, 1)


def windows(
    text: str, vocabulary: Vocabulary, limit: int = LIMIT, wanted: Callable[[str], bool] | None = None
) -> Iterator[Window]:
    """The text's paragraphs (lines), packed whole into windows of at most `limit` pieces; longer ones are cut.

    Args:
        text: a document.
        vocabulary: of word pieces.
        limit: the most pieces in a window.
        wanted: says of a paragraph whether it is to be read; the others stand in no window.
    """
    packed: list[Word] = []
    size = 0
    for start, end in _paragraphs(text):
        if wanted and not wanted(text[start:end]):
            continue
        run = words(text, start, end, vocabulary)
        pieces = sum([len(word.pieces) for word in run])
        if packed and size + pieces > limit:
            yield window(packed)
            packed, size = [], 0
        while pieces > limit:
            cut = _cut(run, text, limit)
            yield window(run[:cut])
            pieces -= sum([len(word.pieces) for word in run[:cut]])
            run = run[cut:]
        packed += run
        size += pieces
    if packed:
        yield window(packed)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Where each line begins and ends; one that no paragraph is as long as is taken in stretches."""
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        while line.end() - start > _LONGEST_PARAGRAPH:
            end = start + _LONGEST_PARAGRAPH
            cut = max(text.rfind(" ", start, end), text.rfind("\t", start, end)) + 1 or end
            yield start, cut
            start = cut
        yield start, line.end()


def window(run: Sequence[Word]) -> Window:
    """Lay the words' pieces out in a row between the two special pieces."""
    ids, shapes, quotes, first = [CLS], [4], [0], []
    for _, _, pieces, shape, quote in run:
        first.append(len(ids))
        ids += pieces
        shapes += [shape] * len(pieces)
        quotes += [quote] * len(pieces)
    return Window(tuple(run), (*ids, SEP), (*shapes, 4), (*quotes, 0), tuple(first))
