"""News articles in which people marked who says what, and what is read in them: PolNeAR's development articles."""

import json
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from claimreader.claims.read import Reader
from claimreader.claims.report import report
from claimreader.records import Act, Claim, Quoted, Reading, spans
from tests.quality import figures
from tests.quality.figures import Figures, alike, share, trimmed

SURE = 0.8
"""The confidence from which on claims are to be right about four times in five."""
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article, what people marked in it, and what is read in it."""

    name: str
    text: str
    wanted: tuple[Claim, ...]
    """What any of its annotators marked; acts and parties are not among it."""
    reading: Reading


@cache
def annotated(gold: Path) -> tuple[Annotated, ...]:
    """Every article of a file of annotations, read once."""
    texts: dict[str, str] = {}
    marked: dict[str, list[Claim]] = defaultdict(list)
    for line in gold.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        name = document["id"]
        texts[name] = document["text"]
        for one in document["attributions"]:
            source, cue, content = (spans(one[role]) for role in ("source", "cue", "content"))
            number = len(marked[name]) + 1
            marked[name].append(Claim(number, source, cue, content, Act.ASSERT, Quoted.INDIRECT, 1.0))
    readings = Reader().read_many(texts.items())
    return tuple(Annotated(one.document, one.text, tuple(marked[one.document]), one) for one in readings)


def is_right(article: Annotated, claim: Claim) -> bool:
    """Whether an annotator marked the same: source and content each share at least half of what both cover."""
    text = article.text
    source, content = trimmed(text, claim.source), trimmed(text, claim.content)
    return any(
        bool(claim.source) == bool(one.source)
        and alike(content, trimmed(text, one.content)) >= 0.5
        and alike(source, trimmed(text, one.source)) >= 0.5
        for one in article.wanted
    )


def of_confidence(gold: Path) -> Figures:
    """How often claims are right, in percent: of those that are `SURE`, and by how sure they are."""
    told = [(claim.confidence, is_right(one, claim)) for one in annotated(gold) for claim in one.reading.claims]
    sure = [right for confidence, right in told if confidence >= SURE]
    found = {f"right from {SURE} on": share(sum(sure), len(sure)), "share that is sure": share(len(sure), len(told))}
    for low, high in pairwise(BINS):
        here = [right for confidence, right in told if low <= confidence < high]
        found[f"right from {low:.1f} to {min(high, 1):.1f}"] = share(sum(here), len(here))
    return found


def of_attributions(gold: Path, folder: Path) -> Figures:
    """Figures of the scorer that stands beside the annotations; `folder` is written to."""
    said = folder / "said.json"
    said.write_text(json.dumps(report([one.reading for one in annotated(gold)], [], "")), encoding="utf-8")
    return figures.scored("attributions", gold, said)


def development(given: str = "") -> Path | None:
    """Where the annotations are: a file, or the folder that has `dev.jsonl`; by default beside the project."""
    place = Path(given) if given else figures.SHARED / "claims" / "polnear"
    path = place / "dev.jsonl" if place.is_dir() else place
    return path if path.is_file() else None
