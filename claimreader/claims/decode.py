"""The tagger's scores -> attributions. Plain arithmetic on arrays: knows no model file and no text.

Shapes: W words in a window, L labels, C cues, R roles.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
"""What a word is, in a flat reading of the text; a cue or a source inside a content is labelled as itself."""
INSIDE = [i for i, label in enumerate(LABELS) if label[0] == "I"]
NONE, SOURCE, CONTENT, CUE = range(4)
"""What a word is to one cue; `CUE` marks the parts of a cue that stands in several."""
_ROLE_OF = {"source": SOURCE, "cue": CUE, "content": CONTENT}


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring words with one role in the flat reading: words `start` to `end`, half open."""

    role: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Linked:
    """One attribution as word numbers, sorted."""

    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: tuple[int, ...]
    score: float
    """Mean log-probability of its links and labels: at most 0."""


def best_paths(scores: Floats, lengths: Sequence[int], moves: Floats, begin: Floats) -> list[list[int]]:
    """The most likely labels of each window's words under the CRF (Viterbi), all windows of a batch in step.

    Args:
        scores: [B, W, L]; what lies beyond a window's length is not looked at.
        lengths: of the B windows, each at least 1.
        moves: [L, L], from one label to the next.
        begin: [L], of the first word.
    """
    best = begin + scores[:, 0]
    back = np.zeros((scores.shape[1], *best.shape), dtype=np.int8)
    long = np.asarray(lengths)
    for t in range(1, scores.shape[1]):
        ways = best[:, :, None] + moves
        back[t] = ways.argmax(1)
        best = np.where((t < long)[:, None], ways.max(1) + scores[:, t], best)
    return [
        _trace(int(end), back[:n, i].tolist()) for i, (end, n) in enumerate(zip(best.argmax(1), lengths, strict=True))
    ]


def _trace(end: int, back: list[list[int]]) -> list[int]:
    path = [end]
    for came_from in reversed(back[1:]):
        path.append(came_from[path[-1]])
    return path[::-1]


def runs(path: Sequence[int]) -> list[Run]:
    """The flat reading as runs; an inside label that follows another role begins a run."""
    found: list[Run] = []
    for i, label in enumerate(path):
        if not label:
            continue
        role = _ROLE_OF[LABELS[label][2:]]
        last = found[-1] if found else None
        if LABELS[label][0] == "I" and last and last.role == role and last.end == i:
            found[-1] = Run(role, last.start, i + 1)
        else:
            found.append(Run(role, i, i + 1))
    return found


def link(path: Sequence[int], roles: Callable[[Sequence[int]], Floats]) -> list[Linked]:
    """Tie the runs of a flat reading to cues.

    Args:
        path: a label per word.
        roles: given the first words of C cues, log-probabilities [C, W, R] of what each word is to each cue.
    """
    flat = runs(path)
    cues = [run for run in flat if run.role == CUE]
    if not cues:
        return []
    table = roles([run.start for run in cues])
    owner = _joined(cues, table)
    heads = sorted(set(owner))
    found = []
    content: dict[int, list[Run]] = {head: [] for head in heads}
    source: dict[int, list[Run]] = {head: [] for head in heads}
    for run in flat:
        if run.role == CUE:
            continue
        gain = {head: _gain(table[head], run, run.role) for head in heads}
        best = max(heads, key=gain.__getitem__)
        for head in heads:
            if head == best or gain[head] > 0:
                (source if run.role == SOURCE else content)[head].append(run)
    for head in heads:
        own = [run for run, whose in zip(cues, owner, strict=True) if whose == head]
        _enclose(
            content[head],
            [r for r in flat if r.role != CONTENT and r not in own and r not in source[head]],
            table[head],
        )
        if content[head]:
            found.append(_linked(own, source[head], content[head], table[head]))
    return found


def _gain(table: Floats, run: Run, role: int) -> float:
    return float((table[run.start : run.end, role] - table[run.start : run.end, NONE]).mean())


def _joined(cues: Sequence[Run], table: Floats) -> list[int]:
    """For each run of cue words, the number of the run that heads its cue: mostly itself."""
    owner = list(range(len(cues)))
    for k, run in enumerate(cues):
        gains = [(_gain(table[j], run, CUE), j) for j in range(k) if owner[j] == j]
        if gains and max(gains)[0] > 0:
            owner[k] = max(gains)[1]
    return owner


def _enclose(content: list[Run], others: Sequence[Run], table: Floats) -> None:
    """Give a content the sources and cues of attributions nested in it."""
    content += [run for run in others if _gain(table, run, CONTENT) > 0]


def _linked(cue: Sequence[Run], source: Sequence[Run], content: Sequence[Run], table: Floats) -> Linked:
    def words(of: Sequence[Run]) -> tuple[int, ...]:
        return tuple(sorted({i for run in of for i in range(run.start, run.end)}))

    s, q, c = words(source), words(cue), words(content)
    score = np.concatenate([table[list(s), SOURCE], table[list(c), CONTENT]]).mean()
    return Linked(s, q, c, float(score))
