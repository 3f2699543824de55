"""What the words of a claim are about: stems, notions that several words share, clauses and whether they are negated.

No grammar is parsed: clauses end at punctuation and at a few conjunctions, and a negation holds for its clause.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from claimreader.claims.cues import lemmas

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_BREAK = re.compile(
    r"[.;:!?](?=\s|[”\"’']|$)|\s[–—-]+\s|,?\s+(?:but|while|although|though|whereas|because|after|before|when|unless|if)\s"
    r"|,\s+(?:and|or|which|who|whose)\s|\band that\b",
    re.IGNORECASE,
)
_NEGATORS = frozenset("not never no nobody nothing none neither nor without cannot hardly nowhere nah".split())
_EMPTY_NEGATION = re.compile(
    r"\b(?:not only|no doubt|not just|no matter|nothing but|no longer than|not to mention|no less than)\b", re.I
)
_STOP = frozenset(
    """a about above across after again against all almost along already also although always am among an and another any anybody
    anyone anything are around as ask at away back be became because become been before began behind being below between both but
    by call came can come could day did do does doing done down during each early either else enough even ever every everybody
    everyone everything far few first for former found from further gave get give given go going gone got had has have having he
    her here hers herself him himself his how however i if in indeed into is it its itself just keep kept last late later least
    less let like likely long look lot made make makes making man many may maybe me mean men might month more most mr mrs ms much
    must my myself near need never new next no nobody none nor not nothing now of off often on once one only or other others our
    ours out over own part people per perhaps person place put quite rather really right said same saw say saying says see seem
    seen set several shall she should show since so some somebody someone something soon still such take taken tell than that the
    their theirs them themselves then there these they thing things think this those though thought through thus time to today
    together told tomorrow tonight too took toward towards try two under until up upon us use used using very want was way we week
    well went were what whatever when where whether which while who whole whom whose why will with within without woman women
    word would year yes yesterday yet you your yours nah not n't am pm monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december according spokesman spokeswoman
    spokesperson minister ministry official president mayor governor senator representative leader sen rep gov dr judge""".split()
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that a claim says."""

    terms: frozenset[str]
    """Stems and notions of the words that carry meaning."""
    negated: bool


@dataclass(frozen=True, slots=True)
class Concepts:
    """The lexicon `lexicon/concepts.toml`, by stem."""

    notion: dict[str, str]
    """A stem -> the notion it stands for."""
    opposite: tuple[tuple[frozenset[str], frozenset[str]], ...]
    naming: frozenset[str]
    involvement: frozenset[str]
    dismissive: frozenset[str]


@cache
def concepts() -> Concepts:
    """The lexicon of notions, read once."""
    table = tomllib.loads(resources.files(__package__).joinpath("lexicon/concepts.toml").read_text(encoding="utf-8"))

    def stems(row: str) -> frozenset[str]:
        return frozenset(map(stem, row.split()))

    notion: dict[str, str] = {}
    for row in table["same"]:
        first = stem(row.split()[0])
        for each in stems(row):
            notion.setdefault(each, first)
    return Concepts(
        notion,
        tuple((stems(one), stems(other)) for one, other in table["opposite"]),
        stems(table["naming"]),
        stems(table["involvement"]),
        stems(table["dismissive"]),
    )


_ENDINGS = (
    "ization isation ational ations ation ements ement ments ment ness ingly edly ities ity ions ion ings ing ies ied ers er"
    " ors or ed es ly al s e y"
).split()
_DOUBLED = re.compile(r"([bdfgmnprt])\1$")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """What the forms of a word, and most words made from it, have in common; at least four letters of it."""
    plain = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    first = lemmas(plain)[0]
    if first != plain and len(first) < len(plain) + 3 and not plain.startswith(first[:3]):
        plain = first
    for ending in _ENDINGS:
        if (
            plain.endswith(ending)
            and not (ending == "s" and plain.endswith(("ss", "us")))
            and len(plain) - len(ending) >= 4 - (ending in ("s", "ed", "ing"))
        ):
            plain = plain[: -len(ending)]
            break
    return _DOUBLED.sub(r"\1", plain) if len(plain) > 3 else plain


def term(word: str) -> str | None:
    """The notion of one word; None where it carries no meaning of its own."""
    plain = word.lower().replace("’", "'").removesuffix("'s").strip("'.")
    if plain in _STOP or (len(plain) < 3 and not plain.isdigit()) or "n't" in plain:
        return None
    reduced = stem(plain)
    return concepts().notion.get(reduced, reduced)


def raw_stems(text: str) -> frozenset[str]:
    """The stems of all words, meaningful or not, before notions are shared."""
    return frozenset(stem(match.group()) for match in _WORD.finditer(text))


def terms(text: str) -> frozenset[str]:
    """The notions of a stretch of text."""
    return frozenset(filter(None, (term(match.group()) for match in _WORD.finditer(text))))


def negated(text: str) -> bool:
    """Whether a negation stands in a clause. Two are taken for one: news says a thing twice, and rarely un-says it."""
    plain = _EMPTY_NEGATION.sub(" ", text.replace("’", "'"))
    words = (match.group().lower() for match in _WORD.finditer(plain))
    return any(word in _NEGATORS or word.endswith("n't") for word in words)


def clauses(text: str) -> tuple[Clause, ...]:
    """What a content says, clause by clause; clauses without a meaningful word are left out."""
    found = []
    for part in _parts(text):
        about = terms(part)
        if about:
            found.append(Clause(about, negated(part)))
    return tuple(found)


def _parts(text: str) -> Iterable[str]:
    at = 0
    for match in _BREAK.finditer(text):
        yield text[at : match.start()]
        at = match.end()
    yield text[at:]
