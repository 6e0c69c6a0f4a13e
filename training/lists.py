"""What search by words finds for each query among the answers: what is wrong there is learnt from."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from kb.evaluate.answers import index_of_answers
from kb.index.generation import Generation
from kb.search.fusion import by_score
from kb.search.lexical import clauses_of, demanded
from kb.search.query import parse_query
from kb.search.ranking import RANKING
from kb.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kb.encoder.encoder import Progress, Vectors
    from kb.store.summary import PassageRow

DEPTH = 120
"""Passages of each list."""


def lexical_lists(texts: Sequence[str], queries: Iterable[str]) -> dict[str, dict[int, float]]:
    """For each query the places in `texts` that its words find, the best first, with what each is worth."""
    with tempfile.TemporaryDirectory(prefix="kb-training-") as folder:
        root = Path(folder)
        answers = root / "answers.jsonl"
        lines = (json.dumps({"id": str(place), "text": text}) for place, text in enumerate(texts))
        answers.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        own = Settings(root, root / "corpus", root / "indexes")
        with (
            index_of_answers(answers, own, _NoVectors()) as settings,
            Generation.open(settings.indexes) as index,
        ):
            rows = {row.row: int(row.record_id.rpartition("/")[2]) for row in _all_passages(index)}
            return {query: _list(query, index, rows) for query in dict.fromkeys(queries)}


def _list(text: str, index: Generation, rows: Mapping[int, int]) -> dict[int, float]:
    query = parse_query(text)
    found = index.terms.search(clauses_of(query, (), index.terms, RANKING), DEPTH, None)
    worths = by_score(found, most=demanded(query, index.terms, RANKING))
    best: dict[int, float] = {}
    for row, worth in worths.items():
        if row in rows:
            best.setdefault(rows[row], worth)
    return best


def _all_passages(index: Generation) -> tuple[PassageRow, ...]:
    return index.store.passages(range(2 * len(index.terms)))


class _NoVectors:
    """An encoder for an index of which only the words are asked."""

    name = "none"
    dimensions = 8
    weights_sha256 = "0" * 64

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """The same vector for each."""
        return np.full((len(texts), 8), 8**-0.5, dtype=np.float32)

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """The same vector for each."""
        if progress:
            progress(len(texts), len(texts))
        return self.embed_queries(texts)
