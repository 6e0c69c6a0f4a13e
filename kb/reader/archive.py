"""A ZIP of documents: which entries it has, and the bytes of one, within limits.

An entry goes by the path of its archive and its own name: `brieven.zip/2024/antwoord.pdf`. Nothing is
unpacked to disk, so a name that points outside is harmless; it is refused all the same. Knows no format
of documents: what an entry holds is for the reader, in its child process.
"""

from __future__ import annotations

import struct
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Self

from kb.corpus import is_housekeeping, odd_name, printable
from kb.errors import DamagedError, ReadError, TooLargeError, UnsupportedError
from kb.limits import MIB
from kb.message import message
from kb.reader.detect import zip_format
from kb.reader.word.package import inflated

if TYPE_CHECKING:
    from kb.limits import Limits

_HEADS = (b"PK\x03\x04", b"PK\x05\x06")
_END = struct.Struct("<4s4H2LH")
_END_MAGIC = b"PK\x05\x06"
_LONGEST_COMMENT = 65_535
_DIRECTORY_BYTES_AN_ENTRY = 300
"""More, and the list of entries is refused before it is read: it would fill the memory."""
_LINK = 0o120000
_KIND_OF_FILE = 0o170000
_UTF8_NAME = 0x800


@dataclass(frozen=True, slots=True)
class Entry:
    """One file in an archive under the name it is shown by; `problem` says why it cannot be read."""

    name: str
    problem: ReadError | None = None


def archive_of(path: Path) -> Path | None:
    """The file that `path` leads through, as `a.zip` of `a.zip/brief.pdf`; None where it does not."""
    for parent in path.parents:
        if parent.is_file():
            return parent
        if parent.exists():
            return None
    return None


def is_zip(file: BinaryIO) -> bool:
    """Whether a file begins as a ZIP does."""
    file.seek(0)
    return file.read(4) in _HEADS


class Archive:
    """An opened ZIP of documents. `path` names it in errors, which are all ReadErrors."""

    def __init__(self, file: BinaryIO, path: Path, limits: Limits) -> None:
        self.path = path
        self._limits = limits
        _check_directory(file, path, limits)
        try:
            self._zip = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
            raise DamagedError(path, message("is a damaged or cut-off ZIP file")) from error
        self._infos: dict[str, zipfile.ZipInfo] = {}
        self._twice: set[str] = set()
        for info in self._zip.infolist():
            name = printable(_name(info))
            if not _passed_over(name):
                if name in self._infos:
                    self._twice.add(name)
                self._infos[name] = info

    @classmethod
    def open(cls, path: Path, limits: Limits) -> Self | None:
        """The archive of this name; None for any other file. Errors: OSError, TooLargeError, DamagedError."""
        file = path.open("rb")
        archive = None
        try:
            if is_zip(file):
                archive = cls(file, path, limits)
                if not archive.holds_documents:
                    archive = None
        except UnsupportedError:  # a spreadsheet: for its reader to refuse
            archive = None
        finally:
            if archive is None:
                file.close()
        return archive

    @property
    def holds_documents(self) -> bool:
        """False where the ZIP is one document itself. Errors: UnsupportedError."""
        return zip_format(set(self._zip.namelist())) == "zip"

    def entries(self) -> tuple[Entry, ...]:
        """Every file, in the order of the archive, folders and what systems leave behind left out.

        Errors: TooLargeError for the archive as a whole, UnsupportedError where it holds nothing.
        """
        limits = self._limits
        if len(self._infos) > limits.zip_entries:
            raise TooLargeError(self.path, message("holds more than {most} files", most=limits.zip_entries))
        if sum(info.file_size for info in self._infos.values()) > limits.zip_total_bytes:
            raise TooLargeError(
                self.path,
                message(
                    "holds more than {mebibytes} MiB when unpacked", mebibytes=limits.zip_total_bytes // MIB
                ),
            )
        if not self._infos:
            raise UnsupportedError(self.path, message("is an empty ZIP file"))
        return tuple(Entry(name, self._problem(name)) for name in self._infos)

    def read(self, name: str) -> bytes:
        """The bytes of an entry. Errors: the ReadError that names it."""
        path = self.path / name
        info = self._infos.get(name)
        if info is None:
            raise ReadError(path, message("no such file in the ZIP file"))
        problem = self._problem(name)
        if problem is not None:
            raise problem
        try:
            return inflated(self._zip, info, self._limits, message("the file"))
        except ReadError as error:
            raise type(error)(path, error.detail) from error

    def close(self) -> None:
        """Let go of the file."""
        if self._zip.fp is not None:
            self._zip.fp.close()

    def _problem(self, name: str) -> ReadError | None:
        info = self._infos[name]
        path = Path(f"{self.path}/{name}")
        if name in self._twice:
            return DamagedError(path, message("stands in the ZIP file twice"))
        if why := odd_name(_name(info)):
            return UnsupportedError(path, why)
        if _leads_out(name):
            return UnsupportedError(path, message("has a name that leads out of the ZIP file"))
        if info.external_attr >> 16 & _KIND_OF_FILE == _LINK:
            return UnsupportedError(path, message("is a link"))
        return None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _check_directory(file: BinaryIO, path: Path, limits: Limits) -> None:
    """Refuse a list of entries that is too long before zipfile reads it into memory."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _LONGEST_COMMENT - _END.size))
    tail = file.read()
    at = tail.rfind(_END_MAGIC)
    if 0 <= at <= len(tail) - _END.size:
        directory_bytes = int(_END.unpack_from(tail, at)[5])
        # 0xFFFFFFFF, the mark of a ZIP beyond 4 GiB or 65,535 entries, is above the limit too.
        if directory_bytes > limits.zip_entries * _DIRECTORY_BYTES_AN_ENTRY:
            raise TooLargeError(path, message("holds more than {most} files", most=limits.zip_entries))
    file.seek(0)


def _name(info: zipfile.ZipInfo) -> str:
    """The entry's name with '/'. Without a flag that says UTF-8 it may be that all the same, or of DOS."""
    name = info.filename
    if not info.flag_bits & _UTF8_NAME and not name.isascii():
        raw = name.encode("cp437")  # what zipfile took it for
        try:
            name = raw.decode("utf-8")
        except UnicodeDecodeError:
            name = raw.decode("cp850")
    return name.replace("\\", "/")


def _leads_out(name: str) -> bool:
    parts = name.split("/")
    return parts[0].endswith(":") or not all(parts) or "." in parts or ".." in parts


def _passed_over(name: str) -> bool:
    parts = [part for part in name.split("/") if part not in {"", ".", ".."}]
    return name.endswith("/") or parts[:1] == ["__MACOSX"] or any(map(is_housekeeping, parts))
