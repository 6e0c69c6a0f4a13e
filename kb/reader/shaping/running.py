"""Which lines pages repeat at their top or foot: the same words, with numbers that count the pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.grammar.heading import is_heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SHORT = 32  # letters of a running line in which the numbers may differ from page to page


def shape_of(text: str) -> str:
    """Text as it returns on other pages: a short line with other numbers, a long one to the letter."""
    text = " ".join(text.split()).lower()
    return re.sub(r"\d+", "#", text) if len(text) <= _SHORT else text


def repeated(lines: Iterable[tuple[int, str]], pages: int) -> frozenset[str]:
    """Shapes of lines, given with their page, that stand on at least two pages and on half of them.

    A heading of a question or answer is never one, and numbers that differ from page to page must count
    the pages: 'Vraag 3' and 'Vraag 4', or the figures of a table, may top two pages that follow each other.
    """
    seen: dict[str, dict[int, tuple[int, ...]]] = {}
    for page, text in lines:
        if not is_heading(text):
            seen.setdefault(shape_of(text), {})[page] = _numbers(text)
    return frozenset(
        shape for shape, on in seen.items() if len(on) >= 2 and len(on) * 2 >= pages - 1 and _count_pages(on)
    )


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d{1,9}", text))


def _count_pages(on: Mapping[int, tuple[int, ...]]) -> bool:
    """Whether each number of a shape is the same on all pages or goes up with them; `on` has them by page."""
    if len({len(numbers) for numbers in on.values()}) > 1:
        return False
    return all(
        len(set(column)) == 1 or len({number - page for page, number in zip(on, column, strict=True)}) == 1
        for column in zip(*on.values(), strict=True)
    )
