"""Remembers which files were checked against their SHA-256, so that each search need not read them all.

A file counts as the one that was checked while device, inode, size, time of change and time of
modification are the same: writing to it changes the time of change, which no program can set back.
Only `kb verify` finds what decays on the disk itself.
"""

from __future__ import annotations

import contextlib
import json
import os
from typing import TYPE_CHECKING

from kb.errors import DamagedIndexError
from kb.index.files import sha256_of

if TYPE_CHECKING:
    from collections.abc import Iterable
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
        if known.get(entry.sha256) != stamp:
            _compare(path, entry)
            if _stamp(path, entry) == stamp:
                fresh[entry.sha256] = stamp
    if memory is not None and fresh != known:
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


def _stamp(path: Path, entry: FileEntry) -> str:
    try:
        status = path.stat()
    except FileNotFoundError as error:
        raise DamagedIndexError(path, "is missing") from error
    except OSError as error:
        raise DamagedIndexError(path, f"cannot be read ({error.strerror})") from error
    if status.st_size != entry.size:
        raise DamagedIndexError(path, f"has {status.st_size} bytes, not the {entry.size} that were written")
    return " ".join(
        map(str, (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns))
    )


def _compare(path: Path, entry: FileEntry) -> None:
    try:
        found = sha256_of(path)
    except OSError as error:
        raise DamagedIndexError(path, f"cannot be read ({error.strerror})") from error
    if found != entry.sha256:
        raise DamagedIndexError(path, "does not match its checksum")


def _read(memory: Path) -> dict[str, str]:
    try:
        found = json.loads(memory.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(memory: Path, known: dict[str, str]) -> None:
    """Keep what is known, where the folder lets us: on a read-only mount each open checks anew."""
    fresh = memory.with_name(f"{memory.name}.{os.getpid()}.new")
    with contextlib.suppress(OSError):
        fresh.write_text(json.dumps(known), encoding="utf-8")
        fresh.replace(memory)
