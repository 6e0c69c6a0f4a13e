"""Locks between processes: one writer of an index, many readers of a generation.

Locks of the operating system, so that a killed process leaves none behind. `filelock` was weighed:
it empties the file that says who holds the lock, and has no shared locks on a file.
"""

from __future__ import annotations

import contextlib
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kb.errors import KbError, LockedError
from kb.index.files import open_regular
from kb.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

LOCK = "lock"
_HOLDER_BYTES = 200

if sys.platform == "win32":
    import msvcrt

    _GUARDED_BYTE = 1 << 30

    def _take(handle: int, *, shared: bool) -> bool:
        """Windows keeps open files from being removed, so that readers need no lock."""
        if shared:
            return True
        os.lseek(handle, _GUARDED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(handle: int, *, shared: bool) -> bool:
        """Take the lock at once or not at all."""
        try:
            fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return shared  # a file system without locks: readers go on, a writer does not
        return True


@contextmanager
def writer_lock(indexes: Path, now: datetime) -> Iterator[None]:
    """Be the one writer. Errors: LockedError, naming who is; KbError where the folder cannot be written."""
    path = indexes / LOCK
    try:
        indexes.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise KbError(
            message(
                "{path}: the index cannot be written ({reason}); nothing was changed",
                path=path,
                reason=error.strerror,
            )
        ) from error
    try:
        if not _take(handle, shared=False):
            raise LockedError(
                message(
                    "{indexes}: another rebuild is at work ({holder}); try again when it is done",
                    indexes=indexes,
                    holder=_holder(handle),
                )
            )
        _name_holder(handle, now)
        yield
        with contextlib.suppress(OSError):
            os.ftruncate(handle, 0)
    finally:
        os.close(handle)


def hold(path: Path) -> int | None:
    """Keep this file from `is_free` until the handle is closed; None if it is being removed."""
    handle = open_regular(path)
    try:
        if _take(handle, shared=True) and os.fstat(handle).st_ino == path.stat().st_ino:
            return handle
    except OSError:
        pass
    os.close(handle)
    return None


@contextmanager
def unheld(path: Path) -> Iterator[bool]:
    """Whether nobody holds this file; while the block runs, nobody can."""
    try:
        handle = open_regular(path)
    except OSError:
        yield True  # nothing there to hold
        return
    try:
        yield _take(handle, shared=False)
    finally:
        os.close(handle)


def _name_holder(handle: int, now: datetime) -> None:
    with contextlib.suppress(OSError):  # the lock holds also on a full disk
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, f"process {os.getpid()}, since {now.isoformat(timespec='seconds')}".encode())


def _holder(handle: int) -> str:
    try:
        os.lseek(handle, 0, os.SEEK_SET)
        held = os.read(handle, _HOLDER_BYTES).decode("utf-8", "replace")
    except OSError:
        held = ""
    return held if held.isprintable() and held else "process unknown"
