"""Articles and their versions: what is written of an entry, what a list shows, what is read."""

from datetime import datetime
from enum import StrEnum

from claimreader.records.feeds import Entry
from claimreader.records.record import record
from claimreader.records.text import Document


class Reason(StrEnum):
    """Why an entry is written."""

    NEW = "new"
    EDITED = "edited"


@record
class Known:
    """What deciding needs to know of an article that is kept."""

    article_id: int
    hash: str
    """Of the newest version's text."""
    title: str
    url: str | None
    published: datetime | None
    versions: int
    full_text: bool
    """The newest version came from the article's page, not from the feed."""
    feed_hash: str = ""
    """Of the text that the feed itself last carried."""


@record
class ArticleUpdate:
    """What shall be written of one entry."""

    entry: Entry
    reason: Reason
    hash: str
    """Of `entry.document.text`."""
    feed_hash: str
    full_text: bool = False
    unread_again: bool = False
    """The edit is large enough to show the article as unread."""


@record
class Kept:
    """Which articles a feed's entries made, in the order of the updates."""

    new: tuple[int, ...] = ()
    """Articles that were not known."""
    changed: tuple[int, ...] = ()
    """Articles that got a new version."""


@record
class ArticleRow:
    """An article as a list shows it."""

    id: int
    feed_id: int | None
    outlet: str
    title: str
    date: datetime
    """When it was published, or first seen where the feed does not say."""
    read: bool
    claims: int | None
    """How many claims; None while they are not read yet."""
    contested: int
    """How many of them are members of a dispute."""
    versions: int
    changed: bool
    """Edited since it was read."""
    bookmarked: bool
    sample: bool = False


@record
class Version:
    """One state of an article's text; none is ever overwritten."""

    id: int
    number: int
    """Counts from 1."""
    document: Document
    seen: datetime
    full_text: bool


@record
class Article:
    """An article with its newest version."""

    id: int
    feed_id: int | None
    outlet: str
    title: str
    url: str | None
    author: str | None
    published: datetime | None
    first_seen: datetime
    read: bool
    version: Version
    versions: int
    sample: bool = False


class ReadingState(StrEnum):
    """How far the claims of an article's newest version are."""

    READ = "read"
    WAITING = "waiting"
    LANGUAGE = "language"
    """It is in a language that the model does not read."""


@record
class ArticleQuery:
    """Which articles a list holds, newest first."""

    feed_id: int | None = None
    folder: str | None = None
    disputed: bool = False
    bookmarked: bool = False
    unread: bool = False
    search: str = ""
    """Words to find in title and text; every input is valid, none is an error."""
