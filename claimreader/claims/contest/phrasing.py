"""A dispute in words: a reason that names both sides, and what both need: claims cut to what they tell."""

import re
from itertools import pairwise

from claimreader.claims.contest.links import Link
from claimreader.claims.contest.matching import Story
from claimreader.claims.contest.statements import Statement
from claimreader.claims.contest.wording import is_told, stem, stems_of
from claimreader.claims.cues import lexicon
from claimreader.claims.cues import words as cue_words
from claimreader.phrases import NO_PARTY, named
from claimreader.records import Act, DisputeKind, Quoted, words_of

_LEAD = re.compile(r"^(?:[\s“”\"‘’',;:]+|that\s+|of\s+)+", re.IGNORECASE)
_MARKS = re.compile(r"[“”\"]")
_TAIL = ' “”"‘,;:.!?'
_SENTENCE = re.compile(r".*?(?:[.!?][”\"]?(?=\s)|(?=\s…)|$)")
_STOP = re.compile(r"[.;!?]")
_AGAINST = frozenset([Act.DENY, Act.REJECT, Act.ACCUSE])
_BETWEEN = 40
"""So many letters at most stand between a cue and its content where they are told as they stand."""
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
    words = clean(statement.words)
    words = _ends(words) if statement.claim.act is Act.REJECT else shortened(words, _BRIEF)
    cue = cue_of(story, statement)
    quoted = statement.claim.quoted is Quoted.DIRECT
    leads = statement.claim.cue[:1] < statement.claim.content[:1]
    told = quoted or not leads or _told_by_itself(words)
    if 0 < len(cue) <= _CUE and (_sets_against(cue) or not told):
        return as_it_stands(story, statement) or f"{cue} {words}"
    return f"“{words}”" if quoted and not _MARKS.search(words) else words


def _ends(words: str) -> str:
    """Words cut in the middle: that a claim is called false may stand at the end."""
    first = _SENTENCE.match(words)
    if len(words) <= _BRIEF or first is None or not len(first[0]) > _BRIEF:
        return shortened(words, _BRIEF)
    return f"{shortened(first[0], _BRIEF // 2)} {clean(first[0][-_BRIEF // 2 :].partition(' ')[2])}"


def _told_by_itself(words: str) -> bool:
    """Whether words make a sentence without their cue, and are not like "the charge unfounded"."""
    return is_told(" ".join(word for word in words.split() if stem(word) not in stems_of("dismissive")))


def _sets_against(cue: str) -> bool:
    """Whether it is the cue that denies or accuses: "rejected", and not "said"."""
    return any(sense.act in _AGAINST for sense in lexicon().senses(cue_words(cue)))


def as_it_stands(story: Story, statement: Statement) -> str | None:
    """Cue and content with the little that stands between them: "denied that ...", "has been charged with ..."."""
    text, spans = story.text(statement), sorted(statement.claim.cue + statement.claim.content)
    gaps = [text[one.end : other.start] for one, other in pairwise(spans)]
    if "\n" in "".join(gaps) or sum(map(len, gaps)) > _BETWEEN or any(map(_STOP.search, gaps)):
        return None
    named = any(spans[0].start < one.start < spans[-1].end for one in statement.claim.source)
    if (named and spans[-1] in statement.claim.cue) or (spans[0] not in statement.claim.cue and "," in "".join(gaps)):
        return None
    return shortened(clean(text[spans[0].start : spans[-1].end]), _BRIEF + _CUE)


def cue_of(story: Story, statement: Statement) -> str:
    """The words that attribute a claim, on one line."""
    return " ".join(words_of(story.text(statement), statement.claim.cue, " ").split())


def clean(words: str) -> str:
    """A content without what joins it to its sentence."""
    plain = _LEAD.sub("", " ".join(words.split())).rstrip(_TAIL)
    if plain.count("”") > plain.count("“"):
        return "“" + plain
    if plain.count('"') % 2:
        return plain + '"'
    return plain + "”" if plain.count("“") > plain.count("”") else plain


def shortened(words: str, most: int) -> str:
    """Words cut at a space, with a mark where they are."""
    if len(words) <= most:
        return words
    return words[:most].rsplit(" ", 1)[0].rstrip(",;:–— ") + "…"
