"""Breaking text into lines of a width in cells: quick for plain text, right for wide, combined and joined letters."""

import re
from collections.abc import Iterator

from rich.cells import get_character_cell_size

Stretch = tuple[int, int]
"""A line as offsets into the text, without the spaces that it was broken at."""

# One cell each in every version of Unicode that the terminal library knows; a test holds it to that.
_NARROW = (
    "\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u0384-\u038a\u0400-\u0482\u048a-\u052f\u05d0-\u05ea"
    "\u0620-\u064a\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u2070-\u2071\u2074-\u208e\u20a0-\u20bf\u2150-\u218b"
    "\u2190-\u2199\u2500-\u2580"
)
_BEYOND = re.compile(f"[^{_NARROW}]")

_NEVER_FIRST = frozenset("、。，．・：；？！゛゜々ー）〕］｝〉》」』】’”…‥％")
_NEVER_LAST = frozenset("（〔［｛〈《「『【‘“")
_JOINER = "\u200d"
_FLAGS = re.compile("[\U0001f1e6-\U0001f1ff]")


class _Sizes(dict[str, int]):
    """How many cells a character takes, looked up once for each."""

    def __missing__(self, character: str) -> int:
        self[character] = size = get_character_cell_size(character)
        return size


_sizes = _Sizes()


def wrap(text: str, width: int) -> list[Stretch]:
    """The lines of a text, broken at its line ends, then at spaces, else wherever the line is full.

    A text of none has one empty line.
    """
    width = max(width, 1)
    lines: list[Stretch] = []
    start = 0
    while True:
        end = text.find("\n", start)
        stop = len(text) if end < 0 else end
        _wrap_paragraph(text, start, stop, width, lines)
        if end < 0:
            return lines
        start = end + 1


def _wrap_paragraph(text: str, start: int, stop: int, width: int, lines: list[Stretch]) -> None:
    if _BEYOND.search(text, start, stop):
        lines += _by_characters(text, start, stop, width)
        return
    while stop - start > width:
        space = text.rfind(" ", start, start + width + 1)
        if space <= start:
            lines.append((start, start + width))
            start += width
        else:
            lines.append(_trimmed(text, start, space))
            start = space + 1
        while start < stop and text[start] == " ":
            start += 1
    lines.append((start, stop))


def _by_characters(text: str, start: int, stop: int, width: int) -> Iterator[Stretch]:
    """The same, measuring each character, and breaking between wide ones too."""
    line = start
    end = resume = start
    filled = since = 0
    for here in range(start, stop):
        character = text[here]
        size = _sizes[character]
        if character == " ":
            end, resume, since = here, here + 1, 0
            filled += 1
            continue
        if here > line and (size == 2 or _sizes[text[here - 1]] == 2) and _may_break(text, here):
            end, resume, since = here, here, 0
        if filled + size > width and here > line and size and not _joined(text, here):
            if end <= line:
                end, resume, since = here, here, 0
            yield _trimmed(text, line, end)
            line, end, filled = resume, resume, since
        filled += size
        since += size
    yield line, stop


def _trimmed(text: str, start: int, end: int) -> Stretch:
    while end > start and text[end - 1] == " ":
        end -= 1
    return start, end


def _may_break(text: str, where: int) -> bool:
    """Whether a line may end before this character though there is no space: between wide ones."""
    return text[where] not in _NEVER_FIRST and text[where - 1] not in _NEVER_LAST and not _joined(text, where)


def _joined(text: str, where: int) -> bool:
    """Whether a character belongs to the one before it: joined to it, or the second letter of a flag."""
    before = text[where - 1]
    return before == _JOINER or not _sizes[text[where]] or bool(_FLAGS.match(before) and _FLAGS.match(text[where]))
