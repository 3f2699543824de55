"""The quality of claims may only rise: every pinned figure is a floor (`python -m tests.quality.pin` raises them)."""

import json
from pathlib import Path

import pytest

from claimreader.claims.read import Reader
from tests.quality import figures, judged, parties

FLOORS: dict[str, figures.Figures] = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))
needs_shared = pytest.mark.skipif(
    not figures.SHARED.exists(), reason="the corpora, which may not be copied into the project, are not here"
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def below(floors: figures.Figures, measured: figures.Figures) -> list[str]:
    return [f"{name}: {measured[name]:.1f} < {floor:.1f}" for name, floor in floors.items() if measured[name] < floor]


def test_the_sample_edition_is_read_as_well_as_ever() -> None:
    assert not below(FLOORS["sample"], figures.of_sample())


@needs_shared
def test_attributions_are_found_as_well_as_ever(reader: Reader, tmp_path: Path) -> None:
    assert not below(FLOORS["polnear dev"], figures.of_corpus(reader, tmp_path))


@needs_shared
def test_contested_claims_are_found_as_well_as_ever(reader: Reader, tmp_path: Path) -> None:
    assert not below(FLOORS["contested"], figures.of_stories(reader, tmp_path))


@needs_shared
def test_what_is_shown_as_contested_in_ordinary_news_is_so_as_often_as_ever(reader: Reader) -> None:
    assert not below(FLOORS["judged"], judged.of_judged(reader, judged.GATE))


@needs_shared
def test_articles_are_grouped_into_stories_as_well_as_ever(tmp_path: Path) -> None:
    least = {"pairwise": 85.0, "pairwise P": 90.0}
    assert not below(least | FLOORS["stories"], figures.of_grouping(tmp_path))


@needs_shared
def test_acts_of_real_news_are_told_as_well_as_ever() -> None:
    least = {"macro F1": 75.0, "deny P": 85.0, "deny R": 85.0, "reject P": 85.0, "reject R": 85.0}
    assert not below(least | FLOORS["acts"], figures.of_acts())


@needs_shared
def test_sources_are_laid_to_their_parties_as_well_as_ever() -> None:
    assert not below(FLOORS["parties"], parties.of_parties())


def test_a_fallen_figure_is_told_by_its_name() -> None:
    assert below({"joint": 70.0, "act": 80.0}, {"joint": 69.9, "act": 80.0}) == ["joint: 69.9 < 70.0"]
