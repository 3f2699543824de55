"""What else belongs to a dispute, beside the claims that a reason was found for.

Each rule keeps to what a reader would allow: the same said or counted again, all that "the allegations" are, what a
party adds to its denial, and what the parties of the dispute say elsewhere in the dispute's own words.
"""

from collections.abc import Iterator
from itertools import chain

from claimreader.claims.contest.counting import same_figure
from claimreader.claims.contest.group import JOINED, Group
from claimreader.claims.contest.matching import Statement, Story, near
from claimreader.claims.contest.wording import words_in
from claimreader.records import Act, ClaimRef

_SAME = 0.6
_IN_ITS_WORDS = 2.0
_MOSTLY = 0.35
"""A claim speaks of a dispute when so much of the dispute's words is in it, and they are so much of its own."""
_ACCUSED_ALIKE = 0.9
_ROUNDS = 3
"""How many times what was found is looked from for more."""
_ADDING = frozenset([Act.ASSERT, Act.DENY, Act.REJECT, Act.ACCUSE])

Joining = Iterator[tuple[Statement, float]]


def joining(story: Story, group: Group) -> Joining:
    """Statements that join a group, each with its side."""
    if group.counts:
        return _counted_again(story, group)
    return chain(
        _covered(story, group),
        _accused_alike(story, group),
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
    for link in group.links:
        if link.con.general and link.con.who:
            for statement in story.aimed_at[link.con.who]:
                real = all(clause.real for clause in statement.clauses)
                told = statement.accuses or (statement.who == link.pro.who and real)
                if told and statement.stance == 1 and statement.who != link.con.who:
                    yield statement, JOINED


def _accused_alike(story: Story, group: Group) -> Joining:
    """What else the same source accuses the same party of, in words that have something telling in common."""
    accused = {link.con.who for link in group.links if link.pro.accuses}
    accusers = sorted({link.pro.who for link in group.links if link.pro.accuses and link.pro.who})
    told = frozenset[str]().union(*(story[ref].terms for ref, value in group.side.items() if value > 0))
    left = [
        statement
        for who in accusers
        for statement in story.by_party[who]
        if statement.accuses and (not statement.aims or statement.aims & accused) and statement.ref not in group.side
    ]
    for _ in range(_ROUNDS):
        alike = [statement for statement in left if story.weight(story.shared(statement.terms, told)) >= _ACCUSED_ALIKE]
        left = [statement for statement in left if statement not in alike]
        told = told.union(*(statement.terms for statement in alike))
        yield from ((statement, JOINED) for statement in alike)


def _said_again(story: Story, group: Group) -> Joining:
    """The same as a member says, the same way round, by anybody who is not on the other side."""
    for ref, value in sorted(group.side.items()):
        others = group.parties(story, value < 0)
        for statement in story.sharing(story[ref].terms, 30):
            if statement.stance and statement.who not in others and _says_the_same(story, story[ref], statement):
                yield statement, JOINED if value > 0 else -JOINED


def _says_the_same(story: Story, one: Statement, other: Statement) -> bool:
    if any(mine.conflicts(theirs) for mine in one.figures for theirs in other.figures):
        return False
    return any(
        (mine.negated, mine.real) == (theirs.negated, theirs.real)
        and story.likeness(mine, theirs) >= _SAME
        and words_in(story.shared(mine.terms, theirs.terms)) >= 2
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


def _in_its_words(story: Story, group: Group) -> Joining:
    """What a party of the dispute says in the words that its claims and their denials were matched by."""
    pro, con = group.parties(story, True), group.parties(story, False)
    words = frozenset[str]().union(*(link.pro.terms | link.con.terms for link in group.links))
    seen: set[ClaimRef] = set()
    for statement in story.sharing(words, 120):
        if statement.ref in seen or not statement.stance or statement.who is None:
            continue
        seen.add(statement.ref)
        if statement.claim.act is Act.CONFIRM:
            continue
        denies = all(clause.negated for clause in statement.clauses)
        if (statement.who in pro and not denies) is not (statement.who in con):
            shared = story.weight(story.shared(statement.terms, words))
            own = story.weight(story.shared(statement.terms, statement.terms))
            if shared >= _IN_ITS_WORDS and shared >= _MOSTLY * own:
                yield statement, JOINED if statement.who in pro else -JOINED
