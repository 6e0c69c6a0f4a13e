"""BERT for inference: ids of tokens to their vectors, with as few and as large products as there are.

Query, key and value of a layer are one product of three times the width. Knows the file's tensors, no text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import torch
from torch.nn.functional import gelu, scaled_dot_product_attention

from kb.encoder.e5_weights import BLOCK_BYTES, dequantised

if TYPE_CHECKING:
    import numpy as np

    from kb.encoder.e5_weights import E5Weights


class Bert(torch.nn.Module):  # type: ignore[misc] # torch's types are not followed
    """Word vectors, places, and the layers on top."""

    def __init__(self, weights: E5Weights) -> None:
        super().__init__()
        hidden = weights.hidden
        places = weights.matrix("emb.pos", hidden) + weights.matrix("emb.type", hidden)[0]
        self.words = PackedEmbedding(weights.blocks("emb.word"), weights.words)
        self.places = _fixed(torch.from_numpy(places))
        self.norm = _norm(weights, "emb.ln")
        self.layers = torch.nn.ModuleList(Layer(weights, number) for number in range(weights.layers))

    def embedded(self, ids: torch.Tensor) -> torch.Tensor:
        """(texts, tokens) ids to (texts, tokens, hidden), before the first layer."""
        return self.norm(self.words(ids) + self.places[: ids.shape[1]])

    def forward(self, tokens: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Embedded tokens, and 1 where there is one or 0 where not, to the vectors of the last layer."""
        seen = mask[:, None, None, :] > 0
        for layer in self.layers:
            tokens = layer(tokens, seen)
        return tokens


class Layer(torch.nn.Module):  # type: ignore[misc] # as Bert
    """Attention between the tokens of a text, then each token by itself."""

    def __init__(self, weights: E5Weights, number: int) -> None:
        super().__init__()
        self.heads = weights.heads
        self.joined = _linear(weights, *(f"l{number}.{part}" for part in "qkv"))
        self.mixed = _linear(weights, f"l{number}.ao")
        self.mixed_norm = _norm(weights, f"l{number}.aln")
        self.wide = _linear(weights, f"l{number}.fi")
        self.narrow = _linear(weights, f"l{number}.fo")
        self.narrow_norm = _norm(weights, f"l{number}.oln")

    def forward(self, tokens: torch.Tensor, seen: torch.Tensor) -> torch.Tensor:
        """(texts, tokens, hidden) to the same."""
        texts, length, hidden = tokens.shape
        parts = self.joined(tokens).view(texts, length, 3, self.heads, hidden // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4).unbind()
        heads = scaled_dot_product_attention(query, key, value, attn_mask=seen)
        mixed = self.mixed(heads.transpose(1, 2).reshape(texts, length, hidden))
        tokens = self.mixed_norm(tokens + mixed)
        return self.narrow_norm(tokens + self.narrow(gelu(self.wide(tokens))))


class PackedEmbedding(torch.nn.Module):  # type: ignore[misc] # as Bert
    """Word vectors kept at 4 bits and unpacked row by row: 54 MB of the file instead of 384 MB of memory."""

    def __init__(self, blocks: np.ndarray[Any, np.dtype[np.uint8]], rows: int) -> None:
        super().__init__()
        self._blocks = blocks.reshape(rows, -1, BLOCK_BYTES)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """(texts, tokens) ids to (texts, tokens, hidden) float32."""
        unique, places = torch.unique(ids, return_inverse=True)
        blocks = self._blocks[unique.numpy()]
        rows = dequantised(blocks.reshape(-1, BLOCK_BYTES)).reshape(len(blocks), -1)
        return torch.from_numpy(rows)[places]


def _linear(weights: E5Weights, *names: str) -> torch.nn.Linear:
    """One product for the matrices of these names, one under the other."""
    bias = torch.cat([torch.from_numpy(weights.floats(f"{name}.b")) for name in names])
    matrix = torch.cat([torch.from_numpy(weights.floats(f"{name}.w")) for name in names])
    matrix = matrix.view(len(bias), -1)
    layer = torch.nn.Linear(matrix.shape[1], len(bias), device="meta")
    layer.weight, layer.bias = _fixed(matrix), _fixed(bias)
    return layer


def _norm(weights: E5Weights, name: str) -> torch.nn.LayerNorm:
    norm = torch.nn.LayerNorm(weights.hidden, eps=weights.epsilon, device="meta")
    norm.weight = _fixed(torch.from_numpy(weights.floats(f"{name}.w")))
    norm.bias = _fixed(torch.from_numpy(weights.floats(f"{name}.b")))
    return norm


def _fixed(numbers: torch.Tensor) -> torch.nn.Parameter:
    return torch.nn.Parameter(numbers, requires_grad=False)
