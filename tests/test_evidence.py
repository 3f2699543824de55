"""A dispute as a document: everything with its source, and nothing in it that does more than stand there."""

import csv
import io
import json
from dataclasses import replace

from claimreader.claims.unanswered import Unanswered
from claimreader.evidence import Format, written
from claimreader.records import Act, DisputeKind, KeptDispute
from tests.kept_claims import kept_claim, kept_dispute

TEXT = "The city said that the bridge was safe. The union denied that it had looked at it."
HOSTILE = "=cmd() | <b>x</b> [y](javascript:z) `code` *bold*"


def a_dispute() -> KeptDispute:
    safe = kept_claim(TEXT, "that the bridge was safe", source="The city", parties=["City"], outlet="River Gazette")
    no = kept_claim(TEXT, "that it had looked at it", source="The union", cue="denied", act=Act.DENY, parties=["Union"])
    return kept_dispute([replace(safe, url="https://gazette.example/a?b=(c)")], [replace(no, dated=False)])


def test_markdown_quotes_both_sides_with_links_to_their_places() -> None:
    text = written(a_dispute(), Format.MARKDOWN)
    assert text.startswith("# The bridge was safe\n\ndenial · opened 14 March 2026, 09:26\n\nWhy: City: it was safe;")
    assert "\n## Says so\n\n**City** (The city) says:\n\n> that the bridge was safe\n\n" in text
    assert (
        "— “The city said”, [River Gazette, 14 March 2026, 09:26](<https://gazette.example/a?b=(c)>), *Bridge" in text
    )
    assert "\n## Denies it\n\n**Union** (The union) denies:\n" in text
    assert "The Outlet, 14 March 2026, 09:26, *Bridge closed*; dated by when it was first seen\n" in text


def test_markdown_says_who_has_not_answered_and_what_is_gone() -> None:
    dispute = replace(a_dispute(), con=(), kind=DisputeKind.ACCUSATION)
    text = written(dispute, Format.MARKDOWN, [Unanswered("Harbour Board", "accused", dispute.pro[0])])
    assert "## Answers\n\nWhat stood on this side is not kept any more.\n" in text
    assert "## Has not answered\n\n- Harbour Board: accused by City, [River Gazette, 14 March" in text


def test_json_has_everything_that_is_known() -> None:
    dispute = a_dispute()
    data = json.loads(written(dispute, Format.JSON, [Unanswered("Harbour Board", "accused", dispute.pro[0])]))
    assert (data["proposition"], data["kind"], data["opened"]) == (
        "The bridge was safe",
        "denial",
        "2026-03-14T09:26:53+00:00",
    )
    [no] = data["against"]
    assert (no["words"], no["act"], no["parties"], no["cue"]) == (
        "that it had looked at it",
        "deny",
        ["Union"],
        "denied",
    )
    assert no["remarks"] == ["dated by when it was first seen"]
    assert data["unanswered"][0]["party"] == "Harbour Board" and data["for"][0]["url"].endswith("?b=(c)")


def test_csv_has_a_line_for_each_claim() -> None:
    rows = list(csv.DictReader(io.StringIO(written(a_dispute(), Format.CSV))))
    assert [(row["side"], row["outlet"], row["party"], row["act"], row["words"]) for row in rows] == [
        ("for", "River Gazette", "City", "assert", "that the bridge was safe"),
        ("against", "The Outlet", "Union", "deny", "that it had looked at it"),
    ]


def test_what_a_feed_contains_stands_there_as_text() -> None:
    said = kept_claim(HOSTILE, HOSTILE, parties=[HOSTILE], outlet=HOSTILE, title=HOSTILE, speaker="- one")
    dispute = replace(kept_dispute([replace(said, url="https://a.example/<x>")], []), proposition="1. " + HOSTILE)
    text = written(dispute, Format.MARKDOWN)
    assert not any(markup in text for markup in (" <b>", " [y]", " `code", " *bold"))
    assert r"\<b\>x\</b\> \[y\](javascript:z)" in text and "(<https://a.example/%3Cx%3E>)" in text
    [row] = csv.DictReader(io.StringIO(written(dispute, Format.CSV)))
    assert row["words"] == f"'{HOSTILE}" and row["speaker"] == "'- one"


def test_the_words_that_attribute_a_claim_stand_as_in_the_text() -> None:
    text = "According to Mr Tane, the tank leaked. Mr Tane, who had left by then, said it was old."
    after = kept_claim(text, "the tank leaked", source="Mr Tane", cue="According to")
    parted = kept_claim(text, "it was old", source="Mr Tane", cue="said")
    assert (after.telling, parted.telling) == ("According to Mr Tane", "Mr Tane … said")
