"""Which format some bytes are, told by the bytes; the file's name decides between Markdown and text only."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from kb import errors
from kb.message import Message, message
from kb.reader.mail.header import is_message

if TYPE_CHECKING:
    from collections.abc import Collection

    from kb.block import Format

Archive: TypeAlias = Literal["zip"]
"""What holds documents and is none itself."""

_HEAD_BYTES = 64 * 1024
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the container starts in which old Word files, Outlook\'s messages and encrypted documents stand."""
_FOREIGN: Final[tuple[tuple[bytes, Message], ...]] = (
    (b"{\\rtf", message("is an RTF file; save it as DOCX or PDF")),
    (b"\x89PNG", message("is an image")),
    (b"\xff\xd8\xff", message("is an image")),
    (b"GIF8", message("is an image")),
    (b"II*\x00", message("is an image")),
    (b"MM\x00*", message("is an image")),
    (b"\x7fELF", message("is a program")),
    (b"MZ", message("is a program")),
    (b"\x1f\x8b", message("is a compressed file; unpack it first")),
    (b"BZh", message("is a compressed file; unpack it first")),
    (b"7z\xbc\xaf", message("is a compressed file; unpack it first")),
    (b"\xfd7zXZ", message("is a compressed file; unpack it first")),
    (b"Rar!", message("is a compressed file; unpack it first")),
    (b"SQLite format 3", message("is a database")),
)
_BOMS: Final[tuple[tuple[bytes, str], ...]] = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DOUBLE_BOM = "\u00ef\u00bb\u00bf"  # a byte order mark that was encoded twice
_PROLOGUE = re.compile(
    r"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>|\s)*", re.DOTALL | re.IGNORECASE
)
_HTML_DOCTYPE = re.compile(r"<!doctype\s+html\b", re.IGNORECASE)
_ROOT = re.compile(r"<([A-Za-z_][\w.:-]*)")
_HTML_TAG = re.compile(
    r"<(html|head|body|div|p|span|table|ul|ol|h[1-6]|article|main|section|title|meta|script|style|br|a)\b[^>]*>",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(
    r"^#{1,6} \S|^\*\*\S.*\S\*\*\s*$|^\|(?:\s*:?-+:?\s*\|)+\s*$|^\[\^\w+\]:|^```|\]\(\S+\)", re.MULTILINE
)
_MARKDOWN_NAME = re.compile(r"\.(?:md|markdown|mdown|mkd)$", re.IGNORECASE)
_C0 = frozenset(range(32)) - frozenset(b"\t\n\r\f\x1b")


def detect(content: bytes, name: str = "") -> Format | Archive:
    """The format of `content`; UnsupportedError, PasswordError or DamagedError where it has none.

    `content` is the whole file: a ZIP says at its end what it holds.
    """
    head = content[:_HEAD_BYTES]
    if _is_pdf(content):
        return "pdf"
    if head.startswith(OLE):
        if "__properties_version1.0".encode("utf-16-le") in content and not is_word(content):
            return "mail"
        raise _ole(content)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_format(content)
    for magic, what in _FOREIGN:
        if head.startswith(magic):
            raise errors.UnsupportedError(name, what)
    text = _text(head)
    if text is None:
        raise errors.UnsupportedError(name, message("is not a document that can be read"))
    if is_message(head):
        return "mail"
    return _markup_format(text) or _plain_format(text, name)


def _is_pdf(content: bytes) -> bool:
    if b"%PDF-" in content[:1024]:
        return True
    return b"startxref" in content[-2048:] and b" obj" in content


def _ole(content: bytes) -> errors.ReadError:
    """Office encrypts a document by wrapping it in this container; old .doc files are one too."""
    if "EncryptedPackage".encode("utf-16-le") in content or "EncryptionInfo".encode("utf-16-le") in content:
        return errors.PasswordError("", message("is encrypted and needs a password"))
    if is_word(content):
        return errors.UnsupportedError("", message("is a Word 97-2003 file; save it as DOCX or PDF"))
    return errors.PasswordError("", message("is a locked Office file and needs a password"))


def is_word(content: bytes) -> bool:
    """Whether a file that starts as `OLE` holds a document of Word 97-2003."""
    return "WordDocument".encode("utf-16-le") in content


def zip_format(names: Collection[str]) -> Format | Archive:
    """What a ZIP with entries of these names is; UnsupportedError for a spreadsheet."""
    if "content.xml" in names and ("mimetype" in names or "META-INF/manifest.xml" in names):
        return "odt"
    if "[Content_Types].xml" in names:
        if any(part.startswith(("xl/", "ppt/")) for part in names):
            raise errors.UnsupportedError("", message("is a spreadsheet or a presentation"))
        return "docx"
    return "zip"


def _zip_format(content: bytes) -> Format | Archive:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise errors.DamagedError("", message("is a damaged or cut-off ZIP file")) from error
    return zip_format(names)


def _text(head: bytes) -> str | None:
    """The head as text for telling formats apart (the reader decodes for good), None for binary data."""
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return head.decode(encoding, "replace")
    if head.startswith((b"<\x00", b"\x00<")) or head[1::2].count(0) > 0.4 * len(head[1::2]):
        return head.decode("utf-16-be" if head.startswith(b"\x00") else "utf-16-le", "replace")
    controls = sum(head.count(code) for code in _C0)
    if controls > 0.3 * len(head):
        return None
    try:
        text = head.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            return head[: error.start].decode("utf-8")
        printable = sum(32 <= byte < 127 or byte in b"\t\n\r" for byte in head)
        if printable < 0.7 * len(head):
            return None
        text = head.decode("cp1252", "replace")
    return text


def _markup_format(text: str) -> Format | None:
    """XML, HTML, or None where the text starts with no element."""
    text = text.lstrip("\ufeff").removeprefix(_DOUBLE_BOM).lstrip("\ufeff \t\r\n")
    if not text.startswith("<"):
        return None
    prologue = _PROLOGUE.match(text)
    start = prologue.end() if prologue else 0
    if _HTML_DOCTYPE.search(text, 0, start) or _HTML_TAG.match(text, start):
        return "html"
    if text.startswith("<?xml") or _ROOT.match(text, start):
        return "xml"
    return "html" if _HTML_TAG.search(text) else None


def _plain_format(text: str, name: str) -> Format:
    if _MARKDOWN_NAME.search(name) or len(_MARKDOWN.findall(text)) >= 3:
        return "markdown"
    return "text"
