"""Claims -> disputes: what parties take opposite sides on, in one document or across those of a story.

    claims -> statements (matching) -> links (opposition) -> groups -> sides -> Dispute (phrasing)

A group is what links hold together; figures group apart from what is said and denied, since "14 killed" may be for one
dispute and against another. A party that ends on both sides keeps the one where it is better founded.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from claimreader.claims.matching import Statement, Story
from claimreader.claims.opposition import Link, links
from claimreader.claims.phrasing import proposition, why
from claimreader.records import ClaimRef, Dispute, DisputeKind, Reading


def disputes(readings: Sequence[Reading]) -> list[Dispute]:
    """The disputes of one document, or of the documents of one story; in whatever order they are given.

    Only the texts and the claims are looked at. Members of a side are in order of document and place.
    """
    story = Story(sorted(readings, key=lambda reading: reading.document))
    found = (_dispute(story, group) for group in _groups(links(story)))
    return sorted(filter(None, found), key=lambda dispute: (min(dispute.pro + dispute.con), dispute.kind))


def _groups(found: Iterable[Link]) -> list[list[Link]]:
    """Links that share a statement, taken together."""
    parent: dict[tuple[ClaimRef, bool], tuple[ClaimRef, bool]] = {}

    def root(node: tuple[ClaimRef, bool]) -> tuple[ClaimRef, bool]:
        while parent.setdefault(node, node) != node:
            node = parent[node]
        return node

    every = list(found)
    for link in every:
        counted = link.kind is DisputeKind.FIGURE
        parent[root((link.pro.ref, counted))] = root((link.con.ref, counted))
    groups: dict[tuple[ClaimRef, bool], list[Link]] = defaultdict(list)
    for link in every:
        groups[root((link.pro.ref, link.kind is DisputeKind.FIGURE))].append(link)
    return list(groups.values())


def _dispute(story: Story, group: Sequence[Link]) -> Dispute | None:
    """The dispute that a group of links makes, or None where no two parties are left on different sides."""
    side = _sides(group)
    kept = [link for link in group if side.get(link.pro.ref, 0) > 0 > side.get(link.con.ref, 0)]
    if not kept:
        return None
    pro, con = (
        [ref for ref in side if (side[ref] > 0) is ours and side[ref]] for ref_side, ours in ((1, True), (-1, False))
    )
    best = max(kept, key=lambda link: (link.strength, link.pro.ref, link.con.ref))
    return Dispute(
        best.kind,
        proposition(story, [story[ref] for ref in pro], best),
        why(story, best),
        tuple(sorted(pro)),
        tuple(sorted(con)),
    )


def _sides(group: Sequence[Link]) -> dict[ClaimRef, float]:
    """Each statement's side, by the strength of its links: above zero for, below against; without the weaker of a party's two."""
    score: dict[ClaimRef, float] = defaultdict(float)
    statements: dict[ClaimRef, Statement] = {}
    for link in group:
        score[link.pro.ref] += link.strength
        score[link.con.ref] -= link.strength
        statements |= {link.pro.ref: link.pro, link.con.ref: link.con}
    party: dict[str, float] = defaultdict(float)
    for ref, value in score.items():
        party[statements[ref].who or ""] += value
    return {
        ref: value
        for ref, value in score.items()
        if not statements[ref].who or value * party[statements[ref].who or ""] > 0
    }
