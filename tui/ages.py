"""How long ago something was, in as few cells as a list has for it."""

from datetime import datetime, timedelta


def age(then: datetime, now: datetime) -> str:
    """`now`, `5m`, `3h`, `2d`; the day where it is older than a week, the month and year where older than a year."""
    passed = now - then
    if passed < timedelta(minutes=1):
        return "now"
    if passed < timedelta(hours=1):
        return f"{passed.seconds // 60}m"
    if passed < timedelta(days=1):
        return f"{passed.seconds // 3600}h"
    if passed < timedelta(days=8):
        return f"{passed.days}d"
    local = then.astimezone()
    return f"{local.day} {local:%b}" if passed < timedelta(days=300) else f"{local:%b %y}"


def ahead(then: datetime | None, now: datetime) -> str:
    """When something will be: `now`, `in 5 minutes`, `in 3 hours`, `in 2 days`."""
    minutes = int((then - now).total_seconds() // 60) if then else 0
    if minutes < 1:
        return "now"
    if minutes < 100:
        return _count(minutes, "minute")
    return _count(round(minutes / 60), "hour") if minutes < 48 * 60 else _count(round(minutes / 1440), "day")


def _count(number: int, unit: str) -> str:
    return f"in {number} {unit}{'s' * (number != 1)}"
