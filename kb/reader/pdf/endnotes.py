"""Notes that stand as a list at the end of a document, not at the foot of the pages that call them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kb.reader.pdf.layout import note_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.reader.pdf.layout import Placed

_STARTS = re.compile(r"[\[(]?(\d{1,3})[\])]?[.)]?\s*(?=\S)")


def with_endnotes(placed: Sequence[Placed]) -> list[Placed]:
    """The rows, those of the list of notes that ends the document as notes.

    The list counts from 1, goes to the end, and for each of its numbers a raised mark stands before it that
    no note at the foot of a page answers to.
    """
    start, last = _list_at_end(placed)
    if not last:
        return list(placed)
    marks = {mark for item in placed[:start] if item.zone != "note" for mark in _raised(item)}
    answered = {note_mark(item.line) for item in placed[:start] if item.zone == "note"}
    wanted = {str(number) for number in range(1, last + 1)}
    if not wanted <= marks or wanted & answered:
        return list(placed)
    return [
        replace(item, zone="note") if at >= start and item.zone in ("body", "table") else item
        for at, item in enumerate(placed)
    ]


def _list_at_end(placed: Sequence[Placed]) -> tuple[int, int]:
    """Where the last list from 1 upwards begins, and its last number; (0, 0) for none."""
    body = [at for at, item in enumerate(placed) if item.zone in ("body", "table")]
    starts = [at for at in body if _number(placed[at]) == 1]
    if not starts:
        return 0, 0
    last = 0
    for at in body:
        if at >= starts[-1] and _number(placed[at]) == last + 1:
            last += 1
    return starts[-1], last


def _number(item: Placed) -> int:
    match = _STARTS.match(item.line.text)
    return int(match.group(1)) if match else 0


def _raised(item: Placed) -> list[str]:
    text = item.line.text
    return [
        mark.strip(")")
        for start, end in item.line.marks
        for mark in text[start:end].replace(",", " ").split()
    ]
