"""Into which story an article goes: the one whose articles it is like, by the average of them; or none."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from claimreader.stories.likeness import Comparison, Likeness
from claimreader.stories.rarity import Rarity
from claimreader.stories.telling import Told

Key = TypeVar("Key", bound=Hashable)

ENOUGH = -1.6
"""The average odds (their logarithm) from which on an article belongs to a story. Set by `training.stories`."""
WINDOW = 4.0
"""Days within which articles are compared."""
AROUND = 14.0
"""Days before an article whose words are counted, to tell what is on everybody's lips."""
AFTER = 4.0
"""Days after it whose words are counted too: articles do not always come in in order of date."""
CANDIDATES = 40
"""Articles that share rare words with it which are looked at."""
OF_STORY = 12
"""Articles of one story that it is compared with, the ones nearest in time."""


@dataclass(frozen=True, slots=True)
class Near(Generic[Key]):
    """An article that may tell the same event, and the story that it is in."""

    key: Key
    story: Hashable
    told: Told


@dataclass(frozen=True, slots=True)
class Placed(Generic[Key]):
    """Where an article goes, and why."""

    story: Hashable
    like: Key
    """The article of the story that it is most like."""
    score: float
    reason: str
    one_text: bool


def place(told: Told, near: Iterable[Near[Key]], rarity: Rarity) -> Placed[Key] | None:
    """The story that an article belongs to among those of the articles near it; None where it begins one of its own."""
    comparison = Comparison(told, rarity)
    stories: dict[Hashable, list[tuple[Near[Key], Likeness]]] = defaultdict(list)
    for other in near:
        if abs(other.told.day - told.day) <= WINDOW:
            stories[other.story].append((other, comparison.with_(other.told)))
    best = max(stories.items(), key=lambda item: _fit(item[1]), default=None)
    if best is None or _fit(best[1]) < (False, ENOUGH):
        return None
    story, compared = best
    other, likeness = max(compared, key=lambda pair: pair[1])
    return Placed(story, other.key, _fit(compared).score, comparison.reason(other.told), likeness.one_text)


def candidates(found: Mapping[str, Iterable[Key]], rarity: Rarity) -> list[Key]:
    """The articles worth comparing: those that share the most telling rare words, best first.

    Args:
        found: the articles that each rare word leads to.
        rarity: what a word counts.
    """
    score: dict[Key, float] = defaultdict(float)
    for term, keys in found.items():
        for key in keys:
            score[key] += rarity.weight(term)
    return sorted(score, key=lambda key: -score[key])[:CANDIDATES]


def _fit(compared: Sequence[tuple[Near[Key], Likeness]]) -> Likeness:
    """How well an article fits into a story: its own copy first, then the average over the story's articles."""
    scores = [likeness.score for _, likeness in compared]
    return Likeness(any(likeness.one_text for _, likeness in compared), sum(scores) / len(scores))
