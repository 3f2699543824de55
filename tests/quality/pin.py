"""Measure every figure and raise the floors to it: `python -m tests.quality.pin`. A floor is never lowered.

`--allow-fall` lowers floors too, for a change that costs a figure knowingly; the commit message says why.
"""

import json
import math
import sys
import tempfile
from pathlib import Path

from claimreader.claims.read import Reader
from tests.quality import figures, judged, parties

FLOORS = Path(__file__).with_name("floors.json")


def measured() -> dict[str, figures.Figures]:
    """Every figure that can be measured here."""
    reader = Reader()
    found = {"sample": figures.of_sample()}
    if figures.SHARED.exists():
        found["acts"] = figures.of_acts()
        found["parties"] = parties.of_parties()
        found["judged"] = judged.of_judged(reader, judged.GATE)
        with tempfile.TemporaryDirectory() as folder:
            found["stories"] = figures.of_grouping(Path(folder))
        for name, measure in (("polnear dev", figures.of_corpus), ("contested", figures.of_stories)):
            with tempfile.TemporaryDirectory() as folder:
                found[name] = measure(reader, Path(folder))
    return found


def pin(floors: dict[str, figures.Figures], now: dict[str, figures.Figures], *, fall: bool) -> list[str]:
    """Raise the floors to what is measured now; the figures that have fallen, in words."""
    fallen = []
    for name, found in now.items():
        pinned = floors.setdefault(name, {})
        for figure, value in found.items():
            # A tenth lower: processors round differently.
            floor = math.floor(value * 10 - 1) / 10
            if value < pinned.get(figure, 0.0):
                fallen.append(f"{name}, {figure}: {value:.1f}, was pinned at {pinned[figure]:.1f}")
            if fall or floor > pinned.get(figure, 0.0):
                pinned[figure] = max(floor, 0.0)
    return fallen


def main() -> None:
    """Print every figure, and keep the floors."""
    floors: dict[str, figures.Figures] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    now = measured()
    for name, found in now.items():
        for figure, value in found.items():
            print(f"{name:12} {figure:20} {value:6.1f}")
    fall = "--allow-fall" in sys.argv
    fallen = pin(floors, now, fall=fall)
    FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
    if fallen:
        print(*fallen, sep="\n", file=sys.stderr)
        sys.exit(0 if fall else 1)


if __name__ == "__main__":
    main()
