"""Writes the tantivy files of a new generation, from those of the last one or from nothing.

Segment files are written once by tantivy itself, so a new generation links those of the old one.
"""

from __future__ import annotations

import contextlib
import json
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from kb.index.analysis import GRAM_SPACE, analyzer_name, grams, register, whole_name
from kb.index.files import check_space, copy_file, link_file
from kb.index.terms import LOCK_FILES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from types import TracebackType

    from tantivy import Index, Schema

    from kb.index.clause import Field

_TEXT_FIELDS: tuple[Field, ...] = ("nl", "en", "exact", "context")
_CHANGING = ("meta.json", ".managed.json")
_SMALL_HEAP, _LARGE_HEAP = 15_000_000, 128_000_000
_ROWS_AT_ONCE = 10_000
_FEW = 2_000
"""Passages for which the small heap is enough."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What of one passage is indexed for terms."""

    row: int
    text: str
    context: str
    names: tuple[str, ...]


class TermsWriter:
    """Makes `folder` hold the index of `old`, with changes. Context manager: an error ends its threads.

    Errors: OSError, ValueError (tantivy's).
    """

    def __init__(self, folder: Path, old: Path | None, expected: int) -> None:
        folder.mkdir()
        if old is not None:
            _link_all(old, folder)
        self._folder = folder
        heap = _LARGE_HEAP if expected > _FEW else _SMALL_HEAP
        index = _open_or_make(folder)
        self._schema = index.schema
        self._writer = index.writer(heap_size=heap, num_threads=1)

    def drop(self, rows: Sequence[int]) -> None:
        """Take passages out. (tantivy 0.27 ignores the deletion by term of a number.)"""
        from tantivy import Query

        for start in range(0, len(rows), _ROWS_AT_ONCE):
            some = list(rows[start : start + _ROWS_AT_ONCE])
            self._writer.delete_documents_by_query(Query.term_set_query(self._schema, "row", some))

    def add(self, entry: Entry) -> None:
        """Put a passage in, after those added before."""
        from tantivy import Document

        document = Document()
        document.add_unsigned("row", entry.row)
        for field in ("nl", "en", "exact"):
            document.add_text(field, entry.text)
        document.add_text("context", entry.context)
        document.add_text("gram", GRAM_SPACE.join(grams(entry.text)))
        for name in dict.fromkeys(map(whole_name, entry.names)):
            document.add_text("name", name)
        with _space_shown(self._folder):
            self._writer.add_document(document)

    def finish(self) -> None:
        """Write what was added, wait for merges, leave only files that the index needs."""
        with _space_shown(self._folder):
            self._writer.commit()
            self._writer.wait_merging_threads()
        _prune(self._folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            with contextlib.suppress(ValueError):
                self._writer.rollback()


@contextlib.contextmanager
def _space_shown(folder: Path) -> Iterator[None]:
    """Say that the disk is full where that ended tantivy: the error of a thread does not name the cause."""
    try:
        yield
    except ValueError:
        check_space(folder)
        raise


def _open_or_make(folder: Path) -> Index:
    from tantivy import Index

    found = (folder / "meta.json").exists()
    index = Index.open(str(folder)) if found else Index(_schema(), path=str(folder))
    index.config_reader("manual")
    register(index)
    return index


def _schema() -> Schema:
    from tantivy import SchemaBuilder

    builder = SchemaBuilder()
    builder.add_unsigned_field("row", indexed=True, fast=True)
    for field in _TEXT_FIELDS:
        builder.add_text_field(field, tokenizer_name=analyzer_name(field), index_option="position")
    builder.add_text_field("gram", tokenizer_name=analyzer_name("gram"), index_option="freq")
    builder.add_text_field("name", tokenizer_name=analyzer_name("name"), index_option="freq")
    return builder.build()


def _link_all(old: Path, folder: Path) -> None:
    for path in old.iterdir():
        if path.name in LOCK_FILES:
            continue
        place = copy_file if path.name in _CHANGING else link_file
        place(path, folder / path.name)


def _prune(folder: Path) -> None:
    """Remove locks and files of segments that merging replaced; the rest is read by whom the umask lets.

    tantivy makes files that change for the owner alone.
    """
    allowed = folder / ".mode"
    allowed.touch()
    mode = stat.S_IMODE(allowed.stat().st_mode)
    allowed.unlink()
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    live = tuple(segment["segment_id"].replace("-", "") for segment in meta["segments"])
    for path in folder.iterdir():
        if path.name in _CHANGING:
            path.chmod(mode)
        elif not path.name.startswith(live):
            path.unlink()
