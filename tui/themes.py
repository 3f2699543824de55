"""How the program looks: three themes of its own, beside those that Textual brings.

The party colours are not here (`palette`): they follow from a theme being dark or light.
"""

from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

QUIET = 0.7
"""How much of the text's colour is in what is quiet."""

DARK = Theme(
    name="claimreader-dark",
    dark=True,
    primary="#7aa2d8",
    secondary="#8fb6a9",
    accent="#e6b673",
    warning="#e6b673",
    error="#e2777a",
    success="#8fc28a",
    foreground="#d7dae0",
    background="#14171c",
    surface="#14171c",
    panel="#1c2027",
    boost="#232833",
    variables={
        "border": "#7aa2d8",
        "border-blurred": "#363d49",
        "block-cursor-background": "#2b3a52",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#222834",
        "block-cursor-blurred-foreground": "#d7dae0",
        "footer-background": "#1c2027",
        "footer-key-foreground": "#e6b673",
        "footer-description-foreground": "#9aa3b2",
        "quiet": "#7f8998",
        "scrollbar": "#363d49",
        "scrollbar-hover": "#4a5363",
        "scrollbar-active": "#7aa2d8",
        "scrollbar-background": "#14171c",
        "scrollbar-background-hover": "#14171c",
        "scrollbar-background-active": "#14171c",
        "scrollbar-corner-color": "#14171c",
        "input-selection-background": "#7aa2d8 35%",
    },
)

LIGHT = Theme(
    name="claimreader-light",
    dark=False,
    primary="#2f5d9b",
    secondary="#2f6f62",
    accent="#9a5b00",
    warning="#9a5b00",
    error="#b3262b",
    success="#2d7031",
    foreground="#22262d",
    background="#fbfaf7",
    surface="#fbfaf7",
    panel="#f0eee8",
    boost="#e8e5dd",
    variables={
        "border": "#2f5d9b",
        "border-blurred": "#cfcabd",
        "block-cursor-background": "#d5e2f3",
        "block-cursor-foreground": "#10151d",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#ece9e1",
        "block-cursor-blurred-foreground": "#22262d",
        "footer-background": "#f0eee8",
        "footer-key-foreground": "#9a5b00",
        "footer-description-foreground": "#555c66",
        "quiet": "#6b7078",
        "scrollbar": "#cfcabd",
        "scrollbar-hover": "#b3ad9e",
        "scrollbar-active": "#2f5d9b",
        "scrollbar-background": "#fbfaf7",
        "scrollbar-background-hover": "#fbfaf7",
        "scrollbar-background-active": "#fbfaf7",
        "scrollbar-corner-color": "#fbfaf7",
        "input-selection-background": "#2f5d9b 25%",
    },
)

CONTRAST = Theme(
    name="claimreader-contrast",
    dark=True,
    primary="#6cc6ff",
    secondary="#7fffd4",
    accent="#ffd000",
    warning="#ffd000",
    error="#ff7b7b",
    success="#7dff7d",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    boost="#1a1a1a",
    text_alpha=1.0,
    variables={
        "border": "#ffd000",
        "border-blurred": "#a0a0a0",
        "block-cursor-background": "#ffd000",
        "block-cursor-foreground": "#000000",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#4a4a4a",
        "block-cursor-blurred-foreground": "#ffffff",
        "footer-background": "#000000",
        "footer-key-foreground": "#ffd000",
        "footer-description-foreground": "#ffffff",
        "quiet": "#d0d0d0",
        "scrollbar": "#ffffff",
        "scrollbar-hover": "#ffd000",
        "scrollbar-active": "#ffd000",
        "scrollbar-background": "#333333",
        "scrollbar-background-hover": "#333333",
        "scrollbar-background-active": "#333333",
        "scrollbar-corner-color": "#000000",
        "input-selection-background": "#6cc6ff 50%",
    },
)

THEMES: tuple[Theme, ...] = (DARK, LIGHT, CONTRAST)


def named(name: str) -> str:
    """The registered name of a theme that the user calls by it or by its last word ("light")."""
    ours = {theme.name.rpartition("-")[2]: theme.name for theme in THEMES}
    return ours.get(name, name)


def is_theme(name: str) -> bool:
    """Whether there is a theme that the user can mean by this."""
    return named(name) in {*BUILTIN_THEMES, *(theme.name for theme in THEMES)}


def quieter(text: str, ground: str) -> str:
    """The colour of what is quiet, for text of a colour on a ground; a terminal's own colours cannot be mixed."""
    ink = Color.parse(text)
    return text if ink.ansi is not None else Color.parse(ground).blend(ink, QUIET).hex6


def after(name: str) -> str:
    """The theme of ours that follows `name`."""
    names = [theme.name for theme in THEMES]
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]
