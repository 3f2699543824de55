"""Faces -> colours: what a piece of a line looks like on this theme, chosen or not."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from rich.style import Style
from textual.color import Color
from textual.theme import Theme

from tui.drawn import Face, Ink, Tone
from tui.palette import Ground, mixed

P = TypeVar("P")
Plain = tuple[str, Style]
"""The name of one of the theme's colours ("" for none), and how what has it is set."""

TINT = {Ground.DARK: 0.13, Ground.LIGHT: 0.09, Ground.CONTRAST: 0.0}
"""How much of a party's colour lies under what it claims; the palette is legible on so much and no more."""

EDITS = {Ground.DARK: 0.18, Ground.LIGHT: 0.12, Ground.CONTRAST: 0.25}
"""How much of its colour lies under what an edit added or removed."""

TELLING = 0.5
"""How much of a party's colour is in the words that say who claims, and in the verb that does."""


def ground_of(theme: Theme) -> Ground:
    """What a theme's text lies on."""
    if not theme.dark:
        return Ground.LIGHT
    return Ground.CONTRAST if theme.background == "#000000" else Ground.DARK


def styles_of(parts: Mapping[P, Plain], colours: Mapping[str, str]) -> dict[P, Style]:
    """How parts look with a theme's colours; component classes would be worked out by each widget, again and again."""
    inks = {name: Color.parse(colours[name]).rich_color for name, _ in parts.values() if name}
    return {part: Style(color=inks.get(name)) + style for part, (name, style) in parts.items()}


@dataclass(slots=True)
class Painter:
    """The styles of one theme."""

    ground: Ground
    base: Style
    """The widget's own, with its text's and its ground's colours."""
    tones: Mapping[Tone, Style]
    tinting: bool = True
    """Whether a tint can be told from the ground: sixteen colours have none."""
    colouring: bool = True
    """Whether there are colours at all: without them a party's words are as bright as any, and only its signs tell."""
    _known: dict[tuple[Face, bool, bool], Style] = field(default_factory=dict)

    def style(self, face: Face, chosen: int | None) -> Style:
        """The style of a piece, with what a click on it is about; `chosen` is the claim that the user is at."""
        key = (face, chosen in face.claims, chosen in face.told)
        if key not in self._known:
            self._known[key] = self._style(*key)
        return self._known[key]

    def _style(self, face: Face, chosen: bool, told: bool) -> Style:
        style = self.base + self.tones.get(face.tone, Style.null())
        if face.tone in (Tone.ADDED, Tone.REMOVED):
            style += self._on_tint(style)
        if face.look is not None:
            ink = face.look.on(self.ground) if self.colouring else _hex(self.base, "color", "#ffffff")
            style += self._coloured(face, ink, chosen, told)
        elif chosen:
            style += Style(reverse=True)
        style += Style(
            bold=face.bold or chosen or told or None, italic=face.italic or None, underline=face.underline or None
        )
        return style + Style.from_meta(_meta(face))

    def _on_tint(self, style: Style) -> Style:
        """A ground of the letters' own colour, where there are tints."""
        if not self.tinting:
            return Style.null()
        ink, ground = _hex(style, "color", "#ffffff"), _hex(self.base, "bgcolor", "#000000")
        return Style(bgcolor=mixed(ink, ground, EDITS[self.ground]))

    def _coloured(self, face: Face, ink: str, chosen: bool, told: bool) -> Style:
        ground, text = _hex(self.base, "bgcolor", "#000000"), _hex(self.base, "color", "#ffffff")
        if face.ink is Ink.BADGE or chosen:
            return Style(color=ground, bgcolor=ink)
        if face.ink is Ink.TINT and self.tinting and TINT[self.ground]:
            return Style(color=ink, bgcolor=mixed(ink, ground, TINT[self.ground]))
        if face.ink is Ink.HALF and not told:
            return Style(color=mixed(ink, text, TELLING))
        return Style.null() if face.ink is Ink.CHOSEN else Style(color=ink)


def _hex(style: Style, part: str, otherwise: str) -> str:
    """A colour of a style as `#rrggbb`; the terminal's own colours are taken for black and white."""
    colour = getattr(style, part)
    if colour is None or colour.is_default:
        return otherwise
    return str(colour.get_truecolor().hex)


def _meta(face: Face) -> dict[str, object]:
    meta: dict[str, object] = {}
    if face.claims:
        meta["claim"] = face.claims[-1]
    elif face.told:
        meta["claim"] = face.told[-1]
    if face.link:
        meta["link"] = face.link
    return meta
