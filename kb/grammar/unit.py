"""Raised figures that belong to a unit or a number, and are no footnote's mark: the 2 of m², the 3 of dm³."""

from __future__ import annotations

import re

_UNIT = re.compile(r"(?:^|[^A-Za-zÀ-ÿ])(?:[kcdmµ]?m|CO|NO|SO|NH|PM|H)$")


def is_of_unit(before: str, raised: str) -> bool:
    """Whether a raised or lowered figure goes with the letters that stand just before it."""
    return raised.strip() in ("2", "3", "4") and _UNIT.search(before.rstrip()[-8:]) is not None
