"""What each party of an article asserts and denies, beside the text: every line leads to its words in it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimreader.records import KeptClaim, KeptDispute, ReadingState
from tui.byline import Standing, reading_words
from tui.drawn import Face, Piece, Tone, flow
from tui.in_force import key
from tui.palette import Looks, looks
from tui.parties_view import parties_view
from tui.signs import Showing
from tui.view import View
from tui.widgets.claim_sheet import ClaimSheet

if TYPE_CHECKING:
    from tui.comparison import Comparison

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
        edit: "Comparison | None" = None,
    ) -> None:
        """Show these claims, or why there are none; `disputes` tell who is against whom, `edit` what that did."""
        colours = looks_of or looks(party for kept in claims for party in kept.claim.parties)
        standing = state if isinstance(state, Standing) else Standing(state)

        def build(width: int, showing: Showing) -> View:
            showing = showing._replace(threshold=threshold)
            if standing.edited is not None and edit is not None:
                from tui.changes_view import changes_view

                return changes_view(edit, colours, width=width - 1, showing=showing)
            gap = [Piece(" ")]
            above = View(flow(_edited(edit), width - 1, first=gap, rest=gap) if edit and edit.changes else [])
            if not claims:
                above.add(flow(reading_words((), standing), width - 1, first=gap, rest=gap))
                return above
            return parties_view(claims, colours, disputes, width=width - 1, showing=showing, above=above)

        self.show_view(build, chosen, aside=len(claims) > MANY)
        number = len({party for kept in claims for party in kept.claim.parties})
        self.border_subtitle = str(number) if number else ""
        self.border_title = "What the edit did" if standing.edited else "Parties"

    def clear(self) -> None:
        """Show nothing."""
        self.show_view(lambda width, showing: View())
        self.border_subtitle = ""


def _edited(edit: "Comparison") -> list[Piece]:
    """What the last edit did to claims, in a line above them."""
    from tui.comparison import summary

    done = f"∆ since version {edit.old.number}: {summary(edit.changes)}; {key('edits')} shows it"
    return [Piece(done, Face(Tone.ACCENT))]
