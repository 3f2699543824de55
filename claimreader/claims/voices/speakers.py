"""One party to a source, as the text puts it, taken apart: the name in it, the role, and whom the role speaks for.

"Moore campaign chairman Bill Armistead" is the name Bill Armistead, in the role of campaign chairman, for Moore. Knows
nothing of the rest of the document.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from claimreader.claims.lexicon import listed
from claimreader.claims.places import Sign, place_of
from claimreader.claims.voices.naming import Word, given_names, is_body, join, roles, split_words, without_nicknames
from claimreader.claims.voices.phrases import (
    around_preposition,
    cut,
    of_headline,
    owned,
    sentence_case,
    stripped,
    without_years,
)

_PARENTHESIS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_KIND_AFTER = re.compile(
    r"(?P<name>(?:[Tt]he )?[A-Z][\w’'&-]*(?: [\w’'&-]+){1,6}) "
    r"(?:trade body|trade group|think tank|news agency|(?:advocacy|lobby|watchdog|rights|research|campaign) group)"
)
"""A body and what it is: "the Cato Institute think tank"."""
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")
_PARTISAN = re.compile(r"[RDI]-[A-Z]|[RDI]$")
_SEATED = frozenset(["representative", "rep", "senator", "sen", "reps", "sens", "congressman", "congresswoman"])
_SHORTEST_AMONG = 4
_PARENT = 3
_LONGEST_ROLE = 4
_LONGEST_NAME = 3
_LONGEST_PLACE = 4
_OF_ALL = frozenset(["many", "most", "more", "some", "few", "fewer", "all", "other"])
_FORCES = frozenset(["police"])
"""What a town has of its own, and is none of its people's: the Brenn police chief speaks for the Brenn police."""


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
    seated: bool = False
    """It holds a seat of its own (Rep., R-Texas), and so speaks for itself."""
    counted: bool = False
    """It is some number of those: "many voters", "68% of voters"."""


@lru_cache(maxsize=20_000)
def parse(phrase: str) -> Mention:
    """Take one party to a source apart; asides between commas are taken to be gone."""
    kind = _KIND_AFTER.fullmatch(phrase)
    if kind is not None and is_body(split_words(kind["name"])):
        phrase = kind["name"]
    return parse_words(split_words(_PARENTHESIS.sub(_party_letter, without_nicknames(phrase))))


def _among(words: Sequence[Word]) -> Sequence[Word]:
    """Those whom somebody is one of who have a common cause: "one of the bill's proponents"."""
    if len(words) < _SHORTEST_AMONG or [word.low for word in words[:2]] != ["one", "of"]:
        return ()
    said = parse_words(words[2:])
    return words[2:] if said.plural and said.role in listed("speakers", "causes") and said.backing.islower() else ()


def _counts(words: Sequence[Word]) -> bool:
    """Whether words begin with how many they are of all who are called so: "many voters", "68% of voters"."""
    return bool(words) and (words[0].low in _OF_ALL or words[0].low[:1].isdigit())


def _is_parent(words: Sequence[Word]) -> bool:
    """Whether words begin as in "father of three Jonas Pell"."""
    parent = len(words) > _PARENT and words[1].low == "of" and words[0].noun in listed("speakers", "kin")
    return parent and words[2].low in listed("speakers", "many") and words[3].proper


def _party_letter(bracket: re.Match[str]) -> str:
    return " R-A " if re.match(r"\([RDI]\b", bracket.group()) else " "


def parse_words(phrase: Sequence[Word]) -> Mention:
    """The same, of words."""
    return _parsed(tuple(phrase))


