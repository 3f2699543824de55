"""The network's passes over windows: one window a call, as many calls at once as there are cores.

A window is read by itself, because dynamic quantisation adapts to all that shares a call: windows read together would
colour each other's answers. A call keeps to one core, which also makes the answer the same on any number of them, and
wastes nothing on padding or on cores that wait for each other.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from claimreader.claims.decode import Floats
from claimreader.claims.pieces import Window
from claimreader.errors import ModelError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

MOST_CORES = 8
"""More would wait for what is done with their answers on one."""
AHEAD = 3
"""How many windows are given to each core before the first answer is asked for: enough that none falls idle."""
_SLOWER = {"SkipLayerNormFusion"}
"""What the runtime would fuse into an operator that takes six times as long as the two that it is made of."""
_INPUTS = ("ids", "shapes", "quotes", "first")
_OUTPUTS = ("labels", "cues", "words")


class Scores(NamedTuple):
    """What the network says of a window of W words."""

    labels: Floats
    """[W, L]: how well each label fits."""
    cues: Floats
    """[W, D]: each word as the beginning of a cue."""
    words: Floats
    """[W, D]: each word as one that may belong to a cue."""


class Network:
    """The network's session and the threads that run it; safe to use from several threads."""

    def __init__(self, session: "InferenceSession", threads: int) -> None:
        self._run: Callable[..., Any] = session.run
        self._ahead = AHEAD * threads
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="network")

    def scores(self, window: Window) -> Scores:
        """One pass over one window."""
        fed = {name: np.array([getattr(window, name)], dtype=np.int64) for name in _INPUTS}
        labels, cues, words = self._run(_OUTPUTS, fed)
        return Scores(labels[0], cues[0], words[0])

    def passes(self, windows: Iterable[Window | None]) -> Iterator[tuple[Window | None, Scores | None]]:
        """A stream of windows in their order, each with its scores; None comes back as None.

        Takes a few windows from the stream before it gives back the first.
        """
        flying: deque[tuple[Window | None, Future[Scores] | None]] = deque()
        try:
            for window in windows:
                flying.append((window, self._pool.submit(self.scores, window) if window else None))
                if len(flying) > self._ahead:
                    yield _landed(*flying.popleft())
            while flying:
                yield _landed(*flying.popleft())
        finally:
            for _, future in flying:
                if future:
                    future.cancel()


def _landed(window: Window | None, scores: Future[Scores] | None) -> tuple[Window | None, Scores | None]:
    return window, scores.result() if scores else None


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def load(path: Path, threads: int | None = None) -> Network:
    """The network in a file.

    Args:
        path: an ONNX model.
        threads: how many cores it may use; when None, all that this process has, up to `MOST_CORES`.

    Raises:
        ModelError: the file is missing or damaged.
    """
    import onnxruntime as ort
    from onnxruntime.capi import onnxruntime_pybind11_state as failures

    options: Any = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    # Windows differ in length: what would be kept ready for each length adds up.
    options.enable_mem_pattern = False
    options.log_severity_level = 3
    try:
        session = ort.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
        )
    except (OSError, ValueError, failures.NoSuchFile, failures.InvalidProtobuf, failures.Fail) as error:
        raise ModelError(
            f"the claim model in {path.parent} cannot be loaded ({error}): install claimreader again"
        ) from error
    return Network(session, threads or min(cores(), MOST_CORES))
