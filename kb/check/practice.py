"""Omissions and insertions that a quotation marks as such: '…', '[…]', '(...)', '[het CAS]', '[D]it'."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kb.check.typography import normal

_MARK = re.compile(r"(?P<omitted>\[\.{2,4}\]|\(\.{2,4}\)|\.{3,4})|\[(?P<inserted>[^\[\]]{1,200})\]")
_CASE = re.compile(r"\[(\w)\](?=\w)")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand in the source; `gap` is the most characters between them and the piece before, None
    where something is omitted.
    """

    words: str
    gap: int | None


_INSERTION = 80
"""The most characters of the source that an insertion stands for without a mark of omission."""


def pieces_of(text: str) -> tuple[tuple[Piece, ...], tuple[str, ...]]:
    """A normal text in pieces, and the marks between them as written; no mark where it quotes whole."""
    marks = [match[0] for match in _CASE.finditer(text)]
    text = _CASE.sub(lambda match: match[1].swapcase(), text)
    pieces: list[Piece] = []
    at, gap = 0, None
    for match in _MARK.finditer(text):
        marks.append(match[0])
        words = normal(text[at : match.start()])
        if words:
            pieces.append(Piece(words, gap))
            gap = 0
        if match["omitted"]:
            gap = None
        elif gap is not None:
            gap = _INSERTION
        at = match.end()
    if words := normal(text[at:]):
        pieces.append(Piece(words, gap))
    return tuple(pieces), tuple(marks)