@lru_cache(maxsize=20_000)
def _parsed(phrase: tuple[Word, ...]) -> Mention:
    if len(phrase) < _LONGEST_PLACE and phrase and phrase[0].proper and _is_seat(phrase):
        return Mention(join(phrase), join(phrase))
    partisan = any(_PARTISAN.match(word.text) for word in phrase)
    days = listed("speakers", "days")
    words = [
        Word("the") if word.low in days else word
        for word in phrase
        if not _PARTISAN.match(word.text) and (word.owner or word.low not in days)
    ]
    one_of = _among(words)
    if one_of:
        return Mention(join(words), role="member", backing=join(one_of), link="of")
    counted = _counts(words)
    words, determiner, plural = stripped(of_headline(words))
    title = words[:1]
    office, named = _office_then_name(words)
    if named:
        said = parse_words(office)
        return replace(said, words=join(words), name=join(named), plural=False, seated=said.seated or partisan)
    if _is_parent(words):
        return replace(parse_words(words[3:]), role=words[0].noun)
    words, past = without_years(cut(sentence_case(words, determiner)))
    past = past and words[0].noun not in listed("speakers", "nobody")
    if not words:
        return Mention("", determiner=determiner, plural=plural, seated=partisan)
    core, link, rest = around_preposition(words)
    by = next((i for i, word in enumerate(rest) if word.low == "by"), 0)
    if by and core[-1].noun in listed("speakers", "papers"):
        link, rest = "by", rest[by + 1 :]
    tail = [Word(link), *rest] if rest else []
    link, rest = _of_whom(link, rest)
    owner, core = owned(core)
    if owner and len(core) == 1 and core[0].proper and core[0].noun in listed("speakers", "bodies"):
        core = [Word(core[0].text.lower())]
    name, before = trailing_name(core)
    body = bool(name) and is_body(name)
    role, lead = (name[-1].noun, []) if body and not before else _role(before or ([] if name else core), bool(name))
    tied = ((owner, "'s"), (lead, ""), (rest, link))
    if lead and link == "at" and any(word.proper for word in rest):
        tied = ((owner, "'s"), (rest, link), (lead, ""))
    backing, tie = next(((join(part), tie) for part, tie in tied if part), ("", ""))
    whole = [*owner, *core, *tail]
    if len(whole) > 1 and whole[1].proper and whole[0].low == title[0].low:
        whole[0] = title[0]
    many = plural or (not name and core[-1].noun != core[-1].low)
    former = past or any(word.low in listed("speakers", "former") or word.low.startswith("ex-") for word in phrase[:7])
    seated = partisan or (bool(name) and not body and role in _SEATED)
    return Mention(join(whole), join(name), role, backing, tie, determiner, many, former, seated, counted)


def _is_seat(phrase: Sequence[Word]) -> bool:
    place = place_of(join(phrase))
    return place is not None and place.sign is Sign.SEAT


def _office_then_name(words: list[Word]) -> tuple[list[Word], list[Word]]:
    """An office of several words and who holds it: "Chairman of the Joint Chiefs of Staff Gen. Martin Dempsey"."""
    prepositions, titles = listed("speakers", "prepositions"), listed("speakers", "titles")
    for at in range(3, len(words) - 1):
        office, name = words[:at], words[at:]
        holds = any(
            link.low in prepositions and (title.low in titles or title.noun in listed("speakers", "persons"))
            for title, link in pairwise(office[:5])
        )
        ended = office[-1].proper or office[-1].low in listed("speakers", "portfolios")
        whole = ended and all(word.proper for word in name) and len(name) <= _LONGEST_NAME
        if holds and whole and name[0].text in given_names():
            while office[-1].low in titles:
                office.pop()
            return office, name
    return [], []


def _of_whom(link: str, rest: list[Word]) -> tuple[str, list[Word]]:
    """For whom somebody is what they are: "the Boy Scouts", in "director of communications for the Boy Scouts"."""
    bare = [word for word in rest if word.low not in listed("speakers", "determiners")]
    if bare and all(word.low in listed("speakers", "portfolios") or word.low == "and" for word in bare):
        return "", []
    if len(bare) > 1 and _ORDINAL.match(bare[0].text) and bare[1].proper:
        return link, rest
    if not bare or (bare[0].proper and not (link == "for" and any(word.low == "at" for word in rest))):
        return link, rest
    for at, word in enumerate(rest[:-1]):
        proper = any(other.proper for other in rest[at + 1 : at + 3])
        if word.low in ("at", "for", "with", "of") and proper:
            return word.low, rest[at + 1 :]
    return link, rest


