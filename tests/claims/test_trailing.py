"""Who says something at the end of a lively sentence is heard, and nobody where nothing is said."""

import pytest

from claimreader.claims.trailing import SURE, with_trailing
from claimreader.records import Attribution, Span, spans, words_of

Said = tuple[str, str, str]


def told(text: str, said: list[Attribution] | None = None) -> list[Said]:
    """Source, cue and content of all that is said in a text after the rule, in order."""
    found = with_trailing(text, said or [])
    return [(words_of(text, one.source), words_of(text, one.cue), words_of(text, one.content)) for one in found]


def attribution(text: str, source: str, cue: str, content: str, confidence: float) -> Attribution:
    def at(words: str) -> tuple[Span, ...]:
        return spans([(text.index(words), text.index(words) + len(words))])

    return Attribution(at(source), at(cue), at(content), confidence)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("And the town? Not one, says the colonel.", ("the colonel", "says", "Not one")),
        ("Not one, says the colonel. He has gone.", ("the colonel", "says", "Not one")),
        ("And the fish? It was the heat, the company maintains.", ("the company", "maintains", "It was the heat")),
        ("A fake, sniffed the firm's lawyers.", ("the firm's lawyers", "sniffed", "A fake")),
        ("He stuck to his guns: the lock was open, he told the judge.", ("he", "told", "the lock was open")),
        ("90,000 came, says Quell. More like 9,000, say police\n\nText.", ("police", "say", "More like 9,000")),
    ],
)
def test_who_speaks_at_the_end_of_a_sentence(text: str, wanted: Said) -> None:
    assert wanted in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "According to the mayor, she said.",
        "She walked along the quay, across the state.",
        "But he left early, he said.",
        "The lock was open, or a third of Renn’s claims.",
        "He said the lock, which nobody had opened, was shut.",
        "“It was shut,” she said.",
    ],
)
def test_nothing_is_heard_where_nothing_is_said(text: str) -> None:
    assert told(text) == []


def test_what_the_model_is_sure_of_is_left_alone() -> None:
    text = "The lock, which was old, had been open, the mayor said."
    sure = attribution(text, "the mayor", "said", "had been open", 0.7)
    assert with_trailing(text, [sure]) == [sure]
    [found] = with_trailing(text, [attribution(text, "The lock", "said", "which was old", 0.4)])
    assert (words_of(text, found.content), found.confidence) == ("The lock, which was old, had been open", SURE)


def test_a_long_content_that_begins_before_is_found() -> None:
    text = "“It was open. " + "It was. " * 12 + "Not one, says the colonel. Nobody was in.”"
    whole = Attribution((), spans([(0, 1)]), spans([(1, len(text))]), 0.9)
    short = [Attribution((), spans([(at, at + 2)]), (), 0.9) for at in range(14, 110, 8)]
    assert len(told(text, [whole, *short])) == 1 + len(short)


def test_two_that_the_model_took_for_one() -> None:
    text = "Fourteen died, say the Vellandics. Not one, says the colonel."
    mixed = Attribution(spans([(46, 57)]), spans([(15, 18), (44, 48)]), spans([(0, 13), (19, 42)]), 0.42)
    assert told(text, [mixed]) == [
        ("the Vellandics", "say", "Fourteen died"),
        ("the colonel", "says", "Not one"),
    ]


def test_a_long_text_costs_in_proportion() -> None:
    assert told("a, " * 40_000) == []
    assert len(told("Not one, says the colonel. " * 2_000)) == 2_000
