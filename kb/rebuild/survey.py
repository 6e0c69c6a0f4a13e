"""Compares the files that are there with what the index knows: which must be read, which are gone."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kb.corpus import CorpusFile, Found, find_files, is_outside, name_of
from kb.errors import NoTextError, ReadError
from kb.index.files import sha256_of
from kb.limits import DEFAULT_LIMITS
from kb.message import message
from kb.reader.archive import Archive, archive_of
from kb.rebuild.crew import in_order
from kb.rebuild.known import Known
from kb.rebuild.report import Refused
from kb.store.summary import RefusedFile
from kb.system_error import system_reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kb.rebuild.tools import Tools
    from kb.settings import Settings
    from kb.store.store import Store

_UNSETTLED = 0
_SETTLED_AFTER_NS = 2_000_000_000
"""A file changed so short ago may change again with the same time: it is hashed at the next look."""


@dataclass(frozen=True, slots=True)
class Hashed:
    """A file, or an entry of a ZIP file, whose bytes were hashed; `problem` says why they cannot be read."""

    file: CorpusFile
    sha256: str
    problem: ReadError | None = None


@dataclass(slots=True)
class Survey:
    """What to do. `parse` groups files of the same bytes; the first of each is read.

    `same_bytes` are unchanged files that were hashed to see it: their new times are kept with the
    next commit, no commit is made for them.
    """

    found: Found
    unchanged: list[str] = field(default_factory=list)
    refused_again: list[RefusedFile] = field(default_factory=list)
    same_bytes: list[Hashed] = field(default_factory=list)
    copies: list[Hashed] = field(default_factory=list)
    parse: dict[str, list[Hashed]] = field(default_factory=dict)
    failed: list[RefusedFile] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)

    @property
    def changes_nothing(self) -> bool:
        """Whether the index would stay as it is."""
        return not (self.copies or self.parse or self.failed or self.dropped)


def survey(
    settings: Settings, paths: Sequence[Path], store: Store | None, tools: Tools, *, ocr: bool = False
) -> Survey:
    """Look at every file; open only those that may have changed, and with `ocr` the scans.

    Errors: UsageError.
    """
    tops = [_on_disk(path) for path in paths]
    under = [name_of(settings.corpus, top) for top in tops] if paths else None
    known = Known.of(store, under, retried=NoTextError.reason if ocr else "")
    found = _find(settings, tops, known)
    result = Survey(found)
    now_ns = int(tools.clock().timestamp() * 1e9)
    seen: list[CorpusFile] = []
    maybe = []
    for file in found.files:
        same = known.unchanged(file)
        for one in same:
            refused = known.refused.get(one.name)
            result.refused_again.append(refused) if refused else result.unchanged.append(one.name)
        seen += same
        if not same:
            maybe.append(file)
    for number, found_in in enumerate(in_order(_hash, maybe), 1):
        for hashed in found_in:
            _sort(result, hashed, known, now_ns)
            seen.append(hashed.file)
        tools.tell("look", len(found.files) - len(maybe) + number, len(found.files), maybe[number - 1].name)
    result.found = replace(found, files=tuple(seen))
    result.dropped = _dropped(result.found, paths, known, {file.name for file in found.files})
    return result


def settled(file: CorpusFile, now_ns: int) -> int:
    """The file's stamp if a later change would show in it, else one that no file has."""
    return file.stamp if file.mtime_ns < now_ns - _SETTLED_AFTER_NS else _UNSETTLED


def as_refused(refused: RefusedFile) -> Refused:
    """For the report."""
    return Refused(refused.name, refused.reason, refused.detail)


def _find(settings: Settings, tops: Sequence[Path], known: Known) -> Found:
    """The files to look at: under `tops`, or in the corpus and at those places outside it that are known."""
    names = known.names | frozenset(known.inside)
    if tops:
        return find_files(settings.corpus, tops, names)
    outside = dict.fromkeys(_on_disk(Path(name)) for name in sorted(filter(is_outside, known.names)))
    return find_files(settings.corpus, [settings.corpus, *outside] if outside else (), names)


def _on_disk(path: Path) -> Path:
    return path if path.exists() else archive_of(path) or path


def _dropped(found: Found, paths: Sequence[Path], known: Known, looked_at: set[str]) -> list[str]:
    """What is gone: asked for by path and no longer there, or, for the whole corpus, not seen."""
    seen = {file.name for file in found.files}
    if not paths:
        return sorted(known.names - seen)
    gone = {*found.gone, *(one.name for one in found.skipped), *looked_at}
    inside = {name for parent in gone for name in known.inside.get(parent, ())}
    return sorted(((gone | inside) & known.names) - seen)


def _hash(file: CorpusFile) -> tuple[Hashed, ...]:
    """The file, or every entry of a ZIP file of documents."""
    try:
        return tuple(_entries(file)) or (Hashed(file, sha256_of(file.path)),)
    except OSError as error:
        return (
            Hashed(
                file,
                "",
                ReadError(file.path, message("could not be opened: {reason}", reason=system_reason(error))),
            ),
        )


def _entries(file: CorpusFile) -> Iterator[Hashed]:
    """What a ZIP file holds, or why it is refused; nothing for another file. Errors: OSError."""
    if file.size > DEFAULT_LIMITS.file_bytes:
        return
    try:
        archive = Archive.open(file.path, DEFAULT_LIMITS)
        if archive is not None:
            with archive:
                yield from _hash_entries(file, archive)
    except ReadError as error:
        yield Hashed(file, sha256_of(file.path), error)


def _hash_entries(file: CorpusFile, archive: Archive) -> Iterator[Hashed]:
    """An entry without bytes goes by the hash of the whole file."""
    whole = ""
    for entry in archive.entries():
        own = replace(file, name=f"{file.name}/{entry.name}", place=f"{file.place}/{entry.name}")
        try:
            yield Hashed(own, hashlib.sha256(archive.read(entry.name)).hexdigest())
        except ReadError as error:
            whole = whole or sha256_of(file.path)
            yield Hashed(own, whole, error)


def _sort(result: Survey, hashed: Hashed, known: Known, now_ns: int) -> None:
    name = hashed.file.name
    earlier = known.refused.get(name)
    if earlier and earlier.sha256 == hashed.sha256 != "":
        result.refused_again.append(earlier)
    elif hashed.problem:
        failed = _failed(hashed, hashed.problem, now_ns)
        (result.refused_again if earlier == failed else result.failed).append(failed)
    elif known.is_source(name, hashed.sha256):
        result.unchanged.append(name)
        result.same_bytes.append(hashed)
    elif known.holds(hashed.sha256):
        result.copies.append(hashed)
    else:
        result.parse.setdefault(hashed.sha256, []).append(hashed)


def _failed(hashed: Hashed, problem: ReadError, now_ns: int) -> RefusedFile:
    """What could not be opened is tried again at once, anything else when the file changes."""
    name, sha256, file = hashed.file.name, hashed.sha256, hashed.file
    size, mtime_ns = (file.size, settled(file, now_ns)) if sha256 else (0, _UNSETTLED)
    return RefusedFile(name, sha256, size, mtime_ns, problem.reason, problem.detail)
