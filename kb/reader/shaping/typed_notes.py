"""Footnotes typed by hand or left as text by a converter: '… op de hoogte? [1]' and '[1] NOS, 1 maart'.

Known as notes only where both halves are found, so that an enumeration stays what it is. One number that
has no other half does not lose the others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from kb.block import Block, Mark, Span
from kb.doubt import Doubt

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Style = Literal["square", "round", "half"]
"""How marks are written: [1], (1), 1)."""

_MARKS: dict[Style, re.Pattern[str]] = {
    "square": re.compile(r"((?<!\bm)(?<!\bkm)(?<!\bcm)(?<!\bmm)\s?\[\s?(\d{1,2})\s?\])"),
    "round": re.compile(r"(?<=[\w.,;:?!»”’'\")\]])(\s?\((\d{1,2})\))(?=[\s.,;:?!\[]|$)"),
    "half": re.compile(r"(?<=[\w.,;:?!»”’'\")\]])(\s?(\d{1,2})\))(?=[\s.,;:?!\[]|$)"),
}
_DEFINITIONS: dict[Style, re.Pattern[str]] = {
    "square": re.compile(r"\[\s?(\d{1,2})\s?\]:?\s*(?=\S)|(\d{1,2})[.)]?\s+(?=\S)"),
    "round": re.compile(r"\((\d{1,2})\)\s*(?=\S)|(\d{1,2})[.)]\s+(?=\S)"),
    "half": re.compile(r"(\d{1,2})\s?\)\s*(?=\S)|(\d{1,2})\.\s+(?=\S)"),
}
_NEXT = {
    "square": r"\[\s?{n}\s?\]\s*(?=\S)",
    "round": r"\({n}\)\s*(?=\S)",
    "half": r"(?<!\d){n}\s?\)\s+(?=\S)",
}
_GOES_ON = re.compile(r"[a-zà-ÿ)\],;]|https?:|www\.")
_ADDRESS = re.compile(r"https?:|www\.|[)\],;]")
_AFTER = re.compile(r"(?i)toelichting\s*:|bijlagen?\b")
_BODY = ("paragraph", "list-item", "heading")
_TITLE = re.compile(r"(?i)(?:voet|eind)?noten:?|bronnen:?")


@dataclass(frozen=True, slots=True)
class _Note:
    """A note's text: characters [start, end) of a block, its own mark `[start, text)` before it."""

    block: int
    mark: str
    start: int
    text: int
    end: int


