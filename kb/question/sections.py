"""Records for what is no question: a letter by its headings, a notice in place of answers, remarks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from kb.block import Block
from kb.grammar.letterhead import starts_field
from kb.letter.kind import opens_turn
from kb.question.outline import cut_block, head_block
from kb.question.pairing import compose, footnotes_of, lines_of, pages_of
from kb.question.paper import text_of_paper, titles_annex
from kb.question.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.letter.letter import Letter

_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+[A-ZÀ-Ý«‘“][^.;?]*$")
_UNIT = re.compile(
    r"(?i)(?:artikel|hoofdstuk|afdeling|titel|paragraaf|bijlage)\s+(?:\d{1,3}[a-z]{0,2}|[IVX]{1,6}|[A-Z])\.?"
)
_EXPLAINS = re.compile(r"(?i)toelichting:?")
_MAX_HEADING = 160
_MAX_WORDS = 12  # of a heading that only its number tells
_SENTENCE = 60  # letters from which on a line with a full stop is taken for a sentence


@dataclass(slots=True)
class _Part:
    heading: Block | None
    body: list[Block] = field(default_factory=list)


def section_records(
    letter: Letter,
    body: Sequence[Block],
    notice: Sequence[Block],
    remarks: Sequence[Block],
    notes: dict[str, list[Block]],
    *,
    questions: bool,
) -> list[Record]:
    """Sections of a letter without questions; the notice and the remarks of one with questions."""
    records = []
    if not questions and letter.kind not in ("answers", "questions"):
        records += [
            _record(f"{letter.id}/s{number}", part.heading, part.body, notes)
            for number, part in enumerate(_parts(body, letter), start=1)
        ]
    if not questions and letter.kind == "questions":
        records += [_record(f"{letter.id}/vraag", None, list(_announcement(body)), notes)]
    if notice:
        records.append(_record(f"{letter.id}/mededeling", None, notice, notes, title="Mededeling"))
    if remarks:
        records.append(_record(f"{letter.id}/toelichting", None, remarks, notes, title="Toelichting"))
    return [record for record in records if record.answer]


def _announcement(body: Sequence[Block]) -> Sequence[Block]:
    """Oral questions that are announced: the title says all."""
    return [block for block in body if len(block.text) > 40]


def _parts(body: Sequence[Block], letter: Letter) -> list[_Part]:
    parts = [_Part(None)]
    speaks = letter.kind == "proceedings"
    body = text_of_paper(body, letter)
    for block, following in zip_longest(body, body[1:]):
        turn = opens_turn(block.text) if speaks else 0
        if turn:
            parts.append(_Part(head_block(block, turn)))
            if block.text[turn:].strip():
                parts[-1].body.append(cut_block(block, turn))
        elif letter.kind == "amendment":
            if _EXPLAINS.fullmatch(block.text.strip()):
                parts.append(_Part(block))
            else:
                parts[-1].body.append(block)
        elif _is_heading(block) or _heads(block, following) or _is_unit(block):
            _head(parts, block)
        else:
            parts[-1].body.append(block)
    while len(parts) > 1 and not parts[-1].body:  # place, day and names below the last section
        last = parts.pop()
        parts[-1].body += [last.heading] if last.heading is not None else []
    return [part for part in parts if part.body]


def _head(parts: list[_Part], block: Block) -> None:
    """Begin a part, or let the title of an article go on its heading: 'Artikel 1' and 'Begrippen'."""
    last = parts[-1]
    above = last.heading
    if above is None or last.body or not _is_unit(above) or _is_unit(block):
        parts.append(_Part(block))
        return
    moved = tuple(replace(mark, offset=mark.offset + len(above.text) + 1) for mark in block.marks)
    last.heading = replace(
        above,
        text=f"{above.text} {block.text}",
        spans=(*above.spans, *block.spans),
        marks=(*above.marks, *moved),
        last_page=block.last_page,
    )


def _is_unit(block: Block) -> bool:
    """Whether a block is 'Artikel 3' or 'Hoofdstuk II' and no more."""
    return _UNIT.fullmatch(block.text.strip()) is not None


def _heads(block: Block, following: Block | None) -> bool:
    """A short line without a full stop above a paragraph: a heading that nothing else marks."""
    text = block.text.strip()
    if block.kind == "paragraph" and following is not None and titles_annex(text):
        return True
    return (
        block.kind == "paragraph"
        and not starts_field(text)
        and following is not None
        and len(following.text) > _SENTENCE
        and len(text) <= _SENTENCE + 20
        and len(text.split()) <= _MAX_WORDS
        and text.lstrip("(«‘“")[:1].isupper()
        and (text[-1].isalnum() or text[-1] in ")?")
    )


def _is_heading(block: Block) -> bool:
    if len(block.text) > _MAX_HEADING or block.text.rstrip().endswith((".", ",", ";")):
        return False
    if block.kind == "heading" or (block.bold and block.kind in ("paragraph", "list-item")):
        return True
    numbered = _NUMBERED.match(block.text)
    return numbered is not None and len(block.text.split()) <= _MAX_WORDS and not block.text.endswith(":")


def _record(
    identifier: str,
    heading: Block | None,
    body: Sequence[Block],
    notes: dict[str, list[Block]],
    title: str = "",
) -> Record:
    blocks = [*([heading] if heading else []), *body]
    asked, answer = compose([heading] if heading else []), compose(body)
    footnotes = [*footnotes_of(asked, "question", notes), *footnotes_of(answer, "answer", notes)]
    return Record(
        id=identifier,
        kind="section",
        numbers=(),
        question=asked.text,
        answer=answer.text,
        label=title,
        pages=pages_of(blocks),
        lines=lines_of(blocks),
        footnotes=tuple(footnotes),
        question_spans=asked.spans,
        answer_spans=answer.spans,
    )
