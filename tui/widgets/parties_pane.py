"""What each party of an article asserts and denies, beside the text: every line leads to its words in it."""

from collections.abc import Sequence

from claimreader.records import KeptClaim, KeptDispute, ReadingState
from tui.byline import Standing, reading_words
from tui.drawn import Line, Piece, flow
from tui.palette import Looks, looks
from tui.parties_view import PartiesView, parties_view
from tui.widgets.sheet import Sheet


class PartiesPane(Sheet):
    """Claims by party; the one that is chosen in the text is marked, and choosing one here tells."""

    BORDER_TITLE = "Parties"

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.claims: tuple[KeptClaim, ...] = ()
        self._disputes: tuple[KeptDispute, ...] = ()
        self._looks: Looks = looks(())
        self._standing: Standing | None = None
        self._threshold = 0.0
        self._view = PartiesView()
        self._width = 0

    def show(
        self,
        claims: Sequence[KeptClaim],
        state: ReadingState | Standing,
        disputes: Sequence[KeptDispute] = (),
        *,
        chosen: int | None = None,
        looks_of: Looks | None = None,
        threshold: float = 0.0,
    ) -> None:
        """Show these claims, or why there are none; `disputes` tell who is against whom."""
        self.claims, self._disputes = tuple(claims), tuple(disputes)
        self._looks = looks_of or looks(party for kept in claims for party in kept.claim.parties)
        self._standing = state if isinstance(state, Standing) else Standing(state)
        self._threshold = threshold
        with self.prevent(Sheet.ClaimChosen):
            self.set_reactive(Sheet.chosen, chosen)
        self._lay_out()
        if chosen is not None:
            self.show_lines(self.lines_of(chosen))

    def clear(self) -> None:
        """Show nothing."""
        self.claims, self._disputes, self._standing = (), (), None
        self.set_reactive(Sheet.chosen, None)
        self._lay_out()

    def on_resize(self) -> None:
        """Wrap anew."""
        if self._width != self.scrollable_content_region.width:
            self._lay_out()
            if self.chosen is not None:
                self.show_lines(self.lines_of(self.chosen))

    def _lay_out(self) -> None:
        self._width = width = self.scrollable_content_region.width
        if not width:
            return
        showing = self.showing._replace(threshold=self._threshold)
        self._view = parties_view(self.claims, self._looks, self._disputes, width=width - 1, showing=showing)
        if self._standing is not None and not self.claims:
            self._view.lines = flow(reading_words((), self._standing), width - 2, first=[Piece(" ")], rest=[Piece(" ")])
        number = len({party for kept in self.claims for party in kept.claim.parties})
        self.border_subtitle = f"{number}" if number else ""
        self.redraw()

    @property
    def line_count(self) -> int:
        """How many lines there are."""
        return len(self._view.lines)

    def line(self, y: int) -> Line:
        """A line of a party's."""
        return self._view.lines[y]

    def lines_of(self, claim_id: int) -> range:
        """The lines of a claim."""
        return self._view.places.get(claim_id, range(0))

    def action_down(self) -> None:
        """Go to the next claim of the pane."""
        self._step(1)

    def action_up(self) -> None:
        """Go to the claim of the pane before this one."""
        self._step(-1)

    def action_top(self) -> None:
        """Go to the first claim of the pane."""
        if self._view.order:
            self.choose(self._view.order[0])
        self.scroll_to(y=0, animate=False)

    def action_bottom(self) -> None:
        """Go to the last claim of the pane."""
        if self._view.order:
            self.choose(self._view.order[-1])

    def _step(self, by: int) -> None:
        order = self._view.order
        if not order:
            self.scroll_relative(y=by, animate=False)
            return
        here = order.index(self.chosen) if self.chosen in order else -1 if by > 0 else len(order)
        if 0 <= here + by < len(order):
            self.choose(order[here + by])
