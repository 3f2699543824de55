"""What a content is in itself, where its cue leaves that open: "said the report was a lie" rejects.

Only the opening of a content counts, up to its second sentence: what a speaker mentions later on is not what the
attribution does. The words are in `lexicon/contents.toml`, the patterns in `contraries.py` and `rejections.py`;
`patterns.py` reads them.

A denial is somebody's negated statement about their own doing. Whether "he" is the speaker shows in the quotation
marks: in his own words a speaker says "I", in the article's words he is "he".
"""

import re
from collections.abc import Callable, Container, Iterator
from functools import cache

from claimreader.claims import contraries, rejections
from claimreader.claims.clauses import Oneself, clauses
from claimreader.claims.lexicon import table
from claimreader.claims.patterns import Templates, matches, matches_any, plain, sentences
from claimreader.claims.quotes import opens_quoted
from claimreader.claims.themselves import ANY, pronouns_of
from claimreader.records import Act

_WORD = re.compile(r"[\w'-]+")
_OTHERS = re.compile(r"(?:he|she|they|was|were|is|are)\b")
"""How a clause begins that is about somebody else, in a speaker's own words."""


def act_of_content(content: str, source: str, accused: Callable[[], bool]) -> Act | None:
    """The act that a content does by itself: a denial, a rejection, an accusation; None where it merely tells.

    Args:
        content: its words.
        source: the words of who says it, for telling what is said of oneself.
        accused: tells whether something was laid to anybody just before: then what is said not to have been done is
            denied.
    """
    told = list(sentences(content, contraries.OPENINGS))
    contrary = list(filter(_is_contrary, told))
    answers = bool(contrary) and accused()
    quoted = opens_quoted(content)
    of_self = (contraries.OF_SELF, contraries.WHEN_ACCUSED) if answers else (contraries.OF_SELF,)
    of_any = (contraries.DISOWNS, contraries.DENIES)
    denies = (*of_any, *(_of_self(templates, quoted) for templates in of_self))
    oneself = Oneself(source, content)
    for sentence in contrary:
        first, *others = clauses(sentence)
        if matches_any((rejections.REFUTES, rejections.REJECTS), first):
            return Act.REJECT
        if answers and matches(rejections.ABSURD, first):
            return Act.REJECT
        alien = not quoted and _is_of_another(first, pronouns_of(source))
        if matches_any(of_any if alien else denies, first) or matches_any(denies, oneself.told_of(first)):
            return Act.DENY
        if any(matches_any(of_any, other) for other in others if not (quoted and _OTHERS.match(other))):
            return Act.DENY
    return Act.ACCUSE if told and matches(contraries.ACCUSES, told[0]) else None


def disowns(content: str, source: str) -> bool:
    """Whether a content that denies does so by its words alone: "we had no part in it", "she is innocent"."""
    oneself = Oneself(source, content)
    for first in _first_clauses(content):
        if matches(contraries.DISOWNS, first) or matches(contraries.DISOWNS, oneself.told_of(first)):
            return True
    return False


def refutes(content: str, accused: Callable[[], bool]) -> bool:
    """Whether a content that rejects does so by its words alone: "that is not true", "the report is false"."""
    if any(matches(rejections.REFUTES, first) for first in _first_clauses(content)):
        return True
    return any(matches(rejections.ABSURD, first) for first in _first_clauses(content)) and accused()


def _first_clauses(content: str) -> Iterator[str]:
    """The first clause of each sentence that counts and may be against something."""
    for sentence in filter(_is_contrary, sentences(content, contraries.OPENINGS)):
        yield next(clauses(sentence))


def denies_outright(content: str, source: str) -> bool:
    """Whether a content denies by a pattern of denials, and not only as any negated statement of oneself may."""
    oneself = Oneself(source, content)
    for sentence in filter(_is_contrary, sentences(content, contraries.OPENINGS)):
        whole = tuple(clauses(sentence))
        told = (oneself.told_of(whole[0]), *whole)
        if any(matches_any((contraries.DISOWNS, contraries.DENIES), clause) for clause in told):
            return True
    return False


def is_contrary(content: str) -> bool:
    """Whether a content has any word without which nothing is denied or rejected, in the sentences that count."""
    return any(map(_is_contrary, sentences(content, contraries.OPENINGS)))


def _is_contrary(sentence: str) -> bool:
    """Whether a sentence has any of the words without which nothing is denied or rejected: a look before a long one."""
    return not _contrary().isdisjoint(_WORD.findall(sentence))


@cache
def _contrary() -> frozenset[str]:
    lists = table("contents")
    phrases = [
        *lists["contrary"],
        *lists["false"],
        *lists["unfair"],
        *lists["refuted"],
        *lists["misread"],
        *lists["twisted"],
    ]
    return frozenset(word for phrase in phrases for word in phrase.split(" ")[-1:])


def is_negated(content: str) -> bool:
    """Whether the clause that a content opens with is negated: what is then insisted on is a denial."""
    return matches(contraries.NOT, next(sentences(content, contraries.OPENINGS), ""))


def names_false(content: str) -> bool:
    """Whether what is called something is called false: "called | the report a lie", "dismissed | it as fiction"."""
    return _is_called(rejections.CALLED_FALSE, content)


def names_wrongdoer(content: str) -> bool:
    """Whether somebody is called what is an accusation: "called | him a liar"."""
    return _is_called(contraries.WRONGDOER, content)


def _is_called(templates: Templates, content: str) -> bool:
    """Whether something is called what a pattern has, and not only named so: "described | the fraud as a success"."""
    what, _, called = content.partition(" as ")
    before, after = _any_sentence(templates, what), bool(called) and _any_sentence(templates, called)
    return after or (_any_sentence(templates, content) and not (called and before))


def _any_sentence(templates: Templates, content: str) -> bool:
    return any(matches(templates, sentence) for sentence in sentences(content, contraries.OPENINGS))


def is_claim(content: str) -> bool:
    """Whether a content is itself something said: "the allegations", "Trump's claim that..."."""
    return matches(contraries.CLAIM, plain(content))


def _of_self(templates: Templates, quoted: bool) -> Templates:
    """The patterns of what speakers say of themselves: "I" in quotation marks, else "he"."""
    return tuple(template.replace("{self}", "{me}" if quoted else "{him}") for template in templates)


def _is_of_another(clause: str, itself: Container[str]) -> bool:
    """Whether a clause is about somebody whom its source's pronouns do not mean: "the report found | he was not"."""
    subject = clause.partition(" ")[0]
    return subject in ANY and subject not in itself
