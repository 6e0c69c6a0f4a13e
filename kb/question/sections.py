"""Records for what is no question: a letter by its headings, a notice in place of answers, remarks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING

from kb.block import Block
from kb.grammar.letterhead import starts_field
from kb.grammar.opening import is_head_line
from kb.letter.kind import opens_turn
from kb.question.outline import cut_block, head_block
from kb.question.pairing import compose, footnotes_of, lines_of, pages_of
from kb.question.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.letter.letter import Letter

_SALUTATION = re.compile(r"(?i)^(?:geachte|zeer geachte|beste)\b.{0,60},?$")
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+[A-ZÀ-Ý«‘“][^.;?]*$")
_LETTERHEAD = 25  # blocks in which a letterhead ends
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
    body = _begun(body, letter)
    for block, following in zip_longest(body, body[1:]):
        turn = opens_turn(block.text) if speaks else 0
        if turn:
            parts.append(_Part(head_block(block, turn)))
            if block.text[turn:].strip():
                parts[-1].body.append(cut_block(block, turn))
        elif _is_heading(block) or _heads(block, following):
            parts.append(_Part(block))
        else:
            parts[-1].body.append(block)
    return [part for part in parts if part.body or part.heading is not None]


def _begun(body: Sequence[Block], letter: Letter) -> Sequence[Block]:
    """The letter itself: after the salutation, else after the last field and line of its head.

    Only what the letter's own fields hold is left out: number, kind, day, addressee, subject.
    """
    for at, block in enumerate(body[: _LETTERHEAD * 2]):
        if _SALUTATION.match(block.text.strip()):
            return body[at + 1 :]
    fields = [
        at
        for at, block in enumerate(body[:_LETTERHEAD])
        if starts_field(block.text) and len(block.text) <= _MAX_HEADING
    ]
    start = fields[-1] + 1 if fields else 0
    subject = _squeezed(letter.subject)
    while start < len(body) and _is_head(body[start].text, subject):
        start += 1
    return body[start:]


def _is_head(text: str, subject: str) -> bool:
    text = re.sub(r"\s*\|\s*", " ", text)
    if is_head_line(text):
        return True
    squeezed = _squeezed(text)
    return len(subject) > 8 and len(squeezed) < len(subject) + 40 and subject in squeezed


def _squeezed(text: str) -> str:
    return "".join(text.lower().split())


def _heads(block: Block, following: Block | None) -> bool:
    """A short line without a full stop above a paragraph: a heading that nothing else marks."""
    text = block.text.strip()
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
    if heading is not None and not body:
        answer, asked = asked, compose([])
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
