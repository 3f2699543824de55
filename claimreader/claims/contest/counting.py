"""Figures that cannot both hold: the same thing, counted by different parties, within bounds that do not meet."""

import re
from collections import defaultdict
from collections.abc import Iterator

from claimreader.claims.contest.figures import Figure
from claimreader.claims.contest.links import Link
from claimreader.claims.contest.matching import Story
from claimreader.claims.contest.statements import Statement, apart, near
from claimreader.claims.contest.wording import Clause, notion, stems_of, words_in
from claimreader.records import DisputeKind

_HARMS = frozenset(map(notion, ("killed", "injured", "arrested", "missing", "captured", "displaced", "ill")))
_VICTIMS = (notion("civilian"), notion("soldier"))
_ANYBODY = frozenset(["people", notion("civilian"), notion("victim"), *map(notion, ("killed", "injured"))])
_OWNER = re.compile(r"\s+(?:of|from)\s+(?:the\s+|its\s+)?(?:[A-Z][\w-]*\s?)+")
_OF_THEM = re.compile(r"\s+of\s+(?:the|its|their|his|her|our|those|these|them|us)\b", re.IGNORECASE)
_MORE = re.compile(r"\b(?:additional|another|extra|further|other)\s(?:\w+\s)?[$€£¥]?$", re.IGNORECASE)
_FRESH = re.compile(r"\d(?:[\w,.]*\w)?(?:\s[a-z]+)?\s(?:new|newly|fresh)\b", re.IGNORECASE)
_MONEY = re.compile(r"[$€£¥]\s?\d")
_NOT_YET = re.compile(
    r"\b(?:demand|target|request|goal|propos\w+|would|could|may|might|will|should|expect\w*|forecast\w*|predict\w*)\b",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"[$€£¥]?[\w,.]*\w(?:\s(?:million|billion|trillion|thousand|hundred|dozen)\b)?", re.IGNORECASE)
_PLACE = re.compile(r"\b(?:in|at|near|outside|on) ([A-Z][\w’'-]+)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TIME = re.compile(
    r"\b(?:January|February|March|April|June|July|August|September|October|November|December"
    r"|(?:last|this|next|previous|(?:first|second|third|fourth)) (?:week|month|quarter|year|half))\b"
)
_ALIKE, _BESIDE = 0.4, 0.25
"""How alike two statements have to be that count the same, and that do so side by side."""
_STRENGTH = 0.8
_TIMES = 20
"""How many times the other figure a bare number is at most, to be held against it."""
_RIVALS = 40
"""A figure is held against so many of the latest that count the same, so that an endless list costs in proportion."""


def counted(story: Story) -> Iterator[Link]:
    """Every pair of statements whose figures conflict; the greater is for, the smaller against."""
    for one, other in _candidates(story):
        found = _conflict(story, one, other)
        if found:
            mine, theirs = found
            one_is_less = mine.high < theirs.high
            con, low = (one, mine) if one_is_less else (other, theirs)
            pro, high = (other, theirs) if one_is_less else (one, mine)
            yield Link(pro, con, DisputeKind.FIGURE, _STRENGTH, (put(pro, high), put(con, low)))


def put(statement: Statement, figure: Figure) -> str:
    """A figure in its statement's words, with what it counts."""
    return statement.words[figure.start : figure.end]


def _candidates(story: Story) -> Iterator[tuple[Statement, Statement]]:
    """Pairs of statements whose figures could be of one thing: by what they count, or by standing close together."""
    shelves: dict[str, list[Statement]] = defaultdict(list)
    seen = set()
    for statement in story.statements:
        if not statement.counts:
            continue
        units = {unit for figure in statement.figures for unit in figure.units} | (statement.terms & _HARMS)
        following = [other for other in story.after(statement, 2) if other.counts]
        rivals = [other for unit in sorted(units) for other in shelves[unit][-_RIVALS:]]
        for other in (*rivals, *following):
            pair = (statement.ref, other.ref) if statement.ref < other.ref else (other.ref, statement.ref)
            if pair not in seen and apart(statement, other):
                seen.add(pair)
                yield story[pair[0]], story[pair[1]]
        for unit in units:
            shelves[unit].append(statement)


def _conflict(story: Story, one: Statement, other: Statement) -> tuple[Figure, Figure] | None:
    if not one.claim.parties or not other.claim.parties or _years(one.words) != _years(other.words):
        return None
    if one.ref.document == other.ref.document and not _side_by_side(one, other):
        return None
    for mine in _whole(one):
        for theirs in _whole(other):
            if mine.conflicts(theirs) and _of_one_thing(story, one, mine, other, theirs):
                return mine, theirs
    return None


