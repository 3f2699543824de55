"""Links -> groups: what is one dispute, and who is on which side of it.

A group begins with one statement that is against something, and all that it is against: so a claim that two disputes
have in common does not make them one. Further claims join it (`joining`); groups that have half of their members in
common, or all of what they are against, or in which the same party answers the same matter, become one; what takes a
side in the matter by all that tells joins the one it fits in best; a party that ended on both sides keeps the one where
it is better founded.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from claimreader.claims.contest.counting import same_figure
from claimreader.claims.contest.denial import names_count
from claimreader.claims.contest.group import JOINED, Group, Settled
from claimreader.claims.contest.joining import answering_on, joining
from claimreader.claims.contest.links import Link
from claimreader.claims.contest.matching import Story, of_another_matter
from claimreader.claims.contest.matter import Matter, candidates
from claimreader.claims.contest.statements import Statement
from claimreader.claims.contest.wording import opposites, said_of, words_in
from claimreader.records import ClaimRef, DisputeKind

_LEAST = 2.2
"""How well a claim has to fit in a dispute to join it without a reason of its own."""
_ROUNDS = 3
_EACH = 2
"""So many at most are put against it for each that there was a reason for."""
_ONE_MATTER = 2.0
"""How near every claim that one dispute is for has to come to those of another, for the two to be one..."""
_NEAR = 20
"""...of so many that the same party answers in."""


def groups(story: Story, found: Iterable[Link]) -> list[Group]:
    """The groups that links make, each with its statements' sides."""
    made = _merged(_merged(_stars(found)))
    settled = Settled.of(made)
    for group in made:
        for statement, value in list(joining(story, group, settled)):
            group.side.setdefault(statement.ref, value)
    made = _merged(_of_one_count(story, _of_all_charges(story, _merged(made))))
    made = _of_one_matter(story, made)
    room = [_EACH * sum(value < 0 for value in group.side.values()) for group in made]
    for _ in range(_ROUNDS):
        _of_the_matter(story, made, room)
    _attach(story, made)
    _answer_on(story, made)
    for group in made:
        _keep_apart(story, group)
    return made


def _of_all_charges(story: Story, made: Sequence[Group]) -> list[Group]:
    """Groups as one where the same party denies all that is said of it: "the allegations" here, "the reports" there."""
    left: list[Group] = []
    denied: dict[str, Group] = {}
    for group in sorted(made, key=lambda group: (-len(group.side), sorted(group.side))):
        against = [story[ref] for ref, value in group.side.items() if value < 0]
        parties = sorted({statement.who for statement in against if statement.general and statement.who})
        home = next((denied[who] for who in parties if who in denied), None)
        if home is None or not _no_turncoat(story, group, home):
            left.append(home := group)
        else:
            home.take(group)
        for who in parties:
            denied.setdefault(who, home)
    return left


def _of_one_count(story: Story, made: Sequence[Group]) -> list[Group]:
    """Groups as one where the same party answers what is the same figure: "no losses" here, "nonsense" there."""
    left: list[Group] = []
    answered: dict[tuple[str | None, float], list[Group]] = defaultdict(list)
    for group in sorted(made, key=lambda group: (not group.counts, -len(group.side), sorted(group.side))):
        answers = [link for link in group.links if _answers_count(link.con)]
        keys = {(link.con.who, figure.low) for link in answers for figure in link.pro.figures if figure.low > 1}
        near = {id(other): other for key in sorted(keys, key=str) for other in answered[key]}
        home = next((other for other in near.values() if _count_one(story, group, other)), None)
        if home is None:
            left.append(home := group)
        else:
            home.take(group)
        for key in keys:
            if not any(other is home for other in answered[key]):
                answered[key].append(home)
    return left


def _answers_count(con: Statement) -> bool:
    """Whether what is against something can be against a count: another, or "nonsense", and not "we fired nothing"."""
    return con.bare or bool(con.figures) or names_count(con.words)


def _count_one(story: Story, group: Group, home: Group) -> bool:
    return _no_turncoat(story, group, home) and any(
        same_figure(one.pro, other.pro) for one in group.links for other in home.links
    )


def _no_turncoat(story: Story, group: Group, home: Group) -> bool:
    """Whether no party of one group stands on the other side in the other."""
    return not any((group.parties(story, ours) & home.parties(story, not ours)) - {None} for ours in (True, False))


def _of_one_matter(story: Story, made: Sequence[Group]) -> list[Group]:
    """Groups as one where the same party answers, and what it answers is the same matter."""
    left: list[Group] = []
    answering: dict[str, list[Group]] = defaultdict(list)
    for group in sorted(made, key=lambda group: (-len(group.side), sorted(group.side))):
        parties = sorted(who for who in group.parties(story, False) if who)
        near = {id(other): other for who in parties for other in answering[who][:_NEAR]}
        home = None if group.counts else next((other for other in near.values() if _fits(story, group, other)), None)
        if home is None:
            left.append(home := group)
        else:
            home.take(group)
        for who in parties:
            if not group.counts and not any(other is home for other in answering[who]):
                answering[who].append(home)
    return left


