"""The texts of a record as content: marks of footnotes raised in place, matches and references styled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui.annotate import Insertion, Stretch, annotated, safe, superscript
from tui.page import leads_within

if TYPE_CHECKING:
    from kb.citation.citation import Part
    from kb.question.record import Record
    from tui.history import Place
    from tui.ink import Ink


def part_content(
    record: Record, part: Part, place: Place, targets: dict[str, str], ink: Ink, note: int = -1
) -> Content:
    """One text of `record`: the question, the answer, or the footnote numbered `note`."""
    text = record.footnotes[note].text if part == "footnote" else getattr(record, part)
    stretches = _links(record, part, note, targets, ink)
    if place.kind == "record" and place.part == part and place.note == note:
        stretches += [Stretch(start, end, ink.highlight) for start, end in place.marked]
    marks = [
        Insertion(footnote.offset, superscript(footnote.mark), ink.mark)
        for footnote in record.footnotes
        if footnote.part == part
    ]
    return annotated(text, stretches, marks)


def _links(record: Record, part: Part, note: int, targets: dict[str, str], ink: Ink) -> list[Stretch]:
    return [
        Stretch(citation.start, citation.end, ink.link, targets[citation.target])
        for citation in record.citations
        if citation.part == part
        and citation.note == note
        and leads_within(citation)
        and targets.get(citation.target, record.id) != record.id
    ]


def notes_content(record: Record, place: Place, targets: dict[str, str], ink: Ink) -> Content:
    """The footnotes under the text, each after its mark."""
    lines = [
        safe(superscript(footnote.mark), ink.mark)
        .append(" ")
        .append(part_content(record, "footnote", place, targets, ink, index))
        for index, footnote in enumerate(record.footnotes)
    ]
    return Content("\n").join(lines)
