"""A page of drawn lines that scrolls, on which one claim is chosen: what articles, parties, disputes are shown on."""

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from tui.commands import LISTS, bindings
from tui.drawn import Line, Tone, plain
from tui.painting import Painter, ground_of
from tui.signs import Showing

KEPT_STRIPS = 1000


class Sheet(ScrollView, can_focus=True):
    """Lines of pieces; subclasses say how many there are and what each consists of."""

    ALLOW_SELECT = True
    BINDINGS = bindings(LISTS)
    DEFAULT_CSS = """
    Sheet {
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        background: $background;
        color: $foreground;
        .sheet--quiet, .sheet--rule { color: $quiet; }
        .sheet--strong { color: $foreground; }
        .sheet--heading { color: $primary; }
        .sheet--accent { color: $accent; }
        .sheet--link { color: $primary; text-style: underline; }
        .sheet--code { color: $secondary; }
        .sheet--added { color: $success; }
        .sheet--removed { color: $error; text-style: strike; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"sheet--{tone}" for tone in Tone if tone is not Tone.BODY}

    chosen: reactive[int | None] = reactive(None, repaint=False)
    """The claim that the user is at, by its id."""

    @dataclass
    class ClaimChosen(Message):
        """The user went to a claim."""

        sheet: "Sheet"
        claim_id: int

        @property
        def control(self) -> "Sheet":
            """The page that it was chosen on."""
            return self.sheet

    @dataclass
    class ClaimOpened(Message):
        """The user asks what the chosen claim leads to: Enter, or a click on it."""

        sheet: "Sheet"
        claim_id: int

        @property
        def control(self) -> "Sheet":
            """The page that it stands on."""
            return self.sheet

    @dataclass
    class NothingChosen(Message):
        """The user asks what the chosen claim leads to, and none is chosen."""

    @dataclass
    class LinkFollowed(Message):
        """A link in the text was clicked."""

        url: str

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._strips: dict[int, Strip] = {}
        self._painter: Painter | None = None

    # ------------------------------------------------------------------------------------- content

    @property
    def line_count(self) -> int:
        """How many lines there are."""
        raise NotImplementedError

    def line(self, y: int) -> Line:
        """What a line consists of."""
        raise NotImplementedError

    def lines_of(self, claim_id: int) -> range:
        """The lines on which a claim stands; none where it does not."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Draw everything anew: there are other lines now."""
        self._strips.clear()
        self.virtual_size = Size(self.scrollable_content_region.width, self.line_count)
        self.refresh()

    @property
    def colourless(self) -> bool:
        """Whether the terminal shows too few colours to tell parties and tints apart."""
        return self.app.no_color or self.app.console.color_system in (None, "standard", "windows")

    @property
    def showing(self) -> Showing:
        """How signs are shown on this terminal."""
        return Showing(brackets=self.colourless)

    # ------------------------------------------------------------------------------------- drawing

    def render_line(self, y: int) -> Strip:
        """One line, as the terminal shows it."""
        width = self.scrollable_content_region.width
        here = y + int(self.scroll_offset.y)
        if not 0 <= here < self.line_count:
            return Strip.blank(width, self._current_painter().base)
        if here not in self._strips:
            if len(self._strips) > KEPT_STRIPS:
                self._strips.clear()
            self._strips[here] = self._strip(here, width)
        return self._strips[here]

    def _strip(self, y: int, width: int) -> Strip:
        painter = self._current_painter()
        segments = [Segment(piece.text, painter.style(piece.face, self.chosen)) for piece in self.line(y)]
        strip = Strip(segments)
        selection = self.text_selection
        span = selection.get_span(y) if selection is not None else None
        if span is not None:
            strip = self._selected(strip, *span)
        return strip.adjust_cell_length(width, painter.base).apply_offsets(0, y)

    def _selected(self, strip: Strip, start: int, end: int) -> Strip:
        """The strip with the characters between two places shown as selected."""
        style = self.screen.get_component_rich_style("screen--selection")
        length = len(strip.text)
        start, end = min(start, length), length if end == -1 else min(end, length)
        edges = [strip.index_to_cell_position(edge) for edge in (start, end)]
        before, within, after = strip.crop(0, edges[0]), strip.crop(*edges), strip.crop(edges[1])
        return Strip.join([before, Strip(Segment.apply_style(within, post_style=style)), after])

    def _current_painter(self) -> Painter:
        if self._painter is None:
            tones = {tone: self.get_component_rich_style(f"sheet--{tone}", partial=True) for tone in _TONES}
            self._painter = Painter(
                ground_of(self.app.current_theme),
                self.rich_style,
                tones,
                tinting=not self.colourless,
                colouring=not self.app.no_color,
            )
        return self._painter

    def notify_style_update(self) -> None:
        """Another theme, or focus: nothing drawn so far holds."""
        super().notify_style_update()
        self._strips.clear()
        self._painter = None

    def selection_updated(self, selection: Selection | None) -> None:
        """Show what is selected."""
        self._strips.clear()
        self.refresh()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected lines, as they are drawn."""
        text = "\n".join(plain(self.line(y)) for y in range(self.line_count))
        return selection.extract(text), "\n"

    # ------------------------------------------------------------------------------------ choosing

    def watch_chosen(self, old: int | None, new: int | None) -> None:
        """Draw the lines concerned, and go to the claim."""
        for claim_id in (old, new):
            self._redraw_claim(claim_id)
        if (old is None) != (new is None):
            self.refresh_bindings()
        if new is not None:
            self.show_lines(self.lines_of(new))

    def choose(self, claim_id: int | None) -> None:
        """Go to a claim and tell."""
        self.chosen = claim_id
        if claim_id is not None:
            self.post_message(self.ClaimChosen(self, claim_id))

    def _redraw_claim(self, claim_id: int | None) -> None:
        """Draw anew the lines in view that show a claim, its source or its cue; forget the others."""
        if claim_id is None:
            return
        top = int(self.scroll_offset.y)
        view = range(top, top + self.size.height)
        for y in list(self._strips):
            if y not in view:
                del self._strips[y]
            elif any(claim_id in (*face.claims, *face.told) for _, face, _ in self.line(y)):
                del self._strips[y]
                self.refresh(Region(0, y - top, self.size.width, 1))

    def show_lines(self, lines: range) -> None:
        """Scroll so that lines are in view: as little as is needed when they are near, else into the upper third."""
        height = self.scrollable_content_region.height
        top = int(self.scroll_offset.y)
        if not lines or not height or (lines.start >= top and lines.stop <= top + height):
            return
        near = top - height < lines.start and lines.stop < top + 2 * height and len(lines) < height
        if near:
            target = lines.start - 1 if lines.start < top else lines.stop + 1 - height
        else:
            target = lines.start - height // 3
        self.scroll_to(y=max(target, 0), animate=False, force=True)

    # ------------------------------------------------------------------------------------- actions

    def on_click(self, event: events.Click) -> None:
        """Choose the claim under the mouse, open it when it was chosen, or follow the link."""
        claim, link = event.style.meta.get("claim"), event.style.meta.get("link")
        if claim is not None and claim != self.chosen:
            self.choose(claim)
        elif link is not None:
            self.post_message(self.LinkFollowed(link))
        elif claim is not None:
            self.post_message(self.ClaimOpened(self, claim))

    def action_choose(self) -> None:
        """Open the chosen claim."""
        if self.chosen is not None:
            self.post_message(self.ClaimOpened(self, self.chosen))
        else:
            self.post_message(self.NothingChosen())

    def idle(self, action: str) -> bool:
        """There is nothing to open while no claim is chosen."""
        return action == "choose" and self.chosen is None

    def action_down(self) -> None:
        """Scroll one line on."""
        self.scroll_relative(y=1, animate=False)

    def action_up(self) -> None:
        """Scroll one line back."""
        self.scroll_relative(y=-1, animate=False)

    def action_top(self) -> None:
        """Go to the first line."""
        self.scroll_to(y=0, animate=False)

    def action_bottom(self) -> None:
        """Go to the last line."""
        self.scroll_to(y=self.max_scroll_y, animate=False)

    def action_pages(self, pages: float) -> None:
        """Scroll some pages on; back when negative. A line of the page before stays in view."""
        lines = max(int(self.scrollable_content_region.height * abs(pages)) - 1, 1)
        self.scroll_relative(y=lines if pages > 0 else -lines, animate=False)


_TONES: tuple[Tone, ...] = tuple(tone for tone in Tone if tone is not Tone.BODY)
