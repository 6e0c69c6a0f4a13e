"""No text takes a time that grows with the square of its size.

Counted in calls, not in seconds, so that a busy machine changes nothing: twice the text may
take twice the steps, and half again for what sorts and for what is read ahead.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from kb.limits import DEFAULT_LIMITS
from kb.parse import understand
from kb.reader.plain import markdown, text
from kb.source import Source

if TYPE_CHECKING:
    from types import FrameType

SOURCE = Source("brief.md", "0" * 64, "markdown", None, 1)
HEAD = "# Antwoord op vragen\n\nBetreft: Antwoord op Kamervragen\n\n"
KINDS = {
    "questions of one number": "1. Wat?\n\n",
    "questions on lines": "1. Wat?\n",
    "headings of one number": "Vraag 1\n\nWat?\n\n",
    "headings that count": "Vraag {n}\n\nWat?\n\n",
    "questions and answers": "Vraag {n}\n\nWat?\n\nAntwoord {n}\n\nJa.\n\n",
    "one question answered": "Vraag 1\n\nWat?\n\nAntwoord 1\n\nJa.\n\n",
    "answers alone": "Antwoord 1\n\nJa.\n\n",
    "joint answers": "Vraag {n}\n\nWat?\n\nAntwoord 1 en {n}\n\nJa.\n\n",
    "answers that point": "Vraag {n}\n\nWat?\n\nAntwoord {n}\n\nZie het antwoord op vraag 1.\n\n",
    "notes in square brackets": "Zin [1] staat hier.\n\n[1] Een noot.\n\n",
    "notes with half a bracket": "Zin.1) Meer.\n\n1) Een noot.\n\n",
    "notes in round brackets": "Zin.(1) Meer.\n\n(1) Een noot.\n\n",
    "notes that go on": "Zin [1] staat.\n\n[1] Een noot\n\nhttp://a.nl\n\nhttp://b.nl\n\n",
    "marks stuck to words": "kwijt’?1 en verder.\n\n",
    "open brackets": "((((((((\n\n",
    "square brackets": "[[[[[[[[\n\n",
    "quotes": "\"'“‘\"'“‘\n\n",
    "rows of a table": "| a | b |\n",
    "pipes": "||||||||\n\n",
    "items": "- Een punt\n",
    "headings": "# Kop {n}\n\nZin.\n\n",
    "citations": "Kamerstukken II 2024/25, 26 643, nr. {n}.\n\n",
}
IN_TEXT_TOO = ("questions on lines", "notes with half a bracket", "rows of a table", "open brackets")
SMALL = 60


def steps(number: int, unit: str, read: str) -> int:
    """How many calls are made, and items taken of generators, to read and understand so many units."""
    content = (HEAD + "".join(unit.replace("{n}", str(at + 1)) for at in range(number))).encode()
    reader = {"markdown": markdown, "text": text}[read]
    count = 0

    def entered(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        del frame, argument
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(entered)
    try:
        understand(reader.read(content, DEFAULT_LIMITS), SOURCE)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    ("kind", "read"), [*((kind, "markdown") for kind in KINDS), *((kind, "text") for kind in IN_TEXT_TOO)]
)
def test_twice_the_text_takes_twice_the_steps(kind: str, read: str) -> None:
    """Of each doubling; a square would take four times."""
    steps(SMALL, KINDS[kind], read)  # what is loaded once is not counted
    first, second, third = (steps(SMALL * times, KINDS[kind], read) for times in (1, 2, 4))
    assert third - second < 2.5 * (second - first) + 2_000, (first, second, third)
