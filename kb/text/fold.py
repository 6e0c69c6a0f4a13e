"""Text made comparable, character by character: lower case, no accents, one kind of quote and hyphen.

The result has the same length as the text, so that a place found in it is a place in the text.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_SAME = {
    "’": "'", "‘": "'", "`": "'", "´": "'",
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
    "\u00a0": " ", "\n": " ", "\t": " ",
}  # fmt: skip


def fold(text: str) -> str:
    """`text` in lower case, without accents, quotes and hyphens unified; as long as `text`."""
    if text.isascii():
        return text.lower().replace("\n", " ").replace("\t", " ").replace("`", "'")
    return "".join(map(_character, text))


@lru_cache(maxsize=4096)
def _character(character: str) -> str:
    same = _SAME.get(character)
    if same is not None:
        return same
    base = unicodedata.normalize("NFD", character)[0]
    lowered = base.lower()
    return lowered if len(lowered) == 1 else character
