"""Where pages ended in Markdown that a converter made of a PDF: notes, page numbers and running heads.

Converters leave what stood at a page's foot and head as paragraphs amid the text. A note is known by the
raised mark before it and by counting on, a page number by counting the pages, a running head by standing
beside page numbers more than once.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from kb.block import Mark, Span
from kb.grammar.heading import is_heading, parse_heading
from kb.grammar.letterhead import is_running

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kb.block import Block

_NOTE = re.compile(r"(?:[-*+•]\s+)?(\d{1,3})\s+(?=\S)")
_NUMBER = re.compile(r"\d{1,3}")
_MOST_MISSED = 2  # marks in a row whose note is lost
_SHORT = 60  # letters: a running head is shorter
_BESIDE = 3  # blocks from a page's number: a running head stands nearer


def apart_at_page_ends(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, notes at pages' feet as footnotes, page numbers and running heads as furniture."""
    noted = _with_notes(blocks)
    ends = _page_numbers(noted) | {
        at
        for at, block in enumerate(noted)
        if block.kind in ("paragraph", "heading") and is_running(block.text.strip())
    }
    heads = _running_heads(noted, ends)
    return [
        replace(block, kind="furniture") if at in ends or at in heads else block
        for at, block in enumerate(noted)
    ]


def _with_notes(blocks: Sequence[Block]) -> list[Block]:
    """The same blocks; those that count on from note to note, each after its mark, are footnotes."""
    marked: set[int] = set()
    known = {block.mark for block in blocks if block.kind == "footnote"}
    result: list[Block] = []
    last = 0
    for block in blocks:
        number = _note_number(block)
        if (
            number is not None
            and number in marked
            and last < number <= last + 1 + _MOST_MISSED
            and str(number) not in known
        ):
            result.append(_as_note(block, number))
            last = number
            continue
        marked |= {int(mark.mark) for mark in block.marks if mark.mark.isdecimal()}
        result.append(block)
    return result


def _note_number(block: Block) -> int | None:
    """The number that a paragraph starts with, as a note does: without a stop behind it."""
    match = _NOTE.match(block.text) if block.kind in ("paragraph", "list-item") and not block.bold else None
    return int(match.group(1)) if match is not None else None


def _as_note(block: Block, number: int) -> Block:
    match = _NOTE.match(block.text)
    cut = match.end() if match is not None else 0
    return replace(
        block,
        kind="footnote",
        text=block.text[cut:],
        spans=_without(block.spans, cut),
        mark=str(number),
        marks=tuple(Mark(max(mark.offset - cut, 0), mark.mark) for mark in block.marks),
        level=0,
    )


def _without(spans: Sequence[Span], cut: int) -> tuple[Span, ...]:
    """The spans without the letters of the number, where these stand in the first."""
    if not spans or spans[0].end - spans[0].start <= cut:
        return tuple(spans)
    return (replace(spans[0], start=spans[0].start + cut), *spans[1:])


def _page_numbers(blocks: Sequence[Block]) -> set[int]:
    """Numbers alone that count 1, 2, 3 … or 2, 3 … where no question can have its number alone."""
    if not _says_its_questions(blocks):
        return set()
    found: list[int] = []
    expected = (1, 2)
    for at, block in enumerate(blocks):
        text = block.text.strip()
        if block.kind != "paragraph" or block.bold or _NUMBER.fullmatch(text) is None:
            continue
        if int(text) in expected:
            found.append(at)
            expected = (int(text) + 1,) * 2
    return set(found) if len(found) > 1 or _alone_cuts(blocks, found) else set()


def _alone_cuts(blocks: Sequence[Block], found: Sequence[int]) -> bool:
    """Whether the only page number stands last, or before what goes on in small letters."""
    return any(
        at == len(blocks) - 1 or blocks[at + 1].text[:1].islower() or blocks[at - 1].kind == "footnote"
        for at in found
    )


def _says_its_questions(blocks: Sequence[Block]) -> bool:
    """Whether questions are headed with a word, or by bold numbers: a plain number is then no heading."""
    return any(
        ((block.bold or block.kind == "heading") and _NUMBER.fullmatch(block.text.strip(" .:")) is not None)
        or ((heading := parse_heading(block.text)) is not None and bool(heading.numbers))
        for block in blocks
    )


def _running_heads(blocks: Sequence[Block], ends: set[int]) -> set[int]:
    """Short blocks of the same words beside two page numbers or more, or one and the first at the top."""
    if not ends:
        return set()
    beside = {at for at in _beside(blocks, ends) if at not in ends}
    counts = Counter(blocks[at].text.strip() for at in beside)
    return {at for at in beside if counts[blocks[at].text.strip()] > 1}


def _beside(blocks: Sequence[Block], ends: set[int]) -> Iterator[int]:
    for end in (-1, *ends):
        for step in (1, -1):
            for at in range(end + step, end + step * _BESIDE, step):
                if not 0 <= at < len(blocks) or not _may_run(blocks[at]):
                    break
                yield at


def _may_run(block: Block) -> bool:
    text = block.text.strip()
    return (
        block.kind in ("paragraph", "heading")
        and 0 < len(text) <= _SHORT
        and not text.endswith((".", "?", ":", ";"))
        and not is_heading(text)
        and parse_heading(text) is None
        and _NUMBER.fullmatch(text) is None
    )
