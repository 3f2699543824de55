"""Which colour and which letter a party has: the same wherever it is named, and apart for every kind of eyes.

Nothing here is drawn; a `Look` says how a party is to be drawn on a dark, a light or a high-contrast ground.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from hashlib import blake2b
from string import ascii_lowercase, ascii_uppercase, digits

from textual.color import Color, ColorParseError

from claimreader.records import KnownParty
from claimreader.records.record import record

LEGIBLE = 4.5
"""The least contrast of text with its ground that counts as legible (WCAG 2.2, 1.4.3)."""


class Ground(StrEnum):
    """What lies under the text."""

    DARK = "dark"
    LIGHT = "light"
    CONTRAST = "contrast"


@record
class Hue:
    """A colour of the palette, as it is on each ground."""

    name: str
    dark: str
    light: str
    contrast: str

    def on(self, ground: Ground) -> str:
        """The colour as `#rrggbb`."""
        return {Ground.DARK: self.dark, Ground.LIGHT: self.light, Ground.CONTRAST: self.contrast}[ground]


HUES: tuple[Hue, ...] = (
    Hue("orange", dark="#ffb95b", light="#551400", contrast="#ffbb60"),
    Hue("sky", dark="#b0f6ff", light="#025d88", contrast="#b0f6ff"),
    Hue("green", dark="#1ee2a5", light="#125100", contrast="#01e7a7"),
    Hue("yellow", dark="#effc02", light="#776208", contrast="#fdfd3b"),
    Hue("blue", dark="#589aff", light="#0b4bff", contrast="#47a4fd"),
    Hue("red", dark="#ff6838", light="#931542", contrast="#ff7846"),
    Hue("violet", dark="#c7b8ff", light="#390074", contrast="#ceb8ff"),
    Hue("pink", dark="#d280b5", light="#af00aa", contrast="#d586bf"),
)
"""Eight hues after the idea of Okabe and Ito's colour universal design (2002): they differ in lightness and along
blue and yellow, which dichromats keep, not in hue alone. The shades were found by simulated annealing that drives apart
the closest two in OKLab (Ottosson 2020), as seen by normal eyes and through Machado, Oliveira and Fernandes' simulation
of protanopia, deuteranopia and tritanopia at full severity (2009), among those that are legible on the themes' grounds
and on their own tint (WCAG 2.2 contrast of 4.5, 7 for high contrast). The tests measure it again."""

NOBODY = Hue("grey", dark="#a9b1be", light="#565d67", contrast="#e0e0e0")
"""For claims that are laid to nobody."""

UNNAMED = "–"
"""The letter of claims that are laid to nobody."""

CROWD = "+"
"""The letter of those for whom, past sixty parties, none is left."""

_BY_NAME = {hue.name: hue for hue in (*HUES, NOBODY)}
_GROUNDS = {Ground.DARK: "#1c2027", Ground.LIGHT: "#f3f1ec", Ground.CONTRAST: "#000000"}


@record
class Look:
    """How a party is shown."""

    party: str | None
    letter: str
    """One letter that is no other party's on the same screen."""
    colour: str
    """One of the palette's names, or `#rrggbb`."""

    def on(self, ground: Ground) -> str:
        """The colour of text as `#rrggbb`; a colour of the user's is made legible, its hue kept."""
        hue = _BY_NAME.get(self.colour)
        return hue.on(ground) if hue else _legible(self.colour, ground)


NOBODYS_LOOK = Look(None, UNNAMED, NOBODY.name)


