"""How much of a document its letter and records hold, and what is unusual in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.doubt import Doubt
from kb.grammar.heading import parse_bare_number, parse_heading, parse_inline_number
from kb.parse.linking import texts_of
from kb.question.record import Footnote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.block import Block, Reading
    from kb.letter.letter import Letter
    from kb.question.record import Record

LOW_COVERAGE = 0.98


def loose_notes(records: Sequence[Record], notes: dict[str, list[Block]]) -> tuple[Footnote, ...]:
    """Notes whose mark stands in no record: in the title, or lost."""
    placed = {(note.mark, note.text) for record in records for note in record.footnotes}
    return tuple(
        Footnote(mark=mark, text=block.text, page=block.page)
        for mark, blocks in notes.items()
        for block in blocks
        if (mark.rstrip(")"), block.text) not in placed
    )


def coverage_of(
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
    texts = [_squeezed(text) for record in records for _, text in texts_of(record)]
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
    heading = parse_heading(block.text)
    if heading is not None:
        return not heading.rest or any(_squeezed(heading.rest) in text for text in texts)
    inline = parse_inline_number(block.text)
    if inline is not None:
        return any(_squeezed(block.text[inline[1] :]) in text for text in texts)
    return parse_bare_number(block.text) is not None


def document_doubts(
    reading: Reading, loose: Sequence[Footnote], coverage: float, missing: Sequence[str]
) -> tuple[Doubt, ...]:
    """What is unusual in a document as a whole."""
    found = list(reading.doubts)
    found += [Doubt("note-unplaced", "footnotes", note.mark) for note in loose]
    if coverage < LOW_COVERAGE:
        found.append(Doubt("share-unplaced", detail=f"{1 - coverage:.1%}"))
        found += [Doubt("text-unplaced", detail=text[:80]) for text in missing[:5]]
    return tuple(found)
