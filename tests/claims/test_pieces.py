"""Words, pieces and windows: offsets always select what they say, and no window is too long."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimreader.claims.pieces import CLS, LIMIT, SEP, UNKNOWN, Vocabulary, quoted, windows
from claimreader.claims.tagger import HOME

VOCABULARY = Vocabulary.load(HOME / "vocab.txt")
TEXTS = st.text(alphabet=st.one_of(st.characters(), st.sampled_from(" \n\"“”‘’'.é́the said")), max_size=600)


def inside(paragraph: str) -> str:
    return "".join(c for c, within in zip(paragraph, quoted(paragraph), strict=True) if within)


@given(TEXTS)
def test_words_lie_in_order_and_leave_out_only_white_space(text: str) -> None:
    words = [word for window in windows(text, VOCABULARY) for word in window.words]
    end = 0
    for word in words:
        assert end <= word.start < word.end <= len(text)
        assert not text[end : word.start].strip()
        end = word.end
    assert not text[end:].strip()


@given(TEXTS, st.integers(8, 64))
def test_no_window_is_longer_than_asked_unless_a_single_word_is(text: str, limit: int) -> None:
    for window in windows(text, VOCABULARY, limit):
        assert len(window.ids) <= limit + 2 or len(window.words) == 1
        assert (window.ids[0], window.ids[-1]) == (CLS, SEP)
        assert len(window.ids) == len(window.shapes) == len(window.quotes)
        assert [window.ids[i] for i in window.first] == [word.pieces[0] for word in window.words]


def test_a_word_is_split_into_the_longest_pieces_known() -> None:
    small = Vocabulary(["[UNK]", "un", "##deni", "##able", "##d", "##en", "denied"])
    assert small.split("Undeniable") == (1, 2, 3)
    assert small.split("DENIED") == (6,)
    assert small.split("xyz") == (UNKNOWN,)


def test_accents_are_no_obstacle() -> None:
    assert VOCABULARY.split("Président") == VOCABULARY.split("president")


@pytest.mark.parametrize(
    ("paragraph", "within"),
    [
        ('He said "no" twice.', '"no"'),
        ("He said “it didn’t happen” today.", "“it didn’t happen”"),
        ("a ‘false flag attack’ by", "‘false flag attack’"),
        ("the army’s account", ""),
        ("“Nothing happened", "“Nothing happened"),
    ],
)
def test_quotation_marks_open_and_close(paragraph: str, within: str) -> None:
    assert inside(paragraph) == within


def test_a_paragraph_longer_than_a_window_is_cut_after_a_sentence() -> None:
    text = "The mayor said the bridge was safe to cross. " * 60
    found = list(windows(text, VOCABULARY))
    assert len(found) > 1
    assert all(text[window.words[-1].start] == "." for window in found)
    assert all(len(window.ids) <= LIMIT + 2 for window in found)
