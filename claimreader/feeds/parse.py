"""A feed's document -> `ParsedFeed`, or the one sentence that says what came instead. Pure; to be run in a worker."""

import re
import zlib
from datetime import UTC, datetime

from claimreader.errors import ParseError
from claimreader.feeds import jsonfeed
from claimreader.feeds.address import host_of
from claimreader.feeds.clean import clean_line
from claimreader.feeds.gunzip import MAGIC, Gunzip
from claimreader.feeds.text import plain_line
from claimreader.records import ParsedFeed

WORKER_MEMORY = 1 << 30
"""Bytes of address space for a worker that parses; the largest real feeds need a quarter of it."""
MOST_UNPACKED = 15_000_000
"""Bytes of a feed that is itself a gzip file."""

_HEAD = 4096
_LEADING = re.compile(rb"(?:\xef\xbb\xbf|\s+|<\?.*?\?>|<!--.*?-->)+", re.DOTALL)
_PAGE = re.compile(
    rb"<!doctype\s+html|<(html|head|body|title|meta|script|style|div|p|h1|table|center)\b", re.IGNORECASE
)
_FEED = re.compile(rb"<(rss|feed|rdf:rdf)[\s>]", re.IGNORECASE)
_PAGE_TITLE = re.compile(rb"<title[^>]{0,200}>([^<]{1,300})", re.IGNORECASE)
_ROOT = re.compile(rb"<!doctype\s+([\w:.-]{1,40})|<([a-z][\w:.-]{0,40})", re.IGNORECASE)
_BINARY = ((b"%PDF", "a PDF"), (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"))
_BINARY += ((b"PK\x03\x04", "a ZIP file"), (b"ID3", "a sound file"))  # type: ignore[assignment]
_OTHERS = {
    "opml": "a list of feeds (OPML) instead of a feed: import it instead of subscribing to it.",
    "urlset": "a sitemap for search engines instead of a feed: add the site's address, and its feeds are looked for.",
    "sitemapindex": "a list of sitemaps instead of a feed: add the site's address, and its feeds are looked for.",
}


def parse(
    body: bytes,
    *,
    url: str,
    content_type: str = "",
    charset: str | None = None,
    limit: int = 1000,
    now: datetime | None = None,
) -> ParsedFeed:
    """What a feed's document says: RSS, Atom or JSON Feed, well-formed or not.

    Args:
        body: the document.
        url: where it was found; relative links refer to it.
        content_type: what the server called it.
        charset: and in which charset.
        limit: how many entries, the newest, are read.
        now: the present: no date is later.

    Raises:
        ParseError: it is no feed; the message says what it is instead.
    """
    now = now or datetime.now(UTC)
    body = _unpacked(body, url)
    head = _start(body)
    if not head:
        raise ParseError(f"{host_of(url)} sent an empty document instead of a feed.", url)
    if head.startswith((b"{", b"[")):
        return jsonfeed.read(body, url=url, now=now, limit=limit)
    if not _PAGE.match(head) or _FEED.search(head):  # some feeds call themselves HTML
        from claimreader.feeds import xmlfeed  # late, since what is no feed does not need it

        label = f"{content_type}; charset={charset}" if content_type and charset else content_type
        if feed := xmlfeed.read(body, url=url, content_type=label, now=now, limit=limit):
            return feed
    raise ParseError(f"{host_of(url)} sent {_what_is(body, head)}", url)


def limit_for(body: bytes) -> float:
    """Seconds that parsing may take in a worker: 25 times what an ordinary feed of that size takes."""
    return 5.0 + 0.5 * len(body) / 1e6


def is_page(body: bytes, content_type: str) -> bool:
    """Whether what is no feed is a web page."""
    head = _start(body)
    return bool(_PAGE.match(head)) or ("html" in content_type and _root(head) not in _OTHERS)


def _start(body: bytes) -> bytes:
    """The document from its first element on."""
    body = body.lstrip()
    leading = _LEADING.match(body[: 4 * _HEAD])
    start = leading.end() if leading else 0
    return body[start : start + _HEAD]


def _unpacked(body: bytes, url: str) -> bytes:
    """A feed that lies on its server as a gzip file, unpacked."""
    if not body.startswith(MAGIC):
        return body
    unpacked = bytearray()
    try:
        for piece in Gunzip().unpack(body):
            unpacked += piece
            if len(unpacked) > MOST_UNPACKED:
                most = f"{MOST_UNPACKED / 1e6:g} MB"
                raise ParseError(f"{host_of(url)} sent a gzip file of more than {most}: not read.", url)
    except zlib.error:
        raise ParseError(f"{host_of(url)} sent a damaged gzip file.", url) from None
    return bytes(unpacked)


def _what_is(body: bytes, head: bytes) -> str:
    """The rest of the sentence: what came instead of a feed, and what to do about it."""
    if _PAGE.match(head):
        title = _PAGE_TITLE.search(body[:50_000])
        named = f" (“{plain_line(title[1].decode('utf-8', 'replace'))[:80]}”)" if title else ""
        return f"a web page{named} instead of a feed: add the site's address, and its feeds are looked for."
    if binary := next((what for magic, what in _BINARY if body.startswith(magic)), None):
        return f"{binary} instead of a feed: check the address."
    name = _root(head)
    if other := _OTHERS.get(name):
        return other
    if name:
        return f"XML of another kind (<{name}>) instead of a feed: check the address."
    return "something that is no feed: check the address in a browser."


def _root(head: bytes) -> str:
    """The name of a document's first element; empty where it begins with none."""
    root = _ROOT.match(head)
    return clean_line((root[1] or root[2]).decode("ascii", "replace").lower()) if root else ""
