"""What a content is in itself, where its cue leaves that open: "said the report was a lie" rejects.

Only the opening of a content counts, up to its second sentence: what a speaker mentions later on is not what the
attribution does. The words are in `lexicon/contents.toml`, what the patterns are written in in `patterns.py`.

A denial is somebody's negated statement about their own doing. Whether "he" is the speaker shows in the quotation
marks: in his own words a speaker says "I", in the article's words he is "he".
"""

import re
from collections.abc import Callable
from functools import cache

from claimreader.claims.lexicon import table
from claimreader.claims.patterns import Templates, matches, plain, sentences
from claimreader.records import Act

_WORD = re.compile(r"[\w'-]+")
_DEEPEST = 4
"""How many words into a sentence its subject may stand."""
_REJECTS = (
    # it is a lie; these attacks are garbage
    r"{they},? {be} {very}{false}\b",
    # this is not true; that was not his view
    r"{they}(?: {be}| does| did| do| has| have)? not {very}{borne_out}\b",
    # the Post's report about his visit was misleading; the tweets are lies
    r"{claim},? {be} {very}(?:{false}|{unfair})\b",
    r"[^.;]{{1,280}}\b(?:and|but|which|,) ?(?:that |this |it )?(?:(?:is|was) )?{ly}"
    r"(?:just )?(?:not true|not so|not the case|untrue|false|a lie)(?:$|[.,;!])",
    # she made up the story; he is peddling fiction
    r"{anybody}(?:{have} )?(?:made up|fabricated|invented|concocted) (?:it|that|this|{claim})\b",
    r"[^.;]{{0,80}}\b(?:peddl|spread|repeat)\w* (?:\w+ )?(?:fiction|lies|falsehoods|myths?)\b",
    r"{uttered},? {be} {very}{false}\b",
    # the allegations do not hold water; neither claim is true
    r"(?:neither |no )?{claim},? (?:{be} |do |does |did )?not {very}{borne_out}\b",
    r"(?:neither|no|none of (?:the|these|those|his|her|their)) {claims} (?:{be} )?{borne_out}\b",
    r"{claim},? {have} {no} (?:basis|merit|foundation|truth|substance|factual)\b",
    # they had been widely discredited; none of it is true
    r"(?:{claim}|{they}),? {been} {ly}{refuted}\b",
    r"none of (?:it|this|that|them) {be} {borne_out}",
    # the findings refute what you said; nothing that he said supports it; it does not correspond to reality
    r"[^.;]{{1,80}}\b(?:refute|contradict|disprove|debunk)(?:s|d|ed)? (?:the|that|this|th[eo]se|any|{possessive})\b",
    r"[^.;]{{0,80}}(?<!by )\b{falsely} (?:that|(?:claim|stat|suggest|report|impl)\w+|says?|said)\b",
    r"nothing [^.;]{{0,40}}\b(?:supports?|backs?|suggests?|indicates?|confirms?|proves?|substantiates?)\b",
    r"[^.;]{{1,250}}\bnot (?:correspond to|reflect|match) (?:the )?(?:reality|truth|facts)\b",
    # there is no truth in it; there was no evidence; they found no proof
    r"there {been} {no} {grounds}\b(?! yet)",
    r"{it_has} {no} (?:basis|merit|foundation|truth|substance|factual)\b",
    r"{no} {grounds}(?: whatsoever)? (?:of|that|for|to|in)\b",
    r"(?:{own}|{body}|investigators) (?:{have} )?(?:found|saw|seen|has|have|had) {no} {grounds}\b",
    # the scene is entirely untrue; the reason that he gave was false
    r"(?:(?!(?:said|says|called|claimed|told)\b)[\w',-]+ ){{1,25}}{be} {ly}"
    r"(?:untrue|false|not true|lies|baseless|nonsense|an? (?:\w+ )?{fakes})(?:$|[.,;!])",
    r"that is {ly}wrong$",
    r"{very}(?:not true|not so|untrue|nonsense|rubbish|fake news|lies|propaganda|false|{fakes})(?:$|[.!,;]| {joins}\b)",
    # contrary to his claim, ...; they do not agree with the report
    r"contrary to (?:[\w'-]+ ){{0,8}}?{claims}\b",
    r"(?:[\w' ]{{1,40}} that )?{own} {do} not agree with (?:[\w'-]+ ){{0,6}}?{claims}\b",
    # it is not the monster that they make it out to be; it was never about money, as they say
    r"[^.;]{{1,120}}\b(?:not|never) [^.;]{{1,120}}\b(?:that|as|than|like) [^.;]{{1,80}}\b{makes_out}\b",
    # I totally reject that; he was exaggerating; the mayor is wrong to say so
    r"(?:i|we) {ly}disagree\b",
    r"(?:{own}|{body}|the \w+) {ly}(?:rejects?|disputes?|rejected|disputed) (?:it|that|this|{claim})\b",
    r"{anybody}{been} exaggerating\b",
    r"{anybody}{have} overstated\b",
    r"{anybody}{been} {very}(?:incorrect|mistaken|wrong) (?:about|on|in|when|to (?:say|claim|suggest))\b",
    r"(?:you|they|he|she|{body}) (?:{have}|got|gets?) (?:(?!done\b|nothing\b|anything\b)[\w'-]+ ){{1,4}}wrong\b",
    r"stop lying|nothing could be further from the truth",
)
_DENIES = (
    # we categorically deny it; none that I am aware of
    r"(?:{own}|{body}|the \w+) {ly}(?:deny|denies)\b",
    r"(?:none|not|nothing) that (?:i|we) (?:am|are|know)\b",
    # we had no hand in it; he had nothing to do with it; she was not involved
    r"{own} {ly}(?:{have}|played|plays|bears?|bore|took)(?: had)? {no}"
    r" (?:(?!(?:in|of|to|for|that)\b)[\w,'-]+ ){{0,5}}?(?:{hands}|{wrongs})\b",
    r"{own} (?:{have} )?neither (?:\w+ed|{past_forms}) nor\b",
    r"{anybody}{been} not (?:an? )?(?:\w+ )?{wrongdoers}\b",
    r"{own} {ly}{have} (?:absolutely )?nothing (?:whatsoever )?to do with\b",
    r"{own} {been}{not} {guilty}\b",
    r"{anybody}{been} {ly}(?:not guilty|innocent|not to blame|not involved)\b",
    r"(?:{own}|{body}|[\w-]+(?: [\w-]+){{0,2}}) {do} not have (?:(?:an?|any) )?(?:\w+ )?(?:{hands}|{wrongs})\b",
    r"{own} (?:{have} )?never had (?:(?:an?|any) )?(?:\w+ )?(?:{hands}|{dealings}s?)\b",
    r"[^.;]{{1,60}} (?:{do} not|never) (?:play|played) (?:a|any) (?:role|part)\b",
    # not once did he see it; it is not possible that it was that
    r"(?:not once|at no (?:time|point|stage)|under no circumstances)\b[^.;]{{0,40}}"
    r" (?:{did}|was|were) (?:{own}|{body})\b",
    r"it is (?:not possible|impossible|inconceivable|unthinkable) that\b",
    r"{own} {have} (?:not|never) been {guilty}\b",
    # she did nothing wrong; he did not break any law
    r"{anybody}(?:did|done|committed) (?:absolutely )?nothing (?:wrong|illegal|immoral|improper|unlawful)\b",
    r"{anybody}{did} (?:not|never) (?:violated?|broken?|breached?|commit(?:ted)?) (?:any|a|the law)\b",
    # our forces did not fire on them; I never said that; we do not target civilians; neither he nor she helped them
    r"(?:{own}|{body}) (?:{did}(?: \w+ly)? {never}|{ly}never(?: \w+ly)?) {deeds}\b",
    r"(?:i|we) (?:{did}(?: \w+ly)? {never}|{ly}never(?: \w+ly)?) {own_deeds}\b",
    r"(?:{own}|{body}) (?:do|does)(?: \w+ly)? not(?: \w+ly)? {habits}\b",
    r"(?:n?either|no) [\w' .-]{{1,60}}\bnor [\w' .-]{{1,50}}\b(?:{have} |{been} )?(?:ever )?"
    r"(?:{deeds}|{own_deeds}|{informed})\b",
    r"(?:nobody|no one|none of (?:us|{own}|the \w+))(?: (?:at|from|in|of|with|on) [\w' ]{{1,40}}?)?"
    r" (?:{have} |{been} )?(?:ever )?{deeds}s?\b",
    # it did not
    r"{own} (?:{did}|{been}|{do}) not$",
    # officers fired no live rounds
    r"(?:{own}|{body}) (?:{have} )?{dealt} no (?!secret|comment|mistake)\w+",
    # nobody told me; no one has listened to your calls
    r"[^.;]{{0,80}}\b(?:nobody|no one) (?:{have} )?(?:ever )?{informed}(?: or \w+)? (?:{object}|to)\b",
    r"[^.;]{{1,80}} (?:{did} )?(?:not|never) (?:ever )?(?:been )?{informed} {object}\b",
    # it did not come from us; the picture is not ours
    r"[^.;]{{1,80}}\bnot(?: come)? (?:from|by) (?:us|me|him|her|them|(?:our|my|his|her|their) \w+)\b",
    # his request is not part of an inquiry; they were not about the vote; the base had not been hit
    r"(?:his|her|its|our|their|the) [\w-]+(?: [\w-]+){{0,2}} {been} not {ly}{purposes}\b",
    r"(?:it|they|th(?:is|at|ese|ose)) (?:was|were|had been) (?:not|never) {ly}{purposes}\b",
    r"{anybody}(?:{have}|was|were) not (?:been )?{harms}\b",
    # it never happened; no such order was given; there was no collusion
    r"(?:it|that|this|[\w'-]+ [\w'-]+) (?:(?:{have} )?never|did not) (?:actually )?{happened}\b(?!{again})",
    r"(?:nothing of the (?:sort|kind)|no such \w+(?: \w+){{0,2}}) (?:ever )?{given}\b",
    r"no (?:such|one|\w+) (?:\w+ )?{dealings}s? {given}\b",
    r"there {been} (?:never |been )*{no} (?:\w+ )?{wrongs}\b",
    r"(?:[\w'-]+ ){{1,8}}{been} not (?:intentional|deliberate|politically motivated|manipulated|doctored)\b",
    r"(?:it|this|that|he|she|they|i|we)(?: \w+){{0,2}} (?:in no way|by no means|not in any way)\b",
)
_NEVER = (
    r"{self} (?:(?:{have}|is) )?{ly}never(?: -+ never -+)?(?: \w+ly)? (?:been )?(?!{inward}\b)(?:\w+ed|{past_forms})\b"
)
_NOT_DONE = r"{self} (?:{did}|{do}) not(?: \w+ly)? (?:been )?(?!{inward}\b)[a-z]{{3,}}\b(?! yet\b)"
_NEVER_KNEW = r"{self} (?:{have} )?never (?:saw|seen|heard|knew|known|read|received)\b"
_NONE = r"none of (?:us|the|those|these|{possessive})\b[^.;]{{0,60}}\b(?:{been}|{have})\b"
_NOT_HAD = r"{self} {do} not have (?:an?|any)\b"
_NO_CRIME = r"(?:[\w.'-]+ ){{1,4}}(?:{did}(?: \w+ly)? {never}|{ly}never(?: \w+ly)?) {misdeeds}\b"
_ABSURD = (
    r"{they},? {be} {very}(?:wrong|ridiculous|absurd|ludicrous|preposterous|laughable|distortion"
    r"|mischaracteri[sz]ation)\b(?! that| to\b)"
)
_ACCUSES = (
    r"(?!i\b|we\b)(?:[\w'-]+ ){{1,6}}?{been} {ly}(?:lying|a liar|liars|to blame|guilty of|complicit in|behind the)\b",
    r"(?!i\b|we\b)(?:(?!(?:not|never|nobody)\b)[\w'-]+ ){{1,6}}?"
    r"(?:lied|colluded|conspired|molested|sexually assaulted|raped|murdered)\b",
    r".*\bfalse[- ]flag\b",
    r".*\bknowingly (?:and \w+ )?(?:lied|lying|misled|spread)\b",
)
_CALLED_FALSE = (
    r"(?:{modifier}){{0,4}}{false}$",
    r"(?:.*?\b(?:as|to be|is|was|are|were|an?|{object}|it|this|that) )?{very}{untrue}",
    r".*?(?:{claims}|{utterances})(?: (?!{joins}\b)[\w-]+)? {very}{untrue}",
    r".*?{claim} (?:as )?{very}{unfair}\b",
)
_WRONGDOER = (r".*?\b{wrongdoers}\b",)
_CLAIM = (r"(?:{modifier}){{0,4}}?{said}(?:$|[,;.]| (?:that|of|about|by|against|made|as|on|over|from|in)\b)",)
_NOT = (
    r"(?!if |when |unless |until )(?:{own}|{body}|[\w.'-]+(?: [\w.'-]+){{0,2}})"
    r" (?:(?:did|do|does|{been}|had|has|have) not|never)\b",
    r"(?!if |when |unless |until )(?:{own}|{body}|[\w.'-]+(?: [\w.'-]+){{0,4}})"
    r" (?:{have}|shows?|showed|contains?) no\b",
    r"(?:{own}|{body}) (?:was|were|is|are|am) innocent\b",
)
_OPENINGS = (
    r"that,?\s(?!(?:{been}|did|does|never|would|will|can)\b)",
    r"{openings}[,:]?\s",
    r"(?:arguing|saying|stating|insisting|claiming|explaining|adding|noting) that\s",
    r"(?:yes|no|so|well|now|look|listen|again|first|second|third|secondly)[,:]\s",
    r"(?:i|we|he|she|they)(?: {been})? (?:\d+% )?{ly}{sure} (?:that )?",
    r"(?:not that it matters|the (?:point|fact|truth|reality) is)(?:,| that| but)?\s",
    r"[^:,.]{{1,40}}:\s",
)
"""What leads up to what is said."""


