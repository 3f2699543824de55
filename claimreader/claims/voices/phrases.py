"""The words of a noun phrase: cut free of articles and clauses, its first word as a sentence would not write it."""

import re
from collections.abc import Sequence
from itertools import takewhile

from claimreader.claims.lexicon import listed
from claimreader.claims.places import place_of
from claimreader.claims.voices.naming import Word, given_names, is_body, roles

_NUMBER = re.compile(r"\d[\d,.]*$")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_PARTISANS = frozenset(["republican", "democrat", "republicans", "democrats"])
_RELATIVE = frozenset(["who", "whom", "which"])
"""What a source may begin with that is found within a clause: "who prosecutors" say did it."""
_LONGEST_TITLE = 2


def stripped(words: list[Word]) -> tuple[list[Word], str, bool]:
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
            at += _NUMBER.match(word.low) is not None and at < len(words) - 2 and words[at + 1].low == "of"
        elif not (_is_loose(word) or _is_relative(word, words[at + 1])):
            break
        at += 1
    return words[at:], determiner, plural


def _is_loose(word: Word) -> bool:
    """Whether a word in front only begins a sentence, or is an adverb."""
    return (word.proper and word.small) or (word.low.endswith("ly") and not word.proper)


def _is_relative(word: Word, following: Word) -> bool:
    return word.text in _RELATIVE and following.noun != following.low and following.noun in listed("speakers", "groups")


def of_headline(words: list[Word]) -> list[Word]:
    """With the nouns in lower case that a headline writes large: Houthi Rebels, Health Officials."""
    last = words[-1] if len(words) > 1 else None
    if last is None or not all(word.proper for word in words) or is_body(words) or last.noun in _PARTISANS:
        return words
    if place_of(" ".join(word.text for word in words)) is not None:
        return words
    if last.noun == last.low or last.noun not in listed("speakers", "groups") | listed("speakers", "voices"):
        return words
    small = [Word(word.low, word.owner) if word.low in listed("speakers", "plain") else word for word in words[:-1]]
    return [*small, Word(last.low, last.owner)]


def sentence_case(words: list[Word], determiner: str) -> list[Word]:
    """The first word in lower case where it is written large only because it begins a sentence or is a title."""
    if not words or not words[0].proper or words[0].noun in _PARTISANS:
        return words
    adjective = len(words) > 1 and not words[1].proper and words[0].low in listed("speakers", "plain")
    if words[0].noun not in roles() | listed("speakers", "groups") and not (adjective and not place_of(words[0].text)):
        return words
    if len(words) > 3 and words[1].low == "of" and any(word.text in given_names() for word in words[3:]):
        return words
    run = list(takewhile(lambda word: word.proper, words))
    if len(run) == 1 and are_sent(words[0]):
        return [Word(words[0].low, words[0].owner), *words[1:]]
    if len(words) == 1 and words[0].noun in listed("speakers", "organs") | listed("speakers", "collective"):
        return [Word(words[0].low, words[0].owner)]
    goes_on = len(words) > len(run) and words[len(run)].low in ("of", "for")
    if len(run) > _LONGEST_TITLE and words[0].noun != words[0].low and run[1].text not in given_names():
        return words
    if is_body(run) and (len(run) > 1 or determiner or goes_on):
        return words
    return [Word(words[0].text.lower(), words[0].owner), *words[1:]]


def are_sent(word: Word) -> bool:
    """Whether a word, though it stands in names of bodies, means several who speak for one: observers, monitors."""
    return word.noun != word.low and word.noun in listed("speakers", "voices")


def cut(words: list[Word]) -> list[Word]:
    """Up to where a clause begins that only says more; but "released by the ministry" stays, as "by the ministry"."""
    while len(words) > 1 and _is_adverb(words[-1], words[-2]):
        words = words[:-1]
    for at, word in enumerate(words):
        if not at or word.proper:
            continue
        before = words[at - 1]
        if word.low in listed("speakers", "consulted"):
            return words[:at]
        office = " ".join(later.low for later in words[at : at + 2]) in roles()
        noun = office or word.low == "armed" or word.low in listed("speakers", "papers")
        participle = word.text.endswith(("ing", "ed")) and len(word.text) > 4 and not noun
        if participle and (before.proper or before.noun != before.low or before.noun in roles()):
            by = next((i for i in range(at, min(at + 3, len(words))) if words[i].low == "by"), len(words))
            return words[:at] + words[by:]
        if word.low in listed("speakers", "cuts"):
            return words[:at]
    return words


def _is_adverb(word: Word, before: Word) -> bool:
    """Whether a word that follows people says how they speak: "analysts uniformly", no "royal family"."""
    named = word.proper or word.noun in roles() | listed("speakers", "groups") | listed("speakers", "bodies")
    many = before.noun != before.low and not before.owner and before.noun in roles() | listed("speakers", "groups")
    return word.low.endswith("ly") and many and not named


def without_years(words: list[Word]) -> tuple[list[Word], bool]:
    """Without "from 2000 to 2006"; whoever is described so no longer is it."""
    for at, word in enumerate(words):
        if at and _YEAR.match(word.text):
            return words[: max(1, at - 1)], True
    return words, False


def around_preposition(words: list[Word]) -> tuple[list[Word], str, list[Word]]:
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
    if head.noun in _PARTISANS or (len(left) == 1 and are_sent(head)):
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


def owned(core: list[Word]) -> tuple[list[Word], list[Word]]:
    """The owner in a noun phrase, and what it owns; "Lawyers' Committee" is a name, and owns nothing."""
    common, bodies = listed("speakers", "groups") | roles(), listed("speakers", "bodies")
    for at in range(len(core) - 2, -1, -1):
        several = core[at].noun != core[at].low and core[at + 1].noun in bodies
        many = several or (core[at].noun in common and core[at].noun != "state")
        plain = core[at].proper and core[at + 1].proper and many
        if core[at].owner and not plain:
            return core[: at + 1], core[at + 1 :]
    return [], core
