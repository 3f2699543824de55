"""The tagger's scores -> attributions. Plain arithmetic on arrays: knows no model file and no text.

Shapes: W words in a window, L labels, C cues, R roles.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
"""What a word is, in a flat reading of the text; a cue or a source inside a content is labelled as itself."""
INSIDE = [i for i, label in enumerate(LABELS) if label[0] == "I"]
NONE, SOURCE, CONTENT, CUE = range(4)
"""What a word is to one cue; `CUE` marks the parts of a cue that stands in several."""
_WEIGHT, _DOUBT = 0.6, 3.0
"""How much links weigh in on labels, and the most that one may speak against a label; chosen on held-out articles."""
_GAP = 3
"""A content goes on over so few words between two parts of it, if they are not its own cue; chosen likewise."""
_FAR = -4.0
"""A content that every cue's links speak against as much is nobody's, lest it spoil what the nearest one does say."""
_ROLE_OF = {"source": SOURCE, "cue": CUE, "content": CONTENT}
_MEANS = [(_ROLE_OF.get(label[2:], NONE), label[0] == "I") for label in LABELS]
"""Of each label, its role, and whether it goes on with it."""


class Run(NamedTuple):
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
    """Mean log-probability of its links: at most 0."""


def best_paths(scores: Floats, lengths: Sequence[int], moves: Floats, begin: Floats) -> list[list[int]]:
    """The most likely labels of each window's words under the CRF (Viterbi), all windows of a batch in step.

    Args:
        scores: [B, W, L]; what lies beyond a window's length is not looked at.
        lengths: of the B windows, each at least 1.
        moves: [L, L], from one label to the next.
        begin: [L], of the first word.
    """
    steps = scores.swapaxes(0, 1)
    best = np.empty(steps.shape, dtype=scores.dtype)
    np.add(begin, steps[0], best[0])
    ways = np.empty((*best.shape[1:], len(moves)), dtype=scores.dtype)
    for before, here, step in zip(best[..., None], best[1:], steps[1:], strict=False):
        np.add(before, moves, ways)
        np.maximum.reduce(ways, 1, None, here)
        np.add(here, step, here)
    back = (best[:-1].swapaxes(0, 1)[..., None] + moves).argmax(2).tolist()
    return [_trace(int(best[n - 1, i].argmax()), back[i][: n - 1]) for i, n in enumerate(lengths)]


def _trace(end: int, back: Sequence[Sequence[int]]) -> list[int]:
    path = [end]
    for came_from in reversed(back):
        path.append(came_from[path[-1]])
    return path[::-1]


def runs(path: Sequence[int]) -> list[Run]:
    """The flat reading as runs; an inside label that follows another role begins a run."""
    found: list[Run] = []
    start = now = 0
    for i, label in enumerate((*path, 0)):
        role, inside = _MEANS[label]
        if inside and role == now:
            continue
        if now:
            found.append(Run(now, start, i))
        start, now = i, role
    return found


def heads(path: Sequence[int]) -> list[int]:
    """The first words of a flat reading's cues."""
    return [run.start for run in runs(path) if run.role == CUE]


def agree(scores: Floats, table: Floats) -> None:
    """Let what words are to the cues weigh in on their labels, in place, for a second reading.

    A word that no cue claims is less likely to be source or content, and one that some cue does is more likely. On
    held-out articles this is worth two points of whole attributions.

    Args:
        scores: [W, L], of the labels.
        table: [C, W, R], log-probabilities of what each word is to each cue of the first reading.
    """
    claimed = np.maximum(table.max(0), -_DOUBT)
    free = np.maximum(table[:, :, NONE].min(0), -_DOUBT)
    scores[:, 0] += _WEIGHT * free
    for label, name in enumerate(LABELS[1:], 1):
        role = _ROLE_OF[name[2:]]
        scores[:, label] += _WEIGHT * np.maximum(claimed[:, role], -1.0 if role == CUE else -_DOUBT)


