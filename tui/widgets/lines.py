"""A page of drawn lines that scrolls: what articles, parties and disputes are shown on."""

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from tui.drawn import Line, Tone, plain
from tui.painting import Painter, Plain, ground_of, styles_of
from tui.signs import Showing

KEPT_STRIPS = 1000
TONES: dict[Tone, Plain] = {
    Tone.QUIET: ("quiet", Style()),
    Tone.RULE: ("quiet", Style()),
    Tone.STRONG: ("foreground", Style()),
    Tone.HEADING: ("primary", Style()),
    Tone.ACCENT: ("accent", Style()),
    Tone.LINK: ("primary", Style(underline=True)),
    Tone.CODE: ("secondary", Style()),
    Tone.ADDED: ("success", Style()),
    Tone.REMOVED: ("error", Style(strike=True)),
}
"""Which of the theme's colours each tone has, and how it is set."""


class Lines(ScrollView):
    """Lines of pieces; subclasses say how many there are and what each consists of."""

    ALLOW_SELECT = True
    DEFAULT_CSS = """
    Lines {
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        background: $background;
        color: $foreground;
    }
    """

    chosen: reactive[int | None] = reactive(None, repaint=False)
    """The claim that stands out, by its id."""

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
            tones = styles_of(TONES, self.app.theme_variables)
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
