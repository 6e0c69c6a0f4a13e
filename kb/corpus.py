"""Which files there are to read: regular files under corpus/ or the paths given, in order of name.

What must not be read is named with the reason: links that lead out, pipes, sockets, devices, names
that cannot be written down. Opens no file.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kb.errors import UsageError
from kb.message import Message, message
from kb.system_error import system_reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST_NAME = 1_000
_DEEPEST = 100
_ALL_READ = stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH
_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp"})
"""Controls, bidi and zero-width characters, line ends: no name that people see has them."""
_HOUSEKEEPING = frozenset({"thumbs.db", "desktop.ini"})
"""Files that systems leave in folders; like hidden ones they are no documents and are passed over."""


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """A file to look at. `name` is its path within the corpus with '/', or its whole path outside it.

    `stamp` is another one after every change: made of its time of modification, which programs that copy set
    back, and of its time of change, which none can.
    """

    name: str
    place: str
    size: int
    mtime_ns: int
    stamp: int

    @property
    def path(self) -> Path:
        """Where it is."""
        return Path(self.place)


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something in the corpus that is not read, and why."""

    name: str
    why: Message


@dataclass(frozen=True, slots=True)
class Found:
    """Everything seen, each name once, in order of name."""

    files: tuple[CorpusFile, ...]
    skipped: tuple[Skipped, ...]
    gone: tuple[str, ...] = ()
    """Names that were asked for and are no longer there."""


def find_files(corpus: Path, paths: Iterable[Path] = (), known: frozenset[str] = frozenset()) -> Found:
    """All files of the corpus, or of `paths`; `known` are names of the index, which may be gone.

    Errors: UsageError for a path that neither exists nor is known, or where the corpus is no folder:
    an unmounted disk must not empty the index.
    """
    root = corpus.resolve()
    if not root.is_dir():
        raise UsageError(
            message("{corpus}: no such folder; put the documents to search there", corpus=corpus)
        )
    paths = tuple(paths)
    tops = [_absolute(path) for path in paths] or [root]
    gone: list[str] = []
    seen: dict[str, CorpusFile | Skipped] = {}
    for top in tops:
        if not os.path.lexists(top) and paths:
            gone.append(_known_name(root, top, known))
            continue
        for one in _walk(root, top):
            seen[one.name] = one
    ordered = [seen[name] for name in sorted(seen)]
    return Found(
        tuple(one for one in ordered if isinstance(one, CorpusFile)),
        tuple(one for one in ordered if isinstance(one, Skipped)),
        tuple(gone),
    )


def name_of(corpus: Path, path: Path) -> str:
    """The name that a file or folder goes by."""
    return _name(corpus.resolve(), _absolute(path))


def is_outside(name: str) -> bool:
    """Whether the file of this name stands outside the corpus."""
    return os.path.isabs(name)  # noqa: PTH117 - asked of every name there is


def source_path(corpus: Path, name: str) -> Path:
    """Where the source of this name is."""
    return corpus / name  # a name from outside the corpus is absolute, and stays so


def printable(name: str) -> str:
    """A file name as it may be shown: bytes that are no UTF-8 and controls as escapes."""
    text = name.encode("utf-8", "backslashreplace").decode("utf-8")
    return text if _is_plain(text) else ascii(text)[1:-1]


def odd_name(name: str) -> Message | None:
    """Why a file of this name cannot be told apart or written down, None for an ordinary name."""
    if not (name.isascii() and name.isprintable()):
        try:
            name.encode("utf-8")
        except UnicodeEncodeError:
            return message("has a name that is no UTF-8")
        if not _is_plain(name):
            return message("has control or invisible characters in its name")
    if name.count("/") > _DEEPEST:
        return message("is nested too deeply")
    return message("has a name that is too long") if len(name) > _LONGEST_NAME else None


def is_housekeeping(name: str) -> bool:
    """Whether a file or folder of this name is passed over without a word: hidden, or left by the system."""
    return name.startswith((".", "~$")) or name.lower() in _HOUSEKEEPING


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - links stay links


def _walk(root: Path, top: Path) -> Iterator[CorpusFile | Skipped]:
    name = _name(root, top)
    try:
        status = top.lstat()
    except OSError as error:
        yield Skipped(name, _reason(error))
        return
    yield from _look(root, name, str(top), status)


def _look(root: Path, name: str, place: str, status: os.stat_result) -> Iterator[CorpusFile | Skipped]:
    """The file at a place, all files of a folder, or why there is none; `status` is that of a link itself."""
    why = odd_name(name)
    if why:
        yield Skipped(printable(name)[:_LONGEST_NAME], why)
        return
    try:
        if stat.S_ISLNK(status.st_mode):
            target = Path(place).resolve(strict=True)
            if not target.is_relative_to(root):
                yield Skipped(name, message("is a link that leads out of the corpus"))
                return
            if target.is_dir():
                yield Skipped(name, message("is a link to a folder of the corpus"))
                return
            status = target.stat()
    except (OSError, RuntimeError) as error:
        yield Skipped(name, _reason(error))
        return
    if stat.S_ISDIR(status.st_mode):
        yield from _walk_folder(root, name, place)
    elif not stat.S_ISREG(status.st_mode):
        yield Skipped(name, _kind(status.st_mode))
    elif status.st_mode & _ALL_READ != _ALL_READ and not os.access(place, os.R_OK):
        yield Skipped(name, message("may not be read (permission denied)"))
    else:
        yield CorpusFile(name, place, status.st_size, status.st_mtime_ns, _stamp(status))


def _stamp(status: os.stat_result) -> int:
    times = f"{status.st_mtime_ns} {status.st_ctime_ns}".encode("ascii")
    return 1 + int.from_bytes(hashlib.sha256(times).digest()[:7], "big")  # of 56 bits, never 0


def _walk_folder(root: Path, name: str, folder: str) -> Iterator[CorpusFile | Skipped]:
    try:
        with os.scandir(folder) as entries:
            inside = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        yield Skipped(name, _reason(error))
        return
    above = "" if name == "." else f"{name.rstrip('/')}/"
    for entry in inside:
        if is_housekeeping(entry.name):
            continue
        try:
            status = entry.stat(follow_symlinks=False)
        except OSError as error:
            yield Skipped(above + entry.name, _reason(error))
            continue
        yield from _look(root, above + entry.name, entry.path, status)


def _name(root: Path, path: Path) -> str:
    for candidate in (path, path.parent.resolve() / path.name):
        if candidate.is_relative_to(root):
            return candidate.relative_to(root).as_posix()
    return path.as_posix()


def _known_name(root: Path, path: Path, known: frozenset[str]) -> str:
    name = _name(root, path)
    if name not in known:
        raise UsageError(message("{path}: no such file or folder", path=path))
    return name


def _is_plain(name: str) -> bool:
    return not any(unicodedata.category(character) in _UNSEEN for character in name)


def _kind(mode: int) -> Message:
    for test, what in (
        (stat.S_ISFIFO, message("is a pipe, not a file")),
        (stat.S_ISSOCK, message("is a socket, not a file")),
        (stat.S_ISBLK, message("is a device, not a file")),
        (stat.S_ISCHR, message("is a device, not a file")),
    ):
        if test(mode):
            return what
    return message("is something else, not a file")


def _reason(error: OSError | RuntimeError) -> Message:
    if isinstance(error, FileNotFoundError):
        return message("is a link to nothing")
    if isinstance(error, RuntimeError) or error.errno == errno.ELOOP:
        return message("is a link that leads to itself")
    return message("cannot be looked at ({reason})", reason=system_reason(error))
