"""Whose words a claim's are, where its source is somebody else whom the same sentence names.

"The official who has embarrassed the White House, denied it" is the official's denial; "after reports that" is nobody's
of whom the sentence speaks before; who allegedly did something does not allege it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimreader.claims.cues import lemmas, words
from claimreader.claims.inner import REBUTS
from claimreader.claims.lexicon import listed
from claimreader.claims.look import worth_reading
from claimreader.claims.voices.naming import roles
from claimreader.claims.voices.runs import datelines
from claimreader.claims.voices.speakers import parse
from claimreader.records import Attribution, Span, spans

_SENTENCE = re.compile(r"(?:[.!?][”\"’')]*\s+|\n+)(?=[“\"‘'(]*[A-Z])")
_SUBJECT = re.compile(
    r"(?!(?:In|At|On|For|From|After|Before|When|While|If|As|By|With|To|Of)\b)"
    r"(?P<who>[A-Z][^,;:.!?“”\"\n]{2,60}?),? who\b"
)
"""Who is told more of in a clause of their own, at the beginning of a sentence."""
_OBJECT = re.compile(r"[a-z]\s+\Z")
"""What stands before somebody with whom a clause goes on: "who met | the mayor"."""
_CLOSED = re.compile(r",\s+\Z|\s*\Z")
"""What may stand between the end of such a clause and the verb of its sentence."""
_RELATIVE = re.compile(r",\s+(?:which|whom)\s+\Z")
_ALLEGEDLY = re.compile(
    r"(?:(?:was|were|is|are|has|had|have)\s+)?(?P<adverb>allegedly|reportedly|supposedly|purportedly)\b(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
"""What somebody allegedly did, or was."""
_REPORTED = re.compile(
    r".*\b(?:on|about|of|to)\s+(?P<owner>(?:an?|the|[A-Z])[^,;:“”\"]{1,40}?['’]s?)\s+(?:[a-z]+\s+)?"
    r"(?P<cue>claims?|allegations?|accusations?|assertions?|contentions?)",
    re.DOTALL,
)
"""A cue of somebody who reports on the claims of another."""
_ANSWERED = re.compile(
    r"(?:has |had )?(?:respond|repl[yi]|react|answer)\w*\b[^,;:.]{0,30}?\bto\s+(?:[a-z]+\s+)?"
    r"(?P<cue>claims?|allegations?|accusations?|suggestions?|reports?|rumou?rs?)"
)
"""A cue of somebody who answers claims."""
_PAPER = re.compile(
    r"\b(?P<who>(?:[Tt]he|[Aa]n?|[A-Z][\w.-]*['’]s?)\s+(?:[\w’'-]+\s+){0,4}?"
    r"(?:article|report|story|letter|lawsuit|suit|complaint|statement|indictment|memo|book|editorial|petition|affidavit))\s+\Z"
)
"""A thing that says what is written in it, right before a participle."""
_MANY = re.compile(r"(?P<who>(?:[A-Z][\w.-]*\s+)*[\w-]+s)\s+\Z")
_ACCUSING = re.compile(r"(?:accus|alleg|claim|insist|say|complain|argu|warn|deny)ing\b")
_NAMED = re.compile(
    r"(?:(?:an?|the|any|new|early|recent|media|news|published|multiple)\s+)*(?:reports?|allegations?|accusations?|claims?|rumou?rs?)",
    re.IGNORECASE,
)
"""A claim that is named, and not made."""
_CALLED = re.compile(
    r".*\b(?:been|being|was|were|is|are)\s+(?:\w+ly\s+)?(?:describ|referr|labell?|brand|dubb|call|characteri[sz]|portray|denounc"
    r"|condemn|dismiss|accus|hail|prais|mock)ed\b(?:\s+(?:to\s+)?(?:as|of))?",
    re.DOTALL,
)
"""A cue that ends in what is done to somebody who is called something."""
_WHO = r"(?P<who>(?:(?:the|an?|several|some|many|both)\s+)?[^\W\d_][^,;:.!?“”\"()\n]{1,60}?)"
_BY = re.compile(rf"\s+by\s+(?!\w+ing\b){_WHO}\Z")
_BY_AFTER = re.compile(rf"\s+by\s+(?!\w+ing\b){_WHO}(?=[,;:.!?\n]|\Z|\s(?:in|on|at|after|who|which|and|but|as)\b)")
"""By whom something is called what it is called; "by doing so" is nobody."""
_AGAINST = re.compile(r"\s+(?:against|on|at)\b")
_ON_OCCASION = re.compile(
    r"\b(?:after|amid|amidst|following|over|despite|because of|in response to|in light of|into)\s+\Z"
)
_BACK = 500
"""Characters before a source in which its sentence begins."""
_NEAR_BY = 40
"""Characters before a place in which the word stands that leads to it."""
_NEAR = 6
"""Claims before in which a sentence's subject is heard."""


