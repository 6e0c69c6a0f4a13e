"""Page furniture in formats without positions: the margin column and running heads set apart.

A converter leaves the margin column of each page between paragraphs, or in the middle of one. It is
known by its labels ('Datum', 'Onze referentie'), by the department's name, and by returning.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from kb.grammar.letterhead import after_label, is_address, is_desk, is_running, label_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kb.block import Block

_SHORT = 60  # letters: a line of a margin column is shorter
_MAX_LINES = 8


def set_apart(blocks: Iterable[Block], lines: Sequence[str]) -> Iterator[Block]:
    """The same blocks, those of the margin column and the running heads marked as furniture."""
    given = list(blocks)
    counts = Counter(_key(block) for block in given)
    returning = {key for key, count in counts.items() if count >= 2}
    for block in given:
        if block.kind in ("paragraph", "heading") and _is_furniture(block, lines, returning):
            yield replace(block, kind="furniture")
        else:
            yield block


def source_lines(block: Block, lines: Sequence[str]) -> list[str]:
    """The lines of the source that a block came from, markup included."""
    numbers = sorted({span.line for span in block.spans})
    return [lines[number - 1] for number in numbers]


def _key(block: Block) -> str:
    return " ".join(block.text.lower().split())


def _is_furniture(block: Block, lines: Sequence[str], returning: set[str]) -> bool:
    text = block.text.strip()
    if is_running(text):
        return True
    own = [line.strip(" *_>#\\") for line in source_lines(block, lines)]
    if not own or len(own) > _MAX_LINES or any(len(line) > _SHORT for line in own):
        return False
    if is_desk(own[0]):
        return _key(block) in returning or len(own) > 1
    if _key(block) in returning and (label_of(own[0]) or is_address(own[0])):
        return True
    if label_of(own[0]) in ("", "betreft"):
        return False
    return len(own) > 1 and _is_label_list(own)


def _is_label_list(own: Sequence[str]) -> bool:
    """Whether lines are labels with their values below or beside them, as in a margin column."""
    labels = sum(bool(label_of(line)) and len(after_label(line)) < 40 for line in own)
    return labels >= 1 and labels * 3 >= len(own) - 1 and not any(line.endswith((".", "?")) for line in own)
