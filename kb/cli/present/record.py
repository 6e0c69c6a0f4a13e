"""One record for people: question, answer with its notes, what it refers to, and its citation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.cli.piece import BLANK, Paragraph, Piece, labelled, paragraph, shortened
from kb.explanation import said_caution, sentence_of
from kb.quotation import cite

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kb.citation.citation import Part
    from kb.letter.letter import Letter
    from kb.question.record import Record
    from kb.search.hit import TopicTag
    from kb.translation import Words


def record_paragraphs(record: Record, letter: Letter, source_name: str, words: Words) -> Iterator[Paragraph]:
    """The record itself, whole, with its citation and what is not certain of it."""
    _ = words.gettext
    yield paragraph(Piece(cite(record, letter, source_name), "strong"), "  ", Piece(record.id, "id"))
    warned = said_caution(record, letter, words)
    if warned:
        yield paragraph(Piece(warned, "bad"), hang=2)
    if record.question:
        yield BLANK
        yield paragraph(Piece(_heading(record, words), "heading"))
        yield from _texts(with_marks(record, "question"))
    if record.answer:
        yield BLANK
        yield paragraph(Piece(_("Answer") if record.kind == "answer" else _("Text"), "heading"))
        yield from _texts(with_marks(record, "answer"))
    if record.footnotes:
        yield BLANK
        yield paragraph(Piece(_("Footnotes"), "heading"))
        for note in record.footnotes:
            yield paragraph(Piece(f"[{note.mark}] ", "faint"), note.text.replace("\n\n", " "), hang=4)


def relation_paragraphs(
    record: Record,
    tags: Sequence[TopicTag],
    targets: Iterable[Record],
    cited_by: Iterable[Record],
    words: Words,
) -> Iterator[Paragraph]:
    """What surrounds a record: citations, topics, the records it points to and those that point to it."""
    _ = words.gettext
    yield BLANK
    cited = dict.fromkeys(
        f"{citation.text} [{citation.target}]"
        for citation in record.citations
        if citation.target not in record.refers_to
    )
    if cited:
        yield labelled(_("Cites"), "; ".join(cited))
    if tags:
        yield labelled(_("Topics"), ", ".join(_reasons(tags)))
    for label, others in ((_("Refers to"), targets), (_("Referred to by"), cited_by)):
        for other in others:
            yield paragraph(
                Piece(f"{label}: ", "faint"),
                Piece(other.id, "id"),
                "  ",
                shortened(other.question or other.answer, 100),
                hang=2,
            )
    for doubt in record.doubts:
        if doubt.weight == "note":
            yield labelled(_("Note"), sentence_of(doubt).said(words), "faint")


def with_marks(record: Record, part: Part) -> str:
    """The text of a part with its footnote marks back in place, as [1]."""
    text = record.question if part == "question" else record.answer
    notes = sorted(
        (note for note in record.footnotes if note.part == part), key=lambda note: note.offset, reverse=True
    )
    for note in notes:
        at = min(max(note.offset, 0), len(text))
        text = f"{text[:at]}[{note.mark}]{text[at:]}"
    return text


def _heading(record: Record, words: Words) -> str:
    _ = words.gettext
    if record.kind == "section":
        return _("Section")
    return f"{_('Question')} {record.label}".rstrip()


def _reasons(tags: Sequence[TopicTag]) -> Iterator[str]:
    """'cas (“CAS”, “predictive policing”)'."""
    terms: dict[str, dict[str, None]] = {}
    for tag in tags:
        terms.setdefault(tag.topic, {})[tag.term] = None
    for topic, found in terms.items():
        yield f"{topic} ({', '.join(f'“{term}”' for term in found)})"


def _texts(text: str) -> Iterator[Paragraph]:
    for at, part in enumerate(text.split("\n\n")):
        if at:
            yield BLANK
        yield paragraph(part)
