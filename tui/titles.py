"""Text for the places where Textual would take a string for markup."""

from textual.content import Content

from tui.safe import safe


def plain(text: str) -> Content | None:
    """A title that is drawn as it stands; None for no title."""
    return Content(safe(text)) if text else None
