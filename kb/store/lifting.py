"""Moves documents from older layers into the one that is being written, with their keys and rows.

What is to change is lifted first, a letter at a time with all its versions, so that the writer
works on its own layer alone. A document that was lifted, or is gone, is hidden in the older layer;
a layer of which little is left is lifted whole and named no more.
"""

from __future__ import annotations

from operator import add, sub
from typing import TYPE_CHECKING, NamedTuple

from kb.segments import to_merge
from kb.store.connection import read_only
from kb.store.schema import ADDED, OF_DOCUMENT, OF_RECORD, STORE_FORMAT

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_COUNTED = ("documents", "records", "passages")
"""Tables whose keys are never used twice."""
_KEYS = {"documents": "id", "records": "id", "passages": "row"}
_MOST_LAYERS = 8
"""Fewer than the ten databases that SQLite attaches."""
_READ_FROM = "d.id IN (SELECT document FROM {layer}.sources WHERE name = ?)"
_SEEN = "d.id NOT IN (SELECT document FROM temp.covered WHERE layer = '{layer}')"


class Holding(NamedTuple):
    """How many documents, shown records and passages there are somewhere."""

    documents: int = 0
    records: int = 0
    passages: int = 0

    def plus(self, other: Holding) -> Holding:
        """Both together."""
        return Holding(*map(add, self, other))

    def less(self, other: Holding) -> Holding:
        """How much more than the other."""
        return Holding(*map(sub, self, other))


