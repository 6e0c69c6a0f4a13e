"""The layers of one store, oldest first: what they say together, each document from one layer only.

A rebuild writes one layer more and leaves the others as they are, so that adding a letter costs in
proportion to the letter. All documents of one letter stand in the same layer; a document that
changes moves to the new layer with its letter, and is hidden in the one it came from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from kb.store.connection import Connection, encodable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SUFFIX = ".sqlite"
FIRST_LAYER = f"00000001{SUFFIX}"


class Rows(Protocol):
    """What the read side asks of the layers."""

    def all(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Every row of every layer's answer, oldest layer first: order across layers is the caller's."""
        ...

    def one(self, sql: str, values: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """The first of all rows, None where there is none: for what at most one layer knows."""
        ...

    def last(self, sql: str) -> list[tuple[Any, ...]]:
        """Every row of the latest layer's answer."""
        ...

    def close(self) -> None:
        """No more questions."""
        ...


def layer_name(path: Path) -> str:
    """What a layer is called in the folder of a store; one of format 1 is the first."""
    return path.name if path.stem.isdigit() else FIRST_LAYER


def next_layer_name(older: Sequence[Path]) -> str:
    """What a layer after these is called."""
    last = max((int(layer_name(path).removesuffix(SUFFIX)) for path in older), default=0)
    return f"{last + 1:08d}{SUFFIX}"


class Layers:
    """Read-only queries on every layer of a store, from any thread."""

    def __init__(self, layers: tuple[Connection, ...]) -> None:
        self._layers = layers

    @classmethod
    def open(cls, paths: Sequence[Path]) -> Layers:
        """Open layers, oldest first, each without what later ones hide.

        Errors: DamagedIndexError, IndexVersionError.
        """
        opened: list[Connection] = []
        hidden: frozenset[int] = frozenset()
        try:
            for path in reversed(paths):
                opened.append(Connection(path, hidden))
                hidden |= opened[-1].hides
        except BaseException:
            for layer in opened:
                layer.close()
            raise
        return cls(tuple(reversed(opened)))

    def all(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Every row of every layer's answer, oldest layer first. Errors: DamagedIndexError."""
        values = encodable(values)
        return [row for layer in self._layers for row in layer.all(sql, values)]

    def one(self, sql: str, values: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """The first of all rows, latest layer first. Errors: DamagedIndexError."""
        values = encodable(values)
        for layer in reversed(self._layers):
            for row in layer.all(sql, values):
                return row
        return None

    def last(self, sql: str) -> list[tuple[Any, ...]]:
        """Every row of the latest layer's answer. Errors: DamagedIndexError."""
        return self._layers[-1].all(sql)

    def close(self) -> None:
        """No more queries."""
        for layer in self._layers:
            layer.close()
