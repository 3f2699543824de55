"""An address that somebody typed -> its feeds: itself, or those that the page names, or what usual places hold."""

import asyncio
from collections.abc import Sequence
from urllib.parse import urljoin, urlsplit

from claimreader.errors import FetchError, OfflineError, ParseError, WorkerError
from claimreader.feeds.address import checked, is_local
from claimreader.feeds.answers import Fetched
from claimreader.feeds.fetch import Fetcher
from claimreader.feeds.links import Found, Page, look
from claimreader.feeds.parse import WORKER_MEMORY, limit_for
from claimreader.workers import Worker

__all__ = ["Found", "discover"]

USUAL = ("/feed", "/rss.xml", "/feed.xml", "/atom.xml", "/rss", "/index.xml", "/feed.json")
"""Where feeds lie on sites that do not say so."""
MOST_TRIED = 8


async def discover(fetcher: Fetcher, address: str, *, worker: Worker | None = None) -> list[Found]:
    """The feeds at an address, the likeliest first; none when there is a page and no feed.

    What the page names is believed; what is only guessed is fetched and read before it is offered.

    Raises:
        AddressError: it is no address.
        FetchError: it cannot be reached.
        ParseError: what is there is neither a feed nor a page.
        WorkerError: it could not be read in time.
    """
    own = worker or Worker(memory=WORKER_MEMORY)
    try:
        answer = await _reached(fetcher, address)
        page = await _look(own, answer)
        if page.feed is not None:
            return [Found(answer.moved_to or answer.url, page.feed)]
        return _allowed(page.named, answer.final_url) or await _guessed(fetcher, own, page, answer.final_url)
    finally:
        if worker is None:
            await asyncio.to_thread(own.close)


async def _reached(fetcher: Fetcher, address: str) -> Fetched:
    """The document at an address; over http where nothing answers over https and the user asked for neither."""
    url = checked(address)
    try:
        answer = await fetcher.feed(url)
    except OfflineError:
        raise
    except FetchError as error:
        if error.status is not None or "://" in address or not url.startswith("https:"):
            raise
        try:
            answer = await fetcher.feed("http" + url.removeprefix("https"))
        except FetchError:
            raise error from None
    assert isinstance(answer, Fetched)
    return answer


def _allowed(named: Sequence[Found], page: str) -> list[Found]:
    """What a page may name: in the user's own network only when it lies there itself."""
    near = is_local(urlsplit(page).hostname or "")
    return [one for one in named if near or not is_local(urlsplit(one.url).hostname or "")]


async def _look(worker: Worker, answer: Fetched) -> Page:
    given = (answer.body, answer.final_url, answer.content_type, answer.charset)
    return await worker.run(look, *given, limit=limit_for(answer.body))


async def _guessed(fetcher: Fetcher, worker: Worker, page: Page, url: str) -> list[Found]:
    """The links that look like feeds and are; or else the first of the usual places where there is one."""
    found: dict[str, Found] = {}
    for link in page.linked[:MOST_TRIED]:
        if feed := await _tried(fetcher, worker, link.url, near=url):
            found.setdefault(feed.url, feed)
    if found:
        return list(found.values())
    below = [url.partition("?")[0].rstrip("/") + "/feed"] if urlsplit(url).path.strip("/") else []
    for place in (*below, *(urljoin(url, path) for path in USUAL)):
        if feed := await _tried(fetcher, worker, place, near=url):
            return [feed]
    return []


async def _tried(fetcher: Fetcher, worker: Worker, place: str, *, near: str) -> Found | None:
    """The feed at a place that was only guessed; that there is none is no failure."""
    try:
        answer = await fetcher.page(place, near=near)
        page = await _look(worker, answer)
    except (FetchError, ParseError, WorkerError):
        return None
    return Found(answer.moved_to or answer.url, page.feed) if page.feed is not None else None
