"""One who says two things with two verbs says both; who stands behind a quotation's verb is who says it."""

import pytest

from claimreader.claims.inverted import with_inverted_sources
from claimreader.claims.second_verbs import with_second_verbs
from claimreader.records import Attribution, spans, words_of
from tests.marked import unmarked

Told = tuple[str, str, str]


def marked(words: str) -> tuple[str, Attribution]:
    text, found = unmarked(words)
    return text, Attribution(spans(found["source"]), spans(found["cue"]), spans(found["content"]), 0.9)


def told(text: str, one: Attribution) -> Told:
    return words_of(text, one.source), words_of(text, one.cue), words_of(text, one.content)


@pytest.mark.parametrize(
    ("words", "first", "second"),
    [
        (
            "{She} <said> [that she had won and accused the council of stuffing the boxes].",
            ("She", "said", "that she had won"),
            ("She", "accused", "the council of stuffing the boxes"),
        ),
        (
            "{The captain} <said> [the pier was safe, and later denied that it had burnt].",
            ("The captain", "said", "the pier was safe"),
            ("The captain", "denied", "that it had burnt"),
        ),
        (
            "{The ministry} on Tuesday dismissed reports of a raid as an invention and <said> [that nobody had died].",
            ("The ministry", "dismissed", "reports of a raid as an invention"),
            ("The ministry", "said", "that nobody had died"),
        ),
    ],
)
def test_a_second_verb_is_a_second_claim(words: str, first: Told, second: Told) -> None:
    text, said = marked(words)
    assert [told(text, one) for one in with_second_verbs(text, [said])] == [first, second]


@pytest.mark.parametrize(
    "words",
    [
        "{She} <said> [the widow was insulted and threatened by a guard].",
        "{She} <said> [“he lied and denied it”].",
        "{She} <says> [he wept and sang].",
        "{The ministry}, which had dismissed the captain and his mate, <said> [that nobody had died].",
    ],
)
def test_what_is_told_of_others_stays_one_claim(words: str) -> None:
    text, said = marked(words)
    assert with_second_verbs(text, [said]) == [said]


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("[“They knew in March,”] <fumed> father of three Jonas Pell, who lives there.", "father of three Jonas Pell"),
        ("[“They knew,”] <wrote> @lanternbay.", "@lanternbay"),
        ("[“They knew,”] <said> Dr. Amara Finch.\n\nShe left.", "Dr. Amara Finch"),
        ("[“They knew,”] <shouted> the old man, and left.", "the old man"),
        (
            "[“They knew,”] <sniffed> union boss and former miner Denis Krail. He left.",
            "union boss and former miner Denis Krail",
        ),
        ("[“They knew,”] <wrote> in Monday's paper.", ""),
        ("[“They knew”] <was written> on the wall of Quillon.", ""),
        ("[They knew, a fact] <reported> Monday.", ""),
    ],
)
def test_who_stands_behind_the_verb_of_a_quotation_says_it(words: str, source: str) -> None:
    text, said = marked(words)
    [found] = with_inverted_sources(text, [said])
    assert words_of(text, found.source) == source
