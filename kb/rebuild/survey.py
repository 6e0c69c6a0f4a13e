"""Compares the files that are there with what the index knows: which must be read, which are gone."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kb.corpus import CorpusFile, Found, find_files
from kb.index.files import sha256_of
from kb.rebuild.crew import in_order
from kb.rebuild.report import Refused
from kb.store.summary import RefusedFile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.rebuild.tools import Tools
    from kb.settings import Settings
    from kb.store.store import Store

_UNSETTLED = 0
_SETTLED_AFTER_NS = 2_000_000_000
"""A file changed so short ago may change again with the same time: it is hashed at the next look."""


@dataclass(frozen=True, slots=True)
class Hashed:
    """A file whose bytes were hashed; '' where that failed, and why."""

    file: CorpusFile
    sha256: str
    problem: str = ""


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


def survey(settings: Settings, paths: Sequence[Path], store: Store | None, tools: Tools) -> Survey:
    """Look at every file; open only those that may have changed. Errors: UsageError."""
    sources = {name: (sha256, size, mtime) for name, sha256, size, mtime in store.sources()} if store else {}
    refused = {one.name: one for one in store.refused()} if store else {}
    known = frozenset(sources) | frozenset(refused)
    found = _find(settings, paths, known)
    result = Survey(found, dropped=_dropped(found, paths, known))
    maybe = []
    for file in found.files:
        if file.name in sources and sources[file.name][1:] == (file.size, file.mtime_ns):
            result.unchanged.append(file.name)
        elif file.name in refused and _same_stamp(refused[file.name], file):
            result.refused_again.append(refused[file.name])
        else:
            maybe.append(file)
    documents = frozenset(sha256 for sha256, _, _ in sources.values())
    for number, hashed in enumerate(in_order(_hash, maybe), 1):
        _sort(result, hashed, sources.get(hashed.file.name, ("", 0, 0))[0], refused, documents)
        tools.tell("look", len(found.files) - len(maybe) + number, len(found.files), hashed.file.name)
    return result


def settled(file: CorpusFile, now_ns: int) -> int:
    """The file's time of change if a later change would show in it, else a time that no file has."""
    return file.mtime_ns if file.mtime_ns < now_ns - _SETTLED_AFTER_NS else _UNSETTLED


def as_refused(refused: RefusedFile) -> Refused:
    """For the report."""
    return Refused(refused.name, refused.reason, refused.detail)


def _find(settings: Settings, paths: Sequence[Path], known: frozenset[str]) -> Found:
    if paths:
        return find_files(settings.corpus, paths, known)
    outside = [Path(name) for name in sorted(known) if Path(name).is_absolute()]
    return find_files(settings.corpus, [settings.corpus, *outside] if outside else (), known)


def _dropped(found: Found, paths: Sequence[Path], known: frozenset[str]) -> list[str]:
    """What is gone: asked for by path and no longer there, or, for the whole corpus, not seen."""
    if paths:
        return sorted({*found.gone, *(known & {one.name for one in found.skipped})})
    return sorted(known - {file.name for file in found.files})


def _same_stamp(refused: RefusedFile, file: CorpusFile) -> bool:
    return bool(refused.sha256) and (refused.size, refused.mtime_ns) == (file.size, file.mtime_ns)


def _hash(file: CorpusFile) -> Hashed:
    try:
        return Hashed(file, sha256_of(file.path))
    except OSError as error:
        return Hashed(file, "", (error.strerror or type(error).__name__).lower())


def _sort(
    result: Survey,
    hashed: Hashed,
    before: str,
    refused: dict[str, RefusedFile],
    documents: frozenset[str],
) -> None:
    name = hashed.file.name
    earlier = refused.get(name)
    if hashed.problem:
        failed = RefusedFile(name, "", 0, _UNSETTLED, "unreadable", f"could not be opened: {hashed.problem}")
        (result.refused_again if earlier == failed else result.failed).append(failed)
    elif hashed.sha256 == before:
        result.unchanged.append(name)
        result.same_bytes.append(hashed)
    elif earlier and earlier.sha256 == hashed.sha256:
        result.refused_again.append(earlier)
    elif hashed.sha256 in documents:
        result.copies.append(hashed)
    else:
        result.parse.setdefault(hashed.sha256, []).append(hashed)
