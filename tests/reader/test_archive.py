"""A ZIP of documents is read entry by entry within limits; what is odd is refused by name, alone."""

from __future__ import annotations

import io
import os
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kb.errors import DamagedError, PasswordError, ReadError, TooLargeError, UnsupportedError
from kb.limits import DEFAULT_LIMITS, KIB, Limits
from kb.reader import read_file
from kb.reader.archive import Archive, archive_of

if TYPE_CHECKING:
    from collections.abc import Iterable

LETTER = b"Vraag 1\n\nBent u bekend met het bericht?\n"
DOCX = Path(__file__).resolve().parents[1] / "fixtures" / "baddocs" / "good-baseline.docx"


def packed(path: Path, entries: Iterable[tuple[str | zipfile.ZipInfo, bytes]]) -> Path:
    """A ZIP file of these entries."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, content in entries:
            archive.writestr(entry, content)
    return path


def refusals(path: Path, limits: Limits = DEFAULT_LIMITS) -> dict[str, str]:
    """For each entry the reason for which it is refused, '' where it has bytes."""
    archive = Archive.open(path, limits)
    assert archive is not None
    found = {}
    with archive:
        for entry in archive.entries():
            try:
                archive.read(entry.name)
            except ReadError as error:
                found[entry.name] = error.reason if entry.name in str(error) else "not named"
            else:
                found[entry.name] = ""
    return found


def test_an_entry_is_a_file_by_its_path(tmp_path: Path) -> None:
    """Of any format, in any folder of the archive; its hash is of its own bytes."""
    path = packed(tmp_path / "brieven.zip", [("a.txt", LETTER), ("2024/é.docx", DOCX.read_bytes())])
    assert read_file(path / "a.txt").reading.format == "text"
    read = read_file(path / "2024" / "é.docx")
    assert (read.reading.format, read.sha256) == ("docx", read_file(DOCX).sha256)
    assert archive_of(path / "2024" / "é.docx") == path
    with pytest.raises(ReadError, match=r"brieven\.zip/b\.txt: no such file in the ZIP file"):
        read_file(path / "b.txt")
    with pytest.raises(UnsupportedError, match="ZIP file of documents"):
        read_file(path)


def test_a_path_through_another_file_leads_nowhere(tmp_path: Path) -> None:
    """As it would without archives."""
    (tmp_path / "brief.txt").write_bytes(LETTER)
    with pytest.raises(ReadError, match="no such file"):
        read_file(tmp_path / "brief.txt" / "a.txt")


def test_only_a_zip_of_documents_is_an_archive(tmp_path: Path) -> None:
    """A DOCX is a document, a spreadsheet neither."""
    assert Archive.open(DOCX, DEFAULT_LIMITS) is None
    sheet = packed(tmp_path / "a.xlsx", [("[Content_Types].xml", b""), ("xl/workbook.xml", b"")])
    assert Archive.open(sheet, DEFAULT_LIMITS) is None
    (tmp_path / "a.txt").write_bytes(LETTER)
    assert Archive.open(tmp_path / "a.txt", DEFAULT_LIMITS) is None


def test_odd_entries_are_refused_by_name_and_the_rest_is_read(tmp_path: Path) -> None:
    """Names that lead out, links, controls, doubles; nothing is written anywhere."""
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    entries: list[tuple[str | zipfile.ZipInfo, bytes]] = [
        ("../kb-escaped.txt", LETTER), ("/tmp/kb-escaped.txt", LETTER), ("C:/kb-escaped.txt", LETTER),
        ("a/../../kb-escaped.txt", LETTER), ("..\\kb-escaped-2.txt", LETTER), (link, b"/etc/passwd"),
        ("a\x1b[31m.txt", LETTER), ("a\u202etxt.exe", LETTER),
        ("goed\\brief.txt", LETTER), ("goed.txt", LETTER),
    ]  # fmt: skip
    path = packed(tmp_path / "a.zip", entries)
    assert refusals(path) == {
        "../kb-escaped.txt": "unsupported",
        "/tmp/kb-escaped.txt": "unsupported",
        "C:/kb-escaped.txt": "unsupported",
        "../kb-escaped-2.txt": "unsupported",
        "a/../../kb-escaped.txt": "unsupported",
        "link.txt": "unsupported",
        r"a\x1b[31m.txt": "unsupported",
        r"a\u202etxt.exe": "unsupported",
        "goed/brief.txt": "",
        "goed.txt": "",
    }
    assert sorted(path.parent.rglob("*")) == [path]
    assert not list(Path("/tmp").glob("kb-escaped*"))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_twice_is_refused(tmp_path: Path) -> None:
    """Nobody can tell which of the two is meant."""
    path = packed(tmp_path / "a.zip", [("a.txt", LETTER), ("a.txt", b"other"), ("b.txt", LETTER)])
    assert refusals(path) == {"a.txt": "damaged", "b.txt": ""}


def test_what_systems_leave_behind_is_passed_over(tmp_path: Path) -> None:
    """As in a folder."""
    names = ("__MACOSX/._a.txt", ".DS_Store", "map/Thumbs.db", "map/", "map/a.txt")
    path = packed(tmp_path / "a.zip", [(name, b"" if name.endswith("/") else LETTER) for name in names])
    assert refusals(path) == {"map/a.txt": ""}
    with pytest.raises(UnsupportedError, match="empty ZIP file"):
        refusals(packed(tmp_path / "b.zip", [(".DS_Store", b"x")]))


def test_an_encrypted_entry_needs_a_password(tmp_path: Path) -> None:
    """The flag in the list of entries says so."""
    path = packed(tmp_path / "a.zip", [("a.txt", LETTER), ("b.txt", LETTER)])
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    assert refusals(path) == {"a.txt": PasswordError.reason, "b.txt": ""}


def test_an_archive_within_an_archive_is_refused(tmp_path: Path) -> None:
    """One level is enough for letters; more is how bombs are made."""
    inner = packed(tmp_path / "inner.zip", [("a.txt", LETTER)])
    path = packed(tmp_path / "a.zip", [("inner.zip", inner.read_bytes())])
    with pytest.raises(UnsupportedError, match=r"a\.zip/inner\.zip: is a ZIP file of documents"):
        read_file(path / "inner.zip")


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    """By ratio, by size of an entry, by size of all, by number of entries."""
    path = packed(tmp_path / "a.zip", [("bom.txt", bytes(5_000_000)), ("a.txt", LETTER)])
    assert refusals(path) == {"bom.txt": "too large", "a.txt": ""}
    large = os.urandom(2_000)
    path = packed(tmp_path / "b.zip", [("groot.txt", large), ("a.txt", LETTER)])
    assert refusals(path, replace(DEFAULT_LIMITS, zip_part_bytes=KIB)) == {
        "groot.txt": "too large",
        "a.txt": "",
    }
    with pytest.raises(TooLargeError, match=r"b\.zip: holds more than 0 MiB"):
        refusals(path, replace(DEFAULT_LIMITS, zip_total_bytes=KIB))
    with pytest.raises(TooLargeError, match=r"b\.zip: holds more than 1 files"):
        refusals(path, replace(DEFAULT_LIMITS, zip_entries=1))


def test_a_huge_list_of_entries_is_refused_unread(tmp_path: Path) -> None:
    """The size of the list is known before the list is."""
    path = packed(tmp_path / "a.zip", ((f"{number:040}.txt", b"") for number in range(200)))
    with pytest.raises(TooLargeError, match="holds more than 20 files"):
        Archive.open(path, replace(DEFAULT_LIMITS, zip_entries=20))


def test_an_entry_that_says_too_little_of_its_size_is_damaged(tmp_path: Path) -> None:
    """No more is inflated than was announced."""
    path = packed(tmp_path / "a.zip", [("a.txt", LETTER * 100)])
    content = path.read_bytes()
    at = content.index(b"PK\x01\x02") + 24
    path.write_bytes(content[:at] + (10).to_bytes(4, "little") + content[at + 4 :])
    assert refusals(path) == {"a.txt": "damaged"}


def test_a_packing_that_may_need_gigabytes_is_refused(tmp_path: Path) -> None:
    """LZMA says itself how much memory it takes."""
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.txt", LETTER)
    assert refusals(path) == {"a.txt": "damaged"}


@pytest.mark.parametrize("encoding", ["utf-8", "cp850"])
def test_names_without_a_mark_of_their_encoding(tmp_path: Path, encoding: str) -> None:
    """Macs write UTF-8, Windows the characters of DOS, neither says so."""
    path = tmp_path / "a.zip"
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("antwoord ##.txt".replace("##", "x" * len("ë".encode(encoding))), LETTER)
    plain = target.getvalue()
    placeholder = b"antwoord " + b"x" * len("ë".encode(encoding))
    path.write_bytes(plain.replace(placeholder, b"antwoord " + "ë".encode(encoding)))
    assert refusals(path) == {"antwoord ë.txt": ""}


@pytest.mark.parametrize("cut", [30, 100, 200])
def test_a_cut_off_archive_is_damaged(tmp_path: Path, cut: int) -> None:
    """A ZIP says at its end what it holds."""
    path = packed(tmp_path / "a.zip", [("a.txt", LETTER), ("b.txt", LETTER)])
    path.write_bytes(path.read_bytes()[:-cut])
    with pytest.raises(DamagedError, match=r"a\.zip: is a damaged or cut-off ZIP file"):
        refusals(path)
    with pytest.raises(DamagedError):
        read_file(path)
