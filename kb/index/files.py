"""Files that must be on the disk before anyone is told of them: hash, copy, link, sync, replace."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import stat
import time
from typing import TYPE_CHECKING

from kb.errors import KbError, NoSpaceError
from kb.message import message

if TYPE_CHECKING:
    from pathlib import Path

_CANNOT_LINK = frozenset(
    {errno.EPERM, errno.EXDEV, errno.EMLINK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EACCES, errno.EINVAL}
)
_TRIES, _PAUSE_SECONDS = 50, 0.01
_PROBE_BYTES = 1 << 20
_NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NO_SPACE_WORDS = ("no space left", "disk is full", "file too large", "quota exceeded", "disk i/o error")


def sha256_of(path: Path) -> str:
    """SHA-256 of the file's bytes, in hex. Errors: OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def open_regular(path: Path) -> int:
    """A handle to read a file; never waits, as a pipe makes us. Errors: OSError, also for what is no file."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if stat.S_ISREG(os.fstat(handle).st_mode):
        return handle
    kind = errno.EISDIR if stat.S_ISDIR(os.fstat(handle).st_mode) else errno.ENXIO
    os.close(handle)
    raise OSError(kind, os.strerror(kind), str(path))


def read_regular(path: Path, most: int = -1) -> bytes:
    """The bytes of a file, the first `most` of them. Errors: OSError, also for a folder or a pipe."""
    with os.fdopen(open_regular(path), "rb") as file:
        return file.read(most)


def copy_file(source: Path, target: Path) -> None:
    """Copy the bytes only. Errors: OSError."""
    shutil.copyfile(source, target)


def link_file(source: Path, target: Path) -> None:
    """A second name for the same bytes, or a copy where the file system has no links. Errors: OSError."""
    try:
        os.link(source, target)
    except OSError as error:
        if error.errno not in _CANNOT_LINK:
            raise
        copy_file(source, target)


def sync(path: Path) -> None:
    """Wait until a file's bytes, or a folder's names, are on the disk. Errors: OSError."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_tree(folder: Path) -> None:
    """Sync every file under `folder`, then every folder, the outermost last. Errors: OSError."""
    paths = sorted(folder.rglob("*"), reverse=True)
    for path in paths:
        if path.is_file():
            sync(path)
    for path in [*(path for path in paths if path.is_dir()), folder]:
        sync(path)


def write_whole(path: Path, text: str) -> None:
    """Write a new file and wait until it is on the disk. Errors: OSError."""
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def check_space(folder: Path) -> None:
    """Write and remove one MiB. Errors: OSError, as the system says it, where there is no room for it."""
    probe = folder / ".space"
    try:
        probe.write_bytes(bytes(_PROBE_BYTES))
        sync(probe)
    finally:
        probe.unlink(missing_ok=True)


def remove_any(path: Path) -> None:
    """Remove what goes by a name of ours: a file, a link, a pipe, a folder. Errors: OSError."""
    if path.is_dir() and not path.is_symlink():
        remove_tree(path)
    else:
        path.unlink(missing_ok=True)


def remove_tree(folder: Path) -> None:
    """Remove a folder of ours; a thread of tantivy that ends may still put a file there for a moment."""
    for _ in range(_TRIES):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(_PAUSE_SECONDS)


def space_error(error: BaseException, folder: Path) -> KbError | None:
    """Our error for one of any library's that says the disk is full; None if it says something else."""
    number = error.errno if isinstance(error, OSError) else None
    if number in _NO_SPACE or (
        number is None and any(word in str(error).lower() for word in _NO_SPACE_WORDS)
    ):
        return NoSpaceError(
            message(
                "{folder}: no space left for the new index; the old one stands. "
                "Free some space and try again",
                folder=folder,
            )
        )
    if number in (errno.EROFS, errno.EACCES, errno.EPERM):
        return KbError(
            message(
                "{folder}: cannot be written ({error}); the index was not changed", folder=folder, error=error
            )
        )
    if (
        number is not None and number != errno.EPIPE
    ):  # nobody reads what is told of the progress: no fault of ours
        return KbError(
            message(
                "{folder}: the index cannot be built ({error}); it was not changed",
                folder=folder,
                error=error,
            )
        )
    return None
