"""`kb positions`, `kb asked` and `kb late` on an index of two letters."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

from tests.cli.test_json import validator

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.cli.conftest import Kb


def test_asked_finds_a_question_of_the_index_in_a_file(kb: Kb, tmp_path: Path) -> None:
    """The same words are the same question; citation and answer stand with it."""
    new = tmp_path / "vragen.txt"
    new.write_text(
        "1. Deelt u de opvatting dat predictive-policing-systemen die racisme of discriminatie in de hand"
        " werken, uitgesloten moeten zijn binnen de Nederlandse politie?\n2. Hoeveel wolven leven"
        " er op de Veluwe?\n",
        encoding="utf-8",
    )
    ended = kb("asked", str(new), "--json")
    found = json.loads(ended.out)
    validator("asked").validate(found)
    assert ended.code == 0
    assert [one["grade"] for one in found["questions"]] == ["same", "none"]
    earlier = found["questions"][0]["earlier"][0]
    assert earlier["position"]["id"] == "2026Z03786/8"
    assert "antwoord op vraag 8 (2026Z03786)" in earlier["position"]["citation"]


def test_asked_reads_standard_input(kb: Kb, monkeypatch: pytest.MonkeyPatch) -> None:
    text = io.TextIOWrapper(io.BytesIO(b"Hoeveel wolven leven er op de Veluwe?"), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", text)
    ended = kb("asked", "-")
    assert ended.code == 1
    assert "niet gevonden" in ended.out
    assert "vergeleken met" in ended.out


def test_a_letter_of_the_index_is_not_set_beside_itself(kb: Kb) -> None:
    found = json.loads(kb("asked", "2026Z03786", "--json").out)
    assert len(found["questions"]) == 10
    assert not any(
        one["position"]["letter"] == "2026Z03786"
        for question in found["questions"]
        for one in question["earlier"]
    )


def test_asked_names_what_is_neither_a_file_nor_a_letter(kb: Kb) -> None:
    ended = kb("asked", "bestaat-niet.pdf")
    assert ended.code == 2
    assert "bestaat-niet.pdf" in ended.err


def test_asked_names_a_file_that_cannot_be_read(kb: Kb, tmp_path: Path) -> None:
    (tmp_path / "stuk.pdf").write_bytes(b"%PDF-1.7 kapot")
    ended = kb("asked", str(tmp_path / "stuk.pdf"))
    assert ended.code == 4
    assert "stuk.pdf" in ended.err


def test_late_counts_to_the_day_that_is_given(kb: Kb) -> None:
    ended = kb("late", "--today", "2026-04-01", "--json")
    found = json.loads(ended.out)
    validator("late").validate(found)
    assert ended.code == 0
    assert {one["id"]: one["status"] for one in found["sets"]} == {
        "2024Z90014": "late",
        "2026Z03786": "answered-late",
    }
    assert next(one["days"] for one in found["sets"] if one["id"] == "2026Z03786") == 32


def test_positions_by_date_are_those_by_thread(kb: Kb) -> None:
    found = json.loads(kb("positions", "cas", "--json").out)
    assert [one["id"] for one in found["positions"]]
    assert sorted(one for thread in found["threads"] for one in thread["positions"]) == sorted(
        one["id"] for one in found["positions"]
    )
    assert kb("positions", "cas", "--by", "date").code == 0


def test_positions_take_a_query_in_place_of_a_topic(kb: Kb) -> None:
    found = json.loads(kb("positions", "--query", "etnisch profileren", "--json").out)
    validator("positions").validate(found)
    assert found["query"] == "etnisch profileren"
    assert "2026Z03786/9" in {one["id"] for one in found["positions"]}


def test_positions_without_topic_or_query_says_what_to_name(kb: Kb) -> None:
    assert kb("positions").code == 2
    assert "kb topics" in kb("positions").err


def test_an_unknown_topic_names_the_near_ones(kb: Kb) -> None:
    ended = kb("positions", "cass")
    assert ended.code == 1
    assert "cas" in ended.err


def test_where_nothing_changed_it_says_so(kb: Kb) -> None:
    ended = kb("positions", "cas", "--changes", "--until", "2024")
    assert ended.code == 1
    assert "niets veranderd" in ended.err
