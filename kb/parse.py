"""A reading understood: its letter, its records, what they cite and what refers to what.

Pure but for `parse_file`, which reads one file.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kb.block import Block
from kb.citation.citation import Citation
from kb.citation.find import find_citations
from kb.citation.refers import find_pointers, referenced_questions
from kb.document import Document
from kb.letter.closing import closing_at
from kb.letter.head import read_letter
from kb.letter.language import language_of
from kb.letter.surroundings import Surroundings
from kb.limits import DEFAULT_LIMITS, Limits
from kb.question.joint import part_questions
from kb.question.outline import (
    Section,
    is_question,
    number_style,
    outline,
    says_it_answers,
    text_blocks,
)
from kb.question.pairing import Group, answer_in_place, ask_unnumbered, pair, records_of
from kb.question.record import Footnote, Record
from kb.question.sections import section_records
from kb.reader.rejoin import rejoin
from kb.reader.typed_notes import mark_typed_notes
from kb.source import Source

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kb.block import Reading
    from kb.citation.citation import Part
    from kb.letter.letter import Letter
    from kb.reader import Workers

LOW_COVERAGE = 0.98


@dataclass(frozen=True, slots=True)
class _Parts:
    """A document cut up: sections, the groups that become records, what stands around them."""

    groups: list[Group]
    around: Surroundings
    body: tuple[Block, ...]
    notice: tuple[Block, ...]
    remarks: tuple[Block, ...]


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
    recognition, and a warning says so. Errors: ReadError and those
    under it.
    """
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
    return understand(read.reading, source)


def understand(reading: Reading, source: Source) -> Document:
    """The letter and the records of a reading."""
    blocks = mark_typed_notes(rejoin(reading.blocks))
    parts = _cut(blocks)
    lines = {line.number: line.text for line in reading.lines}
    for group in parts.groups:
        group.question = part_questions(group.question, len(group.labels), lines)
    text = "\n".join(block.text for block in text_blocks(blocks))
    letter = read_letter(reading, parts.around, source.sha256, language_of(text))
    notes = _notes(blocks)
    records = records_of(parts.groups, _questions_id(letter), notes)
    records += section_records(
        letter, parts.body, parts.notice, parts.remarks, notes, questions=bool(records)
    )
    records = [_with_citations(record, letter, text) for record in records]
    by_number = {number: record.id for record in reversed(records) for number in record.numbers}
    records = [_with_references(record, by_number, letter) for record in records]
    loose = _loose_notes(records, notes)
    coverage, uncovered = _coverage(blocks, records, letter, loose)
    return Document(
        source=source,
        letter=letter,
        records=tuple(records),
        coverage=coverage,
        warnings=_warnings(reading, records, loose, coverage, uncovered),
        footnotes=loose,
    )


def _questions_id(letter: Letter) -> str:
    """What the ids of questions start with: their parliamentary number, in a postponement too."""
    return letter.references[0] if letter.kind == "postponement" and letter.references else letter.id


def _cut(blocks: Sequence[Block]) -> _Parts:
    texts = text_blocks(blocks)
    style = number_style(texts)
    sections = outline(texts, style)
    groups = pair(sections, style)
    if groups and not any(group.answered for group in groups) and says_it_answers(texts):
        answer_in_place(groups)
    if not groups and _asks_unnumbered(texts):
        return _unnumbered(blocks, texts)
    sections, after = _without_closing(sections, groups)
    before = tuple(_before_first(blocks, sections))
    notice = tuple(block for section in sections if _is(section, "notice") for block in section.body)
    remarks = tuple(block for section in sections if _is(section, "remark") for block in section.body)
    around = Surroundings(
        before=before,
        after=tuple(after),
        notice="\n\n".join(block.text for block in notice),
        asked=sum(group.asked for group in groups),
        answered=sum(group.answered for group in groups),
    )
    return _Parts(groups, around, sections[0].body if sections else (), notice, remarks)


def _is(section: Section, kind: str) -> bool:
    return section.heading is not None and section.heading.kind == kind


def _before_first(blocks: Sequence[Block], sections: Sequence[Section]) -> list[Block]:
    """Everything up to the first heading of a question or answer, furniture too."""
    first = next((section.block for section in sections if section.block is not None), None)
    if first is None:
        return list(blocks)
    return list(blocks[: next(at for at, block in enumerate(blocks) if block is first)])


def _without_closing(
    sections: Sequence[Section], groups: Sequence[Group]
) -> tuple[list[Section], list[Block]]:
    """Sections without the letter's closing, which is taken out of the last answer."""
    kept = list(sections)
    if not kept:
        return kept, []
    at = closing_at(kept[-1].body)
    after = list(kept[-1].body[at:])
    if not after:
        return kept, []
    gone = {id(block) for block in after}
    for group in groups:
        group.question = [block for block in group.question if id(block) not in gone]
        group.answer = [block for block in group.answer if id(block) not in gone]
    kept[-1] = replace(kept[-1], body=kept[-1].body[:at])
    return kept, after


def _asks_unnumbered(blocks: Sequence[Block]) -> bool:
    """Bare questions: a title 'Vragen van …', and paragraphs of which most ask something."""
    title = _title_index(blocks)
    if title is None:
        return False
    rest = [block for block in blocks[title + 1 :] if len(block.text) > 15]
    return len(rest) > 0 and sum(is_question(block.text) for block in rest) * 2 >= len(rest)


def _title_index(blocks: Sequence[Block]) -> int | None:
    for index, block in enumerate(blocks[:12]):
        start = block.text.lower()
        if start.startswith(("vragen van", "vraag van", "schriftelijke vragen van", "vragen gesteld door")):
            return index
    return None


