"""Claims that another names: who dismisses "allegations that the tank had leaked" tells of two, and of two sides.

The reading gives the denial, or the echo; what is spoken of stands inside it, with the noun that calls it a claim as
its cue, and with its own source where the text names one: "Moore's assertion that ...", "claims by lawmakers that ...".
"""

import re
from collections.abc import Iterable, Sequence

from claimreader.claims.acts import act_of
from claimreader.records import Act, Attribution, Span, spans

_OUTER = frozenset([Act.DENY, Act.REJECT, Act.ACCUSE])
_CLAIM = re.compile(
    r"\b(?P<cue>accusations?|allegations?|claims?|charges?|assertions?|suggestions?|contentions?|insinuations?|complaints?|rumou?rs?"
    r"|reports?|speculation|statements?|warnings?)[”\"’']?\s+"
    r"(?:(?:by|from|made by)\s+(?P<by>[^,;:.“”\"]{3,60}?(?:\s+in\s+(?:the\s+)?[A-Z]\w+)?)\s+)?"
    r"(?:in\s+(?!(?:most|some|many|all|several|each|any)\b)[^,;:.“”\"]{3,30}?\s+)?"
    r"(?P<link>that(?!\s+[“\"‘']?(?:(?:is|are|was|were|has|have|had|do|does|did|can|could|will|would|may|might|should)\b"
    r"|(?:[Ii]|you|he|she|we|they|it)\s+(?:\w+ly\s+)?(?:ma[dk]e|makes|rais|level|spread|repeat|hear)))|of(?!\s+(?:the\s+|his\s+|her\s+|several\s+|many\s+|\w+\s+)?(?:wo)?men\b)|about)\s+",
)
_OWNER = re.compile(
    r"\b(?P<owner>(?:(?:[A-Z][\w.-]*\s+){0,3}[A-Z][\w.-]*['’]s?|(?:[Aa]n?|[Tt]he)\s+[\w-]+(?:\s[\w-]+)?['’]s?|his|her|their|its))\s+"
    r"(?:[a-z-]+\s+){0,2}[“\"‘']?$"
)
_FROM = re.compile(r"(?<!\s)\s+(?:from|by|made by)\s+(?P<by>(?:more than |at least )?[^,;:.“”\"]{3,60})$")
_CUT = re.compile(
    r"(?<!\s)\s+(?:(?:is|are|was|were|as|to be|ha[sd] been|have been)\s+(?:\w+ly\s+|not\s+|an?\s+|all\s+|just\s+"
    r"|mere\s+|so\s+|[\d.]+(?:\s?%|\s+per\s?cent)\s+|[“\"‘'])*(?:false|untrue|baseless|unfounded|groundless|lies?|wrong|absurd|ridiculous|nonsense|fabricat\w+|invent\w+"
    r"|inaccurate|misleading|hoax|fiction|fake|rubbish|true|politic\w+|propaganda|smears?|slander\w*|libel\w*|meritless|bogus"
    r"|exaggerat\w+|unsubstantiated|disgrac\w+|outrag\w+|ludicrous|laughable|preposterous|defam\w+|fantas\w+|garbage))\b"
    r"|(?<!\s)\s+(?:(?:do|does|did)(?:\s+not|n['’]t)\s+(?:correspond|match|square|fit|hold|stand)"
    r"|(?:has|have|had)\s+no\s+(?:basis|foundation|merit|truth|substance))\b"
    r"|(?<=[”\"])\s+(?=(?:the|an?)\s)"
    r"|,\s+(?:saying|calling|insisting|adding|and|but|which|who|a|an|the)\b|;\s"
    r"|(?<!\s)\s+(?:but|although|despite|even though)\s",
    re.IGNORECASE,
)
REBUTS = re.compile(
    r"(?:to (?:be (?:attempting|trying) to )?)?"
    r"(?:push(?:ing)? back|rebut|refut|disput|counter|reject|dismiss|den(?:y|ied|ying))\w*\b"
)
_BEFORE = re.compile(
    r"(?:(?:to|of|on|about|with|in|for|by|against|into|over)\s+)?(?:(?:the|an?|some|any|those|these|such|new|all)\s+)*"
    r"(?:(?:(?:[A-Z][\w.’'-]*\s+){0,3}[A-Z][\w.-]*['’]s?|the\s+[\w-]+['’]s?)\s+)?(?:[a-z-]+\s+){0,2}"
)
"""What stands before the noun in a content that is nothing but the claim that it names: "to new allegations that"."""
_OWN = re.compile(r"\b(?:his|her|their|its|my|our)\b", re.IGNORECASE)
_LEAST, _NAMED = 12, 5
"""Letters of a claim that is worth telling, and of a charge that is named by a word: arson."""


