"""Letters for people: the head of one with its records, and a list of many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.cli.piece import BLANK, Paragraph, Piece, labelled, paragraph, shortened
from kb.cli.present.kind import kind_name
from kb.cli.present.position import held_paragraphs
from kb.cli.present.promise import mentioned_paragraphs
from kb.cli.present.record import record_paragraphs
from kb.doubt import grade_of
from kb.explanation import sentence_of
from kb.letter.term import term_of
from kb.position.held import held_by
from kb.promise.made import made_in
from kb.quotation import cite_letter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kb.document import Document
    from kb.letter.letter import Letter, Person, Sender
    from kb.question.record import Record
    from kb.source import Source
    from kb.store.summary import LetterSummary, Version
    from kb.translation import Words


def letters_paragraphs(summaries: Iterable[LetterSummary], words: Words) -> Iterator[Paragraph]:
    """Two lines a letter: when, which, what kind and how much; then who and about what."""
    for summary in summaries:
        letter = summary.letter
        yield paragraph(
            Piece(letter.date.isoformat() if letter.date else "          ", "strong"),
            "  ",
            Piece(letter.id, "id"),
            "  ",
            kind_name(letter.kind, words),
            Piece(f"  ({_counted(summary, words)})", "faint"),
            hang=12,
        )
        who = "; ".join(filter(None, (_sender(letter.sender), people(letter.asked_by))))
        yield paragraph(
            Piece(f"{who}: " if who else "", "faint"), letter.subject or summary.source_name, indent=12
        )


def document_paragraphs(
    document: Document, words: Words, versions: Iterable[Version] = ()
) -> Iterator[Paragraph]:
    """A letter's head, its other versions, its introduction and the list of its records."""
    _ = words.gettext
    yield paragraph(Piece(cite_letter(document.letter, document.source.name), "strong"))
    yield from head_paragraphs(document.letter, document.source, words)
    yield from version_paragraphs(versions, words)
    if document.letter.introduction:
        yield BLANK
        for text in document.letter.introduction.split("\n\n"):
            yield paragraph(text)
    yield BLANK
    yield from record_lines(document.records, words)
    yield from _doubt_paragraphs(document, words)


def _doubt_paragraphs(document: Document, words: Words) -> Iterator[Paragraph]:
    """What is unusual in the document and the letter, and how many records are to be checked."""
    _ = words.gettext
    doubts = (*document.doubts, *document.letter.doubts)
    unsure = sum(grade_of(record.doubts) == "check" for record in document.records)
    if doubts or unsure:
        yield BLANK
    for doubt in doubts:
        said = sentence_of(doubt).said(words)
        yield (
            labelled(_("Check"), said, "bad")
            if doubt.weight == "check"
            else labelled(_("Note"), said, "faint")
        )
    if unsure:
        counted = _("{number} of {total} records to check in the source")
        yield labelled(_("Check"), counted.format(number=unsure, total=len(document.records)), "bad")


def parsed_paragraphs(document: Document, words: Words) -> Iterator[Paragraph]:
    """Everything that was understood of one file: the letter, and each record whole."""
    yield from document_paragraphs(document, words)
    for record in document.records:
        yield BLANK
        yield from record_paragraphs(record, document.letter, document.source.name, words)
        yield from held_paragraphs(record, held_by(record), None, words)
        made = made_in(record, document.letter)
        if made:
            yield BLANK
            yield from mentioned_paragraphs(made, words, states=False)


def version_paragraphs(versions: Iterable[Version], words: Words) -> Iterator[Paragraph]:
    """Other documents with the same questions, a line for each."""
    for version in versions:
        yield paragraph(
            Piece(f"{words.gettext('Other version')}: ", "faint"),
            Piece(version.id, "id"),
            f"  {kind_name(version.letter.kind, words)}, {', '.join(version.source_names)}",
            hang=2,
        )


def head_paragraphs(letter: Letter, source: Source, words: Words) -> Iterator[Paragraph]:
    """What is known of a letter, a line for each."""
    _ = words.gettext
    rows = (
        (_("Id"), letter.id),
        (_("Kind"), kind_name(letter.kind, words)),
        (_("Subject"), letter.subject),
        (_("Date"), letter.date.isoformat() if letter.date else ""),
        (_("From"), "; ".join(filter(None, map(_sender, (letter.sender, *letter.co_senders))))),
        (_("To"), letter.addressee),
        (_("Own reference"), letter.own_reference),
        (_("Answers"), ", ".join(letter.references)),
        (_("Asked by"), people(letter.asked_by)),
        (_("Asked on"), letter.asked_on.isoformat() if letter.asked_on else ""),
        (_("Asked of"), "; ".join(letter.asked_of)),
        (_("Answered in"), _term(letter, words)),
        (_("Answer promised"), letter.promised_on.isoformat() if letter.promised_on else ""),
        (_("Published as"), letter.publication),
        (_("Source"), _source(source, words)),
    )
    for label, text in rows:
        if text:
            yield labelled(label, text)


def record_lines(records: Iterable[Record], words: Words) -> Iterator[Paragraph]:
    """One line a record: its id, whether it is to be checked, and how its question begins."""
    for record in records:
        unsure = grade_of(record.doubts) == "check"
        mark = [Piece(f"[{words.gettext('check')}] ", "bad")] if unsure else []
        text = shortened(record.question or record.answer)
        yield paragraph(Piece(record.id, "id"), "  ", *mark, text, hang=4)


def people(persons: Iterable[Person]) -> str:
    """'El Abassi (DENK), Kathmann (PvdA)'."""
    return ", ".join(f"{person.name} ({person.party})" if person.party else person.name for person in persons)


def _counted(summary: LetterSummary, words: Words) -> str:
    number = summary.records
    if summary.letter.kind in {"answers", "question-list", "questions"}:
        return words.ngettext("{number} question", "{number} questions", number).format(number=number)
    return words.ngettext("{number} section", "{number} sections", number).format(number=number)


def _sender(sender: Sender) -> str:
    office = " ".join(filter(None, (sender.role, sender.ministry)))
    return f"{office} ({sender.name})" if office and sender.name else office or sender.name


def _term(letter: Letter, words: Words) -> str:
    term = term_of(letter)
    if term is None:
        return ""
    days = words.ngettext("{number} day", "{number} days", term.days).format(number=term.days)
    weeks = (
        words.gettext("more than three weeks")
        if term.over_three_weeks
        else words.gettext("within three weeks")
    )
    return f"{days}, {weeks}"


def _source(source: Source, words: Words) -> str:
    if source.pages is None:
        return source.name
    pages = words.ngettext("{number} page", "{number} pages", source.pages).format(number=source.pages)
    return f"{source.name} ({pages})"
