"""The words of names and titles: telling a body's name from a person's, and a man's from a woman's."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from claimreader.claims.lexicon import listed, table

ABBREVIATED = (
    r"(?:[^\W\d_]\.){2,}|[A-Z]\.(?=\s)"
    r"|(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Gov|Gen|Lt|Col|Capt|Sgt|Maj|Adm|Cmdr|Brig|Prof|Rev|Hon|St|Jr|Sr|Inc|Corp|Co|Ltd)\."
)
"""Words that keep their dot."""
_WORD = re.compile(rf"{ABBREVIATED}|\d+(?:st|nd|rd|th)\b|\d[\d,.]*\d|[^\W_]+(?:[-'’&/][^\W_]+)*|[,()–—&]")
_ADJECTIVE = re.compile(
    r"-(?:backed|led|based|aligned|allied|funded|trained|held|controlled|speaking|style|born|era|owned|run)$"
)
_PARTICLE = re.compile(r"(?:al|el|as|ash|an|ad|at|ar|az|ul|ol)[-'’][A-Z]|[dl]['’][A-Z]")
_NICKNAME = re.compile(r"(?<=[a-z]) (?:“[^“”\"\n]{2,24}”|\"[^“”\"\n]{2,24}\") (?=[A-Z])")
_POSSESSIVE = re.compile(r"['’]s?$")
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])
_TIES = frozenset(["of", "for", "on", "to", "in", "against"])
_FAMILY_NAMES = frozenset(
    ["church", "house", "post", "law", "page", "bank", "park", "force", "guard", "watch", "court"]
)
"""Words for bodies that are also borne as family names."""
_IRREGULAR = {
    "news": "news",
    "spokespeople": "spokesperson",
}


def capital(word: str) -> bool:
    """Whether a word is written as names are: Malki, al-Malki, d’Estaing."""
    return word[:1].isupper() or _PARTICLE.match(word) is not None


class Word(NamedTuple):
    """A word of a source, without the ending that makes it an owner."""

    text: str
    owner: bool = False
    """It had a possessive ending: Moore's."""

    @property
    def proper(self) -> bool:
        """Whether it is a name's: written with a capital, and no adjective like "US-backed"."""
        return capital(self.text) and not ("-" in self.text and _ADJECTIVE.search(self.text))

    @property
    def low(self) -> str:
        """In lower case, without its dots."""
        return self.text.lower().replace(".", "")

    @property
    def noun(self) -> str:
        """In lower case and in the singular."""
        return singular(self.low)

    @property
    def small(self) -> bool:
        """Whether it is a word that begins sentences and names nobody."""
        return self.text.lower() in listed("speakers", "small") and not (self.text.isupper() and len(self.text) > 1)


def split_words(phrase: str) -> list[Word]:
    """The words of a phrase; commas, brackets and dashes are words too."""
    return list(_split(phrase))


@lru_cache(maxsize=20_000)
def _split(phrase: str) -> tuple[Word, ...]:
    found: list[Word] = []
    for match in _WORD.finditer(phrase):
        text = match.group()
        bare = _POSSESSIVE.sub("", text) or text
        given = bool(found) and found[-1].text in given_names()
        if not given and text.replace("’", "'") in listed("speakers", "owner_names"):
            bare = text
        ends_bare = text[-1:] in "sz" and phrase[match.end() : match.end() + 2] in ("’ ", "' ", "’", "'")
        found.append(Word(bare, bare != text or ends_bare))
    return tuple(found)


def without_nicknames(text: str) -> str:
    """A text with blanks for what stands in quotation marks within somebody's name, as long as before."""
    if "“" not in text and '"' not in text:
        return text
    return _NICKNAME.sub(lambda match: _blanked(text, match), text)


def _blanked(text: str, match: re.Match[str]) -> str:
    given = text[max(0, match.start() - 20) : match.start()].split()[-1:]
    return " " * len(match.group()) if given and given[0] in given_names() else match.group()


def join(words: Sequence[Word]) -> str:
    """Words as they stood, owners with their ending again except for the last."""
    endings = ["’" if word.text[-1:] == "s" else "’s" for word in words[:-1]]
    parts = [word.text + (ending if word.owner else "") for word, ending in zip(words, endings, strict=False)]
    return " ".join([*parts, words[-1].text]) if words else ""


@lru_cache(maxsize=20_000)
def singular(noun: str) -> str:
    """A noun in the singular, in lower case."""
    low = noun.lower()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if low in ("men", "women") or (low.endswith("men") and len(low) > 3):
        return low[:-2] + "an"
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "ches", "shes", "xes", "cuses", "rpses", "nuses")):
        return low[:-2]
    if low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 3:
        return low[:-1]
    return low


@cache
def roles() -> frozenset[str]:
    """Every noun by which somebody is called."""
    kinds = ("voices", "offices", "own", "organs", "papers", "nobody", "persons", "kin")
    return frozenset(word.lower() for kind in kinds for word in listed("speakers", kind))


@cache
def given_names() -> frozenset[str]:
    """Every given name that is known."""
    return listed("names", "men") | listed("names", "women")


def is_body(words: Sequence[Word]) -> bool:
    """Whether capitalised words name a body: an institution, a company, a force."""
    if not words:
        return False
    if len(words) == 2 and words[0].text in given_names() and words[-1].noun in _FAMILY_NAMES:
        return False
    bodies = listed("speakers", "bodies")
    last = Word(words[-1].text.rpartition("-")[2])
    if last.noun in bodies or last.low in bodies:
        return True
    if len(words) == 1:
        return words[0].text.isupper() and 2 <= len(words[0].low) <= 6 and words[0].low not in roles()
    return any(word.noun in bodies and link.low in _TIES for word, link in pairwise(words))


def is_joint(word: str) -> bool:
    """Whether "and" may join a word to another within one name: Housing and Urban Development."""
    return word.lower() in listed("speakers", "joint") | listed("speakers", "portfolios")


def gender_of(given: str) -> str:
    """Whether a given name is a man's (m) or a woman's (f); empty where it does not tell."""
    if given in listed("names", "men"):
        return "m"
    return "f" if given in listed("names", "women") else ""


def gender_in(words: Iterable[Word]) -> str:
    """The same of a title or a role."""
    for word in words:
        if word.low in listed("speakers", "men"):
            return "m"
        if word.low in listed("speakers", "women"):
            return "f"
    return ""


def without_suffix(words: Sequence[str]) -> list[str]:
    """A name's words without Jr. and the like."""
    kept = list(words)
    while len(kept) > 1 and kept[-1].lower().strip(".") in _SUFFIXES:
        kept.pop()
    return kept


@cache
def _short_forms() -> frozenset[tuple[str, str]]:
    lines = [line.casefold().split() for line in table("names")["short"]]
    return frozenset((one, other) for line in lines for one in line for other in line)


def given_forms(given: str) -> list[str]:
    """The other forms of a given name: James and Jimmy for Jim."""
    return sorted(other.title() for one, other in _short_forms() if one == given.casefold() != other)


def same_given(one: str, other: str) -> bool:
    """Whether two given names can be one person's: Jim is James, J. may be."""
    a, b = (name.strip(".").casefold() for name in (one, other))
    initial = min(len(a), len(b)) == 1 and a[0] == b[0]
    return a == b or initial or (a, b) in _short_forms()


def plain_name(name: str) -> str:
    """A person's name as it is mostly given: without initials beside a given name, and without Jr."""
    words = without_suffix(name.split())
    full = [word for word in words if len(word.strip(".")) > 1]
    return " ".join(full if len(full) > 1 else words)
