"""The claim model: text -> attributions. Loads its files on first use, and runs them without the trainer's libraries.

The files stand beside this one in `model/`: the network (ONNX, int8), the arrays of its decoder, its vocabulary, and
its card.
"""

import json
import math
import os
from collections.abc import Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from claimreader.claims import decode
from claimreader.claims.decode import Floats, Linked
from claimreader.claims.pieces import Vocabulary, Window, windows
from claimreader.errors import ModelError
from claimreader.records import Attribution, Spans, spans

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

HOME = Path(__file__).with_name("model")
PIECES_AT_ONCE = 2048
"""Word pieces in one call of the network: enough to keep two cores busy, little enough to stay in their caches."""
_NEVER = np.float32(1e4)
"""A score that no other outweighs."""
_DISTANCES = 32
"""Distance buckets on either side of a cue."""


class Tagger:
    """The network and its decoder; safe to use from one thread at a time."""

    def __init__(self, session: "InferenceSession", home: Path) -> None:
        arrays = np.load(home / "decoder.npz")
        about = json.loads((home / "model.json").read_text(encoding="utf-8"))
        self.name: str = about["name"]
        """Names these weights: what they read is read again when the name changes."""
        self.languages: tuple[str, ...] = tuple(about["languages"])
        self._session = session
        self._vocabulary = Vocabulary.load(home / "vocab.txt")
        self._moves, self._begin = arrays["moves"], arrays["begin"]
        self._link, self._away = arrays["link"], arrays["away"]
        self._calibration: dict[str, float] = about["confidence"]

    def attributions(self, text: str) -> list[Attribution]:
        """The attributions of one text, in the order of their contents.

        A text is read by itself: quantisation adapts to all that shares a call of the network, so that texts read
        together would colour each other's answers.
        """
        said = [self._attribution(window, one) for window, one in self.linked(text)]
        return sorted(said, key=lambda a: (a.content[0], a.cue))

    def linked(self, text: str) -> Iterator[tuple[Window, Linked]]:
        """What the decoder finds in each window of a text, as word numbers."""
        found = list(windows(text, self._vocabulary))
        for window, said in zip(found, self._read(found), strict=True):
            for one in said:
                yield window, one

    def _read(self, every: Sequence[Window]) -> list[list[Linked]]:
        """What is said in each window; windows of like length share a call of the network."""
        order = sorted(range(len(every)), key=lambda i: len(every[i].ids))
        found: list[list[Linked]] = [[]] * len(every)
        batch: list[int] = []
        for i in order:
            if batch and (len(batch) + 1) * len(every[i].ids) > PIECES_AT_ONCE:
                self._batch(every, batch, found)
                batch = []
            batch.append(i)
        if batch:
            self._batch(every, batch, found)
        return found

    def _batch(self, every: Sequence[Window], batch: Sequence[int], found: list[list[Linked]]) -> None:
        lot = [every[i] for i in batch]
        labels, cues, words = self.scores(lot)
        for row, window in enumerate(lot):
            # Nothing runs on from one paragraph into the next.
            labels[np.ix_([row], [i for i, word in enumerate(window.words) if word.opens], decode.INSIDE)] = -_NEVER
        paths = decode.best_paths(labels, [len(window.words) for window in lot], self._moves, self._begin)
        for row, (i, path) in enumerate(zip(batch, paths, strict=True)):
            n = len(path)
            found[i] = decode.link(path, partial(self._roles, cues[row, :n], words[row, :n]))

    def scores(self, lot: Sequence[Window]) -> tuple[Floats, Floats, Floats]:
        """One call of the network: label scores [B, W, L], cue vectors [B, W, D], word vectors [B, W, D]."""
        pieces, words = max(len(w.ids) for w in lot), max(len(w.words) for w in lot)
        fed = {name: np.zeros((len(lot), pieces), dtype=np.int64) for name in ("ids", "shapes", "quotes")}
        fed["first"] = np.zeros((len(lot), words), dtype=np.int64)
        for i, window in enumerate(lot):
            for name, row in fed.items():
                values: tuple[int, ...] = getattr(window, name)
                row[i, : len(values)] = values
        labels, cues, vectors = self._session.run(["labels", "cues", "words"], fed)
        return labels, cues, vectors

    def _roles(self, cues: Floats, words: Floats, heads: Sequence[int]) -> Floats:
        """Log-probabilities [C, W, R] of what each word is to the cues that begin at `heads`."""
        ways = np.tensordot(_with_one(cues[list(heads)]), self._link, axes=(1, 1))
        scores = np.moveaxis(ways @ _with_one(words).T, 1, 2)
        away = np.arange(len(words))[None] - np.asarray(heads)[:, None]
        bucket = (np.sign(away) * np.floor(np.sqrt(np.abs(away) * 3.0))).astype(np.intp) + _DISTANCES
        scores = scores + self._away[np.clip(bucket, 0, 2 * _DISTANCES - 1)]
        scores -= scores.max(-1, keepdims=True)
        logs: Floats = scores - np.log(np.exp(scores).sum(-1, keepdims=True))
        return logs

    def _attribution(self, window: Window, one: Linked) -> Attribution:
        sure = self._calibration["bias"] + self._calibration["score"] * one.score
        sure += 0.0 if one.source else self._calibration["no_source"]
        return Attribution(
            places(window, one.source), places(window, one.cue), places(window, one.content), _logistic(sure)
        )


def _with_one(vectors: Floats) -> Floats:
    return np.concatenate([vectors, np.ones((len(vectors), 1), dtype=np.float32)], axis=1)


def _logistic(x: float) -> float:
    return round(1 / (1 + math.exp(-x)), 3)


def places(window: Window, words: Sequence[int]) -> Spans:
    """Word numbers as spans of the text; neighbours become one."""
    found: list[list[int]] = []
    last = -2
    for i in words:
        word = window.words[i]
        if i == last + 1:
            found[-1][1] = word.end
        else:
            found.append([word.start, word.end])
        last = i
    return spans(found)


@cache
def name() -> str:
    """What the packaged weights are called, without loading them.

    Raises:
        ModelError: the file that names them is missing or damaged.
    """
    try:
        about = json.loads((HOME / "model.json").read_text(encoding="utf-8"))
        return str(about["name"])
    except (OSError, KeyError, ValueError) as error:
        raise ModelError(f"the claim model in {HOME} cannot be loaded ({error}): install claimreader again") from error


@cache
def load(threads: int | None = None) -> Tagger:
    """The packaged model, loaded once.

    Args:
        threads: how many cores it may use; all but none are left to others when None.

    Raises:
        ModelError: a file is missing or damaged.
    """
    import onnxruntime as ort

    options: Any = ort.SessionOptions()
    options.intra_op_num_threads = threads or min(os.cpu_count() or 1, 8)
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    try:
        session = ort.InferenceSession(str(HOME / "model.onnx"), options, providers=["CPUExecutionProvider"])
        return Tagger(session, HOME)
    except (OSError, KeyError, ValueError, ort.capi.onnxruntime_pybind11_state.OnnxRuntimeException) as error:
        raise ModelError(f"the claim model in {HOME} cannot be loaded ({error}): install claimreader again") from error
