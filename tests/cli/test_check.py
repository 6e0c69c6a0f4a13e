"""`kb check` on an index of two letters: each kind of finding, its exit code, its JSON, bad drafts."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.test_json import validator

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Kb

SAID = "De politie heeft geen signalen ontvangen dat er daadwerkelijk sprake was van discriminatie"


def test_what_is_word_for_word_is_cited(kb: Kb, tmp_path: Path) -> None:
    draft = tmp_path / "concept.md"
    draft.write_text(f"De minister schreef: “{SAID}” (2026Z03786, vraag 5).\n", encoding="utf-8")
    ended = kb("check", str(draft))
    assert ended.code == 0
    assert "woordelijk" in ended.out
    assert "antwoord op vraag 5 (2026Z03786)" in ended.out


def test_another_word_is_shown_beside_that_of_the_document(kb: Kb, tmp_path: Path) -> None:
    draft = tmp_path / "concept.txt"
    first, _, rest = SAID.partition(" ")
    draft.write_text(f"De minister schreef: “{first} nimmer {rest}”\n", encoding="utf-8")
    ended = kb("check", str(draft), "--json")
    found = json.loads(ended.out)
    validator("check").validate(found)
    assert ended.code == 1
    assert not found["sound"]
    (quotation,) = found["quotations"]
    assert quotation["status"] == "altered"
    assert [(one["draft"], one["source"]) for one in quotation["differences"]] == [("nimmer", "")]
    assert quotation["found"][0]["record"] == "2026Z03786/5"


def test_standard_input_and_the_wrong_question(kb: Kb, monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"“{SAID}” (2026Z03786, vraag 3). Zie 2019Z99999."
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))
    ended = kb("check", "-")
    assert ended.code == 1
    assert "gezegd, maar elders" in ended.out
    assert "het nummer van de vraag" in ended.out
    assert "2019Z99999: niets in de index" in ended.out


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [("", 4, "leeg"), ("Zonder aanhaling.", 0, "geen citaat"), (None, 2, "geen bestand heet")],
)
def test_a_draft_with_nothing_to_check_says_so(
    kb: Kb, tmp_path: Path, content: str | None, code: int, said: str
) -> None:
    draft = tmp_path / "concept.md"
    if content is not None:
        draft.write_text(content, encoding="utf-8")
    ended = kb("check", str(draft))
    assert ended.code == code
    assert said in ended.out + ended.err