def act_of_content(content: str, source: str, accused: Callable[[], bool]) -> Act | None:
    """The act that a content does by itself: a denial, a rejection, an accusation; None where it merely tells.

    Args:
        content: its words.
        source: the words of who says it, for telling what is said of oneself.
        accused: tells whether something was laid to anybody just before: then what is said not to have been done is
            denied.
    """
    told = list(sentences(content, _OPENINGS))
    contrary = list(filter(_is_contrary, told))
    answers = bool(contrary) and accused()
    denies = _DENIES + _of_self(content, accused=answers)
    name = plain(source).split(" ")[-1].removesuffix("'s")
    for sentence in contrary:
        if matches(_REJECTS, sentence) or (answers and matches((_ABSURD,), sentence)):
            return Act.REJECT
        if matches(denies, sentence) or matches(denies, _of_oneself(sentence, name)):
            return Act.DENY
    return Act.ACCUSE if told and matches(_ACCUSES, told[0]) else None


def _is_contrary(sentence: str) -> bool:
    """Whether a sentence has any of the words without which nothing is denied or rejected: a look before a long one."""
    return not _contrary().isdisjoint(_WORD.findall(sentence))


@cache
def _contrary() -> frozenset[str]:
    lists = table("contents")
    phrases = [*lists["contrary"], *lists["false"], *lists["unfair"], *lists["refuted"]]
    return frozenset(word for phrase in phrases for word in phrase.split(" ")[-1:])


