"""What a dispute is about, and how surely a further claim takes a side in it.

Six things are weighed: how alike the claim is to those of either side, whether it agrees with the one or the other,
what telling words it shares with them all, whose it is, how close to its party's claims it stands, and what it does.
The weights are those of a logistic regression on annotated news and the sample edition, rounded.
"""

import math
import re
from dataclasses import dataclass

from claimreader.claims.contest.counting import another_count, same_figure
from claimreader.claims.contest.denial import names_count
from claimreader.claims.contest.group import Group
from claimreader.claims.contest.matching import Story
from claimreader.claims.contest.statements import Statement, each_of_its_own
from claimreader.claims.contest.wording import things_in, words_in
from claimreader.records import Act, ClaimRef

_MOST = 12
"""Of a side, so many claims are compared with, those that stand there most firmly."""
_ENOUGH, _TELLING = 6.0, 1.5
_CONTRARY = 0.5
"""What says so surely the opposite of a side is not put on it, whosever it is."""
_SAID_HERE = 0.3
"""How alike what a denial tells of has to be to something that a dispute is about, to belong to it."""
_NAMED = 2
"""Whoever comes in anew speaks of so many of the things that a dispute is about, or names it in passing."""
_OF_IT = 0.7
_TAKEN_UP = re.compile(r"\b(?:he|she|it|they|him|her|them|his|its|their|this|that|these|those)\b", re.IGNORECASE)
"""Who goes on speaking goes on with the matter where so much is shared with it, or a pronoun takes it up."""
_JOINT = re.compile(r"^\s*that\b", re.IGNORECASE)
_LOOKING_AHEAD = (Act.DEMAND, Act.PROMISE, Act.PREDICT)


Alike = tuple[tuple[float, float], tuple[float, float]]
"""How alike a claim is to those for it and to those against it: to one put the same way round, and the other way."""


