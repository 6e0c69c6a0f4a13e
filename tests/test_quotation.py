"""A citation says who, which letter, which answer and where, and nothing that is not known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from kb.letter.letter import Letter, LetterKind, Person, Sender
from kb.question.record import Footnote, Record
from kb.quotation import cite, cite_letter, quote_with_citation

LETTER = Letter(
    "2026Z03786", "answers", date=date(2026, 3, 30), asked_on=date(2026, 2, 26), references=("2026Z03786",),
    sender=Sender(
        "Justitie en Veiligheid", "minister", "D.M. van Weel", "De Minister van Justitie en Veiligheid,"
    ),
    asked_by=(Person("El Abassi", "DENK"),),
)  # fmt: skip
RECORD = Record("2026Z03786/4", "answer", (4,), "Klopt het?", "Ja.", pages=(3, 3), lines=(40, 52))


def test_the_whole_citation() -> None:
    """As a policy officer would write it."""
    assert cite(RECORD, LETTER) == (
        "Minister van Justitie en Veiligheid (D.M. van Weel), brief van 30 maart 2026, "
        "antwoord op vraag 4 (2026Z03786), p. 3"
    )


def test_a_question_is_ascribed_to_who_asked_it() -> None:
    """The minister did not say these words."""
    assert cite(RECORD, LETTER, part="question") == (
        "Het lid El Abassi (DENK), Kamervragen van 26 februari 2026, vraag 4 (2026Z03786), p. 3"
    )


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((4,), "antwoord op vraag 4"),
        ((3, 4), "antwoord op de vragen 3 en 4"),
        ((3, 4, 5), "antwoord op de vragen 3 tot en met 5"),
        ((3, 5, 9), "antwoord op de vragen 3, 5 en 9"),
        ((), "antwoord (2026Z03786)"),
    ],
)
def test_joint_answers(numbers: tuple[int, ...], words: str) -> None:
    """A range only where no number is missing."""
    assert words in cite(replace(RECORD, numbers=numbers), LETTER)


def test_pages_else_lines_of_the_file_else_nothing() -> None:
    """Lines mean nothing without the name of the file."""
    assert cite(replace(RECORD, pages=(3, 5)), LETTER).endswith("p. 3–5")
    without = replace(RECORD, pages=None)
    assert cite(without, LETTER, "brief.md").endswith("brief.md, regels 40–52")
    assert cite(without, LETTER).endswith("(2026Z03786)")
    assert cite(replace(without, lines=(0, 0)), LETTER, "brief.md").endswith("(2026Z03786)")


@pytest.mark.parametrize(
    ("publication", "words"),
    [
        ("ah-tk-20232024-1314", "brief van 30 maart 2026, Aanhangsel van de Handelingen 2023–2024, nr. 1314"),
        ("kst-26643-1234", "brief van 30 maart 2026, Kamerstuk 26 643, nr. 1234"),
        ("kst-36600-vi-12", "Kamerstuk 36 600 VI, nr. 12"),
    ],
)
def test_published_papers(publication: str, words: str) -> None:
    """By the number that parliament gives them."""
    assert words in cite(RECORD, replace(LETTER, publication=publication))


def test_sections_and_notes() -> None:
    """A section by its heading, a note by its mark."""
    section = replace(RECORD, kind="section", numbers=(), question="2. Algoritmeregister")
    assert "onder ‘2. Algoritmeregister’" in cite(section, LETTER)
    noted = replace(RECORD, footnotes=(Footnote("7", "Zie bijlage."),))
    assert "voetnoot 7 bij antwoord op vraag 4" in cite(noted, LETTER, part="footnote", note=0)


def test_two_senders() -> None:
    """Both are named."""
    other = Sender("Sociale Zaken en Werkgelegenheid", "minister", "", "")
    text = cite(RECORD, replace(LETTER, co_senders=(other,)))
    assert text.startswith(
        "Minister van Justitie en Veiligheid (D.M. van Weel) en minister van Sociale Zaken"
    )


def test_nothing_is_stated_that_is_not_known() -> None:
    """Every combination of unknown fields gives a line without gaps or the words of a missing field."""
    kinds: tuple[LetterKind, ...] = (
        "answers",
        "postponement",
        "letter",
        "question-list",
        "questions",
        "other",
    )
    changes = product(
        (
            LETTER.sender,
            Sender(),
            Sender(name="X. Naam"),
            Sender(ministry="Financiën"),
            Sender(role="minister"),
        ),
        (LETTER.date, None),
        (LETTER.references, ()),
        ((3, 3), None),
        ((1, 9), (0, 0)),
        kinds,
        ("answer", "question", "footnote"),
        ("", "brief.txt"),
    )
    for sender, day, references, pages, lines, kind, part, name in changes:
        letter = replace(
            LETTER, id="doc-0123456789ab", kind=kind, sender=sender, date=day, asked_on=day,
            references=references, asked_by=(),
        )  # fmt: skip
        text = cite(replace(RECORD, pages=pages, lines=lines), letter, name, part)  # type: ignore[arg-type]
        assert text
        assert "  " not in text
        assert ", ," not in text
        assert "()" not in text
        assert "None" not in text
        assert "doc-" not in text
        assert ("p. 3" in text) == (pages is not None)
        assert ("regel" in text) == (pages is None and lines != (0, 0) and name != "")
        assert ("2026" in text.replace("2026Z", "")) == (day is not None)
        assert ("(2026Z03786)" in text) == (bool(references) and kind not in ("letter", "other"))


def test_a_letter_as_a_whole() -> None:
    """Without an answer's number."""
    assert cite_letter(LETTER) == (
        "Minister van Justitie en Veiligheid (D.M. van Weel), brief van 30 maart 2026 (2026Z03786)"
    )
    assert cite_letter(Letter("doc-1", "other"), "nota.txt") == "Document"


def test_the_words_quoted_are_untouched() -> None:
    """Also with quotation marks and paragraphs within."""
    words = "Dit is «waar».\n\nEn “dit” ook."
    assert quote_with_citation(words, RECORD, LETTER).startswith(f"“{words}”\n— Minister")


def test_a_day_of_receipt_is_called_that() -> None:
    """The Aanhangsel says when parliament received the answers, not when they were written."""
    letter = replace(LETTER, received_on=LETTER.date, publication="ah-tk-20252026-9001")
    assert "brief ontvangen op 30 maart 2026, Aanhangsel" in cite(RECORD, letter)


def test_a_paper_is_named_not_what_it_refers_to() -> None:
    """A note that cites three sets of questions is none of them."""
    letter = replace(
        LETTER, id="doc-0123456789ab", kind="other", subject="Nota over het CAS",
        references=("2025Z1", "2023Z2"), own_reference="9900349",
    )  # fmt: skip
    line = cite(replace(RECORD, kind="section", question="Aanleiding"), letter)
    assert "document ‘Nota over het CAS’ van 30 maart 2026" in line
    assert "2025Z1" not in line
    assert "(9900349)" in line


def test_lines_are_named_where_a_person_can_count_them() -> None:
    """A Word file has no lines that anyone sees."""
    bare = replace(RECORD, pages=None, answer_spans=(), lines=(3, 4))
    assert "regels 3–4" in cite(bare, LETTER, "brief.txt")
    assert cite(bare, LETTER, "brief.docx").endswith("brief.docx")
