"""`kb diff` says what differs as diff does: 0 the same, 1 different, more for trouble."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kb.cli import ExitCode
from kb.cli.piece import Paragraph, Piece
from kb.cli.present.difference import difference_paragraphs
from kb.question.record import Record
from kb.translation import catalogue
from kb.version.comparison import compare_records

if TYPE_CHECKING:
    from tests.cli.conftest import Kb

LETTER = Path("corpus/2026Z03786.md")


@pytest.fixture
def changed(kb: Kb, tmp_path: Path) -> Path:
    """The letter with one word of one answer changed."""
    text = LETTER.read_text(encoding="utf-8")
    assert text.count("gaven een waarschijnlijkheidsindicatie") == 1
    path = tmp_path / "concept  van een brief.md"
    path.write_text(
        text.replace("gaven een waarschijnlijkheidsindicatie", "gaven een aanwijzing"), encoding="utf-8"
    )
    return path


def test_the_same_letter_from_file_and_index(kb: Kb) -> None:
    """Nothing differs, and that is exit code 0."""
    ended = kb("diff", str(LETTER), "2026Z03786")
    assert (ended.code, ended.out) == (ExitCode.OK, "10 gelijk, 0 verschillend\n")


def test_a_changed_word_stands_between_its_neighbours(kb: Kb, changed: Path) -> None:
    """Marked without colour in a pipe; a name with two spaces is a file like any other."""
    ended = kb("diff", str(changed), "2026Z03786")
    assert (ended.code, int(ExitCode.DIFFERENT)) == (1, 1)
    assert "gaven een [-aanwijzing-] {+waarschijnlijkheidsindicatie+} op een" in ended.out
    assert ended.out.endswith("9 gelijk, 1 verschillend\n")
    found = json.loads(kb("diff", str(changed), "2026Z03786", "--json").out)
    assert [record["label"] for record in found["records"] if not record["same"]] == [ended.out.split()[0]]


def test_records_are_compared_by_their_ids(kb: Kb) -> None:
    """One question with itself, and with another letter's."""
    assert kb("diff", "2026Z03786/2", "2026Z03786/2").code == ExitCode.OK
    assert kb("diff", "2026Z03786/2", "2026Z03786/3").code == ExitCode.DIFFERENT


@pytest.mark.parametrize("given", ["2026Z99999", "2026Z03786/99", "weg.pdf", "é" * 3000, "\ud800/1"])
def test_trouble_is_not_a_difference(kb: Kb, given: str) -> None:
    """An unknown id would else look like two versions that differ."""
    ended = kb("diff", given, "2026Z03786")
    assert ended.code == ExitCode.USAGE
    assert ended.err.startswith("kb: ")


def shown(*, coloured: bool) -> list[Paragraph]:
    """One answer with an early and a late change."""
    words = [f"w{number}" for number in range(60)]
    other = ["nieuw", *words[1:30], "ook\x1b[31m", *words[31:]]
    first, second = (Record("a/1", "answer", (1,), "Zo?", " ".join(one)) for one in (words, other))
    comparison = compare_records([first], [second])
    return list(difference_paragraphs(comparison, catalogue("nl"), coloured=coloured))


def test_long_stretches_that_are_the_same_are_left_out() -> None:
    """Eight words on either side of a difference stay."""
    text = "".join(piece.text for piece in shown(coloured=False)[1].pieces)
    assert text.startswith("Antwoord: [-w0-] {+nieuw+} w1 w2 w3 w4 w5 w6 w7 w8 […] w22 ")
    assert text.endswith("w38 […]")


def test_colour_takes_the_place_of_brackets() -> None:
    """Where there is colour."""
    pieces = shown(coloured=True)[1].pieces
    assert [piece for piece in pieces if piece.style in {"bad", "good"}][:2] == [
        Piece("w0", "bad"),
        Piece("nieuw", "good"),
    ]


def test_show_names_no_other_version_where_there_is_none(kb: Kb) -> None:
    """And JSON has an empty list."""
    assert "Andere versie" not in kb("show", "2026Z03786").out
    assert json.loads(kb("show", "2026Z03786", "--json").out)["versions"] == []
    assert json.loads(kb("show", "2026Z03786/2", "--json").out)["versions"] == []
