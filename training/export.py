"""Trained weights -> what the program ships.

Writes model.onnx (int8 weights, per channel), decoder.npz, vocab.txt and model.json. Weights are unsigned,
so that processors with and without VNNI give the same sums.
"""

import contextlib
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from training.network import Network
from training.train import base_model


def export(weights: Path, out: Path, *, quantise: bool = True) -> None:
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
    out = out.resolve()
    # The quantiser leaves files where it stands.
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        plain, ready = Path(folder) / "plain.onnx", Path(folder) / "ready.onnx"
        ids = torch.randint(200, 20000, (2, 24))
        names = {"ids": "pieces", "shapes": "pieces", "quotes": "pieces", "first": "words"}
        axes = {name: {0: "windows", 1: axis} for name, axis in names.items()}
        axes |= {name: {0: "windows", 1: "words"} for name in ("labels", "cues", "words")}
        torch.onnx.export(
            model,
            (ids, ids % 12, ids % 3, torch.arange(20).repeat(2, 1)),
            str(plain),
            input_names=list(names),
            output_names=["labels", "cues", "words"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        if not quantise:
            shutil.copyfile(plain, out / "model.onnx")
            return
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(str(ready), str(out / "model.onnx"), weight_type=QuantType.QUInt8, per_channel=True)


def describe(out: Path) -> None:
    """Name the weights by their contents, so that other weights never pass for these; confidence is fitted later."""
    digest = hashlib.sha256((out / "model.onnx").read_bytes() + (out / "decoder.npz").read_bytes()).hexdigest()[:12]
    unfitted = {"bias": 0.0, "doubt": -1.0, "no_source": 0.0}
    about = {"name": f"minilm-attribution-{digest}", "languages": ["en"], "confidence": unfitted}
    (out / "model.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
