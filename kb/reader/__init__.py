"""From a file's path to its text in blocks, whatever its format, in a child process under limits."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from kb import errors
from kb.block import Reading
from kb.limits import DEFAULT_LIMITS, MIB, Limits
from kb.message import message
from kb.reader.lease import has_writer
from kb.system_error import system_reason

if TYPE_CHECKING:
    from kb.reader.child.pool import Workers as Workers

__all__ = ["FileContent", "ReadFile", "load", "read_content", "read_file"]

_CLOCK_GRAIN_SECONDS = 2.0
"""A file changed so short ago may change again within one tick of the file system's clock."""

_SETTLE_SECONDS = 0.02
"""Where the system does not tell whether a program is writing the file, it gets this long to show it."""

_Stamp = tuple[int, int, int, int, int]


@dataclass(frozen=True, slots=True)
class ReadFile:
    """One file as it was read: `sha256` and `size` are of the bytes that `reading` came from."""

    sha256: str
    size: int
    reading: Reading


@dataclass(frozen=True, slots=True)
class FileContent:
    """The bytes of a file that did not change while they were read.

    `path` names it; `place` is the file on the disk, another one only for an entry of a ZIP file.
    """

    path: Path
    content: bytes
    sha256: str
    place: Path
    stamp: _Stamp


def read_file(
    path: Path, limits: Limits = DEFAULT_LIMITS, *, workers: Workers | None = None, ocr: bool = False
) -> ReadFile:
    """The text of one file, its format told by its content; of an entry of a ZIP file by `a.zip/brief.pdf`.

    Raises the ReadError that names `path` and says why there is no text. Safe from threads; each
    thread has a child process to itself. With `ocr` a scan is read by text recognition, and says so.
    """
    loaded = load(path, limits)
    try:
        reading = _read(loaded, limits, workers, ocr=ocr)
    except errors.ReadError:
        _check_unchanged(loaded)  # half a file is not a damaged one
        raise
    _check_unchanged(loaded)
    return ReadFile(loaded.sha256, len(loaded.content), reading)


def _read(loaded: FileContent, limits: Limits, workers: Workers | None, *, ocr: bool) -> Reading:
    try:
        return read_content(loaded.content, loaded.path, limits, workers=workers)
    except errors.UnsupportedError:
        from kb.reader.word import converted

        if not converted.kind_of(loaded.content) or not converted.converter():
            raise
        made = converted.as_docx(loaded.content, loaded.path, limits)
        reading = read_content(made, loaded.path, limits, workers=workers)
        return replace(reading, doubts=(converted.CONVERTED, *reading.doubts))
    except errors.NoTextError:
        if not ocr or b"%PDF-" not in loaded.content[:1024]:
            raise
    from kb.reader.pdf.ocr import RECOGNISED, searchable

    made = searchable(loaded.content, loaded.path, limits)
    reading = read_content(made, loaded.path, limits, workers=workers)
    return replace(reading, doubts=(RECOGNISED, *reading.doubts))


def read_content(
    content: bytes, path: Path | str, limits: Limits = DEFAULT_LIMITS, *, workers: Workers | None = None
) -> Reading:
    """The text of a file whose bytes are at hand; `path` names it in errors."""
    if not content:
        raise errors.DamagedError(path, message("the file is empty"))
    if workers is None:
        from kb.reader.child.pool import shared_workers

        workers = shared_workers()
    return workers.read(content, path, limits)


def load(path: Path, limits: Limits = DEFAULT_LIMITS) -> FileContent:
    """The bytes of a regular file, or of an entry of a ZIP file, within the limit, and their hash."""
    place = _place(path)
    try:
        descriptor = os.open(place, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise _not_opened(path, error) from error
    before = os.fstat(descriptor)
    if not stat.S_ISREG(before.st_mode):
        os.close(descriptor)
        raise errors.UnsupportedError(path, message("is not a regular file"))
    try:
        with os.fdopen(descriptor, "rb") as file:
            if before.st_size > limits.file_bytes:
                raise errors.TooLargeError(
                    place, message("is larger than {mebibytes} MiB", mebibytes=limits.file_bytes // MIB)
                )
            content = _entry(file, path, place, limits) if place != path else file.read(limits.file_bytes + 1)
            after = os.fstat(file.fileno())
    except OSError as error:
        raise errors.ReadError(
            path, message("could not be read: {reason}", reason=system_reason(error))
        ) from error
    if _stamp(before) != _stamp(after) or (place == path and len(content) != after.st_size):
        raise errors.ChangedError(path, message("changed while it was read; run the command again"))
    return FileContent(path, content, hashlib.sha256(content).hexdigest(), place, _stamp(after))


def _place(path: Path) -> Path:
    """The file to open for `path`: itself, or the ZIP file that it leads through."""
    if os.path.lexists(path):
        return path
    from kb.reader.archive import archive_of

    return archive_of(path) or path


def _entry(file: BinaryIO, path: Path, place: Path, limits: Limits) -> bytes:
    from kb.reader.archive import Archive, is_zip

    if not is_zip(file):
        raise errors.ReadError(path, message("no such file"))
    return Archive(file, place, limits).read(path.relative_to(place).as_posix())


def _check_unchanged(loaded: FileContent) -> None:
    """Raise ChangedError where the file is no longer what was read."""
    path = loaded.place
    try:
        status = path.stat()
        if abs(time.time() - status.st_mtime) < _CLOCK_GRAIN_SECONDS:
            written = has_writer(path)
            if written is None:
                time.sleep(_SETTLE_SECONDS)
            same = not written and _hash_now(loaded) == loaded.sha256
            same = same and _stamp(path.stat()) == loaded.stamp
        else:
            same = _stamp(status) == loaded.stamp
    except OSError as error:
        raise errors.ChangedError(loaded.path, message("vanished while it was read")) from error
    if not same:
        raise errors.ChangedError(loaded.path, message("changed while it was read; run the command again"))


def _hash_now(loaded: FileContent) -> str:
    """The hash of the same bytes as they are now, '' where they are gone. Errors: OSError."""
    if loaded.place == loaded.path:
        return hashlib.sha256(loaded.path.read_bytes()).hexdigest()
    try:
        return load(loaded.path).sha256
    except errors.ReadError:
        return ""


def _stamp(status: os.stat_result) -> _Stamp:
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def _not_opened(path: Path, error: OSError) -> errors.ReadError:
    if isinstance(error, FileNotFoundError):
        return errors.ReadError(path, message("no such file"))
    if error.errno == errno.ENXIO:
        return errors.UnsupportedError(path, message("is not a regular file"))
    return errors.ReadError(path, message("could not be opened: {reason}", reason=system_reason(error)))
