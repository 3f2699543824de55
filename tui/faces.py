"""What each place of a block of text looks like: its kind, what is set in it, the claims on it, what an edit did."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar

from claimreader.records import Block, BlockKind, Inline, InlineKind, KeptClaim
from tui.drawn import Face, Ink, Tone
from tui.palette import Look, Looks
from tui.signs import Showing, is_doubtful

if TYPE_CHECKING:
    from claimreader.versions.text import Stretch

_FACES = {
    BlockKind.TITLE: Face(Tone.STRONG, bold=True),
    BlockKind.HEADING: Face(Tone.HEADING, bold=True),
    BlockKind.CAPTION: Face(Tone.QUIET, italic=True),
}


TONES = {"added": Tone.ADDED, "removed": Tone.REMOVED}
"""By what an edit did; a StrEnum's members are their values."""


class Role(StrEnum):
    """What a stretch is to a claim."""

    CONTENT = "content"
    CUE = "cue"
    SOURCE = "source"


class Mark(NamedTuple):
    """A stretch that a claim's content, cue or source covers, within one block."""

    start: int
    end: int
    role: Role
    kept: KeptClaim


class Wearing:
    """Gives places their faces, for certain parties' looks and a certain terminal."""

    def __init__(self, looks: Looks, showing: Showing) -> None:
        self._looks = looks
        self._showing = showing

    def of(
        self, block: Block, marks: Sequence[Mark], inlines: Sequence[Inline], edits: Sequence["Stretch"]
    ) -> tuple[list[int], list[Face]]:
        """Where faces change in a block, and to which."""
        stretches: tuple[_Stretch, ...] = (*marks, *inlines, *edits)
        edges = {edge for one in stretches for edge in (one.start, one.end)}
        cuts = sorted({block.start, *(edge for edge in edges if block.start < edge < block.end)})
        here = _Sweep(marks), _Sweep(inlines), _Sweep(edits)
        return cuts, [self._face(block, here[0].at(cut), here[1].at(cut), here[2].at(cut)) for cut in cuts]

    def _face(self, block: Block, marks: Sequence[Mark], inlines: Sequence[Inline], edits: Sequence["Stretch"]) -> Face:
        face = _FACES.get(block.kind, Face())
        for inline in inlines:
            face = _set(face, inline)
        if self._showing.changes is not None:
            return self._edited(face, marks, edits)
        contents = sorted((mark for mark in marks if mark.role is Role.CONTENT), key=_outermost_first)
        tellers = [mark for mark in marks if mark.role is not Role.CONTENT]
        if tellers:
            cue = any(mark.role is Role.CUE for mark in tellers)
            told = tuple(mark.kept.id for mark in tellers)
            look = self._look(tellers[-1].kept)
            face = replace(face, told=told, look=look, ink=Ink.HALF, italic=face.italic or cue)
        if not contents:
            return face
        inner = contents[-1].kept
        doubtful = is_doubtful(inner, self._showing.threshold)
        return replace(
            face,
            look=self._look(inner),
            ink=Ink.FULL if doubtful else Ink.TINT,
            italic=face.italic or doubtful,
            underline=any(mark.kept.dispute_ids for mark in contents),
            claims=tuple(mark.kept.id for mark in contents),
        )

    def _edited(self, face: Face, marks: Sequence[Mark], edits: Sequence["Stretch"]) -> Face:
        """The face where an edit is shown: what was added and removed has the colours, claims only their signs."""
        if edits:
            face = replace(face, tone=TONES[edits[0].edit])
        contents = sorted((mark for mark in marks if mark.role is Role.CONTENT), key=_outermost_first)
        if not contents:
            return face
        claims = tuple(mark.kept.id for mark in contents)
        return replace(face, look=self._look(contents[-1].kept), ink=Ink.CHOSEN, claims=claims)

    def _look(self, kept: KeptClaim) -> Look:
        return self._looks.of(kept.claim.parties)[0]


class _Stretch(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=_Stretch)


class _Sweep(Generic[S]):
    """Which stretches cover a place, for places that are asked for from left to right."""

    def __init__(self, stretches: Sequence[S]) -> None:
        self._coming = sorted(stretches, key=lambda one: one.start, reverse=True)
        self._here: list[S] = []

    def at(self, place: int) -> list[S]:
        """Those that cover `place`, in the order in which they begin."""
        while self._coming and self._coming[-1].start <= place:
            self._here.append(self._coming.pop())
        self._here = [one for one in self._here if one.end > place]
        return self._here


def _outermost_first(mark: Mark) -> tuple[int, int, int]:
    return mark.start - mark.end, mark.start, mark.kept.claim.number


def _set(face: Face, inline: Inline) -> Face:
    match inline.kind:
        case InlineKind.LINK:
            return replace(face, tone=Tone.LINK, link=inline.target)
        case InlineKind.STRONG:
            return replace(face, bold=True)
        case InlineKind.EMPHASIS:
            return replace(face, italic=True)
        case InlineKind.CODE:
            return replace(face, tone=Tone.CODE)
