"""Names made comparable: without case, accents, hyphens and initials."""

from __future__ import annotations

import re

from kb.text.fold import fold

_INITIALS = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]{1,2}\.[- ]?)+")
_BETWEEN = re.compile(r"[\W_]+")


def fold_name(name: str) -> str:
    """'D.M. van Weel' → 'van weel', 'El-Abassi' → 'el abassi'; a name of initials only stays."""
    return _words(_INITIALS.sub(" ", name)) or _words(name)


def spaced(folded: str) -> str:
    """The folded name between spaces, so that whole words are found in it."""
    return f" {folded} "


def _words(text: str) -> str:
    return _BETWEEN.sub(" ", fold(text)).strip()
