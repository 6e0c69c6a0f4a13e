"""Notes whose marks a converter left stuck to the words: '… kwijt’?1' and at the end '1. Trouw, 3 mei'.

Known as notes only where the list at the end counts 1, 2, 3 and the text holds each of these figures, stuck
to a word or a sign, in that order: so that an enumeration stays what it is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kb.reader.shaping.typed_notes import note_of, without_marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.block import Block

_BODY = ("paragraph", "list-item", "heading", "table-row")
_LISTED = re.compile(r"\[?(\d{1,2})[\]).:]{0,2}\s+(?=\S)|\[(\d{1,2})\]\s*(?=\S)")
_TITLE = re.compile(r"(?i)(?:voet|eind)?noten:?|bronnen:?")
_STUCK = re.compile(
    r"(?:(?<=[a-zà-ÿ]{2})|(?<=[»”’\"')\]?!,;:])|(?<=[a-zà-ÿ»”’)%]\.))(\d{1,2})(?=[\s.,;:?!)»”’]|$)"
)
_AFTER_FIGURE = re.compile(r"(?<=\d[.,?])(\d{1,2})(?=\s+[A-ZÀ-Ý]|$)")
"""'waren dat er 402.2': a mark only where no other figure may be it."""
_MOST = 99

_Found = tuple[int, int, int, int]
"""A mark's number, its block, and the characters [start, end) that it takes there."""


def mark_stuck_notes(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with such a list as footnotes, and their marks taken out of the text."""
    blocks = _called(blocks)
    listed = _list_at_end(blocks)
    marks = _marks(blocks, min(listed), range(1, len(listed) + 1)) if listed else []
    if not marks:
        return list(blocks)
    by_block: dict[int, list[tuple[tuple[int, int], str]]] = {}
    for number, index, start, end in marks:
        by_block.setdefault(index, []).append(((start, end), str(number)))
    result: list[Block] = []
    for index, block in enumerate(blocks):
        if index in listed:
            number, start = listed[index]
            result.append(note_of(block, str(number), start, len(block.text)))
        elif index in by_block:
            result.append(without_marks(block, by_block[index]))
        elif index > min(listed) and block.kind in _BODY:
            result[-1] = replace(
                result[-1],
                text=f"{result[-1].text} {block.text}",
                spans=(*result[-1].spans, *block.spans),
                last_page=block.last_page,
            )
        else:
            result.append(block)
    return result


def _called(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; where no mark calls the footnotes that are known, those stuck in the text do."""
    numbers = [int(block.mark) for block in blocks if block.kind == "footnote" and block.mark.isdecimal()]
    if not numbers or numbers != list(range(1, len(numbers) + 1)) or any(block.marks for block in blocks):
        return list(blocks)
    found: dict[int, list[tuple[tuple[int, int], str]]] = {}
    for number, index, start, end in _marks(blocks, len(blocks), numbers):
        found.setdefault(index, []).append(((start, end), str(number)))
    return [without_marks(block, found[at]) if at in found else block for at, block in enumerate(blocks)]


def _list_at_end(blocks: Sequence[Block]) -> dict[int, tuple[int, int]]:
    """The blocks of the last list that counts from 1 to the end: number, and where the text starts."""
    texts = [(at, block) for at, block in enumerate(blocks) if block.kind in _BODY]
    found = [
        (at, int(match.group(1) or match.group(2)), match.end())
        for at, block in texts
        if (match := _LISTED.match(block.text)) is not None
    ]
    start = max((place for place, (_, number, _) in enumerate(found) if number == 1), default=None)
    if start is None:
        return {}
    run = found[start:]
    if [number for _, number, _ in run] != list(range(1, len(run) + 1)) or len(run) > _MOST:
        return {}
    own = {at for at, _, _ in run}
    rest = [block for at, block in texts if at > run[0][0] and at not in own]
    if any(re.match(r"[a-zà-ÿ]|https?:|www\.", block.text) is None for block in rest):
        return {}
    return {at: (number, text) for at, number, text in run}


def _marks(blocks: Sequence[Block], end: int, numbers: Sequence[int]) -> list[_Found]:
    """Each number's mark before the list, in order; () where one is not found."""
    certain = _figures(blocks, end, _STUCK)
    likely = sorted([*certain, *_figures(blocks, end, _AFTER_FIGURE)], key=lambda found: found[1:3])
    marks: list[_Found] = []
    last = (-1, -1)
    for number in numbers:
        mark = next((one for one in certain if one[0] == number and one[1:3] > last), None)
        between = (mark or (0, end, 0, 0))[1:3]
        following = next((one for one in certain if one[0] == number + 1 and one[1:3] > last), None)
        if mark is None or (following is not None and following[1:3] < between):
            mark = next((one for one in likely if one[0] == number and one[1:3] > last), mark)
        if mark is None:
            return []
        marks.append(mark)
        last = mark[1:3]
    return marks


def _figures(blocks: Sequence[Block], end: int, pattern: re.Pattern[str]) -> list[_Found]:
    return [
        (int(match.group(1)), at, match.start(1), match.end(1))
        for at, block in enumerate(blocks[:end])
        if block.kind in _BODY
        for match in pattern.finditer(block.text)
    ]


def note_titles_apart(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, 'Voetnoten' above the notes or at the very end set apart."""
    body = [block for block in blocks if block.kind != "furniture"]
    followed = {id(one): other for one, other in zip(body, [*body[1:], None], strict=True)}
    return [
        replace(block, kind="furniture", reason="title of the notes")
        if block.kind in _BODY
        and _TITLE.fullmatch(block.text.strip()) is not None
        and ((below := followed[id(block)]) is None or below.kind == "footnote")
        else block
        for block in blocks
    ]
