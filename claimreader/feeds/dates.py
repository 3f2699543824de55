"""What feeds write where a date belongs -> a moment, or nothing: a wrong date sorts an article out of sight."""

import calendar
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from time import struct_time

FIRST = datetime(1990, 1, 1, tzinfo=UTC)
"""No article on the web is older."""
AHEAD = timedelta(days=2)
"""How far in the future a date may lie, for clocks and time zones that are wrong; further is a mistake, or bait."""

_WRITTEN = (
    "%d.%m.%Y %H:%M:%S",
    "%d.%m.%Y %H:%M",
    "%d.%m.%Y",
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d",
    "%B %d, %Y %H:%M",
    "%B %d, %Y",
    "%b %d, %Y",
    "%d %B %Y",
    "%d %b %Y",
)


def moment(text: str, now: datetime, parsed: struct_time | None = None) -> datetime | None:
    """The moment that a feed's date stands for, never later than `now`; None when it is none or cannot be true.

    Args:
        text: the date as written.
        now: the present.
        parsed: what feedparser made of it, which is wrong now and then (digits become the year 1793).
    """
    for date in _read(text, parsed):
        if date and FIRST <= date <= now + AHEAD:
            return min(date, now).replace(microsecond=0)
    return None


def _read(text: str, parsed: struct_time | None) -> Iterator[datetime | None]:
    """What a date may stand for, the likeliest first; what takes longest comes last, and is seldom come to."""
    yield _from_digits(text)
    yield _from_iso(text)
    yield _from_parsed(parsed)
    yield _from_mail(text)
    yield _from_words(text)


def _from_parsed(parsed: struct_time | None) -> datetime | None:
    if not parsed:
        return None
    try:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _from_digits(text: str) -> datetime | None:
    """Seconds or milliseconds since 1970."""
    digits = text.strip()
    if not re.fullmatch(r"\d{9,10}|\d{12,13}", digits):
        return None
    return datetime.fromtimestamp(int(digits) / (1 if len(digits) <= 10 else 1000), UTC)


def _from_iso(text: str) -> datetime | None:
    try:
        return _aware(datetime.fromisoformat(text.strip()))
    except (ValueError, OverflowError):
        return None


def _from_mail(text: str) -> datetime | None:
    try:
        return _aware(parsedate_to_datetime(text[:100]))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _from_words(text: str) -> datetime | None:
    for form in _WRITTEN:
        try:
            return datetime.strptime(text.strip()[:40], form).replace(tzinfo=UTC)
        except ValueError:
            continue
    return None


def _aware(date: datetime) -> datetime:
    return (date if date.tzinfo else date.replace(tzinfo=UTC)).astimezone(UTC)
