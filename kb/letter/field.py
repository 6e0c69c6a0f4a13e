"""The labelled fields of a letterhead ('Datum', 'Betreft', 'Onze referentie') and their values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.reader.furniture import is_running

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kb.block import Block, Reading

_LABELS: dict[str, tuple[str, ...]] = {
    "date": ("datum", "date"),
    "subject": ("betreft", "onderwerp", "subject", "inzake"),
    "own": ("onze referentie", "ons kenmerk", "kenmerk", "onze ref.", "our reference", "zaaknummer"),
    "your": ("uw referentie", "uw kenmerk", "uw brief (kenmerk)", "uw brief", "uw ref.", "your reference"),
    "attachments": ("bijlage(n)", "bijlagen", "bijlage"),
    "other": (
        "contactpersoon", "behandeld door", "telefoonnummer", "kopie aan", "doorkiesnummer",
        "e-mail", "t", "f",
    ),
}  # fmt: skip
_NAMES = {label: name for name, labels in _LABELS.items() for label in labels}
_LABEL = re.compile(
    r"(?i)(?P<label>" + "|".join(re.escape(label) for label in sorted(_NAMES, key=len, reverse=True)) + r")"
    r"(?P<stop>\s*[:|]\s*|\s+|$)(?P<value>.*)"
)
_MARKUP = re.compile(r"[*_#>\\]+")
_MAX_LINES = {"date": 1, "own": 2, "your": 3, "subject": 6}


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the letterhead: its name ('date', 'subject', 'own', 'your'), its value, its block."""

    name: str
    value: str
    block: int


def find_fields(reading: Reading, blocks: Sequence[Block]) -> tuple[Field, ...]:
    """Fields in the order in which they stand, those with the same name and value once."""
    found: dict[tuple[str, str], Field] = {}
    lines = [
        (index, text, block.kind == "furniture")
        for index, block in enumerate(blocks)
        for text in _lines(reading, block)
    ]
    for at, (index, text, _) in enumerate(lines):
        match = _match(text)
        if match is None:
            continue
        name = _NAMES[match["label"].lower()]
        value = _value(lines, at, match["value"].strip(" |"), name)
        if value and (name, value) not in found:
            found[(name, value)] = Field(name, value, index)
    return tuple(found.values())


def _lines(reading: Reading, block: Block) -> Iterable[str]:
    """The block's source lines without markup; its own text where a line holds the whole of it."""
    if reading.format not in ("markdown", "text", "pdf"):
        return [block.text]
    numbers = sorted({span.line for span in block.spans})
    if block.kind == "table-row" or not numbers:
        return [block.text]
    return [_MARKUP.sub("", reading.lines[number - 1].text).strip() for number in numbers]


def _match(text: str) -> re.Match[str] | None:
    match = _LABEL.match(text.strip())
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


def _value(lines: Sequence[tuple[int, str, bool]], at: int, first: str, name: str) -> str:
    block, _, furniture = lines[at]
    parts = [first] if first else []
    limit = _MAX_LINES.get(name, 1)
    for other, text, other_furniture in lines[at + 1 : at + 1 + limit]:
        goes_on = (
            other == block
            or (not parts and other == block + 1)
            or (furniture and other_furniture and not parts)
        )
        if not goes_on or _match(text) is not None or not text or is_running(text):
            break
        if parts and name in ("date", "own"):
            break
        parts.append(text)
    return " ".join(part.strip(" |") for part in parts).strip()
