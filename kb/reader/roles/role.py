"""What the lines of a plain text are, as a model sees them that weighs all lines of a document together.

The model knows letters with questions and answers whose lines were broken to a width, as programs give them
that take text from a page. Of other texts it says nothing. How it was made: `benchmarks/roles/`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from kb.reader.roles.chain import Chain
from kb.reader.roles.clues import FilledLine, clues_of, filled_lines, width_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

_WEIGHTS = "weights.json"
_WIDEST = 130  # letters of a full line: where lines are longer each is a paragraph, and no page was set
_MOST_LINES = 20_000  # of a text that is looked at: a letter has a few hundred
_LEAST_HEADINGS = 2
_SURE = 0.9  # chance from which a line is taken for furniture
_LIKELY = 0.5
_NUMBERED = 0.3  # chance from which a line with a number in front may be a note's
_HEADS = 0.03  # chance of being a heading from which a number alone is not taken for a page's


@dataclass(frozen=True, slots=True)
class Roles:
    """Lines by their number in the file, from 1: `furniture` is what pages repeat, `notes` are at their
    feet, `headings` head or start a question or answer, `page_starts` begin pages below such lines.
    """

    furniture: frozenset[int]
    notes: frozenset[int]
    headings: frozenset[int]
    page_starts: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A line with the chances of what it is."""

    line: FilledLine
    furniture: float
    note: float
    heading: float
    label: str

    @property
    def number(self) -> int:
        return self.line.place + 1


def roles_of(lines: Sequence[str], breaks: Collection[int]) -> Roles | None:
    """The roles of a text's lines, None where the model has nothing to say.

    `breaks` are the numbers, from 1, of lines that begin a page.
    """
    filled = filled_lines(lines, {number - 1 for number in breaks})
    width = width_of(filled)
    if not 0 < width <= _WIDEST or len(lines) > _MOST_LINES:
        return None
    seen = list(_seen(filled, clues_of(filled, len(lines) - len(filled))))
    heads = [at for at, one in enumerate(seen) if one.label in ("heading", "question first")]
    if len(heads) < _LEAST_HEADINGS:
        return None
    inside = seen[heads[0] :]
    furniture = frozenset(one.number for one in inside if _is_furniture(one))
    return Roles(
        furniture=furniture,
        notes=frozenset(one.number for one in inside if _may_be_note(one)) - furniture,
        headings=frozenset(seen[at].number for at in heads),
        page_starts=frozenset(_page_starts(seen)),
    )


def _seen(lines: Sequence[FilledLine], clues: Sequence[Sequence[str]]) -> Iterator[_Seen]:
    chain = _chain()
    at = {label: place for place, label in enumerate(chain.labels)}
    for line, chances in zip(lines, chain.chances(clues), strict=True):
        yield _Seen(
            line,
            furniture=chances[at["furniture"]],
            note=chances[at["note first"]] + chances[at["note"]],
            heading=chances[at["heading"]],
            label=chain.labels[chances.index(max(chances))],
        )


@cache
def _chain() -> Chain:
    return Chain.from_json(resources.files("kb.reader.roles").joinpath(_WEIGHTS).read_text(encoding="utf-8"))


def _is_furniture(one: _Seen) -> bool:
    """A line that surely is, or a number alone that likely is and heads nothing."""
    alone = one.line.text.isdigit() and one.heading < _HEADS
    return one.furniture >= (_LIKELY if alone else _SURE)


def _may_be_note(one: _Seen) -> bool:
    return one.note >= (_NUMBERED if one.line.text[:1].isdigit() else _LIKELY)


def _page_starts(seen: Sequence[_Seen]) -> Iterator[int]:
    """The lines of text below notes, or below furniture that holds a number."""
    ends = False
    for one in seen:
        if one.furniture + one.note < _LIKELY:
            if ends:
                yield one.number
            ends = False
        elif one.label.startswith("note") or any(sign.isdigit() for sign in one.line.text):
            ends = True
