"""Trained weights -> what the program ships.

Writes model.onnx (see `graph.py`), decoder.npz, vocab.txt and model.json.
"""

import hashlib
import json
import shutil
from functools import partial
from pathlib import Path

import numpy as np
import onnx
import torch
from torch import Tensor, nn

from claimreader import sample
from claimreader.claims.pieces import Vocabulary, windows
from training.graph import Array, graph
from training.network import Network
from training.train import base_model


def export(weights: Path, out: Path) -> None:
    base = base_model()
    model = Network(base)
    model.load_state_dict(torch.load(weights))
    model.eval()
    out.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(base / "vocab.txt", out / "vocab.txt")
    (out / "vocab.txt").chmod(0o644)
    own = model.state_dict()
    parts = {"moves": "moves", "begin": "begin", "link": "link", "away": "away.weight"}
    np.savez(out / "decoder.npz", **{name: own[key].numpy().astype(np.float32) for name, key in parts.items()})
    numbers = {name: value.numpy().astype(np.float32) for name, value in own.items()}
    found = sizes(model, Vocabulary.load(out / "vocab.txt"))
    onnx.save(graph(numbers, found, model.encoder.layers[0].heads), out / "model.onnx")


def sizes(model: Network, vocabulary: Vocabulary) -> dict[str, Array]:
    """How large each channel becomes that a linear map of the encoder reads, on the sample edition's articles."""
    found: dict[str, Array] = {}

    def watch(name: str, _: nn.Module, given: tuple[Tensor, ...], __: Tensor) -> None:
        largest = given[0].abs().amax((0, 1)).numpy()
        found[name] = np.maximum(found.get(name, largest), largest)

    maps = ((name, part) for name, part in model.encoder.named_modules() if isinstance(part, nn.Linear))
    hooks = [part.register_forward_hook(partial(watch, f"encoder.{name}")) for name, part in maps]
    with torch.no_grad():
        for article in sorted((sample.HERE / "articles").iterdir()):
            for window in windows(article.read_text(encoding="utf-8").rpartition("+++")[2], vocabulary):
                model(*(torch.tensor([of]) for of in (window.ids, window.shapes, window.quotes, window.first)))
    for hook in hooks:
        hook.remove()
    return found


def describe(out: Path) -> None:
    """Name the weights by their contents, so that other weights never pass for these; confidence is fitted later."""
    digest = hashlib.sha256((out / "model.onnx").read_bytes() + (out / "decoder.npz").read_bytes()).hexdigest()[:12]
    unfitted = {"bias": 0.0, "doubt": -1.0, "no_source": 0.0}
    about = {"name": f"minilm-attribution-{digest}", "languages": ["en"], "confidence": unfitted}
    (out / "model.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
