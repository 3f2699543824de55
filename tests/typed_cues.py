"""Cues of real news whose act a person has typed by reading, with their texts: `tests/golden/acts/typed/`.

The texts may not be copied into the project: where the corpora are not beside it, there is nothing to compare.
"""

import json
import lzma
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from claimreader.records import Act, Attribution, Span, Spans

_TYPED = Path(__file__).parent / "golden" / "acts" / "typed"
_CORPORA = Path(__file__).parents[2] / "shared" / "claims"


@dataclass(frozen=True, slots=True)
class TypedCue:
    """A cue in its article, and what a reader says that it does."""

    text: str
    attribution: Attribution
    act: Act | None
    """None where it neither denies nor rejects, and more was not asked."""


def typed_cues(name: str) -> Iterator[TypedCue]:
    """The typed cues of one corpus: "polnear-dev", "contested", "news", "later", "latest", "ordinary" or "verbs"."""
    texts, text = _TEXTS[name](), ""
    for line in (_TYPED / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("@ "):
            text = texts[line.removeprefix("@ ")]
        elif not line.startswith("#"):
            act, cue, source, content = line.split("\t")
            said = Attribution(_spans(source), _spans(cue), _spans(content), 1.0)
            yield TypedCue(text, said, None if act == "-" else Act(act))


def _spans(written: str) -> Spans:
    pairs = (pair.split("-") for pair in written.split())
    return tuple(Span(int(start), int(end)) for start, end in pairs)


def _polnear() -> dict[str, str]:
    lines = (_CORPORA / "polnear" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["id"]: row["text"] for row in map(json.loads, lines)}


def _contested() -> dict[str, str]:
    files = (_CORPORA / "contested").glob("*/doc*.txt")
    return {f"{file.parent.name}/{file.stem}": file.read_text(encoding="utf-8") for file in files}


def _news() -> dict[str, str]:
    with lzma.open(_CORPORA / "news" / "unlabelled.jsonl.xz", "rt", encoding="utf-8") as lines:
        return {row["id"]: row["text"] for row in map(json.loads, lines)}


def _articles() -> dict[str, str]:
    """Titles with their paragraphs below, a line between them."""
    with lzma.open(_CORPORA / "news" / "unlabelled.jsonl.xz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    apart = (row["text"].replace("\n\n", "\n").replace("\n", "\n\n") for row in rows)
    return {row["id"]: f"{row['title']}\n\n{text}" for row, text in zip(rows, apart, strict=True)}


def at_first(name: str) -> Iterator[Act | None]:
    """What the rules said of a corpus's cues, in their order, before they were mended with them."""
    told = {"d": Act.DENY, "r": Act.REJECT, "a": Act.ACCUSE, "-": None}
    corpora = (_TYPED / "at_first.txt").read_text(encoding="utf-8").split("@ ")[1:]
    [lines] = [lines for corpus, _, lines in (one.partition("\n") for one in corpora) if corpus == name]
    return map(told.__getitem__, lines.replace("\n", ""))


_TEXTS: dict[str, Callable[[], dict[str, str]]] = {
    "polnear-dev": _polnear,
    "contested": _contested,
    "news": _news,
    "later": _news,
    "latest": _news,
    "ordinary": _articles,
    "verbs": _articles,
}
CORPORA = tuple(_TEXTS)
