"""The trained network once more, as a graph of ONNX Runtime's own operators, its matrices in seven bits.

Written out and not traced from the network: so the runtime's fused operators (attention without padding and mask, one
product for query, key and value) stand where they belong, and what is read is what runs.

Weights are signed and have seven bits, each column its own scale: two products of such a weight and an eight-bit
activation fit sixteen bits, which processors without VNNI need for their fast kernel, so that all give the same sums.
Activations share one scale a matrix, and in BERT a channel or two are many times as large as the rest: these are calmed
before, and their weights made larger by as much (as in SmoothQuant; Xiao et al., 2023). Word pieces' embeddings have
eight bits, each piece its own scale.
"""

from collections.abc import Mapping
from itertools import count
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

Array = npt.NDArray[Any]

OWN = "com.microsoft"
OPSETS = (helper.make_opsetid("", 18), helper.make_opsetid(OWN, 1))
MOST_WEIGHT, MOST_EMBEDDING = 63, 127
"""The largest whole numbers of signed seven and eight bits, the same on both sides of zero."""
NORM = 1e-12
LOUD = 0.97
"""Channels that are larger than this share of a matrix's channels are calmed to that size."""


class Graph:
    """A graph as it is written, operator by operator.

    Args:
        state: the trained weights by their names.
        sizes: of each linear map of the encoder, by its name, how large each channel that it reads becomes.
        heads: of attention.
    """

    def __init__(self, state: Mapping[str, Array], sizes: Mapping[str, Array], heads: int) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []
        self._state, self._sizes, self._heads, self._number = state, sizes, heads, count(1)

    def put(self, name: str, value: Array) -> str:
        """Add what was trained."""
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def do(self, kind: str, *inputs: str, outputs: int = 1, domain: str = "", **attributes: Any) -> list[str]:
        """Add an operator; the names of what it gives."""
        number = next(self._number)
        names = [f"{kind}_{number}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, inputs, names, domain=domain, **attributes))
        return names

    # ------------------------------------------------------------------------------------ parts of the network

    def embedded(self) -> str:
        """What the first layer reads: the sum of piece, place, shape and quotation, normalised."""
        pieces = self._state["encoder.piece.weight"]
        scale = np.maximum(np.abs(pieces).max(1, keepdims=True) / MOST_EMBEDDING, 1e-9)
        whole = np.rint(pieces / scale).astype(np.int8)
        [row] = self.do("Gather", self.put("piece", whole), "ids")
        [size] = self.do("Gather", self.put("piece.scale", scale.astype(np.float32)), "ids")
        [row] = self.do("Cast", row, to=TensorProto.FLOAT)
        [x] = self.do("Mul", row, size)
        zero = self.put("zero", np.array([0]))
        [length] = self.do("Shape", "ids", start=1, end=2)
        [place] = self.do("Slice", self.put("place", self._state["encoder.place.weight"]), zero, length, zero)
        [shape] = self.do("Gather", self.put("shape", self._state["encoder.shape.weight"]), "shapes")
        [quote] = self.do("Gather", self.put("quote", self._state["encoder.quote.weight"]), "quotes")
        for more in (shape, quote, place):
            [x] = self.do("Add", x, more)
        weights = [self.put(f"norm.{part}", self._state[f"encoder.norm.{part}"]) for part in ("weight", "bias")]
        return self.do("LayerNormalization", x, *weights, epsilon=NORM)[0]

    def layer(self, x: str, name: str) -> str:
        """One layer of the encoder."""
        joined = self.linear(x, f"{name}qkv", *(f"{name}{part}" for part in ("query", "key", "value")))
        qkv = self.do("Split", joined, outputs=3, axis=-1, num_outputs=3)
        [seen] = self.do("MultiHeadAttention", *qkv, domain=OWN, num_heads=self._heads)
        x = self._normed(self.linear(seen, f"{name}out", f"{name}out"), x, f"{name}norm1")
        [inner] = self.do("Gelu", self.linear(x, f"{name}up", f"{name}up"), domain=OWN)
        return self._normed(self.linear(inner, f"{name}down", f"{name}down"), x, f"{name}norm2")

    def linear(self, x: str, name: str, *parts: str) -> str:
        """A linear map in whole numbers, of one trained one or of several side by side."""
        sizes = self._sizes[parts[0]]
        loud = np.maximum(sizes / np.quantile(sizes, LOUD), 1).astype(np.float32)
        [x] = self.do("Mul", x, self.put(f"{name}.calm", 1 / loud))
        weight = np.concatenate([self._state[f"{part}.weight"] for part in parts]).T * loud[:, None]
        bias = np.concatenate([self._state[f"{part}.bias"] for part in parts])
        scale = np.maximum(np.abs(weight).max(0) / MOST_WEIGHT, 1e-9).astype(np.float32)
        whole = np.clip(np.rint(weight / scale), -MOST_WEIGHT, MOST_WEIGHT).astype(np.int8)
        given = (("weight", whole), ("scale", scale), ("zero", np.zeros(len(scale), np.int8)), ("bias", bias))
        return self.do(
            "DynamicQuantizeMatMul", x, *(self.put(f"{name}.{part}", value) for part, value in given), domain=OWN
        )[0]

    def head(self, x: str, name: str) -> str:
        """A linear map as it was trained: small, and what is decided by rests on it."""
        weight = self.put(f"{name}.weight", self._state[f"{name}.weight"].T)
        return self.do("Gemm", x, weight, self.put(f"{name}.bias", self._state[f"{name}.bias"]))[0]

    def _normed(self, x: str, before: str, name: str) -> str:
        [x] = self.do("Add", x, before)
        weights = [self.put(f"{name}.{part}", self._state[f"{name}.{part}"]) for part in ("weight", "bias")]
        return self.do("LayerNormalization", x, *weights, epsilon=NORM)[0]


def graph(state: Mapping[str, Array], sizes: Mapping[str, Array], heads: int) -> onnx.ModelProto:
    """The model that the program runs: one window a call, its inputs and outputs those of the network."""
    written = Graph(state, sizes, heads)
    x = written.embedded()
    layers = {name.split(".")[2] for name in state if name.startswith("encoder.layers.")}
    for number in range(len(layers)):
        x = written.layer(x, f"encoder.layers.{number}.")
    [x] = written.do("Squeeze", x, "zero")
    [first] = written.do("Squeeze", "first", "zero")
    [x] = written.do("Gather", x, first)
    found = {"labels": written.head(x, "label")}
    for name, own in (("cues", "cue.0"), ("words", "word.0")):
        [found[name]] = written.do("Gelu", written.head(x, own), domain=OWN)
    for name, own in found.items():
        written.nodes.append(helper.make_node("Unsqueeze", [own, "zero"], [name]))
    given = {"ids": "pieces", "shapes": "pieces", "quotes": "pieces", "first": "words"}
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, [1, axis]) for name, axis in given.items()]
    outputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, "words", None]) for name in found]
    whole = helper.make_graph(written.nodes, "claims", inputs, outputs, written.weights)
    return helper.make_model(whole, opset_imports=OPSETS, ir_version=9)
