"""Wrapping: nothing lost, no line too wide, words and joined characters whole."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size

from tests.growth import TIMES, grows_with_its_size
from tui import wrapping
from tui.wrapping import wrap

TEXTS = st.text(
    st.one_of(
        st.sampled_from("ab  \n-’é\u0301\u200d\ufe0f👨👩天気。、「」가"),
        st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]),
    ),
    max_size=80,
)


@given(TEXTS, st.integers(2, 30))
def test_all_that_is_not_a_space_is_on_a_line_once(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(start <= end for start, end in lines)
    here = 0
    for start, end in lines:
        assert here <= start and not text[here:start].strip(" \n")
        here = end
    assert not text[here:].strip(" \n")


@given(TEXTS, st.integers(2, 30))
def test_no_line_is_wider_than_it_may_be(text: str, width: int) -> None:
    for start, end in wrap(text, width):
        line = text[start:end].rstrip(" ")
        assert cell_len(line) <= width or len(re.findall("[^\u0300-\u036f\u200d\ufe0f]", line)) == 1 or "\u200d" in line


def test_narrow_characters_take_one_cell() -> None:
    for code in range(0x20, 0x10000):
        if not wrapping._BEYOND.match(chr(code)):
            assert get_character_cell_size(chr(code)) == 1, hex(code)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("a\n\nb", ["a", "", "b"]),
        ("hello world again", ["hello", "world", "again"]),
        ("extraordinarily", ["extraord", "inarily"]),
        ("今日は hello 天気", ["今日は", "hello 天", "気"]),
        ("今日は天気。", ["今日は天", "気。"]),
        ("one 👨\u200d👩\u200d👧 fam", ["one 👨\u200d👩\u200d👧", "fam"]),
        ("no\u00a0break here", ["no\u00a0break", "here"]),
    ],
)
def test_where_lines_end(text: str, lines: list[str]) -> None:
    assert [text[start:end] for start, end in wrap(text, 8)] == lines


def test_long_texts_are_wrapped_in_proportion_to_their_length() -> None:
    text = "He said that the bridge was safe — “entirely” — and left. " * 400
    assert len(wrap(text * TIMES, 70)) > 2000
    assert grows_with_its_size(lambda: wrap(text, 70), lambda: wrap(text * TIMES, 70))
