"""The members of one party on one committee: by whatever words a text calls them, they are one party.

Where a text says that every one of them did something, whom it names among them speaks for all.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimreader.claims.voices.cast import Cast
from claimreader.claims.voices.people import Figure
from claimreader.claims.voices.speakers import Mention

_PARTIES = {"republican": "Republicans", "gop": "Republicans", "democrat": "Democrats", "democratic": "Democrats"}
_LETTERS = {"R": "Republicans", "D": "Democrats"}
_SITTING = frozenset(["republican", "democrat", "member", "lawmaker", "legislator"])
_COMMITTEE = re.compile(r"(?:[Ss]ub)?[Cc]ommittee$|[Pp]anel$")
_PARTISANS = r"(?:Republicans?|Democrats?|(?:GOP|Republican|Democratic) (?:members?|lawmakers?))"
_COMMITTEE_NAME = (
    r"(?:[A-Z][\w&]* (?:and |on |for )?){0,8}(?:[Ss]ub)?(?:[Cc]ommittee|[Pp]anel)\b(?: on(?: and| the| [A-Z]\w*){1,8})?"
)
_EVERY = r"(?:[Ee]very|[Aa]ll(?: (?:of )?(?:the )?\w+)?|[Ee]ach) "
_PHRASE = re.compile(rf"(?P<every>{_EVERY})?(?P<who>{_PARTISANS}) (?:on|of) the (?P<named>{_COMMITTEE_NAME})")
_AFTER = re.compile(r"\s*[,(]\s*(?P<letter>[RD])-[A-Z]|,\s+(?P<word>Republican|Democrat)\s+(?:of|from)\b")
_BEFORE = re.compile(
    r"\b(Republican|Democratic|GOP)\s+(?:Reps?\.|Representative|Congress(?:wo)?man|Sens?\.|Senator)\s+$"
)
_SEAT = r"(?:member|chair\w*|Republican|Democrat)"
_SITS = re.compile(
    rf"(?:,\s+[^,;\n]{{1,30}})?,\s+(?:an?|the)\s+(?:(?:\w+\s+){{0,6}}(?:sub)?(?:committee|panel)(?:['’]s)?\s+(?:\w+\s+)?{_SEAT}"
    rf"|(?:\w+\s+)?{_SEAT}\s+(?:of|on)\s+the\s+(?:\w+\s+){{0,6}}(?:sub)?(?:committee|panel))\b",
    re.IGNORECASE,
)
_SITS_BEFORE = re.compile(
    rf"\b{_SEAT}s?\s+(?:of|on)\s+the\s+(?:\w+\s+){{0,6}}(?:committee|panel)[,”\"\s]+(?:Rep\w*\.?\s+)?$", re.IGNORECASE
)
_SPEAKS_FOR = re.compile(r"\b(?:signed by|saying(?: that)?|on behalf of|with)\s*$")
_NEAR = 90


@dataclass(frozen=True, slots=True)
class _Bench:
    at: int
    name: str
    whole: bool
    """The text says that it was every one of them."""


class Benches:
    """Those that a text speaks of."""

    def __init__(self, text: str, cast: Cast) -> None:
        self._text, self._cast = text, cast
        self._named = list(self._read())
        self._heard: list[_Bench] = []
        self._sitting: dict[Figure, str] = {}
        self._whole = {bench.name for bench in self._named if bench.whole}

    def of(self, mention: Mention, at: int) -> str:
        """The bench that words mean: "the GOP committee members"; empty where they mean none."""
        if mention.role not in _SITTING or mention.determiner in ("a", "an"):
            return ""
        words = mention.words.split()
        party = _party_in(mention.words)
        committee = [word for word in words if _COMMITTEE.search(re.sub(r"['’]s?$", "", word))]
        if not party or not committee:
            return ""
        full = self._committee(mention.backing if _COMMITTEE.search(mention.backing) else "", at)
        if not full:
            return ""
        self._heard.append(_Bench(at, f"{full} {party}", False))
        return f"{full} {party}"

    def last(self, at: int) -> str:
        """The bench that "the lawmakers" are: the one that the text spoke of in the sentence or the one before."""
        number = self._cast.sentence(at)
        before = [bench for bench in (*self._named, *self._heard) if bench.at < at]
        last = max(before, key=lambda bench: bench.at, default=None)
        return last.name if last and self._cast.sentence(last.at) >= number - 1 else ""

    def of_figure(self, figure: Figure) -> str:
        """The bench that a person sits on who speaks for it, where the whole of it does the same; else empty."""
        if not self._whole:
            return ""
        if figure not in self._sitting:
            self._sitting[figure] = self._bench(figure)
        return self._sitting[figure]

    def _bench(self, figure: Figure) -> str:
        sightings = [one for one in self._cast.sightings if one.figure is figure]
        party = next(filter(None, (self._party(one.start, one.end) for one in sightings)), "")
        for name in self._whole:
            if name.endswith(f" {party}") and any(self._sits(one.start, one.end, name) for one in sightings):
                return name
        return ""

    def _read(self) -> Iterator[_Bench]:
        for match in _PHRASE.finditer(self._text):
            party = _party_in(match["who"])
            committee = self._committee(match["named"], match.start())
            if committee:
                yield _Bench(match.start(), f"{committee} {party}", bool(match["every"]))

    def _committee(self, named: str, at: int) -> str:
        """A committee's full name; the one spoken of, where it is only called that."""
        if named[:1].isupper() or named[4:5].isupper():
            return self._cast.body(named.removeprefix("the "))
        before = [one.body for one in self._cast.before(at) if _COMMITTEE.search(one.body)]
        return self._cast.body(before[0]) if before else ""

    def _party(self, start: int, end: int) -> str:
        after, before = _AFTER.match(self._text, end), _BEFORE.search(self._text[max(0, start - _NEAR) : start])
        if after:
            return _LETTERS[after["letter"]] if after["letter"] else _PARTIES[after["word"].lower()]
        return _PARTIES[before[1].lower()] if before else ""

    def _sits(self, start: int, end: int, bench: str) -> bool:
        """Whether a mention says that its bearer sits on a bench, or speaks in its name."""
        if _SITS.match(self._text, end) or _SITS_BEFORE.search(self._text[max(0, start - _NEAR) : start]):
            return True
        number = self._cast.sentence(start)
        here = (one for one in self._named if one.name == bench and self._cast.sentence(one.at) == number)
        return any(_SPEAKS_FOR.search(self._text[max(0, one.at - _NEAR) : one.at]) for one in here)


def _party_in(words: str) -> str:
    plain = (word.lower().rstrip("s’'") for word in words.split())
    return next((_PARTIES[word] for word in plain if word in _PARTIES), "")
