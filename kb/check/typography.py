"""Text without what typesetting changes: kinds of quotes and hyphens, blanks, line breaks, ligatures.

Nothing else is made alike: case, accents, numbers and every other character count.
"""

from __future__ import annotations

import re
import unicodedata

_QUOTES = "'\"‘’‚‛“”„‟«»‹›`´"
_HYPHENS = "-‐‑‒–—−"
_GONE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_SAME = {
    **dict.fromkeys(_QUOTES, "'"),
    **dict.fromkeys(_HYPHENS, "-"),
    **dict.fromkeys(_GONE, ""),
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "ĳ": "ij", "Ĳ": "IJ",
    "…": "...",
}  # fmt: skip
_TABLE = str.maketrans(_SAME)
_BROKEN = re.compile(r"(?<=[^\W\d_])[-‐\u00ad][ \t]*\n[ \t]*(?=[^\W\d_])")
_NUMERIC = ".,:/"


def normal(text: str) -> str:
    """`text` composed (NFC), in one typography, its blanks single; none at its ends."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_TABLE).split())


def joined_lines(text: str) -> tuple[str, ...]:
    """`text` before its lines were broken: without the hyphens at their ends, and with them."""
    if not _BROKEN.search(text):
        return (text,)
    return (_BROKEN.sub("", text), _BROKEN.sub("-", text))


def places(text: str) -> list[int]:
    """For every character of `normal(text)` the place in `text` (in NFC) that it came from, and the end."""
    found: list[int] = []
    blank = True  # a blank at the beginning goes
    for at, character in enumerate(text):
        made = _SAME.get(character, character)
        if made.isspace():
            if not blank:
                found.append(at)
            blank = True
        elif made:
            found.extend([at] * len(made))
            blank = False
    if blank and found:
        found.pop()
    return [*found, len(text)]


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether [start, end) of a normal text cuts no word, compound or number in two."""
    return _parts(text, start) and _parts(text, end)


def _parts(text: str, at: int) -> bool:
    if at in (0, len(text)):
        return True
    left, right = text[at - 1], text[at]
    if _in_word(left):
        return not _in_word(right) and not _binds(left, right, text[at + 1 : at + 2])
    if not _in_word(right):
        return True
    before = text[at - 2] if at > 1 else ""
    below_nought = left == "-" and right.isdigit() and not before.strip()
    return not below_nought and not _binds(before, left, right)


def _binds(before: str, mark: str, after: str) -> bool:
    """Whether a mark makes one word or number of what stands at its sides."""
    if mark in "-'":
        return _in_word(before) and _in_word(after)
    return mark in _NUMERIC and before.isdigit() and after.isdigit()


def _in_word(character: str) -> bool:
    return (
        character.isalnum() or character == "_" or (character != "" and unicodedata.combining(character) > 0)
    )
