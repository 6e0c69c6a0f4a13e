"""One connection a thread to a layer that nobody writes; SQLite's errors become ours here.

A layer may hold documents that a later layer replaced. Views of the same names as the tables leave
them out, so that every query sees only what counts.
"""

from __future__ import annotations

import sqlite3
import threading
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from kb.errors import DamagedIndexError, IndexError_, IndexVersionError, OlderIndexError
from kb.message import message
from kb.store.schema import OF_DOCUMENT, OF_RECORD, READ_FORMATS, STORE_FORMAT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_MAPPED_BYTES = 1 << 28
_HIDE = """
CREATE TEMP TABLE hidden_documents (id INTEGER PRIMARY KEY);
CREATE TEMP TABLE hidden_records (id INTEGER PRIMARY KEY);
CREATE TEMP VIEW documents AS
    SELECT * FROM main.documents WHERE id NOT IN (SELECT id FROM temp.hidden_documents);
""" + "".join(
    f"CREATE TEMP VIEW {table} AS SELECT * FROM main.{table}"
    f" WHERE {owner} NOT IN (SELECT id FROM temp.hidden_{owner}s);\n"
    for owner, tables in (("document", OF_DOCUMENT), ("record", OF_RECORD))
    for table in tables
)


def read_only(path: Path) -> str:
    """The address under which SQLite opens a file that nobody writes: no lock, no journal."""
    return f"file:{quote(str(path))}?mode=ro&immutable=1"


def encodable(values: Sequence[Any]) -> list[Any]:
    """Values with lone surrogates as '?': nothing stored holds one, and SQLite fails on them."""
    return [
        value.encode("utf-8", "replace").decode() if isinstance(value, str) else value for value in values
    ]


class Connection:
    """Read-only queries on one layer without the documents of these keys, from any thread."""

    def __init__(self, path: Path, hidden: frozenset[int] = frozenset()) -> None:
        self._path = path
        self._hidden = hidden
        self._own = threading.local()
        self._all: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._closed = False
        (self.format,) = self.all("PRAGMA user_version")[0]
        if self.format not in READ_FORMATS:
            self.close()
            kind = OlderIndexError if self.format < STORE_FORMAT else IndexVersionError
            raise kind(
                f"{path}: the store has format {self.format}, this version reads {STORE_FORMAT}; "
                "run 'kb rebuild-index --full' to build it anew"
            )

    @property
    def hides(self) -> frozenset[int]:
        """Keys of the documents that this layer hides in earlier ones. Errors: DamagedIndexError."""
        if self.format < STORE_FORMAT:
            return frozenset()
        return frozenset(key for (key,) in self.all("SELECT document FROM main.hidden"))

    def all(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Every row of the answer. Errors: DamagedIndexError."""
        try:
            return self._connection().execute(sql, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise self._error(error) from error

    def close(self) -> None:
        """Close the connections of every thread."""
        with self._lock:
            self._closed = True
            for connection in self._all:
                connection.close()
            self._all.clear()

    def _error(self, error: sqlite3.DatabaseError) -> IndexError_:
        if self._closed:
            return IndexError_(message("the index was closed while it was asked"))
        return DamagedIndexError(self._path, message("SQLite says: {error}", error=error))

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._own, "connection", None)
        if connection is None:
            connection = self._connect()
            self._own.connection = connection
        return connection

    def _connect(self) -> sqlite3.Connection:
        address = read_only(self._path)
        connection = sqlite3.connect(address, uri=True, check_same_thread=False, cached_statements=64)
        connection.execute(f"PRAGMA mmap_size = {_MAPPED_BYTES}")
        if self._hidden:
            _hide(connection, self._hidden)
        with self._lock:
            if self._closed:
                connection.close()
                raise sqlite3.ProgrammingError("closed")
            self._all.append(connection)
        return connection


def _hide(connection: sqlite3.Connection, keys: frozenset[int]) -> None:
    """Put views before the tables. Temporary tables stay in memory: the folder may be read-only."""
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.executescript(_HIDE)
    connection.executemany("INSERT INTO hidden_documents VALUES (?)", [(key,) for key in sorted(keys)])
    connection.execute(
        "INSERT INTO hidden_records SELECT id FROM main.records"
        " WHERE document IN (SELECT id FROM hidden_documents)"
    )
    connection.commit()
