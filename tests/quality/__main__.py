"""Every figure of reading claims, beside what it is to be: `python -m tests.quality`, or `make figures`.

Attributions, confidence, acts, parties and stories are measured on the corpora in ../shared, where they stand; what is
of our own writing, and speed, everywhere. Nothing is pinned: `python -m tests.quality.pin` does that.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import claims
from claimreader.claims.read import Reader
from tests.quality import annotated, disputed, figures, judged, parties
from tests.quality.figures import Figures

AIMS: dict[str, Figures] = {
    "attributions": {
        "exact source": 85,
        "exact cue": 77,
        "exact content": 74,
        "joint": 76,
        "joint exact": 62,
    },
    "confidence": {"right from 0.8 on": 80},
    "acts": {"macro F1": 75, "deny P": 85, "deny R": 85, "reject P": 85, "reject R": 85},
    "parties": {"right": 85, "not wrong": 95},
    "contested": {"claim P": 75, "claim R": 50, "pair P": 60, "pair R": 30, "side": 85},
}
"""The least that a figure is to be."""
ROUNDS = 3


def parts(folder: Path) -> Iterator[tuple[str, Callable[[], Figures]]]:
    """What is measured, in the order that it is printed."""
    yield "sample edition", figures.of_sample
    gold = annotated.development()
    if gold is None:
        print(f"The corpora are not in {figures.SHARED}: only what is of our own writing is measured.", file=sys.stderr)
        return
    yield "attributions", lambda: annotated.of_attributions(gold, folder)
    yield "confidence", lambda: annotated.of_confidence(gold)
    yield "acts", figures.of_acts
    yield "parties", parties.of_parties
    yield "contested", lambda: figures.of_stories(Reader(), folder)
    yield "contested, every claim as it was marked", lambda: disputed.of_marked(folder)
    yield "disputes of ordinary news, judged by reading", lambda: judged.of_judged(Reader())
    yield "stories", lambda: figures.of_grouping(folder)


def main() -> None:
    """Print every figure as it is measured."""
    with tempfile.TemporaryDirectory() as folder:
        for name, measure in parts(Path(folder)):
            print(f"\n{name.capitalize()}", flush=True)
            for figure, value in measure().items():
                aim = AIMS.get(name, {}).get(figure)
                told = "" if aim is None else f"   at least {aim:g}{'' if value >= aim else ': not reached'}"
                print(f"  {figure:<58} {value:>24.1f}{told}", flush=True)
    claims.measure(ROUNDS)


if __name__ == "__main__":
    main()
