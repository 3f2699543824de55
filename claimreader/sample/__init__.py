"""The sample edition: what a new reader sees before there is a feed, offline and at once.

Fifteen articles of five outlets: three affairs that each outlet tells in its own way, and two quiet pieces. Outlets,
places and people are made up; nothing in it has happened. Every article is a file of `articles/`, its outlet a table of
`outlets.toml`; `earlier/` has what an article said before it was edited. What they say of days holds: the edition is
that of the last Wednesday morning, and each article came out on the last such day before that as its `when` names.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from claimreader.records import Entry, KnownParty

HERE = Path(__file__).parent
FOLDER = "Sample edition"
"""The folder that the sample's feeds stand in, so that nobody takes them for news."""

EARLIER = "{key}@1"
"""The name of what was read in an article's earlier version."""

LATEST = "Wednesday 06:50"
"""When the edition's last article comes out."""
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_FENCE = "+++\n"


@dataclass(frozen=True, slots=True)
class SampleFeed:
    """One outlet of the sample edition with its articles, newest first."""

    title: str
    url: str
    site: str
    articles: tuple[Entry, ...]
    earlier: tuple[Entry, ...] = ()
    """Those that were edited, as they were before."""


def edition(now: datetime) -> tuple[SampleFeed, ...]:
    """The five outlets, their articles on the days that they speak of; all but the dates stays the same."""
    latest = out(now)
    outlets = tomllib.loads((HERE / "outlets.toml").read_text(encoding="utf-8"))
    articles, earlier = list(_articles("articles")), list(_articles("earlier"))
    return tuple(
        SampleFeed(
            outlet["title"],
            outlet["site"] + "feed.xml",
            outlet["site"],
            *(
                tuple(
                    _entry(name, facts, body, outlet["site"], last(facts["when"], latest))
                    for name, facts, body in sorted(every, key=lambda one: last(one[1]["when"], latest), reverse=True)
                    if facts["outlet"] == key
                )
                for every in (articles, earlier)
            ),
        )
        for key, outlet in outlets.items()
    )


def out(now: datetime) -> datetime:
    """When the edition came out that is on sale at a time: the last article of it is of that moment."""
    return last(LATEST, now)


def last(when: str, before: datetime) -> datetime:
    """The last time before another, or that one, at which it was a day of the week and a time of the day, here."""
    day, _, clock = when.partition(" ")
    hour, _, minute = clock.partition(":")
    here = before.astimezone().replace(tzinfo=None)  # on the clock on the wall, whatever was done to it in between
    days = (here.weekday() - DAYS.index(day)) % len(DAYS)
    found = datetime.combine(here - timedelta(days=days), time(int(hour), int(minute)))
    return (found if found <= here else found - timedelta(days=len(DAYS))).astimezone()


@cache
def parties() -> tuple[KnownParty, ...]:
    """The parties of the sample's affairs, as a user would name them: no list of countries has these."""
    told = tomllib.loads((HERE / "parties.toml").read_text(encoding="utf-8"))
    return tuple(KnownParty(one["name"], tuple(one["aliases"]), one["colour"]) for one in told["parties"])


def _articles(folder: str) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Every article's name, what stands in its front matter, and its paragraphs."""
    for file in (HERE / folder).iterdir():
        if file.name.endswith(".md"):
            _, front, body = file.read_text(encoding="utf-8").split(_FENCE, 2)
            yield file.name.removesuffix(".md"), tomllib.loads(front), body.strip()


def _entry(name: str, facts: dict[str, Any], body: str, site: str, published: datetime) -> Entry:
    from claimreader.feeds.text import plain_document

    return Entry(
        key=name,
        title=facts["title"],
        url=f"{site}{name}",
        author=facts.get("author"),
        published=published,
        document=plain_document(body, facts["title"]),
    )
