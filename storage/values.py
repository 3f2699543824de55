"""What columns hold: moments as numbers, lists as JSON. Pure."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

Value = str | int | float | None
"""What a column holds."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


def stamp(moment: datetime) -> int:
    """A moment as it is kept: microseconds since 1970, UTC."""
    return (moment - EPOCH) // MICROSECOND


def moment(stamp: int) -> datetime:
    """The moment that a stamp stands for."""
    return EPOCH + timedelta(microseconds=stamp)


def maybe_stamp(moment: datetime | None) -> int | None:
    """The stamp of a moment that may be unknown."""
    return None if moment is None else stamp(moment)


def maybe_moment(stamp: int | None) -> datetime | None:
    """The moment of a stamp that may be missing."""
    return None if stamp is None else moment(stamp)


def compact(value: object) -> str:
    """JSON without white space, all of Unicode as it is."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def many(values: Iterable[int | str]) -> str:
    """Values as the argument of `json_each(?)`: any number of them in one parameter."""
    return json.dumps(list(values))
