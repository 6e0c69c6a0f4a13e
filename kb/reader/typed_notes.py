"""Footnotes that were typed by hand: '… op de hoogte? 1)' in the text and '1) NOS, 1 maart' below it.

Known as notes only where both halves are found, so that an enumeration stays what it is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kb.block import Block, Mark, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_NOTE = re.compile(r"\[?(\d{1,2})\s?[\])]\s*(?=\S)")
_BODY = ("paragraph", "list-item", "heading")


def mark_typed_notes(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with hand-typed notes as footnotes, and their marks taken out of the text."""
    notes = _notes(blocks)
    marks = {mark for _, mark in notes.items()}
    if not marks:
        return list(blocks)
    result: list[Block] = []
    for index, block in enumerate(blocks):
        if index in notes:
            result.append(_as_note(block, notes[index]))
        elif block.kind in _BODY:
            result.append(_without_marks(block, marks))
        else:
            result.append(block)
    return result


def _notes(blocks: Sequence[Block]) -> dict[int, str]:
    """Index of each block that is a note, with its mark: those whose mark stands in a block before."""
    candidates: dict[int, str] = {}
    for index, block in enumerate(blocks):
        match = _NOTE.match(block.text) if block.kind in _BODY else None
        if match is not None:
            candidates[index] = match.group(1)
    return {
        index: mark
        for index, mark in candidates.items()
        if any(
            _occurrences(block.text, mark)
            for at, block in enumerate(blocks[:index])
            if at not in candidates and block.kind in _BODY
        )
        and _stands_last(index, blocks, candidates)
    }


def _stands_last(index: int, blocks: Sequence[Block], candidates: dict[int, str]) -> bool:
    """Notes stand together at the end of the document, or of a page's text."""
    following = [at for at in range(index + 1, len(blocks)) if blocks[at].kind in _BODY]
    rest = [at for at in following if at not in candidates]
    return not rest or not blocks[rest[0]].text[:1].islower()


def _occurrences(text: str, mark: str) -> list[tuple[int, int]]:
    pattern = re.compile(rf"(?<=[\w.,;:?!»”’'\")\]])(\s?(?:\[{mark}\]|{mark}\)))(?=[\s.,;:?!\[]|$)")
    return [
        match.span(1) for match in pattern.finditer(text) if "(" not in _open_bracket(text, match.start(1))
    ]


def _open_bracket(text: str, at: int) -> str:
    """'(' when a bracket before `at` is still open, so that a closing one is its own."""
    depth = 0
    for character in text[max(0, at - 200) : at]:
        depth += {"(": 1, ")": -1}.get(character, 0)
        depth = max(depth, 0)
    return "(" if depth else ""


def _as_note(block: Block, mark: str) -> Block:
    match = _NOTE.match(block.text)
    cut = match.end() if match else 0
    return Block(
        kind="footnote", text=block.text[cut:].strip(), spans=_cut(block.spans, [(0, cut)]), page=block.page,
        last_page=block.last_page, mark=mark,
    )  # fmt: skip


def _without_marks(block: Block, marks: set[str]) -> Block:
    found = sorted((span, mark) for mark in marks for span in _occurrences(block.text, mark))
    if not found:
        return block
    parts: list[str] = []
    placed: list[Mark] = []
    at = 0
    for (start, end), mark in found:
        parts.append(block.text[at:start])
        placed.append(Mark(sum(map(len, parts)), mark))
        at = end
    parts.append(block.text[at:])
    kept = [replace(mark, offset=_shifted(mark.offset, [span for span, _ in found])) for mark in block.marks]
    return replace(
        block,
        text="".join(parts).rstrip(),
        marks=tuple(sorted([*kept, *placed], key=lambda mark: mark.offset)),
        spans=_cut(block.spans, [span for span, _ in found]),
    )


def _shifted(offset: int, cuts: Sequence[tuple[int, int]]) -> int:
    return offset - sum(end - start for start, end in cuts if end <= offset)


def _cut(spans: Sequence[Span], cuts: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """Spans without the ranges of the block's text that were cut.

    Exact where the block is one span with its text unchanged, as in files that keep a paragraph on a
    line; else the spans stay whole and the check of quotes allows for the marks.
    """
    if len(spans) != 1:
        return tuple(spans)
    only = spans[0]
    result: list[Span] = []
    at = only.start
    for start, end in cuts:
        if only.start + start > at:
            result.append(Span(only.line, at, only.start + start))
        at = only.start + end
    if at < only.end:
        result.append(Span(only.line, at, only.end))
    return tuple(result)
