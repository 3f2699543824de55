"""A source, cut into the parties that it joins, each with the asides that say more about it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from claimreader.claims.lexicon import listed
from claimreader.claims.places import place_of
from claimreader.claims.voices.naming import given_names, is_body, is_joint, join, roles, singular, split_words
from claimreader.claims.voices.speakers import Mention, parse
from claimreader.claims.voices.surroundings import heads

_COMMA = re.compile(r",\s+|\s+[–—―]\s+|\s+--\s+")
_JOINED = re.compile(r"(?:and|or|as well as|along with|together with)\s+(.+)")
_LIST_END = re.compile(r"(?:^|\s)(?:and|or|as well as|along with|together with|&)\s")
_AND = re.compile(r"\s+(?:and|as well as|along with)\s+")
_ASIDE = re.compile(
    r"(?:Republican|Democrat|Independent|Conservative|Labour)\b|[RDI]-|[a-z0-9]"
    r"|(?:an?|the|including|who|which|whose|whom|where|now|then|once|also|of)\b"
)
_SHARED = re.compile(
    r"(?:(?:[Bb]oth |[Tt]he )*)(?P<one>[A-Z][\w’'-]+) and (?P<other>[A-Z][\w’'-]+) (?P<noun>administrations|campaigns)"
)
"""Two that share a noun: the Bush and Obama administrations."""
_APART = re.compile(r"\s+and\s+(?=[a-z])")
_DISTRICTS = (" County", " District", " Parish", " Province", " Borough")
_LONGEST_NAME = 5
_SEVERAL = 2
_LONGEST = 400
"""Characters of a source that are looked at."""


@dataclass(frozen=True, slots=True)
class Part:
    """One party to a source, and what else it is called."""

    main: Mention
    asides: tuple[Mention, ...] = ()


@lru_cache(maxsize=5_000)
def parts(source: str) -> tuple[Part, ...]:
    """The parties to a source: "Ukraine and Western media" are two, "the Department of Health and Services" is one."""
    found: list[tuple[str, list[str]]] = []
    segments = _segments(source[:_LONGEST])
    if _is_one_described(segments):
        return (Part(parse(segments[-1]), tuple(_asides([one.removeprefix("and ") for one in segments[:-1]]))),)
    for number, segment in enumerate(segments):
        joined = _JOINED.match(segment)
        if found and _is_whose(found[-1][0], segment):
            found[-1] = (segment, [*found[-1][1], found[-1][0]])
            continue
        listed_on = any(_LIST_END.search(later) for later in segments[number:])
        if found and (
            _places_on(segment, found[-1][0]) or (not joined and (not listed_on or _is_aside(segment, found[-1][0])))
        ):
            found[-1][1].append(segment)
        else:
            found += [(piece, []) for piece in _parted(joined.group(1) if joined else segment)]
    return tuple(Part(parse(main), tuple(_asides(asides))) for main, asides in found)


def _is_one_described(segments: Sequence[str]) -> bool:
    """Whether all of it is one person: "the Senate's former clerk, and now a judge, Anna Weil"."""
    *said, name = segments or [""]
    if len(said) < _SEVERAL or not _is_full_name(name) or not any(one.startswith("and ") for one in said[1:]):
        return False
    mentions = [parse(one.removeprefix("and ")) for one in said]
    described = all(one.role in roles() and not one.plural and not one.name for one in mentions)
    return described and all(one.determiner != "the" for one in mentions[1:])


def _segments(source: str) -> list[str]:
    """What the commas part, without an adverb in front."""
    segments = [segment.strip() for segment in _COMMA.split(source) if segment.strip()]
    while len(segments) > 1 and all(word.small for word in split_words(segments[0])):
        segments.pop(0)
    return segments


def _asides(asides: list[str]) -> Iterator[Mention]:
    """What asides call somebody: "the president and executive director of the committee" is two roles."""
    for aside in asides:
        for piece in [heads(aside)] if heads(aside) else _APART.split(aside):
            if piece.startswith("of "):
                yield Mention(piece, role="member", backing=piece.removeprefix("of "), link="of")
            else:
                yield parse(piece)


def _places_on(segment: str, main: str) -> bool:
    """Whether a segment only goes on with where somebody is: "voters in Boulder, Fort Collins, and Lafayette"."""
    first, joined = parse(main), _JOINED.match(segment)
    following = parse(joined.group(1) if joined else segment)
    placed = not first.name and first.link in ("in", "from", "across") and first.backing[:1].isupper()
    return placed and bool(following.name) and not following.role and not following.determiner


def _is_whose(main: str, segment: str) -> bool:
    """Whether what stands before a comma is only where somebody sits: the chairman for "Essex County, Ann Weil"."""
    return main.endswith(_DISTRICTS) and parse(main).name == main and _is_full_name(segment)


def _is_full_name(words: str) -> bool:
    parts = split_words(words)
    return 1 < len(parts) < _LONGEST_NAME and parts[0].text in given_names() and all(word.proper for word in parts)


def _is_aside(segment: str, main: str) -> bool:
    """Whether what follows a comma says more about what stands before it, rather than naming another."""
    if _ASIDE.match(segment):
        return True
    mention = parse(segment)
    if not parse(main).name:
        return bool(mention.name)
    where = place_of(segment) is not None and place_of(main) is None
    return (mention.role in roles() and not mention.name) or where


def _parted(segment: str) -> list[str]:
    """Parties that "and" joins."""
    if place_of(segment):
        return [segment]
    shared = _SHARED.fullmatch(segment)
    if shared is not None:
        return [f"{shared[name]} {singular(shared['noun'])}" for name in ("one", "other")]
    for match in _AND.finditer(segment):
        left, right = segment[: match.start()], segment[match.end() :]
        if left and right and _parties_both(left, right):
            return [left, *_parted(right)]
    return [segment]


def _parties_both(left: str, right: str) -> bool:
    one, two = parse(left), parse(right)
    if right.endswith("ing") and " " not in right and place_of(right) is None:
        return False
    if not _stands_alone(one) or not _stands_alone(two) or _half_a_name(left, right):
        return False
    one_person = not (one.name or one.plural or one.determiner) and bool(two.name) and right[:1].islower()
    if one_person:
        return False
    linked = bool(one.name) and re.search(r"\b(?:of|for|on)\b", one.name) is not None
    return not linked or re.match(r"(?:the|an?)\b", right) is not None or not is_body(split_words(one.name))


def _stands_alone(mention: Mention) -> bool:
    """Whether words can be a party: "president" in "president and chief executive Tim Cook" cannot."""
    if mention.name:
        return True
    if mention.role not in roles() and mention.role not in listed("speakers", "groups"):
        return False
    return mention.plural or bool(mention.determiner) or mention.role not in listed("speakers", "titles")


def _half_a_name(left: str, right: str) -> bool:
    """Whether the left is nothing by itself, and the right begins as a name does: Oversight and Reform Committee."""
    words = split_words(left)
    words = words[max((i + 1 for i, word in enumerate(words) if not word.proper), default=0) :]
    run = list(takewhile(lambda word: word.proper, split_words(right)))
    if right[:4].lower() == "the " or len(run) < 2 or not is_body(run) or not 1 <= len(words) <= 3:
        return False
    last = words[-1].noun
    part = last not in listed("speakers", "bodies") or is_joint(words[-1].text)
    return part and not place_of(join(words)) and last not in roles()
