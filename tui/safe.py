"""The last guard before the terminal: what a string from outside becomes before it is drawn.

Everything is cleaned when it comes in (`claimreader.feeds.clean`); this holds also for what came in another way: an
older database, an error's text, a path. It knows no markup: nothing that is drawn is ever parsed for any.
"""

import unicodedata

_JOINERS = frozenset("\u200c\u200d\u00ad\ufe0f")
"""Format characters that shape neighbouring letters or emoji, and steer nothing."""


def safe(text: str, limit: int = 1000) -> str:
    """`text` on one line, with nothing in it that steers a terminal or turns the direction of writing."""
    if not text.isprintable():
        text = " ".join("".join(map(_harmless, text)).split())
    return text if len(text) <= limit else text[: limit - 1] + "…"


def safe_text(text: str) -> str:
    """The same for a text of several lines, whole."""
    return "\n".join(safe(line, len(line) + 1) for line in text.split("\n"))


def _harmless(character: str) -> str:
    if character in _JOINERS or character.isprintable():
        return character
    return " " if character.isspace() or unicodedata.category(character) in ("Zs", "Zl", "Zp") else ""
