"""docs/api.md names everything that `kb` exports, and each of its examples runs by itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import kb

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "api.md").read_text(encoding="utf-8")


EXAMPLES = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_every_example_runs_alone(example: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As one copies it, in the folder of the index; its assertions hold."""
    monkeypatch.chdir(root)
    monkeypatch.delenv("KB_ROOT", raising=False)
    exec(compile(example, "docs/api.md", "exec"), {"__name__": "api_page"})


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
