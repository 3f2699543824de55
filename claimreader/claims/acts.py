"""What an attribution's cue does with its content, and whether the content is in the source's own words.

The act comes from the cue's lemma, its grammar and its negation; where the cue is neutral ("said"), from a content that
is itself a denial: what the patterns say of it is weighed with other signs. What is not known to do anything else
asserts.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from claimreader.claims.complements import done_by_saying
from claimreader.claims.contents import (
    act_of_content,
    disowns,
    is_claim,
    is_contrary,
    is_negated,
    names_false,
    names_wrongdoer,
    refutes,
)
from claimreader.claims.cues import Sense, has_form, lexicon, words
from claimreader.claims.lexicon import listed
from claimreader.claims.quotes import quotation
from claimreader.claims.refused import is_refused
from claimreader.claims.shifts import shifted
from claimreader.claims.signs import signs_of
from claimreader.claims.supposed import is_owed, is_supposed, is_withheld
from claimreader.claims.weighing import likelihoods, weighed
from claimreader.records import Act, Attribution, Quoted, Span, words_of

_REACH = 6
"""How many words a negation may stand before what it negates."""
_WINDOW = 160
_HEARD = 500
"""How far back an accusation is answered."""
_CONTENT = 400
"""How much of a content is looked at."""
_NEGATED = {Act.CONFIRM: Act.QUESTION, Act.PREDICT: Act.PREDICT}
"""What an act becomes when it is negated, unless it is then merely told."""
_WEIGHT = {act: weight for weight, act in enumerate(
    ["assert", "believe", "predict", "promise", "demand", "question", "accuse", "confirm", "reject", "deny"]
)}  # fmt: skip
"""Which act counts where a cue does several things: "said, denying"."""
_SAID = frozenset([Act.DENY, Act.REJECT, Act.ACCUSE])
"""Acts that are done only where something is said: not by what might be, or ought to be."""
_OPEN = frozenset([Act.ASSERT, Act.BELIEVE])
"""Acts that leave it to the content what is done."""
_NAME = re.compile(r"\s(?:[A-Z][\w.’'-]*\s?)+")
_INVERTED = re.compile(
    r"\b(?:nor|neither|never|at no time) (?:did|do|does|has|have|had|would|will|could|can|is|was)\s+$", re.IGNORECASE
)
"""A negation that stands before its subject: "nor did he acknowledge it"."""
_NOBODY = re.compile(
    r"(?:no one|nobody|none|neither|few|no|not (?:one|a single)|who among|hardly any)\b", re.IGNORECASE
)
"""A source that is nobody: "no one disputes"."""
_COUNTED = re.compile(
    r"(?:[\w-]+ (?:of|in) |\w+ |more than |at least )?(?:\d[\d.,]*|[a-z]+(?:-[a-z]+)?) ?(?:%|per ?cent)"
    r"|(?:\w+ ){0,2}(?:voters|respondents)\b|.*\b(?:poll|survey)\b|\w+ (?:in|out of) (?:\d+|five|ten)\b",
    re.IGNORECASE,
)
"""A source that is part of a poll: it accuses, denies and rejects nothing by what it holds."""
_CLAUSE = re.compile(r"[.!?]\s|\n|[;:]\s|[“”\"«»]")


@lru_cache(maxsize=256)
def act_of(text: str, attribution: Attribution) -> Act:
    """What the attribution does: asserts, denies, accuses..."""
    act, is_open = _of_cue(text, attribution)
    return (is_open and _of_content(text, attribution)) or act


def is_weighed(text: str, attribution: Attribution, by_pattern: Act | None) -> bool:
    """Whether signs decide what an attribution does, given what the patterns say of its content.

    They do where the cue leaves it open and the content has what could deny or reject, but denies nothing by its words
    alone.
    """
    return _of_cue(text, attribution)[1] and _is_moot(text, attribution, by_pattern)


def _of_cue(text: str, attribution: Attribution) -> tuple[Act, bool]:
    """What the cue does, and whether that leaves it to the content what is done."""
    cue = words(_unnamed(words_of(text, attribution.cue, " ")))
    if not attribution.source and _stands_alone(cue):
        return Act.REJECT, False
    source = words_of(text, attribution.source, " ")
    nobody = _NOBODY.match(source) is not None
    leading = ["no"] if nobody else ["i"] if source == "I" else []
    whole = _Cue([*leading, *_before(text, attribution)], cue, _content(text, attribution))
    act = whole.act()
    if act in _SAID and (is_supposed(text, attribution) or (act is Act.DENY and is_withheld(text, attribution))):
        return Act.ASSERT, False
    deed = words(done_by_saying(text, attribution)) if act in _OPEN else []
    if deed and _Cue([], deed, "").act() is Act.DENY:
        return Act.DENY, False
    told_by_one = not nobody and not _COUNTED.match(source) and not has_form(cue, listed("cues", "saying.showing"))
    return act, act in _OPEN and not whole.negated and told_by_one


def _stands_alone(cue: Sequence[str]) -> bool:
    """Whether a cue is an adverb by which the article itself rejects something: "falsely", "without evidence"."""
    alone = bool(cue) and listed("cues", "reject.alone").issuperset(cue)
    return alone and (len(cue) > 1 or cue[0].endswith("ly"))


def _of_content(text: str, attribution: Attribution) -> Act | None:
    """What a content does under a cue that leaves it open: the patterns are heard, and what they say is weighed."""
    content, source = _content(text, attribution), words_of(text, attribution.source, " ")
    by_pattern = act_of_content(content, source, lambda: _is_accused(text, attribution))
    if not _is_moot(text, attribution, by_pattern):
        return by_pattern
    act = weighed(likelihoods(signs_of(text, attribution, by_pattern)))
    return act or (by_pattern if by_pattern is Act.ACCUSE else None)


def _is_moot(text: str, attribution: Attribution, by_pattern: Act | None) -> bool:
    content = _content(text, attribution)
    if by_pattern is Act.DENY and disowns(content, words_of(text, attribution.source, " ")):
        return False
    outright = by_pattern is Act.REJECT and refutes(content, lambda: _is_accused(text, attribution))
    return not outright and is_contrary(content)


def _content(text: str, attribution: Attribution) -> str:
    return words_of(text, attribution.content, " ").strip()[:_CONTENT]


def _is_accused(text: str, attribution: Attribution) -> bool:
    """Whether the text speaks of accusations shortly before an attribution."""
    start = min((span.start for where in (attribution.cue, attribution.content) for span in where[:1]), default=0)
    return _charging().search(text, max(0, start - _HEARD), start) is not None


@cache
def _charging() -> re.Pattern[str]:
    stems = "|".join(listed("cues", "saying.charging"))
    return re.compile(rf"\b(?:{stems})", re.IGNORECASE)


def _unnamed(cue: str) -> str:
    """A cue without the names in it: "told The Free Press" demands nothing."""
    return _NAME.sub(" ", cue) if cue[:1].islower() else cue


def _before(text: str, attribution: Attribution) -> list[str]:
    """The words of the same clause just before the cue, back to the source or the content."""
    if not attribution.cue:
        return []
    end = attribution.cue[0].start
    subject = attribution.source[0].start if attribution.source else end
    inverted = _INVERTED.search(text[max(0, subject - _WINDOW) : subject]) if subject < end else None
    if inverted is not None:
        return words(inverted.group())
    spans = (span for where in (attribution.source, attribution.content) for span in where)
    start = max([end - _WINDOW, 0, *(span.end for span in spans if span.end <= end)])
    return words(_CLAUSE.split(text[start:end])[-1])[-_REACH:]


class _Cue:
    """A cue's words among those of its clause, and the content that it governs."""

    def __init__(self, before: Sequence[str], cue: Sequence[str], content: str) -> None:
        self._start, self._end, self._words, self._content = len(before), len(before) + len(cue), cue, content
        self._line = [*before, *cue, *self._governed()]

    def _governed(self) -> list[str]:
        """What stands in the content after "refused", "pleaded": what is not done, and "not guilty"."""
        leaves = listed("cues", "negation.refusals") | listed("cues", "negation.seeming")
        refuses = has_form(self._words[-1:], leaves) and self._content.startswith("to ")
        governs = refuses or has_form(self._words[-1:], ["plead"])
        return words(self._content)[:3] if governs else []

    def act(self) -> Act:
        """The act of the cue, in view of its content."""
        senses = [sense for sense in lexicon().senses(self._line) if sense.last > self._start]
        verbs = [sense for sense in senses if not sense.noun]
        told = verbs or list(filter(self._carried, senses))
        refusal = next((at for at, sense in enumerate(told) if self._refuses(sense)), len(told))
        found = [self._signed(sense) for sense in told[:refusal]]
        act = max(found, key=lambda act: _WEIGHT[act], default=Act.ASSERT)
        if act is Act.ASSERT and self._unsaid():
            return Act.QUESTION
        if act in (Act.ASSERT, Act.ACCUSE, Act.BELIEVE):
            act = self._called(act)
        return self._shifted(act)

    # ------------------------------------------------------------------------------------ grammar

    @property
    def negated(self) -> bool:
        """Whether a negation bears on the cue as a whole: "never argued that"."""
        return self._negated(len(self._line))

    def _carried(self, noun: Sense) -> bool:
        """Whether a noun does what the cue does: "issued a denial", not "answered questions"."""
        return not has_form(self._line[self._start : noun.first], listed("cues", "saying.verbs"))

    def _refuses(self, sense: Sense) -> bool:
        """Whether a word rejects what is only offered, asked for, or to be decided."""
        verb, rest = self._line[sense.first : sense.last], self._line[sense.last : self._end]
        content = self._content.split(maxsplit=max(0, sense.last - self._end))
        return sense.act is Act.REJECT and bool(content) and is_refused(verb, rest, content[-1])

    def _signed(self, sense: Sense) -> Act:
        """The act of a word, negated where a negation bears on it."""
        if not self._negated(sense.first):
            return Act.ASSERT if sense.act in _SAID and is_owed(self._line[: sense.first]) else sense.act
        word = self._line[sense.first : sense.first + 1]
        doubtful = (sense.act is Act.BELIEVE and has_form(word, listed("cues", "negation.doubtable"))) or (
            sense.act is Act.PROMISE and has_form(word, listed("cues", "negation.withheld"))
        )
        return Act.QUESTION if doubtful else _NEGATED.get(sense.act, Act.ASSERT)

    def _negated(self, place: int) -> bool:
        """Whether a negation bears on the word at a place of the line; a refusal that is itself negated is none."""
        for at in range(place - 1, max(-1, place - 1 - _REACH), -1):
            word = self._line[at]
            if word in listed("cues", "negation.breaks"):
                return False
            if word in listed("cues", "negation.words"):
                return self._line[at + 1 : at + 2] not in (["only"], ["just"], ["merely"], ["simply"])
            if has_form([word], listed("cues", "negation.refusals")):
                return not self._negated(at)
        return False

    def _unsaid(self) -> bool:
        """Whether the cue is that something is not said: "has not commented", "declined to say"."""
        said = listed("cues", "saying.verbs") | listed("cues", "negation.refusals")
        named = has_form(self._words, listed("cues", "saying.naming"))
        return not named and has_form(self._words, said) and self._negated(len(self._line))

    # ------------------------------------------------------------------------------------ content

    def _called(self, act: Act) -> Act:
        """What calling something something does: "called the report a lie" rejects."""
        if has_form(self._words, listed("cues", "saying.naming")):
            out = self._words[-1:] == ["out"] or "out" in self._words
            if names_false(self._content) and not out and not self.negated:
                return Act.REJECT
            found = has_form(self._words, listed("cues", "saying.finding"))
            if act is Act.ASSERT and not found and names_wrongdoer(self._content):
                return Act.ACCUSE
        attacks = act is not Act.BELIEVE and has_form(self._words, listed("cues", "saying.attacking"))
        return Act.REJECT if attacks and is_claim(self._content) else act

    def _shifted(self, act: Act) -> Act:
        """What a cue does with some contents: a request denied, a warning not to do something."""
        becomes = shifted(act, self._words, self._content)
        if becomes is not None:
            return becomes
        insists = act is Act.ASSERT and has_form(self._words, listed("cues", "saying.insisting"))
        return Act.DENY if insists and is_negated(self._content) else act


def quoted_of(text: str, attribution: Attribution) -> Quoted:
    """Whether the content is quoted (all of it), told in the article's words, or partly quoted."""
    marks = quotation(text)
    if not any(any(marks[start:end]) for start, end in attribution.content):
        return Quoted.INDIRECT
    return Quoted.MIXED if any(_told(text, marks, span) for span in attribution.content) else Quoted.DIRECT


def _told(text: str, marks: bytes, span: Span) -> bool:
    """Whether a span has words outside quotation marks."""
    return any(not marks[at] and text[at].isalnum() for at in range(span.start, span.end))
