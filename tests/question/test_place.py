"""A quote has the page and the lines of its own words, not those of the whole record."""

from __future__ import annotations

from kb.block import Span
from kb.question.place import place_of
from kb.question.record import Footnote, Record

ANSWER = "Eerste regel tweede regel.\n\nDerde regel op een andere bladzijde."
RECORD = Record(
    id="2026Z1/1",
    kind="answer",
    numbers=(1,),
    question="Vraag?",
    answer=ANSWER,
    pages=(1, 2),
    lines=(4, 9),
    question_spans=(Span(4, 0, 6, 1),),
    answer_spans=(Span(6, 0, 12, 1), Span(7, 0, 13, 1), Span(9, 0, 35, 2)),
    footnotes=(Footnote("1", "Een noot.", "answer", 3, 2), Footnote("2", "Nog een.")),
)


def test_words_on_one_page_have_that_page() -> None:
    """A sentence of the first page, one of the second, and words over both."""
    first, last = ANSWER.index("tweede"), ANSWER.index("Derde")
    assert place_of(RECORD, "answer", 0, 12).pages == (1, 1)
    assert place_of(RECORD, "answer", first, first + 6).lines == (7, 7)
    assert place_of(RECORD, "answer", last, len(ANSWER)).pages == (2, 2)
    assert place_of(RECORD, "answer", first, len(ANSWER)).pages == (1, 2)
    assert place_of(RECORD, "question", 0, 6).pages == (1, 1)


def test_a_note_has_its_own_page() -> None:
    """Where that is not known it has the record's."""
    assert place_of(RECORD, "footnote", 0, 4, note=0).pages == (2, 2)
    assert place_of(RECORD, "footnote", 0, 4, note=1).pages == (1, 2)


def test_without_spans_the_place_is_the_record_s() -> None:
    """Nothing is claimed that is not known."""
    bare = Record(
        id="x/1", kind="answer", numbers=(1,), question="", answer="Ja.", pages=(3, 4), lines=(1, 2)
    )
    assert place_of(bare, "answer", 0, 3).pages == (3, 4)