def with_inner(text: str, said: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, each that denies or speaks of a claim followed by that, if it is not among them.

    Where somebody only answers a claim, and it is not told how, there is nothing but that claim.
    """
    found: list[Attribution] = []
    taken = {at for one in said for span in one.cue for at in range(span.start, span.end)}
    for one in said:
        if _answers_a_claim(text, one):
            named = list(_named(text, one, taken))
            found += named or [one]
            continue
        found.append(one)
        denies = act_of(text, one) in _OUTER or any(rebuts(span.of(text)) for span in one.content)
        if denies or _speaks_of_a_claim(text, one):
            found += _named(text, one, taken)
    return found


def _answers_a_claim(text: str, one: Attribution) -> bool:
    """Whether all that is told of an answer is to which claim it is: "gave no response | to allegations that"."""
    answers = bool(one.content) and one.content[0].of(text).startswith("to ")
    return answers and act_of(text, one) not in _OUTER and _speaks_of_a_claim(text, one)


def _speaks_of_a_claim(text: str, one: Attribution) -> bool:
    """Whether a content is a claim by its name, and another's: "echoed | Orsk's assertion that the lock was open"."""
    content = one.content[0].of(text) if one.content else ""
    match = _CLAIM.search(content)
    if match is None or match["link"] != "that":
        return False
    before = content[: match.start("cue")]
    return _BEFORE.fullmatch(before) is not None and not _OWN.search(before)


def rebuts(content: str) -> bool:
    """Whether a content is that somebody rebuts something: "sought [to push back on claims that ...]"."""
    return bool(REBUTS.match(content))


def _named(text: str, outer: Attribution, taken: set[int]) -> Iterable[Attribution]:
    for span in outer.content:
        match = _CLAIM.search(span.of(text))
        if match is None:
            continue
        cue = Span(span.start + match.start("cue"), span.start + match.end("cue"))
        content, source = _content(text, span, span.start + match.start("link"), match["link"])
        least = _NAMED if match["cue"].startswith(("charge", "accus")) else _LEAST
        if taken.isdisjoint(range(*cue)) and len(content.of(text)) >= least:
            yield Attribution(
                spans(source or _source(text, span, match)), spans([cue]), spans([content]), outer.confidence
            )
            return


def _content(text: str, span: Span, link: int, word: str) -> tuple[Span, list[tuple[int, int]]]:
    """What is claimed, up to what is said of it; and its source, where that stands at its end."""
    start = link if word == "that" else link + len(word) + 1
    stretch = text[start : span.end]
    cut = _CUT.search(stretch)
    end = cut.start() if cut else len(stretch.rstrip(" .,;”\"’'"))
    by = _FROM.search(stretch, 0, end)
    if by is None or word == "that":
        return Span(start, start + end), []
    return Span(start, start + by.start()), [(start + by.start("by"), start + by.end("by"))]


def _source(text: str, span: Span, match: re.Match[str]) -> list[tuple[int, int]]:
    if match["by"]:
        return [(span.start + match.start("by"), span.start + match.end("by"))]
    owner = _OWNER.search(text, span.start, span.start + match.start("cue"))
    return [owner.span("owner")] if owner else []