class Lifting:
    """The older layers beside the layer `main` of a writer's connection."""

    def __init__(self, connection: sqlite3.Connection, older: Sequence[Path]) -> None:
        self._rows = connection
        self._layers = [f"older{number}" for number in range(len(older))]
        self._lifted = Holding()
        for layer, path in zip(self._layers, older, strict=True):
            connection.execute(f"ATTACH ? AS {layer}", (read_only(path),))
        connection.execute(
            "CREATE TEMP TABLE covered (layer TEXT, document INTEGER, PRIMARY KEY (layer, document))"
            " WITHOUT ROWID"
        )
        self._cover()
        self._go_on_counting()
        if self._layers:
            connection.execute(f"INSERT INTO main.refused SELECT * FROM {self._layers[-1]}.refused")

    def letter(self, letter_id: str) -> None:
        """Lift every document of this letter."""
        for layer in self._layers:
            self._lift(layer, "d.letter_id = ?", letter_id)

    def source(self, name: str) -> None:
        """Lift the letter that was read from the file of this name."""
        self._letters_where(_READ_FROM, name)

    def document(self, sha256: str) -> None:
        """Lift the letter of the document that was read from these bytes."""
        self._letters_where("d.sha256 = ?", sha256)

    def all(self) -> None:
        """Lift everything."""
        for layer in self._layers:
            self._lift(layer, "1")

    def holds(self, sha256: str) -> bool:
        """Whether an older layer has the document that was read from these bytes."""
        return bool(list(self._find("d.sha256 = ?", sha256)))

    def has_source(self, name: str) -> bool:
        """Whether an older layer has a document that goes by the file of this name."""
        return bool(list(self._find(_READ_FROM, name)))

    def gained(self) -> Holding:
        """How much more the layer holds than was lifted into it; negative for what is gone."""
        return self._held("main.documents").less(self._lifted)

    def merge(self) -> frozenset[int]:
        """Lift layers of which little is left or which are small beside what is new; their numbers."""
        held = [self._count(f"{layer}.documents") for layer in self._layers]
        gone = [self._gone(layer) for layer in self._layers]
        chosen = to_merge(held, gone, self._count("main.documents"))
        left = sorted(set(range(len(held))) - chosen, key=lambda number: held[number])
        chosen |= set(left[: max(0, len(left) - _MOST_LAYERS + 1)])
        for number in chosen:
            self._lift(self._layers[number], "1")
        self._hide([layer for number, layer in enumerate(self._layers) if number not in chosen])
        return chosen

    def _cover(self) -> None:
        """Note for each layer what later ones hide in it."""
        for number, layer in enumerate(self._layers):
            for later in self._layers[number + 1 :]:
                if self._one(f"PRAGMA {later}.user_version") == STORE_FORMAT:
                    self._rows.execute(
                        f"INSERT OR IGNORE INTO temp.covered SELECT '{layer}', document FROM {later}.hidden"
                    )

    def _go_on_counting(self) -> None:
        """No key of an older layer is given to anything else."""
        for table in _COUNTED:
            used = [self._one(f"SELECT max({_KEYS[table]}) FROM {layer}.{table}") for layer in self._layers]
            used += [
                self._one(f"SELECT max(seq) FROM {layer}.sqlite_sequence WHERE name = ?", table)
                for layer in self._layers
            ]
            last = max((one for one in used if one), default=0)
            self._rows.execute("INSERT INTO main.sqlite_sequence (name, seq) VALUES (?, ?)", (table, last))

    def _letters_where(self, condition: str, value: str) -> None:
        for letter_id in dict.fromkeys(self._find(condition, value)):
            self.letter(letter_id)

    def _find(self, condition: str, value: str) -> Iterable[str]:
        """Letter ids of the documents in older layers that meet the condition."""
        for layer in self._layers:
            found = self._rows.execute(
                f"SELECT d.letter_id FROM {layer}.documents d"
                f" WHERE {condition.format(layer=layer)} AND {_SEEN.format(layer=layer)}",
                (value,),
            )
            yield from (letter_id for (letter_id,) in found.fetchall())

    def _lift(self, layer: str, condition: str, *values: str) -> None:
        """Copy what belongs to these documents, keys and all, and cover it in the older layer."""
        found = self._rows.execute(
            f"SELECT d.id FROM {layer}.documents d WHERE {condition} AND {_SEEN.format(layer=layer)}", values
        ).fetchall()
        if not found:
            return
        self._rows.execute("CREATE TEMP TABLE lifted (id INTEGER PRIMARY KEY)")
        self._rows.executemany("INSERT INTO temp.lifted VALUES (?)", found)
        self._copy(layer, "documents", "id IN (SELECT id FROM temp.lifted)")
        for table in OF_DOCUMENT:
            self._copy(layer, table, "document IN (SELECT id FROM temp.lifted)")
        for table in OF_RECORD:
            self._copy(
                layer,
                table,
                f"record IN (SELECT id FROM {layer}.records WHERE document IN (SELECT id FROM temp.lifted))",
            )
        self._lifted = self._lifted.plus(self._held("temp.lifted"))
        self._rows.execute("INSERT INTO temp.covered SELECT ?, id FROM temp.lifted", (layer,))
        self._rows.execute("DROP TABLE temp.lifted")

    def _copy(self, layer: str, table: str, condition: str) -> None:
        if table in ADDED and not self._has(layer, table):
            return
        self._rows.execute(f"INSERT INTO main.{table} SELECT * FROM {layer}.{table} WHERE {condition}")

    def _has(self, layer: str, table: str) -> bool:
        return bool(self._count(f"{layer}.sqlite_master WHERE type = 'table' AND name = '{table}'"))

    def _hide(self, kept: Sequence[str]) -> None:
        """What counts in none of the layers that stay, this layer hides from now on.

        What one of them replaced in an earlier one it hides itself.
        """
        for layer in kept:
            self._rows.execute(
                f"INSERT OR IGNORE INTO main.hidden SELECT document FROM temp.covered WHERE layer = '{layer}'"
                f" AND document IN (SELECT id FROM {layer}.documents)"
            )
        for layer in kept:
            self._rows.execute(
                f"DELETE FROM main.hidden WHERE document IN (SELECT id FROM {layer}.documents)"
                f" AND document NOT IN (SELECT document FROM temp.covered WHERE layer = '{layer}')"
            )

    def _held(self, keys: str) -> Holding:
        """What the layer that is written holds of the documents whose keys stand in this table."""
        among = f"document IN (SELECT id FROM {keys})"
        return Holding(
            self._count(f"main.documents WHERE id IN (SELECT id FROM {keys})"),
            self._count(f"main.records WHERE preferred = 1 AND {among}"),
            self._count(f"main.passages WHERE record IN (SELECT id FROM main.records WHERE {among})"),
        )

    def _gone(self, layer: str) -> int:
        return self._count(
            f"temp.covered WHERE layer = '{layer}' AND document IN (SELECT id FROM {layer}.documents)"
        )

    def _count(self, what: str) -> int:
        return self._one(f"SELECT count(*) FROM {what}")

    def _one(self, sql: str, *values: str) -> int:
        return int(self._rows.execute(sql, values).fetchone()[0] or 0)
