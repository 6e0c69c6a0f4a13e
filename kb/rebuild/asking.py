"""Vectors of questions alone, without their letter's subject: what says whether two ask the same.

Passages of questions are embedded with the subject, so that search finds 'dit systeem'; two questions of
one subject then look alike whatever they ask. These vectors stand in a part of their own, under the rows of
those passages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kb.errors import DamagedIndexError
from kb.likeness.meaning import meaning_text
from kb.rebuild.embedding import text_hash

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import numpy as np
    from numpy.typing import NDArray

    from kb.index.generation import Generation
    from kb.passage import Passage
    from kb.question.record import Record
    from kb.rebuild.embedding import Embedding

_APART: Final = 1 << 40
"""Added to a row while its vector is made beside those of passages."""


def asked_in(passage: Passage, record: Record) -> str:
    """What is embedded of the question that this passage begins; '' where it begins none."""
    if passage.part != "question" or passage.start or record.kind == "section":
        return ""
    return meaning_text(record.question)


class QuestionVectors:
    """Collects questions among the passages that are embedded, and takes over what was embedded before."""

    def __init__(self, embedding: Embedding, earlier: Generation | None) -> None:
        self._embedding = embedding
        self._earlier = earlier if earlier and _is_sound(earlier) else None
        self._taken: list[tuple[int, int]] = []
        self._rows: set[int] = set()

    def expect(self, asked: Iterable[tuple[bytes, bytes]]) -> None:
        """Hashes of the passages that begin a question and of what is embedded of it, before the first
        `add`.
        """
        self._embedding.expect_more(own for passage, own in asked if self._before(passage) is None)

    def has(self, row: int) -> bool:
        """Whether the question of this row was added."""
        return row in self._rows

    def add_old(self, texts: Mapping[int, str]) -> None:
        """Questions by row of passages that stay as they were, in an index of an older version."""
        self._embedding.expect_more(map(text_hash, texts.values()))
        for row in sorted(texts):
            self._embedding.add(_APART + row, texts[row], passage=False)

    def add(self, row: int, passage: Passage, text: str) -> None:
        """One question more: the passage that it begins has this row."""
        self._rows.add(row)
        before = self._before(text_hash(passage.embedding_text))
        if before is None:
            self._embedding.add(_APART + row, text, passage=False)
        else:
            self._taken.append((row, before))

    def _before(self, passage: bytes) -> int | None:
        """The row of the same question in the earlier index."""
        row = self._embedding.known_row(passage) if self._earlier else None
        return row if row is not None and self._earlier and self._earlier.holds_question(row) else None

    def part(
        self, rows: NDArray[np.int64], vectors: NDArray[np.float32]
    ) -> tuple[tuple[NDArray[np.int64], NDArray[np.float32]], tuple[NDArray[np.int64], NDArray[np.float32]]]:
        """Of all that was embedded that of passages, and that of questions with what was taken over."""
        import numpy as np

        apart = rows >= _APART
        own_rows, own_vectors = rows[apart] - _APART, vectors[apart]
        if self._taken and self._earlier:
            taken = self._earlier.questions.reconstruct([before for _, before in self._taken])
            own_rows = np.concatenate([own_rows, np.array([row for row, _ in self._taken], dtype=np.int64)])
            own_vectors = np.concatenate([own_vectors.reshape(len(own_vectors), taken.shape[1]), taken])
        return (rows[~apart], vectors[~apart]), (own_rows, own_vectors)


def _is_sound(generation: Generation) -> bool:
    """Whether its vectors of questions are there and can be used."""
    try:
        return generation.has_questions and len(generation.questions) >= 0
    except DamagedIndexError:
        return False
