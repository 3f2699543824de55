"""What a server's answer means: the values that fetching hands on, and the sentences for what went wrong."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from claimreader.errors import FetchError, GoneError, NotFoundError, SlowDownError
from claimreader.records import Validators


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """The bounds of every request."""

    timeout: float = 20.0
    """Seconds that a server may be silent."""
    deadline: float = 60.0
    """Seconds that one document may take altogether, redirects included; waiting for a turn is not counted."""
    max_feed_bytes: int = 15_000_000
    """Of a feed, unpacked."""
    max_page_bytes: int = 5_000_000
    """Of a page, unpacked."""
    at_once: int = 8
    per_host: int = 2
    max_redirects: int = 5


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document."""

    url: str
    """What was asked for."""
    final_url: str
    """Where it was found, after redirects."""
    body: bytes
    content_type: str
    """Type and subtype, in lower case; empty when the server did not say."""
    charset: str | None
    validators: Validators
    max_age: timedelta | None
    """How long the server says that it will not change."""
    moved_to: str | None
    """Where permanent redirects led, from the first on; never from https to http."""


@dataclass(frozen=True, slots=True)
class NotModified:
    """The server says that the document is the one that was fetched before."""

    url: str
    validators: Validators
    """What to ask with next time: the ones that were sent, with what the server has changed."""
    max_age: timedelta | None
    moved_to: str | None


Headers = Mapping[str, str]
"""Case-insensitive."""


def media_type(headers: Headers) -> tuple[str, str | None]:
    """Type and charset of a document, as the server has labelled it."""
    label = headers.get("content-type", "")
    charset = re.search(r"""charset\s*=\s*["']?\s*([\w.:+-]+)""", label, re.IGNORECASE)
    return label.partition(";")[0].strip().lower(), charset[1] if charset else None


def max_age(headers: Headers) -> timedelta | None:
    """How long an answer stays fresh: `Cache-Control: max-age`, or else `Expires` counted from `Date`."""
    control = headers.get("cache-control", "").lower()
    if re.search(r"\bno-(cache|store)\b", control):
        return None
    if stated := re.search(r'\bmax-age\s*=\s*"?(\d{1,10})', control):
        return timedelta(seconds=int(stated[1])) or None
    expires, date = _date(headers.get("expires")), _date(headers.get("date"))
    return expires - date if expires and date and expires > date else None


def retry_after(headers: Headers, now: datetime) -> timedelta | None:
    """How long the server wants to be left alone: seconds, or a date, counted from the server's own clock."""
    stated = headers.get("retry-after", "").strip()
    if stated.isdecimal():
        return timedelta(seconds=min(int(stated), 10**9))
    until = _date(stated)
    return max(until - (_date(headers.get("date")) or now), timedelta()) if until else None


def _date(text: str | None) -> datetime | None:
    if not text:
        return None
    try:
        date = parsedate_to_datetime(text)
    except ValueError:
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)


def refusal(status: int, headers: Headers, *, host: str, url: str, now: datetime) -> FetchError:
    """The error for an answer that is no document: what the server said, and what can be done."""
    said = _said(status)
    if status == 404:
        return NotFoundError(
            f"{host} has nothing at this address ({said}): look on the site for a newer one.", url, status=404
        )
    if status == 410:
        return GoneError(
            f"{host} has ended this feed ({said}); its articles stay, it is not asked for again.", url, status=410
        )
    if status in (429, 503):
        pause = retry_after(headers, now)
        wish = f"asks not to be asked for {in_words(pause)}" if pause else "asks to be asked less often"
        return SlowDownError(f"{host} {wish} ({said}).", url, status=status, retry_after=pause)
    if status in (401, 403, 407, 451):
        advice = "it may need a password in the address, or not want feed readers"
        return FetchError(f"{host} does not let claimreader in ({said}): {advice}.", url, status=status)
    if status >= 500:
        return FetchError(f"{host} has trouble of its own ({said}); it is asked again later.", url, status=status)
    return FetchError(
        f"{host} answered {said}, which is no document: check the address in a browser.", url, status=status
    )


def _said(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def in_words(span: timedelta) -> str:
    """A length of time, roughly, for a sentence."""
    seconds = int(span.total_seconds())
    for unit, name in ((86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second")):
        if seconds >= unit or unit == 1:
            count = round(seconds / unit)
            return f"{count} {name}{'' if count == 1 else 's'}"
    raise AssertionError


def megabytes(size: int) -> str:
    """A size, for a sentence."""
    return f"{size / 1e6:g} MB"
