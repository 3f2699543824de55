"""What a neutral cue's content does, weighed from signs: which there are, and when one of the two acts is said."""

import pytest

from claimreader.claims.signs import signs_of
from claimreader.claims.weighing import likelihoods, weighed
from claimreader.records import Act, Attribution, spans


def said(text: str, source: str, cue: str, content: str) -> Attribution:
    """An attribution by its words, each of which stands once in the text."""
    one, two, three = (spans([(text.index(words), text.index(words) + len(words))]) for words in (source, cue, content))
    return Attribution(one, two, three, 1.0)


@pytest.mark.parametrize(
    ("source", "content", "signs"),
    [
        ("The clerk", "he did not open the letter", {"own", "form did not", "subject he", "past own", "clean", "told"}),
        ("The clerk", "“I never opened it.”", {"own", "form bare never", "subject i", "past own", "quoted"}),
        ("The clerk", "the mayor did not open it", {"form did not", "subject noun", "past other"}),
        ("A lawyer", "her client was not there", {"spoken for", "subject possessed", "source speaks_for"}),
        ("The clerk", "there was no collusion", {"form was no", "subject there", "after wrongs"}),
        ("The clerk", "the letter that nobody opened is lost", {"embedded", "embedded that", "not clean"}),
        ("The clerk", "the report was false", {"no negation", "first claims", "first false", "first claim false"}),
    ],
)
def test_signs_say_how_a_content_is_negated_and_of_whom(source: str, content: str, signs: set[str]) -> None:
    text = f"{source} said {content}"
    assert signs <= signs_of(text, said(text, source, "said", content), None)


def test_what_was_said_before_and_after_is_a_sign() -> None:
    text = "The union accused her of theft. Asked about it, she said she did not take it. Her aides deny it too."
    found = signs_of(text, said(text, "she", "said", "she did not take it"), None)
    assert {"accused", "charged", "asked before", "denial after", "past accused"} <= found


def test_an_accusation_before_makes_a_denial_likelier() -> None:
    plain, after = (
        f"{before} Orla said she did not take the money."
        for before in ("It rained.", "Two guards accused her of theft.")
    )
    one, other = (
        likelihoods(signs_of(text, said(text, "Orla", "said", "she did not take the money"), None))
        for text in (plain, after)
    )
    assert one[Act.DENY] < other[Act.DENY]


@pytest.mark.parametrize(
    ("deny", "reject", "act"),
    [(0.9, 0.1, Act.DENY), (0.1, 0.9, Act.REJECT), (0.1, 0.1, None), (0.36, 0.0, Act.DENY), (0.2, 0.6, Act.REJECT)],
)
def test_an_act_is_said_that_is_likely_enough(deny: float, reject: float, act: Act | None) -> None:
    assert weighed({Act.DENY: deny, Act.REJECT: reject}) is act
