"""The signs that a claim carries wherever it is shown, so that its colour is never the only thing that tells.

`R!` is a contested claim of R's, `U×` a denial of U's, `≠` rejects what another said, `?` is doubtful.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from claimreader.phrases import NO_PARTY
from claimreader.records import Act, KeptClaim
from tui.drawn import Face, Ink, Piece
from tui.palette import Look, Looks

CONTESTED = "!"
DENIES = "×"
REJECTS = "≠"
DOUBTFUL = "?"
ADDED, REMOVED = "+", "−"
"""Before what an edit put in, and what it took out."""
OPENS, CLOSES = "[", "]"
"""Where a claim begins and ends, on terminals that cannot show it by colour."""

GAP = "\u00a0"
"""Between signs and words; no line breaks there."""

DENIALS = (Act.DENY, Act.REJECT)
ASSERTIONS = (Act.ASSERT, Act.CONFIRM, Act.ACCUSE)

_SIGNS = {Act.DENY: DENIES, Act.REJECT: REJECTS}


class Showing(NamedTuple):
    """How signs are shown."""

    threshold: float = 0.0
    """Claims that are less likely to be right than this are marked as doubtful."""
    brackets: bool = False
    """Mark where claims begin and end: for terminals without colour."""
    changes: Mapping[int, str] | None = None
    """Where an edit is shown: the signs of what it did to claims, by their ids."""


PLAINLY = Showing()


def sign(kept: KeptClaim, looks: Looks, threshold: float = 0.0) -> str:
    """All signs of a claim: its parties' letters, its denial, its being contested or doubtful."""
    letters = "".join(look.letter for look in looks.of(kept.claim.parties))
    return letters + nature(kept, threshold)


def badge(kept: KeptClaim, looks: Looks, showing: Showing) -> Iterator[Piece]:
    """The signs of a claim as they are drawn, each letter on its party's colour."""
    voices = looks.of(kept.claim.parties)
    kind = nature(kept, showing.threshold) + (showing.changes or {}).get(kept.id, "")
    for look in voices:
        yield Piece(look.letter + (kind if look is voices[-1] else ""), _face(look, kept))
    opens = OPENS if showing.brackets and showing.changes is None else GAP
    yield Piece(opens, Face(look=voices[0], ink=Ink.TINT, claims=(kept.id,)))


def swatch(look: Look) -> Piece:
    """A party's letter on its colour, beside its name."""
    return Piece(f" {look.letter} ", Face(look=look, ink=Ink.BADGE, bold=True))


def swatches(voices: Sequence[Look]) -> list[Piece]:
    """The letters of several parties, close together."""
    return [Piece(look.letter, Face(look=look, ink=Ink.BADGE, bold=True)) for look in voices]


def name(look: Look) -> Piece:
    """A party's name in its colour."""
    return Piece(look.party or NO_PARTY, Face(look=look, bold=True))


def is_doubtful(kept: KeptClaim, threshold: float) -> bool:
    """Whether a claim is less likely to be right than the user asks for."""
    return kept.claim.confidence < threshold


def nature(kept: KeptClaim, threshold: float) -> str:
    """The signs of what a claim is, without whose it is."""
    denial = _SIGNS.get(kept.claim.act, "")
    return denial + CONTESTED * bool(kept.dispute_ids) + DOUBTFUL * is_doubtful(kept, threshold)


def _face(look: Look, kept: KeptClaim) -> Face:
    return Face(look=look, ink=Ink.BADGE, bold=True, claims=(kept.id,))
