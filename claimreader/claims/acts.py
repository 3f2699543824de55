"""What an attribution's cue does with its content, and whether the content is in the source's own words.

The act comes from the cue's lemma, its grammar and its negation; where the cue is neutral ("said"), from a content that
is itself a denial. What is not known to do anything else asserts.
"""

import re
from collections.abc import Iterable, Sequence

from claimreader.claims.contents import act_of_content, is_claim, is_negated, names_false, names_wrongdoer
from claimreader.claims.cues import Sense, lemmas, lexicon, words
from claimreader.claims.lexicon import listed
from claimreader.claims.quotes import quotation
from claimreader.records import Act, Attribution, Quoted, Span, words_of

_REACH = 6
"""How many words a negation may stand before what it negates."""
_WINDOW = 160
_CONTENT = 400
"""How much of a content is looked at."""
_NEGATED = {Act.CONFIRM: Act.QUESTION, Act.PREDICT: Act.PREDICT}
"""What an act becomes when it is negated, unless it is then merely told."""
_WEIGHT = {act: weight for weight, act in enumerate(
    ["assert", "believe", "predict", "promise", "demand", "question", "accuse", "confirm", "reject", "deny"]
)}  # fmt: skip
"""Which act counts where a cue does several things: "said, denying"."""
_OPEN = frozenset([Act.ASSERT, Act.BELIEVE])
"""Acts that leave it to the content what is done."""
_CLAUSE = re.compile(r"[.!?]\s|\n|[;:]\s|[“”\"«»]")
_ASKING = re.compile(r"^[“\"'‘]?(?:whether|if|why|how|what|who|when|where|which)\b|\?[”\"’']?\s*$")
_TO_DO = re.compile(r"^(?:not )?to\s|^(?:[\w.’'-]+\s+){1,5}(?:not )?to\s+\w+")
_FUTURE = re.compile(r"\b(?:will|would|could|may|might|can|shall|going to|risk|threat|danger)\b|[’']ll\b")
_SAID = re.compile(r"that\b|[“\"'‘]")
_UPON = re.compile(r"(?:for|on|upon)\s")
_GRANTED = re.compile(
    r"(?:an?|the|his|her|their|its|any)?\s*(?:[\w’'-]+\s+){0,3}?"
    r"(?:requests?|petitions?|motions?|applications?|appeals?|bail|entry|access|permits?|visas?|asylum|rights|permission|parole|funding"
    r"|benefits|status|victory|nomination|change|chance|opportunity|majority|loans?|sanctuary|licen[sc]es?|tenure|services?|care|treatment"
    r"|coverage|credit|boarding|a seat)\b"
    r"|(?-i:(?:[A-Z][\w.’'-]+ ){1,3}(?:the|an?|his|her|their|its)\s)",
    re.IGNORECASE,
)
"""What is denied in the sense of not granted: a request, bail; "denied Smith the nomination"."""
_EXCLUDED = re.compile(
    r"(?:that|the (?:possibility|idea|theory|suggestion)|any (?:link|involvement)|foul play|terrorism|sabotage)\b"
)
"""What is ruled out as an account of what happened, rather than as a thing to do."""
_OF_BLAME = re.compile(r"\bof (?:\w+ ){0,2}(?:blame|wrongdoing|charges?|responsibility|involvement|guilt|misconduct)\b")


def act_of(text: str, attribution: Attribution) -> Act:
    """What the attribution does: asserts, denies, accuses..."""
    cue = words(words_of(text, attribution.cue, " "))
    content = words_of(text, attribution.content, " ").strip()[:_CONTENT]
    act = _Cue(_before(text, attribution), cue, content).act()
    if act in _OPEN and not _has(cue, listed("cues", "saying.showing")):
        return act_of_content(content, words_of(text, attribution.source, " ")) or act
    return act


def _before(text: str, attribution: Attribution) -> list[str]:
    """The words of the same clause just before the cue, back to the source or the content."""
    if not attribution.cue:
        return []
    end = attribution.cue[0].start
    spans = (span for where in (attribution.source, attribution.content) for span in where)
    start = max([end - _WINDOW, 0, *(span.end for span in spans if span.end <= end)])
    return words(_CLAUSE.split(text[start:end])[-1])[-_REACH:]


def _has(line: Iterable[str], wanted: Iterable[str]) -> bool:
    """Whether a word of a line is a form of one of the wanted lemmas."""
    return any(form in wanted for word in line for form in lemmas(word))


