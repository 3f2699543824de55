"""Colours of parties: the same everywhere, and apart for every kind of eyes on every ground."""

import math
import subprocess
import sys
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.theme import BUILTIN_THEMES, Theme

from claimreader.config import COLOURS
from claimreader.records import KnownParty
from tui import themes
from tui.painting import TINT, ground_of
from tui.palette import HUES, NOBODY, UNNAMED, Ground, Look, Palette, contrast, looks, mixed, usable

# Machado, Oliveira and Fernandes (2009), severity 1.0, for linear RGB.
SIGHT = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}
# Ottosson (2020): linear RGB to cone responses, and their cube roots to OKLab.
CONES = ((0.41222147, 0.53633254, 0.05144599), (0.2119035, 0.68069955, 0.10739696), (0.08830246, 0.28171884, 0.6299787))
OKLAB = (
    (0.21045426, 0.79361779, -0.00407205),
    (1.9779985, -2.42859221, 0.45059371),
    (0.02590404, 0.78277177, -0.80867577),
)

LEAST = {Ground.DARK: 0.09, Ground.LIGHT: 0.07, Ground.CONTRAST: 0.09}
"""How far apart the closest two hues are in OKLab for any eyes; two shades are just told apart from 0.02 on."""

Vector = tuple[float, ...]


def times(matrix: tuple[Vector, ...], vector: Vector) -> Vector:
    return tuple(sum(part * one for part, one in zip(row, vector, strict=True)) for row in matrix)


def seen(colour: str, eyes: str) -> Vector:
    """A colour in OKLab, as such eyes see it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    simulated = tuple(min(max(part, 0), 1) for part in times(SIGHT[eyes], linear))
    return times(OKLAB, tuple(part ** (1 / 3) for part in times(CONES, simulated)))


def distance(one: str, other: str, eyes: str) -> float:
    return math.dist(seen(one, eyes), seen(other, eyes))


def test_the_measure_agrees_with_known_values() -> None:
    assert distance("#000000", "#ffffff", "normal") == pytest.approx(1.0, abs=0.001)
    assert distance("#ff0000", "#008000", "normal") > 3 * distance("#b00000", "#5c5c00", "deuteranopia")


@pytest.mark.parametrize("ground", list(Ground))
@pytest.mark.parametrize("eyes", list(SIGHT))
def test_hues_stay_apart(ground: Ground, eyes: str) -> None:
    for one, other in combinations(HUES, 2):
        assert distance(one.on(ground), other.on(ground), eyes) >= LEAST[ground], (one.name, other.name)


@pytest.mark.parametrize("theme", BUILTIN_THEMES.values(), ids=lambda theme: theme.name)
def test_what_is_quiet_can_be_read_on_themes_that_do_not_know_the_word(theme: Theme) -> None:
    made = theme.to_color_system().generate()
    text, ground = made["foreground"], made["background"]
    quiet = themes.quieter(text, ground)
    if text.startswith("ansi"):
        assert quiet == text
    else:
        assert 2.2 <= contrast(quiet, ground) < contrast(text, ground)


@pytest.mark.parametrize("theme", themes.THEMES, ids=lambda theme: theme.name)
def test_hues_are_legible_on_our_themes_and_on_their_own_tint(theme: Theme) -> None:
    ground = ground_of(theme)
    assert ground.value == theme.name.rpartition("-")[2]
    least = 7 if ground is Ground.CONTRAST else 4.5
    for hue in (*HUES, NOBODY):
        ink = hue.on(ground)
        for under in (theme.background, theme.panel):
            assert under
            assert contrast(ink, under) >= least, (hue.name, under)
            assert contrast(ink, mixed(ink, under, TINT[ground])) >= 4.5, (hue.name, under)


names = st.text(min_size=1, max_size=12)


@given(st.lists(names, max_size=8, unique=True), st.randoms())
def test_parties_of_an_article_have_hues_and_letters_of_their_own(parties: list[str], random: object) -> None:
    found = looks(parties)
    assert len({found[party].colour for party in parties}) == len(parties)
    letters = [found[party].letter for party in parties]
    assert len(set(letters)) == len(letters) and UNNAMED not in letters
    random.shuffle(parties)  # type: ignore[attr-defined]
    assert looks(parties * 2) == found


def test_a_crowd_shares_hues_evenly_and_keeps_its_letters() -> None:
    crowd = [f"Party {number}" for number in range(40)]
    found = looks(crowd)
    assert len({found[party].letter for party in crowd}) == 40
    colours = [found[party].colour for party in crowd]
    assert all(colours.count(hue.name) == 5 for hue in HUES)


def test_the_same_in_every_run() -> None:
    names = ["Russia", "Ukraine", "Interfax"]
    script = f"from tui.palette import looks; print([looks([name])[name].colour for name in {names}])"
    runs = [
        subprocess.run(
            [sys.executable, "-c", script], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True, text=True
        ).stdout.strip()
        for seed in ("1", "2")
    ]
    assert runs == [str([looks([name])[name].colour for name in names])] * 2


def test_what_the_user_sets_wins() -> None:
    known = [
        KnownParty("Ukraine", colour="orange"),
        KnownParty("Russia", colour="#123456"),
        KnownParty("X", colour="nope"),
    ]
    found = looks(["Russia", "Ukraine", "City", "X"], known)
    assert found["Ukraine"].colour == "orange" and found["Russia"].colour == "#123456"
    assert found["City"].colour != "orange" and found["X"].colour in {hue.name for hue in HUES}
    assert [usable(colour) for colour in ("sky", "#a1b2c3", "nope", "#12", "red\x1b")] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_a_party_keeps_its_colour_whoever_it_is_seen_with() -> None:
    names = [f"Party {number}" for number in range(40)]
    first = looks(names[:1])[names[0]].colour
    rival = next(name for name in names[1:] if looks([name])[name].colour == first)
    palette = Palette()
    assert palette.looks([rival])[rival].colour == first, "alone, it has the hue that its name chooses"
    both = {party: look.colour for party, look in palette.looks([names[0], rival]).items() if party}
    assert len(set(both.values())) == 2
    for party, colour in both.items():
        assert palette.looks([party])[party].colour == colour
        assert palette.looks([party, *names[30:33]])[party].colour == colour


def test_the_configuration_knows_the_same_names() -> None:
    assert {hue.name for hue in (*HUES, NOBODY)} == set(COLOURS)


def test_a_colour_of_the_users_is_made_legible() -> None:
    assert Look("Russia", "R", "#123456").on(Ground.LIGHT) == "#123456"
    assert contrast(Look("Russia", "R", "#123456").on(Ground.DARK), "#1c2027") >= 4.5
    assert contrast(Look("Russia", "R", "#ffff00").on(Ground.LIGHT), "#f3f1ec") >= 4.5


def test_whoever_is_not_there_is_shown_as_nobody() -> None:
    assert looks(["Russia"])["Ukraine"].letter == UNNAMED
    assert [one.letter for one in looks(["Russia"]).of(())] == [UNNAMED]
