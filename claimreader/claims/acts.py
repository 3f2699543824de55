"""What an attribution's cue does with its content, and whether the content is in the source's own words.

The act comes from the cue's lemma, its grammar and its negation; where the cue is neutral ("said"), from a content that
is itself a denial. What is not known to do anything else asserts.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from claimreader.claims.cues import Sense, lemmas, lexicon, words
from claimreader.records import Act, Attribution, Quoted, Span, Spans, words_of

_NEGATORS = frozenset(
    ["not", "never", "no", "nor", "neither", "without", "hardly", "unable", "unwilling", "reluctant", "yet"]
)
_REFUSALS = frozenset(["refuse", "refusal", "decline", "fail", "failure", "avoid", "stop", "hesitate"])
_REACH = 6
"""How many words a negation may stand before what it negates."""
_BREAKS = frozenset(["but", "while", "although", "though", "because"])
_NEGATED = {
    Act.DENY: Act.ASSERT,
    Act.REJECT: Act.ASSERT,
    Act.ACCUSE: Act.ASSERT,
    Act.CONFIRM: Act.QUESTION,
    Act.QUESTION: Act.ASSERT,
    Act.DEMAND: Act.ASSERT,
    Act.PROMISE: Act.QUESTION,
    Act.PREDICT: Act.PREDICT,
    Act.BELIEVE: Act.QUESTION,
    Act.ASSERT: Act.ASSERT,
}
_SAYING = frozenset(
    "say tell comment clarify elaborate specify explain disclose reveal discuss identify name provide address answer respond"
    " reply state detail describe speculate indicate announce offer give speak".split()
)
_STRENGTH = {act: place for place, act in enumerate(
    [Act.ASSERT, Act.BELIEVE, Act.PREDICT, Act.PROMISE, Act.DEMAND, Act.QUESTION, Act.ACCUSE, Act.CONFIRM, Act.REJECT, Act.DENY]
)}  # fmt: skip
_NAMING = frozenset(
    "call describe label brand characterize characterise portray paint term decry dub tell denounce blast".split()
)
_FALSITY = (
    r"(?:un(?:true|founded|substantiated)|fals(?:e|ehoods?|ity)|(?:a |complete |utter |total |pure |outright |an? \w+ )?(?:lies?|hoax|fabrications?|nonsense"
    r"|rubbish|garbage|smear|myth)|baseless|groundless|meritless|without (?:merit|foundation|basis)|inaccurate|incorrect|bogus|fake"
    r"|fabricated|fiction|misleading|nonsensical|ludicrous|preposterous|absurd|ridiculous|trash|bunk|overblown|exaggerated"
    r"|made[- ]up|invented|propaganda|disinformation|fake news|not true|slander(?:ous)?|libel(?:ous)?|defamatory)\b"
)
_CLAIM_NOUN = (
    r"(?:it|this|that|these|those|they|which|(?:\w+[’']s? |the |these |those |such |all |any |\w+ )*(?:reports?|claims?|allegations?|accusations?"
    r"|charges?|stor(?:y|ies)|statements?|suggestions?|rumou?rs?|assertions?|articles?|narratives?|figures?|account|attacks?"
    r"|notions?|idea|evidence|news|coverage|comparison|version)(?: (?:of|about|by|against|that|in|from) [^.,;]{1,80}?)?)"
)
_REJECTING = re.compile(
    rf"\b{_CLAIM_NOUN}(?:\s+(?:is|are|was|were|as|being|to be|has been|have been)|[’']s|[’']re)\s+(?:\w+\s+){{0,4}}?[“\"‘']?(?:\w+ly |all |just |so |very |a |an |the |pure |and )*{_FALSITY}"
    rf"|\bno (?:truth|evidence|basis|substance|merit|factual)\b",
    re.IGNORECASE,
)
_DENYING = re.compile(
    r"\bnothing to do with\b|\b(?:no|any|zero) (?:role|part|involvement|hand|knowledge|connection|links?|ties|responsibility|affiliation)"
    r" (?:in|with|of|to|for|whatsoever)\b"
    r"|\b(?:not|n[’']t|never) (?:been )?(?:involved|responsible|behind|guilty|complicit)\b|\bnever (?:happened|occurred|took place)\b"
    r"|\b(?:did not|didn[’']t) (?:happen|occur|take place)\b|\b(?:did|done) nothing (?:wrong|illegal|improper)\b"
    r"|\b(?:not|n[’']t) do(?:ne)? anything (?:wrong|illegal|improper)\b",
    re.IGNORECASE,
)
_NAMED_FALSE = re.compile(
    rf"[“\"‘']?(?:as )?[“\"‘']?(?:\w+ly |all |just |so |very |a |an |the |and |“|\")*{_FALSITY}", re.IGNORECASE
)
_SENTENCE = re.compile(r"[.!?][”\"’']?\s|\n|[;:]\s")
_WINDOW = 160
_CONTENT = 400
"""How much of a content is looked at."""


def act_of(text: str, attribution: Attribution) -> Act:
    """What the attribution does: asserts, denies, accuses..."""
    cue = words(words_of(text, attribution.cue, " "))
    line = _before(text, attribution) + cue
    start = len(line) - len(cue)
    content = words_of(text, attribution.content, " ")[:_CONTENT]
    act = _cue_act(line, start)
    if act in (Act.ASSERT, Act.ACCUSE, Act.BELIEVE):
        return _content_act(cue, content) or act
    return act


def _cue_act(line: Sequence[str], start: int) -> Act:
    senses = [sense for sense in lexicon().senses(line) if sense.last > start]
    verbs = [sense for sense in senses if not sense.noun]
    found = [_signed(line, sense) for sense in (verbs or senses)]
    if not found:
        return Act.QUESTION if _negated(line, len(line)) and _says(line[start:]) else Act.ASSERT
    return max(found, key=lambda act: _STRENGTH[act])


def _says(cue: Sequence[str]) -> bool:
    return any(form in _SAYING for word in cue for form in lemmas(word))


def _signed(line: Sequence[str], sense: Sense) -> Act:
    return _NEGATED[sense.act] if _negated(line, sense.first) else sense.act


def _negated(line: Sequence[str], place: int) -> bool:
    """Whether an odd number of negations bears on the word at `place`."""
    negated = False
    for word in reversed(line[max(0, place - _REACH) : place]):
        if word in _BREAKS:
            break
        if word in _NEGATORS or any(form in _REFUSALS for form in lemmas(word)):
            negated = not negated
    return negated


def _before(text: str, attribution: Attribution) -> list[str]:
    """The words of the same sentence just before the cue, back to the source."""
    if not attribution.cue:
        return []
    end = attribution.cue[0].start
    start = max(0, end - _WINDOW)
    for where in (attribution.source, attribution.content):
        start = max([start, *(span.end for span in where if span.end <= end)])
    stretch = text[start:end]
    breaks = [match.end() for match in _SENTENCE.finditer(stretch)]
    return words(stretch[breaks[-1] :] if breaks else stretch)[-_REACH:]


def _content_act(cue: Sequence[str], content: str) -> Act | None:
    """What a content does that is a denial or a rejection in itself."""
    if any(form in _NAMING for word in cue for form in lemmas(word)) and _NAMED_FALSE.search(content):
        return Act.REJECT
    if _REJECTING.search(content):
        return Act.REJECT
    if _DENYING.search(content):
        return Act.DENY
    return None


@lru_cache(maxsize=4)
def _quotation(text: str) -> bytes:
    """One byte for each character: 1 where it stands inside quotation marks, the marks included."""
    marks = bytearray(len(text))
    for line in re.finditer(r"[^\n]+", text):
        closing, opened = "", 0
        for match in re.finditer('[“”"«»„‘’]', line.group()):
            at, mark = line.start() + match.start(), match.group()
            if closing:
                if mark == closing and not (mark == "’" and text[at + 1 : at + 2].isalnum()):
                    marks[opened : at + 1] = b"\x01" * (at + 1 - opened)
                    closing = ""
            else:
                closing = {"“": "”", "«": "»", '"': '"', "‘": "’", "„": "“"}.get(mark, "")
                opened = at
        if closing and closing != "’":
            marks[opened : line.end()] = b"\x01" * (line.end() - opened)
    return bytes(marks)


def quoted_of(text: str, attribution: Attribution) -> Quoted:
    """Whether the content is quoted (all of it), told in the article's words, or partly quoted."""
    marks = _quotation(text)
    inside = sum(sum(marks[start:end]) for start, end in attribution.content)
    outside = sum(_letters(text, marks, span) for span in attribution.content)
    if not inside:
        return Quoted.INDIRECT
    return Quoted.MIXED if outside else Quoted.DIRECT


def _letters(text: str, marks: bytes, span: Span) -> int:
    return sum(1 for at in range(span.start, span.end) if not marks[at] and text[at].isalnum())
