"""Claims -> disputes: what parties take opposite sides on, in one document or across those of a story.

    claims -> statements -> links (opposition, means, winners, answers, counting)
           -> groups (gathering, joining, matter) -> Dispute (headline, phrasing)

Everything that is shown rests on a link: two claims of different parties, and a rule that says why both cannot stand.
"""

from collections import defaultdict
from collections.abc import Sequence

from claimreader.claims.contest.answers import answered
from claimreader.claims.contest.counting import counted
from claimreader.claims.contest.gathering import groups
from claimreader.claims.contest.group import Group
from claimreader.claims.contest.headline import headline
from claimreader.claims.contest.matching import Story
from claimreader.claims.contest.means import by_means
from claimreader.claims.contest.opposition import opposed
from claimreader.claims.contest.phrasing import why
from claimreader.claims.contest.statements import within
from claimreader.claims.contest.winners import two_winners
from claimreader.records import Dispute, DisputeKind, Reading


def disputes(readings: Sequence[Reading]) -> list[Dispute]:
    """The disputes of one document, or of the documents of one story, in whatever order they are given.

    Only the texts and the claims are looked at. Members of a side are in order of document and claim.
    """
    story = Story(sorted(readings, key=lambda reading: reading.document))
    found = [*opposed(story), *by_means(story), *two_winners(story)]
    found += [*answered(story, found), *counted(story)]
    found = [link for link in found if not within(link.con, link.pro)]  # who tells what another says takes no side
    made = (_dispute(story, group) for group in groups(story, found))
    return sorted(filter(None, made), key=lambda dispute: (min(dispute.pro + dispute.con), dispute.kind, dispute.con))


def _dispute(story: Story, group: Group) -> Dispute | None:
    """The dispute that a group makes, or None where no link is left between two sides."""
    pro = tuple(sorted(ref for ref, value in group.side.items() if value > 0))
    con = tuple(sorted(ref for ref, value in group.side.items() if value < 0))
    kept = [link for link in group.links if link.pro.ref in pro and link.con.ref in con]
    if not kept:
        return None
    weight: dict[DisputeKind, float] = defaultdict(float)
    for link in kept:
        weight[link.kind] += link.strength
    kind = max(sorted(weight), key=lambda kind: weight[kind])
    best = max(kept, key=lambda link: (link.kind is kind, link.strength, link.pro.ref, link.con.ref))
    return Dispute(
        kind,
        headline(story, [story[ref] for ref in pro], kept, best),
        why(story, best),
        pro,
        con,
    )
