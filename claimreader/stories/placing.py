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
HOPELESS = -4.0
"""The odds (their logarithm) of a story's most promising article below which its others are not looked at. In the
articles that the weights were fitted to, no story that an article belongs to begins with odds below -2.6."""


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


def place(told: Told, near: Iterable[Iterable[Near[Key]]], rarity: Rarity) -> Placed[Key] | None:
    """The story that an article belongs to; None where it begins one of its own.

    Args:
        told: the article.
        near: the stories near it, each with its articles, the most promising first; one alone is a story of its own.
        rarity: what a word counts.
    """
    comparison = Comparison(told, rarity)
    stories = [compared for story in near if (compared := _compare(comparison, told.day, story))]
    if not stories or _fit(compared := max(stories, key=_fit)) < (False, ENOUGH):
        return None
    other, likeness = max(compared, key=lambda pair: pair[1])
    return Placed(other.story, other.key, _fit(compared).score, comparison.reason(other.told), likeness.one_text)


def _compare(comparison: Comparison, day: float, story: Iterable[Near[Key]]) -> list[tuple[Near[Key], Likeness]]:
    """How alike an article of some day is to those of a story; to none but the first, where that rules it out."""
    compared: list[tuple[Near[Key], Likeness]] = []
    for other in story:
        if abs(other.told.day - day) > WINDOW:
            continue
        likeness = comparison.with_(other.told)
        compared.append((other, likeness))
        if len(compared) == 1 and likeness < (False, HOPELESS):
            break
    return compared


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
