"""Questions and answers in a table: a row for each, below the heads 'Nr.', 'Vraag' and 'Antwoord'."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from kb.block import CELL_BORDER
from kb.doubt import Doubt
from kb.grammar.heading import number_of, parse_bare_numbers, parse_inline_number
from kb.question.group import Group
from kb.question.outline import cut_block, head_block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.block import Block

_Column = Literal["number", "question", "answer"]
_HEADS: dict[_Column, re.Pattern[str]] = {
    "number": re.compile(r"(?i)(?:vraag)?\s?(?:nr|no|nummer|#)\.?|#|"),
    "question": re.compile(r"(?i)(?:de\s+)?vra(?:ag|gen)(?:\s+van\b.*)?"),
    "answer": re.compile(r"(?i)(?:het\s+)?(?:be)?antwoord(?:en|ing)?(?:\s+van\b.*)?"),
}
_OPENING = CELL_BORDER.lstrip()
_WORD = re.compile(r"(?i)vra(?:ag|gen)\s+(?=\d)")
_NEXT = re.compile(r"(?<=[.?!»”\"')])\s+(\d{1,3})[.):]\s+(?=[A-ZÀ-Ý«‘'\"“])")
"""Another question in the same cell: '… verkopen? 4. Zo ja, …'."""


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    start: int
    end: int


def rows_of(blocks: Sequence[Block]) -> tuple[list[Group], list[Block]]:
    """The groups that the rows below such a head hold, and the blocks that are the table's.

    A row with another number of cells goes with the answer above it, and is to be checked.
    """
    groups: list[Group] = []
    held: list[Block] = []
    columns: list[_Column] = []
    for block in blocks:
        if block.kind != "table-row":
            columns = [] if held and block.kind == "heading" else columns
            continue
        cells = _cells(block.text)
        if heads := _heads(cells):
            columns = heads
            held.append(block)
        elif columns and len(cells) == len(columns):
            held.append(block)
            groups.append(_group(block, dict(zip(columns, cells, strict=True)), _count(groups)))
        elif columns and groups:
            held.append(block)
            groups[-1].answer.append(block)
            groups[-1].doubts.append(Doubt("answer-heading-missing", "answer"))
    return groups, held


def _cells(text: str) -> list[_Cell]:
    cells: list[_Cell] = []
    at = 0
    if text.startswith(_OPENING):  # the first cell is empty
        cells.append(_Cell("", 0, 0))
        at = len(_OPENING)
    for part in text[at:].split(CELL_BORDER):
        cells.append(_Cell(part.strip(), at, at + len(part)))
        at += len(part) + len(CELL_BORDER)
    return cells


def _heads(cells: Sequence[_Cell]) -> list[_Column]:
    """What each column holds, where the cells are the heads of questions and answers; else nothing."""
    found = [
        next((column for column, pattern in _HEADS.items() if pattern.fullmatch(cell.text)), None)
        for cell in cells
    ]
    columns = [column for column in found if column is not None]
    whole = len(columns) == len(cells) == len(set(columns))
    return columns if whole and {"question", "answer"} <= set(columns) else []


def _count(groups: Sequence[Group]) -> int:
    """The number that the next row has if they count on."""
    return max(map(number_of, groups[-1].labels), default=0) + 1 if groups else 1


def _group(block: Block, cells: dict[_Column, _Cell], count: int) -> Group:
    answer = _slice(block, cells["answer"])
    labels = _labels(cells["number"].text) if "number" in cells else ()
    question = _slice(block, cells["question"])
    if not labels:
        labels, question = _counting_on(question, count)
    group = Group(
        list(labels) or [str(count)],
        question=question,
        answer=answer,
        asked=True,
        answered=bool(answer),
    )
    if not labels:
        group.doubts.append(Doubt("number-missing", "question"))
    elif "number" not in cells and number_of(labels[0]) > count:
        skipped = range(count, number_of(labels[0]))
        group.doubts.append(Doubt("numbers-skipped", "", ", ".join(map(str, skipped))))
    return group


def _labels(cell: str) -> tuple[str, ...]:
    """The numbers that a cell holds and no more: '3', 'Vraag 3', '3, 4', '3 t/m 5'."""
    return parse_bare_numbers(_WORD.sub("", cell.strip(), count=1)) or ()


def _counting_on(question: list[Block], count: int) -> tuple[tuple[str, ...], list[Block]]:
    """The numbers before the questions of one cell, where they go on with the rows above, and each
    question without its number: '3. Klopt dat? 4. Zo ja, …' are two.
    """
    found = parse_inline_number(question[0].text) if question else None
    if found is None or number_of(found[0]) < count:
        return (), question
    bare = question[0].text[: found[1]].strip()[-1:] not in ".):"
    if bare and number_of(found[0]) != count:  # '27 EU-landen …'
        return (), question
    labels, blocks, rest = [found[0]], [], cut_block(question[0], found[1])
    at = 0
    while (match := _NEXT.search(rest.text, at)) is not None:
        if int(match[1]) != number_of(labels[-1]) + 1:
            at = match.end()
            continue
        blocks.append(head_block(rest, match.start()))
        labels.append(match[1])
        rest, at = cut_block(rest, match.end()), 0
    return tuple(labels), [*blocks, rest]


def _slice(block: Block, cell: _Cell) -> list[Block]:
    """The cell's text as a paragraph, nothing where it is empty."""
    if not cell.text:
        return []
    return [replace(cut_block(head_block(block, cell.end), cell.start), kind="paragraph")]