@dataclass(frozen=True, slots=True)
class Matter:
    """The claims of a group as others are compared with them."""

    story: Story
    pro: tuple[Statement, ...]
    con: tuple[Statement, ...]
    for_it: frozenset[str]
    against_it: frozenset[str]
    words: frozenset[str]
    core: frozenset[str]
    """What those that answer each other both speak of; none where that is a word alone, or is left unsaid."""
    narrow: bool
    """They speak of nothing else: who says that something is so belongs to it only where it speaks of that."""
    documents: frozenset[str]

    @classmethod
    def of(cls, story: Story, group: Group) -> "Matter":
        """What a group is about."""
        refs = sorted(group.side, key=lambda ref: (-abs(group.side[ref]), ref))
        pro = tuple(story[ref] for ref in refs if group.side[ref] > 0)[:_MOST]
        con = tuple(story[ref] for ref in refs if group.side[ref] < 0)[:_MOST]
        ours, theirs = ([who for who in group.parties(story, pro) if who] for pro in (True, False))
        words = frozenset[str]().union(*(statement.terms for statement in pro + con))
        shared = (link.about or story.shared(link.pro.terms, link.con.terms) for link in group.links)
        core = frozenset[str]().union(*shared)
        narrow = bool(group.links) and all(link.about for link in group.links)
        return cls(
            story,
            pro,
            con,
            frozenset(ours),
            frozenset(theirs),
            words,
            core if narrow or words_in(core) > 1 else frozenset(),
            narrow,
            frozenset(ref.document for ref in refs),
        )

    def fit(self, statement: Statement) -> tuple[float, int]:
        """How well a statement fits in, and on which side: 1 for it, -1 against."""
        ours = self._may_be(statement, self.for_it, self.against_it, 1)
        theirs = self._may_be(statement, self.against_it, self.for_it, -1)
        if not (ours or theirs):
            return -math.inf, 1
        alike = self._alike(statement, self.pro), self._alike(statement, self.con)
        return max(
            (self._fit(statement, alike, 1) if ours else -math.inf, 1),
            (self._fit(statement, alike, -1) if theirs else -math.inf, -1),
        )

    def _may_be(self, statement: Statement, ours: frozenset[str], theirs: frozenset[str], side: int) -> bool:
        if statement.who in theirs or not statement.stance:
            return False
        if self.narrow and statement.stance > 0 and self.core.isdisjoint(statement.terms):
            return False
        return not self._wrong_side(statement, side, ours)

    def _fit(self, statement: Statement, alike: Alike, side: int) -> float:
        mine, ours = (self.pro, self.for_it) if side > 0 else (self.con, self.against_it)
        fit = nearness = self._nearness(statement, alike, side)
        agree, oppose = alike[::side]
        if statement.stance < 0 and not statement.bare and max(agree[0], oppose[1]) < _SAID_HERE:
            fit -= 1.8  # it says itself what it denies, and that is another thing
        if statement.claim.act is not Act.CONFIRM:  # what a party admits it says against itself
            fit += 1.1 * (statement.who in ours) + 1.4 * self._goes_on(statement, mine, nearness >= _OF_IT)
        if statement.who not in ours:  # whoever comes in anew has to be the surer of the matter
            if things_in(self.core) > _NAMED > things_in(self.core & statement.terms):
                return -math.inf
            fit -= 0.8 * bool(statement.who)
        if statement.claim.act is Act.ACCUSE and nearness < 2 * _OF_IT:  # what else it charges somebody with
            fit -= 0.8
        if any(one.who == statement.who and another_count(one, statement) for one in mine):
            fit -= 0.8
        if self.core and statement.stance > 0 and self.core.isdisjoint(statement.terms):  # what is about it, not of it
            fit -= 0.8
        if side > 0 and not any(clause.real for clause in statement.clauses):  # it plans, or supposes
            fit -= 0.5
        fit += 0.4 * (statement.ref.document in self.documents) + 0.5 * (statement.stance < 0)
        return fit - 0.7 * (statement.claim.act in _LOOKING_AHEAD) - 0.3 * (statement.who is None)

    def nearness(self, statement: Statement) -> float:
        """How near a statement comes, by its words alone, to those that are for it."""
        return self._nearness(statement, (self._alike(statement, self.pro), self._alike(statement, self.con)), 1)

    def _nearness(self, statement: Statement, alike: Alike, side: int) -> float:
        agree, oppose = alike[::side]
        if max(agree[1], oppose[0]) > max(agree[0], oppose[1], _CONTRARY):
            return -math.inf
        shared = min(self.story.weight(self.story.shared(statement.terms, self.words)), _ENOUGH) / _ENOUGH
        return 3.7 * max(agree) + 2.8 * max(oppose) - 4.2 * max(agree[1], oppose[0]) + 3.1 * shared

    def _wrong_side(self, statement: Statement, side: int, ours: frozenset[str]) -> bool:
        """Whether what a claim does forbids a side.

        To admit or to accuse is not to deny, nor the other way round; and who is not against it yet, or has no name, is
        only where it says that something is not so, nor for it with a wish or a plan alone. Who denies a count denies
        nothing else.
        """
        if side > 0:
            return statement.who not in ours and (
                statement.stance < 0 or not any(clause.real for clause in statement.clauses)
            )
        if statement.claim.act is Act.CONFIRM or self._counts_alike(statement):
            return True
        if statement.bare and names_count(statement.words):
            return True
        if statement.who not in ours and statement.stance >= 0:
            return True
        if statement.who is None:
            return statement.stance >= 0
        others = statement.aims - {statement.who}
        return (
            (statement.accuses or statement.stance < 0) and bool(others & self.against_it) and not others & self.for_it
        )

    def _counts_alike(self, statement: Statement) -> bool:
        """Whether it tells of as many as one who is for it does, and does not deny it."""
        return statement.stance > 0 and any(same_figure(statement, pro) for pro in self.pro)

    def _alike(self, statement: Statement, others: tuple[Statement, ...]) -> tuple[float, float]:
        """The likeness to the claim that is most alike and is put the same way round, and the other way round."""
        same = turned = 0.0
        for other in others:
            if each_of_its_own(statement, other):
                continue
            for mine in statement.clauses:
                for theirs in other.clauses:
                    if not self.story.shared(mine.terms, theirs.terms):  # a party's name alone is no matter
                        continue
                    alike = self.story.likeness(mine, theirs)
                    if alike > min(same, turned):
                        alike *= min(1.0, self.story.weight(mine.terms & theirs.terms) / _TELLING)
                        if mine.negated == theirs.negated:
                            same = max(same, alike)
                        else:
                            turned = max(turned, alike)
        return same, turned

    def _goes_on(self, statement: Statement, mine: tuple[Statement, ...], of_it: bool) -> float:
        """How surely it goes on with a claim of its own party that it stands next to: a pronoun points back."""
        if not of_it and not _TAKEN_UP.search(_JOINT.sub("", statement.words)):
            return 0.0
        beside = {
            statement.order - one.order
            for one in mine
            if one.who == statement.who
            and one.ref.document == statement.ref.document
            and one.paragraph == statement.paragraph
        }
        if 1 in beside or (of_it and -1 in beside):
            return 1.0
        return 0.5 if -1 in beside else 0.0


def candidates(story: Story, matter: Matter, group: Group) -> list[Statement]:
    """Statements that may belong to a group: those that share its words, and those next to its own."""
    found: dict[ClaimRef, Statement] = {}
    for member in matter.pro + matter.con:
        for other in [*story.before(member, 2), *story.after(member, 2)]:
            found.setdefault(other.ref, other)
    for other in story.sharing(matter.words, 120):
        found.setdefault(other.ref, other)
    return [statement for ref, statement in found.items() if ref not in group.side]
