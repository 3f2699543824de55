"""How the content of a denial is read: what it turns round, and whether it tells what is denied or only names it.

"denied the allegations" names it, "denied that the guns had fired" tells it. "I had nothing to do with it" is a denial
in its own words, "denied that ..." one by its cue: what each says of the matter is written the same here.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from claimreader.claims.contest.commitment import found_not
from claimreader.claims.contest.wording import (
    Clause,
    clauses,
    is_told,
    notion,
    stem,
    stems_of,
    terms,
    words_in,
)
from claimreader.claims.cues import lexicon, words
from claimreader.claims.lexicon import listed
from claimreader.records import Act, Claim, Quoted, words_of

_SUBJECT = re.compile(r"\b(?:I|we|you|he|she|it|they|who|there)\s+(?:\w+ly\s+)?[a-z]+", re.IGNORECASE)
_PAST = re.compile(r"\b[a-z]{2,}ed\b")
_WILLING = re.compile(
    r"[\s“\"‘']*(?:that\s+)?(?:\w+ly\s+)?(?:I|we|he|she|they|it)"
    r"(?:['’]ll|\s(?:would|will|won['’]t|wouldn['’]t|could never))\s(?!(?:be|have|take|require|need|cost|mean)\b)",
    re.IGNORECASE,
)
_NO_WISH = re.compile(
    r"[\s“\"‘']*(?:that\s+)?(?:[\w'’-]+\s){1,4}(?:saw|sees?|had|has|have|felt) no (?:reason|need|wish) to\b",
    re.IGNORECASE,
)
_TO_DO = re.compile(r"[\s“\"‘']*(?:not )?to (?!have\b|be\b)[a-z]", re.IGNORECASE)
_CONCEDES = re.compile(
    r"[\s“\"‘']*(?:that\s+)?[“\"‘]?(?:(?:I|we|he|she|it|they)(?:['’](?:m|re|s|ve))?\s+)?(?:(?:\w+ly|fully|so|very|am|is|are|was|were"
    r"|has|have|had)\s+)*(?:(?:accept(?:s|ed)?\b(?!\sthat\b)[^.;:]{0,40}?\b(?:responsibility|blame|fault|guilt|punishments?"
    r"|sentences?|verdicts?|decisions?|rulings?|judge?ments?|outcomes?|results?|consequences)"
    r"|(?:takes?|took|taken|bears?|bore)\s(?:[a-z]+\s){0,2}(?:responsibility|blame))\b"
    r"|(?:apologi[sz]e[sd]?|sorry|ashamed|remorseful|regret(?:s|ted)?)\b)",
    re.IGNORECASE,
)
_ACCUSED = re.compile(
    r"\b(?:allegedly|reportedly)\b|^(?:indicted|charged)$|\b(?:is|are|was|were|been|being|be|gets?|got|stands?)"
    r"\s+(?:\w+\s+)?(?:accused|charged|alleged|indicted|blamed|suspected|convicted|arraigned)\b",
    re.IGNORECASE,
)
_EXCULPATES = re.compile(
    r"\b(?:(?:an? |honest |simple |innocent )(?:accident|mistake|oversight|misunderstanding|error)"
    r"|by (?:accident|mistake)|accidental\w*|vindicated|exonerated|cleared of|nothing to hide"
    r"|(?:am|is|are|was|were|be|been) innocent|(?:my|his|her|its|our|their) innocence"
    r"|witch[- ]hunt|politically motivated|false flag|an? set[- ]up|followed (?:the|all|every) (?:rules?|laws?)"
    r"|within the law|acted (?:properly|lawfully|legally|appropriately|in self-defen[cs]e)"
    r"|knows? the rules|out of context|misquoted|taken out of|unaware|had no idea|did(?:n['’]t| not) know)\b",
    re.IGNORECASE,
)
_TORN = re.compile(r"[\s“\"‘']*(?:whom|whose|which)\b|.*\bof (?:on|at|and)\b", re.IGNORECASE)
_COUNTERS = re.compile(
    r"\b(?:counter|retort|rejoin)(?:s|ed|ing)?\b|\b(?:shot|hit|fired|pushed|pushing) back\b(?!\s(?:on|against|at)\b)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[a-z”\"’]{2})[.!?;][”\"’]?\s")
_IF_TRUE = re.compile(r"\bif\b[^.;:!?]{0,60}\b(?:true|accurate|correct|confirmed)\b", re.IGNORECASE)
_PROPOSED = re.compile(
    r"(?:(?:the|an?|any|his|her|their|its|all)\s+|[A-Z][\w.]*(?:\s[A-Z][\w.]*)*['’]s?\s+|[a-z]+\s+){0,3}?"
    r"(?:idea(?! that)|proposals?|offers?|plans?|suggestion(?! that)|calls?|demands?|requests?|bills?|deal|amendments?"
    r"|compromise|bid)\b"
)
DENYING = frozenset([Act.DENY, Act.REJECT])

_TAIL = re.compile(
    r",\s+(?:which|who|a|an|the)\b.*$"
    r"|(?<!\s)\s+(?:in|on|at|from)\s+(?:a|an|the)\s+(?:statement|interview|tweet|letter|speech)\b.*$",
    re.DOTALL,
)
_GENERAL = re.compile(
    r"\b(?:allegations|accusations|charges|claims|rumou?rs|stories|reports?|story|article|wrongdoing|suggestions|attacks)\b",
    re.IGNORECASE,
)
_COUNT = re.compile(r"\b(?:figures?|numbers?|tolls?|counts?|estimates?)\b", re.IGNORECASE)
_NOTHING_TO_DO = re.compile(
    r"\b(?:nothing to do with|(?:not|n['’]t|never) (?:been )?(?:involved in|behind|responsible for|part of))"
    r" (?:it|this|that|them|any of)\b",
    re.IGNORECASE,
)
_TOLD_ON = re.compile(r"(?:that|of|about|against|by|from|in which|made)\b", re.IGNORECASE)
_OF_WHOM = re.compile(r"(?:of|by|from|against|about|in) [^,;:]{1,50}? (?:is|are|was|were|as)\b(?! to\b)", re.IGNORECASE)
_PREDICATE = re.compile(r"$|[,“\"‘'(]|(?:is|are|was|were|as|being|in|to)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|is|are|be|got|gets?)\s+(?:(?:\w+ly|also|not|never|been)\s+)*$", re.IGNORECASE
)
_ANY_WORD = frozenset(["word", "words"])
_HEAD = 5
"""Within so many words the name of what is denied stands."""


def about(text: str, claim: Claim, content: str) -> tuple[Clause, ...]:
    """What a content says, clause by clause: a denial's negated, without words that only name or dismiss a claim."""
    told = clauses(content)
    if claim.act not in DENYING:
        if told and found_not(text, claim):
            return tuple(replace(clause, negated=not clause.negated) for clause in told)
        return told
    if _COUNTERS.search(f"{words_of(text, claim.cue, ' ')} {content[:9]}") and any(
        map(is_told, _SENTENCE_END.split(content))
    ):
        return told  # who counters that something is so says that it is
    naming, dismissive = stems_of("naming"), stems_of("dismissive")
    if by_cue(text, claim):
        turned = [replace(clause, terms=_without(clause.terms, naming), negated=not clause.negated) for clause in told]
    else:
        turned = [
            Clause(
                _without(clause.terms, naming | dismissive), clause.negated or not clause.terms.isdisjoint(dismissive)
            )
            for clause in told
        ]
        if claim.act is Act.REJECT or not any(clause.negated for clause in turned):
            turned = [replace(clause, negated=True) for clause in turned]
    return tuple(clause for clause in turned if clause.terms)


