"""The only HTTP: an address and what is known of its document -> the document, or "it has not changed".

Polite (one conditional GET a document, no cookie, no referrer, few at once) and bounded (time, size, redirects). Knows
no feed format: what came is for others to read.
"""

import asyncio
import zlib
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Self
from urllib.parse import urlsplit

import httpx2

from claimreader import __version__
from claimreader.errors import AddressError, FetchError
from claimreader.feeds.address import checked, host_of, is_local
from claimreader.feeds.answers import (
    Fetched,
    FetchSettings,
    NotModified,
    max_age,
    media_type,
    megabytes,
    refusal,
)
from claimreader.feeds.clean import clean_line
from claimreader.feeds.dial import Road
from claimreader.feeds.gunzip import Gunzip
from claimreader.feeds.trouble import TROUBLES, sentence
from claimreader.records import Validators

__all__ = ["PROJECT_URL", "USER_AGENT", "FetchSettings", "Fetched", "Fetcher", "NotModified", "checked", "host_of"]

PROJECT_URL = "https://pypi.org/project/claimreader/"
USER_AGENT = f"claimreader/{__version__} (+{PROJECT_URL})"
FEED = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.1"
)
PAGE = "text/html, application/xhtml+xml, application/atom+xml;q=0.9, application/rss+xml;q=0.9, */*;q=0.5"

UNSEEN = Validators()
"""Of a document that was never fetched."""
DEFAULTS = FetchSettings()

_REDIRECTS = {301, 302, 303, 307, 308}
_PERMANENT = {301, 308}
_SHORT = 1 << 16


@dataclass(slots=True)
class _Errand:
    """One document on its way: what was asked, and how far it is."""

    url: str
    at: str
    accept: str
    validators: Validators
    cap: int
    left: float
    """Seconds."""
    trusted: bool
    """May go into the user's own network, since it was the user who named it."""
    moved_to: str | None = None
    only_permanent: bool = True
    """Whether all redirects so far were permanent."""

    @property
    def host(self) -> str:
        return host_of(self.at)


