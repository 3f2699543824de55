"""What else belongs to a dispute, beside the claims that a reason was found for.

Each rule keeps to what a reader would allow: the same said or counted again, all that "the allegations" are, what a
party adds to its denial, and what it accuses its accusers of in return.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from claimreader.claims.contest.counting import same_figure
from claimreader.claims.contest.denial import DENYING
from claimreader.claims.contest.group import JOINED, Group, Settled
from claimreader.claims.contest.matching import Story
from claimreader.claims.contest.statements import Statement, each_of_its_own, near
from claimreader.claims.contest.wording import words_in
from claimreader.records import Act

_SAME, _RESTATED = 0.6, 2.0
"""How alike two clauses are that say the same, and how telling what they share is, in the weights of `matching`."""
_BETWEEN = 2
"""So many claims, and paragraphs, at most lie between two answers of the same source."""
_ADDING = frozenset([Act.ASSERT, Act.DENY, Act.REJECT, Act.ACCUSE])

Joining = Iterator[tuple[Statement, float]]


def joining(story: Story, group: Group, settled: Settled) -> Joining:
    """Statements that join a group, each with its side."""
    if group.counts:
        return _counted_again(story, group)
    return chain(
        _covered(story, group, settled),
        _said_again(story, group),
        _added(story, group, settled),
        _counter_accused(story, group),
    )


def answering_on(story: Story, group: Group) -> Joining:
    """What goes on with an answer that a group has, whatever it speaks of, each with its side."""
    if not group.counts:
        yield from _between_denials(story, group)
        yield from _dismissed_again(story, group)


def _counted_again(story: Story, group: Group) -> Joining:
    for ref, value in sorted(group.side.items()):
        member = story[ref]
        for statement in story.by_party[member.who or ""]:
            if statement.ref not in group.side and statement.counts and same_figure(member, statement):
                yield statement, JOINED if value > 0 else -JOINED


def _covered(story: Story, group: Group, settled: Settled) -> Joining:
    """All that a party is accused of and does not answer by itself, where it denies "the allegations" as a whole."""
    accusers: dict[str, set[str | None]] = defaultdict(set)
    for link in group.links:
        if link.con.general and link.con.who:
            accusers[link.con.who].add(link.pro.who)
    for accused, whose in sorted(accusers.items()):
        for statement in story.aimed_at[accused]:
            if statement.stance != 1 or statement.who == accused or (statement.ref, accused) in settled.charges:
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


def _added(story: Story, group: Group, settled: Settled) -> Joining:
    """What a source says right beside its denial, in answer to nothing else.

    After it in the same paragraph; in the next one where it denies again, and before it where it says what is not so.
    """
    for link in group.links:
        for statement in chain(_after(story, link.con), _before(story, link.con)):
            if statement.claim.act in _ADDING and statement.ref not in settled.answers:
                yield statement, -JOINED


def _after(story: Story, con: Statement) -> Iterator[Statement]:
    for statement in story.after(con, 2) if con.stance == -1 else ():
        again = statement.stance == -1 and statement.paragraph == con.paragraph + 1 and statement.order == con.order + 1
        if statement.who != con.who or not (again or statement.paragraph == con.paragraph):
            return
        yield statement


def _before(story: Story, con: Statement) -> Iterator[Statement]:
    for statement in story.before(con, 1):
        beside = statement.who == con.who and statement.paragraph == con.paragraph
        if beside and statement.stance and any(clause.negated for clause in statement.clauses):
            yield statement


def _between_denials(story: Story, group: Group) -> Joining:
    """What a source says between two of its answers, with nobody else's words among them."""
    for ref, value in sorted(group.side.items()):
        first = story[ref]
        if value > 0 or first.stance != -1 or not first.who:
            continue
        between: list[Statement] = []
        for statement in story.after(first, _BETWEEN + 1):
            if statement.who != first.who or statement.paragraph - first.paragraph > _BETWEEN:
                break
            if group.side.get(statement.ref, 0.0) < 0:
                yield from ((one, -JOINED) for one in between if one.stance and one.claim.act in _ADDING)
                break
            between.append(statement)


def _dismissed_again(story: Story, group: Group) -> Joining:
    """What a party calls false by its name alone close to where it is against the matter: "the article a plot"."""
    for ref, value in sorted(group.side.items()):
        member = story[ref]
        for statement in (*story.before(member, 3), *story.after(member, 3)) if value < 0 and member.who else ():
            named = statement.claim.act in DENYING and (statement.general or statement.bare)
            if named and statement.stance == -1 and statement.who == member.who and near(statement, member):
                yield statement, -JOINED


def _counter_accused(story: Story, group: Group) -> Joining:
    """What an accused party accuses its accusers of, close by."""
    pro, con = group.parties(story, True), group.parties(story, False)
    for ref, value in sorted(group.side.items()):
        member = story[ref]
        for statement in story.by_party[member.who or ""] if value < 0 else ():
            if statement.accuses and near(statement, member) and statement.aims & pro and not statement.aims & con:
                yield statement, -JOINED
