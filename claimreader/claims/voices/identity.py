"""Whom a text names only elsewhere: "the Russian president" after "Putin said", "an official" before "Lois Lerner"."""

import re
from collections.abc import Iterator
from functools import cached_property

from claimreader.claims.lexicon import listed
from claimreader.claims.places import place_of
from claimreader.claims.voices.cast import Cast
from claimreader.claims.voices.people import Figure
from claimreader.claims.voices.speakers import Mention, parse
from claimreader.claims.voices.standing import country_in
from claimreader.claims.voices.surroundings import says

_STATE = r"(?:[Tt]he\s+(?P<people>(?:[A-Z][\w.]*\s+){1,3})|(?P<owner>(?:[A-Z][\w.]*\s+){0,2}[A-Z][\w.]*)['’]s\s+)"
_HEADS = r"president|prime minister|premier|chancellor|leader|king|queen|emir|sultan|supreme leader|foreign minister"
_HEAD = re.compile(rf"\b{_STATE}(?P<role>{_HEADS})\b(?!,?\s+[A-Z])")
_CLAIM_OF = re.compile(
    r"\b(?:responded to|denied|dismissed|rejected|rebutted|disputed)\s+(?:[a-z]+\s+){0,2}"
    r"(?:claims?|allegations?|accusations?|suggestions?|reports?|rumou?rs?)\s+that\s+(?P<who>she|he)\b"
)
_BACK = 2
"""So many sentences before "the Russian president" stands the name of whom it means."""
_ON = 6
"""So many sentences after "an official" it may say who that is."""
_AGAIN = 6
"""So many sentences long "the journalist" may be one whom the text leaves without a name."""
_HEARD_ON_OTHERS = frozenset(["judge", "justice", "source", "witness", "expert", "doctor", "relative", "friend"])
_FAR_ON = 2500
"""Characters."""
_AGED = re.compile(r"(?:,\s+(?:aged\s+)?|\s+\()(?P<age>\d\d)[,.)]")
_OF_AGE = re.compile(
    r"[Tt]he (?:(?P<age>\d\d)-year-old(?: [a-z]+)?(?!['’\w])"
    r"|(?:mother|father|grandmother|grandfather) of [a-z]+\b(?! [A-Z]|['’]))"
)
_EARLY = 60
"""So far into its paragraph stands who a text begins with; longer than datelines are."""
_HEADLINES = 2
"""Line ends above the first paragraph."""


