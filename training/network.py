"""The tagger's network: a small BERT encoder under a linear-chain CRF over words, and a scorer that ties words to cues.

The encoder starts from all-MiniLM-L6-v2 (Apache-2.0). Labels are per word (its first piece). A biaffine scorer
(Dozat and Manning, 2017) from the first word of a cue to every word says which words are its source, its content, or
more of the cue, so that several attributions in a sentence, and one inside another, come out whole.
"""

import json
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from claimreader.claims.decode import LABELS
from claimreader.claims.pieces import QUOTES, SHAPES

BUCKETS = 64
"""How many distances between a cue and a word have a bias of their own."""
NARROW = 128
"""Width of the biaffine scorer."""


class Drop(nn.Module):
    """Dropout with one mask for all words of a window (Gal and Ghahramani, 2016): drawing it costs next to nothing."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        return x * F.dropout(torch.ones_like(x[:, :1]), self.rate)


class Layer(nn.Module):
    """One layer of BERT: self-attention, then a feed-forward net, each added and normalised."""

    def __init__(self, width: int, heads: int, inner: int, drop: float) -> None:
        super().__init__()
        self.heads, self.drop = heads, Drop(drop)
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.out, self.norm1 = nn.Linear(width, width), nn.LayerNorm(width, eps=1e-12)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        q, k, v = (p(x).unflatten(-1, (self.heads, -1)).transpose(1, 2) for p in (self.query, self.key, self.value))
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm1(x + self.drop(self.out(seen.transpose(1, 2).flatten(2))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """BERT without its pooler, with two more embeddings added to its input: shape and quotation."""

    def __init__(self, base: Path, drop: float = 0.1) -> None:
        super().__init__()
        shape = json.loads((base / "config.json").read_text(encoding="utf-8"))
        width = shape["hidden_size"]
        self.piece = nn.Embedding(shape["vocab_size"], width)
        self.place = nn.Embedding(shape["max_position_embeddings"], width)
        self.shape, self.quote = nn.Embedding(SHAPES, width), nn.Embedding(QUOTES, width)
        self.norm, self.drop = nn.LayerNorm(width, eps=1e-12), Drop(drop)
        heads, inner = shape["num_attention_heads"], shape["intermediate_size"]
        self.layers = nn.ModuleList(Layer(width, heads, inner, drop) for _ in range(shape["num_hidden_layers"]))
        nn.init.zeros_(self.shape.weight)
        nn.init.zeros_(self.quote.weight)
        self._start_from(load_file(base / "model.safetensors"))

    def _start_from(self, weights: dict[str, Tensor]) -> None:
        names = {
            "attention.self.query": "query",
            "attention.self.key": "key",
            "attention.self.value": "value",
            "attention.output.dense": "out",
            "attention.output.LayerNorm": "norm1",
            "intermediate.dense": "up",
            "output.dense": "down",
            "output.LayerNorm": "norm2",
        }
        token_type = weights["embeddings.token_type_embeddings.weight"][0]
        mine = {
            "piece.weight": weights["embeddings.word_embeddings.weight"],
            "place.weight": weights["embeddings.position_embeddings.weight"] + token_type,
            "norm.weight": weights["embeddings.LayerNorm.weight"],
            "norm.bias": weights["embeddings.LayerNorm.bias"],
        }
        for i in range(len(self.layers)):
            for theirs, ours in names.items():
                for part in ("weight", "bias"):
                    mine[f"layers.{i}.{ours}.{part}"] = weights[f"encoder.layer.{i}.{theirs}.{part}"]
        missing = self.load_state_dict(mine, strict=False)
        assert set(missing.missing_keys) == {"shape.weight", "quote.weight"}, missing
        assert not missing.unexpected_keys, missing

    def forward(self, ids: Tensor, shapes: Tensor, quotes: Tensor) -> Tensor:
        # Added to the scores, not chosen by: a mask of truth values costs the exported network a sixth of its time.
        mask = (ids == 0)[:, None, None, :].float() * -1e4
        places = self.place.weight[: ids.shape[1]]
        x = self.drop(self.norm(self.piece(ids) + places + self.shape(shapes) + self.quote(quotes)))
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Network(nn.Module):
    def __init__(self, base: Path) -> None:
        super().__init__()
        self.encoder = Encoder(base)
        width, labels = self.encoder.piece.embedding_dim, len(LABELS)
        self.drop, self.label = Drop(0.1), nn.Linear(width, labels)
        self.moves, self.begin = nn.Parameter(torch.zeros(labels, labels)), nn.Parameter(torch.zeros(labels))
        self.cue = nn.Sequential(nn.Linear(width, NARROW), nn.GELU())
        self.word = nn.Sequential(nn.Linear(width, NARROW), nn.GELU())
        self.link = nn.Parameter(torch.randn(4, NARROW + 1, NARROW + 1) * 0.02)
        self.away = nn.Embedding(BUCKETS, 4)
        nn.init.zeros_(self.away.weight)

    def forward(self, ids: Tensor, shapes: Tensor, quotes: Tensor, first: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Per word: scores of its label, and what it is as a cue and as a word that may belong to one."""
        x = self.encoder(ids, shapes, quotes)
        x = self.drop(x.gather(1, first.unsqueeze(-1).expand(-1, -1, x.shape[-1])))
        return self.label(x), self.cue(x), self.word(x)

    def roles(self, cue: Tensor, word: Tensor, heads: Tensor) -> Tensor:
        """Scores of none, source, content, cue for every (cue, word): [batch, cues, words, 4]."""

        def one(x: Tensor) -> Tensor:
            return torch.cat([x, torch.ones_like(x[..., :1])], -1)

        cue = cue.gather(1, heads.unsqueeze(-1).expand(-1, -1, cue.shape[-1]))
        away = torch.arange(word.shape[1], device=word.device)[None, None] - heads[..., None]
        bucket = (away.sign() * (away.abs() * 3).float().sqrt().floor()).long() + BUCKETS // 2
        scores = torch.einsum("bcd,rde,bte->bctr", one(cue), self.link, one(word))
        return scores + self.away(bucket.clamp(0, BUCKETS - 1))

    def unlikelihood(self, scores: Tensor, gold: Tensor, mask: Tensor) -> Tensor:
        """Negative log-likelihood of the gold labels under the CRF, per word."""
        rows = torch.arange(len(scores))
        path, total = self.begin[gold[:, 0]] + scores[rows, 0, gold[:, 0]], self.begin + scores[:, 0]
        for t in range(1, scores.shape[1]):
            on = mask[:, t]
            step = self.moves[gold[:, t - 1], gold[:, t]] + scores[rows, t, gold[:, t]]
            path = path + torch.where(on, step, 0.0)
            after = torch.logsumexp(total.unsqueeze(2) + self.moves, 1) + scores[:, t]
            total = torch.where(on[:, None], after, total)
        return (torch.logsumexp(total, 1) - path).sum() / mask.sum()
