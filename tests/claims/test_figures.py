"""Figures: how many of what, and which two cannot both hold."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimreader.claims.contest.figures import Figure, figures
from claimreader.claims.contest.wording import notion


def the_figure(text: str) -> Figure:
    found = figures(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("14 civilians were killed", 14, 14),
        ("Fourteen people died", 14, 14),
        ("at least 40 soldiers were killed", 40, math.inf),
        ("more than 300 neighbours had fallen ill", 300, math.inf),
        ("up to 5,000 litres", 0, 5000),
        ("fewer than 9,000 people", 0, 9000),
        ("about 4,000 litres", 3200, 4800),
        ("the cost was nearer five", 4, 6),
        ("3 million crowns", 3e6, 3e6),
        ("twenty-two tanks", 22, 22),
        ("two dozen arrests", 24, 24),
        ("a fine of $1.5bn", 1.5e9, 1.5e9),
        ("no losses", 0, 0),
        ("not a single civilian", 0, 0),
        ("nobody was hurt", 0, 0),
        ("nine bodies by noon", 9, math.inf),
        ("“at least 40” men", 40, math.inf),
    ],
)
def test_bounds(text: str, low: float, high: float) -> None:
    figure = the_figure(text)
    assert (figure.low, figure.high) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "on 12 March",
        "in March 2019",
        "three months earlier",
        "Mirko Tane, 48, said so",
        "at 21:40",
        "the 14th amendment",
        "tank 7",
        "one of them",
        "no reason to change",
        "for six years",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert figures(text) == ()


def test_what_is_counted_is_kept_with_its_words() -> None:
    text = "the army said 40 Oskarian soldiers were killed"
    figure = the_figure(text)
    assert text[figure.start : figure.end] == "40 Oskarian soldiers"
    assert notion("soldiers") in figure.units


def test_rockets_and_artillery_are_one_thing_to_count() -> None:
    assert notion("rockets") == notion("artillery") != notion("loaves")


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        ("62 barges", "110 barges", True),
        ("70 people were killed", "no losses", True),
        ("at least 20 people", "25 people", False),
        ("at least 20 people", "15 people", True),
        ("up to 20 people", "25 people", True),
        ("up to 20 people", "12 people", False),
        ("about 100 people", "110 people", False),
        ("about 100 people", "300 people", True),
        ("60,000 litres", "60,500 litres", False),
        ("54 per cent", "54 people", False),
        ("54 per cent", "47 per cent", True),
        ("$300", "400 crowns", False),
    ],
)
def test_which_two_cannot_both_hold(one: str, other: str, conflict: bool) -> None:
    mine, theirs = the_figure(one), the_figure(other)
    assert mine.conflicts(theirs) is theirs.conflicts(mine) is conflict


@given(
    st.text(max_size=200)
    | st.from_regex(r"(at least |no |about )?[0-9,.]{1,12} (people|per cent|litres)", fullmatch=True)
)
def test_any_text_has_figures_that_lie_in_it_and_agree_with_themselves(text: str) -> None:
    for figure in figures(text):
        assert 0 <= figure.start < figure.end <= len(text)
        assert figure.low <= figure.high
        assert not figure.conflicts(figure)
