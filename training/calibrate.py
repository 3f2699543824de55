"""Make confidence mean something.

Fits a logistic curve (Platt, 1999) from how doubtful an attribution's links are to whether it was right: source and
content each share at least half of their characters with an annotator's.
"""

import json
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from claimreader.claims import tagger
from claimreader.records import Spans, spans
from tests.quality.figures import alike, trimmed
from training.corpus import documents

ROUNDS = 40
BINS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)


def is_right(text: str, said: tagger.Said, gold: list[dict[str, Any]]) -> bool:
    """Whether an annotator marked the same attribution."""

    def marked(pairs: list[list[int]]) -> Spans:
        return trimmed(text, spans(pairs))

    source, content = (trimmed(text, where) for where in (said.source, said.content))
    return any(
        alike(content, marked(one["content"])) >= 0.5
        and bool(source) == bool(one["source"])
        and alike(source, marked(one["source"])) >= 0.5
        for one in gold
    )


def outcomes(gold: Path, home: Path) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """What the confidence rests on (one row an attribution: 1, doubt, no source), and whether each was right."""
    model = tagger.Tagger.open(home)
    by_text: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for document in documents(gold):
        by_text[document["text"]] += document["attributions"]
    rows, right = [], []
    for text, marked in by_text.items():
        for one in model.said(text):
            rows.append((1.0, one.doubt, float(not one.source)))
            right.append(float(is_right(text, one, marked)))
    return np.array(rows), np.array(right)


def fit(rows: np.ndarray[Any, Any], right: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Weights of the logistic curve, by Newton's method."""
    weights = np.zeros(rows.shape[1])
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-rows @ weights))
        curve = rows.T @ (rows * (p * (1 - p))[:, None]) + 1e-6 * np.eye(rows.shape[1])
        weights += np.linalg.solve(curve, rows.T @ (right - p))
    return weights


def calibrate(home: Path, gold: Path) -> str:
    """Fit the curve, write it into model.json, and say how often attributions of each confidence were right."""
    rows, right = outcomes(gold, home)
    weights = fit(rows, right)
    path = home / "model.json"
    about = json.loads(path.read_text(encoding="utf-8"))
    about["confidence"] = dict(zip(("bias", "doubt", "no_source"), (round(float(w), 4) for w in weights), strict=True))
    path.write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    sure = 1 / (1 + np.exp(-rows @ weights))
    lines = [f"{len(right)} attributions, {right.mean():.1%} right"]
    for low, high in pairwise(BINS):
        here = (sure >= low) & (sure < high)
        if here.any():
            lines.append(f"confidence {low:.2f} to {high:.2f}: {here.sum():5} said, {right[here].mean():6.1%} right")
    return "\n".join(lines)
