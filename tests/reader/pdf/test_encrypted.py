"""A PDF that opens without a password is read; one that does not is refused for that reason and no other."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfWriter

from kb.errors import PasswordError, ReadError
from kb.limits import DEFAULT_LIMITS
from kb.reader.child.pool import Workers
from kb.reader.pdf.read import read

if TYPE_CHECKING:
    from pathlib import Path

ALGORITHMS = ("RC4-40", "RC4-128", "AES-128", "AES-256-R5", "AES-256")
QUICK = replace(DEFAULT_LIMITS, wall_seconds=2.0, cpu_seconds=2)
TEXT = "Vraag 1 Bent u bekend met het bericht?"


def letter() -> bytes:
    """A page with one line of text, in a font that every reader has."""
    stream = f"BT /F1 12 Tf 72 700 Td ({TEXT}) Tj ET".encode("ascii")
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    )
    body = b"%PDF-1.7\n"
    offsets = []
    for number, one in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj%s endobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    tail = b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    return body + tail % (table, len(body))


def encrypted(algorithm: str, user_password: str) -> bytes:
    """The letter, encrypted."""
    writer = PdfWriter(clone_from=io.BytesIO(letter()))
    writer.encrypt(user_password, owner_password="eigenaar", algorithm=algorithm)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def outcome(path: Path, workers: Workers) -> str:
    """'text', or the reason why there is none."""
    try:
        workers.read(path.read_bytes(), path, QUICK)
    except ReadError as error:
        return error.reason
    return "text"


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_an_empty_user_password_is_no_obstacle(algorithm: str) -> None:
    """Such a file opens in every viewer: it only forbids printing or copying."""
    assert read(encrypted(algorithm, ""), DEFAULT_LIMITS).blocks[0].text == TEXT


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_a_user_password_is_named(algorithm: str) -> None:
    """By every algorithm that PDF has."""
    with pytest.raises(PasswordError, match="needs a password"):
        read(encrypted(algorithm, "geheim"), DEFAULT_LIMITS)


def test_the_child_process_decrypts_too() -> None:
    """The library for AES loads within the child's limits."""
    with Workers() as workers:
        assert workers.read(encrypted("AES-256", ""), "a.pdf", QUICK).blocks[0].text == TEXT


def test_no_bad_pdf_at_hand_is_mislabelled(shared: Path) -> None:
    """Exactly the files that the manifest calls encrypted need a password."""
    folder = shared / "badpdfs"
    with (folder / "MANIFEST.csv").open(encoding="utf-8") as manifest:
        rows = [row for row in csv.DictReader(manifest) if not row["file"].startswith("generated/")]
    with Workers() as workers:
        locked = {
            row["file"] for row in rows if outcome(folder / row["file"], workers) == PasswordError.reason
        }
    assert locked == {row["file"] for row in rows if row["why"] == "encrypted"}
    assert len(locked) == 16
