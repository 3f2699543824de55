"""What is done to somebody, and is nothing that they say: "the mayor was sentenced to a year in prison".

The model finds a source there, though whoever was fined or asked has said nothing by it. Where it is said of them
("has been accused of fraud"), it is a claim, of somebody else's, with them in its content. (Of 24,700 annotated
attributions none has such a cue after its source, other than a source named by "by".)
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from claimreader.claims.cues import has_form, lemmas, lexicon, words
from claimreader.claims.lexicon import listed
from claimreader.claims.voices.naming import singular
from claimreader.records import Attribution, Span, spans, words_of

_PASSIVE = re.compile(
    r"(?:(?:has|have|had|will|would|may|might|could|can|should|was to|is to)\s+(?:\w+ly\s+|also\s+|not\s+|never\s+)*)?"
    r"(?:is|are|was|were|be|been|being|got|gets|get|getting)\s+(?:\w+ly\s+|also\s+|not\s+|never\s+|being\s+|been\s+|once\s+)*"
    r"(?P<done>\w+)\b"
    r"|(?P<bare>\w+) by\b",
    re.IGNORECASE,
)
_SAYING = re.compile(r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|old|elling)|add(?:ed|ing)|claim(?:ed|ing)|insist(?:ed|ing))\b")
_ASKED = re.compile(r"(?:when |if )?asked (?:about|whether|if|why|how|what|for)\b", re.IGNORECASE)
_BY = re.compile(r"by\s", re.IGNORECASE)
_BETWEEN = 3
"""Characters that may stand between a source and what is done to it."""
_CHARGED = re.compile(r"(?:indicted|charged|accused|sued|arraigned)\s+(?:on|of|with|for|over|in)\b", re.IGNORECASE)
"""How a headline goes on that leaves out "was": "Mayor Indicted on Fraud Charges"."""
_LONGEST_HEADLINE = 200
_SOMEBODY = re.compile(r"(?!for\b|that\b)(?:[^\W\d_][\w’'-]*\.?[ ]?){1,5}")
_LINE_ENDS = re.compile(r"[ \t]*(?:\n|\Z)")
_OPENS = re.compile(r"(?:\A|[.!?:]|\n)[\s“”\"'‘’(]*\Z")


def without_undergone(text: str, said: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, but those whose source only undergoes what is told, courtesies, and the credits of photos."""
    return [_of_somebody(text, one) for one in said if not any(is_none(text, one) for is_none in _NO_CLAIM)]


def _is_undergone(text: str, one: Attribution) -> bool:
    return _done(text, one) in listed("cues", "undergone.done") or _is_asked(text, one)


def _is_courtesy(text: str, one: Attribution) -> bool:
    """Whether somebody is only thanked or greeted: "Venn thanked the voters", but not "for their patience"."""
    told, content = words(words_of(text, one.cue, " ")), words_of(text, one.content, " ")
    return has_form(told, listed("cues", "undergone.courtesies")) and _SOMEBODY.fullmatch(content) is not None


def _is_asked(text: str, one: Attribution) -> bool:
    """Whether somebody is only asked: "Asked about the claim by Drosten, she said"; "Sovik, asked about it, said"."""
    if not one.cue or not one.source or not _ASKED.match(text, one.cue[0].start):
        return False
    before = [span.end for span in one.source if span.end <= one.cue[0].start]
    return not before or text[max(before) : one.cue[0].start].strip().endswith(",")


def _of_somebody(text: str, one: Attribution) -> Attribution:
    """Who is accused is what the claim is about, and not its source."""
    if _done(text, one) not in listed("cues", "undergone.said") and not _is_charged_in_headline(text, one):
        return one
    return replace(one, source=(), content=spans([*one.source, *one.content]))


def _is_charged_in_headline(text: str, one: Attribution) -> bool:
    """Whether a headline says what somebody is charged with: it is what others say of them."""
    if not one.source or not one.cue or not one.content or one.source[-1].end > one.cue[0].start:
        return False
    start = one.cue[0].start
    end = text.find("\n", start)
    last = text[start : end if end >= 0 else start + _LONGEST_HEADLINE].rstrip()[-1:]
    return _CHARGED.match(text, start) is not None and last not in '.”"'


def _done(text: str, one: Attribution) -> str:
    """The participle of what is done to a source that stands before it; empty where nothing is."""
    if not one.source or not one.cue or _BY.match(one.source[0].of(text)):
        return ""
    source, cue = one.source[-1], one.cue[0]
    if not source.end <= cue.start <= source.end + _BETWEEN:
        return ""
    told = words_of(text, one.cue, " ")
    match = None if _SAYING.search(told) else _PASSIVE.match(told)
    return (match["done"] or match["bare"]).casefold() if match else ""


def _is_credit(text: str, one: Attribution) -> bool:
    """Whether a cue is the last word of a name, and no verb: "Images" below a photo."""
    if len(one.cue) != 1 or not one.source:
        return False
    [cue] = one.cue
    word = cue.of(text)
    if not word.istitle() or not word.isalpha() or _OPENS.search(text, 0, cue.start):
        return False
    if any(form in lexicon().verbs for form in lemmas(words(word)[0])):
        return False
    pictured = singular(word) in listed("speakers", "furniture") and _follows(text, one.source[-1], cue)
    return pictured or (_follows(text, one.source[-1], cue) and _LINE_ENDS.match(text, cue.end) is not None)


def _follows(text: str, source: Span, cue: Span) -> bool:
    return source.end <= cue.start and text[source.end : cue.start].strip(" ") == "" and text[source.start].isupper()


_NO_CLAIM = (_is_credit, _is_undergone, _is_courtesy)
