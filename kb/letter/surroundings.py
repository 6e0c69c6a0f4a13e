"""What stands around the questions of a document, as the rules for a letter's fields want it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.block import CELL_BORDER, Block
from kb.letter.field import Field, find_fields

if TYPE_CHECKING:
    from kb.block import Reading


_NUMBERED_ROW = re.compile(
    r"(?:\d{2} ?\d{3}(?:[- ]\(?[IVX]+\)?|-\d{1,3})?|[A-Z]{1,2}|[Nn]r\.? ?\d{1,5})" + re.escape(CELL_BORDER)
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around the questions: blocks before the first, after the last answer, a notice's text."""

    before: tuple[Block, ...]
    after: tuple[Block, ...]
    notice: str = ""
    asked: int = 0
    answered: int = 0


@dataclass(frozen=True, slots=True)
class HeadText:
    """The head's paragraphs, the letterhead's fields, and all lines that may hold a number."""

    paragraphs: tuple[str, ...]
    fields: tuple[Field, ...]
    furniture: str

    def field(self, name: str) -> str:
        """The value of the first field with this name, else an empty text."""
        return next((field.value for field in self.fields if field.name == name), "")


def _in_one_line(text: str) -> str:
    """A row of a printed paper's head without its border: '36 812' and its title, 'D' and 'MOTIE VAN …'."""
    return text.replace(CELL_BORDER, " ") if _NUMBERED_ROW.match(text) is not None else text


def head_text(reading: Reading, around: Surroundings) -> HeadText:
    """The paragraphs before the questions, the letterhead's fields, and the furniture's text."""
    head = [block for block in around.before if block.kind != "footnote"]
    return HeadText(
        paragraphs=tuple(_in_one_line(block.text) for block in head if block.kind != "furniture"),
        fields=find_fields(
            reading, [*head, *(block for block in reading.blocks if block.kind == "furniture")]
        ),
        furniture="\n".join(block.text for block in reading.blocks if block.kind == "furniture"),
    )
