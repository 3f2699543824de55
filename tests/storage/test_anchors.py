"""How a bookmark finds its words again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimreader.records import Anchor, Claim, Span
from storage.anchors import CONTEXT, anchor, find_claim, locate, stretch
from tests.builders import a_claim

TEXT = "One man was hurt, police said. Later a man was hurt again, the mayor said. No man was hurt, they denied."


@given(st.text(min_size=1), st.data())
def test_a_stretch_is_found_in_the_text_it_was_taken_from(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    where = Span(start, data.draw(st.integers(start + 1, len(text))))
    place = locate(anchor(text, where), text)
    assert place is not None and place.of(text) == where.of(text)


@given(st.integers(0, 3), st.text("ab\n ", max_size=300), st.text("ab\n ", max_size=300))
def test_of_several_places_it_is_the_one_with_its_surroundings(number: int, before: str, after: str) -> None:
    """However much is put before and after it."""
    text = "alpha word beta; gamma word delta; epsilon word zeta; eta word theta"
    starts = [place for place in range(len(text)) if text.startswith("word", place)]
    where = Span(starts[number], starts[number] + 4)
    assert locate(anchor(text, where), before + text + after) == Span(
        where.start + len(before), where.end + len(before)
    )


def test_an_anchor_is_the_words_and_some_on_both_sides() -> None:
    text = "x" * 100 + "quote" + "y" * 100
    assert anchor(text, Span(100, 105)) == Anchor("quote", "x" * CONTEXT, "y" * CONTEXT)
    assert anchor("quote", Span(0, 5)) == Anchor("quote", "", "")


def test_words_that_are_gone_are_nowhere() -> None:
    assert locate(Anchor("no such", "One ", ""), TEXT) is None
    assert locate(Anchor("", "One ", ""), TEXT) is None


def claims_of(*contents: str) -> list[Claim]:
    return [a_claim(TEXT, content, number=number) for number, content in enumerate(contents, 1)]


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("One man was hurt", "One man was hurt"),
        ("man was hurt again", "a man was hurt again"),
        ("a man was badly hurt again", "a man was hurt again"),
        ("a woman was hurt again", "a man was hurt again"),
        ("No man was hurt", "No man was hurt"),
        ("the bridge is closed", None),
        ("again", None),
    ],
)
def test_a_claim_is_found_by_its_place_or_its_likeness(quote: str, found: str | None) -> None:
    claims = claims_of("One man was hurt", "a man was hurt again", "No man was hurt")
    claim = find_claim(Anchor(quote, "", ""), TEXT, claims)
    assert (None if claim is None else stretch(claim).of(TEXT)) == found


def test_without_claims_none_is_found() -> None:
    assert find_claim(Anchor("One man was hurt", "", ""), TEXT, []) is None
