"""The article: its text, set to be read, with what is claimed in it marked in the colours of who claims it."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message
from textual.selection import Selection
from textual.worker import get_current_worker

from claimreader.records import Article, BlockKind, KeptClaim
from tui.byline import SETTLED, Standing, byline
from tui.content import MEASURE, Page
from tui.drawn import QUIET, STRONG, Line, Piece, flow
from tui.messages import message
from tui.palette import Looks, looks
from tui.safe import safe
from tui.signs import Showing
from tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from tui.comparison import Comparison

LONG = 300_000
"""Characters past which a text is laid out beside the screen; shorter ones are so within a few milliseconds."""

MARGIN = 2


class ArticleText(Sheet):
    """A text with its claims; one of them is chosen."""

    DEFAULT_CSS = """
    ArticleText { min-width: 12; }
    """

    @message
    class LaidOut(Message):
        """A long text has its lines."""

        page: Page
        turn: int

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.article: Article | None = None
        self.claims: tuple[KeptClaim, ...] = ()
        self.empty = ""
        """What is said when there is no article to show."""
        self._looks: Looks = looks(())
        self._standing = SETTLED
        self._threshold = 0.0
        self._comparison: Comparison | None = None
        self._page: Page | None = None
        self._turn = 0
        self._wanted: tuple[int, int] | None = None
        self._seeking = False
        """Whether the chosen claim is to be gone to once the text is laid out: not where the user may have left it."""

    # ------------------------------------------------------------------------------------- showing

    def show(
        self,
        article: Article,
        claims: Sequence[KeptClaim],
        chosen: int | None = None,
        *,
        standing: Standing = SETTLED,
        looks_of: Looks | None = None,
        threshold: float = 0.0,
        comparison: "Comparison | None" = None,
    ) -> None:
        """Show an article with these claims; where it is the one that is shown already, the place in it is kept.

        With a comparison, what was added and removed is marked in the text, which is both versions in one; it begins
        with the first of that in view.
        """
        kept = self._same(article) and (comparison is None) == (self._comparison is None)
        top = self._place() if kept else None
        self._comparison = comparison
        if comparison is not None and comparison.woven.stretches and not kept:
            top = comparison.woven.stretches[0].start, self.scrollable_content_region.height // 2
        self.article, self.claims = article, in_order(claims)
        self._looks = looks_of or looks(party for kept in claims for party in kept.claim.parties)
        self._standing, self._threshold = standing, threshold
        self._seeking = self._seeking or not kept or chosen != self.chosen
        with self.prevent(Sheet.ClaimChosen):
            self.set_reactive(Sheet.chosen, chosen)
        self._lay_out(top)

    def clear(self, empty: str = "") -> None:
        """Show no article."""
        self.article, self.claims, self._page, self.empty = None, (), None, empty
        self._turn += 1
        self.set_reactive(Sheet.chosen, None)
        self.scroll_to(y=0, animate=False, force=True)
        self.redraw()
        self._say_how_far()

    def on_resize(self) -> None:
        """Wrap anew, and stay at the same place of the text."""
        self._say_how_far()
        if self.article is not None and (self._page is None or self._page.width != self._measure):
            self._seeking = self._seeking or (self.chosen is not None and self.in_view(self.lines_of(self.chosen)))
            self._lay_out(self._place())

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say how far the user has come."""
        super().watch_scroll_y(old_value, new_value)
        self._say_how_far()

    def _say_how_far(self) -> None:
        """How much of the text has been in view, below it; nothing where all of it is."""
        height, lines = self.scrollable_content_region.height, self.line_count
        seen = int(self.scroll_offset.y) + height
        far = "" if self._page is None or lines <= height else f"{100 * seen // lines} %" if seen < lines else "end"
        if far != self.border_subtitle:
            self.border_subtitle = far

    @property
    def _is_long(self) -> bool:
        return self.article is not None and len(self.article.version.document.text) > LONG

    def _same(self, article: Article) -> bool:
        return self.article is not None and self.article.version.id == article.version.id

    def _place(self) -> tuple[int, int] | None:
        """The first place of the text in view, and how many lines below the top that is; None at the very top."""
        top = int(self.scroll_offset.y)
        if self._page is None or not top:
            return None
        place = self._page.place_of(top - 1, 0)
        return place, self._page.row_of(place) + 1 - top

    @property
    def _measure(self) -> int:
        """How many cells wide the text is set."""
        return min(self.scrollable_content_region.width - 2 * MARGIN, MEASURE)

    def _lay_out(self, place: tuple[int, int] | None) -> None:
        article = self.article
        if article is None or not self.scrollable_content_region.width:
            return
        self._turn += 1
        self._wanted = place
        if self._is_long:
            self._page = None
            self.redraw()
            self._lay_out_aside(article, self._measure, self.showing, self._turn)
        else:
            self._take_page(self.LaidOut(self._page_of(article, self._measure, self.showing), self._turn))

    @work(thread=True, exclusive=True, group="lay-out", exit_on_error=False)
    def _lay_out_aside(self, article: Article, width: int, showing: Showing, turn: int) -> None:
        message = self.LaidOut(self._page_of(article, width, showing), turn)
        if not get_current_worker().is_cancelled:
            self.post_message(message)

    def _page_of(self, article: Article, width: int, showing: Showing) -> Page:
        document = article.version.document
        about = byline(article, self.claims, self._standing)
        if not (document.blocks and document.blocks[0].kind is BlockKind.TITLE):
            about.insert(0, [Piece(safe(article.title), STRONG)])
        return Page(
            document,
            self.claims,
            self._looks,
            width=width,
            showing=showing._replace(
                threshold=self._threshold, changes=self._comparison.signs if self._comparison else None
            ),
            edits=self._comparison.woven.stretches if self._comparison else (),
            below_title=[line for paragraph in about for line in flow(paragraph, width)],
        )

    @on(LaidOut)
    def _take_page(self, message: LaidOut) -> None:
        if message.turn != self._turn:
            return
        self._page = message.page
        self.redraw()
        place, below = self._wanted or (0, 1)
        self.scroll_to(y=max(self._page.row_of(place) + 1 - below, 0), animate=False, force=True)
        if self._seeking and self.chosen is not None:
            self.show_lines(self.lines_of(self.chosen))
        self._seeking = False
        self._say_how_far()

    # ------------------------------------------------------------------------------------- content

    @property
    def line_count(self) -> int:
        """How many lines the article has here."""
        return self._page.height + 2 if self._page is not None else 3

    def line(self, y: int) -> Line:
        """A line of the article, within its margins."""
        margin = Piece(" " * self._left)
        if self._page is None:
            said = self.empty if self.article is None else "…" * self._is_long
            return (margin, Piece(said, QUIET)) if y == 1 else ()
        return (margin, *self._page.line(y - 1)) if 1 <= y <= self._page.height else ()

    @property
    def _left(self) -> int:
        width = self.scrollable_content_region.width
        return max((width - self._measure) // 2, 1) if width < MEASURE + 24 else (width - MEASURE) // 3

    def lines_of(self, claim_id: int) -> range:
        """The lines over which a claim's content goes."""
        if self._page is None or all(kept.id != claim_id for kept in self.claims):
            return range(0)
        rows = self._page.rows_of(claim_id)
        return range(rows.start + 1, rows.stop + 1)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected words of the article, as they stand in it, without signs and line breaks of ours."""
        if self._page is None:
            return None
        text = self._page.text
        start = (
            0 if selection.start is None else self._page.place_of(selection.start.y - 1, selection.start.x - self._left)
        )
        end = selection.end
        stop = len(text) if end is None else self._page.place_of(end.y - 1, end.x - self._left)
        return text[start:stop].rstrip(), "\n"

    # -------------------------------------------------------------------------------------- claims

    @property
    def claim(self) -> KeptClaim | None:
        """The chosen claim."""
        return next((kept for kept in self.claims if kept.id == self.chosen), None)

    def step_claim(self, by: int) -> bool:
        """Choose the next claim, or the one before; whether there is one."""
        return self._step(by, list(self.claims))

    def step_contested(self, by: int) -> bool:
        """The same among those that are contested."""
        return self._step(by, [kept for kept in self.claims if kept.dispute_ids])

    def step_party(self, by: int) -> bool:
        """Choose the first claim that follows of another party than the chosen one's, or the last one before."""
        groups = [list(group) for _, group in groupby(self.claims, key=lambda kept: kept.claim.parties)]
        claim = self.claim
        if claim is None:
            return self._step(by, list(self.claims))
        here = next(number for number, group in enumerate(groups) if claim in group)
        if not 0 <= here + by < len(groups):
            return False
        self.choose(groups[here + by][0].id)
        return True

    def _step(self, by: int, claims: Sequence[KeptClaim]) -> bool:
        """Choose the claim `by` steps from the chosen one, or, where none is, from what is in view."""
        claim = self.claim
        here = _start(claim) if claim is not None else self._before_view(by)
        ahead = [kept for kept in claims if _start(kept) > here] if by > 0 else []
        back = [kept for kept in claims if _start(kept) < here] if by < 0 else []
        found = ahead[0] if ahead else back[-1] if back else None
        if found is not None:
            self.choose(found.id)
        return found is not None

    def _before_view(self, by: int) -> tuple[int, int]:
        """Just before the first place in view; for going back, just behind the last one."""
        if self._page is None:
            return -1, 0
        top = int(self.scroll_offset.y)
        if by > 0:
            return (self._page.place_of(top - 1, 0), 0) if top else (-1, 0)
        return self._page.place_of(top - 1 + self.scrollable_content_region.height, 0), 0


def in_order(claims: Sequence[KeptClaim]) -> tuple[KeptClaim, ...]:
    """Claims in the order of the text."""
    return tuple(sorted(claims, key=_start))


def _start(kept: KeptClaim) -> tuple[int, int]:
    content = kept.claim.content
    return (content[0].start if content else 0), kept.claim.number