def _fits(story: Story, group: Group, home: Group) -> bool:
    """Whether what a group is for fits in with what another is for, and none of its parties would change sides."""
    if not _no_turncoat(story, group, home):
        return False
    matter = Matter.of(story, home)
    return all(matter.nearness(link.pro) >= _ONE_MATTER or _by_its_name(link.pro, matter) for link in group.links)


def _by_its_name(named: Statement, matter: Matter) -> bool:
    """Whether a charge is a single word that says what the matter is: "arson", where it was set on purpose."""
    if words_in(named.terms) > 1:
        return False
    rows = [row for pair in opposites() for row in pair if row & named.terms]
    return any(row & said_of(pro.words).keys() for row in rows for pro in matter.pro)


def _of_the_matter(story: Story, made: Sequence[Group], room: list[int]) -> None:
    """Claims that no reason was found for join the dispute that they fit in best, if they fit in well.

    Against it only so many join for each that there was a reason for: one answer does not draw in a whole story.
    """
    placed = {ref for group in made for ref in group.side}
    best: dict[ClaimRef, tuple[float, int, int]] = {}
    for number, group in enumerate(made):
        if group.counts:
            continue
        matter = Matter.of(story, group)
        for statement in candidates(story, matter, group):
            if statement.ref not in placed:
                fit, side = matter.fit(statement)
                if fit >= _LEAST:
                    best[statement.ref] = max(best.get(statement.ref, (0.0, 0, 0)), (fit, -number, side))
    for ref, (_, number, side) in sorted(best.items(), key=lambda one: (-one[1][0], one[0])):
        if side > 0 or room[-number] > 0:
            made[-number].side[ref] = JOINED * side
            room[-number] -= side < 0


def _stars(found: Iterable[Link]) -> list[Group]:
    """The links of each statement that is against something; figures apart from the rest."""
    stars: dict[tuple[ClaimRef, bool], list[Link]] = defaultdict(list)
    for link in found:
        stars[(link.con.ref, link.kind is DisputeKind.FIGURE)].append(link)
    return [Group.of(links) for links in stars.values()]


def _merged(made: Sequence[Group]) -> list[Group]:
    """Groups as one where the larger holds half of the other's members, or all that it is for, on the same sides."""
    left: list[Group] = []
    holding: dict[ClaimRef, list[Group]] = defaultdict(list)
    for group in sorted(made, key=lambda group: (-len(group.side), sorted(group.side))):
        near = {id(other): other for ref in sorted(group.side) for other in holding[ref]}
        home = next((other for other in near.values() if _belong(group, other)), None)
        if home is None:
            left.append(home := group)
        else:
            home.take(group)
        for ref in group.side:
            if not any(other is home for other in holding[ref]):
                holding[ref].append(home)
    return left


def _belong(group: Group, other: Group) -> bool:
    shared = {ref for ref in group.side if ref in other.side}
    if any(group.side[ref] * other.side[ref] < 0 for ref in shared):
        return False
    pro = {ref for ref, value in group.side.items() if value > 0}
    if group.counts != other.counts and not (shared & pro and shared - pro):
        return False  # how many died is not who did it
    return 2 * len(shared) >= len(group.side) or pro <= shared


def _attach(story: Story, made: Sequence[Group]) -> None:
    """A bare denial that nothing near it explains belongs to the allegation that its document tells most of."""
    placed = {ref for group in made for ref in group.side}
    told = [
        (group, document) for group in made if not group.counts for document in {ref.document for ref in group.side}
    ]
    by_document: dict[str, list[Group]] = defaultdict(list)
    for group, document in told:
        by_document[document].append(group)
    for statement in story.statements:
        somebody = bool(statement.who) or statement.general
        if statement.bare and somebody and statement.ref not in placed and not names_count(statement.words):
            ranked = sorted(
                (_before(story, group, statement) for group in by_document[statement.ref.document]), reverse=True
            )
            if ranked and ranked[0] and (len(ranked) == 1 or ranked[0] > ranked[1]):
                group = max(by_document[statement.ref.document], key=lambda group: _before(story, group, statement))
                group.side[statement.ref] = -JOINED


def _answer_on(story: Story, made: Sequence[Group]) -> None:
    placed = {ref for group in made for ref in group.side}
    for group in made:
        for statement, value in list(answering_on(story, group)):
            if statement.ref not in placed:
                group.side.setdefault(statement.ref, value)
                placed.add(statement.ref)


def _before(story: Story, group: Group, statement: Statement) -> int:
    """How much its document tells for the group before it denies: 0 where nothing, or where its own party tells it."""
    told = [story[ref] for ref, value in group.side.items() if value > 0]
    if of_another_matter(story, statement, frozenset[str]().union(*(pro.terms for pro in told))):
        return 0
    if statement.who and any(pro.who == statement.who for pro in told):
        return 0
    whose = statement.aims - {statement.who}
    if whose & group.parties(story, False) and not whose & group.parties(story, True):  # it denies what they say
        return 0
    here = [pro for pro in told if pro.ref.document == statement.ref.document]
    return len(here) if any(pro.order < statement.order for pro in here) else 0


def _keep_apart(story: Story, group: Group) -> None:
    party: dict[str | None, float] = defaultdict(float)
    for ref, value in group.side.items():
        party[story[ref].who] += value
    group.side = {
        ref: value for ref, value in group.side.items() if story[ref].who is None or value * party[story[ref].who] > 0
    }
