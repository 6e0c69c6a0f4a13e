"""Bytes of a text file as text: byte order mark, UTF-8, else the Western code page.

charset-normalizer and chardet guess among a hundred encodings and are wrong on short Dutch files
('één' in Latin-1); files of this field are UTF-8, UTF-16 with a mark, or Windows-1252.
"""

from __future__ import annotations

import codecs

from kb.errors import DamagedError
from kb.message import message

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAX_CONTROLS = 0.05  # share of control bytes above which a file is no text


def decode(content: bytes) -> str:
    """The text of `content`. Errors: DamagedError where it is no text."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace") if _is_text(content) else ""
        if not text:
            raise DamagedError("text", message("not a text file in UTF-8, UTF-16 or Windows-1252")) from None
    if not _is_text(content):
        raise DamagedError("text", message("holds too many control characters to be a text"))
    return text


def _is_text(content: bytes) -> bool:
    sample = content[:65536]
    controls = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in sample)
    return controls <= max(_MAX_CONTROLS * len(sample), 2)
