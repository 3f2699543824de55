"""What the words of a claim are about: stems, notions that several words share, clauses and whether they are negated.

No grammar is parsed: clauses end at punctuation and at a few conjunctions, and a negation holds for its clause. A term
is a stem ("shell"), a notion that it shares with others ("=shell", of artillery and rockets too), or two words side by
side ("execut+order").
"""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from claimreader.claims.cues import lemmas
from claimreader.claims.lexicon import listed, table

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_BREAK = re.compile(
    r"(?:(?<!\b[A-Z])(?<!\b(?-i:Mr|Ms|Dr|St|Lt))(?<!\b(?-i:Mrs|Sen|Rep|Gov|Gen))\.|[;:!?])(?=\s|[”\"’']|$)|,?\W{0,8}\s…\s|\s[–—-]+\s"
    r"|,?(?<!\s)\s+(?:but|while|although|though|whereas|because|after|before|when|unless|if|whether)\s"
    r"|,\s+(?:and|or|which|who|whose)\s|(?<!\s)\s+(?=who\s)|,\s+(?=not\s)|\band that\b|(?<!\s)\s+(?=without\b)",
    re.IGNORECASE,
)
_EMPTY_NEGATION = re.compile(
    r"\b(?:not only|no doubt|not just|no matter|nothing but|no longer than|not to mention|no less than"
    r"|no choice but|no (?:one|man|woman) is above|no (?:fewer|more) than|no wonder|not least|not merely|not simply"
    r"|not (?:a|the) (?:matter|question) of|or not|stop(?:s|ped)? at nothing"
    r"|never (?:(?:has|have|had) (?:\w+ ){1,3}been|been|before been) (?:so|more|as|better|worse)|never so)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\b(?:if|unless|whether)\b", re.IGNORECASE)
_APART = re.compile(r"who\s", re.IGNORECASE)
_MONTH = re.compile(r"(?<=[^\s“\"‘'])\s+May\b")
_NEEDED = re.compile(r"\b(?:needs?|going) to (?=[a-z])", re.IGNORECASE)
_OTHERS_SAY = re.compile(
    r"\b(?:people|some|critics|opponents|others|they) (?:\w+ly |may |might |will |now |also )?"
    r"(?:say|claim|allege|suggest|argue)\b",
    re.IGNORECASE,
)
_APPENDED = re.compile(r",\s+(?:which|who|whose)\s", re.IGNORECASE)
_INFLECTIONS = ("ies", "ied", "ings", "ing", "edly", "ed", "es", "s")
_DERIVATIONS = (
    "ization", "isation", "ational", "ation", "ition", "ement", "ment", "ness", "ingly", "ility", "ity", "ion", "ance",
    "ence", "ancy", "ency", "er", "or", "al", "ly", "ive", "y", "e",
)  # fmt: skip
_NEXT = re.compile(r"\s+([^\W\d_]+)")
_DOUBLED = re.compile(r"([bdfgmnprt])\1$")
_RARE = 0.01
"""The share of articles below which a word is as telling as any."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that a claim says."""

    terms: frozenset[str]
    negated: bool = False
    real: bool = True
    """It tells a fact, true or false, and not what somebody wants, plans or thinks possible."""


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """What the forms of a word, and most words made from it, have in common; at least three letters of it."""
    plain = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    first = lemmas(plain)[0]
    if first != plain and not plain.startswith(first[:3]):
        plain = first
    plain = _without(_without(plain, _INFLECTIONS, 3), _DERIVATIONS, 4)
    return _DOUBLED.sub(r"\1", plain) if len(plain) > 3 else plain


def _without(word: str, endings: Iterable[str], least: int) -> str:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            if ending == "s" and word.endswith(("ss", "us", "is")):
                return word
            return word[: -len(ending)] + ("y" if ending in ("ies", "ied") else "")
    return word


@cache
def stems_of(name: str) -> frozenset[str]:
    """The stems of a list of `lexicon/concepts.toml`."""
    return frozenset(map(stem, listed("concepts", name)))