def link(
    path: Sequence[int],
    paragraphs: Sequence[int],
    spoken: Sequence[bool],
    roles: Callable[[Sequence[int]], Floats],
) -> list[Linked]:
    """Tie the runs of a flat reading to cues.

    A source stands in its cue's paragraph, in one piece; a content does too, unless its own paragraph has no cue and it
    is marked as what somebody says. (Of 22,000 annotated attributions, 8 have a source in another paragraph, and 10 one
    in pieces.)

    Args:
        path: a label per word.
        paragraphs: the number of each word's paragraph.
        spoken: of each word, whether marks say that somebody says it: quotation marks, or a colon before the paragraph.
        roles: given the first words of C cues, log-probabilities [C, W, R] of what each word is to each cue.
    """
    flat = runs(path)
    cues = [run for run in flat if run.role == CUE]
    if not cues:
        return []
    table = roles([run.start for run in cues])
    gain_of = _gains(table, flat)
    owner = _joined(cues, paragraphs, gain_of)
    parts: dict[int, list[Run]] = {head: [] for head in sorted(set(owner))}
    for run in flat:
        if run.role == CUE:
            continue
        near = [head for head in parts if paragraphs[cues[head].start] == paragraphs[run.start]]
        afar = run.role == CONTENT and 2 * sum(spoken[run.start : run.end]) > run.end - run.start
        gain = {head: gain_of(head, run, run.role) for head in near or (parts if afar else ())}
        best = max(gain, key=gain.__getitem__, default=None)
        for head, value in gain.items():
            if value > 0 or (head == best and (value > _FAR or run.role == SOURCE)):
                parts[head].append(run)
    found = []
    for head, own in parts.items():
        source = max((r for r in own if r.role == SOURCE), key=lambda r: gain_of(head, r, SOURCE), default=None)
        content = [run for run in own if run.role == CONTENT]
        cue = [run for run, whose in zip(cues, owner, strict=True) if whose == head]
        here = {paragraphs[run.start] for run in (*cue, *content)}
        nested = [run for run in flat if run.role != CONTENT and paragraphs[run.start] in here]
        content += [run for run in nested if run not in cue and run != source and gain_of(head, run, CONTENT) > 0]
        if content:
            content = _closed(content, (*cue, *([source] if source else ())), paragraphs)
            found.append(_linked(cue, [source] if source else [], content, table[head]))
    return found


def _closed(content: Sequence[Run], own: Sequence[Run], paragraphs: Sequence[int]) -> list[Run]:
    """A content's parts, those joined between which next to nothing stands: "when", or the day of a nested claim."""
    found: list[Run] = []
    for run in sorted(content, key=lambda run: run.start):
        last = found[-1] if found else run
        near = 0 < run.start - last.end <= _GAP and paragraphs[last.start] == paragraphs[run.start]
        if near and not any(last.end <= one.start < run.start for one in own):
            found[-1] = Run(CONTENT, last.start, run.end)
        else:
            found.append(run)
    return found


Gains = Callable[[int, Run, int], float]


def _gains(table: Floats, flat: Sequence[Run]) -> Gains:
    """Of a cue's number, a run and a role: how much likelier that is than nothing, as the mean of the run's words."""
    sums = np.zeros((table.shape[0], table.shape[1] + 1, table.shape[2]))
    np.cumsum(table - table[:, :, NONE, None], axis=1, out=sums[:, 1:])
    starts, ends = np.array([run.start for run in flat]), np.array([run.end for run in flat])
    gains = ((sums[:, ends] - sums[:, starts]) / (ends - starts)[:, None]).tolist()
    numbers = {run: number for number, run in enumerate(flat)}
    return lambda cue, run, role: float(gains[cue][numbers[run]][role])


def _joined(cues: Sequence[Run], paragraphs: Sequence[int], gain_of: Gains) -> list[int]:
    """For each run of cue words, the number of the run of its paragraph that heads its cue: mostly itself."""
    owner = list(range(len(cues)))
    for k, run in enumerate(cues):
        ahead = [j for j in range(k) if owner[j] == j and paragraphs[cues[j].start] == paragraphs[run.start]]
        gains = [(gain_of(j, run, CUE), j) for j in ahead]
        if gains and max(gains)[0] > 0:
            owner[k] = max(gains)[1]
    return owner


def _linked(cue: Sequence[Run], source: Sequence[Run], content: Sequence[Run], table: Floats) -> Linked:
    def words(of: Sequence[Run]) -> tuple[int, ...]:
        return tuple(sorted({i for run in of for i in range(run.start, run.end)}))

    s, q, c = words(source), words(cue), words(content)
    score = np.concatenate([table[list(s), SOURCE], table[list(c), CONTENT]]).mean()
    return Linked(s, q, c, float(score))
