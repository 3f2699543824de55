"""Two claims of one source: the second needs no name of its own."""

import pytest

from claimreader.claims.shared import with_shared_sources
from claimreader.records import Attribution, spans


def read(text: str, *parts: tuple[str, str, str]) -> list[str]:
    """Who each claim is laid to, of those given as their source, cue and content."""

    def at(words: str) -> list[tuple[int, int]]:
        return [(text.index(words), text.index(words) + len(words))] if words else []

    said = [Attribution(spans(at(one)), spans(at(two)), spans(at(three)), 1.0) for one, two, three in parts]
    return [" ".join(span.of(text) for span in one.source) for one in with_shared_sources(text, said)]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry dismissed the report as an invention and said that nobody died.",
        "The ministry dismissed the report as an invention, and later said that nobody died.",
        "The ministry dismissed the report as “an invention” but said that nobody died.",
    ],
)
def test_who_goes_on_is_the_same(text: str) -> None:
    content = text[text.index("the report") : text.index("invention") + len("invention")]
    parts = ("The ministry", "dismissed", content), ("", "said", "that nobody died")
    assert read(text, *parts) == ["The ministry", "The ministry"]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The ministry dismissed the report and it is believed that nobody died.", "it is believed"),
        ("The ministry dismissed the report, and is said that nobody died.", "is said"),
        ("The ministry dismissed the report. It is dry and said that nobody died.", "said"),
        ("The ministry dismissed the report of a war and reports of rain that nobody died.", "reports of"),
    ],
)
def test_nobody_is_given_another_s_words(text: str, cue: str) -> None:
    parts = ("The ministry", "dismissed", "the report"), ("", cue, "that nobody died")
    assert read(text, *parts) == ["The ministry", ""]
