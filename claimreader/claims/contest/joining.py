"""What else belongs to a dispute, beside the claims that a reason was found for.

Each rule keeps to what a reader would allow: the same said or counted again, all that "the allegations" are, what a
party adds to its denial, and what it accuses its accusers of in return.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from claimreader.claims.contest.counting import same_figure
from claimreader.claims.contest.group import JOINED, Group
from claimreader.claims.contest.matching import Story
from claimreader.claims.contest.statements import Statement, each_of_its_own, near
from claimreader.claims.contest.wording import words_in
from claimreader.records import Act

_SAME, _RESTATED = 0.6, 2.0
"""How alike two clauses are that say the same, and how telling what they share is, in the weights of `matching`."""
_ADDING = frozenset([Act.ASSERT, Act.DENY, Act.REJECT, Act.ACCUSE])

Joining = Iterator[tuple[Statement, float]]


def joining(story: Story, group: Group) -> Joining:
    """Statements that join a group, each with its side."""
    if group.counts:
        return _counted_again(story, group)
    return chain(
        _covered(story, group),
        _said_again(story, group),
        _added(story, group),
        _counter_accused(story, group),
    )


def _counted_again(story: Story, group: Group) -> Joining:
    for ref, value in sorted(group.side.items()):
        member = story[ref]
        for statement in story.by_party[member.who or ""]:
            if statement.ref not in group.side and statement.counts and same_figure(member, statement):
                yield statement, JOINED if value > 0 else -JOINED


def _covered(story: Story, group: Group) -> Joining:
    """All that a party is accused of, where it denies "the allegations" as a whole."""
    accusers: dict[str, set[str | None]] = defaultdict(set)
    for link in group.links:
        if link.con.general and link.con.who:
            accusers[link.con.who].add(link.pro.who)
    for accused, whose in sorted(accusers.items()):
        for statement in story.aimed_at[accused]:
            if statement.stance != 1 or statement.who == accused:
                continue
            real = statement.who in whose and all(clause.real for clause in statement.clauses)
            if real or (statement.accuses and words_in(statement.terms) > 2):
                yield statement, JOINED


def _said_again(story: Story, group: Group) -> Joining:
    """The same as a member says, the same way round, by anybody who is not on the other side."""
    for ref, value in sorted(group.side.items()):
        others = group.parties(story, value < 0)
        for statement in story.sharing(story[ref].terms, 30):
            named = statement.who or value > 0 or statement.stance < 0  # an answer is somebody's
            if (
                named
                and statement.stance
                and statement.who not in others
                and _says_the_same(story, story[ref], statement)
            ):
                yield statement, JOINED if value > 0 else -JOINED


def _says_the_same(story: Story, one: Statement, other: Statement) -> bool:
    if each_of_its_own(one, other):
        return False
    if any(mine.conflicts(theirs) for mine in one.figures for theirs in other.figures):
        return False
    return any(
        (mine.negated, mine.real) == (theirs.negated, theirs.real)
        and story.likeness(mine, theirs) >= _SAME
        and words_in(story.shared(mine.terms, theirs.terms)) >= 2
        and story.weight(story.shared(mine.terms, theirs.terms)) >= _RESTATED
        for mine in one.clauses
        for theirs in other.clauses
    )


def _added(story: Story, group: Group) -> Joining:
    """What a source says right after its denial, in the same paragraph."""
    for link in group.links:
        if link.con.stance == -1:
            for statement in story.after(link.con, 2):
                if statement.paragraph != link.con.paragraph or statement.who != link.con.who:
                    break
                if statement.claim.act not in _ADDING:
                    break
                yield statement, -JOINED


def _counter_accused(story: Story, group: Group) -> Joining:
    """What an accused party accuses its accusers of, close by."""
    pro, con = group.parties(story, True), group.parties(story, False)
    for ref, value in sorted(group.side.items()):
        member = story[ref]
        for statement in story.by_party[member.who or ""] if value < 0 else ():
            if statement.accuses and near(statement, member) and statement.aims & pro and not statement.aims & con:
                yield statement, -JOINED
