"""Questions asked together under one heading, told apart by their number where the lines do not part them."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from kb.question.outline import cut_block, head_block

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kb.block import Block

_ENDS = re.compile(r"\?[»”’\"')\]]*$")
_AFTERTHOUGHT = re.compile(r"(?:Zo (?:ja|nee|niet)|En|Of)\b")


def part_questions(blocks: Sequence[Block], wanted: int, lines: Mapping[int, str]) -> list[Block]:
    """The blocks with as many paragraphs as there are questions, where line ends show how.

    A paragraph whose last line is full runs on into the next one; the heading says how many
    questions there are. Left as they are where that does not come out in exactly one way.
    """
    missing = wanted - len(blocks)
    if missing <= 0:
        return list(blocks)
    places = [(index, at) for index, block in enumerate(blocks) for at in _line_ends(block, lines)]
    firm = [place for place in places if not _AFTERTHOUGHT.match(blocks[place[0]].text[place[1] :])]
    for candidates in (firm, places):
        if len(list(combinations(candidates, missing))) == 1:
            return _cut(blocks, candidates)
    return list(blocks)


def _line_ends(block: Block, lines: Mapping[int, str]) -> list[int]:
    """Offsets in the block's text at which a line begins whose line above ends a question."""
    found = []
    at = 0
    for above, below in zip(block.spans, block.spans[1:], strict=False):
        piece = lines[above.line][above.start : above.end].strip()
        start = lines[below.line][below.start : below.end].strip()[:12]
        place = block.text.find(piece, at)
        at = place + len(piece) if place >= 0 else at
        if below.line != above.line and _ENDS.search(piece) is not None and start[:1].isupper():
            following = block.text.find(start, at)
            if following >= 0:
                found.append(following)
    return found


def _cut(blocks: Sequence[Block], places: Sequence[tuple[int, int]]) -> list[Block]:
    result: list[Block] = []
    for index, block in enumerate(blocks):
        rest = block
        done = 0
        for _, at in (place for place in places if place[0] == index):
            result.append(head_block(rest, at - done))
            rest = cut_block(rest, at - done)
            done = at
        result.append(rest)
    return result
