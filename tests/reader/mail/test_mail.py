"""E-mail is read decoded, with the letter that is attached to it."""

from __future__ import annotations

from email.message import EmailMessage
from typing import TYPE_CHECKING

from kb.parse import parse_file
from kb.reader.detect import detect

if TYPE_CHECKING:
    from pathlib import Path

LETTER = """Datum 3 maart 2025
Uw referentie 2025Z90124

Geachte voorzitter,

Vraag 1
Kent u het bericht?

Antwoord 1
Ja, de colléges kennen het.
"""


def message() -> EmailMessage:
    """A message with words that must be encoded."""
    made = EmailMessage()
    made["From"], made["To"] = "beleid@voorbeeld.example", "woordvoering@voorbeeld.example"
    made["Subject"], made["Date"] = "Concept antwoorden colléges", "Tue, 11 Mar 2025 09:12:00 +0100"
    return made


def test_the_attached_letter_is_read_and_its_words_are_decoded(tmp_path: Path) -> None:
    made = message()
    made.set_content("Beste Jet,\n\nHierbij de antwoorden voor de coördinatie.\n")
    made.add_attachment(LETTER.encode("utf-8"), maintype="text", subtype="plain", filename="antwoorden.txt")
    path = tmp_path / "bericht.eml"
    path.write_bytes(made.as_bytes())
    document = parse_file(path)
    assert document.source.format == "mail"
    assert document.letter.id == "2025Z90124"
    assert [record.answer for record in document.records] == ["Ja, de colléges kennen het."]
    assert str(document.letter.date) == "2025-03-03"


def test_a_letter_in_the_message_itself_is_read(tmp_path: Path) -> None:
    made = message()
    made.set_content(LETTER)
    path = tmp_path / "bericht.eml"
    path.write_bytes(made.as_bytes())
    assert [record.numbers for record in parse_file(path).records] == [(1,)]


def test_text_that_quotes_a_field_is_no_message() -> None:
    assert detect(b"From: hier\nHet is tekst.\n\nEn nog een alinea.") == "text"
    assert detect(b"Subject: Verslag\n\nTekst van het verslag.") == "text"


def test_a_letter_that_a_reply_quotes_is_read_without_the_signs(tmp_path: Path) -> None:
    made = message()
    quoted = "\n".join(f"> {line}".rstrip() for line in LETTER.splitlines())
    made.set_content(
        f"Dank!\n\nOp ma 10 mrt 2025 om 08:55 schreef Griffie <griffie@voorbeeld.example>:\n\n{quoted}\n"
    )
    path = tmp_path / "bericht.eml"
    path.write_bytes(made.as_bytes())
    document = parse_file(path)
    assert [(record.numbers, record.answer) for record in document.records] == [
        ((1,), "Ja, de colléges kennen het.")
    ]


def test_a_message_in_a_message_is_read(tmp_path: Path) -> None:
    inner = message()
    inner.set_content(LETTER)
    made = message()
    made.set_content("Zie de doorgestuurde brief.\n")
    made.add_attachment(inner)
    path = tmp_path / "bericht.eml"
    path.write_bytes(made.as_bytes())
    assert [record.numbers for record in parse_file(path).records] == [(1,)]


def test_a_letter_in_html_is_read_where_the_plain_words_only_say_so(tmp_path: Path) -> None:
    made = message()
    made.set_content("Zie HTML.\n")
    parts = "".join(f"<p>{line}</p>" for line in LETTER.splitlines() if line)
    made.add_alternative(f"<html><body>{parts}</body></html>", subtype="html")
    path = tmp_path / "bericht.eml"
    path.write_bytes(made.as_bytes())
    assert [record.numbers for record in parse_file(path).records] == [(1,)]
