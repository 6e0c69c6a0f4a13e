"""Where a text quotes: between quotation marks of any kind, and in block quotes of Markdown ('> ')."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOSING = {"“": "”“", "„": "”“", "”": "”", "«": "»", "»": "«", '"': '"', "‘": "’", "‚": "’‘", "'": "'"}
_SINGLE = "‘‚'"
_LONG = 4
"""Words from which on text in single marks is a quotation, and no name or term."""
_LONGEST = 8_000
_OPENER = re.compile(r"(?<![^\W_])[“„”«»\"‘‚'](?=[^\s.,;:!?)])")
_BLOCK = re.compile(r"(?:^[ \t]*>.*(?:\n|\Z))+", re.MULTILINE)
_QUOTE_MARK = re.compile(r"^[ \t]*>[ \t]?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Quotation:
    """`text` without its marks; [start, end) is where it stands in the draft, without its marks too."""

    text: str
    start: int
    end: int


def quotations_in(text: str) -> tuple[Quotation, ...]:
    """Every quotation, in order, none within another; one never closed ends with its paragraph."""
    found: list[Quotation] = []
    done = 0
    for block in _BLOCK.finditer(text):
        found += _marked(text, done, block.start())
        words = _QUOTE_MARK.sub("", block[0]).strip()
        inner = tuple(_marked(words, 0, len(words)))
        whole = inner[0].text if len(inner) == 1 and len(inner[0].text) >= len(words) - 2 else words
        if whole:
            found.append(Quotation(whole, block.start(), block.end()))
        done = block.end()
    found += _marked(text, done, len(text))
    return tuple(found)


def _marked(text: str, begin: int, stop: int) -> Iterator[Quotation]:
    at = begin
    while match := _OPENER.search(text, at, stop):
        start = match.end()
        end = _end(text, start, stop, match[0])
        if end is None:
            at = start
            continue
        words = text[start:end]
        if match[0] in _SINGLE and len(words.split()) < _LONG:
            at = start
        else:
            at = end + 1
            if any(map(str.isalnum, words)):
                yield Quotation(words, start, end)


def _end(text: str, start: int, stop: int, opener: str) -> int | None:
    """The place of the closing mark; of double marks without one, the end of the paragraph."""
    last = min(stop, start + _LONGEST)
    depth = 0
    for at in range(start, last):
        character = text[at]
        if opener in _SINGLE:
            if text.startswith("\n\n", at):
                return None
            if character in _CLOSING[opener] and _closes(text, at):
                return at
        elif character == opener != '"' and opener in "“„" and character != "”":
            depth += 1
        elif character in _CLOSING[opener]:
            if not depth:
                return at
            depth -= 1
    if opener in _SINGLE or opener in "”»":
        return None
    paragraph = text.find("\n\n", start, stop)
    return stop if paragraph < 0 else paragraph


def _closes(text: str, at: int) -> bool:
    """Whether a single mark closes, and is no apostrophe."""
    after = text[at + 1 : at + 2]
    return not text[at - 1].isspace() and not after.isalnum()
