"""Passages a second: an index built, beside the bare encoder on the same texts.

    python -m benchmarks.building TEXTS [PASSAGES] [ROUNDS]

TEXTS is a file of JSON lines with `text`. Both get the same encoder, warm, in turn; the bare one is handed
the texts in batches of like length, as sentence-transformers does it by itself.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from kb.encoder import passage_encoder
from kb.evaluate.answers import index_of_answers, read_answers
from kb.passage import record_passages
from kb.settings import Settings

if TYPE_CHECKING:
    from kb.encoder.encoder import Encoder


def _texts(path: Path, count: int) -> list[str]:
    passages = (passage for record in read_answers(path) for passage in record_passages(record))
    return [passage.embedding_text for passage, _ in zip(passages, range(count), strict=False)]


def _index(texts: list[str], encoder: Encoder, folder: Path) -> float:
    """Seconds to build an index of these texts, a record each."""
    path = folder / "texts.jsonl"
    lines = [json.dumps({"id": str(place), "text": text}) for place, text in enumerate(texts)]
    path.write_text("\n".join(lines), encoding="utf-8")
    start = time.perf_counter()
    with index_of_answers(path, Settings(folder, folder, folder), encoder):
        return time.perf_counter() - start


def _bare(texts: list[str], encoder: Encoder) -> float:
    start = time.perf_counter()
    encoder.embed_passages(texts)
    return time.perf_counter() - start


def main() -> None:
    """Print both rates and their ratio, medians over the rounds."""
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    texts = _texts(Path(sys.argv[1]), count)
    encoder = passage_encoder(Settings.load())
    encoder.embed_passages(texts[:8])
    with tempfile.TemporaryDirectory(prefix="kb-building-") as folder:
        found = [(_index(texts, encoder, Path(folder)), _bare(texts, encoder)) for _ in range(rounds)]
    print(f"index build: {len(texts) / median(one for one, _ in found):6.2f} passages a second")
    print(f"bare encoder: {len(texts) / median(one for _, one in found):5.2f} passages a second")
    print(f"ratio: {median(bare / own for own, bare in found):.3f}")


if __name__ == "__main__":
    main()
