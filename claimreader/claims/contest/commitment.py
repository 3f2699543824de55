"""Whether a source stands by what its claim tells, so that it can be held against what another says."""

import re

from claimreader.claims.contest.wording import negated
from claimreader.claims.cues import lemmas, words
from claimreader.claims.lexicon import listed
from claimreader.records import Act, Claim, words_of

_NOBODY = re.compile(
    r"\W*(?:not (?:everyone|everybody|all|every|many|an?|one|a single)|nobody|no one|none|few(?! people\b)"
    r"|hardly any\w*|neither|you|somebody|someone|anybody|anyone|whoever)\b",
    re.IGNORECASE,
)
_ASKING = frozenset(["ask", "wonder", "inquire", "enquire"])
_UNTRUTH = frozenset(["lie", "mislead", "misstate", "misrepresent", "fib"])
_FOUND = frozenset(
    ["find", "determine", "establish", "conclude", "show", "see", "detect", "uncover", "discover", "turn", "prove"]
)
_SHARE = re.compile(
    r"\W*(?:(?:some|about|only|just|roughly|nearly|almost|around|more than|another|an?)\s)*"
    r"(?:\d[\d.]*\s?(?:%|per\s?cent)|(?:one|two|three) (?:thirds?|quarters?|fifths?|tenths?|in \w+)"
    r"|thirds?|quarter|half|plurality|majority|most)\s(?:of\s)?(?:the\s|all\s|us\s)?[\w-]+",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    r"\b(?:say|said|says|think|thinks|believe|believes|favou?r|favou?rs|support|supports|oppose|opposes|agree|agrees"
    r"|disagree|approve|approves|disapprove|want|wants|view|prefer|sense)\b",
    re.IGNORECASE,
)
_LIKELY = re.compile(r"\b(?:more|less|most|least|as|especially|equally)\slikely\b", re.IGNORECASE)
_FOR = re.compile(r"\b(?:for|over|that)\s")
"""What tells what a party is criticised for: a deed."""


def stands_by(text: str, claim: Claim) -> bool:
    """Whether it says so at all: not "not everyone believes that", "did not consider that", "lied about that"."""
    source = words_of(text, claim.source, " ")
    if _NOBODY.match(source) or _polled(text, claim, source):
        return False
    if claim.act not in (Act.ASSERT, Act.BELIEVE):
        return True
    cue = words_of(text, claim.cue, " ")
    if cue in ("to think", "to say", "to believe"):  # "Democrats are more likely than others to think so"
        return False
    said = _lemmas(cue)
    return said.isdisjoint(_UNTRUTH | _ASKING) and not (negated(cue) and said.isdisjoint(_FOUND))


def _polled(text: str, claim: Claim, source: str) -> bool:
    """Whether it is what a share of the people asked in a poll think, which others may think otherwise."""
    if _SHARE.match(source) or _LIKELY.search(words_of(text, claim.cue, " ")):
        return True
    content = words_of(text, claim.content)
    share = _SHARE.match(content)
    return share is not None and _ANSWER.match(content, share.end() + 1) is not None


def found_not(text: str, claim: Claim) -> bool:
    """Whether a cue is that something was looked for and not found: "did not establish"."""
    cue = words_of(text, claim.cue, " ")
    return negated(cue) and not _FOUND.isdisjoint(_lemmas(cue))


def only_judges(text: str, claim: Claim) -> bool:
    """Whether an accusation lays nothing to anybody but what its source thinks of it: "criticised her response"."""
    if claim.act is not Act.ACCUSE or not claim.content:
        return False
    said = _lemmas(words_of(text, claim.cue, " "))
    return not said.isdisjoint(listed("concepts", "judging")) and not _FOR.search(words_of(text, claim.content))


def _lemmas(cue: str) -> set[str]:
    return {lemma for word in words(cue) for lemma in lemmas(word)}
