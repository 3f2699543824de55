"""A document that somebody named -> what it is: a feed, or a page with the feeds that it names. Runs in a worker."""

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

from claimreader.errors import AddressError, ParseError
from claimreader.feeds.address import checked
from claimreader.feeds.clean import clean_line, safe_link
from claimreader.feeds.parse import is_page, parse

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_FOUND = 50
"""Feeds of one page; some name one for every topic."""

_FEED_TYPES = {"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"}
_XML_TYPES = {"text/xml", "application/xml"}
_FEEDLIKE = re.compile(r"(\.(rss|atom|rdf|xml)|/(rss|feeds?|atom)(\.json|/index\.xml)?/?|[?&]feed=\w+)$", re.IGNORECASE)
_ASIDE = re.compile(r"comment|kommentar|comentario|replies", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A feed that can be subscribed to."""

    url: str
    title: str


@dataclass(frozen=True, slots=True)
class Page:
    """What a document turned out to be: a feed with this title, or a page with these feeds."""

    feed: str | None = None
    named: tuple[Found, ...] = ()
    """Feeds that it names for programs."""
    linked: tuple[Found, ...] = ()
    """Links for people that look like feeds."""


def look(body: bytes, url: str, content_type: str, charset: str | None) -> Page:
    """What a document is.

    Raises:
        ParseError: neither a feed nor a page.
    """
    try:
        return Page(feed=parse(body, url=url, content_type=content_type, charset=charset, limit=1).title)
    except ParseError:
        if not is_page(body, content_type):
            raise
    links = list(_links(body, url, charset))
    named = [link.found for link in links if link.named]
    named.sort(key=lambda found: _ASIDE.search(f"{found.url} {found.title}") is not None)
    return Page(named=_once(named), linked=_once(link.found for link in links if not link.named))


def _once(found: Iterable[Found]) -> tuple[Found, ...]:
    """Every address once, as it was first named."""
    kept: dict[str, Found] = {}
    for one in found:
        kept.setdefault(one.url, one)
    return tuple(kept.values())[:MOST_FOUND]


class _Link(NamedTuple):
    named: bool
    """For programs, not for people."""
    found: Found


def _links(body: bytes, url: str, charset: str | None) -> Iterator[_Link]:
    """What on a page is a feed or looks like one, in the page's order."""
    from lxml import etree

    try:
        root = etree.HTML(body, etree.HTMLParser(encoding=_known(charset), no_network=True))
    except etree.LxmlError:
        return
    base = url
    for element in root.iter("base", "link", "a") if root is not None else ():
        href = (element.get("href") or "").strip()
        if element.tag == "base" and href:
            base = safe_link(href, url) or base
        elif href and (found := _found(element, href, base)):
            yield _Link(element.tag == "link", found)


def _found(element: "_Element", href: str, base: str) -> Found | None:
    """The feed that a `link` or an `a` is for."""
    if element.tag == "link":
        if not _names_a_feed(element, href):
            return None
        title = element.get("title") or ""
    elif _FEEDLIKE.search(href):
        title = element.get("title") or "".join(map(str, element.itertext()))
    else:
        return None
    try:
        return Found(checked(urljoin(base, href)), clean_line(title, limit=200))
    except (AddressError, ValueError):
        return None


def _names_a_feed(link: "_Element", href: str) -> bool:
    rel = (link.get("rel") or "").lower().split()
    kind = (link.get("type") or "").partition(";")[0].strip().lower()
    if "alternate" not in rel and "feed" not in rel:
        return False
    return kind in _FEED_TYPES or ("feed" in rel and not kind) or (kind in _XML_TYPES and bool(_FEEDLIKE.search(href)))


def _known(charset: str | None) -> str | None:
    """A charset that can be decoded; otherwise the page has to say."""
    try:
        return codecs.lookup(charset).name if charset else None
    except LookupError:
        return None
