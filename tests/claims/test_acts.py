"""The acts of cues: golden lines in `tests/golden/acts/`, and what holds for any text."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimreader.claims.acts import act_of, quoted_of
from claimreader.claims.cues import lemmas
from claimreader.records import Act, Attribution, Quoted, Span, spans

GOLDEN = Path(__file__).parents[1] / "golden" / "acts"
MARK = re.compile(r"<(?P<source>[^<>]*)>|\[(?P<cue>[^\[\]]*)\]|\{(?P<content>[^{}]*)\}")


def marked(line: str) -> tuple[str, Attribution]:
    """A text and its attribution from one line with <source>, [cue] and {content} marked."""
    text, at = "", 0
    found: dict[str, list[tuple[int, int]]] = {"source": [], "cue": [], "content": []}
    for match in MARK.finditer(line):
        text += line[at : match.start()]
        role = str(match.lastgroup)
        words = match.group(role)
        found[role].append((len(text), len(text) + len(words)))
        text += words
        at = match.end()
    text += line[at:]
    return text, Attribution(spans(found["source"]), spans(found["cue"]), spans(found["content"]), 1.0)


def golden() -> list[tuple[str, str]]:
    lines = [line for path in sorted(GOLDEN.glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines()]
    return [(line.partition(": ")[0], line.partition(": ")[2]) for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("act", "line"), golden())
def test_a_cue_does_what_its_words_grammar_and_content_say(act: str, line: str) -> None:
    assert act_of(*marked(line)) is Act(act)


@pytest.mark.parametrize(
    ("word", "lemma"),
    [("denies", "deny"), ("denied", "deny"), ("denying", "deny"), ("alleges", "allege"), ("admitting", "admit"),
     ("conceded", "concede"), ("swore", "swear"), ("sought", "seek"), ("pushes", "push"), ("rebutted", "rebut")],
)  # fmt: skip
def test_lemmas_are_found_from_any_form(word: str, lemma: str) -> None:
    assert lemma in lemmas(word)


@pytest.mark.parametrize(
    ("line", "quoted"),
    [
        ("<She> [said] {“We left at nine.”}", Quoted.DIRECT),
        ("“{We left at nine},” <she> [said].", Quoted.DIRECT),
        ('<She> [said] {"We left at nine."}', Quoted.DIRECT),
        ("<She> [said] {they had left at nine}.", Quoted.INDIRECT),
        ("<She> [said] {they had left “in a hurry”}.", Quoted.MIXED),
        ("<She> [said] {it wasn’t the captain’s fault}.", Quoted.INDIRECT),
        ("<She> [said] {it was a ‘false flag attack’}.", Quoted.MIXED),
    ],
)
def test_whether_a_content_is_quoted(line: str, quoted: Quoted) -> None:
    assert quoted_of(*marked(line)) is quoted


def test_words_before_the_cue_count_where_the_cue_leaves_them_out() -> None:
    assert act_of(*marked("<The police> have not [confirmed] {the number}.")) is Act.QUESTION
    assert act_of(*marked("“We did not win.” <The coach> [said] {it had rained}.")) is Act.ASSERT


texts = st.text(alphabet=st.sampled_from("aetno NTSd.,:;!?“”\"'’‘-–\n\t0é中🙂"), max_size=120) | st.text(max_size=60)


@settings(max_examples=60, deadline=None)
@given(text=texts, ends=st.lists(st.integers(0, 120), min_size=6, max_size=6))
def test_any_text_gets_an_act(text: str, ends: list[int]) -> None:
    pairs = [sorted((a, b)) for a, b in zip(ends[::2], ends[1::2], strict=True)]
    source, cue, content = (tuple([Span(a, b)] if a < b <= len(text) else []) for a, b in pairs)
    attribution = Attribution(source, cue, content, 1.0)
    assert act_of(text, attribution) in Act
    assert quoted_of(text, attribution) in Quoted


def test_one_endless_line_costs_no_more_than_its_length() -> None:
    text = "the claim that the claim that was not a lie of the report " * 20_000
    attribution = Attribution((Span(0, 9),), (Span(10, 14),), (Span(15, len(text)),), 1.0)
    assert act_of(text, attribution) in Act
    assert quoted_of(text, attribution) is Quoted.INDIRECT
