"""Which records a tree of AND, OR and NOT lets through, by the lexical index and the store.

A record holds a word where its question, its answer or a note does, so that two words may stand in two parts.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from kb.index.clause import Clause, Field
from kb.search.query import is_function_word
from kb.search.understood.syntax import All, Any, Near, Not, Phrase, Prefix, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kb.index.terms import Terms
    from kb.search.understood.syntax import Tree

    Known = Callable[[str], tuple[str, frozenset[int] | None]]
    """Of some words those left when the names in them are taken out, and the rows that the names bring."""


class Holding:
    """Answers for one query on one generation: `records` gives the record of each row."""

    def __init__(self, terms: Terms, records: dict[int, int], known: Known) -> None:
        self._terms = terms
        self._records = records
        self._known = known
        self._all = frozenset(records.values())

    def rows(self, tree: Tree) -> array[int]:
        """Rows of every passage of the records that the tree lets through, ascending."""
        held = self._held(tree)
        return array("q", sorted(row for row, record in self._records.items() if record in held))

    def _held(self, tree: Tree) -> frozenset[int]:
        if isinstance(tree, All):
            return frozenset.intersection(*map(self._held, tree.parts))
        if isinstance(tree, Any):
            return frozenset.union(*map(self._held, tree.parts))
        if isinstance(tree, Not):
            return self._all - self._held(tree.part)
        if isinstance(tree, Words):
            return self._words(tree.text)
        if isinstance(tree, Phrase):
            return self._standing(tree.text, ("exact",))
        if isinstance(tree, Prefix):
            return self._of_rows(self._terms.rows_with_prefix(tree.text))
        return self._near(tree)

    def _words(self, text: str) -> frozenset[int]:
        """All of the words in any form; a name in them by who asked or answered, or where it stands."""
        rest, named = self._known(text)
        held = self._of_rows(named) if named else self._all
        words = rest.split()
        telling = [word for word in words if not is_function_word(word)] or words
        for word in telling:
            held &= self._standing(word, ("nl", "en"))
        return held

    def _standing(self, text: str, fields: Sequence[Field]) -> frozenset[int]:
        clauses = [
            Clause(field, terms, phrase=len(terms) > 1)
            for field in fields
            if (terms := tuple(self._terms.analyse(text, field)))
        ]
        return self._of_rows(self._terms.rows_of(clauses)) if clauses else self._all

    def _near(self, near: Near) -> frozenset[int]:
        return self._of_rows(self._terms.rows_of([*self._orders(near, "nl"), *self._orders(near, "en")]))

    def _orders(self, near: Near, field: Field) -> Iterator[Clause]:
        first = tuple(self._terms.analyse(near.first, field))
        second = tuple(self._terms.analyse(near.second, field))
        for terms in ((*first, *second), (*second, *first)):
            yield Clause(field, terms, phrase=True, slop=near.distance)

    def _of_rows(self, rows: Sequence[int] | frozenset[int]) -> frozenset[int]:
        return frozenset(self._records[row] for row in rows if row in self._records)
