"""The pipeline that brings news in. Knows no screen and no SQL; what it does it says as `Progress`, feed by feed.

    shelf.due | fetch -P at_once | parse in a worker | decide | pages of teasers | shelf.keep  > Progress
                │                  │                   │
                └ not modified     └ same bytes        └ nothing new: only the feed's own row is kept

Every feed goes through on its own: what breaks one is kept on its row, said in its `Progress`, and stops no other. Only
a database that cannot be written ends a refresh, since then nothing would be kept of it. What ends it early leaves no
process and no connection behind.
"""

import logging
import random
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from os import cpu_count
from typing import TYPE_CHECKING, Protocol

from claimreader.errors import ClaimReaderError, FeedError, StorageError
from claimreader.feeds import policy
from claimreader.feeds.answers import Fetched, FetchSettings, NotModified
from claimreader.feeds.decide import decide
from claimreader.feeds.pages import Pages, article_of
from claimreader.feeds.parse import limit_for, parse
from claimreader.records import (
    Article,
    ArticleUpdate,
    Document,
    Feed,
    FeedOutcome,
    Kept,
    Known,
    ParsedFeed,
    Progress,
)
from claimreader.turns import Crew, as_they_finish, spread
from claimreader.workers import Worker

if TYPE_CHECKING:
    from claimreader.feeds.fetch import Fetcher

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RefreshSettings:
    """How feeds are refreshed."""

    fetch: FetchSettings = field(default_factory=FetchSettings)
    interval: timedelta = timedelta(hours=1)
    """How often a feed is asked for that does not say how often it wants to be."""
    entries: int = 1000
    """Of one feed, the newest, that are read."""
    pages: int = 30
    """Of one feed, fetched for full text in one refresh."""
    workers: int = 2 if (cpu_count() or 1) >= 4 else 1
    """Processes that read feeds and pages."""
    memory: int = 1 << 30
    """Bytes of address space that each of them may have, where the system can limit it."""


class Shelf(Protocol):
    """Where feeds and articles are kept. Its methods block, shortly; they are called from one thread."""

    def due(self, now: datetime) -> list[Feed]:
        """The feeds to ask for now."""

    def feed(self, feed_id: int) -> Feed:
        """A feed as it is kept."""

    def article(self, article_id: int) -> Article:
        """An article with its newest version."""

    def known(self, feed_id: int, keys: Sequence[str]) -> Mapping[str, Known]:
        """What is kept of a feed's entries, by their keys."""

    def keep(self, feed_id: int, outcome: FeedOutcome, updates: Sequence[ArticleUpdate], now: datetime) -> Kept:
        """Keep what one try at a feed left, all of it or nothing."""

    def keep_full_text(self, article_id: int, document: Document, now: datetime) -> bool:
        """Keep the text of an article's page; whether that is another one."""


async def refresh(
    shelf: Shelf,
    *,
    settings: RefreshSettings,
    feeds: Sequence[Feed] | None = None,
    now: Callable[[], datetime],
) -> AsyncGenerator[Progress, None]:
    """Ask feeds for news and keep it: one `Progress` to begin with, then one for every feed, in the order they finish.

    Who stops iterating before the end should close the iterator (`contextlib.aclosing`): then everything under way is
    given up, and nothing that was kept is lost.

    Args:
        shelf: where feeds and articles are kept.
        settings: how to ask.
        feeds: which ones; None is what is due.
        now: the clock.

    Raises:
        StorageError: the database cannot be read or written.
    """
    asked = spread(shelf.due(now()) if feeds is None else feeds)
    yield Progress.starting(len(asked))
    if not asked:
        return
    from claimreader.feeds.fetch import Fetcher  # what HTTP needs takes long to import, and mostly nothing is due

    with Crew(settings.workers, memory=settings.memory) as crew:
        async with Fetcher(settings.fetch, now=now) as fetcher:
            turn = _Turn(shelf, fetcher, crew, settings, now)
            async with aclosing(as_they_finish(turn.of, asked, at_once=2 * settings.fetch.at_once)) as finished:
                done = 0
                async for progress in finished:
                    done += 1
                    yield replace(progress, done=done, total=len(asked))


