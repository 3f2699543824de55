"""Lines with claims on them: what a pane, a dispute or a party's page is before it is drawn."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from tui.drawn import Line


@dataclass(slots=True)
class View:
    """Lines, and where in them each claim stands."""

    lines: list[Line] = field(default_factory=list)
    places: dict[int, range] = field(default_factory=dict)
    """The lines of each claim, by its id: of its first showing, where it is shown more than once."""
    order: list[int] = field(default_factory=list)
    """The claims in the order in which the keyboard goes through them."""

    def add(self, lines: Iterable[Line]) -> None:
        """Add lines that are about no claim."""
        self.lines += lines

    def add_claim(self, claim_id: int, lines: Iterable[Line]) -> None:
        """Add a claim's lines."""
        start = len(self.lines)
        self.lines += lines
        self.put(claim_id, range(start, len(self.lines)))

    def put(self, claim_id: int, lines: range) -> None:
        """Say where a claim stands."""
        if claim_id not in self.places:
            self.places[claim_id] = lines
            self.order.append(claim_id)

    def join(self, other: "View") -> None:
        """Add another view's lines below."""
        start = len(self.lines)
        self.lines += other.lines
        for claim_id in other.order:
            lines = other.places[claim_id]
            self.put(claim_id, range(start + lines.start, start + lines.stop))
