"""What people read stays as it was looked at: one golden file a command.

After an intended change: UPDATE_GOLDEN=1 pytest tests/cli/test_golden.py, then read the difference.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Kb

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "cli"
CASES = {
    "help": ("--help",),
    "help-en": ("--help", "--language", "en"),
    "search": ("search", '"onrechtmatige massasurveillance"', "--mode", "lexical"),
    "search-en": ("search", '"formele kwaliteitsstandaarden"', "--mode", "lexical", "--language", "en"),
    "search-help": ("search", "--help"),
    "show-record": ("show", "2026Z03786/2"),
    "show-refers": ("show", "2026Z03786/7"),
    "show-letter": ("show", "2026Z03786"),
    "letters": ("letters",),
    "positions": ("positions", "cas"),
    "promises": ("promises", "--on", "2024-03-01"),
    "promises-en": ("promises", "--overdue", "--on", "2025-12-31", "--language", "en"),
    "positions-en": ("positions", "cas", "--language", "en", "--until", "2024", "--background"),
    "parse": ("parse", "corpus/voorbeeld-2024Z90014-uitstel-cas.txt"),
    "parse-account": ("parse", "corpus/voorbeeld-2024Z90014-uitstel-cas.txt", "--account"),
    "parse-account-en": (
        "parse", "corpus/voorbeeld-2024Z90014-uitstel-cas.txt", "--account", "--language", "en",
    ),
    "verify": ("verify",),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_output_is_as_it_was_looked_at(name: str, kb: Kb) -> None:
    """Each command prints its golden file."""
    ended = kb(*CASES[name])
    assert ended.code == 0
    printed = re.sub(r"\d+\.\d s", "0.0 s", ended.out)
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(printed, encoding="utf-8")
    assert printed == path.read_text(encoding="utf-8")
