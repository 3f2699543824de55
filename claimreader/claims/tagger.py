"""The claim model: text -> attributions. Loads its files on first use, and runs them without the trainer's libraries.

The files stand beside this one in `model/`: the network (ONNX, int8), the arrays of its decoder, its vocabulary, and
its card.
"""

import json
import math
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import accumulate
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
_FEWEST_WORDS = 4
"""A shorter quotation without a cue is no statement that goes on."""
_LEAST_SURE = 0.25
"""What is right less often than one time in four is not said: it costs more in wrong claims than it finds."""
_DISTANCES = 32
"""Distance buckets on either side of a cue."""


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution, before it is known how sure it is."""

    source: Spans
    cue: Spans
    content: Spans
    score: float
    """Mean log-probability of its links: at most 0."""

    @property
    def doubt(self) -> float:
        """What confidence rests on: the logarithm of how far its links are from certain."""
        return math.log(1e-3 - self.score)


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
        every = [Attribution(one.source, one.cue, one.content, self._sure(one)) for one in self.said(text)]
        found = [one for one in every if one.confidence >= _LEAST_SURE]
        return sorted(found, key=lambda a: (a.content[0], a.cue))

    def said(self, text: str) -> list[Said]:
        """What is said in a text, window by window; a quotation that goes on without a cue is its last speaker's."""
        every = list(windows(text, self._vocabulary))
        found: list[Said] = []
        for window, (linked, afloat) in zip(every, self._read(every), strict=True):
            if found and afloat:
                found[-1] = replace(found[-1], content=spans((*found[-1].content, *afloat)))
            found += [_said(window, one) for one in linked]
        return found

    def _read(self, every: Sequence[Window]) -> list[tuple[list[Linked], Spans]]:
        """Of each window, what is said, and what is quoted without a cue; windows of like length share a call."""
        order = sorted(range(len(every)), key=lambda i: len(every[i].ids))
        found: list[tuple[list[Linked], Spans]] = [([], ())] * len(every)
        batch: list[int] = []
        for i in order:
            if batch and (len(batch) + 1) * len(every[i].ids) > PIECES_AT_ONCE:
                self._batch(every, batch, found)
                batch = []
            batch.append(i)
        if batch:
            self._batch(every, batch, found)
        return found

    def _batch(self, every: Sequence[Window], batch: Sequence[int], found: list[tuple[list[Linked], Spans]]) -> None:
        lot = [every[i] for i in batch]
        labels, cues, words = self.scores(lot)
        roles = [partial(self._roles, cues[k, : len(w.words)], words[k, : len(w.words)]) for k, w in enumerate(lot)]
        for row, window in enumerate(lot):
            # Nothing runs on from one paragraph into the next.
            labels[np.ix_([row], [i for i, word in enumerate(window.words) if word.opens], decode.INSIDE)] = -_NEVER
        for row, path in enumerate(self._paths(labels, lot)):
            if heads := decode.heads(path):
                decode.agree(labels[row, : len(path)], roles[row](heads))
        for i, path, window, linker in zip(batch, self._paths(labels, lot), lot, roles, strict=True):
            linked = decode.link(path, _paragraphs(window), linker)
            found[i] = linked, () if linked else _afloat(window, path)

    def _paths(self, labels: Floats, lot: Sequence[Window]) -> list[list[int]]:
        return decode.best_paths(labels, [len(window.words) for window in lot], self._moves, self._begin)

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

    def _sure(self, said: Said) -> float:
        fitted = self._calibration
        x = fitted["bias"] + fitted["doubt"] * said.doubt + (0.0 if said.source else fitted["no_source"])
        return round(1 / (1 + math.exp(-x)), 3)


def _said(window: Window, one: Linked) -> Said:
    return Said(places(window, one.source), places(window, one.cue), places(window, one.content), one.score)


def _paragraphs(window: Window) -> list[int]:
    return list(accumulate(word.opens for word in window.words))


def _afloat(window: Window, path: Sequence[int]) -> Spans:
    """The quotations of a window in which nobody is said to say anything."""
    contents = (range(run.start, run.end) for run in decode.runs(path) if run.role == decode.CONTENT)
    quotations = (run for run in contents if 2 * sum(window.words[i].quoted for i in run) > len(run) >= _FEWEST_WORDS)
    return spans(place for run in quotations for place in places(window, run))


def _with_one(vectors: Floats) -> Floats:
    return np.concatenate([vectors, np.ones((len(vectors), 1), dtype=np.float32)], axis=1)


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
    from onnxruntime.capi import onnxruntime_pybind11_state as failures

    options: Any = ort.SessionOptions()
    options.intra_op_num_threads = threads or min(os.cpu_count() or 1, 8)
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    try:
        session = ort.InferenceSession(str(HOME / "model.onnx"), options, providers=["CPUExecutionProvider"])
        return Tagger(session, HOME)
    except (OSError, KeyError, ValueError, failures.NoSuchFile, failures.InvalidProtobuf, failures.Fail) as error:
        raise ModelError(f"the claim model in {HOME} cannot be loaded ({error}): install claimreader again") from error
