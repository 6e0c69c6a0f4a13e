"""Vectors for new passages: taken over where the same text was embedded before, computed where not."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from kb.encoder.encoder import checked
from kb.rebuild.kept import KeptVectors

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from kb.encoder.encoder import Encoder
    from kb.index.generation import Generation
    from kb.rebuild.tools import Tools

_AT_ONCE = 2_048
"""Texts collected before they are embedded: enough to sort by length, few enough to hold."""
KEPT_AT_ONCE = 64
"""Texts whose vectors are kept together: what an interruption costs, some seconds."""
_HASH_BYTES = 16


def text_hash(text: str) -> bytes:
    """What the same text is known by, under one model."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:_HASH_BYTES]


class Count:
    """How many texts are to be embedded in all, and how many were: one bar for passages and questions."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self.expected = 0
        self.done = 0

    def tell(self, done: int) -> None:
        """Pass on that so many more than `done` are ready."""
        self._tools.tell("embed", self.done + done, self.expected)


class Embedding:
    """Collects (row, text) and gives one vector for each, in order."""

    def __init__(self, encoder: Encoder, earlier: Generation | None, count: Count, indexes: Path) -> None:
        self._encoder = encoder
        self._earlier = earlier
        self._count = count
        self._kept = KeptVectors(indexes, encoder)
        self._known: dict[bytes, int] = {}
        self._places: dict[bytes, int] = {}
        self._pending: dict[bytes, str] = {}
        self._rows: list[int] = []
        self._hashes: list[bytes] = []
        self._blocks: list[NDArray[np.float32]] = []
        self.embedded = 0
        self.reused = 0

    def expect(self, hashes: Iterable[bytes]) -> None:
        """Look up which of these texts have vectors already, before the first `add`."""
        wanted = set(hashes)
        self._known = self._earlier.store.rows_with(sorted(wanted)) if self._earlier else {}
        self._count.expected += sum(own not in self._known and own not in self._kept for own in wanted)

    def known_row(self, digest: bytes) -> int | None:
        """The row under which the earlier index has the vector of this text; None where it has none."""
        return self._known.get(digest)

    def add(self, row: int, text: str) -> None:
        """One text more; rows ascend."""
        own = text_hash(text)
        self._rows.append(row)
        self._hashes.append(own)
        if own in self._known or own in self._places or own in self._pending:
            self.reused += 1
            return
        if own in self._kept:
            self.reused += 1
            self._places[own] = len(self._places)
            self._blocks.append(self._kept.vectors([own]))
            return
        self._pending[own] = text
        self.embedded += 1
        if len(self._pending) >= _AT_ONCE:
            self._flush()

    def result(self) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Rows and their vectors. Errors: EncoderError."""
        import numpy as np

        self._flush()
        rows = np.asarray(self._rows, dtype=np.int64)
        if not self._rows:
            return rows, np.empty((0, self.dimensions), dtype=np.float32)
        computed = (
            np.concatenate(self._blocks) if self._blocks else np.empty((0, self.dimensions), np.float32)
        )
        vectors = np.empty((len(rows), self.dimensions), dtype=np.float32)
        old = [(at, self._known[own]) for at, own in enumerate(self._hashes) if own in self._known]
        new = [(at, self._places[own]) for at, own in enumerate(self._hashes) if own in self._places]
        if old and self._earlier:
            vectors[[at for at, _ in old]] = self._earlier.vectors.reconstruct([row for _, row in old])
        if new:
            vectors[[at for at, _ in new]] = computed[[place for _, place in new]]
        return rows, vectors

    @property
    def dimensions(self) -> int:
        """Numbers in a vector: as in the index, so that the model need not be loaded to know."""
        if self._earlier and self._earlier.manifest.model.dimensions:
            return self._earlier.manifest.model.dimensions
        return self._encoder.dimensions if self._rows else 0

    def _flush(self) -> None:
        if not self._pending:
            return
        pending = sorted(self._pending.items(), key=lambda one: len(one[1]), reverse=True)
        for start in range(0, len(pending), KEPT_AT_ONCE):
            own, texts = zip(*pending[start : start + KEPT_AT_ONCE], strict=True)
            vectors = self._encoder.embed_passages(texts, lambda done, _total: self._count.tell(done))
            self._blocks.append(checked(vectors, len(texts), self.dimensions))
            self._count.done += len(texts)
            for digest in own:
                self._places[digest] = len(self._places)
            if len(own) == KEPT_AT_ONCE:
                self._kept.keep(own, self._blocks[-1])
        self._pending.clear()
