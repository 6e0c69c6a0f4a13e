"""The lexical index of one generation: tantivy files, five analysed fields over every passage.

Owns tantivy: nothing outside this module and its writer sees one of its types. The language of
queries is the caller's: it hands in clauses.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kb.index.clause import Clause, Field


class Terms:
    """A lexical index that nobody writes any more. Thread-safe."""

    @classmethod
    def open(cls, folder: Path) -> Terms:
        """Open the tantivy files of a generation. Errors: DamagedIndexError."""
        raise NotImplementedError

    def analyse(self, text: str, field: Field) -> list[str]:
        """The terms that this text gives in this field, in order."""
        raise NotImplementedError

    def search(
        self, clauses: Sequence[Clause], k: int, allowed: Sequence[int] | None = None
    ) -> list[tuple[int, float]]:
        """The best `k` passages as (row, BM25 score), best first; ties by row.

        All `must` clauses match, no `must_not` clause does, and at least one clause that is not
        `must_not`. `allowed` limits the rows (ascending), as `Store.rows` gives them."""
        raise NotImplementedError

    def document_frequency(self, term: str, field: Field) -> int:
        """In how many passages this term occurs."""
        raise NotImplementedError

    def __len__(self) -> int:
        """Number of passages."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of the files."""
        raise NotImplementedError
