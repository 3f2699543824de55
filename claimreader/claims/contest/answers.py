"""Why a denial answers a charge that it does not repeat: it is found by who was accused of what, and where.

bare denial     "denied the allegations": what is denied is only named
answer          somebody is accused, and answers with a denial in other words
excuse          an accused party clears itself without denying: "it was an accident"
reply           a denial that nothing else explains, put against what its party was just accused of, or told of
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from claimreader.claims.contest.denial import exculpates, names_count, names_none, names_saying
from claimreader.claims.contest.links import Link, kind_of
from claimreader.claims.contest.matching import Story, of_another_matter
from claimreader.claims.contest.statements import Statement, apart, near
from claimreader.claims.contest.wording import things_in, words_in
from claimreader.records import Act, ClaimRef, DisputeKind, words_of

_ANSWERED = 0.22
_OTHER = 0.5
"""How much less well it fits where the denial tells of another matter."""
_FITS = 2.0
"""How well a claim has to fit to be what a bare denial answers, see `_fit`."""
_POSSESSOR = re.compile(r"^[\s“\"‘']*(?:that |the )?(?P<who>[A-Z][\w.-]*(?: [A-Z][\w.-]*)*)[’']s?\s")
_OWNED = re.compile(r"[\s“\"‘']*(?:his|her|their)\s")
_NOT_WE = re.compile(
    r"[\s“\"‘']*(?:that\s)?(?:no such\b|(?:I|we|he|she|they|it(?! (?:is|was|does|do|makes?|matters?)\b)"
    r"|(?:my|our|his|her|their|its)(?:\s[\w-]+){1,2})(?:\s[\w’']+){0,2}?[\s“\"‘']+"
    r"(?:not|\w+n['’]t|never|no|none|nobody|no one|nothing)\b)",
    re.IGNORECASE,
)
"""What a party says that it itself is not, has not or did not."""
_UNSURE = re.compile(
    r"\b(?:not|no|never|\w+n['’]t)\s(?:\w+\s){0,2}?(?:aware|know|known|knows|knew|think|believe|remember|recall|sure|certain|hear|heard"
    r"|understand|matters?|mean|means|enough|indications?|idea|choice|plans?|planned|planning|intend\w*|intention)\b",
    re.IGNORECASE,
)
"""Who does not know, or does not mind, says nothing of whether it is so."""
_INVOLVED_IN = re.compile(
    r"\b(?:involvement|responsibility|role|part|hand|blame|guilt|complicity|wrongdoing)\b", re.IGNORECASE
)
_THIS = re.compile(r"[\s“\"‘']*(?:that|this|those|these|such)\s(?:[a-z]+\s)?[a-z]+\W*$", re.IGNORECASE)
_IT = re.compile(r"\W*(?:it|them)\W*", re.IGNORECASE)
_SOMEBODY = re.compile(r"\W*(?:him|her|me|us|you)\W*", re.IGNORECASE)
_TURN_DOWN = re.compile(r"\b(?:reject|rebuff|spurn|refus|vot|turn)\w*\b", re.IGNORECASE)
_FEW_BEFORE, _EXCUSED, _REACH = 4, 10, 40
"""Of claims in a row: within which "this claim" is meant, within which a charge is excused, and is denied."""
_REPORT = re.compile(r"\b(?:report|stor|article|publish|newspaper)", re.IGNORECASE)


def answered(story: Story, found: list[Link]) -> list[Link]:
    """Every pair of a charge and its answer; those that only a last resort explains where nothing else was found."""
    made = [*_bare_denials(story), *_answers(story)]
    made += _excuses(story, {link.con.ref for link in (*found, *made)})
    return [*made, *_replies(story, {link.con.ref for link in (*found, *made)})]


def _bare_denials(story: Story) -> Iterator[Link]:
    for con in story.statements:
        if not con.bare or not con.stance or con.who is None or _of_no_claim(story, con):
            continue
        others = [pro for pro in _within_reach(story, con) if pro.stance == 1 and apart(pro, con)]
        last = max((pro.order for pro in others if pro.order < con.order), default=-1)
        answered = [(_fit(story, pro, con, pro.order == last), -pro.order, pro) for pro in others]
        fit, _, pro = max(answered, default=(0.0, 0, con), key=lambda found: found[:2])
        if fit >= _FITS:
            yield Link(pro, con, kind_of(pro, con), min(1.0, fit / 4))
            for other in _in_one_breath(story, pro):
                if apart(other, con) and other.order < con.order and names_none(con.words):
                    yield Link(other, con, kind_of(other, con), 0.3)


def _of_no_claim(story: Story, con: Statement) -> bool:
    """Whether what is rejected is somebody, or likelier an offer than a claim: "disagreed with her", "rejected it"."""
    if _SOMEBODY.fullmatch(con.words):
        return True
    return bool(_IT.fullmatch(con.words) and _TURN_DOWN.search(words_of(story.text(con), con.claim.cue, " ")))


def _within_reach(story: Story, con: Statement) -> list[Statement]:
    """What a bare denial may answer: what stands around it, and what its document tells of the denier."""
    around = {one.ref: one for one in (*story.before(con, _REACH), *story.after(con, _REACH))}
    around |= {one.ref: one for one in _told_of(story, con)}
    return sorted(around.values(), key=lambda one: one.order)


def _told_of(story: Story, con: Statement) -> list[Statement]:
    """What its document tells of the one who denies, the nearest of it."""
    told = [one for one in story.aimed_at[con.who or ""] if one.ref.document == con.ref.document]
    place = bisect_left(told, con.order, key=lambda one: one.order)
    return told[max(0, place - _REACH) : place + _REACH]


def _in_one_breath(story: Story, pro: Statement) -> list[Statement]:
    """What a party says right before and after a claim, in the same paragraph: a denial of the one is of all."""
    beside = [*story.before(pro, 1), *story.after(pro, 1)]
    return [
        one
        for one in beside
        if one.who == pro.who
        and one.paragraph == pro.paragraph
        and one.stance == 1
        and any(c.real for c in one.clauses)
    ]


def _fit(story: Story, pro: Statement, con: Statement, last: bool) -> float:
    """How well a claim of the same document fits as what a bare denial answers: whom it is about, and how near."""
    fit = 1.2 * (con.who in pro.targets) + 0.8 * (con.who in pro.hinted) + 0.8 * pro.accuses
    if pro.accuses and con.who in pro.aims and _INVOLVED_IN.search(story.said(con)):
        fit += 0.6
    if names_count(con.words):
        fit += 1.0 if pro.figures else -1.0
    if _REPORT.search(con.words) and _REPORT.search(words_of(story.text(pro), pro.claim.cue, " ")):
        fit += 1.0
    if pro.who in _owners(story, con):
        fit += 2.5
    if _of_another(story, pro, con):
        fit -= 2.5
    if of_another_matter(story, con, pro.terms):
        fit -= _OTHER
    if not any(clause.real for clause in pro.clauses):  # "he needs to answer the charges" tells of none
        fit -= 1.0
    gap = con.paragraph - pro.paragraph
    if _THIS.match(con.words) and 0 < con.order - pro.order <= _FEW_BEFORE and _related(story, pro, con):
        fit += 1.5
    if pro.order < con.order:
        fit += {0: 1.0, 1: 0.7, 2: 0.3}.get(gap, 0.0) + 1.2 * (last and gap <= 1)
    else:
        fit -= 0.3 * (1 - gap)
    return fit + 1.5 * _closest(story, pro, con)


def _owners(story: Story, con: Statement) -> frozenset[str]:
    """Whose word it is that is denied, where that is told: "the ministry's claims"."""
    owner = _POSSESSOR.match(con.words)
    return story.names.within(owner["who"]) if owner else frozenset()


def _of_another(story: Story, pro: Statement, con: Statement) -> bool:
    """Whether what is denied is somebody else's: "her party's count" is not what the council said."""
    owners = (con.hinted if _OWNED.match(con.words) else _owners(story, con)) - {con.who}
    stranger = _POSSESSOR.match(con.words) if not owners else None  # nobody whose words the story has
    if stranger:
        name = stranger["who"].split()[-1]
        return name not in words_of(story.text(pro), pro.claim.source) and not story.names.within(name)
    return bool(owners) and pro.who is not None and pro.who not in owners


