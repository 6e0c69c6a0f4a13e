"""Remembers which files were checked against their SHA-256, so that each search need not read them all.

A file counts as the one that was checked while device, inode, size, time of change and time of
modification are the same: writing to it changes the time of change, which no program can set back.
So does a link made or removed, which only a rebuild does: it notes the new times itself.
Only `kb verify` finds what decays on the disk itself.
"""

from __future__ import annotations

import contextlib
import json
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kb.errors import DamagedIndexError, index_fault
from kb.index.files import read_regular, sha256_of
from kb.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kb.index.manifest import FileEntry

MEMORY = ".checked.json"
_TRIVIAL_BYTES = 1 << 20
"""Less than this in all is checked each time: remembering would take longer."""


def check(folder: Path, entries: Iterable[FileEntry], memory: Path | None) -> None:
    """Compare each file with its entry. `memory` is the file of earlier checks, None to read all.

    Errors: DamagedIndexError, naming the first file that differs or is missing.
    """
    entries = tuple(entries)
    if memory is not None and sum(entry.size for entry in entries) < _TRIVIAL_BYTES:
        memory = None
    known = _read(memory) if memory else {}
    fresh = dict(known)
    for entry in entries:
        path = folder / entry.name
        stamp = _stamp(path, entry)
        if known.get(entry.name) != stamp:
            _compare(path, entry)
            if _stamp(path, entry) == stamp:
                fresh[entry.name] = stamp
    if memory is not None and fresh != known:
        _write(memory, fresh)


def remember(folder: Path, entries: Iterable[FileEntry], memory: Path) -> None:
    """Note these files, which the caller wrote, or linked after they were checked, as checked."""
    entries = tuple(entries)
    if sum(entry.size for entry in entries) >= _TRIVIAL_BYTES:
        _write(memory, {entry.name: _stamp_if_there(folder, entry) for entry in entries})


@contextmanager
def unlinking(folder: Path, entries: Iterable[FileEntry], memory: Path) -> Iterator[None]:
    """Files that count as checked do so still after the block, which may remove other links to them."""
    known = _read(memory)
    sound = [entry for entry in entries if known.get(entry.name) == _stamp_if_there(folder, entry)]
    yield
    fresh = dict(known)
    for entry in sound:
        now = _stamp_if_there(folder, entry)
        if _but_for_links(now) == _but_for_links(known.get(entry.name, "")):
            fresh[entry.name] = now
    if fresh != known:
        _write(memory, fresh)


def damages(folder: Path, entries: Iterable[FileEntry]) -> tuple[DamagedIndexError, ...]:
    """Every file that differs from its entry, all bytes read."""
    found = []
    for entry in entries:
        try:
            check(folder, (entry,), None)
        except DamagedIndexError as error:
            found.append(error)
    return tuple(found)


def _stamp_if_there(folder: Path, entry: FileEntry) -> str:
    try:
        return _stamp(folder / entry.name, entry)
    except DamagedIndexError:
        return ""


def _but_for_links(stamp: str) -> str:
    """A stamp without the time of change."""
    return stamp.rpartition(" ")[0]


def _stamp(path: Path, entry: FileEntry) -> str:
    """What is noted of a file whose bytes are those of the entry."""
    try:
        status = path.stat()
    except FileNotFoundError as error:
        raise DamagedIndexError(path, message("is missing")) from error
    except OSError as error:
        raise index_fault(path, error) from error
    if status.st_size != entry.size:
        raise DamagedIndexError(
            path,
            message(
                "has {size} bytes, not the {written} that were written",
                size=status.st_size,
                written=entry.size,
            ),
        )
    times = status.st_mtime_ns, status.st_ctime_ns
    return " ".join(map(str, (entry.sha256, status.st_dev, status.st_ino, status.st_size, *times)))


def _compare(path: Path, entry: FileEntry) -> None:
    try:
        found = sha256_of(path)
    except OSError as error:
        raise index_fault(path, error) from error
    if found != entry.sha256:
        raise DamagedIndexError(path, message("does not match its checksum"))


def _read(memory: Path) -> dict[str, str]:
    try:
        found = json.loads(read_regular(memory))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(memory: Path, known: dict[str, str]) -> None:
    """Keep what is known, where the folder lets us: on a read-only mount each open checks anew."""
    fresh = memory.with_name(f"{memory.name}.{os.getpid()}.new")
    with contextlib.suppress(OSError):
        fresh.write_text(json.dumps(known), encoding="utf-8")
        fresh.replace(memory)
