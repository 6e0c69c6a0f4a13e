"""A few connections to a layer that nobody writes, for all threads; SQLite's errors become ours here.

A layer may hold documents that a later layer replaced. Views of the same names as the tables leave
them out, so that every query sees only what counts.
"""

from __future__ import annotations

import sqlite3
import threading
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from kb.errors import IndexError_, IndexVersionError, KbError, OlderIndexError, index_fault
from kb.message import message
from kb.store.schema import ADDED, OF_DOCUMENT, OF_RECORD, READ_FORMATS, STORE_FORMAT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_MAPPED_BYTES = 1 << 28
_MOST = 8
"""Connections to one layer at once: more than cores that could run their queries on most machines."""
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
    """Read-only queries on one layer without the documents of these keys, from any thread.

    A few connections go from query to query, whichever thread asks: one a thread would stay open as long
    as the index when a program starts a thread for each request. (Each hides documents in tables of its
    own and keeps its pages, so that making one for each query would be slow.)
    """

    def __init__(self, path: Path, hidden: frozenset[int] = frozenset()) -> None:
        self._path = path
        self._hidden = hidden
        self._idle: list[sqlite3.Connection] = []
        self._free = threading.BoundedSemaphore(_MOST)
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
        """Every row of the answer; waits while as many queries run as there may be connections.

        Errors: DamagedIndexError, TooManyFilesError, IndexError_ for an index that was closed.
        """
        with self._free:
            try:
                connection = self._take()
                try:
                    return connection.execute(sql, values).fetchall()
                finally:
                    self._give_back(connection)
            except sqlite3.DatabaseError as error:
                raise self._error(error) from error

    def close(self) -> None:
        """Close the connections; those that are asked something now when they have answered."""
        self._closed = True
        while self._idle:
            self._idle.pop().close()

    def _error(self, error: sqlite3.DatabaseError) -> KbError:
        if self._closed:
            return IndexError_(message("the index was closed while it was asked"))
        return index_fault(self._path, error, message("SQLite says: {error}", error=error))

    def _take(self) -> sqlite3.Connection:
        if self._closed:
            raise sqlite3.ProgrammingError("closed")
        try:
            return self._idle.pop()
        except IndexError:
            return self._connect()

    def _give_back(self, connection: sqlite3.Connection) -> None:
        self._idle.append(connection)
        if self._closed:  # also when that happened just now
            self.close()

    def _connect(self) -> sqlite3.Connection:
        address = read_only(self._path)
        connection = sqlite3.connect(address, uri=True, check_same_thread=False, cached_statements=64)
        try:
            connection.execute(f"PRAGMA mmap_size = {_MAPPED_BYTES}")
            lacking = _lacking(connection)
            if self._hidden:
                _hide(connection, self._hidden, lacking)
            _stand_in(connection, lacking)
        except BaseException:
            connection.close()
            raise
        return connection


def _lacking(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The tables that an older version did not write."""
    there = connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'").fetchall()
    return tuple(table for table in ADDED if (table,) not in there)


def _stand_in(connection: sqlite3.Connection, lacking: Sequence[str]) -> None:
    """Empty tables in the place of those that are not there."""
    for table in lacking:
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute(f"CREATE TEMP TABLE {table} ({ADDED[table]})")


def _hide(connection: sqlite3.Connection, keys: frozenset[int], lacking: Sequence[str]) -> None:
    """Put views before the tables. Temporary tables stay in memory: the folder may be read-only."""
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.executescript(_HIDE)
    for table in lacking:
        connection.execute(f"DROP VIEW temp.{table}")
    connection.executemany("INSERT INTO hidden_documents VALUES (?)", [(key,) for key in sorted(keys)])
    connection.execute(
        "INSERT INTO hidden_records SELECT id FROM main.records"
        " WHERE document IN (SELECT id FROM hidden_documents)"
    )
    connection.commit()
