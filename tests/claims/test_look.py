"""The look before reading: what cannot hold a claim costs nothing, and what is read is read as ever."""

import json
from collections.abc import Iterator

import pytest

from claimreader.claims import tagger
from claimreader.claims.look import worth_reading
from claimreader.claims.pieces import Vocabulary, windows
from claimreader.claims.read import Reader
from claimreader.records import Claim, words_of
from tests.quality.figures import SHARED

TABLE = "\n".join(f"Rivertown {n} Lakeside {n + 1}" for n in range(4))
SAID = "The minister said on Monday that the bridge was closed."
RUNNING = "“It is closed,” the minister said. “Nobody crosses it.\n\n“Nobody will cross it for a year, at the least.”"


@pytest.mark.parametrize(
    "paragraph",
    ["The minister said no.", "“Never.”", "'Never,' came the answer", "Minister: bridge closed", "MINISTER DENIES IT"],
)
def test_where_somebody_may_speak_is_read(paragraph: str) -> None:
    assert worth_reading(paragraph)


@pytest.mark.parametrize(
    "paragraph", ["", "1 2 3", "Rivertown 3 Lakeside 4", "=====", "Photograph, page 3", '"' * 9, "“ ” 12:30"]
)
def test_where_nobody_can_is_not(paragraph: str) -> None:
    assert not worth_reading(paragraph)


def test_what_is_not_read_is_given_to_the_network_neither() -> None:
    model = tagger.load()
    assert list(model.windows(TABLE)) == []
    [window] = model.windows(f"{TABLE}\n\n{SAID}\n\n{TABLE}")
    assert [window.words[0].start, window.words[-1].end] == [len(TABLE) + 2, len(TABLE) + 2 + len(SAID)]


def said(text: str, claims: tuple[Claim, ...]) -> list[tuple[str, str, str]]:
    return [tuple(words_of(text, where) for where in (c.source, c.cue, c.content)) for c in claims]  # type: ignore[misc]


def test_claims_are_the_same_where_tables_stand_between_them() -> None:
    reader = Reader()
    plain, amid = f"{SAID}\n\n{RUNNING}", f"{TABLE}\n\n{SAID}\n\n{TABLE}\n\n{RUNNING}\n\n{TABLE}"
    assert said(amid, reader.read(amid).claims) == said(plain, reader.read(plain).claims)


def test_a_quotation_runs_on_past_what_is_not_read() -> None:
    first, second = RUNNING.split("\n\n")
    text = f"{first}\n\n{TABLE}\n\n{second}"
    claims = Reader().read(text).claims
    assert all("\n" not in span.of(text) for claim in claims for span in claim.content)
    assert any("Nobody will cross it" in words_of(text, claim.content) for claim in claims)


def test_an_endless_line_is_read_in_stretches() -> None:
    vocabulary = Vocabulary.load(tagger.HOME / "vocab.txt")
    text = "the mayor spoke " * 10_000
    found = [word for window in windows(text, vocabulary) for word in window.words]
    assert [text[word.start : word.end] for word in found] == text.split()


def attributions() -> Iterator[tuple[str, list[list[int]]]]:
    for line in (SHARED / "claims" / "polnear" / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        for one in document["attributions"]:
            yield document["text"], one["content"] or one["cue"]


@pytest.mark.skipif(not SHARED.exists(), reason="the corpora, which may not be copied into the project, are not here")
def test_next_to_nothing_that_is_said_is_overlooked() -> None:
    seen = overlooked = 0
    for text, where in attributions():
        start, end = text.rfind("\n", 0, where[0][0]) + 1, text.find("\n", where[0][0])
        seen += 1
        overlooked += not worth_reading(text[start : end if end >= 0 else len(text)])
    assert overlooked < 0.005 * seen
