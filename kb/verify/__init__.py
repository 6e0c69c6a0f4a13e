"""Checks an index whole: every file against its checksum, and every stored text against its source."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.corpus import source_path
from kb.errors import IndexError_, ReadError
from kb.index.checked import damages
from kb.index.generation import Generation, open_manifest
from kb.index.manifest import MANIFEST
from kb.index.terms import LOCK_FILES
from kb.reader.pdf.ocr import RECOGNISED
from kb.rebuild.crew import in_order
from kb.rebuild.report import Progress
from kb.verify.quote_check import misquotes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import Protocol

    from kb.document import Document
    from kb.index.manifest import Manifest
    from kb.reader import ReadFile
    from kb.settings import Settings
    from kb.store.store import Store

    class Read(Protocol):
        """Reads one file. Errors: ReadError."""

        def __call__(self, path: Path, /) -> ReadFile:
            """Its text and the SHA-256 of its bytes."""
            ...


_READ_BY_OCR = "was read by text recognition: its text stands in no file"
_SHOWN_ROWS = 5
_ROWS_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, with the file, record or part of the index it is wrong with."""

    subject: str
    what: str


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What was checked and what was found: an index is sound when `problems` is empty.

    `quotes` counts texts compared with their source; `unread` names sources that are gone or changed
    since they were indexed, whose texts could not be compared.
    """

    generation: str
    files: int
    passages: int
    quotes: int
    problems: tuple[Problem, ...]
    unread: tuple[Problem, ...]
    seconds: float

    @property
    def sound(self) -> bool:
        """Whether the index is as it was built and says what its sources say."""
        return not self.problems


def verify(
    settings: Settings, *, progress: Callable[[Progress], None] | None = None, read: Read | None = None
) -> VerifyReport:
    """Read every byte of the index and every source again, and compare.

    Errors: NoIndexError, DamagedIndexError where CURRENT or the manifest is damaged,
    IndexVersionError. What else is wrong is in the report.
    """
    start = time.perf_counter()
    folder, manifest = open_manifest(settings.indexes)
    problems = list(_file_problems(folder, manifest))
    quotes = 0
    unread: list[Problem] = []
    if not problems:
        try:
            with Generation.open(settings.indexes) as generation:
                problems += _index_problems(generation)
                quotes, wrong, unread = _compare(generation, settings, progress, read or _read)
                problems += wrong
        except IndexError_ as error:
            problems.append(Problem(manifest.generation, str(error)))
    return VerifyReport(
        generation=manifest.generation,
        files=len(manifest.files),
        passages=manifest.passages,
        quotes=quotes,
        problems=tuple(problems),
        unread=tuple(unread),
        seconds=time.perf_counter() - start,
    )


def _file_problems(folder: Path, manifest: Manifest) -> Iterator[Problem]:
    for error in damages(folder, manifest.files):
        yield Problem(error.path.relative_to(folder).as_posix(), str(error))
    named = {entry.name for entry in manifest.files} | {MANIFEST}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if name not in named and path.name not in LOCK_FILES and not path.is_dir():
            yield Problem(name, "is not part of the index")


def _index_problems(generation: Generation) -> Iterator[Problem]:
    store, manifest = generation.store, generation.manifest
    for complaint in store.complaints():
        yield Problem("store", complaint)
    counts = store.counts()
    told = (manifest.documents, manifest.records, manifest.passages)
    found = (counts.documents, counts.preferred, counts.passages)
    if told != found:
        yield Problem(MANIFEST, f"counts {told} documents, records and passages; the store has {found}")
    rows = frozenset(store.passage_rows())
    for name, others in (("terms", generation.terms.rows()), ("vectors", generation.vectors.rows().tolist())):
        odd = sorted(rows.symmetric_difference(others))
        if odd:
            yield Problem(
                name, f"has not the passages of the store: {len(odd)} differ, {odd[:_SHOWN_ROWS]} first"
            )
    for row in generation.vectors.unusable().tolist():
        yield Problem("vectors", f"the vector of passage {row} is not finite or not of length 1")


def _compare(
    generation: Generation, settings: Settings, progress: Callable[[Progress], None] | None, read: Read
) -> tuple[int, list[Problem], list[Problem]]:
    store = generation.store
    names: dict[str, list[str]] = {}
    for name, sha256, _, _ in store.sources():
        names.setdefault(sha256, []).append(name)
    quotes = 0
    wrong: list[Problem] = []
    unread: list[Problem] = []
    sources = sorted(names.items(), key=lambda item: item[1])
    read_again = in_order(lambda item: _read_again(settings, item[0], item[1], read), sources)
    for number, ((sha256, own), lines) in enumerate(zip(sources, read_again, strict=True), 1):
        document = store.document_by_hash(sha256)
        if isinstance(lines, str):
            unread.append(Problem(own[0], _READ_BY_OCR if _is_recognised(document) else lines))
        else:
            quotes += sum(bool(record.question) + bool(record.answer) for record in document.records)
            wrong += _misquotes(document, lines)
        if progress:
            progress(Progress("read", number, len(sources), own[0]))
    wrong += _loose_passages(store)
    return quotes, wrong, unread


def _is_recognised(document: Document) -> bool:
    return any(doubt.kind == RECOGNISED.kind for doubt in document.doubts)


def _loose_passages(store: Store) -> Iterator[Problem]:
    rows = store.passage_rows()
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        for passage in store.passages(rows[start : start + _ROWS_AT_ONCE]):
            if not passage.text.strip() or len(passage.text) != passage.end - passage.start:
                yield Problem(passage.record_id, f"passage {passage.row} is no part of the {passage.part}")


def _misquotes(document: Document, lines: dict[int, str]) -> Iterator[Problem]:
    for record in document.records:
        for what in misquotes(record, lines):
            yield Problem(f"{record.id}@{document.source.sha256[:8]}", what)


def _read_again(settings: Settings, sha256: str, names: list[str], read: Read) -> dict[int, str] | str:
    """The lines of the source by number, or why there are none to compare with."""
    for name in names:
        path = source_path(settings.corpus, name)
        try:
            again = read(path)
        except ReadError as error:
            why = f"cannot be read again: {error.detail}"
            continue
        if again.sha256 == sha256:
            return {line.number: line.text for line in again.reading.lines}
        why = "changed since it was indexed; run 'kb rebuild-index'"
    return why


def _read(path: Path, /) -> ReadFile:
    from kb.reader import read_file

    return read_file(path)
