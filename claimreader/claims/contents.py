"""What a content is in itself, where its cue leaves that open: "said the report was a lie" rejects.

Only the opening of a content counts, up to its second sentence: what a speaker mentions later on is not what the
attribution does. The words are in `lexicon/contents.toml`.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from claimreader.claims.lexicon import table
from claimreader.records import Act

_LONGEST = 300
"""Characters of a content that are looked at."""
_SENTENCES = 2
_QUOTES = str.maketrans(dict.fromkeys('“”"„«»'))
_SHORTENED = re.compile(r"\b(i|you|we|they|he|she|it|that|there|this|who)'(m|re|ve|s|d|ll)\b")
_FULL = {"m": "am", "re": "are", "ve": "have", "s": "is", "d": "would", "ll": "will"}
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\s+[–—]\s+")

_FRAGMENTS = {
    "own": r"(?:i|we|he|she|they|it|(?:his|her|my|our|their|its|the)(?: \w+){1,3}|neither \w+(?: \w+){0,3})",
    "they": r"(?:it|they|which|everything|all of (?:it|this|that|them)|th(?:is|at|ese|ose)(?: [\w-]+)?)",
    "anybody": r"(?:[\w.'-]+ ){1,5}",
    "be": r"(?:is|are|was|were|has been|have been|had been|remains?|amounts? to|contains?|constitutes?)",
    "been": r"(?:is|am|are|was|were|has been|have been|had been)",
    "had": r"(?:had|has|have|played|plays|bears?|bore|took)(?: had)?",
    "ly": r"(?:\w+ly )?",
    "not": r"(?: \w+ly)? (?:not|never|in no way)(?! only| just| the only)(?: \w+ly| ever| even| once)?(?: been| have)?",
    "no": r"(?:absolutely |simply |just |currently )?(?:no|zero|not any|not a shred of)",
    "never": r"(?:not|never)(?: \w+ly| ever| even| once)?(?: -+ never -+)?(?: been| have)?",
    "happen": r"(?:happen|happened|occur|occurred|take place|took place|taken place|exist|existed)",
    "given": r"(?:was|were|has been|have been|had been|took place|happened|occurred|existed|exists)",
    "sure": r"(?:certain|sure|confident|convinced|believes?|thinks?|thought)",
    "again": r"(?: every| often| overnight| by accident| because| again| like)",
}
"""What the patterns below are made of, besides the word lists."""
_REJECTS = (
    # it is a lie; these attacks are garbage
    r"{they},? {be} {very}{false}\b",
    # this is not true
    r"{they}(?: {be}| does| did| do| has| have)? not {very}{borne_out}\b",
    # the Post's report about his visit was misleading
    r"{claim},? {be} {very}(?:{false}|{unfair})\b",
    # the allegations do not hold water
    r"{claim},? (?:{be} |do |does |did )?not {very}{borne_out}\b",
    r"{claim},? (?:has|have|had) {no} (?:basis|merit|foundation|truth|substance|factual)\b",
    # there is no truth in it; there was no evidence; they found no proof
    r"there {been} {no} (?:truth|evidence(?! yet)|proof|basis|merit|factual|indication)\b",
    r"{no} (?:evidence|proof|truth)(?: whatsoever)? (?:of|that|for|to|in)\b",
    r"(?:{own}|{body}|investigators) (?:ha[sd] |have )?(?:found|saw|seen|has|have|had) {no} (?:evidence|proof)\b",
    # the scene is entirely untrue
    r"(?:[\w'-]+ ){{1,10}}(?:is|are|was|were) {ly}(?:untrue|false|not true|a lie|lies|baseless|nonsense)(?:$|[.,;!])",
    r"{ly}(?:not true|untrue|nonsense|rubbish|fake news|lies|false)(?:$|[.!,;])",
    r"none of (?:it|this|that|them) (?:is|was|are|were) {borne_out}",
    # I totally reject that; he was exaggerating
    r"(?:i|we) {ly}(?:disagree|reject|dispute)\b",
    r"{anybody}(?:is|was|are|were) exaggerating\b",
    r"stop lying|nothing could be further from the truth",
)
_DENIES = (
    # we had no hand in it; he had nothing to do with it; she was not involved
    r"{own} {ly}{had} {no} (?:\w+ )?{hands}\b",
    r"{own} {ly}(?:had|has|have) (?:absolutely )?nothing (?:whatsoever )?to do with\b",
    r"{own} {been}{not} {guilty}\b",
    r"{own} (?:has|have|had) (?:not|never) been {guilty}\b",
    # she did nothing wrong; he did not break any law
    r"{anybody}(?:did|done|committed) (?:absolutely )?nothing (?:wrong|illegal|immoral|improper|unlawful)\b",
    r"{anybody}(?:did|ha[sd]|have) (?:not|never) (?:violated?|broken?|breached?|commit(?:ted)?) (?:any|a|the law)\b",
    # our forces did not fire on them; I never said that; we do not target civilians
    r"(?:{own}|{body}) (?:(?:did|had|has|have)(?: \w+ly)? {never}|{ly}never(?: \w+ly)?) {deeds}\b",
    r"(?:i|we) (?:(?:did|had|has|have)(?: \w+ly)? {never}|{ly}never(?: \w+ly)?) {own_deeds}\b",
    r"(?:{own}|{body}) (?:do|does)(?: \w+ly)? not(?: \w+ly)? {habits}\b",
    # his request is not part of an inquiry; the base had not been hit
    r"(?:his|her|its|our|their|the) [\w-]+(?: [\w-]+){{0,2}} {been} not {ly}{purposes}\b",
    r"{anybody}(?:ha[sd]|have|was|were) not (?:been )?{harms}\b",
    # it never happened; no such order was given; there was no collusion
    r"(?:it|that|this|[\w'-]+ [\w'-]+) (?:(?:ha[sd] |have )?never|did not) (?:actually )?{happen}\b(?!{again})",
    r"(?:nothing of the (?:sort|kind)|no such \w+(?: \w+){{0,2}}) (?:ever )?{given}\b",
    r"no (?:such|one|\w+) (?:\w+ )?{dealings}s? {given}\b",
    r"there {been} (?:never |been )*{no} (?:\w+ )?{wrongs}\b",
    r"(?:[\w'-]+ ){{1,8}}(?:was|were|is|are) not (?:intentional|deliberate|politically motivated)\b",
    r"(?:it|this|that|he|she|they|i|we)(?: \w+){{0,2}} (?:in no way|by no means|not in any way)\b",
)
_ACCUSES = (
    r"(?!i\b|we\b)(?:[\w'-]+ ){{1,6}}?{been} {ly}(?:lying|a liar|liars|to blame|guilty of|complicit in|behind the)\b",
    r"(?!i\b|we\b)(?:[\w'-]+ ){{1,6}}?(?:lied|colluded|conspired|molested|sexually assaulted|raped|murdered)\b",
    r".*\bfalse[- ]flag\b",
    r".*\bknowingly (?:and \w+ )?(?:lied|lying|misled|spread)\b",
)
_CALLED_FALSE = (
    r".*?(?:^|\bas |\bto be |\bis |\b[\w-]+ ){very}{false}\b",
    r".*?{claim} (?:as )?{very}{unfair}\b",
    r".*?\bas {very}{unfair}\b",
)
_WRONGDOER = (r".*?\b{wrongdoers}\b",)
_CLAIM = (r"(?:[\w'-]+ ){{0,4}}?{said}(?:$|[,;.]| (?:that|of|about|by|against|made|as|on|over|from|in)\b)",)
_NOT = (
    r"(?!if |when |unless |until )(?:{own}|{body}|[\w.'-]+(?: [\w.'-]+){{0,2}})"
    r" (?:(?:did|do|does|{been}|had|has|have) not|never)\b",
)
_OPENINGS = (
    r"that\s(?!(?:{been}|did|does|never|would|will|can)\b)",
    r"{openings}[,:]?\s",
    r"(?:yes|no|so|well|now|look|listen|again|first|second)[,:]\s",
    r"(?:i|we|he|she|they)(?: am| is| are| was| were)? (?:\d+% )?{ly}{sure} (?:that )?",
    r"[^:,.]{{1,40}}:\s",
)
"""What leads up to what is said."""


def act_of_content(content: str, source: str) -> Act | None:
    """The act that a content does by itself: a denial, a rejection, an accusation; None where it merely tells.

    Args:
        content: its words.
        source: the words of who says it, for telling what is said of oneself.
    """
    sentences = list(_sentences(content))
    for sentence in sentences:
        if _matches(_REJECTS, sentence):
            return Act.REJECT
        if _matches(_DENIES, sentence) or _matches(_DENIES, _of_oneself(sentence, source)):
            return Act.DENY
    return Act.ACCUSE if sentences and _matches(_ACCUSES, sentences[0]) else None


def is_negated(content: str) -> bool:
    """Whether the clause that a content opens with is negated: what is then insisted on is a denial."""
    return _matches(_NOT, next(_sentences(content), ""))


def names_false(content: str) -> bool:
    """Whether what is called something is called false: "called | the report a lie", "dismissed | it as fiction"."""
    return any(_matches(_CALLED_FALSE, sentence) for sentence in _sentences(content))


def names_wrongdoer(content: str) -> bool:
    """Whether somebody is called what is an accusation: "called | him a liar"."""
    return any(_matches(_WRONGDOER, sentence) for sentence in _sentences(content))


def is_claim(content: str) -> bool:
    """Whether a content is itself something said: "the allegations", "Trump's claim that..."."""
    return _matches(
        (r"(?:[\w'-]+ ){{0,4}}?{said}(?:$|[,;.]| (?:that|of|about|by|against|made|as|on|over|from|in)\b)",),
        _plain(content),
    )


def _plain(content: str) -> str:
    """A content for matching: lower case, straight apostrophes, no quotation marks, short forms in full."""
    text = content[:_LONGEST].lower().replace("’", "'").replace("‘", "'").translate(_QUOTES)
    text = (
        text.replace("can't", "cannot")
        .replace("won't", "will not")
        .replace("n't", " not")
        .replace("–", "-")
        .replace("—", "-")
    )
    text = _SHORTENED.sub(lambda short: f"{short.group(1)} {_FULL[short.group(2)]}", text)
    return " ".join(text.split()).strip(" '.,-")


def _sentences(content: str) -> Iterator[str]:
    """The first sentences of a content, without what only leads up to what is said."""
    opening = _pattern(_OPENINGS)
    for sentence in _SENTENCE.split(_plain(content))[:_SENTENCES]:
        bare = sentence.strip(" '")
        while (found := opening.match(bare)) is not None:
            bare = bare[found.end() :].strip()
        yield bare


def _of_oneself(sentence: str, source: str) -> str:
    """A sentence whose subject is its source by name, told of "he"."""
    name = _plain(source).split(" ")[-1].removesuffix("'s")
    if len(name) < 3 or not re.match(
        rf"(?:the |mr\.? |ms\.? |mrs\.? )?(?:[\w.'-]+ ){{0,2}}{re.escape(name)}\b", sentence
    ):
        return ""
    return re.sub(rf"^.*?{re.escape(name)}\b", "he", sentence, count=1)


def _matches(templates: tuple[str, ...], sentence: str) -> bool:
    return bool(sentence) and _pattern(templates).match(sentence) is not None


@cache
def _pattern(templates: tuple[str, ...]) -> re.Pattern[str]:
    """Templates, with the word lists and fragments that they name, as one pattern."""
    return re.compile("|".join(template.format_map(_Parts()) for template in templates))


class _Parts(dict[str, str]):
    """What a template may name: a fragment, or a word list of the lexicon as alternatives."""

    def __missing__(self, name: str) -> str:
        if name in _FRAGMENTS:
            return _FRAGMENTS[name]
        if name == "claim":
            return rf"(?:[\w'-]+ ){{0,4}}?{self['claims']}\b(?:,? {self['ties']}\b[^.;]{{1,110}}?)?"
        if name == "body":
            return rf"(?:[\w.'-]+ ){{0,4}}{self['bodies']}"
        if name == "very":
            return rf"(?:(?:\w+ly|\d+ percent|100%|{self['degrees']})\s+){{0,5}}"
        words: Iterable[str] = table("contents")[name]
        if name in ("claims", "said"):
            words = {form for word in words for form in (word, _plural(word))}
        elif name in ("deeds", "own_deeds", "habits"):
            words = {form for word in words for form in _forms(word)}
        return "(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + ")"


def _plural(noun: str) -> str:
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeou" else noun + "s"


def _forms(deed: str) -> Iterator[str]:
    """A deed as it stands after "did not", and after "had not" or "never"."""
    verb, _, rest = deed.partition(" ")
    past = table("contents")["past"].get(verb, verb + ("d" if verb.endswith("e") else "ed"))
    for form in (verb, *past.split()):
        yield f"{form} {rest}".strip()
