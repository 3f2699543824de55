"""Disputes in ordinary news: how many of those shown in single articles, and judged by reading, are disputes at all.

Contested news says little of that: nearly every article in it has a dispute. What was judged, and how, is told in
`tests/golden/disputes/README.md`.
"""

import json
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from claimreader.claims.read import Reader
from claimreader.records import ClaimRef, Reading, Spans, spans
from tests.quality.figures import SHARED, Figures, characters

JUDGED = Path(__file__).parents[1] / "golden" / "disputes" / "judged.tsv"
GATE = 4
"""The gate reads one document in so many."""
NEWS = SHARED / "claims" / "news" / "unlabelled.jsonl.xz"


@dataclass(frozen=True, slots=True)
class Judged:
    """A dispute that was shown once, by the contents of both sides, and whether it is one."""

    document: str
    right: bool
    pro: Spans
    con: Spans

    def shown(self, reading: Reading) -> bool:
        """Whether two of its members are still held against each other."""
        return any(
            (_has(reading, dispute.pro, self.pro) and _has(reading, dispute.con, self.con))
            or (_has(reading, dispute.pro, self.con) and _has(reading, dispute.con, self.pro))
            for dispute in reading.disputes
        )


def judged() -> Iterator[Judged]:
    """All that were judged, in order of document."""
    for line in JUDGED.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            document, judgement, pro, con = line.split("\t")
            yield Judged(document, judgement == "right", _spans(pro), _spans(con))


def of_judged(reader: Reader, share: int = 1) -> Figures:
    """How many of the disputes judged right are shown, and of all shown that were judged, how many are right.

    Of every so many documents one is read: the gate takes a few, all take a minute.
    """
    documents = sorted({one.document for one in judged()})[::share]
    every = [one for one in judged() if one.document in documents]
    texts = _texts(set(documents))
    read = {reading.document: reading for reading in reader.read_many(sorted(texts.items()))}
    shown = [one for one in every if one.shown(read[one.document])]
    right = sum(one.right for one in shown)
    return {"right P": 100 * right / len(shown), "right R": 100 * right / sum(one.right for one in every)}


def _texts(documents: set[str]) -> dict[str, str]:
    """Titles with their paragraphs below, as an article is read."""
    with lzma.open(NEWS, "rt", encoding="utf-8") as lines:
        rows = (row for row in map(json.loads, lines) if row["id"] in documents)
        return {row["id"]: f"{row['title']}\n\n{_apart(row['text'])}" for row in rows}


def _apart(text: str) -> str:
    """Paragraphs with a line between them."""
    return text.replace("\n\n", "\n").replace("\n", "\n\n")


def _spans(written: str) -> Spans:
    return spans(tuple(map(int, pair.split("-"))) for pair in written.split())


def _has(reading: Reading, side: tuple[ClaimRef, ...], wanted: Spans) -> bool:
    """Whether a side has a claim among the contents of a judged one."""
    members = {ref.number for ref in side}
    said = (claim.content for claim in reading.claims if claim.number in members)
    return any(characters(content) & characters(wanted) for content in said)
