"""The pages of a feed's articles: fetched one after the other, read in a worker, put in the place of teasers."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from claimreader.errors import AddressError, FetchError, FullTextError, WorkerError
from claimreader.feeds.decide import Before, needs_page, with_page
from claimreader.feeds.fulltext import extract
from claimreader.records import ArticleUpdate, Document, Feed, Known, Reason

if TYPE_CHECKING:
    from claimreader.feeds.fetch import Fetcher
    from claimreader.turns import Crew
    from claimreader.workers import Worker

LIMIT = 20.0
"""Seconds that reading one page may take; the slowest real one of 181 took 2.4."""

PATIENCE = 3
"""So many pages in a row that the network does not give, and the rest are not asked for."""


async def article_of(
    fetcher: "Fetcher", worker: "Worker | Crew", url: str | None, *, title: str, near: str | None
) -> Document:
    """The text of an article's page.

    Args:
        fetcher: fetches it.
        worker: the process that reads it.
        url: the article's address.
        title: the article's title, as its feed gives it.
        near: the feed that names the address, for telling what it may name.

    Raises:
        FeedError: there is no page, it cannot be fetched, or there is no article on it.
        WorkerError: reading it took too long or too much memory.
    """
    if not url:
        raise FullTextError("This article has no page: its feed gives no address for it.", near or "")
    page = await fetcher.page(url, near=near)
    return await worker.run(extract, page.body, page.final_url, title, page.charset, limit=LIMIT)


class Pages:
    """Puts pages in the place of the teasers of one feed's updates."""

    def __init__(self, fetcher: "Fetcher", worker: "Worker | Crew", feed: Feed, *, most: int) -> None:
        self._fetcher = fetcher
        self._worker = worker
        self._feed = feed
        self._left = most
        self._asked = 0
        self._silent = 0
        self._failures: list[str] = []

    async def instead(
        self, updates: Sequence[ArticleUpdate], known: Mapping[str, Known], before: Before
    ) -> list[ArticleUpdate]:
        """The updates, with the page's text where it is wanted and can be had.

        Where it cannot, a new article keeps its teaser, and an edited one whose text came from its page stays as it is.
        """
        kept: list[ArticleUpdate] = []
        for update in updates:
            old = known.get(update.entry.key)
            if not (self._feed.full_text or needs_page(old)):
                kept.append(update)
            elif page := await self._page(update):
                kept.append(with_page(update, page, old, before))
            elif not needs_page(old):
                kept.append(update)
        return kept

    @property
    def note(self) -> str | None:
        """What failed, in a sentence; None when nothing did."""
        if not self._failures:
            return None
        count = len(self._failures)
        return f"the full text of {count} of {self._asked} articles could not be had: {self._failures[0]}"

    async def _page(self, update: ArticleUpdate) -> Document | None:
        self._asked += 1
        if self._silent >= PATIENCE or self._left <= 0:
            self._failures.append("no more pages are asked for at a time.")
            return None
        self._left -= 1
        entry = update.entry
        try:
            page = await article_of(self._fetcher, self._worker, entry.url, title=entry.title, near=self._feed.url)
        except (AddressError, FetchError, FullTextError, WorkerError) as error:
            self._silent = self._silent + 1 if isinstance(error, FetchError) and error.status is None else 0
            self._failures.append(str(error))
            return None
        self._silent = 0
        if len(page.text) < len(entry.document.text) and update.reason is Reason.NEW:
            self._failures.append("the page says less than the feed.")
            return None
        return page