def _unnumbered(blocks: Sequence[Block], texts: Sequence[Block]) -> _Parts:
    title = _title_index(texts)
    assert title is not None
    groups = ask_unnumbered(texts[title + 1 :])
    asked = {id(block) for group in groups for block in group.question}
    around = Surroundings(
        before=tuple(block for block in blocks if id(block) not in asked), after=(), asked=len(groups)
    )
    return _Parts(groups, around, tuple(texts[: title + 1]), (), ())


def _notes(blocks: Sequence[Block]) -> dict[str, list[Block]]:
    notes: dict[str, list[Block]] = {}
    for block in blocks:
        if block.kind == "footnote":
            notes.setdefault(block.mark, []).append(block)
    return notes


def _texts(record: Record) -> tuple[tuple[Part, str], ...]:
    return (("question", record.question), ("answer", record.answer))


def _with_citations(record: Record, letter: Letter, context: str) -> Record:
    found: list[Citation] = []
    own, day = _questions_id(letter), letter.asked_on or letter.date
    for part, text in _texts(record):
        found += find_citations(text, part, letter_id=own, asked_on=day, context=context)
    for index, note in enumerate(record.footnotes):
        found += find_citations(
            note.text, "footnote", letter_id=own, asked_on=day, context=context, note=index
        )
    return replace(record, citations=tuple(found))


def _with_references(record: Record, by_number: Mapping[int, str], letter: Letter) -> Record:
    """The records that this one's answer points to; `by_number` are those of the same letter."""
    numbers = referenced_questions(record.answer, record.numbers, by_number)
    own = [by_number[number] for number in numbers if by_number[number] != record.id]
    elsewhere = [
        citation.target
        for citation in record.citations
        if citation.kind == "answer"
        and citation.part == "answer"
        and not citation.target.startswith(f"{letter.id}/")
    ]
    return replace(
        record,
        refers_to=tuple(dict.fromkeys([*own, *elsewhere])),
        citations=_with_pointers(record, by_number),
    )


def _with_pointers(record: Record, by_number: Mapping[int, str]) -> tuple[Citation, ...]:
    """The record's citations with those of answers of the same letter, in their order in the text."""
    found = list(record.citations)
    for part, text in _texts(record):
        taken = [(one.start, one.end) for one in record.citations if one.part == part]
        for pointer in find_pointers(text):
            targets = list(dict.fromkeys(by_number[one] for one in pointer.numbers if one in by_number))
            free = all(end <= pointer.start or start >= pointer.end for start, end in taken)
            words = text[pointer.start : pointer.end]
            if free and record.id not in targets:
                found += [
                    Citation("answer", words, target, part, pointer.start, pointer.end) for target in targets
                ]
    order: dict[Part, int] = {"question": 0, "answer": 1, "footnote": 2}
    return tuple(sorted(found, key=lambda one: (order[one.part], one.note, one.start, one.target)))


def _loose_notes(records: Sequence[Record], notes: dict[str, list[Block]]) -> tuple[Footnote, ...]:
    """Notes whose mark stands in no record: in the title, or lost."""
    placed = {(note.mark, note.text) for record in records for note in record.footnotes}
    return tuple(
        Footnote(mark=mark, text=block.text, page=block.page)
        for mark, blocks in notes.items()
        for block in blocks
        if (mark.rstrip(")"), block.text) not in placed
    )


def _coverage(
    blocks: Sequence[Block], records: Sequence[Record], letter: Letter, loose: Sequence[Footnote]
) -> tuple[float, list[str]]:
    """The share of letters outside the furniture that records and letter hold, and what they do not hold."""
    held = "\n".join(
        [
            *(f"{record.question}\n{record.answer}" for record in records),
            *(note.text for record in records for note in record.footnotes),
            *(note.text for note in loose),
            letter.introduction,
            letter.closing,
        ]
    )
    whole = _squeezed(held)
    texts = [_squeezed(text) for record in records for _, text in _texts(record)]
    first = min((record.lines[0] for record in records if record.lines[0]), default=0)
    total = covered = 0
    missing: list[str] = []
    for block in blocks:
        if block.kind == "furniture" or not block.spans:
            continue
        if first and block.spans[0].line < first:
            continue  # the letterhead, whose fields the letter holds
        letters = _squeezed(block.text)
        total += len(letters)
        if letters in whole or _is_title(block, texts):
            covered += len(letters)
        else:
            missing.append(block.text)
    return (covered / total if total else 1.0), missing


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _is_title(block: Block, texts: Sequence[str]) -> bool:
    """A heading such as 'Vraag 3', alone or with the text that a record holds behind it.

    `texts` are the records' questions and answers without blanks.
    """
    from kb.question.heading import parse_bare_number, parse_heading, parse_inline_number

    heading = parse_heading(block.text)
    if heading is not None:
        return not heading.rest or any(_squeezed(heading.rest) in text for text in texts)
    inline = parse_inline_number(block.text)
    if inline is not None:
        return any(_squeezed(block.text[inline[1] :]) in text for text in texts)
    return parse_bare_number(block.text) is not None


def _warnings(
    reading: Reading,
    records: Sequence[Record],
    loose: Sequence[Footnote],
    coverage: float,
    missing: Sequence[str],
) -> tuple[str, ...]:
    found = list(reading.warnings)
    found += [f"voetnoot {note.mark} hoort bij geen vraag of antwoord" for note in loose]
    for record in records:
        found += [f"{record.id}: {warning}" for warning in record.warnings]
    if coverage < LOW_COVERAGE:
        found.append(f"{1 - coverage:.1%} van de tekst staat in geen enkele vraag of antwoord")
        found += [f"niet geplaatst: {text[:80]}" for text in missing[:5]]
    return tuple(found)