def trailing_name(core: list[Word]) -> tuple[list[Word], list[Word]]:
    """The proper name that a noun phrase ends in, without titles, and what stands before it."""
    at = len(core)
    links = listed("speakers", "links")
    while at and (core[at - 1].proper or (_within(core, at) and core[at - 1].low in links)):
        at -= 1
    while at < len(core) and not core[at].proper:
        at += 1
    run, before = core[at:], core[:at]
    if run and run[-1].noun in ("republican", "democrat", "mp", "mep"):
        return [], core
    if not run or is_body(run):
        return run, before
    if _is_office(run):
        return [], core
    titles = listed("speakers", "titles")
    if len(run) > 3 and run[1].low == "of" and run[0].low in titles:
        cut = next((i for i in range(3, len(run)) if run[i].text in given_names()), 3)
        return run[cut:], [*before, run[0]]
    cut = max(
        (i + 1 for i, word in enumerate(run) if _is_title(run, i) and (word.low in titles or word.noun in titles)),
        default=0,
    )
    if cut == len(run):
        return [], core
    if all(word.low in listed("speakers", "half_titles") for word in run[:cut]):
        cut = 0
    given = next((i for i in range(cut + 1, len(run) - 1) if run[i].text in given_names()), 0)
    if given and len(run) - cut > _LONGEST_NAME:
        cut = given
    if cut:
        return run[cut:], before + run[:cut]
    place = place_of(run[0].text)
    if place and place.sign is Sign.PEOPLE and len(run) > 2:
        return run[1:], [*before, run[0]]
    return run, before


def _is_office(run: Sequence[Word]) -> bool:
    """Whether capitalised words are an office's and nobody's name: Public Prosecutor."""
    last = run[-1]
    holds = (
        last.noun in listed("speakers", "offices")
        and last.noun == last.low
        and last.low not in listed("speakers", "borne")
    )
    return holds and len(run) > 1 and not any(word.text in given_names() for word in run)


def _is_title(run: Sequence[Word], at: int) -> bool:
    """Whether a word that can be a title stands as one: King in King Charles, not in Angus King."""
    return at == 0 or run[at - 1].text not in given_names() or at < len(run) - 1


def _within(core: Sequence[Word], at: int) -> bool:
    """Whether the word before `at` stands between words with capitals."""
    return at < len(core) and any(word.proper for word in core[max(0, at - 3) : at - 1])


def _role(words: Sequence[Word], named: bool) -> tuple[str, list[Word]]:
    """The role that a noun phrase ends in, longest first, and the proper words before it."""
    if not words:
        return "", []
    for size in range(min(_LONGEST_ROLE, len(words)), 0, -1):
        tail = " ".join([*(word.low for word in words[-size:-1]), words[-1].noun])
        if tail in roles():
            return tail, _lead(words[:-size])
    last = words[-1]
    if (named and last.noun in listed("speakers", "titles")) or not last.proper:
        return last.noun, _lead(words[:-1])
    return "", _lead(words[:-1])


def _lead(words: Sequence[Word]) -> list[Word]:
    """The proper words that a role is of: White House, in "senior White House official"; no title, no portfolio."""
    last = next((i + 1 for i in range(len(words) - 1, -1, -1) if words[i].proper), 0)
    first = next((i for i in range(last) if words[i].proper), last)
    if 0 < first < last and _ORDINAL.match(words[first - 1].text):
        first -= 1
    found = list(words[first:last])
    if found and last == len(words) - 1 and words[last].low in _FORCES:
        found = list(words[first:])
    while found and found[0].low in listed("speakers", "titles") and not (found[0].low == "justice" and is_body(found)):
        found.pop(0)
    tail = listed("speakers", "portfolios") | listed("speakers", "titles") | {"and", "of"}
    while found and found[-1].low in tail:
        found.pop()
    if not found and words and words[-1].low in listed("speakers", "heads"):
        start = next((i + 1 for i in range(len(words) - 2, -1, -1) if "-" not in words[i].text), 0)
        return list(words[start:])
    return found
