"""One name for a party in all articles of a story."""

from dataclasses import replace

import pytest

from claimreader.claims.voices.agreement import agreed, full_names, other_forms, shared_names
from claimreader.records import Act, Claim, KnownParty, Quoted, Reading, spans


def names(*parties: str) -> dict[str, str]:
    return dict(shared_names((None, [party]) for party in parties))


def test_other_forms_of_a_name_are_sure_to_be_the_same_persons() -> None:
    assert "James Sovik" in other_forms("Jim Sovik") and "Jim Sovik" in other_forms("James Sovik")
    assert other_forms("Mike Johnson") == other_forms("Sovik") == other_forms("Jim Beam Company") == []


@pytest.mark.parametrize(
    ("parties", "shared"),
    [
        (["Jim Mattis", "Jim Mattis", "James Mattis"], {"James Mattis": "Jim Mattis"}),
        (["Donald Trump", "Trump"], {"Trump": "Donald Trump"}),
        (["Angus King", "Larry King", "King"], {}),
        (["Electoral Council", "San Calder Electoral Council"], {"Electoral Council": "San Calder Electoral Council"}),
        (["Supreme Court", "Ohio Supreme Court"], {}),
        (["League", "Barge Owners’ League"], {"League": "Barge Owners’ League"}),
        (
            ["Rules Committee Republicans", "House Rules Committee Republicans"],
            {"Rules Committee Republicans": "House Rules Committee Republicans"},
        ),
        (["Alabama Republicans", "Republicans"], {}),
        (["Defence Ministry", "Vellandic Defence Ministry"], {}),
        (["Oskaria’s Defence Ministry", "Vellandic Defence Ministry"], {}),
        (["police", "police", "Police"], {"Police": "police"}),
        (["FOX NEWS", "Fox News"], {"FOX NEWS": "Fox News"}),
        (["Ukraine", "Russia"], {}),
    ],
)
def test_forms_of_one_name_become_the_form_that_is_used_most(parties: list[str], shared: dict[str, str]) -> None:
    assert names(*parties) == shared


def test_a_president_and_an_administration_heard_as_often_are_one_party() -> None:
    both = ["Obama administration"] * 3 + ["Barack Obama"] * 3 + ["Obama"]
    assert names(*both) == {"Obama": "Obama administration", "Barack Obama": "Obama administration"}
    assert names("Trump administration", *["Donald Trump"] * 4) == {}


def test_who_speaks_for_a_country_in_one_article_does_so_in_the_next() -> None:
    russia = ("Vladimir Putin", ["Russia"])
    assert shared_names([russia, ("Vladimir Putin", ["Vladimir Putin"])]) == {"Vladimir Putin": "Russia"}
    assert shared_names([russia, ("Putin", ["Putin"])]) == {"Putin": "Russia"}
    assert shared_names([russia, ("Vladimir Putin", ["Chess Federation"])]) == {}
    assert shared_names([russia, ("Vladimir Putin", ["China"]), ("Vladimir Putin", ["Vladimir Putin"])]) == {}


def reading(document: str, *parties: str) -> Reading:
    text = "It rained."
    claims = tuple(
        Claim(number, (), (), spans([(0, 10)]), Act.ASSERT, Quoted.INDIRECT, 1.0, party, (party,))
        for number, party in enumerate(parties, 1)
    )
    return Reading(document, text, "en", True, claims, (), "model")


def test_a_story_calls_a_party_by_one_name_and_keeps_the_users() -> None:
    story = [reading("a", "Jim Mattis", "Jim Mattis"), reading("b", "James Mattis", "Mattis")]
    assert [claim.party for one in agreed(story) for claim in one.claims] == ["Jim Mattis"] * 4
    assert [claim.speaker for claim in agreed(story)[1].claims] == ["James Mattis", "Mattis"]
    kept = agreed(story, [KnownParty("James Mattis")])
    assert [claim.party for one in kept for claim in one.claims] == ["Jim Mattis"] * 2 + ["James Mattis", "Jim Mattis"]


def test_full_names_are_those_of_whom_a_part_of_the_name_surely_means() -> None:
    assert full_names([reading("a", "Irena Sovik", "Ule Guard"), reading("b", "Sovik", "Guard")]) == {
        "Sovik": "Irena Sovik",
        "Guard": "Ule Guard",
    }
    assert full_names([reading("a", "Ule Guard", "Border Guard"), reading("b", "Guard")]) == {}
    assert full_names([reading("a", "Supreme Court"), reading("b", "Ohio Supreme Court")]) == {}
    assert full_names([reading("a", "Jim Sovik", "Jim Sovik"), reading("b", "James Sovik")]) == {
        "James Sovik": "Jim Sovik"
    }
    assert full_names([reading("a", "Trump administration"), reading("b", "Donald Trump")]) == {}
    assert full_names([reading("a", "Alabama Republicans", "South Ossetia"), reading("b", "Republicans")]) == {}


def test_a_presidents_surname_is_not_his_daughters_who_alone_is_named_in_full() -> None:
    both = [reading("a", "Ivanka Sovik"), reading("b", "Sovik")]
    assert full_names(both) == {"Sovik": "Ivanka Sovik"}
    told = [both[0], replace(both[1], text="President Sovik slept. It rained.")]
    assert full_names(told) == {}
