"""The lexical index of one generation: tantivy files, six analysed fields over every passage.

Owns tantivy: nothing outside this module, its writer and the analysis sees one of its types. The
language of queries is the caller's: it hands in clauses.
"""

from __future__ import annotations

import tempfile
from bisect import bisect_left
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING

from kb.errors import KbError, TooManyFilesError, index_fault
from kb.index.analysis import analyse, register
from kb.index.files import remove_tree
from kb.message import message
from kb.system_error import system_reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tantivy import Index, Occur, Query, Searcher

    from kb.index.clause import Clause, Field


LOCK_FILES = (".tantivy-meta.lock", ".tantivy-writer.lock")
_FEW, _FEW_ROWS = 0.02, 5_000
"""Up to this share of the passages, or so many, tantivy filters; of more, hits are filtered as they come."""
_MORE = (2, 16)
"""How many times more hits are asked for, first and then, than would do if those allowed lay evenly."""


class Terms:
    """A lexical index that nobody writes any more. Thread-safe."""

    def __init__(self, index: Index) -> None:
        self._schema = index.schema
        self._searcher: Searcher = index.searcher()

    @classmethod
    def open(cls, folder: Path) -> Terms:
        """Open the tantivy files of a generation. Errors: DamagedIndexError."""
        try:
            return cls(_open(folder))
        except ValueError as error:
            raise index_fault(folder, error, message("tantivy says: {error}", error=error)) from error
        except OSError as error:
            raise _no_links(folder, error) from error

    def analyse(self, text: str, field: Field) -> list[str]:
        """The terms that this text gives in this field, in order."""
        return analyse(text, field)

    def search(
        self, clauses: Sequence[Clause], k: int, allowed: Sequence[int] | None = None
    ) -> list[tuple[int, float]]:
        """The best `k` passages as (row, BM25 score), best first; ties by row.

        All `must` clauses match, no `must_not` clause does, and at least one clause that is not
        `must_not`. `allowed` limits the rows (ascending), as `Store.rows` gives them.
        """
        parts = [part for clause in clauses if clause.terms for part in self._parts(clause)]
        if k <= 0 or not any(clause.terms and clause.occur != "must_not" for clause in clauses):
            return []
        if allowed is None:
            return self._best(parts, k)
        if len(allowed) > max(_FEW * len(self), _FEW_ROWS):
            return self._best_allowed(parts, k, allowed)
        return self._best(self._within(parts, allowed), k) if len(allowed) else []

    def rows(self) -> frozenset[int]:
        """Every row in the index."""
        from tantivy import Query

        hits = self._searcher.search(Query.all_query(), max(1, len(self))).hits
        return frozenset(self._rows_of([address for _, address in hits]))

    def rows_of(self, clauses: Sequence[Clause]) -> list[int]:
        """Every row that meets one of these clauses, in no certain order."""
        from tantivy import Query

        parts = [part for clause in clauses if clause.terms for part in self._parts(clause)]
        return self._all_of(Query.boolean_query(parts)) if parts else []

    def rows_with_prefix(self, text: str) -> list[int]:
        """Every row with a word that begins so, as it is written but for case and accents."""
        from tantivy import Query

        terms = self.analyse(text, "exact")
        if len(terms) != 1 or not terms[0].isalnum():
            return []
        return self._all_of(Query.regex_query(self._schema, "exact", f"{terms[0]}.*"))

    def _all_of(self, query: Query) -> list[int]:
        hits = self._searcher.search(query, max(1, len(self)), count=False).hits
        return self._rows_of([address for _, address in hits])

    def document_frequency(self, term: str, field: Field) -> int:
        """In how many passages this term occurs."""
        return self._searcher.doc_freq(field, term)

    def words(self, prefix: str, limit: int = 10) -> list[tuple[str, int]]:
        """Words as written (folded) that begin so, with how many passages have each."""
        return self._searcher.terms_with_prefix("exact", prefix, limit=limit)

    def __len__(self) -> int:
        """Number of passages."""
        return self._searcher.num_docs

    def close(self) -> None:
        """Let go of the files."""
        del self._searcher

    def _best_allowed(
        self, parts: list[tuple[Occur, Query]], k: int, allowed: Sequence[int]
    ) -> list[tuple[int, float]]:
        """Filter hits as they come; if that leaves too few of them twice, have tantivy do it after all."""
        for more in _MORE:
            wanted = more * k * max(1, len(self) // len(allowed))
            found = self._best(parts, wanted)
            kept = [hit for hit in found if _holds(allowed, hit[0])]
            if len(kept) >= k or len(found) < wanted:
                return kept[:k]
        return self._best(self._within(parts, allowed), k)

    def _best(self, parts: list[tuple[Occur, Query]], k: int) -> list[tuple[int, float]]:
        from tantivy import Query

        hits = self._searcher.search(Query.boolean_query(parts), min(k, max(1, len(self))), count=False).hits
        rows = self._rows_of([address for _, address in hits])
        scored = [(row, float(score)) for row, (score, _) in zip(rows, hits, strict=True)]
        return sorted(scored, key=lambda hit: (-hit[1], hit[0]))

    def _rows_of(self, addresses: list[object]) -> list[int]:
        values = self._searcher.fast_field_values("row", addresses)  # type: ignore[arg-type]
        return [int(value) for value in values if value is not None]

    def _parts(self, clause: Clause) -> Iterator[tuple[Occur, Query]]:
        """Terms that may match stand beside those of other clauses: only in one union of terms does tantivy
        leave out, by the most that a block of postings can score, what cannot be among the best.
        """
        from tantivy import Occur

        if clause.occur == "should" and not (clause.phrase and len(clause.terms) > 1):
            for term, weight in zip(clause.terms, clause.weights or repeat(1.0), strict=False):
                yield Occur.Should, self._term(clause.field, term, weight * clause.boost)
        else:
            yield _occur(clause), self._query(clause)

    def _term(self, field: Field, term: str, weight: float = 1.0) -> Query:
        from tantivy import Query

        query = Query.term_query(self._schema, field, term)
        return query if weight == 1.0 else Query.boost_query(query, weight)

    def _query(self, clause: Clause) -> Query:
        from tantivy import Occur, Query

        if clause.phrase and len(clause.terms) > 1:
            query = Query.phrase_query(self._schema, clause.field, list(clause.terms), clause.slop)
        else:
            weights = clause.weights or repeat(1.0)
            pairs = zip(clause.terms, weights, strict=False)
            each = [self._term(clause.field, term, weight) for term, weight in pairs]
            query = each[0] if len(each) == 1 else Query.boolean_query([(Occur.Should, one) for one in each])
        return query if clause.boost == 1.0 else Query.boost_query(query, clause.boost)

    def _within(self, parts: list[tuple[Occur, Query]], rows: Sequence[int]) -> list[tuple[Occur, Query]]:
        """The same, for these rows only; beside what must hold, tantivy takes what may match for optional."""
        from tantivy import Occur, Query

        only = Query.const_score_query(Query.term_set_query(self._schema, "row", list(rows)), 0.0)
        may = [part for part in parts if part[0] == Occur.Should]
        rest = [part for part in parts if part[0] != Occur.Should]
        if may and not any(occur == Occur.Must for occur, _ in rest):
            may = [(Occur.Must, Query.boolean_query(may))]
        return [*may, *rest, (Occur.Must, only)]


def _holds(rows: Sequence[int], row: int) -> bool:
    """Whether these ascending rows hold this one."""
    place = bisect_left(rows, row)
    return place < len(rows) and rows[place] == row


def _occur(clause: Clause) -> Occur:
    from tantivy import Occur

    return {"must": Occur.Must, "should": Occur.Should, "must_not": Occur.MustNot}[clause.occur]


def _open(folder: Path) -> Index:
    """Open through a folder of links, for tantivy makes a lock file beside what it reads, which a
    read-only mount refuses and a generation must not get. The files stay open after the links go.
    """
    links = Path(tempfile.mkdtemp(prefix="kb-terms-"))
    try:
        for path in folder.iterdir():
            if path.name not in LOCK_FILES:
                (links / path.name).symlink_to(path.absolute())
        return _index(links)
    finally:
        remove_tree(links)


def _no_links(folder: Path, error: OSError) -> KbError:
    fault = index_fault(folder, error)
    if isinstance(fault, TooManyFilesError):
        return fault
    reason = system_reason(error)
    place = error.filename or tempfile.gettempdir()
    return KbError(
        message("{place}: no temporary file can be made there ({reason})", place=place, reason=reason)
    )


def _index(folder: Path) -> Index:
    from tantivy import Index

    index = Index.open(str(folder))
    index.config_reader("manual")
    register(index)
    return index
