"""Why the system could not do what was asked of it, as a message."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, Final

from kb.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Mapping

_REASONS: Final[Mapping[int, Message]] = {
    errno.EACCES: message("permission denied"),
    errno.EPERM: message("not permitted"),
    errno.ENOENT: message("no such file or folder"),
    errno.EISDIR: message("is a folder"),
    errno.ENOTDIR: message("a part of its path is no folder"),
    errno.ENAMETOOLONG: message("its name is too long"),
    errno.EIO: message("the disk gives an error"),
    errno.ENOSPC: message("the disk is full"),
    errno.EROFS: message("the disk is read-only"),
    errno.EMFILE: message("too many files are open"),
    errno.ESTALE: message("the network drive lost it"),
    errno.ENXIO: message("is not a regular file"),
    errno.ENFILE: message("too many files are open"),
    errno.EBUSY: message("is in use"),
}


def system_reason(error: OSError) -> Message:
    """What happened; in the system's own words where it is rare."""
    known = _REASONS.get(error.errno or 0)
    return known or Message((error.strerror or type(error).__name__).lower())
