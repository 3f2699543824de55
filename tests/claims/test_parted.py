"""Two claims that were read as one are two again, each with its own source."""

import pytest

from claimreader.claims.parted import with_two_parted
from claimreader.records import Attribution, spans, words_of
from tests.marked import unmarked


def read(words: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of what is made of the one claim that a passage marks."""
    text, marked = unmarked(words)
    said = Attribution(spans(marked["source"]), spans(marked["cue"]), spans(marked["content"]), 0.9)
    found = with_two_parted(text, [said])
    return [(words_of(text, one.source), words_of(text, one.cue), words_of(text, one.content)) for one in found]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (
            "[Fourteen died], <say> [the Vellandics. Not one], <says> {the colonel}.",
            [("the Vellandics", "say", "Fourteen died"), ("the colonel", "says", "Not one")],
        ),
        (
            "{Brand} <said> [the charge was sour. He won and she lost], she <said>.",
            [("Brand", "said", "the charge was sour"), ("she", "said", "He won and she lost")],
        ),
        (
            "[“It rained,” <said> {Brand}. <Added> [the lock was open].",
            [("Brand", "said … Added", "the lock was open")],
        ),
        ("{Brand} <said> [the lock], he <added>, [was open].", [("Brand", "said … added", "the lock … was open")]),
    ],
)
def test_each_sentence_says_what_stands_in_it(words: str, wanted: list[tuple[str, str, str]]) -> None:
    assert read(words) == wanted
