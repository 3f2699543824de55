"""What an edit did to the claims of an article: golden cases, each a file of its own."""

import re
from pathlib import Path

import pytest

from claimreader.claims.acts import act_of, quoted_of
from claimreader.records import Attribution, Claim, Document, spans, words_of
from claimreader.versions.claims import ClaimChange, Told, claim_changes
from claimreader.versions.text import woven
from tests.builders import a_document
from tests.marked import unmarked

GOLDEN = sorted((Path(__file__).parents[1] / "golden" / "versions").glob("*.txt"))
CASE = re.compile(r"^== (.+)$", re.MULTILINE)


def told(lines: list[str]) -> tuple[Document, Told]:
    """A version of passages `Party: {source} <cue> [content]`, a paragraph each; one that begins with `...` goes on."""
    paragraphs: list[str] = []
    marks = []
    for line in lines:
        goes_on = line.startswith("...")
        party, _, passage = (
            line.removeprefix("...").rpartition(": ") if ": {" in line or ": <" in line else ("", "", line)
        )
        plain, where = unmarked(passage.strip().removeprefix("...").strip())
        if goes_on:
            plain, shift = f" {plain}", len(paragraphs[-1]) + 1
            paragraphs[-1] += plain
        else:
            shift = 0
            paragraphs.append(plain)
        marks.append((len(paragraphs) - 1, shift, party.strip(), where))
    document = a_document(*paragraphs)
    claims: list[Claim] = []
    for paragraph, shift, party, where in marks:
        start = document.blocks[paragraph].start + shift
        source, cue, content = (
            spans((start + a, start + b) for a, b in where[role]) for role in ("source", "cue", "content")
        )
        if content:
            said = Attribution(source, cue, content, 1.0)
            act, quoted = act_of(document.text, said), quoted_of(document.text, said)
            parties = (party,) if party else ()
            claims.append(Claim(len(claims) + 1, source, cue, content, act, quoted, 1.0, parties=parties))
    return document, Told(document.text, claims)


def cases() -> list[tuple[str, str]]:
    """Every case: its heading, and what stands under it."""
    found = []
    for path in GOLDEN:
        _, *parts = CASE.split(path.read_text(encoding="utf-8"))
        found += [(f"{path.stem}: {name}", body) for name, body in zip(parts[::2], parts[1::2], strict=True)]
    return found


def as_written(change: ClaimChange, old: Told, new: Told) -> str:
    """A change as the golden files write it."""
    version, claim = (new, change.after) if change.after else (old, change.before)
    assert claim is not None
    denial = " (denial)" if change.denial else ""
    return f"{change.kind}{denial} | {words_of(version.text, claim.content)} | {change.why}"


@pytest.mark.parametrize("body", [pytest.param(body, id=name) for name, body in cases()])
def test_the_changes_of_an_edit(body: str) -> None:
    lines = body.strip().splitlines()
    both: dict[str, list[str]] = {
        side: [line[2:] for line in lines if line[:2] in (f"{side} ", "= ")] for side in ("-", "+")
    }
    (before, old), (after, new) = told(both["-"]), told(both["+"])
    web = woven(before, after)
    found = claim_changes(old, new, web)
    assert [as_written(change, old, new) for change in found] == [line[2:] for line in lines if line.startswith("> ")]
    for change in found:
        version, claim = (new, change.after) if change.after else (old, change.before)
        assert claim is not None
        first = version.text[claim.content[0].start]
        assert web.document.text[change.where.start] == first, "a change leads to its words"


def test_there_are_cases_of_every_kind() -> None:
    said = {line.split()[1] for _, body in cases() for line in body.splitlines() if line.startswith("> ")}
    assert said == {"added", "dropped", "softened", "hardened", "turned", "figure", "relaid", "reworded"}
