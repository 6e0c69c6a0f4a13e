"""Why a file is not read is said in the language of the interface, whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Kb

OTHER = "geen soort bestand dat wordt gelezen"
REFUSED = {
    "foto.docx": (b"\x89PNG", f"{OTHER} (is een afbeelding)"),
    "leeg.docx": (b"", "beschadigd (het bestand is leeg)"),
    "half.docx": (b"PK\x03\x04 half", "beschadigd (is een beschadigd of afgebroken ZIP-bestand)"),
    "brief.xml": (b"<?xml version='1.0'?><wet/>", f"{OTHER} (is XML van een onbekende soort)"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_refusal_is_dutch_to_its_end(bare_kb: Kb, name: str, tmp_path: Path) -> None:
    """With the interface in Dutch, which is the default."""
    content, why = REFUSED[name]
    path = tmp_path / name
    path.write_bytes(content)
    assert bare_kb("parse", str(path)).err == f"kb: {path}: {why}\n"


def test_a_refusal_is_english_where_that_is_asked(bare_kb: Kb, tmp_path: Path) -> None:
    """The code's own words."""
    path = tmp_path / "leeg.docx"
    path.write_bytes(b"")
    ended = bare_kb("parse", str(path), "--language", "en")
    assert ended.err == f"kb: {path}: damaged (the file is empty)\n"
