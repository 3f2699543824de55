"""Feeds: what they say, how they are kept, and how far a refresh of them is."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Self

from claimreader.records.record import record
from claimreader.records.text import Document


@record
class Validators:
    """What a server gave to ask "has it changed?" with: kept byte for byte, each on its own."""

    etag: str | None = None
    last_modified: str | None = None


@record
class Entry:
    """One entry of a feed, as the feed gave it, cleaned."""

    key: str
    """Its identity within the feed."""
    title: str
    url: str | None
    author: str | None
    published: datetime | None
    document: Document
    """Title and body; the body is often a teaser."""


@record
class ParsedFeed:
    """What a feed's document said."""

    title: str
    site: str | None
    language: str | None
    every: timedelta | None
    """How often the publisher wants to be asked (ttl, sy:updatePeriod), where it says."""
    entries: tuple[Entry, ...]
    notes: tuple[str, ...] = ()
    """What was wrong with it and read all the same, one short sentence each."""
    rest: int = 0
    """When the publisher does not want to be asked (skipHours, skipDays), as `feeds.rest` has it."""


class FeedState(StrEnum):
    """Whether a feed is asked for."""

    ACTIVE = "active"
    GONE = "gone"
    """The publisher ended it; its articles stay."""
    STOPPED = "stopped"
    """Not asked for after repeated refusals (401, 403), until the user asks."""
    UNSUBSCRIBED = "unsubscribed"


@record
class Feed:
    """A feed as it is kept."""

    id: int
    url: str
    title: str
    """What the user called it, or what it calls itself, or its address."""
    site: str | None = None
    folder: str = ""
    state: FeedState = FeedState.ACTIVE
    full_text: bool = False
    """Fetch the page of every new article and read that, since the feed carries only teasers."""
    sample: bool = False
    validators: Validators = Validators()
    body_hash: str | None = None
    moved_to: str | None = None
    """Where the last answer permanently moved it; taken over when the next one says the same."""
    last_tried: datetime | None = None
    last_fetched: datetime | None = None
    """When it was last reached, changed or not."""
    next_poll: datetime | None = None
    """Not to be asked before; None is at once."""
    failures: int = 0
    """How often in a row it has failed."""
    error: str | None = None
    """Why it failed last time; None when it did not."""
    every: timedelta | None = None
    """How often its publisher wants to be asked, as it said last."""
    rest: int = 0
    """When its publisher does not want to be asked, as `feeds.rest` has it."""


@record
class FeedCounts:
    """What a feed's line shows beside its name."""

    unread: int = 0
    total: int = 0
    disputed: int = 0
    """Articles with at least one contested claim."""


@record
class Totals:
    """What the lines above the feeds show: over all that is subscribed to."""

    all: int = 0
    unread: int = 0
    disputed: int = 0
    """Articles with at least one contested claim."""
    bookmarks: int = 0
    bookmark_news: int = 0
    """Bookmarks that have moved since the user last looked at them."""


@record
class Latest:
    """How far what is kept has come: other figures when something came in."""

    feeds: int = 0
    """How many are subscribed to."""
    version: int = 0
    """The newest version of any article, by its number."""
    reading: int = 0
    """The last version whose claims were read, in the order in which they were."""
    dispute: int = 0
    """The newest dispute, by its number."""
    bookmark_news: int = 0
    """Bookmarks that have moved since the user last looked at them."""

    def lists_as(self, before: "Latest") -> bool:
        """Whether there are the same feeds and versions as before: lists of articles hold the same."""
        return (self.feeds, self.version) == (before.feeds, before.version)


@record
class FeedOutcome:
    """What one try at a feed left to be remembered: the new value of every field of `Feed` that a fetch changes."""

    url: str
    state: FeedState
    validators: Validators
    body_hash: str | None
    moved_to: str | None
    last_tried: datetime
    last_fetched: datetime | None
    next_poll: datetime
    failures: int
    error: str | None
    title: str | None = None
    """What the feed calls itself, when it was parsed."""
    site: str | None = None
    every: timedelta | None = None
    rest: int = 0

    @classmethod
    def plain(
        cls, url: str, now: datetime, next_poll: datetime, *, title: str | None = None, site: str | None = None
    ) -> Self:
        """A try that went well, of which nothing is to be told to the server at the next one."""
        return cls(url, FeedState.ACTIVE, Validators(), None, None, now, now, next_poll, 0, None, title, site)


@record
class Progress:
    """How far a refresh is, after one more feed."""

    feed: Feed | None
    """The feed that was just finished; None at the start."""
    done: int
    total: int
    new: int = 0
    """Articles of this feed that were not known."""
    changed: int = 0
    """Articles of this feed that were edited."""
    unchanged: bool = False
    """The server said, or the same bytes showed, that nothing had changed."""
    error: str | None = None
    note: str | None = None
    """Said beside success: moved, gone, full text failed for some articles."""
    article_ids: tuple[int, ...] = ()
    """What is new or changed, so that its claims can be read."""

    @classmethod
    def starting(cls, total: int) -> Self:
        """Nothing done yet of `total` feeds."""
        return cls(None, 0, total)