def _side_by_side(one: Statement, other: Statement) -> bool:
    """Whether two statements of an article put their counts against each other: close by, and as facts of one day.

    An article of sums and polls counts many things in like words; those of one story count the same in them.
    """
    words = (one.words, other.words)
    times = [frozenset(_TIME.findall(told)) for told in words]
    if (all(times) and times[0].isdisjoint(times[1])) or all(map(_MONEY.search, words)):
        return False
    if any(map(_NOT_YET.search, words)) or len({bool(_FRESH.search(told)) for told in words}) > 1:
        return False
    return near(one, other) or bool(one.terms & other.terms & _HARMS)


def _whole(statement: Statement) -> list[Figure]:
    """The figures of a statement that count all of something: not "ten of the cadets", not "another ten"."""
    words = statement.words
    return [
        figure
        for figure in statement.figures
        if not _OF_THEM.match(words, _number_end(words, figure)) and not _MORE.search(words[: figure.start])
    ]


def _number_end(words: str, figure: Figure) -> int:
    """Where the number of a figure ends, before what it counts."""
    found = _DIGITS.match(words, figure.start)
    return found.end() if found else figure.end


def _years(words: str) -> frozenset[str]:
    """The years that a statement names: what it counts is of then."""
    return frozenset(_YEAR.findall(words))


def _of_one_thing(story: Story, one: Statement, mine: Figure, other: Statement, theirs: Figure) -> bool:
    if not mine.units or not theirs.units:
        bare, whole = (one, other) if not mine.units else (other, one)
        return (
            near(one, other)
            and abs(one.order - other.order) == 1
            and _of_one_size(mine, theirs)
            and not _own_subject(bare, whole)
        )
    harms, others = one.terms & _HARMS, other.terms & _HARMS
    if (harms or others) and not harms & others:
        return False
    if any(victim in one.terms and rival in other.terms for victim, rival in (_VICTIMS, _VICTIMS[::-1])):
        return False
    for none, statement, counter, figure in ((mine, one, other, theirs), (theirs, other, one, mine)):
        if none.none and none.units[0] in _HARMS:  # "no losses" are the speaker's own
            return statement.who in story.names.within(_whose(counter, figure))
    beside = near(one, other) and abs(one.order - other.order) <= 2
    alike = _alike(story, one, other, _BESIDE if beside else _ALIKE)
    if harms:  # an article of many attacks counts those of each; two articles of a story count the same
        return _same_victims(mine, theirs) and (
            one.ref.document != other.ref.document or (alike and not _elsewhere(one, other))
        )
    return alike and bool(set(mine.units) & set(theirs.units))


def _elsewhere(one: Statement, other: Statement) -> bool:
    """Whether each of two statements names a place of its own."""
    here, there = (set(_PLACE.findall(statement.words)) for statement in (one, other))
    return bool(here and there) and not here & there


def _of_one_size(mine: Figure, theirs: Figure) -> bool:
    """Whether two figures, of which one does not say of what, are near enough to be of the same."""
    low, high = sorted((mine.low or mine.high, theirs.low or theirs.high))
    return not low or high <= _TIMES * low


def _same_victims(mine: Figure, theirs: Figure) -> bool:
    """Whether two counts of people harmed can be of the same: of one kind, or neither of a kind of its own."""
    return bool(set(mine.units) & set(theirs.units)) or _ANYBODY.issuperset((*mine.units[:1], *theirs.units[:1]))


def _own_subject(bare: Statement, whole: Statement) -> bool:
    """Whether a claim with a mere number says itself what it counts, and that is not what the other counts."""
    light = stems_of("naming") | stems_of("counts")
    return words_in(bare.terms - light - {notion(word) for word in light} - whole.terms) > 0


def _whose(statement: Statement, figure: Figure) -> str:
    """What a figure counts, with whom that belongs to: "70 fighters of the Legion"."""
    owner = _OWNER.match(statement.words, figure.end)
    return put(statement, figure) + (owner.group() if owner else "")


def _alike(story: Story, one: Statement, other: Statement, least: float) -> bool:
    return story.likeness(Clause(one.terms), Clause(other.terms)) >= least


def same_figure(one: Statement, other: Statement) -> bool:
    """Whether two statements give the same figure of the same thing, none apart."""
    for mine in one.figures:
        for theirs in other.figures:
            if (
                mine.low
                and mine.low == theirs.low
                and (set(mine.units) & set(theirs.units) or one.terms & other.terms & _HARMS)
            ):
                return True
    return False


def another_count(one: Statement, other: Statement) -> bool:
    """Whether two statements count people harmed, and not as many: from the same party, not the same people."""
    counted = (one.terms & _HARMS and one.figures) and (other.terms & _HARMS and other.figures)
    return bool(counted) and not any(mine.low == theirs.low for mine in one.figures for theirs in other.figures)
