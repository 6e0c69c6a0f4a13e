"""The default model computed by OpenVINO at 32 bits: the fastest other engine that gives the same vectors.

To measure beside; no part of the program. Needs the package openvino; the model is converted in memory.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch.nn.functional import normalize

from kb.encoder.e5_model import E5Transformer
from kb.encoder.e5_weights import DIMENSIONS, bundled_weights_file, open_weights
from kb.encoder.lanes import batches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.encoder.bert import Bert
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
            embedded = self._transformer.bert.embedded(features["input_ids"])
        return [embedded.numpy(), features["attention_mask"].float().numpy()]


class _Layers(torch.nn.Module):  # type: ignore[misc] # torch's types are not followed
    """The layers, the mean over tokens, length 1: from embedded tokens and mask to vectors."""

    def __init__(self, bert: Bert) -> None:
        super().__init__()
        self._bert = bert

    def forward(self, tokens: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """(texts, tokens, 384) and (texts, tokens) to (texts, 384)."""
        weights = mask[..., None]
        return normalize((self._bert(tokens, mask) * weights).sum(1) / weights.sum(1))
