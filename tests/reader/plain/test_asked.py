"""Numbered questions in plain text are no notes."""

from __future__ import annotations

from kb.limits import DEFAULT_LIMITS
from kb.reader.plain.text import read

LETTER = """LIJST VAN VRAGEN EN ANTWOORDEN

De vaste commissie heeft een aantal vragen voorgelegd. Deze vragen zijn
beantwoord bij brief van 20 mei 2026, zoals vermeld in Kamerstuk 2.

1 Hoeveel scholen in het funderend onderwijs kregen in 2025 het oordeel zeer
zwak?

In 2025 kregen 38 scholen het oordeel zeer zwak, tegen 45 in 2024.

2 Wat is de oorzaak van de daling van de leesvaardigheid in groep 8?

Een eenduidige oorzaak is niet aan te wijzen.

3 Hoe verhoudt dit zich tot 2023 en 2024?

In 2023 ging het om vier en in 2024 om negen sancties.

Tweede Kamer, vergaderjaar 2025–2026, 36 940 VIII, nr. 12 3
"""


def test_numbers_of_questions_are_no_marks_of_notes() -> None:
    blocks = read(LETTER.encode(), DEFAULT_LIMITS).blocks
    assert not [block for block in blocks if block.kind == "footnote"]