def mark_typed_notes(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with hand-typed notes as footnotes, and their marks taken out of the text."""
    result = list(blocks)
    for style in _MARKS:
        notes = _notes(result, style)
        if notes:
            result = _with_notes(result, notes, style)
    return result


def _with_notes(blocks: Sequence[Block], notes: Sequence[_Note], style: Style) -> list[Block]:
    marks = {note.mark for note in notes}
    taken = {block.mark for block in blocks if block.kind == "footnote"}
    names = {mark: f"{mark})" if taken & marks else mark for mark in marks}
    by_block: dict[int, list[_Note]] = {}
    for note in notes:
        by_block.setdefault(note.block, []).append(note)
    tails = _tails(blocks, notes)
    result: list[Block] = []
    for index, block in enumerate(blocks):
        if index in by_block:
            result += [note_of(block, names[note.mark], note.text, note.end) for note in by_block[index]]
        elif index in tails:
            last = next(at for at in range(len(result) - 1, -1, -1) if result[at].kind == "footnote")
            result[last] = _continued(result[last], block)
        elif (block.kind in _BODY and not _TITLE.fullmatch(block.text.strip())) or block.kind == "table-row":
            result.append(_without_marks(block, names, style))
        else:
            result.append(block)
    return result


def _notes(blocks: Sequence[Block], style: Style) -> list[_Note]:
    """The notes whose mark, written in this style, stands in the text before them; in order."""
    marked = _first_marks(blocks, style)
    if not marked:
        return []
    found = [
        note
        for index, block in enumerate(blocks)
        if block.kind in _BODY
        for note in _defined(block, index, style)
        if marked.get(note.mark, len(blocks)) < index
    ]
    if style == "square":
        return _in_order(found, blocks)
    return _run_at_end(found, blocks)


def _first_marks(blocks: Sequence[Block], style: Style) -> dict[str, int]:
    """The index of the first block whose text holds each mark."""
    first: dict[str, int] = {}
    for index, block in enumerate(blocks):
        if block.kind in (*_BODY, "table-row"):
            for _, number in _occurrences(block.text, style):
                first.setdefault(number, index)
    return first


def _defined(block: Block, index: int, style: Style) -> Iterator[_Note]:
    """The notes that a block holds: one at its start, and those that follow it, by counting on."""
    match = _DEFINITIONS[style].match(block.text)
    if match is None:
        return
    start, text = 0, match.end()
    mark = next(group for group in match.groups() if group).lstrip("0")
    while mark:
        following = re.compile(_NEXT[style].replace("{n}", str(int(mark) + 1))).search(block.text, text)
        if following is not None and not _ends_before(block.text[: following.start()]):
            following = None
        end = following.start() if following else len(block.text)
        yield _Note(index, mark, start, text, end)
        if following is None:
            return
        start, text, mark = following.start(), following.end(), str(int(mark) + 1)


def _ends_before(text: str) -> bool:
    return text.rstrip()[-1:] in tuple(".,;:?!»”’'\")/0123456789")


def _in_order(found: Sequence[_Note], blocks: Sequence[Block]) -> list[_Note]:
    """Notes that count upwards; a number written otherwise than its mark must go on with the count.

    A list of things may start with numbers too: where several have one number, the last is the note.
    """
    kept: list[_Note] = []
    ways = [blocks[note.block].text[note.start : note.text].strip() for note in found]
    bracketed = {note.mark for note, written in zip(found, ways, strict=True) if "[" in written}
    some_bare = any(written.isdecimal() for written in ways)
    for note, written in zip(found, ways, strict=True):
        if some_bare and written.endswith((".", ")")):  # an item of a list: notes have no stop here
            continue
        highest = int(kept[-1].mark) if kept else 0
        number = int(note.mark)
        if "[" in written or (note.mark not in bracketed and number == highest + 1):
            if any(other.mark == note.mark for other in kept):
                continue
            kept.append(note)
    return kept


def _run_at_end(found: Sequence[_Note], blocks: Sequence[Block]) -> list[_Note]:
    """The last run of notes that counts upwards and fills the document's end, or goes to an explanation."""
    starts = [at for at, note in enumerate(found) if note.mark == "1"] or list(range(len(found)))[:1]
    for start in reversed(starts):
        run = _upwards(found[start:])
        if run and _fills(run, blocks):
            return run
    return []


def _upwards(found: Sequence[_Note]) -> list[_Note]:
    run: list[_Note] = []
    for note in found:
        if not run or int(note.mark) > int(run[-1].mark):
            run.append(note)
    return run


def _fills(run: Sequence[_Note], blocks: Sequence[Block]) -> bool:
    """Whether what follows the first note is notes, what goes on with one, or stands under 'Toelichting:'."""
    own = {note.block for note in run}
    for index in range(run[0].block, len(blocks)):
        block = blocks[index]
        if block.kind not in _BODY or index in own:
            continue
        if _AFTER.match(block.text) is not None:
            return True
        if _GOES_ON.match(block.text) is None:
            return False
    return True


def _tails(blocks: Sequence[Block], notes: Sequence[_Note]) -> frozenset[int]:
    """Blocks that go on with the note before: at the document's end, in small letters or an address."""
    own = {note.block for note in notes}
    last = max(own)
    tails: set[int] = set()
    for index, block in enumerate(blocks):
        if index in own or index < min(own) or block.kind not in _BODY:
            continue
        before = index - 1 in own or index - 1 in tails
        if (
            before
            and _GOES_ON.match(block.text) is not None
            and (index > last or _ADDRESS.match(block.text) is not None)
        ):
            tails.add(index)
    return frozenset(tails)


def _continued(note: Block, block: Block) -> Block:
    return replace(
        note,
        text=f"{note.text} {block.text}",
        spans=(*note.spans, *block.spans),
        last_page=block.last_page,
    )


def _occurrences(text: str, style: Style) -> list[tuple[tuple[int, int], str]]:
    """The marks in a text by their place; a mark at the very start is a note's own, or a list's."""
    if ("[" if style == "square" else ")") not in text:
        return []
    return [
        (match.span(1), match.group(2).lstrip("0"))
        for match in _MARKS[style].finditer(text)
        if match.start(2) > 2 and (style == "square" or "(" not in _open_bracket(text, match.start(1)))
    ]


def _open_bracket(text: str, at: int) -> str:
    """'(' when a bracket before `at` is still open, so that a closing one is its own."""
    depth = 0
    for character in text[max(0, at - 200) : at]:
        depth += {"(": 1, ")": -1}.get(character, 0)
        depth = max(depth, 0)
    return "(" if depth else ""


def note_of(block: Block, mark: str, start: int, end: int) -> Block:
    """The characters [start, end) of a block as a note."""
    return Block(
        kind="footnote",
        text=block.text[start:end].strip(),
        spans=_cut(block.spans, [(0, start), (end, len(block.text))]),
        page=block.page,
        last_page=block.last_page,
        mark=mark,
    )


def _without_marks(block: Block, names: Mapping[str, str], style: Style) -> Block:
    """The block without the marks; `names` gives the name by which each mark is known.

    A mark in the same style that no note answers to stays in the text, and the block says so.
    """
    given = _occurrences(block.text, style)
    found = [(span, names[number]) for span, number in given if number in names]
    loose = [number for _, number in given if number not in names] if style == "square" else []
    doubts = (*block.doubts, *(Doubt("mark-without-note", "", number) for number in loose))
    if not found:
        return replace(block, doubts=doubts) if loose else block
    return replace(without_marks(block, found), doubts=doubts)


def without_marks(block: Block, found: Sequence[tuple[tuple[int, int], str]]) -> Block:
    """The block without the characters [start, end) that are marks; each is a mark of this name there."""
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
