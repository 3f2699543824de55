"""Labels and links -> attributions, on scores that are written by hand."""

from collections.abc import Sequence
from itertools import pairwise, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from claimreader.claims.decode import CONTENT, CUE, LABELS, NONE, SOURCE, Floats, best_paths, link, runs

NO, BS, IS, BQ, IQ, BC, IC = range(len(LABELS))


def linked(**roles: Sequence[int]) -> Floats:
    """What ten words are to one cue, beyond doubt."""
    table = np.full((10, 4), -9.0, dtype=np.float32)
    table[:, NONE] = 0.0
    for name, words in roles.items():
        for i in words:
            table[i] = -9.0
            table[i, {"source": SOURCE, "cue": CUE, "content": CONTENT}[name]] = 0.0
    return table


def read(
    path: Sequence[int], second: int = 10, spoken: bool = True, **by_head: Floats
) -> list[tuple[tuple[int, ...], ...]]:
    """What is found; the second paragraph begins at the word of that number."""
    tables = {int(head.removeprefix("at")): table for head, table in by_head.items()}
    paragraphs = [int(i >= second) for i in range(len(path))]
    found = link(
        path, paragraphs, [spoken] * len(path), lambda heads: np.stack([tables.get(head, linked()) for head in heads])
    )
    return [(a.source, a.cue, a.content) for a in found]


def test_a_source_and_a_content_belong_to_their_cue() -> None:
    path = [BS, IS, BQ, BC, IC, IC, NO, NO, NO, NO]
    assert read(path, at2=linked(source=[0, 1], cue=[2], content=[3, 4, 5])) == [((0, 1), (2,), (3, 4, 5))]


def test_one_source_may_speak_twice() -> None:
    path = [BS, BQ, BC, IC, NO, BQ, BC, IC, NO, NO]
    first, second = linked(source=[0], cue=[1], content=[2, 3]), linked(source=[0], cue=[5], content=[6, 7])
    assert read(path, at1=first, at5=second) == [((0,), (1,), (2, 3)), ((0,), (5,), (6, 7))]


def test_an_attribution_inside_a_content_is_part_of_it() -> None:
    # "He said she denied it now": he said [she denied it], she denied [it].
    path = [BS, BQ, BS, BQ, BC, NO, NO, NO, NO, NO]
    outer, inner = linked(source=[0], cue=[1], content=[2, 3, 4]), linked(source=[2], cue=[3], content=[4])
    assert read(path, at1=outer, at3=inner) == [((0,), (1,), (2, 3, 4)), ((2,), (3,), (4,))]


def test_a_content_goes_on_over_a_few_words_that_are_not_its_own_cue() -> None:
    # "He said she was right when she warned that ...": the claim does not fall apart at "when".
    path = [BS, BQ, BC, IC, NO, NO, BC, IC, NO, NO]
    assert read(path, at1=linked(source=[0], cue=[1], content=[2, 3, 6, 7])) == [((0,), (1,), (2, 3, 4, 5, 6, 7))]
    # "It is over, he said, and we go": its own cue, or a new paragraph, stands between.
    path = [BC, IC, BS, BQ, BC, IC, NO, NO, NO, NO]
    assert read(path, at3=linked(source=[2], cue=[3], content=[0, 1, 4, 5])) == [((2,), (3,), (0, 1, 4, 5))]


def test_the_parts_of_a_cue_are_one_cue() -> None:
    path = [BS, BQ, NO, BQ, BC, IC, NO, NO, NO, NO]
    assert read(path, at1=linked(source=[0], cue=[1, 3], content=[4, 5]), at3=linked()) == [((0,), (1, 3), (4, 5))]


def test_what_a_title_says_ends_with_it() -> None:
    # "He says it | He said it today", where the second cue looks like a part of the first one, or of its content.
    path = [BS, BQ, BC, BS, BQ, BC, IC, NO, NO, NO]
    title, below = linked(source=[0], cue=[1, 4], content=[2, 3]), linked(source=[3], cue=[4], content=[5, 6])
    assert read(path, 3, at1=title, at4=below) == [((0,), (1,), (2,)), ((3,), (4,), (5, 6))]


def test_a_content_is_said_in_another_paragraph_only_where_marks_say_so() -> None:
    # "He says: | it is so": to that cue it looks like its content, and a mark decides whether it is.
    path = [BS, BQ, NO, BC, IC, NO, NO, NO, NO, NO]
    says = linked(source=[0], cue=[1], content=[3, 4])
    assert read(path, 3, at1=says) == [((0,), (1,), (3, 4))]
    assert read(path, 3, spoken=False, at1=says) == []


def test_a_content_that_no_cue_claims_spoils_none() -> None:
    # "He said A. She denied B.", the second sentence flatly read as one content: to the cue it is beyond doubt nothing.
    path = [BS, BQ, BC, IC, NO, BC, IC, IC, NO, NO]
    assert read(path, at1=linked(source=[0], cue=[1], content=[2, 3])) == [((0,), (1,), (2, 3))]


def test_a_cue_without_content_says_nothing() -> None:
    assert read([BS, BQ, NO, NO, NO, NO, NO, NO, NO, NO], at1=linked(source=[0], cue=[1])) == []


def test_an_inside_label_after_another_role_begins_a_run() -> None:
    assert [(run.role, run.start, run.end) for run in runs([BS, IC, IC, NO, IC])] == [
        (SOURCE, 0, 1),
        (CONTENT, 1, 3),
        (CONTENT, 4, 5),
    ]


SCORES = arrays.arrays(np.float32, (2, 4, 3), elements=st.floats(-5, 5, width=32))
MOVES = arrays.arrays(np.float32, (3, 3), elements=st.floats(-5, 5, width=32))


@settings(max_examples=60)
@given(SCORES, MOVES, st.lists(st.integers(1, 4), min_size=2, max_size=2))
def test_no_other_path_scores_higher_than_the_one_found(scores: Floats, moves: Floats, lengths: list[int]) -> None:
    begin = np.zeros(3, dtype=np.float32)

    def total(row: int, path: Sequence[int]) -> float:
        gain = sum(float(scores[row, t, label]) for t, label in enumerate(path))
        return gain + sum(float(moves[a, b]) for a, b in pairwise(path))

    for row, path in enumerate(best_paths(scores, lengths, moves, begin)):
        assert len(path) == lengths[row]
        best = max(total(row, other) for other in product(range(3), repeat=lengths[row]))
        assert abs(total(row, path) - best) < 1e-3
