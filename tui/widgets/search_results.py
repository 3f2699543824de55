"""What a search found: articles in three lines each, the third of them the passage that was found."""

from collections.abc import Mapping
from typing import ClassVar

from rich.style import Style
from textual.message import Message

from claimreader.records import Snippet
from tui.messages import message
from tui.painting import Plain
from tui.safe import safe
from tui.widgets.article_list import ArticleList
from tui.widgets.row_list import Line, fit

BEFORE_HIT = 24
"""Cells of a passage that are shown before its first hit, where it is cut."""


class SearchResults(ArticleList):
    """Articles with the words that were searched for, as they stand in the text."""

    BORDER_TITLE = "Found"
    ROW_HEIGHT = 3
    PARTS: ClassVar[Mapping[str, Plain]] = {
        **ArticleList.PARTS,
        "row--hit": ("accent", Style(bold=True, underline=True)),
    }

    snippets: dict[int, Snippet | None]
    """The passages that are known, by article."""

    @message
    class Wanted(Message):
        """A line is shown whose passage is not known."""

        article_id: int

    def forget_snippets(self) -> None:
        """Other words are searched for."""
        self.snippets = {}
        self._asked = set[int]()

    def take_snippet(self, article_id: int, snippet: Snippet | None) -> None:
        """Show the passage of an article."""
        self.snippets[article_id] = snippet
        index = self.index_of(article_id)
        if index is not None:
            self.redraw(index)

    def draw(self, index: int, width: int) -> list[Line]:
        """Title, outlet and age, passage."""
        row = self.row(index)
        if row is None:
            return super().draw(index, width)
        if row.id not in self.snippets and row.id not in self._asked:
            self._asked.add(row.id)
            self.post_message(self.Wanted(row.id))
        return [*self._two_lines(row, width), _passage(self.snippets.get(row.id), width)]


def _passage(snippet: Snippet | None, width: int) -> Line:
    """A passage round its first hit, the hits set apart."""
    if snippet is None:
        return [(" " * width, "")]
    start = max(0, snippet.hits[0].start - BEFORE_HIT) if snippet.hits else 0
    parts: Line = [("  …" if start else "  ", "row--quiet")]
    room, position = width - len(parts[0][0]), start
    for hit in snippet.hits:
        for text, style in ((snippet.text[position : hit.start], "row--quiet"), (hit.of(snippet.text), "row--hit")):
            shown = fit(safe(text) if style else text, 0) if room <= 0 else _cut(text, room)
            parts.append((shown, style))
            room -= len(shown)
        position = hit.end
    parts.append((_cut(snippet.text[position:], max(room, 0)), "row--quiet"))
    return parts


def _cut(text: str, room: int) -> str:
    """As much of a passage's piece as there is room for, white space kept at its ends."""
    clean = "".join(character if character.isprintable() else " " for character in text)
    return clean if len(clean) <= room else clean[: max(room - 1, 0)] + "…" * (room > 0)
