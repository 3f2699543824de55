"""A dispute in the making."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from claimreader.claims.contest.links import Link
from claimreader.claims.contest.matching import Story
from claimreader.records import ClaimRef, DisputeKind

JOINED = 0.1
"""How firmly a statement stands on a side that it only joined."""


@dataclass(slots=True)
class Group:
    """Links that are one dispute, and each statement's side: above zero for, below against, by how firmly it stands."""

    links: list[Link]
    side: dict[ClaimRef, float] = field(default_factory=dict)

    @classmethod
    def of(cls, links: Iterable[Link]) -> "Group":
        """A group of links alone."""
        every = list(links)
        side: dict[ClaimRef, float] = defaultdict(float)
        for link in every:
            side[link.pro.ref] += link.strength
            side[link.con.ref] -= link.strength
        return cls(every, {ref: value for ref, value in side.items() if value})

    @property
    def counts(self) -> bool:
        """Whether it is about a figure."""
        return self.links[0].kind is DisputeKind.FIGURE

    def take(self, other: "Group") -> None:
        """Make another group part of this one; where both have a statement, its side here stays."""
        self.links += other.links
        for ref, value in other.side.items():
            self.side.setdefault(ref, value)

    def parties(self, story: Story, ours: bool) -> set[str | None]:
        """Who is for (or against)."""
        return {story[ref].who for ref, value in self.side.items() if (value > 0) is ours}