def _related(story: Story, pro: Statement, con: Statement) -> bool:
    """Whether the one who denies, or whoever denies on another's behalf, is named in what was said."""
    return bool(story.names.within(con.who or "") & pro.aims) or con.who in pro.aims


def _closest(story: Story, one: Statement, other: Statement) -> float:
    """The likeness of the two clauses that are most alike, names apart."""
    return max(
        (story.likeness(a, b) for a in one.clauses for b in other.clauses if story.shared(a.terms, b.terms)),
        default=0.0,
    )


def _answers(story: Story) -> Iterator[Link]:
    for con in story.statements:
        negative = con.stance == 1 and any(clause.negated for clause in con.clauses)
        if con.bare or con.who is None or not (con.stance == -1 or negative):
            continue
        for pro in {one.ref: one for one in (*story.before(con, 2), *story.sharing(con.terms))}.values():
            if (
                con.who in pro.aims
                and pro.stance == 1
                and apart(pro, con)
                and (pro.who or con.stance == -1)
                and _aims_at(pro, con)
            ):
                strength = _answered(story, pro, con)
                if strength:
                    yield Link(pro, con, DisputeKind.ACCUSATION if pro.accuses else kind_of(pro, con), strength)


def _aims_at(pro: Statement, con: Statement) -> bool:
    if pro.laid_to and con.who not in pro.laid_to:
        return False
    return con.who in pro.targets or (pro.accuses and con.who in pro.aims)


