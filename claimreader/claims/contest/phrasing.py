"""A dispute in words: a headline and a reason, both made of what the claims themselves say."""

import re
from collections import Counter
from collections.abc import Sequence

from claimreader.claims.contest.links import Link
from claimreader.claims.contest.matching import Story
from claimreader.claims.contest.statements import Statement
from claimreader.claims.contest.wording import terms
from claimreader.records import Act, DisputeKind, words_of

_LEAD = re.compile(r"^(?:[\s“”\"‘’',;:]+|that\s+|of\s+)+", re.IGNORECASE)
_TAIL = re.compile(r"[\s“”\"‘,;:.!?]+$")
_PRONOUN = re.compile(
    r"^(?:he|she|it|they|we|i|you|him|them|me|us|this|these|those|there|his|her|its|their|our|my)\b", re.IGNORECASE
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|did|does|do|will|would|can|could|may|might|must|should|[a-z]{3,}(?:ed|en))\b"
)
_SENTENCE = re.compile(
    r"(?<!\bMr\.)(?<!\b[MD][rs]\.)(?<!\bMrs\.)(?<!\b(?:Sen|Rep|Gov)\.)(?<!\b[A-Z]\.)(?<=[.!?])[”\"’']?\s+(?=[“\"‘A-Z])|,?[”\"’']?\s…\s"
)
_CHARGE = re.compile(r"^([^,;:“”]{2,60}?) of (?=(?:not )?\w+ing\b)")
_LEAST = 20
"""A sentence of fewer letters is no headline where there is another."""
_GOOD = 60
"""Letters of a good headline."""
_HEADLINE, _BRIEF, _CUE = 110, 90, 40
"""At most so many letters of a claim in a headline, in a reason, and of its cue."""


def proposition(pro: Sequence[Statement], kept: Sequence[Link], best: Link) -> str:
    """What is disputed, as one who claims it puts it: the sentence that tells most of what the others tell too."""
    common = Counter(term for statement in (*pro, best.con) for term in statement.terms)
    linked = {link.pro.ref for link in kept}
    told = [
        (_fitness(words, statement, common) + 0.8 * (statement.ref in linked), statement.ref, words)
        for statement in pro
        for words in _sentences(statement.words)
    ]
    _, ref, words = min(told, key=lambda one: (-one[0], one[1]))
    if any(statement.ref == ref and statement.claim.act is Act.ACCUSE for statement in pro):
        words = _CHARGE.sub(r"\1 accused of ", words)
    first = 1 if words.startswith("“") else 0
    return _shortened(words[:first] + words[first : first + 1].upper() + words[first + 1 :], _HEADLINE)


def _sentences(words: str) -> list[str]:
    """The sentences of a content, each without what joins it to the others; the whole where there is but one."""
    parts = [_clean(part) for part in _SENTENCE.split(words)]
    return [part for part in parts if len(part) >= _LEAST] or [_clean(words)]


def _fitness(words: str, statement: Statement, common: Counter[str]) -> float:
    """How well words stand for a dispute: whole, of a good length, no pronoun in front, on what the others speak of."""
    own = terms(words)
    fit = min(1.5, sum(common[term] - 1 for term in own if common[term] > 1) / (1 + len(own)))
    fit += 1.0 * bool(_VERB.search(words)) - 1.5 * bool(_PRONOUN.match(words))
    fit -= 1.0 * words.startswith(("to ", "for ")) + 0.5 * ("…" in words)
    fit -= 0.5 * (statement.claim.act is Act.ACCUSE and " of " in words)
    return fit - abs(len(words) - _GOOD) / _GOOD


def why(story: Story, link: Link) -> str:
    """The reason, naming both sides: "Russia: 70 killed; the Legion: no losses"."""
    pro, con = _put(story, link.pro), _put(story, link.con)
    if link.contrast and link.kind is DisputeKind.FIGURE:
        pro, con = (
            _told(words, statement) for words, statement in zip(link.contrast, (link.pro, link.con), strict=True)
        )
    elif link.contrast:
        pro, con = f"{pro} ({link.contrast[0]})", f"{con} ({link.contrast[1]})"
    return f"{_name(link.pro)}: {pro}; {_name(link.con)}: {con}"


def _told(figure: str, statement: Statement) -> str:
    """A figure; the whole claim where the figure alone would say little."""
    return figure if " " in figure else _shortened(_clean(statement.words), _BRIEF)


def _name(statement: Statement) -> str:
    return statement.claim.party or statement.claim.speaker or "unattributed"


def _put(story: Story, statement: Statement) -> str:
    """What a side says, with its cue where that is what sets it against the other."""
    words = _shortened(_clean(statement.words), _BRIEF)
    cue = " ".join(words_of(story.text(statement), statement.claim.cue, " ").split())
    if statement.claim.act in (Act.DENY, Act.REJECT, Act.ACCUSE) and 0 < len(cue) <= _CUE:
        return f"{cue} {words}"
    return words


def _clean(words: str) -> str:
    """A content without what joins it to its sentence."""
    plain = _TAIL.sub("", _LEAD.sub("", " ".join(words.split())))
    if plain.count("”") > plain.count("“"):
        return "“" + plain
    return plain + "”" if plain.count("“") > plain.count("”") else plain


def _shortened(words: str, most: int) -> str:
    if len(words) <= most:
        return words
    return words[:most].rsplit(" ", 1)[0].rstrip(",;:–— ") + "…"
