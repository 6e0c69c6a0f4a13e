"""Vectors of questions alone, without their letter's subject: what says whether two ask the same.

Passages of questions are embedded with the subject, so that search finds 'dit systeem'; two questions of
one subject then look alike whatever they ask. These vectors stand in a part of their own, under the rows of
those passages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.errors import DamagedIndexError
from kb.index.manifest import weights_mark
from kb.likeness.meaning import meaning_text
from kb.rebuild.embedding import Embedding, text_hash

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from kb.encoder.encoder import Encoder
    from kb.index.generation import Generation
    from kb.passage import Passage
    from kb.question.record import Record
    from kb.rebuild.embedding import Count


def asked_in(passage: Passage, record: Record) -> str:
    """What is embedded of the question that this passage begins; '' where it begins none."""
    if passage.part != "question" or passage.start or record.kind == "section":
        return ""
    return meaning_text(record.question)


class QuestionVectors:
    """Collects questions among the passages that are embedded, and takes over what was embedded before."""

    def __init__(
        self,
        passages: Embedding,
        encoder: Encoder,
        earlier: Generation | None,
        count: Count,
        indexes: Path,
    ) -> None:
        """`passages` knows which of them the `earlier` index has; `encoder` is that of questions."""
        self._passages = passages
        self._mark = weights_mark(encoder.weights_sha256)
        self._embedding = Embedding(encoder, None, count, indexes)
        self._earlier = earlier if earlier and self.can_take_from(earlier) else None
        self._taken: list[tuple[int, int]] = []
        self._rows: set[int] = set()

    def can_take_from(self, generation: Generation) -> bool:
        """Whether its vectors of questions are there, by the same weights, and can be used."""
        try:
            return generation.manifest.questions_weights == self._mark and len(generation.questions) >= 0
        except DamagedIndexError:
            return False

    def expect(self, asked: Iterable[tuple[bytes, bytes]]) -> None:
        """Hashes of the passages that begin a question and of what is embedded of it, before the first
        `add`.
        """
        self._embedding.expect(own for passage, own in asked if self._before(passage) is None)

    def has(self, row: int) -> bool:
        """Whether the question of this row was added."""
        return row in self._rows

    def add_old(self, texts: Mapping[int, str]) -> None:
        """Questions by row of passages that stay as they were, in an index of an older version."""
        self._embedding.expect(map(text_hash, texts.values()))
        for row in sorted(texts):
            self._embedding.add(row, texts[row])

    def add(self, row: int, passage: Passage, text: str) -> None:
        """One question more: the passage that it begins has this row."""
        self._rows.add(row)
        before = self._before(text_hash(passage.embedding_text))
        if before is None:
            self._embedding.add(row, text)
        else:
            self._taken.append((row, before))

    def _before(self, passage: bytes) -> int | None:
        """The row of the same question in the earlier index."""
        row = self._passages.known_row(passage) if self._earlier else None
        return row if row is not None and self._earlier and self._earlier.holds_question(row) else None

    def result(self) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Rows and their vectors, with what was taken over. Errors: EncoderError."""
        import numpy as np

        rows, vectors = self._embedding.result()
        if self._taken and self._earlier:
            taken = self._earlier.questions.reconstruct([before for _, before in self._taken])
            rows = np.concatenate([rows, np.array([row for row, _ in self._taken], dtype=np.int64)])
            vectors = np.concatenate([vectors.reshape(len(vectors), taken.shape[1]), taken])
        order = np.argsort(rows)
        return rows[order], vectors[order]
