"""Footnotes that were typed by hand: '… op de hoogte? 1)' in the text and '1) NOS, 1 maart' below it.

Known as notes only where both halves are found, so that an enumeration stays what it is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kb.block import Block, Mark, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_NOTE = re.compile(
    r"\[(\d{1,2})\]\s*(?=\S)|(\d{1,2})\s?\)\s*(?=\S)|(\d{1,2})\.\s+(?=\S)|\((\d{1,2})\)\s*(?=\S)"
)
_GOES_ON = re.compile(r"[a-zà-ÿ)\],;]|https?:|www\.")
_AFTER = re.compile(r"(?i)toelichting\s*:|bijlagen?\b")
_BODY = ("paragraph", "list-item", "heading")


def mark_typed_notes(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with hand-typed notes as footnotes, and their marks taken out of the text."""
    notes = _notes(blocks)
    if not notes:
        return list(blocks)
    taken = {block.mark for block in blocks if block.kind == "footnote"}
    doubled = bool(taken & set(notes.values()))
    names = {mark: f"{mark})" if doubled else mark for mark in notes.values()}
    result: list[Block] = []
    for index, block in enumerate(blocks):
        if index in notes and _NOTE.match(block.text) is not None:
            result.append(_as_note(block, names[notes[index]]))
        elif index in notes:
            last = next(at for at in range(len(result) - 1, -1, -1) if result[at].kind == "footnote")
            result[last] = _continued(result[last], block)
        elif block.kind in _BODY:
            result.append(_without_marks(block, names))
        else:
            result.append(block)
    return result


def _mark_of(text: str) -> str:
    match = _NOTE.match(text)
    return next((group for group in match.groups() if group), "") if match else ""


def _notes(blocks: Sequence[Block]) -> dict[int, str]:
    """Index of each block that is a note, with its mark; a note that goes on in a block has that one too.

    Notes stand together at the end of the document, count upwards from 1, and each mark stands in
    the text before them.
    """
    found: dict[int, str] = {}
    body = [index for index, block in enumerate(blocks) if block.kind in _BODY]
    starts = [at for at in range(len(body)) if _mark_of(blocks[body[at]].text) == "1"]
    for start in reversed(starts):
        run = _run(blocks, body[start:])
        text = [blocks[index].text for index in body[:start]]
        if run and all(any(_occurrences(one, mark) for one in text) for mark in set(run.values())):
            found = run
            break
    return found


def _run(blocks: Sequence[Block], indexes: Sequence[int]) -> dict[int, str]:
    """The notes 1, 2, 3 … that fill these blocks to the end, or to an explanation below them; else none."""
    run: dict[int, str] = {}
    current = 0
    for index in indexes:
        mark = _mark_of(blocks[index].text)
        if mark and int(mark) == current + 1:
            current += 1
        elif current and _AFTER.match(blocks[index].text) is not None:
            break
        elif not current or _GOES_ON.match(blocks[index].text) is None:
            return {}
        run[index] = str(current)
    return run


def _continued(note: Block, block: Block) -> Block:
    return replace(
        note,
        text=f"{note.text} {block.text}",
        spans=(*note.spans, *block.spans),
        last_page=block.last_page,
    )


def _occurrences(text: str, mark: str) -> list[tuple[int, int]]:
    pattern = re.compile(
        rf"(?<=[\w.,;:?!»”’'\")\]])(\s?(?:\[{mark}\]|\({mark}\)|{mark}\)))(?=[\s.,;:?!\[]|$)"
    )
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


def _without_marks(block: Block, names: Mapping[str, str]) -> Block:
    """The block without the marks; `names` gives the name by which each mark is known."""
    found = sorted((span, name) for mark, name in names.items() for span in _occurrences(block.text, mark))
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
            result.append(replace(only, start=at, end=only.start + start))
        at = only.start + end
    if at < only.end:
        result.append(replace(only, start=at))
    return tuple(result)
