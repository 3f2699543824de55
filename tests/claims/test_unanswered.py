"""Who has not answered: whom an accusation, a demand or a rejection names, and who says nothing."""

import pytest

from claimreader.claims.unanswered import unanswered
from claimreader.records import Act, KnownParty
from tests.kept_claims import kept_claim, kept_dispute

KNOWN = (KnownParty("Clean Sarn", aliases=("the Sarn campaign",)),)
VOICES = {"russia": "Russia", "casto delmar": "San Calder government", "quillon": "Quillon Chemicals"}


def silent(words: str, act: Act = Act.ACCUSE, *, answered_by: str = "Union") -> list[tuple[str, str]]:
    """Who is silent after one claim, in a dispute in which one other party speaks."""
    said = kept_claim(f"The city said {words}.", words, act=act, parties=["City"])
    answer = kept_claim("It said that it was late.", "that it was late", parties=[answered_by])
    return [(one.party, one.what) for one in unanswered(kept_dispute([said], [answer]), VOICES, KNOWN)]


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("Russia of shelling the town", "Russia"),
        ("the Russian army of shelling the town", "Russia"),
        ("Moscow of shelling the town", "Russia"),
        ("Interior Minister Casto Delmar of giving the order", "San Calder government"),
        ("the Sarn campaign of lying", "Clean Sarn"),
        ("Harbour Board of closing the pier", "Harbour Board"),
        ("Quillon Steel of weak cables", "Quillon Steel"),
    ],
)
def test_whom_somebody_accuses(words: str, party: str) -> None:
    assert silent(words) == [(party, "accused")]


@pytest.mark.parametrize(
    ("words", "act", "expected"),
    [
        ("that Russia withdraw", Act.DEMAND, [("Russia", "called upon")]),
        ("Moscow’s version of the night", Act.REJECT, [("Russia", "contradicted")]),
        ("that a hospital in Russia was hit", Act.ACCUSE, []),
        ("that the village near Quillon burned", Act.DEMAND, []),
        ("Harbour Board to come", Act.DEMAND, []),
        ("that Russia shelled the town", Act.ASSERT, []),
        ("the ministry of lying", Act.ACCUSE, []),
    ],
)
def test_only_whom_a_claim_begins_with(words: str, act: Act, expected: list[tuple[str, str]]) -> None:
    assert silent(words, act) == expected


def test_whoever_speaks_has_answered() -> None:
    assert silent("the Russian army of shelling the town", answered_by="Russia") == []
    assert silent("Casto Delmar of giving the order", answered_by="San Calder government") == []
