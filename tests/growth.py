"""Whether work grows with the size of what it is done on, and not with its square: the same on every machine."""

import time
from collections.abc import Callable

TIMES = 8
"""How much larger the larger work is."""
SLACK = 3
"""How much more than in proportion it may take: a machine that others use too measures badly, and squares take 8."""
TRIES = 3


def grows_with_its_size(small: Callable[[], object], large: Callable[[], object]) -> bool:
    """Whether the larger work, on `TIMES` as much, takes about as many times as long as the smaller one."""
    small()  # what is made once is made by now
    most = SLACK * TIMES * min(seconds(small) for _ in range(TRIES)) + 0.2
    return any(seconds(large) < most for _ in range(TRIES))


def seconds(work: Callable[[], object]) -> float:
    """Of the processor's own time."""
    begun = time.process_time()
    work()
    return time.process_time() - begun
