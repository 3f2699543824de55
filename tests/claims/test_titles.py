"""A quoted title is part of who it tells of."""

import pytest

from claimreader.claims.titles import with_whole_titles
from claimreader.records import Attribution, spans, words_of
from tests.marked import unmarked


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("“{Grey Harbour” star Ilse Brand} <says> [she is sorry].", "“Grey Harbour” star Ilse Brand"),
        ('The "{Grey Harbour" star} <says> [she is sorry].', 'The "Grey Harbour" star'),
        ("{The} “Grey Harbour” star left after <pleading guilty> [to fraud].", "The “Grey Harbour” star"),
        ("“Grey,” {Ilse Brand} <said>, [“is the harbour”].", "Ilse Brand"),
        ("{The} “Grey Harbour” <review> [was kind].", "The"),
        ("[“It rained,”] {Brand} <said>.", "Brand"),
    ],
)
def test_a_source_has_all_of_the_title_in_it(words: str, whole: str) -> None:
    text, marked = unmarked(words)
    said = Attribution(spans(marked["source"]), spans(marked["cue"]), spans(marked["content"]), 0.9)
    [found] = with_whole_titles(text, [said])
    assert words_of(text, found.source) == whole
