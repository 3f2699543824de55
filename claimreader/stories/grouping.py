"""Grouping in memory: articles one after the other, in order of date; an index of rare words finds those to compare."""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic

from claimreader.stories.placing import AFTER, AROUND, OF_STORY, WINDOW, Key, Near, Placed, candidates, place
from claimreader.stories.rarity import Rarity
from claimreader.stories.telling import Told

LAST = 100
"""Articles of a story, the ones that came last, of which the nearest in time are looked at."""


@dataclass(slots=True)
class Story(Generic[Key]):
    """Articles about one event."""

    articles: list[Key]
    reasons: list[str] = field(default_factory=list)
    """Why each after the first was taken in."""
    copies: int = 0
    """How many of them print a text that another one of them prints."""


class Grouping(Generic[Key]):
    """Stories as articles come in. What was placed once stays where it is."""

    def __init__(self) -> None:
        self._told: dict[Key, Told] = {}
        self._story: dict[Key, int] = {}
        self._stories: list[Story[Key]] = []
        self._index: dict[str, list[Key]] = defaultdict(list)
        self._days: list[float] = []

    @property
    def stories(self) -> list[Story[Key]]:
        """All stories, also those of one article, in the order in which they began."""
        return self._stories

    def add(self, key: Key, told: Told) -> Placed[Key] | None:
        """Put an article into its story; None where it begins one."""
        rare = told.rare
        first, last = told.day - AROUND, told.day + AFTER
        around = {term: [key for key in self._index[term] if first <= self._told[key].day <= last] for term in rare}
        articles = bisect_right(self._days, last) - bisect_left(self._days, first)
        rarity = Rarity(articles + 1, {term: 1 + len(found) for term, found in around.items()})
        placed = place(told, self._near(told, around, rarity), rarity)
        self._put(key, told, placed)
        for term in rare:
            self._index[term].append(key)
        return placed

    def _put(self, key: Key, told: Told, placed: Placed[Key] | None) -> None:
        if placed is None:
            self._stories.append(Story([key]))
            self._story[key] = len(self._stories) - 1
        else:
            self._story[key] = self._story[placed.like]
            story = self._stories[self._story[key]]
            story.articles.append(key)
            story.reasons.append(placed.reason)
            story.copies += placed.one_text
        self._told[key] = told
        insort(self._days, told.day)

    def _near(self, told: Told, around: Mapping[str, Sequence[Key]], rarity: Rarity) -> Iterator[list[Near[Key]]]:
        """The articles to compare: those of the stories that the best candidates are in."""
        found = {term: [k for k in keys if self._days_from(k, told) <= WINDOW] for term, keys in around.items()}
        first: dict[int, Key] = {}
        for key in candidates(found, rarity):
            first.setdefault(self._story[key], key)
        for number, key in first.items():
            members = self._stories[number].articles
            near = sorted(members[-LAST:], key=lambda other: self._days_from(other, told))[:OF_STORY]
            yield [Near(one, number, self._told[one]) for one in dict.fromkeys([key, *near])]

    def _days_from(self, key: Key, told: Told) -> float:
        return abs(self._told[key].day - told.day)
