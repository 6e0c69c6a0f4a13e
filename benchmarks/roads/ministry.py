"""A letter's content as a ministry sets it: margin column on every page, notes at the foot, hyphens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.typeset.look import Look
from tests.typeset.ministry import typeset
from tests.typeset.spec import Exchange, LetterSpec, Note, Signature

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.roads.content import Content, Exact

LOOKS = {
    "kolom-rechts": Look(),
    "kolom-links": Look(
        face="serif", size=10.0, leading=13.0, column="left", labels="kort", page_number="{}"
    ),
    "datum-in-kolom": Look(letterhead="date in column", labels="vraag", questions="italic", hyphenate=False),
    "nummers": Look(
        labels="nummer", questions="plain", page_number="Pagina {}/{}", column_orders=("between",)
    ),
}
_SPECIAL = re.compile(r"[*_|\[\]^]")


def ministry_pdfs(letter: Exact) -> Iterator[tuple[str, bytes]]:
    """The letter in each look, by name; nothing where its text holds signs of the typesetter's markup."""
    spec = _spec(letter)
    if spec is not None:
        for name, look in LOOKS.items():
            yield name, typeset(spec, look)


def _spec(letter: Exact) -> LetterSpec | None:
    fields = letter.letter
    notes: list[Note] = []
    exchanges = [_exchange(record, notes) for record in letter.records]
    if any(exchange is None for exchange in exchanges):
        return None
    sender = fields["sender"]
    office = f"De {(sender['role'] or 'minister').capitalize()} van {sender['ministry'] or 'Defensie'},"
    return LetterSpec(
        subject=fields["subject"] or "Antwoorden op Kamervragen",
        date=fields["date"] or "3 maart 2025",
        own_reference="6612345",
        your_reference=fields["references"][0] if fields["references"] else "2025Z90001",
        ministry=f"Ministerie van {sender['ministry'] or 'Defensie'}",
        department=("Directoraat-Generaal", "Voorbeelden"),
        unit=("Directie Beleid",),
        address=("Turfmarkt 147", "2511 DP Den Haag"),
        addressee=("Aan de Voorzitter van de Tweede Kamer", "der Staten-Generaal", "Postbus 20018"),
        opening="Geachte voorzitter,\n\nHierbij zend ik u de antwoorden op de vragen die mij zijn gesteld.",
        signatures=(Signature(office, sender["name"] or "A.B. Voorbeeld"),),
        exchanges=tuple(exchange for exchange in exchanges if exchange is not None),
        notes=tuple(notes),
    )


def _exchange(record: Content, notes: list[Note]) -> Exchange | None:
    if _SPECIAL.search(record.question + record.answer) or re.search(
        r"(?m)^[-•–o\d]", record.answer + "\n" + record.question
    ):
        return None
    questions = _marked(record, "question", notes).split("\n\n")
    if len(record.numbers) == 1:
        questions = ["\n\n".join(questions)]
    elif len(questions) != len(record.numbers):
        return None
    return Exchange(record.numbers, tuple(questions), _marked(record, "answer", notes))


def _marked(record: Content, part: str, notes: list[Note]) -> str:
    text = record.question if part == "question" else record.answer
    own = sorted((note for note in record.notes if note.part == part), key=lambda note: note.offset)
    first = len(notes)
    for at in range(len(own) - 1, -1, -1):
        offset = own[at].offset
        text = f"{text[:offset]}[^{first + at + 1}]{text[offset:]}"
    notes += [Note(str(first + at + 1), note.text) for at, note in enumerate(own)]
    return text
