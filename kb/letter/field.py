"""The labelled fields of a letterhead ('Datum', 'Betreft', 'Onze referentie') and their values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.grammar.letterhead import FIELD_LABELS, is_running

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kb.block import Block, Reading

_NAMES = {label: name for name, labels in FIELD_LABELS.items() for label in labels}
_LABEL = re.compile(
    r"(?i)(?P<label>" + "|".join(re.escape(label) for label in sorted(_NAMES, key=len, reverse=True)) + r")"
    r"(?P<stop>\s*[:|]\s*|\s+|$)(?P<value>.*)"
)
_MARKUP = re.compile(r"[*_#>\\]+")
_SENTENCE = re.compile(
    r"(?:Hierbij|Geachte|Zeer geachte|Naar aanleiding|In antwoord|In reactie|Met deze|Bijgaand|Mede namens)\b"
)
"""How a letter's first sentence starts, which goes on with no field."""
_INDENT = 12.0  # points by which the value of a field is set in from its label
_MAX_LINES = {"date": 1, "own": 2, "your": 3, "subject": 6}


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the letterhead: its name ('date', 'subject', 'own', 'your'), its value, its block.

    `running` where it stands in a head, foot or margin, which a document may keep from an older one.
    """

    name: str
    value: str
    block: int
    running: bool = False


def find_fields(reading: Reading, blocks: Sequence[Block]) -> tuple[Field, ...]:
    """Fields in the order in which they stand, those with the same name and value once."""
    found: dict[tuple[str, str], Field] = {}
    lines = [line for index, block in enumerate(blocks) for line in _lines(reading, block, index)]
    for at, line in enumerate(lines):
        match = _match(line.text)
        if match is None:
            continue
        name = _NAMES[match["label"].lower()]
        value = _value(lines, at, match["value"].strip(" |"), name)
        if value and (name, value) not in found:
            found[(name, value)] = Field(name, value, line.block, line.furniture)
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the letterhead without markup; `left` is where it begins on the page, in points."""

    text: str
    block: int
    furniture: bool
    page: int | None
    left: float | None


def _lines(reading: Reading, block: Block, index: int) -> Iterable[_Line]:
    """The block's source lines; its own text where a line holds the whole of it."""
    furniture = block.kind == "furniture"
    numbers = sorted({span.line for span in block.spans})
    whole = reading.format not in ("markdown", "text", "pdf") or block.kind == "table-row" or not numbers
    for number in numbers[:1] if whole else numbers:
        line = reading.lines[number - 1]
        text = block.text if whole else _MARKUP.sub("", line.text).strip()
        yield _Line(text, index, furniture, line.page, line.box.left if line.box else None)
    if not numbers:
        yield _Line(block.text, index, furniture, block.page, None)


def _match(text: str) -> re.Match[str] | None:
    match = _LABEL.match(text.strip(" |"))
    if match is None:
        return None
    label, value = match["label"], match["value"]
    if not label[:1].isupper():
        return None
    if match["stop"].strip() or not value:
        return match
    return match if _looks_like_value(_NAMES[label.lower()], value) else None


def _looks_like_value(name: str, value: str) -> bool:
    """Without a colon a label needs a fitting value: 'Kenmerk van dit stelsel is' is none."""
    if name == "date":
        return re.match(r"\d{1,2}[\s-]", value) is not None
    if name in ("own", "your"):
        return re.match(r"\S*\d\S*(?:\s|$)", value) is not None and len(value) < 80
    if name == "subject":
        return value[:1].isupper() or value[:1] in "«'‘\"“"
    return False


def _value(lines: Sequence[_Line], at: int, first: str, name: str) -> str:
    own = lines[at]
    parts = [first] if first else []
    for other in lines[at + 1 : at + 1 + _MAX_LINES.get(name, 1)]:
        if not _goes_on(own, other, begun=bool(parts)) or _match(other.text) is not None:
            break
        if _SENTENCE.match(other.text) is not None:
            break
        if not other.text or is_running(other.text) or (parts and name in ("date", "own")):
            break
        parts.append(other.text)
    return " ".join(part.strip(" |") for part in parts).strip()


def _goes_on(own: _Line, other: _Line, *, begun: bool) -> bool:
    """Whether a line below belongs to the value: same block, next one, or set in as values are."""
    if other.block == own.block:
        return True
    if not begun and (other.block == own.block + 1 or (own.furniture and other.furniture)):
        return True
    if own.left is None or other.left is None or own.furniture or other.page != own.page:
        return False
    return other.left > own.left + _INDENT
