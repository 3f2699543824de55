"""How a dispute is put in words where nobody is known by name."""

import pytest

from claimreader.claims.disputes import disputes
from claimreader.phrases import NO_PARTY, named
from tests.marked import an_article_of


@pytest.mark.parametrize(
    ("speaker", "source", "who"),
    [
        ("Ana Reed", "she", "Ana Reed"),
        (None, "a fire\n officer", "a fire officer"),
        (None, "he", None),
        (None, "", None),
    ],
)
def test_who_says_what_no_known_party_does(speaker: str | None, source: str, who: str | None) -> None:
    assert named(speaker, source) == who


def test_the_words_of_somebody_unknown_are_a_headline_in_quotation_marks() -> None:
    [found] = disputes(
        [
            an_article_of(
                "wire",
                ("", "accuse", "[“They knew in March and they let our children swim until June,”] <fumed> a father."),
                ("Quillon", "reject", "[Not so], <says> {Quillon}."),
            )
        ]
    )
    assert found.proposition == "“They knew in March and they let our children swim until June”"
    assert found.why.startswith(f"{NO_PARTY}: ")


def test_a_reason_names_a_source_of_some_words_as_the_pane_does() -> None:
    [found] = disputes(
        [
            an_article_of(
                "wire",
                ("", "{A fire officer} <said> [that his crew had found traces of fuel by the door]."),
                ("The ministry", "{The ministry} <disputed> [that any fuel was found by the door]."),
            )
        ]
    )
    assert found.why.startswith("A fire officer: ")


@pytest.mark.parametrize(
    ("answer", "put"),
    [
        ("[Not so], <says> {Quillon}.", "Quillon: Not so"),
        ("{Quillon} <branded> [the figure “pure fantasy”].", "Quillon: branded the figure “pure fantasy”"),
        ("{Quillon} <called> [the claim unfounded].", "Quillon: called the claim unfounded"),
        (
            "{Quillon} <has repeatedly rejected> [claims that it had made 300 neighbours ill].",
            "Quillon: has repeatedly rejected claims that it had made 300 neighbours ill",
        ),
        (
            "{Quillon} <denied>, for the third time, [that it had made 300 neighbours ill].",
            "Quillon: denied, for the third time, that it had made 300 neighbours ill",
        ),
        (
            "{Quillon} <said> [that the claim of 300 neighbours who are said to have fallen ill in the week after the"
            " leak at the works was a plain and shameless fabrication].",
            "Quillon: the claim of 300 neighbours who are said to… works was a plain and shameless fabrication",
        ),
    ],
)
def test_an_answer_is_put_as_it_stands(answer: str, put: str) -> None:
    [found] = disputes(
        [
            an_article_of(
                "wire",
                ("Clean Sarn", "{Clean Sarn} <said> [Quillon had made 300 neighbours ill]."),
                ("Quillon", "reject", answer),
            )
        ]
    )
    assert found.why == f"Clean Sarn: Quillon had made 300 neighbours ill; {put}"