class Fetcher:
    """Fetches documents, many at once, for as long as its `async with` lasts."""

    def __init__(
        self, settings: FetchSettings = DEFAULTS, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self.settings = settings
        self._now = now
        self._slots = asyncio.Semaphore(settings.at_once)
        self._hosts: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(settings.per_host))
        self._anywhere = self._client(public_only=False)
        self._public = self._client(public_only=True)

    def _client(self, *, public_only: bool) -> httpx2.AsyncClient:
        return httpx2.AsyncClient(
            transport=Road(public_only=public_only, connections=self.settings.at_once * 2),
            headers={"User-Agent": USER_AGENT, "Accept-Encoding": "gzip, deflate, br, zstd"},
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
            timeout=httpx2.Timeout(self.settings.timeout, pool=None),
            trust_env=False,
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._anywhere.aclose()
        await self._public.aclose()

    async def feed(self, url: str, validators: Validators = UNSEEN) -> Fetched | NotModified:
        """A feed's document, unless it is still the one that `validators` came with.

        The address is the user's own choice, so it may lie in their network; a public one may not redirect there.

        Raises:
            AddressError: it cannot be fetched at all.
            FetchError: the network or the server did not give it; see its children.
        """
        return await self._fetch(url, FEED, validators, self.settings.max_feed_bytes, trusted=True)

    async def page(self, url: str, *, typed: bool = False, near: str | None = None) -> Fetched:
        """A page.

        Args:
            url: its address.
            typed: the user has typed it, so it may lie in their own network.
            near: the feed that names it. A feed that is in the user's network by its name or number (localhost,
                192.168.1.5, nas.local) may point to pages there; any other may not.

        Raises:
            AddressError: it cannot be fetched at all.
            FetchError: the network or the server did not give it; see its children.
        """
        trusted = typed or (near is not None and is_local(_name(near)))
        answer = await self._fetch(url, PAGE, UNSEEN, self.settings.max_page_bytes, trusted=trusted)
        assert isinstance(answer, Fetched)
        return answer

    async def _fetch(
        self, url: str, accept: str, validators: Validators, cap: int, *, trusted: bool
    ) -> Fetched | NotModified:
        errand = _Errand(url, checked(url), accept, validators, cap, self.settings.deadline, trusted)
        seen = {errand.at}
        for _ in range(self.settings.max_redirects + 1):
            answer = await self._hop(errand)
            if not isinstance(answer, str):
                return answer
            if answer in seen:
                raise FetchError(f"{errand.host} redirects in a circle: look on the site for another address.", url)
            seen.add(answer)
            self._follow(errand, answer)
        raise FetchError(f"{errand.host} redirects again and again: look on the site for another address.", url)

    def _follow(self, errand: _Errand, target: str) -> None:
        """Go where a redirect leads."""
        before, after = _name(errand.at), _name(target)
        # The same host was allowed before, and a local one may send to its neighbours.
        errand.trusted = errand.trusted and (after == before or is_local(before))
        errand.at = target
        if errand.only_permanent:
            errand.moved_to = target

    async def _hop(self, errand: _Errand) -> Fetched | NotModified | str:
        """One request when it is its turn: the answer, or where it redirects to."""
        loop = asyncio.get_running_loop()
        async with self._hosts[errand.host], self._slots:
            began = loop.time()
            try:
                async with asyncio.timeout(errand.left) as deadline:
                    return await self._ask(errand)
            except TROUBLES as error:
                if deadline.expired():
                    limit = f"{self.settings.deadline:g} s"
                    raise FetchError(
                        f"{errand.host} had not sent all of it after {limit}; given up.", errand.url
                    ) from None
                raise sentence(error, host=errand.host, url=errand.url, timeout=self.settings.timeout) from error
            finally:
                errand.left -= loop.time() - began

    async def _ask(self, errand: _Errand) -> Fetched | NotModified | str:
        client = self._anywhere if errand.trusted else self._public
        request = client.build_request("GET", errand.at, headers=_conditions(errand))
        response = await client.send(request, stream=True)
        try:
            return await self._answer(errand, response)
        finally:
            await response.aclose()

    async def _answer(self, errand: _Errand, response: httpx2.Response) -> Fetched | NotModified | str:
        status, headers = response.status_code, response.headers
        if status in _REDIRECTS and "location" in headers:
            await _finish(response)
            return _target(errand, status, headers["location"])
        given = _validators(headers)
        if status == 304 and errand.validators != UNSEEN:
            await _finish(response)
            kept = Validators(
                given.etag or errand.validators.etag, given.last_modified or errand.validators.last_modified
            )
            return NotModified(errand.url, kept, max_age(headers), errand.moved_to)
        if status not in (200, 203):
            raise refusal(status, headers, host=errand.host, url=errand.url, now=self._now())
        body = await _body(errand, response)
        kind, charset = media_type(headers)
        return Fetched(errand.url, errand.at, body, kind, charset, given, max_age(headers), errand.moved_to)


def _name(url: str) -> str:
    """The name or number of an address's host."""
    return urlsplit(url).hostname or ""


def _conditions(errand: _Errand) -> dict[bytes, bytes]:
    headers = {b"Accept": errand.accept.encode()}
    if (etag := errand.validators.etag) is not None:
        headers[b"If-None-Match"] = etag.encode("latin-1")
    if (date := errand.validators.last_modified) is not None:
        headers[b"If-Modified-Since"] = date.encode("latin-1")
    return headers


def _validators(headers: httpx2.Headers) -> Validators:
    """What the server gave, byte for byte: latin-1 keeps every byte."""
    raw = {name.lower(): value.decode("latin-1") for name, value in headers.raw}
    return Validators(raw.get(b"etag"), raw.get(b"last-modified"))


def _target(errand: _Errand, status: int, location: str) -> str:
    """Where a redirect leads; notes whether it is one for good, which one from https to http never is."""
    try:
        target = checked(str(httpx2.URL(errand.at).join(location)))
    except (AddressError, httpx2.InvalidURL, UnicodeError):
        message = (
            f"{errand.host} redirects to “{clean_line(location, limit=60)}”, which is no address that can be fetched."
        )
        raise FetchError(message, errand.url) from None
    downgrade = errand.at.startswith("https:") and target.startswith("http:")
    errand.only_permanent = errand.only_permanent and status in _PERMANENT and not downgrade
    return target


async def _finish(response: httpx2.Response) -> None:
    """Read what nobody needs when it is short: only then can the connection be used again."""
    stated = response.headers.get("content-length", "")
    if response.status_code == 304 or (stated.isdecimal() and int(stated) <= _SHORT):
        async for _ in response.aiter_raw():
            pass


async def _body(errand: _Errand, response: httpx2.Response) -> bytes:
    """All of it, unpacked; what is longer than allowed is not read to its end."""
    too_long = FetchError(
        f"{errand.host} sends more than {megabytes(errand.cap)} for this one document: it was not read.", errand.url
    )
    stated = response.headers.get("content-length", "")
    if "content-encoding" not in response.headers and stated.isdecimal() and int(stated) > errand.cap:
        raise too_long
    body = bytearray()
    async for chunk in _unpacked(response):
        body += chunk
        if len(body) > errand.cap:
            raise too_long
    return bytes(body)


async def _unpacked(response: httpx2.Response) -> AsyncIterator[bytes]:
    """The body without its packing; gzip's by our own hand, since httpx2's ends with the first member.

    Raises:
        httpx2.DecodingError: it is damaged.
    """
    if response.headers.get("content-encoding", "").strip().lower() not in ("gzip", "x-gzip"):
        async for chunk in response.aiter_bytes():
            yield chunk
        return
    gunzip = Gunzip()
    async for packed in response.aiter_raw():
        try:
            for piece in gunzip.unpack(packed):
                yield piece
        except zlib.error as error:
            raise httpx2.DecodingError(str(error)) from error
