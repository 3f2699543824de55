"""RSS 0.9x, 1.0, 2.0 and Atom through feedparser, the only place that knows it -> what a feed says.

To be run in a worker: some of its regular expressions can be kept busy for minutes by one hostile line.
"""

import io
import re
from datetime import datetime, timedelta
from typing import Any
from xml.sax import SAXParseException

import feedparser

from claimreader.feeds import text
from claimreader.feeds.clean import clean_line, safe_link
from claimreader.feeds.dates import moment
from claimreader.feeds.entries import Draft, entries
from claimreader.feeds.jsonfeed import language
from claimreader.feeds.mend import mended
from claimreader.feeds.rest import rest_of
from claimreader.records import ParsedFeed

_PERIODS = {"hourly": 1, "daily": 24, "weekly": 7 * 24, "monthly": 30 * 24, "yearly": 365 * 24}
"""Hours."""
_LONGEST_WAIT = timedelta(days=30)

_MEDIA_DESCRIPTION = re.compile(rb"(</?media:)description\b")
_MAIL_THEN_NAME = re.compile(r"[^\s()<>]+@[^\s()<>]+\s*\(([^()]*)\)")
_NAME_THEN_MAIL = re.compile(r"([^<>()]*)[<(][^<>()]*@[^<>()]*[>)]")


def read(body: bytes, *, url: str, content_type: str, now: datetime, limit: int) -> ParsedFeed | None:
    """A feed's document, however ill-formed; None when it is no feed at all.

    Args:
        body: the document.
        url: where it was found, which relative links refer to.
        content_type: as the server labelled it, with the charset.
        now: the present, for dates.
        limit: how many entries, the newest, are read.
    """
    # feedparser is not told the address: it would make it a part of guids, and a feed that moves would be all new.
    headers = {"content-type": content_type} if content_type else {}
    # feedparser takes the description of a picture for the entry's own; under another name it is kept apart.
    body = _MEDIA_DESCRIPTION.sub(rb"\1caption", body)
    parsed = _parsed(body, headers)
    complaint = _complaint(parsed)
    if complaint and (better := mended(body)) != body:
        parsed = _parsed(better, headers)
    if not parsed.get("version") and not parsed.entries:
        return None
    feed = parsed.feed
    title = _line(feed, "title")
    drafts = [_draft(entry, url, now) for entry in parsed.entries]
    made, notes = entries(drafts, site_title=title, limit=limit)
    return ParsedFeed(
        title=title,
        site=safe_link(_site(feed), url),
        language=language(feed.get("language") or ""),
        every=_every(feed),
        entries=made,
        notes=(*complaint, *notes),
        rest=rest_of(body),
    )


def _parsed(body: bytes, headers: dict[str, str]) -> Any:
    return feedparser.parse(
        io.BytesIO(body), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )


def _draft(entry: Any, url: str, now: datetime) -> Draft:
    body = _body(entry)
    plain = body.get("type") == "text/plain"
    value = body.get("value") or ""
    link = safe_link(entry.get("link"), url)
    return Draft(
        guid=clean_line(entry.get("id") or "", limit=4000),
        title=_line(entry, "title"),
        url=link,
        author=_author(entry),
        published=_published(entry, now),
        html="" if plain else value,
        plain=value if plain else "",
        base=_base(body, url) or link or url,
    )


def _body(entry: Any) -> Any:
    """The fullest text that an entry carries: value, type and base."""
    bodies = [
        body for body in entry.get("content", []) if (body.get("type") or "text/html").startswith(("text/", "app"))
    ]
    if "summary_detail" in entry:
        bodies.append(entry["summary_detail"])
    if not any(body.get("value") for body in bodies) and isinstance(entry.get("media_caption"), str):
        bodies.append({"value": entry["media_caption"], "type": "text/plain"})
    return max(bodies, key=lambda body: len(body.get("value") or ""), default={})


def _base(body: Any, url: str) -> str | None:
    """What an `xml:base` says."""
    base = body.get("base")
    return safe_link(base, url) if base else None


def _line(owner: Any, name: str) -> str:
    """A title: one clean line, without the markup that it may hold."""
    value = owner.get(name) or ""
    if (owner.get(f"{name}_detail") or {}).get("type") == "text/plain":
        return clean_line(value)
    return text.plain_line(value) if "<" in value or "&" in value else clean_line(value)


def _author(entry: Any) -> str | None:
    """Names, without mail addresses."""
    written = entry.get("author") or ""
    if "@" in written and len(entry.get("authors", [])) < 2:
        names = [_name_in(clean_line(written, limit=256))]
    else:
        names = [clean_line(one.get("name") or "", limit=256) for one in entry.get("authors", [])]
    return clean_line(", ".join(dict.fromkeys(name for name in names if name)), limit=256) or None


def _name_in(author: str) -> str:
    if match := _MAIL_THEN_NAME.fullmatch(author) or _NAME_THEN_MAIL.fullmatch(author):
        return match[1].strip()
    return "" if " " not in author else author


def _published(entry: Any, now: datetime) -> datetime | None:
    dates = (
        moment(entry[name], now, entry.get(f"{name}_parsed"))
        for name in ("published", "updated", "created")
        if name in entry and isinstance(entry[name], str)
    )
    return next((date for date in dates if date), None)


def _site(feed: Any) -> str | None:
    """The page that the feed is of, not the feed itself."""
    pages = (link.get("href") for link in feed.get("links", []) if link.get("rel") == "alternate")
    return next((page for page in pages if page), None)


def _every(feed: Any) -> timedelta | None:
    """How often the publisher wants to be asked at most: `ttl` in minutes, or the syndication module's period."""
    ttl = _number(feed.get("ttl"))
    if ttl:
        return min(timedelta(minutes=ttl), _LONGEST_WAIT)
    hours = _PERIODS.get(str(feed.get("sy_updateperiod") or "").strip().lower())
    if not hours:
        return None
    return min(timedelta(hours=hours) / (_number(feed.get("sy_updatefrequency")) or 1), _LONGEST_WAIT)


def _number(value: object) -> int:
    return int(value) if isinstance(value, str) and re.fullmatch(r"\s*\d{1,6}\s*", value) else 0


def _complaint(parsed: Any) -> tuple[str, ...]:
    """What was wrong with the document itself."""
    error = parsed.get("bozo_exception")
    if not parsed.get("bozo") or isinstance(error, feedparser.CharacterEncodingOverride | feedparser.NonXMLContentType):
        return ()
    where, what = "", str(error)
    if isinstance(error, SAXParseException):
        where, what = f"line {error.getLineNumber()}: ", error.getMessage()
    return (f"It is not well-formed XML ({where}{clean_line(what, limit=120)}), and was read all the same.",)
