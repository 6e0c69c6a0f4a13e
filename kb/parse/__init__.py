"""A reading understood: its letter, its records, what they cite and what refers to what.

Pure but for `parse_file`, which reads one file.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kb.document import Document
from kb.letter.head import read_letter
from kb.letter.language import language_of
from kb.limits import DEFAULT_LIMITS, Limits
from kb.parse.account import Account, account_of
from kb.parse.claims import Held, claims_of
from kb.parse.coverage import document_doubts, loose_notes
from kb.parse.cut import cut_up
from kb.parse.linking import questions_id, with_citations, with_references
from kb.question.apart import closing_apart, contents_apart, signatures_apart
from kb.question.doubts import with_doubts
from kb.question.joint import part_questions
from kb.question.outline import text_blocks
from kb.question.pairing import records_of
from kb.question.sections import section_records
from kb.reader.shaping.rejoin import rejoin
from kb.reader.shaping.stuck_notes import mark_stuck_notes, note_titles_apart
from kb.reader.shaping.typed_notes import mark_typed_notes
from kb.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.block import Block, Reading, Span
    from kb.parse.cut import Parts
    from kb.parse.in_child import Understood
    from kb.question.record import Record
    from kb.reader import Workers


_BACK = " ↑↩↵⤴\ufe0e"
"""Signs that pages put behind a note to lead back to its mark."""


_OF_EVERY_TEXT = ("recognised",)
"""Doubts of a file that are about each of its texts: nothing tells which letters were guessed wrong."""


def parse_file(
    path: Path,
    *,
    name: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
    workers: Workers | None = None,
    ocr: bool = False,
) -> Document:
    """Read and understand one file; nothing is stored.

    `name` is the source's name in citations, by default the file's own. With `ocr` a scan is read by text
    recognition, and a doubt says so. Errors: ReadError and those under it.
    """
    return _parse(path, name, limits, workers, ocr=ocr, account=False).document


def parse_with_account(
    path: Path,
    *,
    name: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
    workers: Workers | None = None,
    ocr: bool = False,
) -> tuple[Document, Account]:
    """As `parse_file`, with where each line of the file went."""
    understood = _parse(path, name, limits, workers, ocr=ocr, account=True)
    assert understood.account is not None
    return understood.document, understood.account


def _parse(
    path: Path, name: str | None, limits: Limits, workers: Workers | None, *, ocr: bool, account: bool
) -> Understood:
    from kb.parse.in_child import understand_within
    from kb.reader import read_file

    path = Path(path)
    read = read_file(path, limits, workers=workers, ocr=ocr)
    source = Source(
        name=name or path.name,
        sha256=read.sha256,
        format=read.reading.format,
        pages=read.reading.pages,
        size=read.size,
    )
    return understand_within(read.reading, source, path, limits, workers, account=account)


def understand(reading: Reading, source: Source) -> Document:
    """The letter and the records of a reading."""
    return understand_with_account(reading, source)[0]


def understand_with_account(reading: Reading, source: Source) -> tuple[Document, Account]:
    """The letter and the records of a reading, and where each of its lines went."""
    joined = rejoin(reading.blocks)
    blocks = mark_stuck_notes(mark_typed_notes(joined))
    if blocks != joined:  # a note may have stood between the halves of a paragraph
        blocks = rejoin(blocks)
    blocks = closing_apart(signatures_apart(contents_apart(note_titles_apart(blocks))))
    parts = cut_up(blocks)
    lines = {line.number: line.text for line in reading.lines}
    for group in parts.groups:
        group.question = part_questions(group.question, len(group.labels), lines)
    text = "\n".join(block.text for block in text_blocks(blocks))
    letter = read_letter(reading, parts.around, source.sha256, language_of(text))
    notes = _notes(blocks)
    records = records_of(parts.groups, questions_id(letter), notes)
    records += section_records(
        letter, parts.body, parts.notice, parts.remarks, notes, questions=bool(records)
    )
    titles = _titles(parts, records)
    records = [with_citations(record, letter, text) for record in records]
    by_number = {number: record.id for record in reversed(records) for number in record.numbers}
    records = [with_references(record, by_number, letter) for record in records]
    records = _with_doubts_of_file(with_doubts(records, notes), reading)
    loose = loose_notes(records, notes)
    account = account_of(
        reading, claims_of(Held(blocks, records, letter, loose, titles, parts.around.after, lines))
    )
    document = Document(
        source=source,
        letter=letter,
        records=tuple(records),
        coverage=account.coverage,
        doubts=document_doubts(reading, loose, account),
        footnotes=loose,
    )
    return document, account


def _titles(parts: Parts, records: Sequence[Record]) -> dict[Span, str]:
    """The spans of each question's headings, with the record's id, and of themes between questions."""
    themes = {span: "" for block in parts.themes for span in block.spans}
    return themes | {
        span: record.id
        for group, record in zip(parts.groups, records, strict=False)
        for block in group.titles
        for span in block.spans
    }


def _with_doubts_of_file(records: Sequence[Record], reading: Reading) -> list[Record]:
    """The records with what speaks against every text of the file."""
    whole = tuple(doubt for doubt in reading.doubts if doubt.kind in _OF_EVERY_TEXT)
    return [replace(record, doubts=(*whole, *record.doubts)) for record in records]


def _notes(blocks: Sequence[Block]) -> dict[str, list[Block]]:
    notes: dict[str, list[Block]] = {}
    for block in blocks:
        if block.kind == "footnote":
            bare = block.text.rstrip(_BACK)
            notes.setdefault(block.mark, []).append(
                replace(block, text=bare) if bare != block.text else block
            )
    return notes
