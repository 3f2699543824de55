"""JSON Feed 1.0 and 1.1 -> what a feed says; forgiving: a field of the wrong type is as if it were not there."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from claimreader.errors import ParseError
from claimreader.feeds.address import host_of
from claimreader.feeds.clean import clean_line, safe_link
from claimreader.feeds.dates import moment
from claimreader.feeds.entries import Draft, entries
from claimreader.records import ParsedFeed

VERSION = "jsonfeed.org/version/1"


def read(body: bytes, *, url: str, now: datetime, limit: int) -> ParsedFeed:
    """A JSON Feed's document.

    Raises:
        ParseError: it is no JSON, or JSON of another kind.
    """
    try:
        feed = json.loads(body)
    except RecursionError:
        raise ParseError(f"{host_of(url)} sent JSON that is nested too deeply to be a feed.", url) from None
    except ValueError as error:
        reason = clean_line(str(error), limit=100)
        raise ParseError(f"{host_of(url)} sent damaged JSON ({reason}).", url) from None
    if not isinstance(feed, dict) or VERSION not in _text(feed, "version"):
        raise ParseError(f"{host_of(url)} sent JSON that is not a feed: look on the site for its feed's address.", url)
    title = clean_line(_text(feed, "title"))
    site = safe_link(_text(feed, "home_page_url"), url)
    items = feed.get("items")
    drafts = (
        [_draft(item, feed, url, now) for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    )
    made, notes = entries(drafts, site_title=title, limit=limit)
    return ParsedFeed(title, site, language(_text(feed, "language")), None, made, notes)


def language(tag: str) -> str | None:
    """A language tag in lower case, where it looks like one."""
    tag = tag.strip().lower().replace("_", "-")
    first = tag.partition("-")[0]
    return tag if len(first) in (2, 3) and first.isascii() and first.isalpha() and len(tag) <= 20 else None


def _draft(item: dict[str, Any], feed: dict[str, Any], url: str, now: datetime) -> Draft:
    link = safe_link(_text(item, "url"), url) or safe_link(_text(item, "external_url"), url)
    dates = (moment(_text(item, name), now) for name in ("date_published", "date_modified"))
    html = _text(item, "content_html")
    return Draft(
        guid=clean_line(_text(item, "id"), limit=4000),
        title=clean_line(_text(item, "title")),
        url=link,
        author=clean_line(", ".join(dict.fromkeys(_authors(item) or _authors(feed))), limit=256) or None,
        published=next((date for date in dates if date), None),
        html=html,
        plain="" if html else _text(item, "content_text") or _text(item, "summary"),
        base=link or url,
    )


def _authors(owner: dict[str, Any]) -> list[str]:
    """Names of the authors: a list since 1.1, one before."""
    listed = owner.get("authors")
    return list(_names(listed if isinstance(listed, list) else [owner.get("author")]))


def _names(authors: list[Any]) -> Iterator[str]:
    for author in authors:
        if isinstance(author, dict) and (name := _text(author, "name").strip()):
            yield name


def _text(owner: dict[str, Any], name: str) -> str:
    """A field that should be a text; ids are numbers now and then."""
    value = owner.get(name)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value)
