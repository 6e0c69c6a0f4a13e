"""Which lines pages repeat at their top or foot: the same words, with numbers that count the pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from kb.grammar.heading import is_heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SHORT = 32  # letters of a running line in which the numbers may differ from page to page
_MOST_NUMBERS = 4


@dataclass(frozen=True, slots=True)
class Running:
    """The lines that return, by shape: how their numbers go, each the same or with the page."""

    ways: Mapping[str, frozenset[tuple[int, ...]]]

    def holds(self, page: int, text: str) -> bool:
        """Whether a line at a page's edge is one: 'Pagina 3 van 8' on page 3, no question's number."""
        known = self.ways.get(shape_of(text))
        return known is not None and any(way in known for way in _ways(page, text))


def shape_of(text: str) -> str:
    """Text as it returns on other pages: a short line with other numbers, a long one to the letter."""
    text = " ".join(text.split()).lower()
    return re.sub(r"\d+", "#", text) if len(text) <= _SHORT else text


def repeated(lines: Iterable[tuple[int, str]], pages: int) -> Running:
    """The lines, given with their page, that stand on at least two pages and on half of them.

    A heading of a question or answer is never one, and numbers that differ from page to page must count
    the pages: 'Vraag 3' and 'Vraag 4', or the figures of a table, may top two pages that follow each other.
    """
    seen: dict[tuple[str, tuple[int, ...]], set[int]] = defaultdict(set)
    for page, text in lines:
        if not is_heading(text):
            for way in _ways(page, text):
                seen[shape_of(text), way].add(page)
    ways: dict[str, set[tuple[int, ...]]] = defaultdict(set)
    for (shape, way), on in seen.items():
        if len(on) >= 2 and len(on) * 2 >= pages - 1:
            ways[shape].add(way)
    return Running({shape: frozenset(found) for shape, found in ways.items()})


def _ways(page: int, text: str) -> Iterator[tuple[int, ...]]:
    """How the numbers of a line may go: each as it is, or less the page (far below, to tell the ways)."""
    numbers = [int(number) for number in re.findall(r"\d{1,9}", text)][:_MOST_NUMBERS]
    yield from product(*((number, -1_000_000 + number - page) for number in numbers))
