"""The format is told by the content; the name decides between Markdown and text only."""

from __future__ import annotations

import contextlib
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import PasswordError, ReadError, UnsupportedError
from kb.reader.detect import detect

XML = b'<?xml version="1.0" encoding="UTF-8"?>\n'


def zipped(*names: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return target.getvalue()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"\n\njunk before\n%PDF-1.4\n", "pdf"),
        (XML + b"<officiele-publicatie/>", "xml"),
        (b"\xef\xbb\xbf" + XML + b"<officiele-publicatie/>", "xml"),
        (b"\xc3\xaf\xc2\xbb\xc2\xbf\n" + XML + b"<officiele-publicatie/>", "xml"),
        (b"<!-- gemaakt -->\n<officiele-publicatie><al/></officiele-publicatie>", "xml"),
        (XML + b'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"><html/>', "html"),
        (b"<!DOCTYPE html><p>x", "html"),
        (b"<p>Een fragment", "html"),
        ("<html><body>é".encode("utf-16"), "html"),
        (b"# Kop\n\n**Vraag 1**\n\n| a | b |\n|---|---|\n", "markdown"),
        (b"Vraag 1\nKent u het bericht?\n", "text"),
        ("Geïnformeerd: coördinatie".encode("cp1252"), "text"),
        (b"Vraag \xff\xfe\xc3( 1", "text"),
        ("Vraag één".encode("utf-16"), "text"),
        (b"< 5% van de gevallen", "text"),
        (zipped("[Content_Types].xml", "word/document.xml"), "docx"),
        (zipped("mimetype", "content.xml"), "odt"),
        (zipped("brief.docx", "antwoorden/brief.pdf"), "zip"),
    ],
)
@pytest.mark.parametrize("name", ["brief.docx", "brief.pdf", "brief", "brief.html"])
def test_content_decides(content: bytes, expected: str, name: str) -> None:
    """A wrong file name changes nothing."""
    assert detect(content, name) == expected


def test_the_name_decides_only_where_the_content_cannot() -> None:
    """Plain sentences are Markdown where the name says so."""
    assert detect(b"Vraag 1\n", "brief.md") == "markdown"
    assert detect(b"Vraag 1\n", "brief.txt") == "text"


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(100),
        b"{\\rtf1 Vraag 1}",
        b"\x7fELF" + bytes(100),
        bytes(range(256)) * 20,
        zipped("xl/workbook.xml", "[Content_Types].xml"),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le"),
    ],
)
def test_what_is_no_document_is_refused(content: bytes) -> None:
    """Images, programs, spreadsheets and old Word files are refused as unsupported."""
    with pytest.raises(UnsupportedError):
        detect(content, "brief.docx")


def test_an_encrypted_office_file_needs_a_password() -> None:
    """Office wraps an encrypted DOCX in an OLE container."""
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(PasswordError):
        detect(content, "brief.docx")


@given(st.binary(max_size=300))
def test_any_bytes_get_a_format_or_a_refusal(content: bytes) -> None:
    """No content makes detection fail in another way."""
    with contextlib.suppress(ReadError):
        assert detect(content, "x")
