"""Text from files made safe to keep and to show: no controls, no bidi or zero-width characters, NFC.

Used when text enters (readers) and again when it leaves (terminal, exports).
"""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile("[\t\v\f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LINE_ENDS = re.compile("\r\n?|\u0085|\u2028|\u2029")
_FORBIDDEN = re.compile(
    "["
    "\x00-\x09\x0b-\x1f\x7f-\x9f"  # C0 without the line feed, DEL, C1
    "\u00ad"  # soft hyphen
    "\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"  # zero-width and bidi
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb"  # variation selectors, byte order mark, annotations
    "\ud800-\udfff"  # lone surrogates
    "\ufdd0-\ufdef\ufffe\uffff"  # noncharacters
    "\U000e0000-\U000e0fff"  # tags, more selectors
    "]"
)

_BLANKS = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0]")
"""Letters and joiners that show as nothing: fillers, selectors, an empty braille cell."""
_MARK = (
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]"
)
_STACKED = re.compile(f"({_MARK}{{4}}){_MARK}+")
_SYMBOLS = str.maketrans(
    {0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF0FC: "✓", 0xF0E0: "→", 0xF02D: "–", 0xF0A8: "□"}
)
"""Bullets of the fonts Symbol and Wingdings, by private code points that no other font can show."""


def clean(text: str) -> str:
    """`text` in NFC with plain spaces and line feeds and no forbidden character. Idempotent."""
    text = _LINE_ENDS.sub("\n", text)
    text = _SPACES.sub(" ", text).translate(_SYMBOLS)
    return unicodedata.normalize("NFC", _FORBIDDEN.sub("", text))


def shown(text: str) -> str:
    """`text` cleaned, and without what hides or overprints on a screen: for the eye only, never for a quote.

    Signs that look like nothing go, and of marks stacked on one letter the first few stay. (Arabic,
    Hebrew and Vietnamese put two or three on a letter.)
    """
    if text.isascii():
        return clean(text)
    return _STACKED.sub(r"\1", _BLANKS.sub("", clean(text)))


def one_line(text: str) -> str:
    """`text` cleaned and on one line, runs of white space as one space."""
    return " ".join(clean(text).split())


def is_clean(text: str) -> bool:
    """Whether `text` holds nothing that `clean` would take out."""
    return clean(text) == text
