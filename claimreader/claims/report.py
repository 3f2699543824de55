"""What was read, for other programs: the JSON that `claimreader claims` prints, all at once or a document a line.

    {"documents": [{"id": "seed", "text": "...", "language": "en", "understood": true,
                    "attributions": [{"id": 1, "source": [[4, 11]], "cue": [[12, 18]], "content": [[19, 60]],
                                      "act": "deny", "speaker": "Dmitry Peskov", "party": "Russia",
                                      "channel": null, "quoted": "indirect", "confidence": 0.93}]}],
     "disputes": [{"id": 1, "kind": "denial", "proposition": "...", "why": "...",
                   "for": [{"document": "seed", "attribution": 3}],
                   "against": [{"document": "seed", "attribution": 1}]}],
     "model": "..."}

Offsets count code points of the document's `text`, from 0, the end not included. A source that the text does not name
is an empty list; a speaker, a party or a language that is not clear is null. `channel` is who passes on what another
says ("Interfax, citing the ministry": Interfax). `understood` is false where the document
is in a language that claims are not read in.

With `--jsonl`, every line is one of the `documents`, with the `disputes` within it and the `model` beside.
"""

from collections.abc import Sequence
from typing import TypedDict

from claimreader.records import Claim, ClaimRef, Dispute, Reading

Pairs = list[list[int]]


class Member(TypedDict):
    """A claim on one side of a dispute."""

    document: str
    attribution: int


DisputeReport = TypedDict(
    "DisputeReport",
    {"id": int, "kind": str, "proposition": str, "why": str, "for": list[Member], "against": list[Member]},
)
"""One dispute; `for` is a word of Python, hence the form."""


class AttributionReport(TypedDict):
    """One attribution."""

    id: int
    source: Pairs
    cue: Pairs
    content: Pairs
    act: str
    speaker: str | None
    party: str | None
    channel: str | None
    quoted: str
    confidence: float


class DocumentReport(TypedDict):
    """One document."""

    id: str
    text: str
    language: str | None
    understood: bool
    attributions: list[AttributionReport]


class LineReport(DocumentReport):
    """One document by itself, as `claimreader claims --jsonl` prints it on a line."""

    disputes: list[DisputeReport]
    model: str


class Report(TypedDict):
    """Everything that was read at once."""

    documents: list[DocumentReport]
    disputes: list[DisputeReport]
    model: str


def report(readings: Sequence[Reading], disputes: Sequence[Dispute], model: str) -> Report:
    """The whole answer: the documents, and the disputes within them or across them."""
    return {
        "documents": [_document(reading) for reading in readings],
        "disputes": [_dispute(number, dispute) for number, dispute in enumerate(disputes, 1)],
        "model": model,
    }


def line(reading: Reading) -> LineReport:
    """One document with the disputes within it."""
    disputes = [_dispute(number, dispute) for number, dispute in enumerate(reading.disputes, 1)]
    return {**_document(reading), "disputes": disputes, "model": reading.model}


def _document(reading: Reading) -> DocumentReport:
    return {
        "id": reading.document,
        "text": reading.text,
        "language": reading.language,
        "understood": reading.understood,
        "attributions": [_attribution(claim) for claim in reading.claims],
    }


def _attribution(claim: Claim) -> AttributionReport:
    return {
        "id": claim.number,
        "source": [list(span) for span in claim.source],
        "cue": [list(span) for span in claim.cue],
        "content": [list(span) for span in claim.content],
        "act": claim.act.value,
        "speaker": claim.speaker,
        "party": claim.party,
        "channel": claim.channel,
        "quoted": claim.quoted.value,
        "confidence": round(claim.confidence, 3),
    }


def _dispute(number: int, dispute: Dispute) -> DisputeReport:
    return {
        "id": number,
        "kind": dispute.kind.value,
        "proposition": dispute.proposition,
        "why": dispute.why,
        "for": [_member(member) for member in dispute.pro],
        "against": [_member(member) for member in dispute.con],
    }


def _member(member: ClaimRef) -> Member:
    return {"document": member.document, "attribution": member.number}
