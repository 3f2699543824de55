"""Whether a content denies or rejects, weighed from its signs; the weights are in `lexicon/signs.toml`.

The patterns know constructions; whether a plain negated statement denies anything depends on more than any pattern
sees, and no sign decides it alone. A logistic regression was fitted to cues that were typed by reading
(`training/denials.py`), one for denials and one for rejections. Each sign has its line of weights, to be read.
"""

import math
from collections.abc import Iterable, Mapping
from functools import cache

from claimreader.claims.lexicon import table
from claimreader.records import Act

WEIGHED = (Act.DENY, Act.REJECT)
"""What is weighed, in the order of each sign's weights."""
SURE = {Act.DENY: 0.35, Act.REJECT: 0.5}
"""From which likelihood on an act is said: chosen on cues that the weights were not fitted to."""


def likelihoods(signs: Iterable[str]) -> dict[Act, float]:
    """How likely a content with these signs denies, and rejects."""
    weights = _weights()
    known = [weights[sign] for sign in signs if sign in weights]
    sums = [bias + sum(sorted(one[at] for one in known)) for at, bias in enumerate(weights[""])]
    return {act: 1 / (1 + math.exp(-total)) for act, total in zip(WEIGHED, sums, strict=True)}


def weighed(likely: Mapping[Act, float]) -> Act | None:
    """What a content does that is so likely to deny, and to reject: one of them, or neither."""
    act = max(WEIGHED, key=lambda act: likely[act] / SURE[act])
    return act if likely[act] >= SURE[act] else None


@cache
def _weights() -> dict[str, tuple[float, ...]]:
    """Each sign's weights; those of no sign are the bias."""
    rows = table("signs")
    return {"": tuple(rows["bias"]), **{sign: tuple(weights) for sign, weights in rows["weights"].items()}}
