"""Questions and answers in a table: a row for each, below the heads 'Nr.', 'Vraag' and 'Antwoord'."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from kb.block import CELL_BORDER
from kb.doubt import Doubt
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
_NUMBER = re.compile(r"(?i)(?:vraag\s+)?(\d{1,3}[a-h]?)[.):]?")


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
            groups.append(_group(block, dict(zip(columns, cells, strict=True)), len(groups) + 1))
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


def _group(block: Block, cells: dict[_Column, _Cell], count: int) -> Group:
    number = _NUMBER.fullmatch(cells["number"].text) if "number" in cells else None
    answer = _slice(block, cells["answer"])
    group = Group(
        [number.group(1) if number is not None else str(count)],
        question=_slice(block, cells["question"]),
        answer=answer,
        asked=True,
        answered=bool(answer),
    )
    if number is None:
        group.doubts.append(Doubt("number-missing", "question"))
    return group


def _slice(block: Block, cell: _Cell) -> list[Block]:
    """The cell's text as a paragraph, nothing where it is empty."""
    if not cell.text:
        return []
    return [replace(cut_block(head_block(block, cell.end), cell.start), kind="paragraph")]
