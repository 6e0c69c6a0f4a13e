"""Whether a text says what its place in the source says, character by character.

Knows nothing of how readers join lines: it takes the raw characters of the spans and leaves out of
both what joining may add or take away (white space, hyphens, markup) and the marks of footnotes.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kb.block import Span
    from kb.citation.citation import Part
    from kb.question.record import Record

_JOINING = re.compile("[\\s\u00ad\u2010\u2011-]")
_MARKUP = re.compile(r"[*_#>|\\`~\[\]^]")
_SHOWN = 30


def misquotes(record: Record, lines: Mapping[int, str]) -> Iterator[str]:
    """What is wrong with the record's texts; nothing for a true quote. `lines` by number."""
    parts: tuple[tuple[Part, str, tuple[Span, ...]], ...] = (
        ("question", record.question, record.question_spans),
        ("answer", record.answer, record.answer_spans),
    )
    for part, text, spans in parts:
        marks = [(note.offset, note.mark) for note in record.footnotes if note.part == part]
        wrong = difference(text, spans, lines, marks)
        if wrong:
            yield f"{part}: {wrong}"


def difference(
    text: str, spans: Sequence[Span], lines: Mapping[int, str], marks: Sequence[tuple[int, str]] = ()
) -> str:
    """Where `text` and the characters of its spans part ways; '' where they are the same.

    `marks` are footnote marks with the offset in `text` before which each stood: the source may
    have the mark there or not.
    """
    for span in spans:
        line = lines.get(span.line)
        if line is None or not 0 <= span.start <= span.end <= len(line):
            return f"line {span.line} has no characters {span.start} to {span.end}"
    source = _bare("".join(lines[span.line][span.start : span.end] for span in spans))
    at = 0
    for piece, mark in _pieces(text, marks):
        if not source.startswith(piece, at):
            return _told(piece, source[at:])
        at += len(piece)
        if mark and source.startswith(mark, at):
            at += len(mark)
    return "" if at == len(source) else _told("", source[at:])


def _pieces(text: str, marks: Sequence[tuple[int, str]]) -> Iterator[tuple[str, str]]:
    """The text between marks, each piece with the mark that follows it ('' after the last)."""
    start = 0
    for offset, mark in sorted(marks):
        yield _bare(text[start:offset]), _bare(mark)
        start = offset
    yield _bare(text[start:]), ""


def _bare(text: str) -> str:
    return _MARKUP.sub("", _JOINING.sub("", unicodedata.normalize("NFKC", text)))


def _told(text: str, source: str) -> str:
    same = next((at for at, (one, other) in enumerate(zip(text, source, strict=False)) if one != other), 0)
    return (
        f"the index has {text[same : same + _SHOWN]!r} where the source has {source[same : same + _SHOWN]!r}"
    )
