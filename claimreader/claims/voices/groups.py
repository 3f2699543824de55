"""The party that people or a body make who are called by what they are alone: "House Republicans", "the hospital"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from claimreader.claims.lexicon import listed
from claimreader.claims.places import folded
from claimreader.claims.voices.bonds import OWNERS
from claimreader.claims.voices.naming import Word, is_body, roles, split_words
from claimreader.claims.voices.speakers import Mention
from claimreader.claims.voices.standing import country_in

_WHERE = frozenset(["in", "on", "from", "across"])
_EMPLOYED = frozenset(["at", "with"])
"""How people are tied to a house that they do not speak for: analysts at a bank."""
_ANY = frozenset(["news", "media", "local", "national", "foreign", "international", "major"])
_HERE = frozenset(["state", "country", "nation", "city", "town", "island", "world", "region"])
"""Whose a group is goes without saying there: the state's two caucuses."""
_PARTISANS = {"Republican": "Republicans", "GOP": "Republicans", "Democratic": "Democrats"}
"""Adjectives that stand for all of a party: "Republican hypocrisy: saying that..."."""
_SEVERAL = frozenset(
    ["senator", "lawmaker", "professor", "expert", "resident", "lawyer", "judge", "critic", "friend", "ally"]
)
"""Of these a place or a body has more than one."""
_BACKERS = frozenset(["proponent", "backer"])
_BACKING = re.compile(r"\b(?:proponents|backers)\b", re.IGNORECASE)
"""Other words for supporters."""
_LONGEST_PLACE = 4


def group(mention: Mention) -> str:
    """What a group or a body goes by; empty where the words could mean anybody."""
    if mention.role in listed("speakers", "nobody") | listed("speakers", "papers") or _anybody(mention):
        return ""
    if mention.link in _EMPLOYED or mention.backing in OWNERS:
        return ""
    if mention.words in _PARTISANS and not mention.determiner:
        return _PARTISANS[mention.words]
    if mention.plural:
        country = country_in(mention.backing) if not mention.link else None
        kind = mention.role.rpartition(" ")[2]
        named = kind in listed("speakers", "groups") or (country is not None and mention.role in roles())
        return _small(_plainly(mention)) if named else ""
    if mention.determiner in ("a", "an"):
        return ""
    whole = mention.role in listed("speakers", "collective") or _institution(mention)
    return _small(_plainly(mention)) if whole else ""


def holder(mention: Mention) -> str:
    """What the one goes by who holds an office of a place or a body, and has no name: "the governor of Halvik"."""
    of = [word for word in split_words(mention.backing) if word.low != "the"]
    short = 0 < len(of) <= _LONGEST_PLACE or is_body(of)
    named = short and all(word.proper or word.low in ("of", "and") for word in of)
    held = mention.role in listed("speakers", "own") | listed("speakers", "offices")
    if not (named and held) or mention.plural or mention.former:
        return ""
    if mention.link == "of" and mention.determiner == "the":
        return mention.words
    office = " ".join(word.text for word in split_words(mention.words)[len(split_words(mention.backing)) :])
    if mention.link != "'s" or office.lower() != mention.role or office in _SEVERAL:
        return ""
    return f"{office} of {mention.backing}"


def assembly(several: Sequence[Mention]) -> str:
    """What both parties of an assembly go by together: "Democrats and Republicans in Congress" are its members."""
    seats = [
        mention.backing for mention in several if mention.link in ("in", "on") and is_body(split_words(mention.backing))
    ]
    both = len(several) == 2 and {mention.role for mention in several} == {"republican", "democrat"}
    return f"Members of {seats[0]}" if both and len(seats) == 1 else ""


def past(mention: Mention) -> str:
    """What somebody without a name goes by who was something at a body that is named: "former NSA official"."""
    named = any(word.proper for word in split_words(mention.backing))
    if not named or mention.link in _WHERE or mention.role not in roles() | listed("speakers", "groups"):
        return ""
    words = mention.words.split()
    told = words[0].lower() in listed("speakers", "former")
    ranked = takewhile(lambda word: word in listed("speakers", "counts"), words[1:] if told else words)
    return " ".join([words[0].lower() if told else "former", *words[told + len(list(ranked)) :]])


def is_bare(mention: Mention) -> bool:
    """Whether people are called by one noun and nothing more; "many voters" are others than those before."""
    partisan = mention.role in ("republican", "democrat")
    return mention.plural and not mention.counted and " " not in mention.words and not mention.name and not partisan


def _anybody(mention: Mention) -> bool:
    alone = all(word.low in _ANY for word in split_words(mention.words)[:-1])
    return (alone and mention.role in listed("speakers", "vague")) or (
        mention.role == "party" and bool(mention.backing)
    )


def _institution(mention: Mention) -> bool:
    """Whether a text that says "the hospital" can only mean one."""
    return mention.role in listed("speakers", "institutions") and (bool(mention.determiner) or mention.link == "'s")


def _small(words: str) -> str:
    """With a small letter in front where only the beginning of a sentence made it large: Anti-war protesters."""
    first = words.partition(" ")[0]
    common = first.partition("-")[0].lower() in listed("speakers", "prefixes") or first.lower() in listed(
        "speakers", "plain"
    )
    return words[0].lower() + words[1:] if common and words[0].isupper() and not first.isupper() else words


def _plainly(mention: Mention) -> str:
    """The same group in the same words: "Republicans in Alabama" are "Alabama Republicans"."""
    if mention.role in _BACKERS and mention.plural:
        return _plainly(replace(mention, words=_BACKING.sub("supporters", mention.words), role="supporter"))
    head, _, _ = mention.words.partition(f" {mention.link} ")
    place = [word for word in split_words(mention.backing) if word != Word("the")]
    named = bool(place) and len(place) <= _LONGEST_PLACE and all(word.proper for word in place)
    if mention.link in _WHERE and named and " " not in head and is_body(place) == (mention.link == "on"):
        return f"{' '.join(word.text for word in place)} {head}"
    partisan = mention.role in ("republican", "democrat")
    if partisan and mention.backing.islower():
        return split_words(head)[-1].text
    if mention.link == "'s" and mention.plural and mention.backing.islower() and folded(mention.backing).isalpha():
        theirs = [word.text for word in split_words(mention.words)[1:] if word.low not in listed("speakers", "counts")]
        return " ".join([*theirs] if mention.backing in _HERE else [*theirs, "of the", mention.backing])
    return mention.words
