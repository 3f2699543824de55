"""A source as the text puts it, taken apart: the name in it, the role, and whom the role speaks for.

"Moore campaign chairman Bill Armistead" is the name Bill Armistead, the role campaign chairman, for Moore. Knows nothing
of the rest of the document.
"""

import re
from itertools import pairwise, takewhile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from claimreader.claims.lexicon import listed
from claimreader.claims.places import place_of

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}|[A-Z]\.(?=\s)"
    r"|(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Capt|Sgt|Maj|Adm|Cmdr|Brig|Prof|Rev|Hon|St|Jr|Sr|Inc|Corp|Co|Ltd|No)\."
    r"|[^\W_]+(?:[-'’&/][^\W_]+)*|[,()–—]"
)
_POSSESSIVE = re.compile(r"['’]s?$")
_PARENTHESIS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_PARTISAN = re.compile(r"^[RDI]-[A-Z]|^\(?[RDI]\)?$")
_TIES = frozenset(["of", "for", "on", "to", "in", "against"])
_PARTISANS = frozenset(["republican", "democrat"])
_YEAR = re.compile(r"(?:19|20)\d\d$")
_SEATED = frozenset(["representative", "rep", "senator", "sen", "reps", "sens", "congressman", "congresswoman"])
_DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today"])
_NUMBER = re.compile(r"^\d[\d,.]*$")


class Word(NamedTuple):
    """A word of a source, without the ending that makes it an owner."""

    text: str
    owner: bool = False
    """It had a possessive ending: Moore's."""

    @property
    def proper(self) -> bool:
        """Whether it is written with a capital."""
        return self.text[:1].isupper()

    @property
    def small(self) -> bool:
        """Whether it is a word that begins sentences and names nobody."""
        return self.text.lower() in listed("speakers", "small") and not (self.text.isupper() and len(self.text) > 1)

    @property
    def low(self) -> str:
        """In lower case, without its dots."""
        return self.text.lower().replace(".", "")


@dataclass(frozen=True, slots=True)
class Mention:
    """One party to a source."""

    words: str
    """What is left of it without article and asides."""
    name: str = ""
    """The proper name that it ends in: a person's, a body's, a place's."""
    role: str = ""
    """What it is called, in the singular: spokesman, ministry, report, critic."""
    backing: str = ""
    """Whom the role is of, in the text's words."""
    link: str = ""
    """How it is tied to its backing: `'s`, a preposition, or nothing where the backing stands before it."""
    determiner: str = ""
    plural: bool = False
    former: bool = False
    own: bool = False
    """An aside says that they hold a seat of their own (R-Texas)."""


def split_words(phrase: str) -> list[Word]:
    """The words of a phrase; commas, brackets and dashes are words too."""
    found = []
    for match in _WORD.finditer(phrase):
        text = match.group()
        bare = _POSSESSIVE.sub("", text)
        owner = bare != text and bool(bare)
        if not owner and text[-1:] in "sz" and phrase[match.end() : match.end() + 2] in ("’ ", "' ", "’", "'"):
            owner = True
        found.append(Word(bare if bare else text, owner))
    return found


def join(words: Sequence[Word]) -> str:
    """Words as they stood, owners with their ending again except for the last."""
    parts = [f"{word.text}’s" if word.owner and word.text[-1] != "s" else f"{word.text}’" if word.owner else word.text for word in words[:-1]]
    return " ".join([*parts, words[-1].text]) if words else ""


@lru_cache(maxsize=20_000)
def singular(noun: str) -> str:
    """A noun in the singular, in lower case."""
    low = noun.lower()
    irregular = {"people": "people", "men": "man", "women": "woman", "spokesmen": "spokesman", "spokeswomen": "spokeswoman", "others": "other",
        "businessmen": "businessman", "congressmen": "congressman", "lawmakers": "lawmaker", "police": "police", "news": "news", "media": "media", "those": "those"}  # fmt: skip
    if low in irregular:
        return irregular[low]
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "ches", "shes", "xes")):
        return low[:-2]
    if low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 3:
        return low[:-1]
    return low


