"""What each party of an article asserts and denies, beside the text: every line leads to its words in it."""

from collections.abc import Sequence

from claimreader.records import KeptClaim, KeptDispute, ReadingState
from tui.byline import Standing, reading_words
from tui.drawn import Piece, flow
from tui.palette import Looks, looks
from tui.parties_view import parties_view
from tui.signs import Showing
from tui.view import View
from tui.widgets.claim_sheet import ClaimSheet

MANY = 1000
"""Claims past which the pane is built beside the screen; fewer are laid out within a few hundredths of a second."""


class PartiesPane(ClaimSheet):
    """Claims by party; the one that is chosen in the text is marked, and choosing one here tells."""

    BORDER_TITLE = "Parties"

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
        colours = looks_of or looks(party for kept in claims for party in kept.claim.parties)
        standing = state if isinstance(state, Standing) else Standing(state)

        def build(width: int, showing: Showing) -> View:
            if not claims:
                gap = [Piece(" ")]
                return View(flow(reading_words((), standing), width - 1, first=gap, rest=gap))
            return parties_view(
                claims, colours, disputes, width=width - 1, showing=showing._replace(threshold=threshold)
            )

        self.show_view(build, chosen, aside=len(claims) > MANY)
        number = len({party for kept in claims for party in kept.claim.parties})
        self.border_subtitle = str(number) if number else ""

    def clear(self) -> None:
        """Show nothing."""
        self.show_view(lambda width, showing: View())
        self.border_subtitle = ""
