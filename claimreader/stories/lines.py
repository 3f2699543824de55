"""Articles from a file, one JSON object a line, and the stories that they tell, for other programs.

    {"id": "a1", "outlet": "Harbour", "date": "2026-03-14T09:00:00Z", "title": "...", "text": "..."}

gives `{"stories": [{"articles": ["a1", "b7"], "reason": "7 shared names, same place, same day", "texts": 2}]}`: the
stories of two articles or more, in the order in which they began; `texts` is how many different texts they print. An
article that is in none stands alone. They are taken in order of date; one without a date has that of the line before.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypedDict

from claimreader.errors import ClaimReaderError
from claimreader.stories.grouping import Grouping, Story
from claimreader.stories.telling import Told, told


class LineError(ClaimReaderError):
    """A line that no article can be had from."""


class StoryReport(TypedDict):
    """One story."""

    articles: list[str]
    reason: str
    texts: int


class Report(TypedDict):
    """Everything that was grouped."""

    stories: list[StoryReport]


@dataclass(frozen=True, slots=True)
class Line:
    """An article of a file."""

    id: str
    title: str
    told: Told


def read(lines: Iterable[str]) -> Iterator[Line]:
    """The articles of lines; empty ones are passed over.

    Raises:
        LineError: a line is no article, or has the id of another one; it says which and why.
    """
    date = datetime(1970, 1, 1, tzinfo=UTC)
    seen: set[str] = set()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        given = _object(number, line)
        date = _date(number, given.get("date")) or date
        title = str(given.get("title") or "")
        name = str(given["id"])
        if name in seen:
            raise LineError(f"line {number}: there is another article with the id {name!r}")
        seen.add(name)
        yield Line(name, title, told(title, str(given.get("text") or ""), date))


def _object(number: int, line: str) -> dict[str, Any]:
    try:
        given = json.loads(line)
    except ValueError as error:
        raise LineError(f"line {number}: not JSON: {error}") from error
    if not isinstance(given, dict) or not isinstance(given.get("id"), str | int):
        raise LineError(f'line {number}: not an object with an "id"')
    return given


def _date(number: int, given: object) -> datetime | None:
    if given is None or given == "":
        return None
    try:
        moment = datetime.fromisoformat(str(given))
    except ValueError as error:
        raise LineError(f"line {number}: {given!r} is no date (YYYY-MM-DD, or with a time)") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def grouped(lines: Iterable[Line]) -> list[Story[str]]:
    """The stories of articles, taken in order of date."""
    grouping: Grouping[str] = Grouping()
    for line in sorted(lines, key=lambda line: line.told.day):
        grouping.add(line.id, line.told)
    return grouping.stories


def report(stories: Iterable[Story[str]]) -> Report:
    """The stories of two articles or more."""
    return {
        "stories": [
            {"articles": story.articles, "reason": story.reasons[0], "texts": len(story.articles) - story.copies}
            for story in stories
            if len(story.articles) > 1
        ]
    }
