"""The default model with what can be taught of it: the scales of its 4-bit blocks, biases, norms.

The sixteen steps of a block stay as they are, so that a taught model is of the same format and size, and both
engines read it without another rounding. LoRA is here to be compared with. Needs numpy and torch alone.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import torch
from torch.nn.functional import gelu, layer_norm, linear, normalize, scaled_dot_product_attention

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from training.bundle import Bundle

HIDDEN, HEADS, LAYERS, EPSILON = 384, 12, 12, 1e-12
MATRICES = ("q", "k", "v", "ao", "fi", "fo")
PLACES = ("emb.pos", "emb.type")
"""Left as they are: the first places occur in every text, the last ones hardly ever."""
Teach = Literal["scales", "biases", "lora"]


class Taught(torch.nn.Module):  # type: ignore[misc] # torch's types are not followed
    """`small` are the taught changes by tensor; zero at the beginning."""

    def __init__(self, bundle: Bundle, teach: Teach, rank: int = 16, epsilon: float = EPSILON) -> None:
        super().__init__()
        self.teach, self.epsilon = teach, epsilon
        for name, array in bundle.tensors.items():
            if array.dtype == np.uint8:
                scales, steps = unpacked(array)
                rows = HIDDEN * 4 if name.endswith(".fi.w") else HIDDEN
                self.register_buffer(_flat(f"steps {name}"), torch.from_numpy(steps).view(rows, -1, 32))
                self.register_buffer(_flat(f"scales {name}"), torch.from_numpy(scales).view(rows, -1))
            else:
                self.register_buffer(_flat(f"plain {name}"), torch.from_numpy(array.copy()))
        scales, steps = unpacked(bundle.words.reshape(-1, 18))
        rows = torch.from_numpy(steps.astype(np.float32) * scales[:, None]).view(len(bundle.words), HIDDEN)
        self.register_buffer("words", rows)
        self.small = torch.nn.ParameterDict(dict(self._changes(bundle.tensors, rank)))

    def _changes(
        self, tensors: Mapping[str, NDArray[Any]], rank: int
    ) -> Iterator[tuple[str, torch.nn.Parameter]]:
        for name, array in tensors.items():
            if array.dtype != np.uint8:
                if self.teach != "lora" and name not in PLACES:
                    yield _flat(name), torch.nn.Parameter(torch.zeros(len(array)))
                continue
            scales = getattr(self, _flat(f"scales {name}"))
            if self.teach == "scales":
                yield _flat(name), torch.nn.Parameter(torch.zeros_like(scales))
            elif self.teach == "lora":
                width = scales.shape[1] * 32
                yield _flat(f"{name} a"), torch.nn.Parameter(torch.randn(rank, width) / math.sqrt(width))
                yield _flat(f"{name} b"), torch.nn.Parameter(torch.zeros(len(scales), rank))

    def weights(self) -> dict[str, torch.Tensor]:
        """Every tensor of the layers as it is now, with its gradient's way."""
        found: dict[str, torch.Tensor] = {}
        for name, buffer in self.named_buffers():
            kind, _, tensor = name.partition(" ")
            if kind == "scales":
                found[tensor] = self._matrix(tensor, buffer)
            elif kind == "plain":
                found[tensor] = buffer + self.small[tensor] if tensor in self.small else buffer
        return found

    def _matrix(self, name: str, scales: torch.Tensor) -> torch.Tensor:
        steps = getattr(self, f"steps {name}")
        if self.teach == "scales":
            scales = scales * (1 + self.small[name])
        matrix = (steps * scales[:, :, None]).flatten(1)
        if self.teach == "lora":
            matrix = matrix + 2.0 * self.small[f"{name} b"] @ self.small[f"{name} a"]
        return matrix

    def forward(
        self, texts: Sequence[NDArray[np.int32]], weights: dict[str, torch.Tensor], at_once: int = 65_536
    ) -> torch.Tensor:
        """Vectors of length 1 (texts, 384), those of like length computed together."""
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        found, start = [], 0
        while start < len(order):
            stop = start + 1
            while stop < len(order) and len(texts[order[stop]]) * (stop + 1 - start) <= at_once:
                stop += 1
            found.append(self._together([texts[place] for place in order[start:stop]], weights))
            start = stop
        back = torch.empty(len(order), dtype=torch.long, device=self.words.device)
        back[torch.tensor(order, device=back.device)] = torch.arange(len(order), device=back.device)
        return torch.cat(found)[back]

    def _together(self, texts: list[NDArray[np.int32]], weights: dict[str, torch.Tensor]) -> torch.Tensor:
        longest = max(map(len, texts))
        ids = np.zeros((len(texts), longest), dtype=np.int64)
        lengths = np.array([len(text) for text in texts])
        for place, text in enumerate(texts):
            ids[place, : len(text)] = text
        device = self.words.device
        tokens = self.words[torch.from_numpy(ids).to(device)]
        mask = torch.arange(longest, device=device) < torch.from_numpy(lengths).to(device)[:, None]
        places = weights["emb_pos"].view(-1, HIDDEN)[:longest] + weights["emb_type"].view(-1, HIDDEN)[0]
        tokens = self._norm(tokens + places, weights, "emb_ln")
        for number in range(LAYERS):
            tokens = self._layer(tokens, mask[:, None, None, :], weights, f"l{number}_")
        shares = mask[:, :, None].to(torch.float32)
        return normalize((tokens.float() * shares).sum(1) / shares.sum(1), dim=1)

    def _layer(
        self, tokens: torch.Tensor, seen: torch.Tensor, weights: dict[str, torch.Tensor], own: str
    ) -> torch.Tensor:
        texts, length, _ = tokens.shape
        query, key, value = (
            linear(tokens, weights[f"{own}{one}_w"], weights[f"{own}{one}_b"])
            .view(texts, length, HEADS, HIDDEN // HEADS)
            .transpose(1, 2)
            for one in "qkv"
        )
        heads = scaled_dot_product_attention(query, key, value, attn_mask=seen)
        mixed = linear(
            heads.transpose(1, 2).reshape(texts, length, HIDDEN), weights[f"{own}ao_w"], weights[f"{own}ao_b"]
        )
        tokens = self._norm(tokens + mixed, weights, f"{own}aln")
        wide = gelu(linear(tokens, weights[f"{own}fi_w"], weights[f"{own}fi_b"]))
        narrow = linear(wide, weights[f"{own}fo_w"], weights[f"{own}fo_b"])
        return self._norm(tokens + narrow, weights, f"{own}oln")

    def _norm(self, tokens: torch.Tensor, weights: dict[str, torch.Tensor], own: str) -> torch.Tensor:
        return layer_norm(
            tokens.float(), (HIDDEN,), weights[f"{own}_w"].float(), weights[f"{own}_b"].float(), self.epsilon
        )


def unpacked(blocks: NDArray[np.uint8]) -> tuple[NDArray[np.float32], NDArray[np.int8]]:
    """(n, 18) bytes to the scale of each block (n,) and its 32 steps (n, 32), each from -8 to 7."""
    scales = np.ascontiguousarray(blocks[:, :2]).view("<f2").astype(np.float32)[:, 0]
    halves = np.concatenate([blocks[:, 2:] & 0x0F, blocks[:, 2:] >> 4], axis=1)
    return scales, halves.astype(np.int8) - np.int8(8)


def _flat(name: str) -> str:
    """Torch allows no dots in names."""
    return name.replace(".", "_")
