"""Contents that run on into who says the next thing end before it."""

import re

from claimreader.claims.ends import well_ended
from claimreader.records import Attribution, Span, words_of

TEXT = (
    "Mirevo says it did not: its foreign minister, who was there, has insisted that a depot burned, but the army "
    "denied it."
)


def place(words: str) -> tuple[Span, ...]:
    found = re.search(re.escape(words), TEXT)
    assert found
    return (Span(*found.span()),)


def contents(*said: tuple[str, str, str]) -> list[str]:
    """The contents of (source, cue, content), as they end."""
    given = [Attribution(place(source), place(cue), place(content), 1.0) for source, cue, content in said]
    return [words_of(TEXT, one.content) for one in well_ended(TEXT, given)]


MIREVO = ("Mirevo", "says", "it did not: its foreign minister")
MINISTER = ("its foreign minister, who was there,", "has insisted", "that a depot burned, but the army")
ARMY = ("the army", "denied", "it.")


def test_a_content_ends_before_who_says_the_next_thing() -> None:
    assert contents(MIREVO, MINISTER, ARMY) == ["it did not", "that a depot burned", "it."]


def test_a_name_in_apposition_is_whole() -> None:
    text = "Mirevo says it did not: its foreign minister, Irena Sovik, has insisted that a depot burned."

    def at(words: str) -> tuple[Span, ...]:
        return (Span(text.index(words), text.index(words) + len(words)),)

    said = [
        Attribution(at("Mirevo"), at("says"), at("it did not: its foreign minister"), 1.0),
        Attribution(at(", Irena Sovik,"), at("has insisted"), at("that a depot burned"), 1.0),
    ]
    told = [(words_of(text, one.source), words_of(text, one.content)) for one in well_ended(text, said)]
    assert told == [("Mirevo", "it did not"), ("its foreign minister, Irena Sovik,", "that a depot burned")]


def test_a_content_keeps_what_is_said_within_it() -> None:
    whole = ("Mirevo", "says", "it did not: its foreign minister, who was there, has insisted that a depot burned")
    assert contents(whole, MINISTER)[0] == whole[2]


def test_without_another_source_nothing_is_taken_away() -> None:
    assert contents(MIREVO) == [MIREVO[2]]


def test_many_attributions_cost_no_more_than_their_number() -> None:
    said = [
        Attribution((Span(at, at + 1),), (Span(at + 2, at + 3),), (Span(at + 4, at + 9),), 1.0) for at in range(20_000)
    ]
    assert len(well_ended("x" * 20_020, said)) == 20_000


def test_who_stands_between_a_colon_and_a_lonely_cue_is_its_source() -> None:
    held = Attribution(place("Mirevo"), place("says"), place("it did not: its foreign minister, who was there,"), 1.0)
    lonely = Attribution((), place("has insisted"), place("that a depot burned"), 1.0)
    first, second = well_ended(TEXT, [held, lonely])
    assert words_of(TEXT, first.content) == "it did not"
    assert words_of(TEXT, second.source) == "its foreign minister, who was there"
