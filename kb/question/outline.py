"""Blocks of a document put under the headings of questions and answers that they stand below."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from kb.block import Block, Mark, Span
from kb.question.heading import (
    Heading,
    number_of,
    parse_bare_number,
    parse_heading,
    parse_inline_number,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

NumberStyle = Literal["word", "alone", "inline", "none"]
"""How questions are numbered: 'Vraag 1'; '1' on its own line; '1. Bent u …'; not at all."""

_ABOUT = re.compile(
    r"(?i)\bvragen\s+(?:gesteld\s+)?(?:van|door)\b|\b(?:be)?antwoord\w*\b.{0,80}\bvragen\b|\bkamervragen\b"
)
_ANSWERS = re.compile(r"(?i)\b(?:be)?antwoord\w*\b.{0,80}\b(?:kamer)?vragen\b|\b(?:be)?antwoording\b")
TEXT_KINDS = ("paragraph", "heading", "list-item", "table-row")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the blocks below it; the first section, before any heading, has heading None."""

    heading: Heading | None
    block: Block | None
    body: tuple[Block, ...]


def text_blocks(blocks: Sequence[Block]) -> list[Block]:
    """The blocks that hold running text: no furniture, no footnotes."""
    return [block for block in blocks if block.kind in TEXT_KINDS]


def number_style(blocks: Sequence[Block]) -> NumberStyle:
    """How the document numbers its questions, by what it holds."""
    headings = [heading for block in blocks if (heading := _heading(block)) is not None]
    if any(heading.kind == "question" and heading.numbers for heading in headings):
        return "word"
    answers = sum(heading.kind == "answer" for heading in headings)
    if answers and _sequence(_alone(blocks)) >= min(2, answers):
        return "alone"
    if answers and _sequence(_inline(blocks)) >= min(2, answers):
        return "inline"
    if not answers and _is_about_questions(blocks):
        if _sequence(_alone(blocks)) >= 2:
            return "alone"
        if _sequence([number for number, text in _numbered(blocks) if is_question(text)]) >= 2:
            return "inline"
    return "none"


def _is_about_questions(blocks: Sequence[Block]) -> bool:
    """Whether the document says that it asks or answers questions."""
    return any(_ABOUT.search(block.text) is not None for block in blocks[:14])


def says_it_answers(blocks: Sequence[Block]) -> bool:
    """Whether the document says that it answers questions."""
    return any(_ANSWERS.search(block.text) is not None for block in blocks[:14])


def _heading(block: Block) -> Heading | None:
    return parse_heading(block.text) if block.kind != "table-row" else None


def _alone(blocks: Sequence[Block]) -> list[int]:
    return [number_of(label) for block in blocks if (label := parse_bare_number(block.text)) is not None]


def _inline(blocks: Sequence[Block]) -> list[int]:
    return [number for number, text in _numbered(blocks) if _asks(text)]


def _numbered(blocks: Sequence[Block]) -> list[tuple[int, str]]:
    return [
        (number_of(found[0]), block.text)
        for block in blocks
        if (found := parse_inline_number(block.text)) is not None
    ]


def _asks(text: str) -> bool:
    return "?" in text or len(text) > 40


def _sequence(numbers: Sequence[int]) -> int:
    """The length of the run 1, 2, 3 … that the numbers hold in order."""
    expected = 1
    for number in numbers:
        if number == expected:
            expected += 1
    return expected - 1


def outline(blocks: Sequence[Block], style: NumberStyle) -> list[Section]:
    """The sections of a document in order. Blocks before the first heading come first."""
    sections: list[Section] = []
    heading: Heading | None = None
    title: Block | None = None
    body: list[Block] = []
    expected = 1
    for block in blocks:
        found = _found(block, style, expected, inside=heading)
        if found is None:
            body.append(block)
            continue
        sections.append(Section(heading, title, tuple(body)))
        heading, title, body = found, block, []
        if found.kind == "question" and found.numbers:
            expected = max(found.numbers) + 1
        if found.rest:
            body.append(cut_block(block, found.rest_at))
    sections.append(Section(heading, title, tuple(body)))
    return sections


def _found(block: Block, style: NumberStyle, expected: int, inside: Heading | None) -> Heading | None:
    if block.kind == "table-row":
        return None
    heading = parse_heading(block.text)
    if heading is not None:
        return heading if _fits(heading, block, style) else None
    if style == "alone":
        label = parse_bare_number(block.text)
        if label is not None and _follows(label, expected, inside):
            return Heading("question", (number_of(label),), (label,))
    if style == "inline":
        found = parse_inline_number(block.text)
        if found is not None and _follows(found[0], expected, inside) and _asks(block.text):
            label, at = found
            return Heading("question", (number_of(label),), (label,), block.text[at:], at)
    return None


def _fits(heading: Heading, block: Block, style: NumberStyle) -> bool:
    """Text behind a heading on the same line is taken only where the heading is sure to be one."""
    if heading.kind in ("notice", "remark"):
        return True
    if not heading.numbers and heading.kind == "question":
        return style == "none"
    return not heading.rest or block.kind != "list-item" or len(heading.labels) >= 1


def _follows(label: str, expected: int, inside: Heading | None) -> bool:
    """Whether a bare number continues the count of the questions (enumerations inside answers do not)."""
    number = number_of(label)
    if number == expected or (label[-1].isalpha() and number in (expected, expected - 1)):
        return True
    return inside is None and number == expected


def cut_block(block: Block, at: int) -> Block:
    """The block without its first `at` characters."""
    text = block.text[at:]
    lead = len(text) - len(text.lstrip())
    at += lead
    return replace(
        block,
        kind="paragraph" if block.kind == "heading" else block.kind,
        text=block.text[at:],
        spans=_cut_spans(block.spans, at),
        marks=tuple(Mark(mark.offset - at, mark.mark) for mark in block.marks if mark.offset >= at),
    )


def _cut_spans(spans: tuple[Span, ...], at: int) -> tuple[Span, ...]:
    left = at
    result: list[Span] = []
    for span in spans:
        length = span.end - span.start
        if left >= length:
            left -= length
            if left > 0:
                left -= 1 if left == 1 else 0
            continue
        result.append(Span(span.line, span.start + left, span.end) if left else span)
        left = 0
    return tuple(result)


def is_question(text: str) -> bool:
    """Whether a paragraph asks something."""
    return re.search(r"\?[»”’\"')\]]*(?:\s|$)", text) is not None
