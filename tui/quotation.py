"""What can be quoted of a page: the words selected, the passage found, the answer, the question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb import cite_letter, quote_with_citation
from kb.text.sanitise import clean
from tui.annotate import without_superscripts

if TYPE_CHECKING:
    from kb.citation.citation import Part
    from kb.question.record import Record
    from kb.settings import Language
    from tui.page import Page


@dataclass(frozen=True, slots=True)
class Quotation:
    """The text to copy, and what it is, in words of the interface."""

    name: str
    text: str


def quotations(page: Page, selected: str = "", language: Language = "nl") -> tuple[Quotation, ...]:
    """Everything of `page` that can be quoted, the most likely first; () where there are no words.

    What speaks against the words having been read right stands below their citation, in `language`.
    """
    found: list[Quotation] = []
    picked = _selected(page, selected, language)
    if picked:
        found.append(Quotation("Selection", picked))
    record = page.record
    if record is None:
        if not found:
            found.append(Quotation("Letter", clean(cite_letter(page.letter, page.source.name))))
        return tuple(found)
    place = page.place
    text = text_of(record, place.part, place.note)
    partial = place.passage is not None and place.passage != (0, len(text))
    if place.passage is not None and (place.part == "footnote" or (place.part == "answer" and partial)):
        found.append(
            Quotation(
                "Passage",
                _quoted(page, record, text[slice(*place.passage)], place.part, language, place.passage),
            )
        )
    if record.answer:
        found.append(Quotation("Answer", _quoted(page, record, record.answer, "answer", language)))
    if record.question and record.kind != "section":
        found.append(Quotation("Question", _quoted(page, record, record.question, "question", language)))
    return tuple(found)


def text_of(record: Record, part: Part, note: int = -1) -> str:
    """The text of one part; '' for a footnote that is not there."""
    if part == "footnote":
        return record.footnotes[note].text if 0 <= note < len(record.footnotes) else ""
    return record.question if part == "question" else record.answer


def _quoted(
    page: Page,
    record: Record,
    words: str,
    part: Part,
    language: Language,
    at: tuple[int, int] | None = None,
) -> str:
    note = page.place.note if part == "footnote" else -1
    return clean(quote_with_citation(words, record, page.letter, page.source.name, part, note, at, language))


def _selected(page: Page, selected: str, language: Language) -> str:
    """The selected words with their citation where they stand so in a text; else as they are."""
    words = selected.strip()
    if not words:
        return ""
    for record in page.records:
        parts: tuple[Part, ...] = ("answer", "question")
        for part in parts:
            text = clean(text_of(record, part))
            for candidate in (words, without_superscripts(words)):
                if candidate in text:
                    return _quoted(page, record, candidate, part, language)
    return words
