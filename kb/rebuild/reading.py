"""Parses files and puts what they hold into the store of the new generation."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kb.document import Document
from kb.doubt import grade_of
from kb.errors import ChangedError, DamagedError, ReadError
from kb.message import message
from kb.position.stored import held_in
from kb.rebuild.crew import in_order
from kb.rebuild.survey import Hashed, settled
from kb.store.summary import RefusedFile

if TYPE_CHECKING:
    from kb.rebuild.survey import Survey
    from kb.rebuild.tools import Tools
    from kb.store.writer import StoreWriter

_PASSING = frozenset({"unreadable", "changed while reading"})
"""Reasons that may be gone the next time: such a file is tried again although it is the same."""
_TRIES = 3


@dataclass(slots=True)
class Outcome:
    """What reading came to: names read, files refused, letters in which something changed."""

    read: list[str] = field(default_factory=list)
    refused: list[RefusedFile] = field(default_factory=list)
    letters: set[str] = field(default_factory=set)
    slowest: tuple[str, float] = ("", 0.0)
    to_check: int = 0


@dataclass(frozen=True, slots=True)
class _Parsed:
    files: tuple[Hashed, ...]
    document: Document | None
    error: ReadError | None
    seconds: float


def read_into(writer: StoreWriter, survey: Survey, tools: Tools) -> Outcome:
    """Apply the survey: names gone, copies, files that failed, and all that must be parsed."""
    outcome = Outcome()
    now_ns = int(tools.clock().timestamp() * 1e9)
    for name in survey.dropped:
        writer.remove_name(name)
    for refused in survey.failed:
        writer.set_refused(refused)
        outcome.refused.append(refused)
    for file in survey.same_bytes:
        _set_source(writer, file, file.sha256, now_ns)
    for copy in survey.copies:
        _set_source(writer, copy, copy.sha256, now_ns)
        outcome.read.append(copy.file.name)
    groups = [tuple(group) for group in survey.parse.values()]
    for number, parsed in enumerate(in_order(lambda group: _parse(group, tools), groups), 1):
        _take(writer, parsed, outcome, tools, now_ns)
        tools.tell("read", number, len(groups), parsed.files[0].file.name)
    return outcome


def _parse(files: tuple[Hashed, ...], tools: Tools) -> _Parsed:
    """Read the first of files with the same bytes, again where it changed meanwhile."""
    start = time.perf_counter()
    document: Document | None = None
    error: ReadError | None = None
    for _ in range(_TRIES):
        try:
            document, error = tools.parse(files[0].file.path, name=files[0].file.name), None
            _check_ids(files[0], document)
            break
        except ChangedError as changed:
            error = changed
        except ReadError as other:
            document, error = None, other
            break
    return _Parsed(files, document, error, time.perf_counter() - start)


def _check_ids(file: Hashed, document: Document) -> None:
    ids = [record.id.lower() for record in document.records]
    if len(set(ids)) < len(ids):
        twice = next(one for one in ids if ids.count(one) > 1)
        raise DamagedError(file.file.path, message("gives the record {record} twice", record=twice))


def _take(writer: StoreWriter, parsed: _Parsed, outcome: Outcome, tools: Tools, now_ns: int) -> None:
    first = parsed.files[0].file.name
    if parsed.seconds > outcome.slowest[1]:
        outcome.slowest = (first, parsed.seconds)
    if parsed.document is None:
        assert parsed.error is not None
        for file in parsed.files:
            refused = _refused(file, parsed.error, now_ns)
            outcome.refused.append(refused)
            if not isinstance(parsed.error, ChangedError) or not writer.has_source(file.file.name):
                writer.set_refused(refused)
        return
    document = parsed.document
    if not writer.has(document.source.sha256):
        tags = [tools.tagger.tag(record) for record in document.records]
        writer.add_document(document, tags, held_in(document.records))
    outcome.letters.add(document.letter.id)
    outcome.to_check += sum(grade_of(record.doubts) == "check" for record in document.records)
    for file in parsed.files:
        _set_source(writer, file, document.source.sha256, now_ns)
        outcome.read.append(file.file.name)


def _set_source(writer: StoreWriter, file: Hashed, sha256: str, now_ns: int) -> None:
    """A file that changed between hash and reading is looked at again the next time."""
    mtime_ns = settled(file.file, now_ns) if sha256 == file.sha256 else 0
    writer.set_source(file.file.name, sha256, file.file.size, mtime_ns)


def _refused(file: Hashed, error: ReadError, now_ns: int) -> RefusedFile:
    if error.reason in _PASSING:
        return RefusedFile(file.file.name, "", 0, 0, error.reason, error.detail)
    return RefusedFile(
        file.file.name, file.sha256, file.file.size, settled(file.file, now_ns), error.reason, error.detail
    )
