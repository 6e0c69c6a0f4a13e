"""Passages of the default model: a few by the engine that is ready at once, many by the faster one.

Importing sentence-transformers takes some ten seconds, more than the C engine needs for a letter or five.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.encoder.encoder import Encoder, Progress, Vectors

FEW = 60
"""Passages that the C engine has embedded before sentence-transformers has: some 65 by processor time, nearly
60 by the clock of two idle cores. It does 5 a second there, the other some 18, but starts at once where that
takes 9 s."""


class FewOrManyEncoder:
    """Both engines of one model; an `Encoder`.

    The C engine rounds activations to 8 bits; over 200 passages the two vectors of one text have a cosine
    of 0.99989 at least, 0.99994 at the median. An index may hold both: with those 200 of 1,100 from the C
    engine, one of 494 known questions found its answer at another place. After many, what follows is by the
    faster too.
    """

    def __init__(self, few: Encoder, many: Encoder) -> None:
        self.name = many.name
        self.dimensions = many.dimensions
        self.weights_sha256 = many.weights_sha256
        self._few = few
        self._many = many
        self._loaded = False

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of what people ask, by sentence-transformers. Errors: EncoderError."""
        self._loaded = True
        return self._many.embed_queries(texts)

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Vectors of what is searched, float32 (n, dimensions). Errors: EncoderError."""
        self._loaded = self._loaded or len(texts) > FEW
        return (self._many if self._loaded else self._few).embed_passages(texts, progress)
