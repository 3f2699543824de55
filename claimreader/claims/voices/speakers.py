"""One party to a source, as the text puts it, taken apart: the name in it, the role, and whom the role speaks for.

"Moore campaign chairman Bill Armistead" is the name Bill Armistead, in the role of campaign chairman, for Moore. Knows
nothing of the rest of the document.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise, takewhile

from claimreader.claims.lexicon import listed
from claimreader.claims.places import Sign, place_of
from claimreader.claims.voices.naming import Word, given_names, is_body, join, roles, split_words

_PARENTHESIS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_PARTISAN = re.compile(r"[RDI]-[A-Z]|[RDI]$")
_NUMBER = re.compile(r"\d[\d,.]*$")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_PARTISANS = frozenset(["republican", "democrat", "republicans", "democrats"])
_SEATED = frozenset(["representative", "rep", "senator", "sen", "reps", "sens", "congressman", "congresswoman"])
_LONGEST_ROLE = 4
_LONGEST_NAME = 3
_LONGEST_PLACE = 4
_LONGEST_TITLE = 2


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


@lru_cache(maxsize=20_000)
def parse(phrase: str) -> Mention:
    """Take one party to a source apart; asides between commas are taken to be gone."""
    return parse_words(split_words(_PARENTHESIS.sub(_party_letter, phrase)))


def _party_letter(bracket: re.Match[str]) -> str:
    return " R-A " if re.match(r"\([RDI]\b", bracket.group()) else " "


def parse_words(phrase: Sequence[Word]) -> Mention:
    """The same, of words."""
    if len(phrase) < _LONGEST_PLACE and phrase and phrase[0].proper and _is_seat(phrase):
        return Mention(join(phrase), join(phrase))
    partisan = any(_PARTISAN.match(word.text) for word in phrase)
    days = listed("speakers", "days")
    words = [word for word in phrase if not _PARTISAN.match(word.text) and word.low not in days]
    words, determiner, plural = _stripped(_of_headline(words))
    title = words[:1]
    office, named = _office_then_name(words)
    if named:
        said = parse_words(office)
        return replace(said, words=join(words), name=join(named), plural=False, seated=said.seated or partisan)
    words, past = _without_years(_cut(_sentence_case(words, determiner)))
    if not words:
        return Mention("", determiner=determiner, plural=plural, seated=partisan)
    core, link, rest = _around_preposition(words)
    tail = [Word(link), *rest] if rest else []
    link, rest = _of_whom(link, rest)
    owner, core = _owned(core)
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
    return Mention(join(whole), join(name), role, backing, tie, determiner, many, former, seated)


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
        whole = office[-1].proper and all(word.proper for word in name) and len(name) <= _LONGEST_NAME
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
    if not bare or (bare[0].proper and not (link == "for" and any(word.low == "at" for word in rest))):
        return link, rest
    for at, word in enumerate(rest[:-1]):
        proper = any(other.proper for other in rest[at + 1 : at + 3])
        if word.low in ("at", "for", "with", "of") and proper:
            return word.low, rest[at + 1 :]
    return link, rest


def _stripped(words: list[Word]) -> tuple[list[Word], str, bool]:
    """Without article, counts and "several of"; with the article, and whether they were many."""
    determiners, counts = listed("speakers", "determiners"), listed("speakers", "counts")
    determiner, plural = "", False
    at = 0
    while at < len(words) - 1:
        word = words[at]
        if word.low in listed("speakers", "parts") and words[at + 1].low == "of":
            plural = plural or word.low != "one"
            at += 1
        elif word.low in determiners:
            determiner = determiner or word.low
            plural = plural or word.low in ("these", "those")
        elif word.low in counts or _NUMBER.match(word.low):
            plural = plural or word.low in listed("speakers", "many") or bool(_NUMBER.match(word.low))
        elif not ((word.proper and word.small) or (word.low.endswith("ly") and not word.proper)):
            break
        at += 1
    return words[at:], determiner, plural


def _of_headline(words: list[Word]) -> list[Word]:
    """With the nouns in lower case that a headline writes large: Houthi Rebels, Health Officials."""
    last = words[-1] if len(words) > 1 else None
    if last is None or not all(word.proper for word in words) or is_body(words) or last.noun in _PARTISANS:
        return words
    if last.noun == last.low or last.noun not in listed("speakers", "groups") | listed("speakers", "voices"):
        return words
    small = [Word(word.low, word.owner) if word.low in listed("speakers", "plain") else word for word in words[:-1]]
    return [*small, Word(last.low, last.owner)]


def _sentence_case(words: list[Word], determiner: str) -> list[Word]:
    """The first word in lower case where it is written large only because it begins a sentence or is a title."""
    if not words or not words[0].proper or words[0].noun in _PARTISANS:
        return words
    adjective = len(words) > 1 and not words[1].proper and words[0].low in listed("speakers", "plain")
    if words[0].noun not in roles() | listed("speakers", "groups") and not (adjective and not place_of(words[0].text)):
        return words
    if len(words) > 3 and words[1].low == "of" and any(word.text in given_names() for word in words[3:]):
        return words
    run = list(takewhile(lambda word: word.proper, words))
    if len(words) == 1 and words[0].noun in listed("speakers", "organs") | listed("speakers", "collective"):
        return [Word(words[0].low, words[0].owner)]
    goes_on = len(words) > len(run) and words[len(run)].low in ("of", "for")
    if len(run) > _LONGEST_TITLE and words[0].noun != words[0].low and run[1].text not in given_names():
        return words
    if is_body(run) and (len(run) > 1 or determiner or goes_on):
        return words
    return [Word(words[0].text.lower(), words[0].owner), *words[1:]]


def _cut(words: list[Word]) -> list[Word]:
    """Up to where a clause begins that only says more; but "released by the ministry" stays, as "by the ministry"."""
    for at, word in enumerate(words):
        if not at or word.proper:
            continue
        before = words[at - 1]
        participle = word.text.endswith(("ing", "ed")) and len(word.text) > 4 and word.low != "armed"
        if participle and (before.proper or before.noun != before.low or before.noun in roles()):
            by = next((i for i in range(at, min(at + 3, len(words))) if words[i].low == "by"), len(words))
            return words[:at] + words[by:]
        if word.low in listed("speakers", "cuts"):
            return words[:at]
    return words


def _without_years(words: list[Word]) -> tuple[list[Word], bool]:
    """Without "from 2000 to 2006"; whoever is described so no longer is it."""
    for at, word in enumerate(words):
        if at and _YEAR.match(word.text):
            return words[: max(1, at - 1)], True
    return words, False


def _around_preposition(words: list[Word]) -> tuple[list[Word], str, list[Word]]:
    """What stands before the first preposition that is not part of a name, the preposition, and what stands after."""
    for at in range(1, len(words)):
        word = words[at]
        if word.proper or word.low not in listed("speakers", "prepositions"):
            continue
        articled = words[at + 1 : at + 2] in ([Word("the")], [Word("a")])
        following = words[at + 2 :] if articled else words[at + 1 :]
        between = words[at - 1].proper and not words[at - 1].owner and bool(following) and following[0].proper
        if not (between and _one_name(words[:at], following, word.low, articled)):
            return words[:at], word.low, words[at + 1 :]
    return words, "", []


def _one_name(left: Sequence[Word], right: Sequence[Word], link: str, articled: bool) -> bool:
    """Whether "X of Y" is one name: Department of Justice, Freedom of Russia Legion, Secretary of State John Kerry."""
    bodies, titles = listed("speakers", "bodies"), listed("speakers", "titles")
    head = left[-1]
    if head.noun in _PARTISANS:
        return False
    if head.noun in bodies or head.low in bodies:
        return True
    run = list(takewhile(lambda word: word.proper, reversed(left)))
    if any(word.text in given_names() for word in run[1:]) or any(word.low in titles for word in left[:-1]):
        return False
    links = listed("speakers", "links")
    tail = list(takewhile(lambda word: word.proper or word.low in links, right))
    if head.low in titles:
        return any(word.text in given_names() for word in tail[1:])
    office = head.noun in listed("speakers", "offices") | roles()
    if link == "for" and not articled and not office and place_of(head.text) is None:
        return True
    return not office and not articled and len(tail) > 1 and tail[-1].noun in bodies


def _owned(core: list[Word]) -> tuple[list[Word], list[Word]]:
    """The owner in a noun phrase, and what it owns; "Lawyers' Committee" is a name, and owns nothing."""
    common, bodies = listed("speakers", "groups") | roles(), listed("speakers", "bodies")
    for at in range(len(core) - 2, -1, -1):
        several = core[at].noun != core[at].low and core[at + 1].noun in bodies
        many = several or (core[at].noun in common and core[at].noun != "state")
        plain = core[at].proper and core[at + 1].proper and many
        if core[at].owner and not plain:
            return core[: at + 1], core[at + 1 :]
    return [], core


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
    found = list(words[first:last])
    while found and found[0].low in listed("speakers", "titles"):
        found.pop(0)
    tail = listed("speakers", "portfolios") | listed("speakers", "titles") | {"and", "of"}
    while found and found[-1].low in tail:
        found.pop()
    if not found and words and words[-1].low in listed("speakers", "heads"):
        start = next((i + 1 for i in range(len(words) - 2, -1, -1) if "-" not in words[i].text), 0)
        return list(words[start:])
    return found