def is_negated(content: str) -> bool:
    """Whether the clause that a content opens with is negated: what is then insisted on is a denial."""
    return matches(_NOT, next(sentences(content, _OPENINGS), ""))


def names_false(content: str) -> bool:
    """Whether what is called something is called false: "called | the report a lie", "dismissed | it as fiction"."""
    return any(matches(_CALLED_FALSE, sentence) for sentence in sentences(content, _OPENINGS))


def names_wrongdoer(content: str) -> bool:
    """Whether somebody is called what is an accusation: "called | him a liar"."""
    return any(matches(_WRONGDOER, sentence) for sentence in sentences(content, _OPENINGS))


def is_claim(content: str) -> bool:
    """Whether a content is itself something said: "the allegations", "Trump's claim that..."."""
    return matches(_CLAIM, plain(content))


def _of_self(content: str, *, accused: bool) -> Templates:
    """The patterns of what speakers say they never did, in which the speaker is "I" in quotation marks, else "he"."""
    quoted = content.lstrip().startswith(("“", '"', "‘", "''", "«", "„"))
    templates = (_NEVER, _NOT_DONE, _NOT_HAD, _NEVER_KNEW, _NONE, _NO_CRIME) if accused else (_NEVER,)
    return tuple(template.replace("{self}", "{me}" if quoted else "{him}") for template in templates)


def _of_oneself(sentence: str, name: str) -> str:
    """A sentence that opens with its source's own name, told of "he"."""
    words = sentence.split(" ")
    at = words.index(name) if name in words[:_DEEPEST] else -1
    return " ".join(["he", *words[at + 1 :]]) if at >= 0 else ""
