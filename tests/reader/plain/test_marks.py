"""Marks of notes at places where tools leave them that took the text from a PDF."""

from __future__ import annotations

from kb.limits import DEFAULT_LIMITS
from kb.reader.plain.text import read

LETTER = """Vraag 1
Bent u bekend met de berichten «Zorgpremies hoger, restitutiepolis verdwijnt
1» en «Alle verzekeraars stoppen met restitutiepolissen
voor ggz»2?
Vraag 2
Wat vindt u van de verwachting van onder meer MIND3 dat het aanbod verdwijnt?
Antwoord 2
Dit blijkt ook uit het recent met u gedeelde onderzoek van de inspectie
4. Zoals in het jaarverslag staat is de wachttijd (1,6 per 25.000 inwoners) 5.
1Financieele Dagblad, 13 november 2024, Zorgpremies hoger
2MIND, 13 november 2024, Alle verzekeraars stoppen
3de Limburger, 15 november 2024
4Improven. Uitgavenonderzoek 2023
5Mulier Instituut (2023).

kv-tk-2024Z18439
"""


def test_a_mark_is_known_at_a_lines_start_behind_capitals_and_before_a_stop() -> None:
    """'1»', 'MIND3', '4. Zoals' in the middle of a sentence, ') 5.'; '3de Limburger' is a note."""
    blocks = read(LETTER.encode(), DEFAULT_LIMITS).blocks
    notes = [block.mark for block in blocks if block.kind == "footnote"]
    text = [block for block in blocks if block.kind == "paragraph"]
    assert notes == ["1", "2", "3", "4", "5"]
    assert [mark.mark for block in text for mark in block.marks] == notes
    assert text[-1].text.endswith(
        "van de inspectie. Zoals in het jaarverslag staat is de wachttijd (1,6 per 25.000 inwoners)."
    )
