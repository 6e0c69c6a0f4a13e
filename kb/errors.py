"""The one tree of errors that this package raises; third-party errors stop at its borders.

KbError                      root: anything that a caller may want to catch
├── UsageError               the caller asked for something that makes no sense
│   ├── QueryError           a search query or filter could not be understood
│   └── UnknownIdError       no record, letter or topic has this identifier
├── SettingsError            kb.toml, topics.toml or an environment setting is wrong
├── ReadError                one source file could not be read; the rest goes on
│   ├── UnsupportedError     not a kind of file that is read
│   ├── TooLargeError        a documented limit (bytes, pages, seconds, memory) was passed
│   ├── PasswordError        the file is encrypted and needs a password
│   ├── NoTextError          a scan: pages without a text layer
│   ├── DamagedError         the file breaks its format
│   └── ChangedError         the file changed, vanished or grew while it was read
├── IndexError_              the index as a whole cannot be used
│   ├── NoIndexError         nothing was built yet
│   ├── DamagedIndexError    a file of the index does not match its checksum
│   ├── IndexVersionError    built by a version whose format this one cannot use
│   │   └── OlderIndexError  by an older one: a rebuild makes it anew
│   └── ModelMismatchError   built with another embedding model than the settings name
├── TooManyFilesError        this process may open no more files; nothing is wrong with the index
├── LockedError              another rebuild is at work
├── NoSpaceError             the disk is full or a size limit was reached while writing
├── EncoderError             the embedding model could not be loaded or gave unusable vectors
└── InterruptedError_        a rebuild was stopped by a signal; the old index stands
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

from kb.message import Message, message
from kb.system_error import system_reason

_NO_MORE_FILES = frozenset({errno.EMFILE, errno.ENFILE})
_SAYS_SO = "too many open files"


class KbError(Exception):
    """Root of the tree: one plain line that names the subject, the reason and the next step.

    Its text is English; `message` says it in another language, where that is known.
    """

    def __init__(self, said: Message | str) -> None:
        super().__init__(str(said))
        self.message = Message(said) if isinstance(said, str) else said


class UsageError(KbError):
    """The caller asked for something that makes no sense."""


class QueryError(UsageError):
    """A search query or filter could not be understood."""


class UnknownIdError(UsageError):
    """No record, letter or topic has this identifier; `near` are some that look like it, and `known` all
    that there are, where these are few and none looks like it.
    """

    def __init__(
        self,
        identifier: str,
        what: str = "record or letter",
        near: tuple[str, ...] = (),
        known: tuple[str, ...] = (),
    ) -> None:
        meant = f"; there are {', '.join(known)}" if known else ""
        meant = f", did you mean {', '.join(near)}?" if near else meant
        super().__init__(f"no {what} has the id {identifier!r}{meant}")
        self.identifier = identifier
        self.what = what
        self.near = near
        self.known = known


class SettingsError(KbError):
    """A settings file or environment setting is wrong."""


class ReadError(KbError):
    """One source file could not be read; `reason` is a stable word for reports, `detail` says it whole."""

    reason = "unreadable"

    def __init__(self, path: Path | str, detail: Message) -> None:
        super().__init__(f"{path}: {detail}")
        self.path = Path(path)
        self.detail = detail


class UnsupportedError(ReadError):
    """Not a kind of file that is read."""

    reason = "unsupported"


class TooLargeError(ReadError):
    """A documented limit (bytes, pages, seconds, memory) was passed."""

    reason = "too large"


class PasswordError(ReadError):
    """The file is encrypted and needs a password."""

    reason = "needs a password"


class NoTextError(ReadError):
    """A scan: pages without a text layer."""

    reason = "no text layer"


class DamagedError(ReadError):
    """The file breaks its format."""

    reason = "damaged"


class ChangedError(ReadError):
    """The file changed, vanished or grew while it was read."""

    reason = "changed while reading"


class IndexError_(KbError):  # noqa: N801, N818 - the built-in IndexError keeps its name
    """The index as a whole cannot be used."""


class NoIndexError(IndexError_):
    """Nothing was built yet."""


class DamagedIndexError(IndexError_):
    """A file of the index does not match its checksum."""

    def __init__(self, path: Path | str, detail: Message) -> None:
        what = message(
            "{path}: {detail}; run 'kb rebuild-index --full' to build it anew", path=path, detail=detail
        )
        super().__init__(what)
        self.path = Path(path)
        self.detail = detail


class TooManyFilesError(KbError):
    """The process may open no more files; nothing is wrong with the index."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(
            message(
                "{path}: cannot be opened, for this process has too many files open; close some, "
                "or allow more with 'ulimit -n'",
                path=path,
            )
        )
        self.path = Path(path)


def index_fault(path: Path, error: BaseException, detail: Message | None = None) -> KbError:
    """What it means that a file of the index did not open, whichever library says so.

    `detail` says what is wrong, by default the system's reason. A library names the file that it could
    not open and not why: then opening anything shows whether this process may still open files.
    """
    number = error.errno if isinstance(error, OSError) else None
    if number in _NO_MORE_FILES or (number is None and (_SAYS_SO in str(error).lower() or _may_open_none())):
        return TooManyFilesError(path)
    if detail is None:
        reason = system_reason(error) if isinstance(error, OSError) else str(error)
        detail = message("cannot be read ({reason})", reason=reason)
    return DamagedIndexError(path, detail)


def _may_open_none() -> bool:
    try:
        os.close(os.open(os.devnull, os.O_RDONLY))
    except OSError as error:
        return error.errno in _NO_MORE_FILES
    return False


class IndexVersionError(IndexError_):
    """Built by a version whose format this one cannot use."""


class OlderIndexError(IndexVersionError):
    """Built by an older version: a rebuild makes it anew."""


class ModelMismatchError(IndexError_):
    """Built with another embedding model than the settings name."""


class LockedError(KbError):
    """Another rebuild is at work."""


class NoSpaceError(KbError):
    """The disk is full or a size limit was reached while writing."""


class EncoderError(KbError):
    """The embedding model could not be loaded or gave unusable vectors."""


class InterruptedError_(KbError):  # noqa: N801, N818 - the built-in InterruptedError keeps its name
    """A rebuild was stopped by a signal; the old index stands."""

    def __init__(self, signal_number: int) -> None:
        super().__init__(message("stopped; the index is as it was before"))
        self.signal_number = signal_number