class Identity:
    """Ties descriptions in one text to the people whom it names.

    Args:
        text: the document.
        cast: who is named in it; those whose office is told only later are told it now.
    """

    def __init__(self, text: str, cast: Cast) -> None:
        self._text, self._cast = text, cast
        self._answering = dict(self._answers())
        for match in _HEAD.finditer(text):
            if place_of(match["people"] or match["owner"]) and says(text, match.start(), match.end()):
                self._tie(match.start(), parse(match.group()))

    def _tie(self, at: int, said: Mention) -> None:
        """Tell whoever alone can be meant that they hold an office."""
        number = self._cast.sentence(at)
        near = [one.figure for one in self._cast.before(at) if number - self._cast.sentence(one.start) <= _BACK]
        people = dict.fromkeys(figure for figure in near if figure)
        place = country_in(said.backing)
        if any(place and country_in(told.backing) == place for one in people for _, told in one.described):
            return
        heads = [figure for figure in people if any(_leads(told) for _, told in figure.described)]
        free = heads or [figure for figure in people if not any(map(_holds, figure.described))]
        if len(free) == 1:
            free[0].describe(at, said)

    def named_later(self, mention: Mention, at: int) -> Figure | None:
        """Who somebody is whom the text calls by name soon after: "the official, Lois Lerner"."""
        if mention.role not in listed("speakers", "persons") or mention.plural or mention.name:
            return None
        again = rf"\b(?:the|an?)\s+(?:[\w-]+\s+){{0,2}}?{re.escape(mention.role)}\b"
        for match in re.compile(again, re.IGNORECASE).finditer(self._text, at + len(mention.words), at + _FAR_ON):
            if self._cast.sentence(match.start()) - self._cast.sentence(at) > _ON or match.group()[:1] in "aA":
                return None
            if self._text.startswith(", ", match.end()):
                named = next(iter(self._cast.between(match.end(), match.end() + 4)), None)
                return named.figure if named and named.start == match.end() + 2 else None
        return None

    def introduced(self, mention: Mention, at: int) -> Figure | None:
        """Whom a text that opens with "a former engineer" names as its next paragraph begins: "Ann Weil, 48, said"."""
        opens = mention.determiner in ("a", "an") and not mention.plural and not mention.name
        if not opens or (mention.role in _official() and not mention.former):
            return None
        lead, end = self._text.rfind("\n", 0, at) + 1, self._text.find("\n", at)
        first = at - lead < _EARLY and self._text.count("\n", 0, lead) <= _HEADLINES
        if not first or end < 0 or any(one.figure for one in self._cast.between(lead, end)):
            return None
        start = next((one for one in range(end, len(self._text)) if self._text[one] != "\n"), end)
        named = next((one for one in self._cast.between(start, start + _EARLY) if one.figure), None)
        if named is None or not _AGED.match(self._text, named.end) or not says(self._text, named.start, named.end):
            return None
        new = not any(one.figure is named.figure for one in self._cast.between(0, start))
        return named.figure if new else None

    def of_age(self, at: int) -> Figure | None:
        """Who "the 48-year-old" at a place is: the only one whose age that is, or who was named just before."""
        match = _OF_AGE.match(self._text, at)
        if match is None:
            return None
        if match["age"] and self._ages:
            aged = {figure for figure, age in self._ages if age == match["age"]}
            return aged.pop() if len(aged) == 1 else None
        start = self._cast.sentences[max(0, self._cast.sentence(at) - 1)]
        near = {one.figure for one in self._cast.between(start, at) if one.figure}
        return near.pop() if len(near) == 1 else None

    @cached_property
    def _ages(self) -> list[tuple[Figure, str]]:
        told = ((one.figure, _AGED.match(self._text, one.end)) for one in self._cast.sightings if one.figure)
        return [(figure, match["age"]) for figure, match in told if match]

    def has_new(self, role: str, told: int, at: int) -> bool:
        """Whether "the journalist" is rather one who came up without a name since somebody was called so."""
        first = max(told, self._cast.sentences[max(0, self._cast.sentence(at) - _AGAIN)])
        new = rf"\b[Aa]n?\s+(?:[\w-]+\s+){{0,3}}?{re.escape(role)}\b(?!,?\s+[A-Z])"
        return any(match.start() > told for match in re.compile(new).finditer(self._text, first, at))

    def answers_for(self, figure: Figure) -> str:
        """The gender of whom somebody answers for who denies a claim "that she" did something; empty where nobody does.

        Where that is their own, whoever speaks for somebody else speaks for themselves in that.
        """
        return self._answering.get(figure, "")

    def _answers(self) -> Iterator[tuple[Figure, str]]:
        for match in _CLAIM_OF.finditer(self._text):
            start = self._cast.sentences[self._cast.sentence(match.start())]
            named = [one for one in self._cast.between(start, match.start()) if one.figure and not one.owner]
            if named and named[-1].figure:
                yield named[-1].figure, "f" if match["who"] == "she" else "m"


def _leads(said: Mention) -> bool:
    """Whether somebody so described is at the head of a country that is not told."""
    return said.role in _HEADS.split("|") and not said.backing and not said.former


def _holds(described: tuple[int, Mention]) -> bool:
    """Whether somebody so described has an office that the text tells."""
    _, said = described
    return said.seated or said.role in listed("speakers", "offices") | listed("speakers", "own")


def _official() -> frozenset[str]:
    """What people are called who are heard on others: a judge, a spokesman."""
    return listed("speakers", "voices") | listed("speakers", "offices") | _HEARD_ON_OTHERS