@cache
def opposites() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Stems of words that exclude each other, in pairs of rows."""
    return tuple(
        (frozenset(map(stem, one.split())), frozenset(map(stem, other.split())))
        for one, other in table("concepts")["opposite"]
    )


@cache
def _notions() -> dict[str, str]:
    return {
        stem(word): "=" + stem(row.split()[0]) for row in reversed(table("concepts")["same"]) for word in row.split()
    }


def notion(word: str) -> str:
    """The notion that a word stands for; its stem where it shares none."""
    reduced = stem(word)
    return _notions().get(reduced, reduced)


def meaningful(word: str) -> bool:
    """Whether a word tells what a claim is about; numbers are for `figures`."""
    plain = word.lower().replace("’", "'").removesuffix("'s").strip("'.")
    empty = listed("concepts", "empty")
    return len(plain) > 2 and not plain.isdigit() and plain not in empty and stem(plain) not in empty


def said_of(text: str) -> dict[str, str]:
    """The stems of all words, and a word that each comes from, but for adjectives that only tell things apart.

    "legal residents" does not say that anything is legal.
    """
    light = listed("concepts", "attributive")
    found = {}
    for match in _WORD.finditer(text):
        after = _NEXT.match(text, match.end())
        apart = match.group().lower() in light and after and after.group(1).lower() not in listed("concepts", "empty")
        if not apart:
            found[stem(match.group())] = match.group()
    return found


def terms(text: str) -> frozenset[str]:
    """The terms of a stretch of text."""
    found: set[str] = set()
    last, end = "", -1
    for match in _WORD.finditer(text):
        word, reduced = match.group(), ""
        if meaningful(word):
            reduced = stem(word)
            found |= {reduced, notion(word)}
            if last and match.start() <= end + 1:
                found.add(f"{last}+{reduced}")
        last, end = reduced, match.end()
    return frozenset(found)


def words_in(found: Iterable[str]) -> int:
    """How many different words terms stand for; a notion counts where none of its own words is among them."""
    every = set(found)
    stems = {term for term in every if "+" not in term and term[0] != "="}
    told = {_notions().get(reduced, "") for reduced in stems}
    return len(stems) + sum(1 for term in every if term[0] == "=" and term not in told)


def things_in(found: Iterable[str]) -> int:
    """How many different things terms speak of: two words side by side, "birthright citizenship", are one."""
    every = set(found)
    return words_in(every) - sum(1 for term in every if "+" in term)


@cache
def _commonness() -> dict[str, float]:
    rows = resources.files("claimreader.claims.lexicon").joinpath("commonness.txt").read_text(encoding="utf-8")
    return {term: int(share) / 1000 for term, share in (row.split() for row in rows.splitlines())}


def telling(term: str) -> float:
    """Between 0 and 1: how little a term is met in news at large; 1 where less than one article in a hundred has it.

    Two words side by side add half of what they are worth apart.
    """
    if "+" in term:
        return sum(map(telling, term.split("+"))) / 4
    return min(1.0, math.log(_commonness().get(term, _RARE)) / math.log(_RARE))


def negated(text: str) -> bool:
    """Whether a negation stands in a clause. Two are taken for one: news says a thing twice, and rarely un-says it."""
    plain = _EMPTY_NEGATION.sub(" ", text.replace("’", "'"))
    words = (match.group().lower() for match in _WORD.finditer(plain))
    return any(word in listed("concepts", "negating") or word.endswith("n't") for word in words)


def clauses(text: str) -> tuple[Clause, ...]:
    """What a content says, clause by clause; clauses without a meaningful word are left out."""
    parts = list(_parts(text))
    found = (
        Clause(terms(part), negated(part) and not aside, not (aside or _unreal(part) or (parts[1:] and _torn(part))))
        for part, aside in parts
    )
    return tuple(clause for clause in found if clause.terms)


def _torn(part: str) -> bool:
    """Whether a part is a word or none, and tells nothing alone: "because [of the memo]"."""
    return words_in(terms(part)) <= 1 and not is_told(part)


def _parts(text: str) -> Iterable[tuple[str, bool]]:
    """The clauses of a text, and whether each says nothing of the matter either way.

    A condition does not, nor what only tells one thing from another ("people who are not citizens"), nor what is only
    named so that something can be told of it ("the bridge, which was mined, ...").
    """
    at, opened = 0, ""
    for match in [*_BREAK.finditer(text), None]:
        part = text[at : match.start() if match else None]
        plain = part.lstrip("“\"‘' ")
        aside = _CONDITION.search(opened) or _CONDITION.match(plain) or (opened.isspace() and _APART.match(plain))
        named = match and _APPENDED.match(match.group()) and not is_told(plain)
        yield part, bool(aside or named)
        if match:
            at, opened = match.end(), match.group()


def is_told(part: str) -> bool:
    """Whether something is told in a part, as far as its verbs show."""
    words = (match.group().lower().replace("’", "'") for match in _WORD.finditer(part))
    return any(
        word in listed("concepts", "finite") or (word.endswith(("ed", "n't")) and "-" not in word) for word in words
    )


def _unreal(part: str) -> bool:
    if _NEEDED.search(part) or _OTHERS_SAY.search(part):
        return True
    words = (match.group().lower().replace("’", "'") for match in _WORD.finditer(_MONTH.sub(" ", part)))
    return any(word in listed("concepts", "unreal") for word in words)
