"""The questions of a new letter are found in whatever form it comes."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.asked import questions_in, read_questions
from kb.errors import ReadError, UsageError

PROJECT = Path(__file__).resolve().parents[2]


def test_pasted_questions_with_numbers_keep_them() -> None:
    found = questions_in("1. Hoeveel teams gebruiken CAS?\n2. Wat kost CAS per jaar? Zo nee, waarom niet?\n")
    assert [(one.label, one.text) for one in found.questions] == [
        ("1", "Hoeveel teams gebruiken CAS?"),
        ("2", "Wat kost CAS per jaar? Zo nee, waarom niet?"),
    ]


def test_a_pasted_question_may_stand_in_other_text() -> None:
    found = questions_in("Beste collega,\n\nKun je nagaan: is CAS discriminerend?\n\nGroet")
    assert [one.text for one in found.questions] == ["Kun je nagaan: is CAS discriminerend?"]


def test_text_without_a_question_holds_none() -> None:
    assert questions_in("Dit is geen vraag.").questions == ()
    assert questions_in("").questions == ()


def test_a_whole_letter_may_be_pasted() -> None:
    text = (PROJECT / "corpus" / "voorbeeld-kv-tk-2025Z90044-opvolger-cas.txt").read_text(encoding="utf-8")
    pasted = questions_in(text)
    read = read_questions(PROJECT / "corpus" / "voorbeeld-kv-tk-2025Z90044-opvolger-cas.txt")
    assert [one.text for one in pasted.questions] == [one.text for one in read.questions]
    assert read.asked_on is not None


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="weg"):
        read_questions(tmp_path / "weg.pdf")


def test_a_file_without_questions_is_named(tmp_path: Path) -> None:
    (tmp_path / "leeg.txt").write_text("Hier staat geen vraag in, alleen een mededeling.", encoding="utf-8")
    with pytest.raises(UsageError, match=r"leeg\.txt"):
        read_questions(tmp_path / "leeg.txt")
