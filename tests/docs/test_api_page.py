"""docs/api.md names everything that `kb` exports, and its examples run, one after the other."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import kb

if TYPE_CHECKING:
    import pytest

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "api.md").read_text(encoding="utf-8")


def test_every_example_runs(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In one program, in the folder of the index; their assertions hold."""
    monkeypatch.chdir(root)
    monkeypatch.delenv("KB_ROOT", raising=False)
    program = "\n".join(re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))
    exec(compile(program, "docs/api.md", "exec"), {"__name__": "api_page"})
    assert "brief van 30 maart 2026, antwoord op vraag 4 (2026Z03786)" in capsys.readouterr().out


def test_every_exported_name_is_listed() -> None:
    """And none that is not exported."""
    listed = re.findall(r"`(\w+)`", PAGE[PAGE.index("## All names") :])
    assert sorted(listed) == sorted(kb.__all__)


def test_every_method_is_described() -> None:
    """Of the knowledge base, by its name in code."""
    public = {name for name in vars(kb.KnowledgeBase) if not name.startswith("_")}
    assert public - {"open", "close", "settings", "generation"} <= set(re.findall(r"\b([a-z_]+)\b", PAGE))