@lru_cache(maxsize=1)
def roles() -> frozenset[str]:
    """Every noun by which somebody is called."""
    kinds = ("voices", "offices", "own", "organs", "papers", "nobody", "persons")
    return frozenset(word.lower() for kind in kinds for word in listed("speakers", kind))


_DETERMINERS = frozenset(["the", "a", "an", "this", "that", "these", "those", "his", "her", "their", "its", "our", "my", "your", "such"])
_COUNTS = frozenset(
    ["some", "several", "many", "most", "all", "both", "other", "others", "another", "few", "any", "one", "two", "three", "four",
     "five", "six", "seven", "eight", "nine", "ten", "dozens", "dozen", "hundreds", "thousands", "multiple", "various", "numerous",
     "more", "than", "each", "no", "certain", "different", "fellow", "least", "at", "about", "nearly", "almost", "even",
     "only", "also", "just", "including", "according", "to", "by", "from", "as", "like", "and", "but", "or", "meanwhile", "then",
     "new", "recent", "latest", "leading", "top", "senior", "prominent", "separate", "too", "either", "neither", "respective"]
)  # fmt: skip
_MANY = frozenset(["some", "several", "many", "most", "all", "both", "other", "others", "few", "two", "three", "four", "five", "six", "seven",
    "eight", "nine", "ten", "dozens", "hundreds", "thousands", "multiple", "various", "numerous", "more", "certain", "these", "those"])  # fmt: skip
_PARTS = frozenset(["some", "several", "many", "most", "all", "both", "one", "two", "three", "four", "any", "few", "none", "each", "members", "member",
    "number", "group", "handful", "couple", "majority", "dozens", "half", "rest", "coalition", "groups", "lot", "thousands", "hundreds", "dozen"])  # fmt: skip
_PREPOSITIONS = frozenset(["of", "for", "at", "from", "with", "in", "to", "on", "by", "inside", "within", "near", "against", "under", "aboard",
    "about", "around", "behind", "between", "among", "outside", "across", "throughout", "on", "close", "familiar", "involved", "as", "over"])  # fmt: skip
