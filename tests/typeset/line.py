"""Runs of text broken into lines of a width: hyphenated as Dutch is, real hyphens used where they stand."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

import pyphen

from tests.typeset.face import Face
from tests.typeset.markup import Part, Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


_FORCE_FROM = 0.45
"""A forced line end is taken only past this share of the width, so that no line is left nearly empty."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """Text in one font, `x` points from the left edge."""

    x: float
    text: str
    style: str
    face: Face

    @property
    def end(self) -> float:
        """Where the fragment ends, in points from the left edge."""
        return self.x + self.face.width(self.text, self.style)


@dataclass(frozen=True, slots=True)
class Line:
    """A line as tall as `height`; `marks` are the footnotes it calls; `keep` holds it with the next one."""

    fragments: tuple[Fragment, ...]
    height: float
    marks: tuple[str, ...] = ()
    keep: bool = False
    new_page: bool = False

    @property
    def text(self) -> str:
        """The line's text, marks included."""
        return "".join(fragment.text for fragment in self.fragments)


@dataclass(frozen=True, slots=True)
class Setting:
    """How lines are made: font, width, and where they may end."""

    face: Face
    width: float
    hyphenate: bool = True
    break_after: tuple[str, ...] = ()


@dataclass(slots=True)
class _Row:
    """The line that is being filled."""

    indent: float
    x: float = 0.0
    pieces: list[Run] = field(default_factory=list)


def space(height: float) -> Line:
    """An empty line."""
    return Line((), height)


def set_part(part: Part, setting: Setting) -> list[Line]:
    """The lines of one part: a paragraph, a list item with its label, or a table row cell beside cell."""
    if part.kind == "row":
        return _set_row(part, setting)
    indent = 0.0 if not part.label else setting.face.size * 1.8
    lines = set_runs(part.runs, setting, indent)
    if part.label:
        label = Fragment(0.0, part.label, "", setting.face)
        lines[0] = replace(lines[0], fragments=(label, *lines[0].fragments))
    if part.kind == "heading":
        lines = [replace(line, keep=True) for line in lines]
    return lines


def set_runs(runs: Iterable[Run], setting: Setting, indent: float = 0.0) -> list[Line]:
    """The lines of some runs, each starting `indent` points in."""
    waiting = deque(_words(runs))
    lines: list[Line] = []
    row = _Row(indent)
    while waiting:
        word = waiting.popleft()
        gap = setting.face.width(" ") if row.pieces else 0.0
        room = setting.width - indent - row.x - gap
        head, tail = _fit(word, room, setting, row_is_empty=not row.pieces)
        if head:
            _place(row, head, gap, setting.face)
        if tail:
            waiting.appendleft(tail)
        if tail or _ends_by_force(row, setting):
            lines.append(_finished(row, setting.face))
            row = _Row(indent)
    if row.pieces or not lines:
        lines.append(_finished(row, setting.face))
    return lines


def _set_row(part: Part, setting: Setting) -> list[Line]:
    """A table row: its first cell is twice as wide as each of the others."""
    share = setting.width / (len(part.cells) + 1)
    columns: list[list[Line]] = []
    for index, cell in enumerate(part.cells):
        left, width = (0.0, 2 * share) if index == 0 else ((index + 1) * share, share)
        lines = set_runs(cell, replace(setting, width=width - 6))
        columns.append([_shifted(line, left) for line in lines])
    height = max(len(column) for column in columns)
    return [
        Line(
            tuple(
                fragment
                for column in columns
                for fragment in (column[at].fragments if at < len(column) else ())
            ),
            setting.face.leading,
        )
        for at in range(height)
    ]


def _shifted(line: Line, by: float) -> Line:
    return replace(line, fragments=tuple(replace(part, x=part.x + by) for part in line.fragments))


def _words(runs: Iterable[Run]) -> Iterator[tuple[Run, ...]]:
    """The words: pieces without a space, each of one style ('beleid' and its mark are one word)."""
    word: list[Run] = []
    for run in runs:
        for piece in re.split(r"( )", run.text):
            if piece == " ":
                if word:
                    yield tuple(word)
                word = []
            elif piece:
                word.append(Run(piece, run.style))
    if word:
        yield tuple(word)


def _width(word: tuple[Run, ...], face: Face) -> float:
    return sum(face.width(run.text, run.style) for run in word)


def _fit(
    word: tuple[Run, ...], room: float, setting: Setting, *, row_is_empty: bool
) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """As much of the word as the room holds, and the rest."""
    for head, tail in _splits(word, setting, forced_only=True):
        if _width(head, setting.face) <= room < setting.width * (1 - _FORCE_FROM):
            return head, tail
    if _width(word, setting.face) <= room:
        return word, ()
    for head, tail in _splits(word, setting):
        if _width(head, setting.face) <= room:
            return head, tail
    return (word, ()) if row_is_empty else ((), word)


def _splits(
    word: tuple[Run, ...], setting: Setting, *, forced_only: bool = False
) -> Iterator[tuple[tuple[Run, ...], tuple[Run, ...]]]:
    """Where a word may be parted, latest first; the first run only, what follows it stays whole."""
    first = word[0]
    places: dict[int, str] = {}
    if not forced_only and setting.hyphenate and first.style != "mark":
        places.update(dict.fromkeys(_syllables(first.text), "-"))
    for match in re.finditer(r"(?<=\w\w-)(?=\w\w)|(?<=\w/)(?=\w\w\w)", first.text):
        if not forced_only or first.text[: match.start()].endswith(setting.break_after or ("\n",)):
            places[match.start()] = ""
    for place in sorted(places, reverse=True):
        head = replace(first, text=first.text[:place] + places[place])
        yield (head,), (replace(first, text=first.text[place:]), *word[1:])


@cache
def _syllables(text: str) -> tuple[int, ...]:
    """Where a word may get a hyphen: three letters before and after, and no letter that would change."""
    if "://" in text or "www." in text or "@" in text:
        return ()
    found: list[int] = []
    for match in re.finditer(r"[^\W\d_]{6,}", text):
        if match[0].isupper() or not match[0][1:].islower():
            continue
        for place in _dutch().positions(match[0].lower()):
            inside = 3 <= place <= len(match[0]) - 3
            if inside and getattr(place, "data", None) is None and match[0][place] not in "äëïöü":
                found.append(match.start() + int(place))
    return tuple(found)


@cache
def _dutch() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="nl_NL", left=3, right=3)


def _ends_by_force(row: _Row, setting: Setting) -> bool:
    text = "".join(piece.text for piece in row.pieces)
    return text.endswith(setting.break_after or ("\n",)) and row.x > setting.width * _FORCE_FROM


def _place(row: _Row, word: tuple[Run, ...], gap: float, face: Face) -> None:
    """Put a word at the end of the row, after a space that belongs to the word before it."""
    if gap:
        last = row.pieces[-1]
        if last.style == "mark":
            row.pieces.append(Run(" "))
        else:
            row.pieces[-1] = replace(last, text=last.text + " ")
    for run in word:
        if row.pieces and row.pieces[-1].style == run.style != "mark":
            row.pieces[-1] = replace(run, text=row.pieces[-1].text + run.text)
        else:
            row.pieces.append(run)
    row.x = _width(tuple(row.pieces), face)


def _finished(row: _Row, face: Face) -> Line:
    fragments: list[Fragment] = []
    x = row.indent
    for piece in row.pieces:
        fragments.append(Fragment(x, piece.text, piece.style, face))
        x = fragments[-1].end
    marks = tuple(piece.text for piece in row.pieces if piece.style == "mark")
    return Line(tuple(fragments), face.leading, marks)
