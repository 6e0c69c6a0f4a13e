"""Writes the example documents of `corpus/` that are not plain text: `python -m tests.typeset.examples`.

Each comes from one spec beside this file; a second run gives the same bytes.
"""

from __future__ import annotations

from pathlib import Path

from tests.typeset.aanhangsel import typeset_aanhangsel
from tests.typeset.examples import ai_act, cas, profiling
from tests.typeset.look import Look
from tests.typeset.ministry import typeset
from tests.typeset.opendocument import typeset_odt
from tests.typeset.word import typeset_docx

CORPUS = Path(__file__).resolve().parents[3] / "corpus"


def examples() -> dict[str, bytes]:
    """The files by name."""
    closing = Look(face="serif", size=10, leading=13, column="left", letterhead="date in column")
    return {
        "voorbeeld-2024Z90014-cas-gepauzeerd.pdf": typeset(cas.PAUSED),
        "voorbeeld-2025Z90031-cas-gestopt.docx": typeset_docx(cas.STOPPED),
        "voorbeeld-kamerbrief-cas-afgerond.pdf": typeset(cas.CLOSED, closing),
        "voorbeeld-kamerbrief-ai-verordening.odt": typeset_odt(ai_act.PROGRESS),
        "voorbeeld-ah-tk-20242025-9012-verboden-ai.pdf": typeset_aanhangsel(ai_act.BANS),
        "voorbeeld-2025Z90050-gezichtsherkenning.odt": typeset_odt(profiling.FACES, "kort"),
    }


def write_examples(folder: Path) -> None:
    """Write every example into the folder."""
    for name, content in examples().items():
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    write_examples(CORPUS)
