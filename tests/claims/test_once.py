"""A piece of content that is another claim's beginning is not shown with both."""

from claimreader.claims.once import said_once
from claimreader.records import Attribution, spans

TEXT = "She won, she says. The cause, the council says, was an old cable."


def said(cue: tuple[int, int], *content: tuple[int, int]) -> Attribution:
    return Attribution((), spans([cue]), spans(content), 0.9)


def test_a_piece_that_another_claim_begins_with_is_that_claims() -> None:
    hers, councils = said((13, 17), (0, 7), (19, 28)), said((42, 46), (19, 28), (48, 64))
    assert TEXT[19:28] == "The cause"
    assert said_once([hers, councils]) == [said((13, 17), (0, 7)), councils]


def test_pieces_of_one_claim_stay_together() -> None:
    councils = said((42, 46), (19, 28), (48, 64))
    assert said_once([councils]) == [councils]


def test_what_is_long_may_be_said_by_both() -> None:
    both = [said((13, 17), (0, 7), (19, 64)), said((42, 46), (19, 64))]
    assert said_once(both) == both
