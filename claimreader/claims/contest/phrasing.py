"""A dispute in words: a reason that names both sides, and what both need: claims cut to what they tell."""

import re

from claimreader.claims.contest.links import Link
from claimreader.claims.contest.matching import Story
from claimreader.claims.contest.statements import Statement
from claimreader.phrases import NO_PARTY, named
from claimreader.records import Act, DisputeKind, Quoted, words_of

_LEAD = re.compile(r"^(?:[\s“”\"‘’',;:]+|that\s+|of\s+)+", re.IGNORECASE)
_MARKS = re.compile(r"[“”\"]")
_TAIL = re.compile(r"[\s“”\"‘,;:.!?]+$")
_BRIEF, _CUE = 90, 40
"""At most so many letters of a claim in a reason, and of its cue."""


def why(story: Story, link: Link) -> str:
    """The reason, naming both sides: "Russia: 70 killed; the Legion: no losses"."""
    pro, con = _put(story, link.pro), _put(story, link.con)
    if link.contrast and link.kind is DisputeKind.FIGURE:
        pro, con = (
            _told(words, statement) for words, statement in zip(link.contrast, (link.pro, link.con), strict=True)
        )
    elif link.contrast:
        pro, con = f"{pro} ({link.contrast[0]})", f"{con} ({link.contrast[1]})"
    return f"{name(story, link.pro)}: {pro}; {name(story, link.con)}: {con}"


def _told(figure: str, statement: Statement) -> str:
    """A figure; the whole claim where the figure alone would say little."""
    return figure if " " in figure else shortened(clean(statement.words), _BRIEF)


def name(story: Story, statement: Statement) -> str:
    """Who says it, as far as that is known."""
    claim = statement.claim
    return claim.party or named(claim.speaker, words_of(story.text(statement), claim.source, " ")) or NO_PARTY


def _put(story: Story, statement: Statement) -> str:
    """What a side says, with its cue where that is what sets it against the other."""
    words = shortened(clean(statement.words), _BRIEF)
    if statement.claim.quoted is Quoted.DIRECT and not _MARKS.search(words):
        words = f"“{words}”"
    cue = cue_of(story, statement)
    if statement.claim.act in (Act.DENY, Act.REJECT, Act.ACCUSE) and 0 < len(cue) <= _CUE:
        return f"{cue} {words}"
    return words


def cue_of(story: Story, statement: Statement) -> str:
    """The words that attribute a claim, on one line."""
    return " ".join(words_of(story.text(statement), statement.claim.cue, " ").split())


def clean(words: str) -> str:
    """A content without what joins it to its sentence."""
    plain = _TAIL.sub("", _LEAD.sub("", " ".join(words.split())))
    if plain.count("”") > plain.count("“"):
        return "“" + plain
    return plain + "”" if plain.count("“") > plain.count("”") else plain


def shortened(words: str, most: int) -> str:
    """Words cut at a space, with a mark where they are."""
    if len(words) <= most:
        return words
    return words[:most].rsplit(" ", 1)[0].rstrip(",;:–— ") + "…"
