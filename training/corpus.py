"""Annotated articles -> what the tagger is to say of each window: a label per word, and each cue's words."""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimreader.claims.decode import LABELS
from claimreader.claims.pieces import LIMIT, Vocabulary, Window, windows

ROLES = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Link:
    """One attribution within a window, as word numbers; `head` is the cue's first word."""

    head: int
    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Example:
    window: Window
    labels: tuple[int, ...]
    links: tuple[Link, ...]


def documents(path: Path) -> list[dict[str, Any]]:
    """The annotated articles of a JSONL file; one that several people annotated stands there once for each."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _words_in(window: Window, spans: list[list[int]]) -> tuple[int, ...]:
    return tuple(
        i for i, word in enumerate(window.words) if any(word.start < end and word.end > start for start, end in spans)
    )


def example(window: Window, attributions: list[dict[str, Any]]) -> Example:
    """Label a window; where roles nest, the cue wins over the source, and both over the content around them."""
    labels = [0] * len(window.words)
    links = []
    low, high = window.words[0].start, window.words[-1].end
    near = [a for a in attributions if any(s < high and e > low for role in ROLES for s, e in a[role])]
    at = [{role: _words_in(window, a[role]) for role in ROLES} for a in near]
    for role in ("content", "source", "cue"):
        for words in at:
            for i in words[role]:
                labels[i] = LABELS.index(("I-" if i - 1 in words[role] else "B-") + role)
    for words in at:
        if words["cue"]:
            links.append(Link(words["cue"][0], words["source"], words["cue"], words["content"]))
    return Example(window, tuple(labels), tuple(links))


def examples(
    articles: list[dict[str, Any]], vocabulary: Vocabulary, sizes: tuple[int, ...] = (LIMIT,)
) -> Iterator[Example]:
    """Every window of the articles; each article is packed into windows of one of `sizes`, drawn anew on every call."""
    for article in articles:
        for window in windows(article["text"], vocabulary, random.choice(sizes)):
            yield example(window, article["attributions"])
