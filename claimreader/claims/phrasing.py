"""A dispute in words: a headline and a reason, both made of what the claims themselves say."""

import re
from collections.abc import Sequence

from claimreader.claims.matching import Statement, Story
from claimreader.claims.opposition import Link
from claimreader.records import Act, words_of

_LEAD = re.compile(r"^(?:[\s“”\"‘’',;:]+|that\s+|of\s+)+", re.IGNORECASE)
_TAIL = re.compile(r"[\s“”\"‘,;:.!?]+$")
_PRONOUN = re.compile(r"^(?:he|she|it|they|we|i|you|this|these|those|there|his|her|its|their|our|my)\b", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|did|does|do|will|would|can|could|may|might|must|should|[a-z]{3,}(?:ed|en))\b"
)
_LONG = 110
_BRIEF = 90


def proposition(story: Story, pro: Sequence[Statement], best: Link) -> str:
    """What is disputed, as one who claims it puts it: a whole sentence rather than a part of one, no pronoun in front."""
    said = sorted(pro, key=lambda statement: (-_fitness(statement, statement.ref == best.pro.ref), statement.ref))
    words = _clean(said[0].words)
    return _shortened(words[:1].upper() + words[1:], _LONG)


def _fitness(statement: Statement, linked: bool) -> float:
    words = _clean(statement.words)
    fit = 1.0 if linked else 0.0
    fit += 1.0 if _VERB.search(words) else 0.0
    fit -= 1.5 if _PRONOUN.match(words) else 0.0
    fit -= 1.0 if words[:1].islower() and words.startswith(("to ", "of ", "for ")) else 0.0
    fit -= 0.5 if "…" in words else 0.0
    fit -= 0.5 if statement.claim.act is Act.ACCUSE and " of " in words else 0.0
    return fit - abs(len(words) - 60) / 120


def why(story: Story, link: Link) -> str:
    """The reason, naming both sides: "Russia: 70 killed; the Legion: no losses"."""
    pro, con = link.contrast or (_put(story, link.pro), _put(story, link.con))
    return f"{_name(link.pro)}: {pro}; {_name(link.con)}: {con}"


def _name(statement: Statement) -> str:
    return statement.claim.party or statement.claim.speaker or "unattributed"


def _put(story: Story, statement: Statement) -> str:
    """What a side says, with its cue where that is what sets it against the other."""
    words = _shortened(_clean(statement.words), _BRIEF)
    cue = " ".join(words_of(story.text(statement), statement.claim.cue, " ").split())
    if statement.claim.act in (Act.DENY, Act.REJECT, Act.ACCUSE) and cue and len(cue) < 40:
        return f"{cue} {words}"
    return words


def _clean(words: str) -> str:
    """A content without what joins it to its sentence."""
    plain = _TAIL.sub("", _LEAD.sub("", " ".join(words.split())))
    return plain + "”" if plain.count("“") > plain.count("”") else plain


def _shortened(words: str, most: int) -> str:
    if len(words) <= most:
        return words
    return words[:most].rsplit(" ", 1)[0].rstrip(",;:–— ") + "…"