class Looks(Mapping[str | None, Look]):
    """The looks of the parties of one article or dispute; whoever is not among them is shown as nobody."""

    def __init__(self, looks: Mapping[str, Look]) -> None:
        self._looks: dict[str | None, Look] = {None: NOBODYS_LOOK}
        self._looks.update(looks)

    def __getitem__(self, party: str | None) -> Look:
        return self._looks.get(party, NOBODYS_LOOK)

    def __iter__(self) -> Iterator[str | None]:
        return iter(self._looks)

    def __len__(self) -> int:
        return len(self._looks)

    def of(self, parties: Sequence[str]) -> tuple[Look, ...]:
        """The looks of those who say something together; nobody's where it is nobody."""
        return tuple(self[party] for party in parties) or (NOBODYS_LOOK,)


class Palette:
    """The colours of all parties of a session: what a party was given among others it keeps, wherever it is named.

    A colour that the user has set wins; otherwise a name's hash chooses a hue. Of two that choose the same one, that
    with the greater hash yields, always to the same next choice. Hues repeat among those who are seen together only
    when there are more parties than hues, or when each had its own from elsewhere already; letters only when there are
    more than sixty.
    """

    def __init__(self, known: Sequence[KnownParty] = ()) -> None:
        self._set = {one.name: one.colour for one in known if one.colour and usable(one.colour)}
        self._given: dict[str, str] = {}

    def looks(self, parties: Iterable[str]) -> Looks:
        """A look for each of those who are seen together."""
        order = sorted(set(parties), key=lambda party: (party not in self._set, party not in self._given, _hash(party)))
        used: list[str] = []
        letters: set[str] = {UNNAMED}
        found: dict[str, Look] = {}
        for party in order:
            colour = self._set.get(party) or self._given.get(party) or _free_hue(party, used)
            used.append(colour)
            found[party] = Look(party, _free_letter(party, letters), colour)
            letters.add(found[party].letter)
        if len(found) > 1:  # a line of a list, with one party in it, must not take a hue from those seen together later
            self._given.update((party, look.colour) for party, look in found.items())
        return Looks(found)


def looks(parties: Iterable[str], known: Sequence[KnownParty] = ()) -> Looks:
    """A look for each party, which depends on the names alone."""
    return Palette(known).looks(parties)


def usable(colour: str) -> bool:
    """Whether a colour from the configuration is `#rrggbb` or one of the palette's names."""
    if colour in _BY_NAME:
        return True
    try:
        return colour.startswith("#") and bool(Color.parse(colour))
    except ColorParseError:
        return False


def mixed(colour: str, ground: str, share: float) -> str:
    """`share` of a colour in another one."""
    return Color.parse(ground).blend(Color.parse(colour), share).hex6.lower()


def _hash(party: str) -> int:
    return int.from_bytes(blake2b(party.casefold().encode(), digest_size=8).digest(), "big")


def _free_hue(party: str, used: Sequence[str]) -> str:
    """The first of the hues in this party's order of preference that is used least."""
    first, step = _hash(party) % len(HUES), 1 + 2 * (_hash(party) // len(HUES) % (len(HUES) // 2))
    preferred = [HUES[(first + turn * step) % len(HUES)].name for turn in range(len(HUES))]
    return min(preferred, key=used.count)


def _free_letter(party: str, taken: Collection[str]) -> str:
    """An initial of the name, or another of its letters, or any, that is not taken."""
    words = party.removeprefix("the ").removeprefix("The ").split() or [party]
    initials = "".join(word[0] for word in words)
    within = "".join(words)
    candidates = (initials + within).upper() + ascii_uppercase + digits + ascii_lowercase
    return next((one for one in candidates if one.isalnum() and one not in taken), CROWD)


def _legible(colour: str, ground: Ground) -> str:
    """A user's colour, moved towards white or black as far as it must be to be legible."""
    under, towards = _GROUNDS[ground], "#000000" if ground is Ground.LIGHT else "#ffffff"
    shades = (mixed(towards, colour, step / 20) for step in range(21))
    return next((shade for shade in shades if contrast(shade, under) >= LEGIBLE), towards)


def contrast(one: str, other: str) -> float:
    """How much two colours stand out from each other, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in Color.parse(colour).normalized
    ]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))
