"""Whose words a claim's are where the model took somebody else whom the sentence names."""

import pytest

from claimreader.claims.whose import with_true_sources
from claimreader.records import Attribution, spans, words_of
from tests.marked import unmarked


def read(*passages: str) -> tuple[str, str, str]:
    """Source, cue and content of the last of the claims that passages mark, each going on from the one before."""
    text, said = "", []
    for passage in passages:
        plain, marked = unmarked(passage)
        where = {role: spans((len(text) + a, len(text) + b) for a, b in pairs) for role, pairs in marked.items()}
        said.append(Attribution(where["source"], where["cue"], where["content"], 0.9))
        text += plain
    last = with_true_sources(text, said)[-1]
    return words_of(text, last.source), words_of(text, last.cue), words_of(text, last.content, " ")


@pytest.mark.parametrize(
    ("passage", "source"),
    [
        ("It rained. The clerk who had embarrassed {the palace}, <denied> [it].", "The clerk"),
        ("MIREVO — Ilse Brand, who leads {the union}, <said> [the lock was open].", "Ilse Brand"),
        ("The clerk met a man who knew the mayor. {Ilse Brand}, <said> [nobody], was late.", "Ilse Brand"),
        ("After a fire that gutted the mill, which {the mayor}, <said> [Brand], had seen, it rained.", "the mayor"),
        ("The clerk who left, {a friend of Brand}, <denied> [it].", "a friend of Brand"),
    ],
)
def test_a_clause_about_the_subject_is_over_at_its_comma(passage: str, source: str) -> None:
    assert read(passage)[0] == source


def test_a_participle_goes_on_from_the_main_clause() -> None:
    first = "{Brand’s office} <denied> [the charge], which "
    assert read(first, "{the Post} first printed, <telling> [it that it was a lie].")[0] == "Brand’s office"
    assert read("{Brand} <denied> [it], and ", "{the Post} <saying> [so] did not help.")[0] == "the Post"


@pytest.mark.parametrize(
    ("passage", "told"),
    [
        ("{Brand} <allegedly was aware of> [the leak].", ("", "allegedly", "Brand was aware of the leak")),
        ("{Brand} <was allegedly hiding> [the leak].", ("", "allegedly", "Brand was hiding the leak")),
        ("{Brand} <allegedly told> [them it leaked].", ("Brand", "allegedly told", "them it leaked")),
    ],
)
def test_who_allegedly_did_something_does_not_allege_it(passage: str, told: tuple[str, str, str]) -> None:
    assert read(passage) == told


def test_whose_claims_another_reports_on() -> None:
    passage = "{The Herald} <reported on a clerk's claims> [that the mayor had hit her]."
    assert read(passage) == ("a clerk's", "claims", "that the mayor had hit her")


def test_who_answers_a_claim_does_not_make_it() -> None:
    passage = "{Brand} <responded to claims> [that she had hit the mayor]."
    assert read(passage) == ("", "claims", "that she had hit the mayor")


def test_what_or_who_stands_before_a_participle_says_what_it_tells() -> None:
    assert (
        read("Brand spoke after the Harbour Post article <alleging> [that she lied].")[0] == "the Harbour Post article"
    )
    assert read("Brand is weary of Orsk residents <accusing> [her of sloth].")[0] == "Orsk residents"
    assert read("Brand left at noon <alleging> [that she was ill].")[0] == ""
    assert read("Brand burned the boats <saying> [that she was ill].")[0] == ""


def test_who_denies_is_taken_from_what_is_told_of_it() -> None:
    passage = "[He] <appeared> [to be trying to push back against rumours that the lock was open]."
    assert read(passage) == (
        "He",
        "appeared to be trying to push back against",
        "rumours that the lock was open",
    )
    assert read("[The lock] <appeared> [to be open].") == ("", "appeared", "The lock to be open")


def test_what_something_followed_is_not_said_by_whom_it_befell() -> None:
    assert read("{The mayor} stepped down after <reports> [that she had lied].")[0] == ""
    assert read("{The mayor’s} <claims> [that she had lied] were odd.")[0] == "The mayor’s"


@pytest.mark.parametrize(
    ("passage", "told"),
    [
        ("[The groups] <have been referred to as> [thieves] by Orsk.", ("Orsk", "The groups thieves")),
        ("[Brand] <was described> [as a thief by the mayor of Orsk].", ("the mayor of Orsk", "Brand as a thief")),
        ("[The song] <is said> [to have been written by Brand].", ("", "The song to have been written by Brand")),
        ("[Brand] <was accused> [of theft by taking boats].", ("", "Brand of theft by taking boats")),
    ],
)
def test_who_calls_somebody_something_stands_behind_by(passage: str, told: tuple[str, str]) -> None:
    source, _, content = read(passage)
    assert (source, content) == told
