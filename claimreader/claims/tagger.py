"""The claim model: text -> attributions. Loads its files on first use, and runs them without the trainer's libraries.

The files stand beside this one in `model/`: the network (ONNX, int8), the arrays of its decoder, its vocabulary, and
its card.
"""

import json
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate, islice
from pathlib import Path

import numpy as np

from claimreader.claims import decode, passes
from claimreader.claims.decode import Floats, Linked
from claimreader.claims.in_full import in_full
from claimreader.claims.links import Links, Scorer
from claimreader.claims.look import worth_reading
from claimreader.claims.passes import Network, Scores
from claimreader.claims.pieces import Vocabulary, Window, windows
from claimreader.errors import ModelError
from claimreader.records import Attribution, Spans, spans

HOME = Path(__file__).with_name("model")
_AT_ONCE = 8
"""Windows whose labels are decoded in step, of one text or several; with more, cores would wait for what follows."""
_NEVER = np.float32(1e4)
"""A score that no other outweighs."""
_FEWEST_WORDS = 4
"""A shorter quotation without a cue is no statement that goes on."""
_LEAST_SURE = 0.25
"""What is right less often than one time in four is not said: it costs more in wrong claims than it finds."""


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
    """The network and its decoder; safe to use from several threads."""

    def __init__(self, network: Network, home: Path) -> None:
        arrays = np.load(home / "decoder.npz")
        about = json.loads((home / "model.json").read_text(encoding="utf-8"))
        self.name: str = about["name"]
        """Names these weights: what they read is read again when the name changes."""
        self.languages: tuple[str, ...] = tuple(about["languages"])
        self.network = network
        self._vocabulary = Vocabulary.load(home / "vocab.txt")
        self._moves, self._begin = arrays["moves"], arrays["begin"]
        self._scorer = Scorer(arrays)
        self._calibration: dict[str, float] = about["confidence"]

    @classmethod
    def open(cls, home: Path, threads: int | None = None) -> "Tagger":
        """The model whose files are in a folder.

        Args:
            home: the folder.
            threads: how many cores it may use; when None, all that this process has.

        Raises:
            ModelError: a file is missing or damaged.
        """
        try:
            return cls(passes.load(home / "model.onnx", threads), home)
        except (OSError, KeyError, ValueError) as error:
            raise ModelError(
                f"the claim model in {home} cannot be loaded ({error}): install claimreader again"
            ) from error

    def read(self, texts: Iterable[str], told: Callable[[int], None] | None = None) -> Iterator[list[Attribution]]:
        """The attributions of each text of a stream; a few texts are taken from it before the first is given back.

        `told` is called with how many characters of the present text have been read.
        """
        for said in self.stream(texts, told):
            found = [one for one in map(self.judged, said) if one.confidence >= _LEAST_SURE]
            yield sorted(found, key=lambda a: (a.content[0], a.cue))

    def said(self, text: str) -> list[Said]:
        """What is said in one text, window by window, the unlikely as well."""
        return next(self.stream([text]))

    def stream(self, texts: Iterable[str], told: Callable[[int], None] | None = None) -> Iterator[list[Said]]:
        """What is said in each text of a stream; a quotation that goes on without a cue is its last speaker's."""
        found: list[Said] = []
        passes = self.network.passes(self._windows(texts))
        while lot := list(islice(passes, _AT_ONCE)):
            decoded = self._decoded([(window, scores) for window, scores in lot if window and scores])
            for window, _ in lot:
                if window is None:
                    yield found
                    found = []
                    continue
                linked, afloat = next(decoded)
                if found and afloat:
                    found[-1] = replace(found[-1], content=spans((*found[-1].content, *afloat)))
                found += _said(window, linked)
                if told:
                    told(window.words[-1].end)

    def windows(self, text: str) -> Iterator[Window]:
        """What of a text the network reads: the paragraphs in which there may be a claim, in their order."""
        return windows(text, self._vocabulary, wanted=worth_reading)

    def _windows(self, texts: Iterable[str]) -> Iterator[Window | None]:
        """The windows of all texts, with None at the end of each."""
        for text in texts:
            yield from self.windows(text)
            yield None

    def _decoded(self, lot: Sequence[tuple[Window, Scores]]) -> Iterator[tuple[list[Linked], Spans]]:
        """Of each window, what is said, and what is quoted without a cue."""
        if not lot:
            return
        labels = np.zeros((len(lot), max(len(w.words) for w, _ in lot), len(decode.LABELS)), dtype=np.float32)
        links = [Links(self._scorer, scores) for _, scores in lot]
        for row, (window, scores) in zip(labels, lot, strict=True):
            row[: len(window.words)] = scores.labels
            # Nothing runs on from one paragraph into the next.
            row[np.ix_([i for i, word in enumerate(window.words) if word.opens], decode.INSIDE)] = -_NEVER
        lengths = [len(window.words) for window, _ in lot]
        for row, path, link in zip(labels, self._paths(labels, lengths), links, strict=True):
            if heads := decode.heads(path):
                decode.agree(row[: len(path)], link(heads))
        for (window, _), path, link in zip(lot, self._paths(labels, lengths), links, strict=True):
            linked = decode.link(path, _paragraphs(window), self._spoken(window), link)
            yield linked, () if linked else _afloat(window, path)

    def _paths(self, labels: Floats, lengths: Sequence[int]) -> list[list[int]]:
        return decode.best_paths(labels, lengths, self._moves, self._begin)

    def _spoken(self, window: Window) -> list[bool]:
        """Of each word, whether it stands in quotation marks, or in a paragraph that a colon leads to."""
        colon = self._vocabulary.split(":")
        found: list[bool] = []
        led_to = False
        for number, word in enumerate(window.words):
            if word.opens:
                led_to = number > 0 and window.words[number - 1].pieces == colon
            found.append(led_to or word.quoted)
        return found

    def judged(self, said: Said) -> Attribution:
        """An attribution with how sure it is."""
        fitted = self._calibration
        x = fitted["bias"] + fitted["doubt"] * said.doubt + (0.0 if said.source else fitted["no_source"])
        return Attribution(said.source, said.cue, said.content, round(1 / (1 + math.exp(-x)), 3))