def _answered(story: Story, pro: Statement, con: Statement) -> float:
    """How surely the words of a party answer what is said of it: in like words, or in the next breath."""
    follows = near(pro, con) and 0 < con.order - pro.order <= 2
    follows = follows or _goes_on_accused(story, pro, con)
    if con.stance == -1 and pro.accuses:
        alike = _closest(story, pro, con)
        here = pro.ref.document == con.ref.document
        if follows or (alike >= _ANSWERED and (here or things_in(story.shared(pro.terms, con.terms)) >= 2)):
            return max(alike, 0.4)
    if not follows or con.paragraph != pro.paragraph:
        return 0.0
    of_itself = bool(pro.claim.parties and _NOT_WE.match(con.words)) and not _UNSURE.search(con.words)
    return 0.4 if of_itself or (pro.accuses and con.stance == -1) else 0.0


def _goes_on_accused(story: Story, pro: Statement, con: Statement) -> bool:
    """Whether a party that denies something is accused in the next breath, of what has to do with it."""
    next_breath = pro.order == con.order + 1 and pro.paragraph == con.paragraph and near(pro, con)
    return next_breath and pro.claim.act is Act.ACCUSE and bool(story.shared(pro.terms, con.terms))


def _excuses(story: Story, answered: set[ClaimRef]) -> Iterator[Link]:
    """What an accused party says to clear itself, put against what it was last accused of before, or first after."""
    for con in story.statements:
        if con.who is None or con.ref in answered or con.stance == 0 or con.accuses or not exculpates(con.words):
            continue
        said = [
            pro
            for pro in _told_of(story, con)
            if pro.claim.act is Act.ACCUSE
            and not pro.judges
            and pro.stance == 1
            and apart(pro, con)
            and con.who in pro.targets
            and abs(con.order - pro.order) <= _EXCUSED
        ]
        if said:
            pro = min(said, key=lambda pro: (pro.order > con.order, abs(pro.order - con.order)))
            yield Link(pro, con, DisputeKind.ACCUSATION, 0.4)


def _replies(story: Story, answered: set[ClaimRef]) -> Iterator[Link]:
    for con in story.statements:
        if con.stance != -1 or con.who is None or con.ref in answered or _of_no_claim(story, con):
            continue
        said = [
            pro
            for pro in _told_of(story, con)
            if pro.stance == 1
            and apart(pro, con)
            and not _of_another(story, pro, con)
            and pro.order < con.order
            and (_accused_before(pro, con) or (_answers_what_is_said(pro, con) and _just_said(pro, con)))
            and words_in(story.shared(pro.terms, pro.terms)) >= 2
        ]
        if said:
            pro = min(said, key=lambda pro: (not pro.accuses, pro.order > con.order, abs(pro.order - con.order)))
            yield Link(pro, con, kind_of(pro, con), 0.3)


def _answers_what_is_said(pro: Statement, con: Statement) -> bool:
    """Whether a denial is of something said, or of a wrong; who "was not involved" answers no mere report."""
    return con.bare and (pro.wrongs or names_saying(con.words))


def _accused_before(pro: Statement, con: Statement) -> bool:
    """Whether an accusation stands shortly before a denial."""
    return pro.claim.act is Act.ACCUSE and not pro.judges and con.order - pro.order <= _FEW_BEFORE


def _just_said(pro: Statement, con: Statement) -> bool:
    """Whether a claim names the denier, as a fact, and stands shortly before the denial."""
    return (
        con.who in pro.targets
        and pro.order < con.order
        and con.paragraph - pro.paragraph <= 2
        and all(clause.real for clause in pro.clauses)
    )
