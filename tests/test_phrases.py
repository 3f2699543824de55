"""What a claim's act is called before its words: never so that it says what the article does not."""

import pytest

from claimreader.phrases import verb
from claimreader.records import Act


@pytest.mark.parametrize(
    ("act", "cue", "words"),
    [
        (Act.DENY, "denied", "denies"),
        (Act.DENY, "says", "says"),
        (Act.REJECT, "also said:", "says"),
        (Act.REJECT, "called", "called"),
        (Act.REJECT, "", "rejects"),
        (Act.ACCUSE, "alleges", "alleges"),
        (Act.ACCUSE, "has accused", "accuses"),
        (Act.QUESTION, "has not commented\non", "has not commented on"),
        (Act.QUESTION, "would not say", "would not say"),
        (Act.QUESTION, "declined to comment on", "declined to comment on"),
        (Act.QUESTION, "did not respond to several requests for comment on", "does not say"),
        (Act.QUESTION, "wondered aloud and at some length about", "questions"),
        (Act.ASSERT, "did not deny", "did not deny"),
        (Act.REJECT, "rejects claim", "rejects claim"),
        (Act.REJECT, "has repeatedly rejected", "rejects"),
        (Act.DEMAND, "advises", "advises"),
        (Act.PROMISE, "said", "promises"),
        (Act.BELIEVE, "is thought", "believes"),
        (Act.BELIEVE, "view", "believes"),
        (Act.ASSERT, "according to", "says"),
        (Act.ASSERT, "insisted", "insisted"),
        (Act.ASSERT, "said in a long statement that was read out by a lawyer", "says"),
        (Act.ASSERT, ":", "says"),
        (Act.ASSERT, "has been less than forthcoming about", "has been less than forthcoming about"),
        (Act.ASSERT, "Hammered away at the need to address", "hammered away at the need to address"),
        (
            Act.ASSERT,
            "has over many years and at every occasion that offered itself spoken of",
            "has over many years and at every occasion that offered …",
        ),
    ],
)
def test_a_claim_is_told_of_as_its_article_puts_it(act: Act, cue: str, words: str) -> None:
    assert verb(act, cue) == words
