"""The default model computed by OpenVINO at 32 bits: the fastest other engine that gives the same vectors.

To measure beside; no part of the program. Needs the package openvino; the model is converted in memory.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch.nn.functional import linear, normalize, scaled_dot_product_attention

from kb.encoder.e5_model import E5Transformer
from kb.encoder.e5_weights import DIMENSIONS, bundled_weights_file, open_weights
from kb.encoder.lanes import batches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.encoder.encoder import Vectors


class OpenVinoEncoder:
    """As many streams as cores, one thread each, with the batches that the program's own encoder makes."""

    def __init__(self) -> None:
        openvino = import_module("openvino")
        self._queue_of = openvino.AsyncInferQueue
        self._transformer = E5Transformer(open_weights(bundled_weights_file())).requires_grad_(
            requires_grad=False
        )
        self._cores = torch.get_num_threads()
        example = (torch.randn(2, 20, DIMENSIONS), torch.ones(2, 20))
        model = openvino.convert_model(_Layers(self._transformer.bert), example_input=example)
        model.reshape({0: [-1, -1, DIMENSIONS], 1: [-1, -1]})
        options = {
            "INFERENCE_PRECISION_HINT": "f32",
            "NUM_STREAMS": self._cores,
            "INFERENCE_NUM_THREADS": self._cores,
        }
        self._compiled = openvino.Core().compile_model(model, "CPU", options)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts of 512 tokens at most, float32 (n, 384)."""
        vectors = np.empty((len(texts), DIMENSIONS), dtype=np.float32)

        def keep(request: Any, places: list[int]) -> None:  # noqa: ANN401 - the library ships no types
            vectors[places] = request.get_output_tensor(0).data

        queue = self._queue_of(self._compiled, self._cores)
        queue.set_callback(keep)
        for places in batches(texts):
            queue.start_async(self._inputs([texts[place] for place in places]), places)
        queue.wait_all()
        return vectors

    def _inputs(self, texts: list[str]) -> list[Any]:
        features = self._transformer.preprocess(texts, prompt="passage: ")
        with torch.inference_mode():
            embedded = self._transformer.bert.embeddings(input_ids=features["input_ids"])
        return [embedded.numpy(), features["attention_mask"].float().numpy()]


class _Layers(torch.nn.Module):  # type: ignore[misc] # torch's types are not followed
    """The twelve layers, the mean over tokens, length 1: from embedded tokens and mask to vectors."""

    def __init__(self, bert: Any) -> None:  # noqa: ANN401 - as above
        super().__init__()
        self._layers = bert.encoder.layer
        self._heads = bert.config.num_attention_heads

    def forward(self, tokens: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """(texts, tokens, 384) and (texts, tokens) to (texts, 384)."""
        seen = mask[:, None, None, :] > 0
        for layer in self._layers:
            heads = self._attended(layer.attention.self, tokens, seen)
            output = layer.attention.output
            tokens = output.LayerNorm(tokens + output.dense(heads))
            inner = torch.nn.functional.gelu(layer.intermediate.dense(tokens))
            tokens = layer.output.LayerNorm(tokens + layer.output.dense(inner))
        weights = mask[..., None]
        return normalize((tokens * weights).sum(1) / weights.sum(1))

    def _attended(self, attention: Any, tokens: torch.Tensor, seen: torch.Tensor) -> torch.Tensor:  # noqa: ANN401 - as above
        parts = (attention.query, attention.key, attention.value)
        weight, bias = torch.cat([part.weight for part in parts]), torch.cat([part.bias for part in parts])
        texts, length = tokens.shape[0], tokens.shape[1]
        joined = linear(tokens, weight, bias).view(texts, length, 3, self._heads, -1)
        query, key, value = joined.permute(2, 0, 3, 1, 4)
        attended = scaled_dot_product_attention(query, key, value, attn_mask=seen)
        return attended.transpose(1, 2).reshape(texts, length, -1)
