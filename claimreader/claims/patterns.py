"""Sentence patterns made of word lists: "{claim} {be} {false}", read as regular expressions over plain text.

A name in braces is a fragment given here, a fragment of the caller's, or a list of `lexicon/contents.toml` as
alternatives. Everything matched is plain: lower case, straight apostrophes, no quotation marks, short forms in full.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache

from claimreader.claims.lexicon import table

_LONGEST = 300
"""Characters of a content that are looked at."""
_SENTENCES = 2
_EXCLAMATION = re.compile(r"\W*\w+\W*(?:\w+\W*)?$")
"""A sentence that is only a word or two; it says little, and the next is looked at besides."""
_QUOTES = str.maketrans(dict.fromkeys('“”"„«»[]'))
_SHORTENED = re.compile(r"\b(i|you|we|they|he|she|it|that|there|this|who)'(m|re|ve|s|d|ll)\b")
_HAS_BEEN = re.compile(r"\b(he|she|it|that|there|this|who)'s (been|got|had|never been|always)\b")
_FULL = {"m": "am", "re": "are", "ve": "have", "s": "is", "d": "would", "ll": "will"}
_NEGATED = {"can't": "cannot", "won't": "will not", "n't": " not"}
_AGAIN = re.compile(r"[,.!?]?[\"”]\s+[\"“]")
"""Where a quotation is taken up again."""
_TWICE = re.compile(r"\b(did|do|does|have|has|had) not and (?:did|do|does|have|has|will|would) not\b")
_NEVER = re.compile(r"\bnever(?:, never)+\b")
_SHORT = re.compile(r"\b(mrs?|ms|dr|sen|rep|gov|gen|col|lt|sgt|prof|st|jr|sr|[a-z](?:\.[a-z])*)\.(?=\s)")
"""What a full stop shortens rather than ends."""
_MARK = re.compile(r"(?<!\w)'|'(?!\w)")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\s+[–—]\s+")

Templates = tuple[str, ...]

_FRAGMENTS = {
    "they": r"(?:it|they|which|everything|all of (?:it|this|that|them)|th(?:is|at|ese|ose)(?: [\w-]+)?)",
    "anybody": r"(?:(?!(?:not|never|cannot)\b)[\w.'-]+ ){1,5}",
    "own": r"(?:i|we|he|she|they|it|(?:his|her|my|our|their|its)(?: [\w'-]+){1,3}|neither \w+(?: \w+){0,3})",
    "me": r"(?:i|we)",
    "him": r"(?:he|she|they|it)",
    "possessive": r"(?:my|our|your|his|her|its|their)",
    "modifier": r"(?:(?!(?:of|about|for|to|by|in|on|with|over|against|from|that|who|not|no|as)\b)[\w'-]+ )",
    "object": r"(?:me|us|him|her|them)",
    "be": (
        r"(?:(?:is|are|was|were|has been|have been|had been)(?: (?:shown|demonstrated|proved|proven|found) to be)?"
        r"|remains?|amounts? to|contains?|constitutes?)"
    ),
    "been": r"(?:is|am|are|was|were|has been|have been|had been)",
    "have": r"(?:has|have|had)",
    "did": r"(?:did|has|have|had)",
    "do": r"(?:do|does|did)",
    "ly": r"(?:\w+ly )?",
    "no": r"(?:absolutely |simply |just |currently )?(?:no|zero|not any|not a shred of|neither)",
    "not": (
        r"(?: \w+ly)? (?:not|never|in no way)(?! only| just| the only| yet)"
        r"(?: \w+ly| ever| even| once)?(?: been| have)?"
    ),
    "it_has": r"(?:it|th(?:is|at|ey|ese|ose)) (?:has|have|had)",
    "happened": r"(?:happen|happened|occur|occurred|take place|took place|taken place|exist|existed)",
    "given": (
        r"(?:(?:is|are|was|were|has been|have been|had been) (?:ever )?"
        r"(?:given|issued|made|held|placed|signed|sent|reached|planned)"
        r"|(?:is|are|was|were)$|took place|happened|occurred|existed|exists)"
    ),
    "sure": r"(?:certain|sure|confident|convinced|satisfied|believes?|thinks?|thought)",
    "ulterior": (
        r"(?:(?:any|purely|solely) )?(?:political|partisan|racial|religious|ideological|ethnic|personal)"
        r" (?:reasons?|gain|purposes?|motives?|ends|grounds|bias|considerations?|ideology)\b"
    ),
    "shows": (
        r"(?:shows?|showed|proves?|proved|confirms?|confirmed|reflects?|demonstrates?|demonstrated|establish(?:es|ed)"
        r"|ma[dk]es? (?:it )?clear)"
    ),
    "manner": (
        r"(?:\w{2,}(?:ully|ally|tely|ently|antly|ously|ively|edly|ately|arly|ainly|ably|ibly|ily|etly|rtly|stly)"
        r"|fully|really|even|just|yet)"
    ),
    "written": r"(?:statement|letter|post|tweet|note|message|response|video|text)",
    "judging": r"(?:view|decision|vote|judge?ment|position|polic(?:y|ie)|action|work|testimony)",
    "again": r"(?: every| often| overnight| by accident| because| again| like)",
    "makes_out": (
        r"(?:(?:claim|alleg|suggest|assert|contend|insist|portray|depict)(?:e?s|ed)?"
        r"|ma[dk]es? (?:it|them|him|her) out)"
    ),
    "never": r"(?:not|never)(?: \w+ly| ever| even| once)?(?: -+ never -+)?(?: been| have)?",
}
"""What patterns are made of, besides the word lists."""


def plain(content: str) -> str:
    """A content for matching: lower case, straight apostrophes, no quotation marks, short forms in full."""
    text = _AGAIN.sub(". ", content[:_LONGEST]).lower().replace("’", "'").replace("‘", "'").translate(_QUOTES)
    text = _MARK.sub("", text).replace("–", "-").replace("—", "-")
    text = _SHORT.sub(r"\1", text)
    for short, full in _NEGATED.items():
        text = text.replace(short, full)
    text = _NEVER.sub("never", _TWICE.sub(r"\1 not", text))
    text = _HAS_BEEN.sub(r"\1 has \2", text)
    text = _SHORTENED.sub(lambda short: f"{short.group(1)} {_FULL[short.group(2)]}", text)
    return " ".join(text.split()).strip(" '.,-")


def sentences(content: str, openings: Templates) -> Iterator[str]:
    """The first sentences of a content but questions, without the openings that only lead up to what is said."""
    return iter(_sentences(content, openings))


@lru_cache(maxsize=64)
def _sentences(content: str, openings: Templates) -> tuple[str, ...]:
    opening, bared = pattern(openings), []
    told = [sentence for sentence in _SENTENCE.split(plain(content)) if not sentence.endswith("?")]
    for sentence in told[: _SENTENCES + sum(map(bool, map(_EXCLAMATION.match, told[:_SENTENCES])))]:
        bare = sentence.strip(" '")
        while (found := opening.match(bare)) is not None:
            bare = bare[found.end() :].strip()
        bared.append(bare)
    return tuple(bared)


def matches(templates: Templates, sentence: str) -> bool:
    """Whether a sentence begins with one of some patterns."""
    return bool(sentence) and pattern(templates).match(sentence) is not None


def matches_any(groups: Iterable[Templates], sentence: str) -> bool:
    """Whether a sentence begins with a pattern of one of some groups; each is made ready once, for all its uses."""
    return any(matches(templates, sentence) for templates in groups)


@cache
def pattern(templates: Templates) -> re.Pattern[str]:
    """Templates as one regular expression."""
    return re.compile("|".join(template.format_map(_Parts()) for template in templates))


class _Parts(dict[str, str]):
    """What a template may name: a fragment, or a word list of the lexicon as alternatives."""

    def __missing__(self, name: str) -> str:
        if name in _FRAGMENTS:
            return _FRAGMENTS[name]
        if name == "claim":
            return rf"(?:[\w'-]+ ){{0,4}}?{self['claims']}\b(?:,? {self['ties']}\b[^.;]{{1,180}}?)?"
        if name == "uttered":
            return rf"(?:[\w'-]+ ){{0,4}}?{self['utterances']}\b(?:,? {self['ties']}\b[^.;]{{1,200}}?)?"
        if name == "role":
            return rf"(?:the (?:\w+ )?{self['roles']})"
        if name == "body":
            return rf"(?:[\w.'-]+ ){{0,4}}{self['bodies']}"
        if name == "untrue":
            attributive = f"(?:{'|'.join(_ATTRIBUTIVE)})"
            end = rf"(?=$|[^\w ]| {self['joins']}\b"
            plainly = rf"fake news{end})|{attributive}{end}| {self['claims']}\b)"
            return rf"(?:{plainly}|(?!{attributive}\b){self['false']}\b)"
        if name == "very":
            return rf"(?:(?:\w+ly|\d+ percent|100%|{self['degrees']})\s+){{0,5}}"
        if name == "doing":
            return f"(?:{'|'.join(sorted(_progressive(), key=len, reverse=True))})"
        words: Iterable[str] = _irregular() if name == "past_forms" else table("contents")[name]
        if name == "deeds":
            words = [*words, *table("contents")["misdeeds"]]
        if forms := _FORMS.get(name):
            words = {form for word in words for form in forms(word)}
        return "(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + ")"


def _numbers(noun: str) -> Iterator[str]:
    """A noun in the singular and the plural."""
    yield noun
    yield noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeou" else noun + "s"


def _irregular() -> Iterator[str]:
    """The past forms that are not made with -ed."""
    for forms in table("contents")["past"].values():
        yield from forms.split()


def _tenses(deed: str) -> Iterator[str]:
    """A deed as it stands after "did not", and after "had not" or "never"."""
    verb, _, rest = deed.partition(" ")
    past = table("contents")["past"].get(verb, verb + ("d" if verb.endswith("e") else "ed"))
    for form in (verb, *past.split()):
        yield f"{form} {rest}".strip()


def _progressive() -> Iterator[str]:
    """Deeds while they are being done: "talking about", "hitting"."""
    for deed in (*table("contents")["deeds"], *table("contents")["misdeeds"], *table("contents")["efforts"]):
        verb, _, rest = deed.partition(" ")
        stem = verb[:-2] + "y" if verb.endswith("ie") else verb.removesuffix("e")
        for form in (stem, stem + stem[-1]):
            yield f"{form}ing {rest}".strip()


_ATTRIBUTIVE = (
    "false", "fake", "bogus", "nonsense", "baseless", "groundless", "unfounded", "unsubstantiated", "fabricated",
    "inaccurate", "incorrect", "mistaken", "frivolous", "laughable", "made-up", "untrue", "meritless", "propaganda",
    "nonsensical",
)  # fmt: skip
"""What says that something is untrue only where no other noun follows: a false report, but not a false prophet."""
_FORMS: dict[str, Callable[[str], Iterator[str]]] = {
    "claims": _numbers, "utterances": _numbers, "said": _numbers,
    "deeds": _tenses, "own_deeds": _tenses, "misdeeds": _tenses, "habits": _tenses, "inward": _tenses,
}  # fmt: skip
"""The lists whose words stand for several forms."""
