"""How the grouping of articles into stories was fitted and measured -> weights in `claimreader/stories/likeness.py`.

    python -m training.stories stories/dev.jsonl

Prints the weights that a logistic regression over pairs of articles gives, and pairwise precision, recall and F1 of the
grouping cross-validated: the weights and the threshold that judge a fifth of the days were fitted to the other four.
The file gives all articles of a story the same time. So the weight of time is not fitted but chosen; and figures are
printed, too, for articles whose times are each moved by up to half a day at random.
"""

import json
import random
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from claimreader.stories import likeness, placing
from claimreader.stories.grouping import Grouping
from claimreader.stories.likeness import Comparison
from claimreader.stories.rarity import Rarity
from claimreader.stories.telling import Told, told

Matrix = NDArray[np.float64]
FOLDS = 5
MOVED = 0.5
"""Days by which an article is moved at most."""
THRESHOLDS = (-2.0, -1.8, -1.6, -1.4, -1.2, -1.0)
FITTED = 2.0
"""Days within which pairs are fitted; their time itself is not: its weight is chosen, see `likeness.WEIGHTS`."""


class Pair(NamedTuple):
    """Two articles as the later one of them comes in."""

    later: int
    earlier: int
    features: tuple[float, ...]
    days: float


def articles(path: Path, moved: random.Random | None) -> tuple[list[Told], list[int]]:
    """The articles in order of date, and the story of each."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        story = json.loads(line)
        day = datetime.fromisoformat(story["date"])
        for article in story["articles"]:
            one = told(article["title"], article["lede"], day)
            if moved:
                one = Told(one.day + moved.uniform(-MOVED, MOVED), *(getattr(one, n) for n in Told.__slots__[1:]))
            found.append((one, story["story"]))
    found.sort(key=lambda pair: pair[0].day)
    return [one for one, _ in found], [story for _, story in found]


def pairs(found: Sequence[Told]) -> list[Pair]:
    """Every article with those of the days before it, as it is compared when it comes in."""
    made: list[Pair] = []
    rare = [frozenset(one.rare) for one in found]
    for number, one in enumerate(found):
        around = [rare[n] for n in range(number) if one.day - found[n].day <= placing.AROUND]
        counts = {term: 1 + sum(term in words for words in around) for term in rare[number]}
        comparison = Comparison(one, Rarity(len(around) + 1, counts))
        for before in range(number - 1, -1, -1):
            if one.day - found[before].day > placing.WINDOW:
                break
            features = comparison.features(found[before])
            made.append(Pair(number, before, features, one.day - found[before].day))
    return made


def fitted(features: Matrix, same: Matrix, ridge: float = 1.0) -> Matrix:
    """The weights of a logistic regression, the offset last (Newton's method on standardised features)."""
    mean, spread = features.mean(0), features.std(0) + 1e-9
    rows = np.c_[(features - mean) / spread, np.ones(len(features))]
    weights, penalty = np.zeros(rows.shape[1]), np.eye(rows.shape[1]) * ridge
    for _ in range(25):
        chance = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (chance - same) + penalty @ weights
        weights -= np.linalg.solve((rows.T * (chance * (1 - chance))) @ rows + penalty, slope)
    plain = weights[:-1] / spread
    found: Matrix = np.r_[plain, weights[-1] - plain @ mean]
    return found


def grouped(made: Sequence[Pair], odds: Matrix, threshold: float, count: int, *, nearest: bool = False) -> list[int]:
    """The story of each article, by the average odds of its story's articles; or by those of the nearest of them."""
    near: list[list[tuple[int, float]]] = [[] for _ in range(count)]
    for pair, value in zip(made, odds.tolist(), strict=True):
        near[pair.later].append((pair.earlier, value))
    story: list[int] = []
    for number, others in enumerate(near):
        scores: dict[int, list[float]] = {}
        for other, value in others:
            scores.setdefault(story[other], []).append(value)
        fit = {one: max(values) if nearest else sum(values) / len(values) for one, values in scores.items()}
        best = max(fit, key=lambda one: fit[one], default=None)
        fits = best is not None and fit[best] >= threshold
        story.append(best if fits and best is not None else number)
    return story


def counted(said: Sequence[int], gold: Sequence[int], asked: Sequence[bool]) -> Matrix:
    """Pairs that are right, said and to be found, of which at least one article is asked for."""
    s, g, a = np.array(said), np.array(gold), np.array(asked)
    which = np.triu(a[:, None] | a[None], 1)
    one, other = (s[:, None] == s[None]) & which, (g[:, None] == g[None]) & which
    return np.array([(one & other).sum(), one.sum(), other.sum()], dtype=float)


def words(counts: Matrix) -> str:
    """F1, precision and recall."""
    right, said, there = counts
    return f"F1 {200 * right / (said + there):5.1f}  P {100 * right / said:5.1f}  R {100 * right / there:5.1f}"


def f1(counts: Matrix) -> float:
    """F1 alone."""
    return float(2 * counts[0] / (counts[1] + counts[2]))


def folds(gold: Sequence[int]) -> list[int]:
    """A fifth of the stories each, by their order, which is that of time."""
    number = {story: n for n, story in enumerate(sorted(set(gold)))}
    return [FOLDS * number[story] // len(number) for story in gold]


def cross_validated(made: Sequence[Pair], gold: Sequence[int]) -> dict[float, Matrix]:
    """For each threshold the counts over all folds, each judged by what was fitted to the others."""
    fold, size = folds(gold), len(gold)
    features = np.array([pair.features for pair in made])
    same = np.array([gold[pair.later] == gold[pair.earlier] for pair in made], dtype=float)
    total = {float(t): np.zeros(3) for t in THRESHOLDS}
    for held in range(FOLDS):
        train = np.array([held not in (fold[pair.later], fold[pair.earlier]) and pair.days < FITTED for pair in made])
        weights = fitted(features[train, :-1], same[train])
        odds = features[:, :-1] @ weights[:-1] + weights[-1] + features[:, -1] * likeness.WEIGHTS[-1]
        for threshold in total:
            said = grouped(made, odds, threshold, size)
            total[threshold] += counted(said, gold, [one == held for one in fold])
    return total


def as_it_is(found: Sequence[Told], gold: Sequence[int]) -> Matrix:
    """What the grouping does with the weights that it has."""
    grouping: Grouping[int] = Grouping()
    for number, one in enumerate(found):
        grouping.add(number, one)
    said = [0] * len(found)
    for story_number, story in enumerate(grouping.stories):
        for number in story.articles:
            said[number] = story_number
    return counted(said, gold, [True] * len(gold))


def main(path: Path) -> None:
    """Fit, and print everything."""
    for name, moved in (("times as given", None), ("times moved at random", random.Random(5))):
        found, gold = articles(path, moved)
        print(f"{name}\n  as it is now    {words(as_it_is(found, gold))}", flush=True)
        made = pairs(found)
        features = np.array([pair.features for pair in made])
        same = np.array([gold[pair.later] == gold[pair.earlier] for pair in made], dtype=float)
        near = np.array([pair.days < FITTED for pair in made])
        weights = fitted(features[near, :-1], same[near]).round(2).tolist()
        print("  weights        ", dict(zip((*likeness.FEATURES[:-1], "offset"), weights, strict=True)))
        for threshold, counts in cross_validated(made, gold).items():
            print(f"  cross-validated {words(counts)}  threshold {threshold:5.2f}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
