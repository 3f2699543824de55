"""Annotate news with a trained model, for a later round of training to read beside what people annotated.

Paragraphs in which the model is unsure are left out. So is news from the weeks of the corpus's test articles, and
whatever the corpus holds itself: what the model is measured on, it must not have met.
"""

import json
import lzma
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claimreader.claims.language import language_of
from claimreader.claims.tagger import Tagger
from claimreader.records import Attribution, Spans
from training.corpus import documents

TEST_MONTHS = ("2016-10", "2016-11")
OF_ONE_OUTLET = (0, 5, 14)
"""A later round reads the articles of an outlet from one of these numbers up to the next."""
SURE = 0.5
LONGEST = 8_000


def news(path: Path, corpus: Path, turn: int) -> Iterator[str]:
    """Texts of many outlets in random order, a few of each; every turn has its own."""
    begin, end = OF_ONE_OUTLET[turn : turn + 2]
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    random.Random(7).shuffle(rows)
    known = [x["text"] for name in ("train", "dev") for x in documents(corpus / f"{name}.jsonl")]
    probes = {max(text.split("\n"), key=len)[:80] for text in known}
    taken: Counter[str] = Counter()
    for row in rows:
        if taken[row["outlet"]] >= end or row["date"][:7] in TEST_MONTHS:
            continue
        if any(probe in row["text"] for probe in probes):
            continue
        text = row["text"][:LONGEST]
        if language_of(text) in (None, "en"):
            taken[row["outlet"]] += 1
            if taken[row["outlet"]] > begin:
                yield text


def sure_of(text: str, found: list[Attribution]) -> dict[str, Any]:
    """The paragraphs of a text in which every attribution is sure, as an annotated article."""
    doubtful = [(a.content[0][0], a.content[-1][1]) for a in found if a.confidence < SURE]
    kept, at, moved = "", 0, []
    for line in text.split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        if not any(low < end and high > start for low, high in doubtful):
            moved.append((start, end, len(kept) - start))
            kept += line + "\n"

    def carried(where: Spans) -> list[list[int]]:
        return [
            [max(low, start) + by, min(high, end) + by]
            for low, high in where
            for start, end, by in moved
            if low < end and high > start
        ]

    sure = [a for a in found if a.confidence >= SURE]
    marked = [{"source": carried(a.source), "cue": carried(a.cue), "content": carried(a.content)} for a in sure]
    return {"text": kept, "attributions": [a for a in marked if a["cue"] and a["content"]]}


def annotate(path: Path, corpus: Path, turn: int, home: Path, out: Path) -> None:
    """Have the model in `home` annotate a turn's news and write it to `out`, an article a line."""
    model = Tagger.open(home)
    with out.open("w", encoding="utf-8") as lines:
        for number, text in enumerate(news(path, corpus, turn)):
            lines.write(
                json.dumps({"id": str(number), **sure_of(text, list(map(model.judged, model.said(text))))}) + "\n"
            )
