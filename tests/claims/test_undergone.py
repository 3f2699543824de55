"""What is done to somebody is no claim of theirs; what they feel, or are quoted as saying, is."""

import pytest

from claimreader.claims.undergone import without_undergone
from claimreader.records import Attribution, spans, words_of
from tests.marked import unmarked


def kept(words: str) -> list[tuple[str, str]]:
    """Source and content of what stays of the claim that a passage marks."""
    text, marked = unmarked(words)
    said = Attribution(spans(marked["source"]), spans(marked["cue"]), spans(marked["content"]), 0.9)
    return [(words_of(text, one.source), words_of(text, one.content, " ")) for one in without_undergone(text, [said])]


@pytest.mark.parametrize(
    "words",
    [
        "{Actress Ilse Brand} <has been sentenced> [to 20 days in jail for her part in the scheme].",
        "{The mayor of Orsk} <was not charged> [with bribery].",
        "{Brand}, <dogged by> [questions about her house], left by a side door.",
        "{The minister} <was repeatedly grilled about> [the memo].",
        "<Asked about> [the claim] by {Dahl} [that the pier had sunk], she shook her head.",
        "{Brand}, <asked about> [it] on the pier, left without a word.",
        "{The mayor} <thanked> [the voters] and left.",
        "{The mayor} <greeted> [the new ambassador] at the pier.",
        "The pier at dusk. Photograph: {Lumen/Harbour} <Images>\n\n[“And if they did lie, why did they?”]",
    ],
)
def test_what_is_done_to_somebody_is_nothing_that_they_say(words: str) -> None:
    assert kept(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "{The mayor} <is convinced> [that the bridge will hold].",
        "{Residents} <were outraged> [by the fine].",
        "{Brand} <asked about> [the fine].",
        "{Officials} <are concerned> [that the pier has cracked].",
        "{Brand} <is quoted as saying> [that it rained].",
        "[The mayor] <was accused> {by two fishermen} [of lying].",
        "[Brand was] <sentenced> [to a year] by {a court in Orsk}.",
        "{Dahl} <Says> [the bridge fell]",
        "{Dahl} <Warns>\n\n[“The bridge will fall,” she wrote.]",
    ],
)
def test_what_somebody_feels_or_is_quoted_with_stays(words: str) -> None:
    text, marked = unmarked(words)
    assert [source for source, _ in kept(words)] == [words_of(text, spans(marked["source"]))]


def test_who_is_accused_is_not_the_one_who_accuses() -> None:
    assert kept("{The mayor} <has been accused> [of taking bribes].") == [("", "The mayor of taking bribes")]


def test_a_headline_that_charges_somebody_is_not_theirs() -> None:
    assert kept("{Mayor Dahl, Wife} <Indicted> [On Fraud Charges]\n\nIt rained.") == [
        ("", "Mayor Dahl, Wife On Fraud Charges")
    ]
    assert kept("{Prosecutors} <charged> [that he had lied].") == [("Prosecutors", "that he had lied")]
