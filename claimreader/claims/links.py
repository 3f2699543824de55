"""What each word of a window is to a cue: the scorer of links (a biaffine one; Dozat and Manning, 2017)."""

from collections.abc import Mapping, Sequence

import numpy as np

from claimreader.claims.decode import Floats
from claimreader.claims.passes import Scores

_BUCKETS = 32
"""Distance buckets on either side of a cue."""
_FARTHEST = 1024
"""Words; whatever is farther away counts as this far."""


class Scorer:
    """The trained arrays of the scorer.

    Args:
        arrays: `link` [R, D + 1, D + 1], and `away` [buckets, R], what a distance speaks for.
    """

    def __init__(self, arrays: Mapping[str, Floats]) -> None:
        self._link = arrays["link"]
        away = np.arange(-_FARTHEST, _FARTHEST + 1)
        bucket = (np.sign(away) * np.floor(np.sqrt(np.abs(away) * 3.0))).astype(np.intp) + _BUCKETS
        self._away: Floats = arrays["away"][np.clip(bucket, 0, 2 * _BUCKETS - 1)].T

    def table(self, cues: Floats, words: Floats, heads: Sequence[int]) -> Floats:
        """Log-probabilities [C, R, W] of what each word is to the cues that begin at `heads`.

        Args:
            cues: [W, D + 1], the words as beginnings of cues, and a 1.
            words: [W, D + 1], the words as what may belong to one, and a 1.
            heads: word numbers.
        """
        ways = np.ascontiguousarray(np.moveaxis(np.matmul(cues[list(heads)], self._link), 1, 0))
        scores: Floats = np.matmul(ways, words.T)
        for row, head in zip(scores, heads, strict=True):
            row += self._distances(head, len(words))
        scores -= scores.max(1, keepdims=True)
        scores -= np.log(np.exp(scores).sum(1, keepdims=True))
        return scores

    def _distances(self, head: int, length: int) -> Floats:
        """What the distance from a cue speaks for, of each word of a window."""
        start = _FARTHEST - head
        if start < 0 or start + length > self._away.shape[1]:
            return self._away[:, np.clip(np.arange(length) - head, -_FARTHEST, _FARTHEST) + _FARTHEST]
        return self._away[:, start : start + length]


class Links:
    """The links of one window; what was asked once is not worked out again."""

    def __init__(self, scorer: Scorer, scores: Scores) -> None:
        self._scorer = scorer
        self._cues, self._words = _with_one(scores.cues), _with_one(scores.words)
        self._rows: dict[int, Floats] = {}

    def __call__(self, heads: Sequence[int]) -> Floats:
        """Log-probabilities [C, W, R] of what each word is to the cues that begin at `heads`."""
        new = [head for head in dict.fromkeys(heads) if head not in self._rows]
        if new:
            self._rows.update(zip(new, self._scorer.table(self._cues, self._words, new), strict=True))
        return np.stack([self._rows[head] for head in heads]).transpose(0, 2, 1)


def _with_one(vectors: Floats) -> Floats:
    return np.concatenate([vectors, np.ones((len(vectors), 1), dtype=np.float32)], axis=1)
