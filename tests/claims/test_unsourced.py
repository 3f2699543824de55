"""Who makes a claim that its own sentence lays to nobody."""

import pytest

from claimreader.claims.parties import resolve
from claimreader.records import Attribution, spans
from tests.marked import unmarked


def party(text: str) -> str:
    """To whom the one claim is laid that a text marks."""
    plain, marked = unmarked(text)
    [voice] = resolve(
        plain, [Attribution(spans(marked["source"]), spans(marked["cue"]), spans(marked["content"]), 0.9)]
    )
    return "; ".join(voice.parties)


COURT = "Ilse Brand was indicted in Ohio on Tuesday. The Justice Department released the indictment.\n\n"


@pytest.mark.parametrize(
    "passage",
    [
        "[Brand] <was charged with> [taking bribes].",
        "[Brand] <allegedly> [took bribes].",
        "{The allegations in the long indictment} <spoke of> [three trips to the sea].",
        "An inquiry into <allegations> [that Brand took bribes] began in May.",
    ],
)
def test_what_is_charged_is_the_prosecution_s(passage: str) -> None:
    assert party(COURT + passage) == "Justice Department"


@pytest.mark.parametrize(
    "text",
    [
        "Ilse Brand <allegedly> [took bribes]. The Justice Department had no comment.",
        COURT + "[Brand’s voters] <were said> [to be at home].",
        f"{COURT}{'It rained. ' * 40}[Anna Weil] <is accused of> [theft].",
    ],
)
def test_what_no_court_hears_of_is_nobody_s(text: str) -> None:
    assert party(text) == ""


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("She left after <a report> [that she took bribes]. The Harbour Post reported it on Monday.", "Harbour Post"),
        ("<Reports> [that she took bribes], first published by the Harbour Post, hurt her.", "Harbour Post"),
        ("<Reports> [that she lied] hurt her. The Harbour Post reported one, the Orsk Times reported two.", ""),
        ("<Reports> [that she took bribes] hurt her. Ilse Brand reported for work.", ""),
    ],
)
def test_a_report_is_whose_the_text_around_it_says(text: str, outlet: str) -> None:
    assert party(text) == outlet


def test_an_accuser_who_is_named_later_is_the_woman() -> None:
    told = "The paper told of {a woman’s} <claims> [that the mayor had hit her]."
    assert party(f"{told}\n\nThe allegations made by Ruth Brand shook the town.") == "Ruth Brand"
    assert party(f"{told}\n\nAllegations by Ruth Brand and claims by Anna Weil shook the town.") == ""
    assert party(told) == ""


def test_many_without_a_name_are_the_accusers_of_whom_they_accuse() -> None:
    told = "In May, Anna Weil dismissed <allegations> of [theft against herself] from {more than a dozen women}."
    assert party(told) == "Anna Weil’s accusers"
    assert (
        party("In May, <allegations> of [theft against Anna Weil] by {four women} came up.") == "Anna Weil’s accusers"
    )
    assert party("In May, <allegations> of [theft] by {four women} came up.") == ""


def test_who_was_charged_elsewhere_is_accused_by_prosecutors() -> None:
    later = f"{COURT}{'It rained. ' * 40}Anna Weil, of Brenn, was indicted in May. [Weil] <is accused of> [theft]."
    assert party(later) == "prosecutors"


@pytest.mark.parametrize(
    ("between", "whose"), [("", "Brenn Council"), ("It rained in Brenn. ", ""), ("“It rained,” Anna Weil said. ", "")]
)
def test_what_a_document_tells_goes_on_in_the_next_sentence(between: str, whose: str) -> None:
    text = f"Boats were called “ferries,” a Brenn Council letter said. {between}The bills were described as gifts."
    words = ("a Brenn Council letter", "said", "Boats"), ("", "were described as", "The bills")
    at = [[[(text.index(one), text.index(one) + len(one))] if one else [] for one in row] for row in words]
    said = [Attribution(spans(source), spans(cue), spans(content), 0.9) for source, cue, content in at]
    assert "; ".join(resolve(text, said)[1].parties) == whose