_CUTS = frozenset(["who", "whom", "which", "that", "whose", "when", "where", "while", "after", "before", "because", "if", "is", "was", "are", "were",
    "has", "have", "had", "himself", "herself", "itself", "themselves", "alone", "today", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday", "monday", "along", "following", "earlier", "again", "recently", "repeatedly", "previously", "already", "now", "still", "meanwhile", "whether", "not", "will", "would", "then", "also", "later", "—", "–"])  # fmt: skip
_FORMER = frozenset(["former", "ex", "one-time", "onetime", "then", "late", "retired", "ousted", "deposed", "ex-president"])
_LOOSE = frozenset(["senior", "top", "former", "retired", "elected", "unnamed", "anonymous", "local", "federal", "state", "current", "chief",
    "longtime", "veteran", "high-ranking", "unidentified", "many", "few"])  # fmt: skip


def is_body(words: Sequence[Word]) -> bool:
    """Whether capitalised words name a body: an institution, a company, a force."""
    bodies = listed("speakers", "bodies")
    last = singular(words[-1].low) if words else ""
    if not words or (len(words) == 2 and words[0].text in given_names() and last in {"church", "house", "post", "street", "law", "page", "bill"}):
        return False
    if last in bodies or words[-1].low in bodies:
        return True
    if len(words) == 1:
        return words[0].text.isupper() and 2 <= len(words[0].low) <= 6
    return any(singular(word.low) in bodies and link.low in _TIES for word, link in pairwise(words))


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Every given name that is known."""
    return listed("names", "men") | listed("names", "women")


def parse(phrase: str | Sequence[Word]) -> Mention:
    """Take one party to a source apart; commas and asides are taken to be gone."""
    words = list(split_words(_PARENTHESIS.sub(" ", phrase)) if isinstance(phrase, str) else phrase)
    partisan = any(_PARTISAN.match(word.text) for word in words)
    words = [word for word in words if not _PARTISAN.match(word.text) and word.low not in _DAYS]
    words, determiner, plural = _stripped(words)
    words = _cut(_sentence_case(words))
    former = any(word.low in _FORMER or word.low.startswith("ex-") for word in words[:6])
    years = [at for at, word in enumerate(words) if _YEAR.match(word.text)]
    if years:
        former, words = True, words[: max(1, years[0] - 1)]
    if not words:
        return Mention("", determiner=determiner, plural=plural, own=partisan)
    core, link, rest = _around_preposition(words)
    owner, core = _owned(core)
    if owner and all(word.proper for word in core) and len(core) == 1 and singular(core[0].low) in listed("speakers", "bodies"):
        core = [Word(core[0].text.lower())]
    name, before = _trailing_name(core)
    body = bool(name) and is_body(name)
    if body and not before:
        role, lead = singular(name[-1].low), []
    else:
        role, lead = _role(before or ([] if name else core), named=bool(name))
    own = partisan or (bool(name) and not body and role in _SEATED)
    for backing, tie in ((owner, "'s"), (lead, ""), (rest, link)):
        if backing:
            break
    whole = [*owner, *core, *([Word(link), *rest] if rest else [])]
    noun = core[-1].low if not name else ""
    many = plural or (bool(noun) and singular(noun) != noun)
    return Mention(join(whole), join(name), role, join(backing), tie if backing else "", determiner, many, former, own)


def _stripped(words: list[Word]) -> tuple[list[Word], str, bool]:
    """Without article, counts and "several of"; says which article it was and whether they were many."""
    determiner, plural = "", False
    at = 0
    while at < len(words):
        low = words[at].low
        if words[at].proper and words[at].small and low not in _DETERMINERS | _COUNTS | _PARTS and at + 1 < len(words):
            at += 1
            continue
        upcoming = words[at + 1].low if at + 1 < len(words) else ""
        if low in _PARTS and (upcoming == "of"):
            plural = plural or low != "one"
            at += 2
        elif low in _DETERMINERS and (at + 1 < len(words)):
            determiner = low if not determiner else determiner
            plural = plural or low in {"these", "those"}
            at += 1
        elif (low in _COUNTS or _NUMBER.match(low)) and at + 1 < len(words) and not (words[at].proper and at):
            plural = plural or low in _MANY or bool(_NUMBER.match(low))
            at += 1
        elif low.endswith("ly") and not words[at].proper and at + 1 < len(words):
            at += 1
        else:
            break
    return words[at:], determiner, plural


def _sentence_case(words: list[Word]) -> list[Word]:
    """The first word in lower case where it is written large only because it begins a sentence or is a title."""
    if not words or not words[0].proper:
        return words
    run = list(takewhile(lambda word: word.proper, words))
    noun = singular(words[0].low)
    if noun in _PARTISANS or (noun not in roles() and noun not in listed("speakers", "groups")) or is_body(run):
        return words
    return [Word(words[0].text.lower(), words[0].owner), *words[1:]]


def _cut(words: list[Word]) -> list[Word]:
    """Up to where a clause begins that only says more."""
    for at, word in enumerate(words):
        if not at or word.proper:
            continue
        participle = word.text.endswith(("ing", "ed")) and len(word.text) > 4
        if word.low in _CUTS or (participle and (words[at - 1].proper or words[at - 1].text.endswith("s") or singular(words[at - 1].low) in roles())):
            by = next((i for i in range(at, min(at + 3, len(words))) if words[i].low == "by"), 0)
            return [*words[:at], *words[by:]] if by else words[:at]
    return words


def _around_preposition(words: list[Word]) -> tuple[list[Word], str, list[Word]]:
    """What stands before the first preposition that is not part of a name, the preposition, and what stands after."""
    for at in range(1, len(words)):
        word = words[at]
        if word.proper or word.low not in _PREPOSITIONS:
            continue
        following = [w for w in words[at + 1 :] if w.low != "the"]
        inside = words[at - 1].proper and not words[at - 1].owner and following and following[0].proper
        if inside and word.low in {"of", "for", "on", "in", "to"} and _one_body(words[:at], following):
            continue
        return words[:at], word.low, words[at + 1 :]
    return words, "", []


def _one_body(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether "X of Y" is one name: Department of Justice, Freedom of Russia Legion."""
    run = []
    for word in reversed(left):
        if not word.proper or word.owner:
            break
        run.append(word)
    head = run[0].low if run else ""
    titles = listed("speakers", "titles") | listed("speakers", "offices")
    if singular(head) in listed("speakers", "bodies"):
        return True
    tail = []
    for word in right:
        if not word.proper:
            break
        tail.append(word)
    return head not in titles and len(tail) > 1 and singular(tail[-1].low) in listed("speakers", "bodies")


def _owned(core: list[Word]) -> tuple[list[Word], list[Word]]:
    """The owner in a noun phrase, and what it owns; "Lawyers' Committee" is a name, and owns nothing."""
    common = listed("speakers", "groups") | roles()
    for at in range(len(core) - 2, -1, -1):
        if core[at].owner and not (core[at].proper and core[at + 1].proper and singular(core[at].low) in common):
            return core[: at + 1], core[at + 1 :]
    return [], core


def _trailing_name(core: list[Word]) -> tuple[list[Word], list[Word]]:
    """The proper name that a noun phrase ends in, without titles, and what stands before it."""
    at = len(core)
    particles = {"de", "del", "la", "di", "da", "van", "von", "der", "den", "bin", "bint", "ibn", "al", "el", "le", "du", "dos", "of", "for", "the", "and", "on", "&"}
    while at and (core[at - 1].proper or (core[at - 1].low in particles and at < len(core) and any(w.proper for w in core[max(0, at - 3) : at - 1]))):
        at -= 1
    run, before = core[at:], core[:at]
    if run and run[-1].low in _PARTISANS:
        return [], core
    if not run or is_body(run):
        return run, before
    titles = listed("speakers", "titles")
    if len(run) > 3 and run[1].low == "of" and run[0].low in titles:
        at = next((i for i in range(3, len(run)) if run[i].text in given_names()), 3)
        return run[at:], before + run[:at]
    cut = max((i + 1 for i, word in enumerate(run) if word.low in titles or singular(word.low) in titles), default=0)
    if cut and cut < len(run):
        return run[cut:], before + run[:cut]
    if cut == len(run) and (len(run) > 1 or run[0].low in titles):
        return [], core
    place = place_of(run[0].text)
    if place and place.sign.value == "people" and len(run) > 2:
        return run[1:], [*before, run[0]]
    return run, before


def _role(words: Sequence[Word], *, named: bool) -> tuple[str, list[Word]]:
    """The role that a noun phrase ends in, longest first, and the proper words before it."""
    if not words:
        return "", []
    known = roles()
    for size in range(min(4, len(words)), 0, -1):
        tail = " ".join(word.low for word in words[-size:])
        tail = " ".join([*tail.split()[:-1], singular(tail.split()[-1])])
        if tail in known:
            return tail, _lead(words[:-size])
    head = singular(words[-1].low)
    titles = listed("speakers", "titles")
    if named and (head in titles):
        return head, _lead(words[:-1])
    return (head if not words[-1].proper else ""), _lead(words[:-1])


def _lead(words: Sequence[Word]) -> list[Word]:
    """The proper words that a role is of: White House, in "senior White House official"."""
    last = next((i + 1 for i in range(len(words) - 1, -1, -1) if words[i].proper), 0)
    first = next((i for i in range(last) if words[i].proper), last)
    found = list(words[first:last])
    while found and (found[0].low in _LOOSE or found[0].low in listed("speakers", "titles")):
        found.pop(0)
    while found and found[-1].low in listed("speakers", "portfolios"):
        found.pop()
    return found
