"""Figures and how they are printed."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).parents[1]
"""Where the code that is measured lies."""


@dataclass(frozen=True)
class Figure:
    """One line of the table: what was measured, the figure, and what was hoped for."""

    what: str
    value: str
    aim: str = ""


def title(text: str) -> None:
    """Begin a part of the table."""
    print(f"\n{text}", flush=True)


def show(figure: Figure) -> None:
    """Print a line of the table at once: a long run is watched."""
    print(f"  {figure.what:<58} {figure.value:>24}   {figure.aim}".rstrip(), flush=True)


def note(text: str) -> None:
    """Say on stderr what takes time."""
    print(f"  ... {text}", file=sys.stderr, flush=True)


@contextmanager
def clock() -> Iterator[Callable[[], float]]:
    """Seconds since the block was entered; after it, how long it took."""
    start = time.perf_counter()
    end: list[float] = []
    yield lambda: (end[0] if end else time.perf_counter()) - start
    end.append(time.perf_counter())


def seconds_of(work: Callable[[], object], times: int = 5) -> list[float]:
    """How long each of several runs took."""
    took = []
    for _ in range(times):
        with clock() as passed:
            work()
        took.append(passed())
    return took


def ms(samples: Sequence[float]) -> str:
    """The median in milliseconds, and the 99th percentile where there are enough samples for one."""
    middle = f"{median(samples) * 1000:,.1f} ms"
    return f"{middle}, p99 {quantiles(samples, n=100)[98] * 1000:,.1f} ms" if len(samples) >= 50 else middle