def by_cue(text: str, claim: Claim) -> bool:
    """Whether a claim denies by its cue, and so what its content says: "denied that ..."."""
    cue = words(words_of(text, claim.cue, " "))
    return any(sense.act in DENYING for sense in lexicon().senses(cue))


def _without(found: frozenset[str], light: frozenset[str]) -> frozenset[str]:
    """Terms but those that are made of light words only."""
    every = light | {notion(word) for word in light}
    return frozenset(term for term in found if not every.issuperset(term.split("+")))


def named_only(text: str, claim: Claim, content: str) -> tuple[bool, bool]:
    """Whether a denial only names what it denies; and whether that is all of a kind ("the allegations")."""
    if claim.act not in DENYING:
        return False, False
    if not stems_of("involvement").isdisjoint(map(stem, words(words_of(text, claim.cue, " ")))):
        return True, False
    head = _TAIL.sub("", content)
    light = stems_of("naming") | stems_of("involvement") | stems_of("dismissive")
    told = words_in(term for clause in clauses(head) for term in _without(clause.terms, light) if "+" not in term)
    if not told or _NOTHING_TO_DO.search(head):
        return True, not told and bool(_GENERAL.search(head))
    name = next((match for match in list(_WORD.finditer(head))[:_HEAD] if stem(match.group()) in light), None)
    if name is None:
        return False, False
    if stem(name.group()) in stems_of("involvement"):
        return True, False
    rest = head[name.end() :].lstrip("”’ ")
    judged = _OF_WHOM.match(rest)
    if judged and not stems_of("dismissive").isdisjoint(map(stem, words(rest[judged.end() :]))):
        return True, bool(_GENERAL.fullmatch(name.group()))
    if _TOLD_ON.match(rest):
        return told == 1, False
    return bool(_PREDICATE.match(rest)), bool(_GENERAL.fullmatch(name.group()))


