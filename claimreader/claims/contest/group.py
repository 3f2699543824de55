"""A dispute in the making."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from claimreader.claims.contest.links import Link
from claimreader.claims.contest.matching import Story
from claimreader.records import ClaimRef, DisputeKind

JOINED = 0.1
"""How firmly a statement stands on a side that it only joined."""
_FIRM = 0.5
"""A claim that answers another so surely is not also taken for what goes on with an answer to something else."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What links tell for sure: which claims answer others, and who answers which charge by itself."""

    answers: frozenset[ClaimRef]
    charges: frozenset[tuple[ClaimRef, str | None]]

    @classmethod
    def of(cls, groups: "Iterable[Group]") -> "Settled":
        """What the links of groups tell."""
        links = [link for group in groups for link in group.links]
        return cls(
            frozenset(link.con.ref for link in links if link.strength >= _FIRM),
            frozenset((link.pro.ref, link.con.who) for link in links if not link.con.general),
        )


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
