"""`kb parse` of a ZIP file shows each document and names what could not be read."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kb.cli import ExitCode
from tests.cli.test_json import validator

if TYPE_CHECKING:
    from tests.cli.conftest import Kb

LETTERS = ("2026Z03786.md", "voorbeeld-2024Z90014-uitstel-cas.txt")


@pytest.fixture
def archive(kb: Kb, tmp_path: Path) -> Path:
    """Two letters and a picture."""
    path = tmp_path / "brieven.zip"
    with zipfile.ZipFile(path, "w") as made:
        for name in LETTERS:
            made.writestr(f"map/{name}", Path("corpus", name).read_bytes())
        made.writestr("foto.png", b"\x89PNG\r\n")
    return path


def test_every_document_is_shown_and_the_rest_named(kb: Kb, archive: Path) -> None:
    """With the exit code for files that could not be read."""
    ended = kb("parse", str(archive))
    assert ended.code == ExitCode.NOT_READ
    assert "2026Z03786/10" in ended.out
    assert "2024Z90014" in ended.out
    assert ended.err == f"kb: {archive}/foto.png: geen soort bestand dat wordt gelezen (is een afbeelding)\n"


def test_json_has_documents_and_refusals(kb: Kb, archive: Path) -> None:
    """Each document as if it had come alone."""
    found = json.loads(kb("parse", str(archive), "--json").out)
    validator("parse-zip").validate(found)
    assert [one["source"]["name"] for one in found["documents"]] == [
        f"brieven.zip/map/{name}" for name in LETTERS
    ]
    alone = json.loads(kb("parse", f"corpus/{LETTERS[0]}", "--json").out)
    assert found["documents"][0]["records"] == alone["records"]
    assert [one["reason"] for one in found["refused"]] == ["unsupported"]


def test_one_document_of_an_archive(kb: Kb, archive: Path) -> None:
    """By the path that leads through it."""
    ended = kb("parse", f"{archive}/map/{LETTERS[0]}")
    assert (ended.code, ended.err) == (ExitCode.OK, "")


def test_an_archive_that_is_broken_is_refused(kb: Kb, archive: Path) -> None:
    """As a whole."""
    archive.write_bytes(archive.read_bytes()[:-40])
    ended = kb("parse", str(archive))
    assert (ended.code, ended.out) == (ExitCode.NOT_READ, "")
