"""What a content is by its grammar: a question, something to be done, somebody and something given to them.

Together with a verb these make another act: whoever asks *why* questions, whoever asks *somebody to leave* demands;
what is denied may be an accusation, or a visa. Contents are read as they are written, capitals included.
"""

import re
from functools import cache

from claimreader.claims.contents import is_claim
from claimreader.claims.lexicon import listed
from claimreader.records import Attribution

_ASKS = re.compile(
    r"^[“\"'‘]?(?:whether|if|why|how|what|who|when|where|which)\b|\?[”\"’']?\s*(?:$|[“\"])", re.IGNORECASE
)
_TO = re.compile(r"(?:not |never )?to\s", re.IGNORECASE)
_WANTED = re.compile(
    r"(?:not |never )?to\s|(?:[\w.’'-]+\s+){1,5}(?:not |never )?to\s+\w+|that (?:\S+ ){1,5}be\b"
    r"|(?:him|her|them|us|me|you) \w+"
)
_BIDDEN = re.compile(
    r"(?:(?:him|her|them|us|me|people|(?:his|her|their|its|the|all|some|both)(?: [\w-]+){1,2}"
    r"|(?:[A-Z][\w.-]+ ?){1,3}) )?(?<!ed )(?:not |never )?to [“\"]?(?!the\b|an?\b|his\b|her\b|their\b)[a-z]+"
)
_SAYING = re.compile(r"[a-z]+ing\b")
_BY = re.compile(r"\s(?P<deed>[^.!?;:\n“”\"]{3,120})\sby\s")
_AHEAD = re.compile(r"\b(?:will|would|could|may|might|can|shall|going to|risk|threat|danger)\b|[’']ll\b")
_AS = re.compile(r".+?\sas\s")
_UPON = re.compile(r"(?:for|on|upon)\s")
_THAT = re.compile(r"that\b")
_OF_BLAME = re.compile(
    r".*?\bof (?:\w+ ){0,2}(?:blame|wrongdoing|charges?|responsibility|involvement|guilt|misconduct)\b"
)
_EXCLUDED = re.compile(
    r"(?:that|the (?:possibility|idea|theory|suggestion)|any (?:link|involvement)|foul play|terrorism|sabotage)\b"
)
_INNOCENCE = re.compile(r"(?:on )?(?:my|our|his|her|its|their) (?:[\w’'-]+ )?innocence\b")
_THE = r"(?:an?|the|his|her|their|its|any)"
_NOUNS = (
    r"(?:(?!(?:in|of|on|to|for|by|with|from|at|that|and|or|between|among|during|after|before|against|into|under|towards?"
    r"|through|without|within|when|if|whether|regarding|who|which|is|was|were|had|has|about|as|over)\b)[\w.’'-]+ )"
)
_GIVEN = re.compile(rf"(?:{_THE} {_NOUNS}{{1,6}}|(?:[A-Z][\w.’'-]+ ){{1,3}}){_THE}\s")
"""Somebody and something side by side: "a reporter a seat", "Smith the nomination"."""
_NEAR = 60
"""Characters of a content in which its clause begins."""
_PRONOUN = re.compile(r"(?:him|her|them|us|me)\b")
_SOMEBODY = re.compile(r"(?:him|them|us|me|others)\b")


def asks(content: str) -> bool:
    """Whether a content is a question: "why the doors were locked", "“Who was there?”"."""
    return _ASKS.search(content) is not None


def is_wanted(content: str) -> bool:
    """Whether a content is something that is asked for: "to leave", "the mayor to resign", "that he be heard"."""
    return _WANTED.match(content) is not None


def is_undertaken(content: str) -> bool:
    """Whether a content is something that the source itself is to do: "to cut the road"."""
    return _TO.match(content) is not None


def is_bidden(content: str) -> bool:
    """Whether a content is what somebody is told to do: "the crowd to go home"."""
    return _BIDDEN.match(content) is not None


def is_warned_off(content: str) -> bool:
    """Whether a content is what somebody is warned to do or not to do, rather than what may happen."""
    return is_wanted(content) and not _AHEAD.search(content)


def is_likened(content: str) -> bool:
    """Whether a content is something seen as something: "the deal as a trap"."""
    return _AS.match(content) is not None


def is_called_upon(content: str) -> bool:
    """Whether a content completes "call": "for an inquiry"."""
    return _UPON.match(content) is not None


def is_clause(content: str) -> bool:
    """Whether a content is a clause with "that"."""
    return _THAT.match(content) is not None


def is_of_blame(content: str) -> bool:
    """Whether a content is somebody and what they are cleared of: "him of any wrongdoing"."""
    return _OF_BLAME.match(content) is not None


def is_innocence(content: str) -> bool:
    """Whether what is maintained is somebody's innocence."""
    return _INNOCENCE.match(content) is not None


def is_explanation(content: str) -> bool:
    """Whether what is ruled out is an account of what happened, rather than a thing to do: "foul play"."""
    return _EXCLUDED.match(content) is not None


def is_granted(content: str) -> bool:
    """Whether what is denied is something not given, rather than something not true: bail, "a reporter a seat"."""
    given = _GIVEN.match(content) is not None and not is_claim(content)
    return given or any(found.match(content) for found in (_SOMEBODY, _grants()))


def is_recipient(content: str) -> bool:
    """Whether what is "denied to" is only who does not get something: no clause follows."""
    return " that " not in content[:_NEAR]


def is_in_office(content: str) -> bool:
    """Whether somebody is dismissed from a post, rather than something dismissed as untrue."""
    return _PRONOUN.match(content) is not None or _posts().match(content) is not None


@cache
def _grants() -> re.Pattern[str]:
    nouns = "|".join(sorted(listed("contents", "granted"), key=len, reverse=True))
    before = r"(?:(?!(?:on|in|of|at|to|with|by|from|about|for)\s)[\w’'-]+\s+){0,4}?"
    return re.compile(rf"(?:{_THE}\s)?\s*{before}(?:{nouns})s?\b", re.IGNORECASE)


@cache
def _posts() -> re.Pattern[str]:
    nouns = "|".join(sorted(listed("contents", "posts"), key=len, reverse=True))
    return re.compile(
        rf"(?:[\w.’'-]+ ){{0,5}}(?:{nouns})s?$|(?:[A-Z][\w.’'-]+(?:,? (?:and )?|$)){{1,4}}(?:\w+ ){{0,3}}$"
    )


def done_by_saying(text: str, attribution: Attribution) -> str:
    """What a source does by saying something, in its words: "shirked the blame" of "shirked the blame by claiming"."""
    if not attribution.source or not attribution.cue or not _SAYING.match(attribution.cue[0].of(text)):
        return ""
    deed = _BY.fullmatch(text, attribution.source[-1].end, attribution.cue[0].start)
    return deed["deed"] if deed else ""
