"""When a publisher does not want to be asked: RSS's `skipHours` and `skipDays`, which are in GMT.

Kept as one number: a bit for each hour of the day, then one for each day of the week, Monday first.
"""

import re
from datetime import datetime, timedelta

_HEAD = 100_000
"""Bytes of a feed that are looked through: what is said of the feed stands before its entries."""
_LONGEST = 4_000
"""Of one list."""
_HOUR = re.compile(rb"<hour>\s*(\d{1,2})\s*</hour>", re.IGNORECASE)
_DAY = re.compile(rb"<day>\s*(mon|tues|wednes|thurs|fri|satur|sun)day\s*</day>", re.IGNORECASE)
_DAYS = (b"mon", b"tues", b"wednes", b"thurs", b"fri", b"satur", b"sun")
_ALWAYS = (1 << 24) - 1, (1 << 7) - 1


def rest_of(body: bytes) -> int:
    """The hours and days at which a feed does not want to be asked; 0 where it does not say, or names all there are."""
    head = body[:_HEAD]
    hours = {int(hour) % 24 for hour in _HOUR.findall(_list(head, b"skiphours")) if int(hour) <= 24}
    days = {_DAYS.index(day.lower()) for day in _DAY.findall(_list(head, b"skipdays"))}
    by_hour, by_day = sum(1 << hour for hour in hours), sum(1 << day for day in days)
    return (by_hour if by_hour != _ALWAYS[0] else 0) | (by_day if by_day != _ALWAYS[1] else 0) << 24


def _list(head: bytes, name: bytes) -> bytes:
    lower = head.lower()
    start = lower.find(b"<" + name + b">")
    end = lower.find(b"</" + name + b">", start, start + _LONGEST)
    return head[start:end] if 0 <= start < end else b""


def awake(time: datetime, rest: int) -> datetime:
    """The first moment from `time` on at which a publisher with this `rest` may be asked."""
    hour = time.replace(minute=0, second=0, microsecond=0)
    for later in range(8 * 24):
        moment = max(time, hour + timedelta(hours=later))
        if not (rest >> moment.hour & 1 or rest >> 24 + moment.weekday() & 1):
            return moment
    return time
