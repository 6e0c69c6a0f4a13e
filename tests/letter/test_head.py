"""Papers of parliament that no letterhead opens: who sends, who asks, of which day, out of their titles."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kb.parse import parse_file

if TYPE_CHECKING:
    from pathlib import Path

    from kb.letter.letter import Letter

DEBATE = """Minister van Financiën

Antwoorden op vragen gesteld in de eerste termijn van de behandeling van de begroting, 29 januari 2026

**Vraag van het lid Molenaar (SP)**

Hoeveel kost de pont?

**Antwoord**

De pont kost 12 miljoen euro.

**Vraag van het lid Van Klinken (CDA)**

Wanneer vaart de pont?

**Antwoord**

De pont vaart vanaf mei.

**Vraag van het lid Molenaar (SP)**

Wie betaalt de pont?

**Antwoord**

De provincie betaalt de pont.
"""
LIST = """Feitelijke vragen Jaarverslag Pontenfonds 2025

Vragen van de vaste commissie voor Financiën, met de antwoorden van de Minister van Financiën, 9 juni 2026

**Vraag 1**

Hoeveel kost de pont?

**Antwoord**

De pont kost 12 miljoen euro.

**Vraag 2**

Wanneer vaart de pont?

**Antwoord**

De pont vaart vanaf mei.
"""
NOTE = """Nota ter beslissing

Aan: de Minister van Financiën

Onderwerp: brief over de pont

1. Aanleiding

De Kamer heeft om een brief over de pont gevraagd, die in het najaar is toegezegd aan de commissie.

2. Gevraagd besluit

Graag uw akkoord met de bijgevoegde Kamerbrief, mede namens de Minister van Defensie.
"""


def _letter(tmp_path: Path, text: str) -> Letter:
    file = tmp_path / "paper.md"
    file.write_text(text, encoding="utf-8")
    return parse_file(file).letter


def test_every_member_who_asks_in_a_debate_is_an_asker_once(tmp_path: Path) -> None:
    letter = _letter(tmp_path, DEBATE)
    assert letter.kind == "debate-answers"
    assert [(one.name, one.party) for one in letter.asked_by] == [("Molenaar", "SP"), ("Van Klinken", "CDA")]
    assert letter.date == date(2026, 1, 29)


def test_a_list_says_in_its_title_who_asks_who_answers_and_when(tmp_path: Path) -> None:
    letter = _letter(tmp_path, LIST)
    assert [one.name for one in letter.asked_by] == ["vaste commissie voor Financiën"]
    assert (letter.sender.ministry, letter.sender.role) == ("Financiën", "minister")
    assert letter.date == date(2026, 6, 9)


def test_a_note_that_asks_leave_for_a_letter_is_in_nobody_elses_name(tmp_path: Path) -> None:
    letter = _letter(tmp_path, NOTE)
    assert letter.kind == "decision-note"
    assert letter.co_senders == ()