class _Cue:
    """A cue's words among those of its clause, and the content that it governs."""

    def __init__(self, before: Sequence[str], cue: Sequence[str], content: str) -> None:
        self._start, self._words, self._content = len(before), cue, content
        self._line = [*before, *cue, *self._governed()]

    def _governed(self) -> list[str]:
        """The verb that stands in the content after "refused", "declined": what is not done."""
        governs = _has(self._words[-1:], listed("cues", "negation.refusals")) and self._content.startswith("to ")
        return words(self._content)[:3] if governs else []

    def act(self) -> Act:
        """The act of the cue, in view of its content."""
        if self._words and listed("cues", "reject.alone").issuperset(self._words):
            return Act.REJECT
        senses = [sense for sense in lexicon().senses(self._line) if sense.last > self._start]
        verbs = [sense for sense in senses if not sense.noun]
        found = [self._signed(sense) for sense in verbs or filter(self._carried, senses)]
        act = max(found, key=lambda act: _WEIGHT[act], default=Act.ASSERT)
        if act is Act.ASSERT and self._unsaid():
            return Act.QUESTION
        if act in (Act.ASSERT, Act.ACCUSE, Act.BELIEVE):
            act = self._called(act)
        return self._asserted() if act is Act.ASSERT else self._narrowed(act)

    # ------------------------------------------------------------------------------------ grammar

    def _carried(self, noun: Sense) -> bool:
        """Whether a noun does what the cue does: "issued a denial", not "answered questions"."""
        return not _has(self._line[self._start : noun.first], listed("cues", "saying.verbs"))

    def _signed(self, sense: Sense) -> Act:
        """The act of a word, negated where a negation bears on it."""
        if not self._negated(sense.first):
            return sense.act
        word = self._line[sense.first : sense.first + 1]
        doubtful = (sense.act is Act.BELIEVE and _has(word, listed("cues", "negation.doubtable"))) or (
            sense.act is Act.PROMISE and _has(word, listed("cues", "negation.withheld"))
        )
        return Act.QUESTION if doubtful else _NEGATED.get(sense.act, Act.ASSERT)

    def _negated(self, place: int) -> bool:
        """Whether a negation bears on the word at a place of the line; a refusal that is itself negated is none."""
        for at in range(place - 1, max(-1, place - 1 - _REACH), -1):
            word = self._line[at]
            if word in listed("cues", "negation.breaks"):
                return False
            if word in listed("cues", "negation.words"):
                return True
            if _has([word], listed("cues", "negation.refusals")):
                return not self._negated(at)
        return False

    def _unsaid(self) -> bool:
        """Whether the cue is that something is not said: "has not commented", "declined to say"."""
        said = listed("cues", "saying.verbs") | listed("cues", "negation.refusals")
        named = _has(self._words, listed("cues", "saying.naming"))
        return not named and _has(self._words, said) and self._negated(len(self._line))

    # ------------------------------------------------------------------------------------ content

    def _called(self, act: Act) -> Act:
        """What calling something something does: "called the report a lie" rejects."""
        if _has(self._words, listed("cues", "saying.naming")):
            if names_false(self._content):
                return Act.REJECT
            if act is Act.ASSERT and names_wrongdoer(self._content):
                return Act.ACCUSE
        attacks = act is not Act.BELIEVE and _has(self._words, listed("cues", "saying.attacking"))
        return Act.REJECT if attacks and is_claim(self._content) else act

    def _narrowed(self, act: Act) -> Act:
        """Acts that are another one with some contents: a request denied, a warning not to do something."""
        if act is Act.DENY and _has(self._words, ["deny"]) and _GRANTED.match(self._content):
            return Act.ASSERT
        if act is Act.PREDICT and _has(self._words, ["warn", "caution"]):
            demands = _TO_DO.match(self._content) and not _FUTURE.search(self._content)
            return Act.DEMAND if demands else act
        return act

    def _asserted(self) -> Act:
        """What a cue that does nothing by itself does with some contents."""
        cue, content = self._words, self._content
        if _has(cue, ["ask", "press"]) and (_ASKING.search(content) or _TO_DO.match(content)):
            return Act.QUESTION if _ASKING.search(content) else Act.DEMAND
        if _has(cue, ["offer", "resolve"]) and content.startswith("to "):
            return Act.PROMISE
        if _has(cue, ["call"]) and _UPON.match(content):
            return Act.DEMAND
        if _has(cue, ["clear", "acquit"]) and _OF_BLAME.search(content):
            return Act.DENY
        if _has(cue, ["counter"]) and _SAID.match(content):
            return Act.REJECT
        if "out" in cue and _has(cue, ["rule"]) and _EXCLUDED.match(content):
            return Act.REJECT
        insists = _has(cue, listed("cues", "saying.insisting")) and is_negated(content)
        return Act.DENY if insists else Act.ASSERT


def quoted_of(text: str, attribution: Attribution) -> Quoted:
    """Whether the content is quoted (all of it), told in the article's words, or partly quoted."""
    marks = quotation(text)
    if not any(any(marks[start:end]) for start, end in attribution.content):
        return Quoted.INDIRECT
    return Quoted.MIXED if any(_told(text, marks, span) for span in attribution.content) else Quoted.DIRECT


def _told(text: str, marks: bytes, span: Span) -> bool:
    """Whether a span has words outside quotation marks."""
    return any(not marks[at] and text[at].isalnum() for at in range(span.start, span.end))
