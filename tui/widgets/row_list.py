"""A list of any length that draws only the lines on screen: what every list of the program is made of."""

from collections.abc import Mapping
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.bindings import bindings
from tui.commands import LISTS
from tui.messages import message
from tui.painting import Plain, styles_of

Part = tuple[str, str]
"""A piece of a line, and which part of a row it is ("" for none)."""
Line = list[Part]


def fit(text: str, width: int) -> str:
    """`text` in exactly `width` cells: cut with an ellipsis, or filled up."""
    if cell_len(text) <= width:
        return text + " " * (width - cell_len(text))
    return set_cell_size(text, max(width - 1, 0)) + "…" * (width > 0)


class RowList(ScrollView, can_focus=True):
    """Rows of the same height, one of which the cursor is on; subclasses say how many there are and draw one.

    The cost of a key does not depend on the number of rows.
    """

    BINDINGS = bindings(LISTS)
    DEFAULT_CSS = """
    RowList {
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        .row--cursor { background: $block-cursor-blurred-background; color: $block-cursor-blurred-foreground; }
        &:focus .row--cursor {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
            text-style: $block-cursor-text-style;
        }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"row--cursor"}
    PARTS: ClassVar[Mapping[str, Plain]] = {
        "row--bar": ("border", Style()),
        "row--quiet": ("quiet", Style()),
        "row--strong": ("", Style(bold=True)),
        "row--accent": ("accent", Style(bold=True)),
        "row--error": ("error", Style()),
    }
    """Which of the theme's colours each part of a row has, and how it is set."""
    ROW_HEIGHT: ClassVar[int] = 1

    empty = ""
    """What stands in the list when there is nothing in it."""

    cursor: reactive[int] = reactive(0, repaint=False, init=False)
    """The row that the keyboard acts on; it means nothing in an empty list."""

    @message
    class Moved(Message):
        """The cursor is on another row."""

        list: "RowList"
        index: int

        @property
        def control(self) -> "RowList":
            """The list."""
            return self.list

    @message
    class Chosen(Message):
        """A row was opened, by Enter or by a click on the row that the cursor was on."""

        list: "RowList"
        index: int

        @property
        def control(self) -> "RowList":
            """The list."""
            return self.list

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.row_height = self.ROW_HEIGHT
        self._strips: dict[tuple[int, bool, int], list[Strip]] = {}
        self._ground: Style | None = None
        self._parts: dict[str, Style] = {}

    @property
    def count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def draw(self, index: int, width: int) -> list[Line]:
        """The lines of one row, each of `width` cells at most."""
        raise NotImplementedError

    def redraw(self, index: int | None = None) -> None:
        """Draw a row, or all, anew, since what they show has changed."""
        if index is None:
            self._strips.clear()
            self.virtual_size = Size(0, self.count * self.row_height)
            self.refresh()
            return
        for key in [key for key in self._strips if key[0] == index]:
            del self._strips[key]
        self._refresh_row(index)

    def set_row_height(self, lines: int) -> None:
        """Give every row so many lines."""
        if lines != self.row_height:
            above = self.cursor - self.top
            self.row_height = lines
            self.redraw()
            self.place_cursor(self.cursor, top=self.cursor - above)

    def place_cursor(self, index: int, *, top: int | None = None) -> None:
        """Put the cursor on a row without telling; `top` is the row to stand at the top of the view."""
        index = max(0, min(index, self.count - 1))
        with self.prevent(RowList.Moved):
            self.cursor = index
        if top is not None:
            self.scroll_to(y=top * self.row_height, animate=False, force=True)
        self.show_row(index)

    @property
    def top(self) -> int:
        """The first row in view."""
        return int(self.scroll_offset.y) // self.row_height

    @property
    def ground(self) -> Style:
        """How a line looks that the cursor is not on; Textual would work it out anew for each."""
        if self._ground is None:
            self._ground = self.rich_style
        return self._ground

    def part(self, name: str) -> Style:
        """How a part of a row looks."""
        if not self._parts:
            self._parts = styles_of(self.PARTS, self.app.theme_variables)
        return self._parts[name]

    # ------------------------------------------------------------------------------------- drawing

    def render_line(self, y: int) -> Strip:
        """One line of the list, as the terminal shows it."""
        width = self.scrollable_content_region.width
        index, part = divmod(y + int(self.scroll_offset.y), self.row_height)
        if not self.count and y == 1 and self.empty:
            return self._strip([(fit(f" {self.empty}", width - 1), "row--quiet")], False, width)
        if not 0 <= index < self.count:
            return Strip.blank(width, self.ground)
        chosen = index == self.cursor
        key = (index, chosen, width)
        if key not in self._strips:
            if len(self._strips) > 2000:
                self._strips.clear()
            self._strips[key] = [self._strip(line, chosen, width) for line in self.draw(index, width - 1)]
        return self._strips[key][part]

    def _strip(self, line: Line, chosen: bool, width: int) -> Strip:
        base = self.get_component_rich_style("row--cursor") if chosen else self.ground
        sign = ("▌" if self.has_focus else "▏") if chosen else " "
        segments = [Segment(sign, base + self._component("row--bar", False) if chosen else base)]
        segments += [Segment(text, base + self._component(name, chosen) if name else base) for text, name in line]
        return Strip(segments).adjust_cell_length(width, base)

    def _component(self, name: str, chosen: bool) -> Style:
        """A part's style; under the cursor without its colour, which need not be legible there."""
        style = self.part(name)
        return Style(bold=style.bold, italic=style.italic, underline=style.underline) if chosen else style

    def _refresh_row(self, index: int) -> None:
        top = index * self.row_height - int(self.scroll_offset.y)
        self.refresh(Region(0, top, self.size.width, self.row_height))

    def notify_style_update(self) -> None:
        """Another theme, or focus: nothing drawn so far holds."""
        super().notify_style_update()
        self._strips.clear()
        self._ground = None
        self._parts = {}

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self._strips.clear()
        self.show_row(self.cursor)

    # ------------------------------------------------------------------------------------- moving

    def show_row(self, index: int) -> None:
        """Scroll as little as is needed for a row to be in view."""
        height = self.scrollable_content_region.height
        if not height or not self.count:
            return
        first, last = index * self.row_height, (index + 1) * self.row_height
        y = int(self.scroll_offset.y)
        if first < y:
            self.scroll_to(y=first, animate=False, force=True)
        elif last > y + height:
            self.scroll_to(y=last - height, animate=False, force=True)

    def watch_cursor(self, old: int, new: int) -> None:
        """Draw the two rows concerned, and tell."""
        self._refresh_row(old)
        self._refresh_row(new)
        self.show_row(new)
        self.post_message(self.Moved(self, new))

    def validate_cursor(self, cursor: int) -> int:
        """Never before the first row, never past the last."""
        return max(0, min(cursor, self.count - 1))

    def action_down(self) -> None:
        """Go to the next row."""
        self.cursor += 1

    def action_up(self) -> None:
        """Go to the row before."""
        self.cursor -= 1

    def action_top(self) -> None:
        """Go to the first row."""
        self.cursor = 0

    def action_bottom(self) -> None:
        """Go to the last row."""
        self.cursor = self.count - 1

    def action_pages(self, pages: float) -> None:
        """Go some pages on; back when negative."""
        rows = max(int(self.scrollable_content_region.height / self.row_height * abs(pages)), 1)
        self.cursor += rows if pages > 0 else -rows

    def action_choose(self) -> None:
        """Open the row under the cursor."""
        if self.count:
            self.post_message(self.Chosen(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Go to the row under the mouse; a click on the row that the cursor is on opens it."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        index = (offset.y + int(self.scroll_offset.y)) // self.row_height
        if not 0 <= index < self.count:
            return
        if index == self.cursor:
            self.action_choose()
        self.cursor = index
