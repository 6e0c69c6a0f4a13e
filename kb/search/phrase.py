"""Whether words stand in a text exactly, apart from case, accents and white space, and where."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from kb.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.question.record import Record


def phrase_spans(text: str, phrase: str) -> tuple[tuple[int, int], ...]:
    """The (start, end) of every place where `phrase` stands in `text` as whole words."""
    pattern = _pattern(phrase)
    return tuple(match.span() for match in pattern.finditer(fold(text))) if pattern else ()


def stands_in(record: Record, phrase: str) -> bool:
    """Whether the record's question, answer or a note holds the phrase."""
    pattern = _pattern(phrase)
    return pattern is not None and any(pattern.search(fold(text)) for text in texts_of(record))


def texts_of(record: Record) -> Iterator[str]:
    """The record's own texts: question, answer, notes."""
    yield record.question
    yield record.answer
    for footnote in record.footnotes:
        yield footnote.text


@lru_cache(maxsize=64)
def _pattern(phrase: str) -> re.Pattern[str] | None:
    words = fold(phrase).split()
    if not words:
        return None
    body = r"\s+".join(map(re.escape, words))
    start = r"(?<![^\W_])" if words[0][0].isalnum() else ""
    end = r"(?![^\W_])" if words[-1][-1].isalnum() else ""
    return re.compile(start + body + end)
