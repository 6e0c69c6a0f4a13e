"""How fast the encoders are, from a cold start and in bulk, and how far they agree.

Run from the repository: python benchmarks/encoder.py [passages]
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from kb.encoder.engine import EngineEncoder
from kb.encoder.sentence import bundled_sentence_encoder
from kb.settings import PLAIN_MODEL

if TYPE_CHECKING:
    from kb.encoder.encoder import Encoder

ROOT = Path(__file__).resolve().parents[1]
QUERY = "wat zei de minister over etnisch profileren?"
_COLD = """
import sys, time
start = time.perf_counter()
from pathlib import Path
from kb.settings import PLAIN_MODEL
if sys.argv[1] == "EngineEncoder":
    from kb.encoder.engine import EngineEncoder
    encoder = EngineEncoder()
else:
    from kb.encoder.sentence import bundled_sentence_encoder
    encoder = bundled_sentence_encoder(PLAIN_MODEL)
encoder.embed_queries([sys.argv[2]])
first = time.perf_counter() - start
for _ in range(20):
    encoder.embed_queries([sys.argv[2]])
print(first, (time.perf_counter() - start - first) / 20)
"""


def cold(kind: str) -> str:
    """Seconds from a new process to the first vector, and for each vector after it."""
    program = [sys.executable, "-c", _COLD, kind, QUERY]
    done = subprocess.run(program, capture_output=True, text=True, check=True, cwd=ROOT)
    first, later = map(float, done.stdout.split())
    return f"{kind}: first query after {first:.2f} s, each later one {later * 1000:.0f} ms"


def passages(count: int) -> list[str]:
    """Passages of 40 to 190 words out of the example documents."""
    words = " ".join(path.read_text("utf-8") for path in sorted(ROOT.glob("corpus/**/*.md"))).split()
    random = np.random.default_rng(0)
    starts, lengths = random.integers(0, max(len(words) - 190, 1), count), random.integers(40, 190, count)
    return [" ".join(words[start : start + length]) for start, length in zip(starts, lengths, strict=True)]


def main() -> None:
    """Print every figure."""
    for kind in ("EngineEncoder", "SentenceEncoder"):
        print(cold(kind))
    texts = passages(int(sys.argv[1]) if len(sys.argv) > 1 else 64)
    vectors = []
    encoders: list[Encoder] = [EngineEncoder(), bundled_sentence_encoder(PLAIN_MODEL)]
    for encoder in encoders:
        encoder.embed_passages(texts[:1])
        start = time.perf_counter()
        vectors.append(encoder.embed_passages(texts))
        seconds = time.perf_counter() - start
        print(f"{type(encoder).__name__}: {len(texts) / seconds:.1f} passages a second")
    cosines = (vectors[0] * vectors[1]).sum(axis=1)
    print(f"cosine of the two: least {cosines.min():.6f}, mean {cosines.mean():.6f}")


if __name__ == "__main__":
    main()
