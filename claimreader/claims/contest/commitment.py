"""Whether a source stands by what its claim tells, so that it can be held against what another says."""

import re

from claimreader.claims.contest.wording import negated
from claimreader.claims.cues import lemmas, words
from claimreader.claims.lexicon import listed
from claimreader.records import Act, Claim, words_of

_NOBODY = re.compile(
    r"\W*(?:not (?:everyone|everybody|all|every|many)|nobody|no one|none|few(?! people\b)|hardly any\w*|neither"
    r"|you|somebody|someone|anybody|anyone|whoever)\b",
    re.IGNORECASE,
)
_UNTRUTH = frozenset(["lie", "mislead", "misstate", "misrepresent", "fib"])
_FOUND = frozenset(
    ["find", "determine", "establish", "conclude", "show", "see", "detect", "uncover", "discover", "turn", "prove"]
)
_JUDGING = listed("concepts", "judging")
_FOR = re.compile(r"\b(?:for|over|of|that)\s")
"""What tells what a party is criticised for: a deed."""


def stands_by(text: str, claim: Claim) -> bool:
    """Whether it says so at all: not "not everyone believes that", "did not consider that", "lied about that"."""
    if _NOBODY.match(words_of(text, claim.source, " ")):
        return False
    if claim.act not in (Act.ASSERT, Act.BELIEVE):
        return True
    cue = words_of(text, claim.cue, " ")
    said = {lemma for word in words(cue) for lemma in lemmas(word)}
    return said.isdisjoint(_UNTRUTH) and not (negated(cue) and said.isdisjoint(_FOUND))


def found_not(text: str, claim: Claim) -> bool:
    """Whether a cue is that something was looked for and not found: "did not establish"."""
    cue = words_of(text, claim.cue, " ")
    return negated(cue) and not _FOUND.isdisjoint(lemma for word in words(cue) for lemma in lemmas(word))


def only_judges(text: str, claim: Claim) -> bool:
    """Whether an accusation lays nothing to anybody but what its source thinks of it: "criticised her response"."""
    if claim.act is not Act.ACCUSE or not claim.content:
        return False
    said = {lemma for word in words(words_of(text, claim.cue, " ")) for lemma in lemmas(word)}
    return not said.isdisjoint(_JUDGING) and not _FOR.search(words_of(text, claim.content))
