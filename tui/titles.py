"""What feeds and places are called on the screen, where Textual would take a string for markup, and elsewhere."""

from textual.content import Content

from claimreader.records import Feed
from tui.safe import safe


def plain(text: str) -> Content | None:
    """A title that is drawn as it stands; None for no title."""
    return Content(safe(text)) if text else None


def name_of(feed: Feed) -> str:
    """What a feed is called; one that has not said it yet by its address, from the site on."""
    return feed.title.partition("://")[2] or feed.title if feed.title == feed.url else feed.title