def with_true_sources(text: str, said: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, each laid to whom its sentence lays it, or to nobody where it is laid to none."""
    return [_true(text, one, said[max(0, number - _NEAR) : number]) for number, one in enumerate(said)]


def _true(text: str, one: Attribution, before: Sequence[Attribution]) -> Attribution:
    if not one.cue or not one.content:
        return one
    if not one.source:
        return _by_whom(text, one) or _of_the_denier(text, one) or _of_the_participle(text, one) or one
    found = _alleged(text, one) or _told_of(text, one) or _on_occasion(text, one)
    return found or _of_the_sentence(text, one) or _of_the_main_clause(text, one, before) or one


def _alleged(text: str, one: Attribution) -> Attribution | None:
    """Without a source where that is who allegedly did what the content tells."""
    source, cue = one.source[-1], one.cue[0]
    match = _ALLEGEDLY.fullmatch(cue.of(text)) if len(one.cue) == 1 and source.end <= cue.start else None
    if match is None or _speaks(match["rest"]):
        return None
    adverb = Span(cue.start + match.start("adverb"), cue.start + match.end("adverb"))
    return replace(
        one, source=(), cue=spans([adverb]), content=spans([*one.source, *_around(cue, adverb), *one.content])
    )


def _around(cue: Span, adverb: Span) -> Iterator[Span]:
    """What else stands in a cue: "was", "aware of"; a space parts it from the adverb."""
    if cue.start < adverb.start:
        yield Span(cue.start, adverb.start - 1)
    if adverb.end < cue.end:
        yield Span(adverb.end + 1, cue.end)


def _speaks(verb: str) -> bool:
    """Whether a verb may be one of saying: "reportedly told", not "allegedly spent"."""
    first = next(iter(words(verb)), "")
    return "be" not in lemmas(first) and worth_reading(first)


def _told_of(text: str, one: Attribution) -> Attribution | None:
    """With whose claims they are that another reports on, or answers: "the paper reported on a woman's claims that"."""
    cue = one.cue[0]
    answered = _ANSWERED.fullmatch(cue.of(text)) if len(one.cue) == 1 else None
    if answered is not None:
        return replace(one, source=(), cue=spans([Span(cue.start + answered.start("cue"), cue.end)]))
    match = _REPORTED.fullmatch(cue.of(text)) if len(one.cue) == 1 else None
    if match is None:
        return None
    owner, noun = (Span(cue.start + match.start(name), cue.start + match.end(name)) for name in ("owner", "cue"))
    return replace(one, source=spans([owner]), cue=spans([noun]))


def _by_whom(text: str, one: Attribution) -> Attribution | None:
    """With who is named by "by" where somebody is called something: "was described | as an aggressor by the mayor"."""
    if not _CALLED.fullmatch(one.cue[-1].of(text)) or one.content[-1].start < one.cue[-1].end:
        return None
    last = one.content[-1]
    within = _BY.search(text, last.start, last.end)
    by = within or _BY_AFTER.match(text, last.end)
    if by is None:
        return None
    told = Span(last.start, by.start()) if within else last
    return replace(one, source=spans([by.span("who")]), content=spans([*one.content[:-1], told]))


def _of_the_denier(text: str, one: Attribution) -> Attribution | None:
    """With who denies, where the content holds it all: "He | appeared | to be trying to push back against reports"."""
    if len(one.content) != 2 or len(one.cue) != 1:
        return None
    who, told = one.content
    cue, match = one.cue[0], REBUTS.match(told.of(text))
    if match is None or not who.end <= cue.start <= who.end + 1 or not 0 <= told.start - cue.end <= 1:
        return None
    against = _AGAINST.match(text, told.start + match.end(), told.end)
    end = against.end() if against else told.start + match.end()
    left = spans([(end + 1, told.end)]) if end + 1 < told.end else ()
    return replace(one, source=spans([who]), cue=spans([(cue.start, end)]), content=left) if left else None


def _of_the_participle(text: str, one: Attribution) -> Attribution | None:
    """With what, or who, a participle follows: "the paper's article alleging that", "Democrats accusing them of"."""
    cue = one.cue[0]
    participle = cue.of(text).endswith("ing") and " " not in cue.of(text)
    if not participle:
        return None
    who = _PAPER.search(text, max(0, cue.start - 2 * _NEAR_BY), cue.start) or _people(text, cue.start)
    return replace(one, source=spans([who.span("who")])) if who else None


def _people(text: str, at: int) -> re.Match[str] | None:
    """Those who stand right before a participle of saying, and are many: "Democrats | accusing them"."""
    who = _MANY.search(text, max(0, at - _NEAR_BY), at) if _ACCUSING.match(text, at) else None
    said = parse(who["who"]) if who else None
    return who if said and said.plural and said.role in roles() | listed("speakers", "groups") else None


def _on_occasion(text: str, one: Attribution) -> Attribution | None:
    """Without a source where a claim is only named as what something else followed: "X stepped down after reports"."""
    cue = one.cue[0]
    far = one.source[-1].end < cue.start and any(map(str.islower, text[one.source[-1].end : cue.start]))
    named = far and len(one.cue) == 1 and _NAMED.fullmatch(cue.of(text))
    return (
        replace(one, source=())
        if named and _ON_OCCASION.search(text, max(0, cue.start - _NEAR_BY), cue.start)
        else None
    )


def _of_the_sentence(text: str, one: Attribution) -> Attribution | None:
    """With the subject of the sentence where the source only ends a clause about it: "who met the mayor, denied"."""
    source, cue = one.source[0], one.cue[0]
    closed = source.of(text).endswith(",") or text[source.end : source.end + 1] == ","
    if len(one.source) > 1 or not closed or not _CLOSED.fullmatch(text, source.end, cue.start):
        return None
    start = _sentence(text, source.start)
    if "," in source.of(text).rstrip(",") or not _OBJECT.search(text, start, source.start):
        return None
    told = next(datelines(text[start : source.start]), Span(0, 0))
    start += told.end if told.start == 0 else 0
    subject = _SUBJECT.match(text, start, source.start)
    return replace(one, source=spans([subject.span("who")])) if subject else None


def _of_the_main_clause(text: str, one: Attribution, before: Sequence[Attribution]) -> Attribution | None:
    """With whom a participle goes on from: "X denied the charge, which the paper printed, telling it ..."."""
    source, cue = one.source[0], one.cue[0]
    if not cue.of(text).split()[0].endswith("ing") or not _RELATIVE.search(
        text, max(0, source.start - _NEAR_BY), source.start
    ):
        return None
    start = _sentence(text, source.start)
    others = (other for other in before if other.source and other.cue and start <= other.source[0].start)
    first = next((other for other in others if other.source[-1].end <= other.cue[0].start < source.start), None)
    return replace(one, source=first.source) if first else None


def _sentence(text: str, at: int) -> int:
    """Where the sentence that a place is in begins."""
    first = max(0, at - _BACK)
    return max((match.end() for match in _SENTENCE.finditer(text, first, at)), default=first)
