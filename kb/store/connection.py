"""One connection a thread to a file that nobody writes; SQLite's errors become ours here."""

from __future__ import annotations

import sqlite3
import threading
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import quote

from kb.errors import DamagedIndexError, IndexError_, IndexVersionError, OlderIndexError
from kb.store.schema import STORE_FORMAT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_MAPPED_BYTES = 1 << 28


class Rows(Protocol):
    """What the read side asks of a database."""

    def all(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Every row of the answer."""
        ...

    def one(self, sql: str, values: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """The first row of the answer, None where there is none."""
        ...

    def close(self) -> None:
        """No more questions."""
        ...


def _encodable(values: Sequence[Any]) -> list[Any]:
    """Values with lone surrogates as '?': nothing stored holds one, and SQLite fails on them."""
    return [
        value.encode("utf-8", "replace").decode() if isinstance(value, str) else value for value in values
    ]


class Connection:
    """Read-only queries on an immutable SQLite file, from any thread."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._own = threading.local()
        self._all: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._closed = False
        (found,) = self.one("PRAGMA user_version") or (0,)
        if found != STORE_FORMAT:
            self.close()
            kind = OlderIndexError if found < STORE_FORMAT else IndexVersionError
            raise kind(
                f"{path}: the store has format {found}, this version reads {STORE_FORMAT}; "
                "run 'kb rebuild-index --full' to build it anew"
            )

    def all(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Every row of the answer. Errors: DamagedIndexError."""
        try:
            return self._connection().execute(sql, _encodable(values)).fetchall()
        except sqlite3.DatabaseError as error:
            raise self._error(error) from error

    def one(self, sql: str, values: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """The first row of the answer, None where there is none. Errors: DamagedIndexError."""
        try:
            row: tuple[Any, ...] | None = self._connection().execute(sql, _encodable(values)).fetchone()
        except sqlite3.DatabaseError as error:
            raise self._error(error) from error
        return row

    def close(self) -> None:
        """Close the connections of every thread."""
        with self._lock:
            self._closed = True
            for connection in self._all:
                connection.close()
            self._all.clear()

    def _error(self, error: sqlite3.DatabaseError) -> IndexError_:
        if self._closed:
            return IndexError_("the index was closed while it was asked")
        return DamagedIndexError(self._path, f"SQLite says: {error}")

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._own, "connection", None)
        if connection is None:
            connection = self._connect()
            self._own.connection = connection
        return connection

    def _connect(self) -> sqlite3.Connection:
        address = f"file:{quote(str(self._path))}?mode=ro&immutable=1"
        connection = sqlite3.connect(address, uri=True, check_same_thread=False, cached_statements=64)
        connection.execute(f"PRAGMA mmap_size = {_MAPPED_BYTES}")
        with self._lock:
            if self._closed:
                connection.close()
                raise sqlite3.ProgrammingError("closed")
            self._all.append(connection)
        return connection