def _said(window: Window, linked: Sequence[Linked]) -> list[Said]:
    """What is said in a window, every source with the whole of a name that it begins or ends with."""
    return [
        Said(places(window, source), places(window, cue), places(window, one.content), one.score)
        for one, (source, cue) in zip(linked, in_full(window, linked), strict=True)
    ]


def _paragraphs(window: Window) -> list[int]:
    return list(accumulate([word.opens for word in window.words]))


def _afloat(window: Window, path: Sequence[int]) -> Spans:
    """The quotations of a window in which nobody is said to say anything."""
    contents = (range(run.start, run.end) for run in decode.runs(path) if run.role == decode.CONTENT)
    quotations = (run for run in contents if 2 * sum(window.words[i].quoted for i in run) > len(run) >= _FEWEST_WORDS)
    return spans(place for run in quotations for place in places(window, run))


def places(window: Window, words: Sequence[int]) -> Spans:
    """Word numbers as spans of the text; neighbours become one, but for those in two paragraphs."""
    found: list[list[int]] = []
    last = -2
    for i in words:
        word = window.words[i]
        if i == last + 1 and not word.opens:
            found[-1][1] = word.end
        else:
            found.append([word.start, word.end])
        last = i
    return spans(found)


def _broken(home: Path, error: Exception) -> ModelError:
    return ModelError(f"the claim model in {home} cannot be loaded ({error}): install claimreader again")


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
        raise _broken(HOME, error) from error


@cache
def load(threads: int | None = None) -> Tagger:
    """The packaged model, loaded once; see `Tagger.open`."""
    return Tagger.open(HOME, threads)