async def fetch_full_text(
    shelf: Shelf,
    article_id: int,
    *,
    settings: RefreshSettings,
    now: Callable[[], datetime],
    worker: Worker | None = None,
) -> bool:
    """Fetch an article's page and keep its text as the newest version; False when it says what is kept already.

    Raises:
        FeedError: the page cannot be fetched, or there is no article on it; the message says which.
        WorkerError: reading it took too long or too much memory.
        StorageError: the database cannot be read or written.
    """
    from claimreader.feeds.fetch import Fetcher

    article = shelf.article(article_id)
    near = shelf.feed(article.feed_id).url if article.feed_id is not None else None
    own = worker or Worker(memory=settings.memory)
    try:
        async with Fetcher(settings.fetch, now=now) as fetcher:
            page = await article_of(fetcher, own, article.url, title=article.title, near=near)
    finally:
        if own is not worker:
            own.close()
    return shelf.keep_full_text(article_id, page, now())


def feed_of(body: bytes, url: str, content_type: str, charset: str | None, entries: int, now: datetime) -> ParsedFeed:
    """What a feed's document says; runs in a worker.

    Raises:
        ParseError: it is no feed.
    """
    return parse(body, url=url, content_type=content_type, charset=charset, limit=entries, now=now)


class _Turn:
    """What is done with one feed after the other, and what for."""

    def __init__(
        self, shelf: Shelf, fetcher: "Fetcher", crew: Crew, settings: RefreshSettings, now: Callable[[], datetime]
    ) -> None:
        self._shelf = shelf
        self._fetcher = fetcher
        self._crew = crew
        self._settings = settings
        self._now = now

    async def of(self, feed: Feed) -> Progress:
        """Ask one feed for news, keep it, and say how it went.

        Raises:
            StorageError: the database cannot be read or written.
        """
        try:
            return await self._refreshed(feed)
        except StorageError:
            raise
        except ClaimReaderError as error:
            return self._failed(feed, error)
        except Exception as error:
            log.exception("unexpected, at %s", feed.url)
            what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
            return self._failed(feed, FeedError(f"Something went wrong that should not ({what}).", feed.url))

    async def _refreshed(self, feed: Feed) -> Progress:
        answer = await self._fetcher.feed(feed.url, feed.validators)
        if isinstance(answer, NotModified) or policy.body_hash(answer.body) == feed.body_hash:
            return self._keep(feed, self._outcome(feed, answer), ())
        parsed = await self._parsed(answer)
        known = self._shelf.known(feed.id, [entry.key for entry in parsed.entries])
        pages = Pages(self._fetcher, self._crew, feed, most=self._settings.pages)
        updates = await pages.instead(decide(parsed.entries, known, self._before), known, self._before)
        return self._keep(feed, self._outcome(feed, answer, parsed), updates, read=True, note=pages.note)

    async def _parsed(self, answer: Fetched) -> ParsedFeed:
        given = (answer.body, answer.final_url, answer.content_type, answer.charset)
        return await self._crew.run(feed_of, *given, self._settings.entries, self._now(), limit=limit_for(answer.body))

    def _before(self, known: Known) -> str:
        return self._shelf.article(known.article_id).version.document.text

    def _outcome(
        self, feed: Feed, answer: Fetched | NotModified | ClaimReaderError, parsed: ParsedFeed | None = None
    ) -> FeedOutcome:
        interval, jitter = self._settings.interval, random.random()
        return policy.after(feed, answer, parsed, self._now(), interval=interval, jitter=jitter)

    def _failed(self, feed: Feed, error: ClaimReaderError) -> Progress:
        outcome = self._outcome(feed, error)
        return replace(self._keep(feed, outcome, ()), unchanged=False, error=outcome.error or str(error))

    def _keep(
        self,
        feed: Feed,
        outcome: FeedOutcome,
        updates: Sequence[ArticleUpdate],
        *,
        read: bool = False,
        note: str | None = None,
    ) -> Progress:
        kept = self._shelf.keep(feed.id, outcome, updates, self._now())
        after = self._shelf.feed(feed.id)
        moved = f"moved to {after.url}" if after.url != feed.url else None
        return Progress(
            feed=after,
            done=0,
            total=0,
            new=len(kept.new),
            changed=len(kept.changed),
            unchanged=not read,
            note="; ".join(part for part in (moved, note) if part) or None,
            article_ids=kept.new + kept.changed,
        )
