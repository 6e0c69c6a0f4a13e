"""Passages a second: an index built, beside the bare encoder, another engine and txtai, on the same texts.

    python -m benchmarks.building ANSWERS [PASSAGES] [ROUNDS]

ANSWERS is a file of JSON lines with `text`; passages are a sample of them. All compute the same weights,
warm, in turn: the index build, the bare encoder on the same texts, OpenVINO at 32 bits, and txtai's hybrid
index as it comes, which embeds through the same sentence-transformers model. What is not installed is left
out.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

import numpy as np

from kb.encoder.e5_weights import bundled_weights_file, open_weights
from kb.encoder.sentence import bundled_sentence_encoder
from kb.evaluate.answers import index_of_answers, read_answers
from kb.passage import record_passages
from kb.settings import PLAIN_MODEL, Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kb.encoder.encoder import Encoder, Vectors


def sample(path: Path, count: int) -> list[str]:
    """Texts of `count` passages out of all."""
    texts = [one.embedding_text for record in read_answers(path) for one in record_passages(record)]
    places = np.random.default_rng(0).permutation(len(texts))[:count]
    return [texts[place] for place in sorted(places)]


def index(texts: list[str], encoder: Encoder, folder: Path) -> Callable[[], None]:
    """Building an index of these texts, a record each."""
    path = folder / "texts.jsonl"
    lines = [json.dumps({"id": str(place), "text": text}) for place, text in enumerate(texts)]
    path.write_text("\n".join(lines), encoding="utf-8")

    def build() -> None:
        with index_of_answers(path, Settings(folder, folder, folder), encoder):
            pass

    return build


class _Models(dict[str, Any]):
    """txtai's store of loaded models: whatever it looks for, it finds the one."""

    def __init__(self, model: Any) -> None:  # noqa: ANN401 - sentence_transformers ships no types
        super().__init__()
        self._model = model

    def __bool__(self) -> bool:
        return True

    def __contains__(self, _: object) -> bool:
        return True

    def __getitem__(self, _: str) -> Any:  # noqa: ANN401 - as above
        return self._model


def txtai(texts: list[str]) -> Callable[[], None]:
    """Building txtai's hybrid index of these texts with its own batches and threads."""
    embeddings = import_module("txtai").Embeddings
    from kb.encoder.e5_model import sentence_transformer

    models = _Models(sentence_transformer(open_weights(bundled_weights_file())))

    def build() -> None:
        made = embeddings(
            path="multilingual-e5-small",
            method="sentence-transformers",
            instructions={"query": "query: ", "data": "passage: "},
            hybrid=True,
            models=models,
        )
        made.index([(place, text, None) for place, text in enumerate(texts)])

    return build


def openvino(texts: list[str], wanted: Vectors) -> Callable[[], None]:
    """Embedding these texts by OpenVINO, which must give the wanted vectors."""
    import_module("openvino")
    from benchmarks.openvino_encoder import OpenVinoEncoder

    encoder = OpenVinoEncoder()
    cosines = (encoder.embed_passages(texts[: len(wanted)]) * wanted).sum(axis=1)
    print(f"OpenVINO: cosine {cosines.min():.6f} at least with the vectors of the index")

    def embed() -> None:
        encoder.embed_passages(texts)

    return embed


def installed(makers: dict[str, Callable[[], Callable[[], None]]]) -> dict[str, Callable[[], None]]:
    """Those that can be made."""
    found = {}
    for name, make in makers.items():
        try:
            found[name] = make()
        except ImportError as error:
            print(f"{name}: left out: {error}")
    return found


def timed(work: dict[str, Callable[[], None]], rounds: int) -> dict[str, list[tuple[float, float]]]:
    """Seconds by the clock and of the processor, a pair for each round, all in turn."""
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in work}
    for _ in range(rounds):
        for name, do in work.items():
            start, used = time.perf_counter(), time.process_time()
            do()
            found[name].append((time.perf_counter() - start, time.process_time() - used))
    return found


def report(found: dict[str, list[tuple[float, float]]], passages: int) -> None:
    """A row for each: passages a second, and how many times as many the index build made that round."""
    ours = found["index build"]
    print(f"{'':16} passages/s   of processor   index build beside it   by processor time")
    for name, times in found.items():
        walls, cpus = zip(*times, strict=True)
        ratios = [
            [their[kind] / own[kind] for own, their in zip(ours, times, strict=True)] for kind in (0, 1)
        ]
        spread = f"{median(ratios[0]):5.2f} ({min(ratios[0]):.2f} to {max(ratios[0]):.2f})"
        rates = f"{passages / median(walls):10.2f}   {passages / median(cpus):12.2f}"
        print(f"{name:16} {rates}   {spread:>21}   {median(ratios[1]):17.2f}")


def main() -> None:
    """Print rates and ratios, medians over the rounds."""
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    texts = sample(Path(sys.argv[1]), count)
    encoder = bundled_sentence_encoder(PLAIN_MODEL)
    warm = encoder.embed_passages(texts[:8])
    with tempfile.TemporaryDirectory(prefix="kb-building-") as folder:
        work = installed(
            {
                "index build": lambda: index(texts, encoder, Path(folder)),
                "bare encoder": lambda: lambda: _ignored(encoder.embed_passages(texts)),
                "OpenVINO": lambda: openvino(texts, warm),
                "txtai, hybrid": lambda: txtai(texts),
            }
        )
        report(timed(work, rounds), len(texts))


def _ignored(_: Sequence[object] | Vectors) -> None:
    """Only the time counts."""


if __name__ == "__main__":
    main()