def names_count(content: str) -> bool:
    """Whether what is denied is a figure by its name: "the toll"."""
    return bool(_COUNT.search(content))


def names_none(content: str) -> bool:
    """Whether a bare denial does not say what it is of: "Nonsense", and not "the charge is nonsense"."""
    named = stems_of("naming") | stems_of("involvement")
    return named.isdisjoint(stem(word) for word in words(content) if word not in _ANY_WORD)


def names_saying(content: str) -> bool:
    """Whether what is denied is something said, by its name: "the ministry's claims about the levy"."""
    return not stems_of("naming").isdisjoint(map(stem, words(content)))


def dismisses(content: str) -> bool:
    """Whether a content calls what somebody said false: "her account a fairy tale"."""
    stems = [stem(match.group()) for match in _WORD.finditer(_SENTENCE_END.split(content, maxsplit=1)[0])]
    named = next((place for place, word in enumerate(stems[:_HEAD]) if word in stems_of("naming")), None)
    return named is not None and not stems_of("dismissive").isdisjoint(stems[named + 1 :])


def is_accused(text: str, claim: Claim) -> bool:
    """Whether the source of an accusation is the one it is laid to: "is accused of", "was allegedly aware of"."""
    return claim.act is Act.ACCUSE and bool(_ACCUSED.search(words_of(text, claim.cue, " ")))


def exculpates(content: str) -> bool:
    """Whether a content clears the speaker in other words than a denial: an accident, a mistake, to be vindicated."""
    return bool(_EXCULPATES.search(content))


def tells(claim: Claim, content: str) -> bool:
    """Whether a content can be true or false; some only name a thing that somebody praised or would not have."""
    if _WILLING.match(content) or _NO_WISH.match(content) or (claim.act is Act.REJECT and _PROPOSED.match(content)):
        return False
    if claim.act not in DENYING and (_CONCEDES.match(content) or _IF_TRUE.search(content)):
        return False  # whoever accepts it, or leaves open whether it is so, opposes nobody
    if _TORN.match(content) and claim.quoted is Quoted.INDIRECT:
        return False
    if _TO_DO.match(content) and " that " not in content and claim.act not in DENYING:
        return False
    if claim.act in (Act.ACCUSE, Act.DENY, Act.CONFIRM) or claim.quoted is Quoted.DIRECT:
        return True
    words_there = {match.group().lower().replace("’", "'") for match in _WORDS.finditer(content)}
    if words_there & listed("concepts", "finite") or _PAST.search(content) or _SUBJECT.search(content):
        return True
    if claim.act is Act.REJECT:
        stems = {stem(word) for word in words_there}
        return bool(stems & (stems_of("naming") | stems_of("dismissive"))) or not terms(content)
    return False


def wrongdoers(content: str) -> Iterator[str]:
    """The stretches of a content in which whoever is named there is said to have done something wrong.

    They stand before the deed, or after "by" where the deed is told in the passive.
    """
    for match in _WORD.finditer(content):
        if stem(match.group()) in stems_of("wrong"):
            if _PASSIVE.search(content[: match.start()]):
                yield content[match.end() :].partition(" by ")[2]
            else:
                yield content[: match.start()]
