"""The ZIP around a DOCX or ODT: its parts within limits, checked before anything is inflated.

Nothing is ever unpacked to disk; a part is read by its exact name, so names that point outside are harmless.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from kb.errors import DamagedError, PasswordError, TooLargeError
from kb.message import Message, message
from kb.reader.markup import parse_xml

if TYPE_CHECKING:
    from lxml import etree

    from kb.limits import Limits

_SMALL_BYTES = 256 * 1024
"""Below this size the ratio says nothing: a part of empty paragraphs packs well."""
_ENCRYPTED = 0x1
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""Others are rare, and LZMA may ask for gigabytes to unpack a few bytes."""


def inflated(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits, what: Message) -> bytes:
    """The bytes of one entry; PasswordError, TooLargeError, DamagedError, which begin with `what`."""
    if info.flag_bits & _ENCRYPTED:
        raise PasswordError("", message("is encrypted and needs a password"))
    if info.file_size > limits.zip_part_bytes:
        raise TooLargeError("", message("{what} is too large when unpacked", what=what))
    if info.file_size > max(_SMALL_BYTES, limits.zip_ratio * info.compress_size):
        raise TooLargeError(
            "", message("{what} is packed more than {ratio} to 1", what=what, ratio=limits.zip_ratio)
        )
    if info.compress_type not in _METHODS:
        raise DamagedError("", message("{what} is packed by a method that is not read", what=what))
    try:
        with archive.open(info) as part:
            content = part.read(limits.zip_part_bytes + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise DamagedError("", message("{what} is damaged", what=what)) from error
    except RuntimeError as error:  # zipfile's word for an encrypted part
        raise PasswordError("", message("is encrypted and needs a password")) from error
    if len(content) > limits.zip_part_bytes:
        raise TooLargeError("", message("{what} is too large when unpacked", what=what))
    return content


class Package:
    """The parts of one ZIP-based document."""

    def __init__(self, content: bytes, limits: Limits) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
            infos = self._archive.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
            raise DamagedError("", message("is a damaged or cut-off ZIP file")) from error
        if len(infos) > limits.zip_entries:
            raise TooLargeError("", message("holds more than {most} parts", most=limits.zip_entries))
        self._limits = limits
        self._parts: dict[str, zipfile.ZipInfo] = {}
        for info in infos:
            if info.filename in self._parts:
                raise DamagedError("", message("holds the part {part} twice", part=info.filename))
            self._parts[info.filename] = info

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def names(self) -> tuple[str, ...]:
        """The names of all parts, in the order of the package."""
        return tuple(self._parts)

    def read(self, name: str) -> bytes:
        """The inflated part; DamagedError, PasswordError, TooLargeError."""
        info = self._parts.get(name)
        if info is None:
            raise DamagedError("", message("lacks the part {part}", part=name))
        return inflated(self._archive, info, self._limits, message("its part {part}", part=name))

    def xml(self, name: str) -> etree._Element:
        """The root element of an XML part."""
        return parse_xml(self.read(name), message("its part {part}", part=name))

    def xml_or_none(self, name: str) -> etree._Element | None:
        """The root element of a part that a document may lack."""
        return self.xml(name) if name in self else None
