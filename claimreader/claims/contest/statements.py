"""A claim as it is compared: what it says, clause by clause, on whose behalf, whom it is about, and where it stands."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimreader.claims.contest.commitment import only_judges, stands_by
from claimreader.claims.contest.denial import about, dismisses, is_accused, named_only, tells, wrongdoers
from claimreader.claims.contest.figures import Figure, figures
from claimreader.claims.contest.names import Names
from claimreader.claims.contest.wording import Clause, stems_of
from claimreader.claims.inner import rebuts
from claimreader.records import Act, Claim, ClaimRef, Reading, words_of

_PRONOUN = re.compile(r"\b(?:he|she|him|her|his|they|them|their)\b", re.IGNORECASE)
_CHARGED = re.compile(r"(?P<whom>[^,;:.]{3,80}?)\s(?:of\b|(?:for|with)\s(?:\w+ly\s)?\w+ing\b)")
_OWN = re.compile(r"\W*(?:that\s+)?(?:its|his|her|their|our|my)\b", re.IGNORECASE)
"""How a content begins that tells of what is its source's own."""
_BEFORE = 300
"""How far back the name that a pronoun stands for is looked for."""
_TOLD = (Act.ASSERT, Act.ACCUSE, Act.DEMAND, Act.BELIEVE)
_STANCE = {
    Act.ASSERT: 1, Act.ACCUSE: 1, Act.CONFIRM: 1, Act.BELIEVE: 1, Act.DENY: -1, Act.REJECT: -1,
    Act.QUESTION: 0, Act.DEMAND: 0, Act.PROMISE: 0, Act.PREDICT: 0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim as it is compared: what it says, clause by clause, on whose behalf, and where it stands."""

    ref: ClaimRef
    claim: Claim
    words: str
    who: str | None
    """The party under the name that the story knows it by; the speaker where there is no party."""
    stance: int
    """1 where the source says so, -1 where it says not, 0 where it takes no side."""
    clauses: tuple[Clause, ...]
    terms: frozenset[str]
    bare: bool
    """A denial that names what was said ("the allegations", "it") without telling it."""
    general: bool
    """A bare denial of all that was said of the kind."""
    judges: bool
    """An accusation that says only what its source thinks of something."""
    wrongs: bool
    """It tells of a wrong that another party did."""
    targets: frozenset[str]
    """Parties that the content names, and whom an accusation is laid to."""
    laid_to: frozenset[str]
    """Whom an accusation is laid to, where it says so ("accused the ministry of ..."), by any name that it gives."""
    hinted: frozenset[str]
    """The party that a pronoun of the content seems to mean."""
    figures: tuple[Figure, ...]
    paragraph: int
    order: int
    """Its place among the claims of its document."""

    @property
    def accuses(self) -> bool:
        """Whether it accuses, by its act or by what it tells of another party."""
        return self.wrongs or (self.claim.act is Act.ACCUSE and not self.judges)

    @property
    def counts(self) -> bool:
        """Whether it gives a figure as a fact."""
        return bool(self.figures and self.who) and _STANCE[self.claim.act] == 1 and self.claim.act is not Act.BELIEVE

    @property
    def aims(self) -> frozenset[str]:
        """The parties that it names or seems to mean."""
        return self.targets | self.hinted


def statements(reading: Reading, names: Names) -> Iterator[Statement]:
    """The claims of a document as statements, in the order of its text."""
    starts = [0, *(match.end() for match in re.finditer(r"\n+", reading.text))]
    ordered = sorted(reading.claims, key=lambda claim: (claim.content[:1] or claim.cue[:1], claim.number))
    for order, claim in enumerate(claim for claim in ordered if claim.content or claim.cue):
        paragraph = bisect_right(starts, (claim.cue or claim.content)[0].start)
        yield _statement(reading, names, _as_meant(reading.text, claim), paragraph, order)


def _as_meant(text: str, claim: Claim) -> Claim:
    """A claim that calls another's false rejects it, whatever its cue."""
    if claim.act in _TOLD and (
        dismisses(words_of(text, claim.content)) or any(rebuts(span.of(text)) for span in claim.content)
    ):
        return replace(claim, act=Act.REJECT)
    return claim


def _statement(reading: Reading, names: Names, claim: Claim, paragraph: int, order: int) -> Statement:
    text, content = reading.text, words_of(reading.text, claim.content)
    accused = is_accused(text, claim)
    who = None if accused else names.key(text, claim)
    said = about(text, claim, content)
    laid_to = _accused(names, text, claim, content, who)
    if accused:
        laid_to |= names.within(words_of(text, claim.source, " "))
    targets = names.within(content) | laid_to
    bare, general = named_only(text, claim, content)
    counted = figures(content)
    return Statement(
        ref=ClaimRef(reading.document, claim.number),
        claim=claim,
        words=content,
        who=who,
        stance=_stance(text, claim, content, bool(counted)),
        clauses=said,
        terms=frozenset[str]().union(*(clause.terms for clause in said)),
        bare=bare,
        general=general,
        judges=only_judges(text, claim),
        wrongs=_STANCE[claim.act] == 1 and _wrongs(names, content, said, who),
        targets=targets,
        laid_to=laid_to,
        hinted=frozenset() if targets - {who} else _meant(names, text, claim, content, who),
        figures=counted,
        paragraph=paragraph,
        order=order,
    )


def _stance(text: str, claim: Claim, content: str, counts: bool) -> int:
    told = stands_by(text, claim) and (counts or tells(claim, content))
    return _STANCE[claim.act] if told else 0


def _accused(names: Names, text: str, claim: Claim, content: str, who: str | None) -> frozenset[str]:
    """Whom "accused the minister of" names, between cue and content or where the content begins."""
    if claim.act is not Act.ACCUSE or not claim.cue or not claim.content:
        return frozenset()
    charged = _CHARGED.match(content)
    between = text[claim.cue[0].start : claim.content[0].start]  # nothing where the content comes first
    whom = charged["whom"] if charged else ""
    found = names.within(f"{between} {whom}") - {who}
    return found or frozenset([whom.casefold()] if whom[:1].isupper() else [])


def _wrongs(names: Names, content: str, said: Sequence[Clause], who: str | None) -> bool:
    if not any(not clause.negated and clause.real and clause.terms & stems_of("wrong") for clause in said):
        return False
    return any(names.within(stretch) - {who} for stretch in wrongdoers(content))


def _meant(names: Names, text: str, claim: Claim, content: str, who: str | None) -> frozenset[str]:
    if not claim.content or not _PRONOUN.search(content):
        return frozenset()
    start = claim.content[0].start
    return names.last_within(text[max(0, start - _BEFORE) : start], who)


def apart(one: Statement, other: Statement) -> bool:
    """Whether two statements are laid to different parties; one of them may be laid to nobody."""
    if one.who is None or other.who is None:
        return one.who is not other.who
    return one.who != other.who and not set(one.claim.parties) & set(other.claim.parties)


def within(inner: Statement, outer: Statement) -> bool:
    """Whether all of a content stands in another's, and is not all of it: who says that tells what the other says."""
    one, other = inner.claim.content, outer.claim.content
    return (
        inner.ref.document == outer.ref.document
        and bool(one)
        and all(any(span.start <= at.start and at.end <= span.end and at != span for span in other) for at in one)
    )


def each_of_its_own(one: Statement, other: Statement) -> bool:
    """Whether two parties each tell of what is theirs: "its papers were in order" is not the same from both."""
    return one.who != other.who and bool(_OWN.match(one.words) and _OWN.match(other.words))


def near(one: Statement, other: Statement) -> bool:
    """Whether two statements stand within a few lines of each other."""
    return (
        one.ref.document == other.ref.document
        and abs(one.paragraph - other.paragraph) <= 1
        and abs(one.order - other.order) <= 3
    )
