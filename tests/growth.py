"""Whether work grows with the size of what it is done on, and not with its square: the same on every machine."""

import time
from collections.abc import Callable

TIMES = 16
"""How much larger the larger work is."""
SLACK = 4
"""How much more than in proportion it may take: a machine that others use too measures badly, and squares take 16."""


def grows_with_its_size(small: Callable[[], object], large: Callable[[], object]) -> bool:
    """Whether the larger work, on `TIMES` as much, takes about as many times as long as the smaller one."""
    small()  # what is made once is made by now
    return seconds(large) < SLACK * TIMES * seconds(small) + 0.2


def seconds(work: Callable[[], object]) -> float:
    """Of the processor's own time, the least of three tries."""
    took = []
    for _ in range(3):
        begun = time.process_time()
        work()
        took.append(time.process_time() - begun)
    return min(took)
