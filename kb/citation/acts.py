"""Acts of the Union by their number: 'Verordening (EU) 2024/1689', 'Richtlijn 1999/74/EG'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ACT_WORD = (
    r"(?:(?:EU|EG|Europese)[-\s])?(?:[A-Za-zë]{0,25}-?)??"
    r"(?:[Vv]erordening(?:en)?|[Rr]ichtlijn(?:en)?|[Kk]aderbesluit|[Bb]esluit|[Aa]anbeveling|Regulation|Directive|Decision)"
)
_NUMBERED = re.compile(
    rf"""(?<![A-Za-zÀ-ÖØ-öø-ÿ-])(?:
      (?P<act>{_ACT_WORD})\s{{0,2}}\(\s?(?:EU|EG|EEG|EC|EEC|Euratom|GBVB|JBZ)(?:,\s?(?:Euratom|GBVB))?\s?\)
        \s{{0,2}}(?:nr\.?\s?|[Nn]o\.?\s?)?(?P<a>\d{{1,4}})/(?P<b>\d{{1,4}})(?:/(?:EU|EG|EEG))?
      |{_ACT_WORD}\s?(?:nr\.?\s?)?(?P<c>\d{{2,4}})/(?P<d>\d{{1,4}})/(?:EU|EG|EEG|EC|EEC|JBZ|GBVB|Euratom)
      |(?P<bare>{_ACT_WORD})\s(?:nr\.?\s?)?(?P<e>\d{{2,4}})/(?P<f>\d{{1,4}})
    )(?![\d/])""",
    re.VERBOSE,
)
_SLASHED = re.compile(
    r"\d/\d"
)  # every act's number holds one: only what stands around it needs a closer look
_BEFORE, _BEHIND = 90, 24


def numbered_acts(text: str) -> Iterator[tuple[int, int, str]]:
    """Every act that the text names by its number: where, and its normal form."""
    for match in _around_slashes(text):
        first = match["a"] or match["c"] or match["e"]
        second = match["b"] or match["d"] or match["f"]
        if match["bare"] and not _may_be_bare(match["bare"], first, second):
            continue
        if _is_year(int(first)) or _is_year(int(second)) or len(first) == 2 or len(second) == 2:
            yield match.start(), match.end(), f"EU:{target_number(first, second)}"


def _around_slashes(text: str) -> Iterator[re.Match[str]]:
    end = 0
    for slash in _SLASHED.finditer(text):
        if slash.start() >= end:
            near = max(end, slash.start() - _BEFORE), slash.end() + _BEHIND
            for match in _NUMBERED.finditer(text, *near):
                end = match.end()
                yield match


def _may_be_bare(act: str, first: str, second: str) -> bool:
    """'Verordening 376/2014' without (EU): not 'besluit 2023/24', which is a year of parliament."""
    consecutive = int(second) % 100 == (int(first) + 1) % 100 and len(second) in (2, 4)
    european = act.startswith(("EU", "EG", "Europese", "V", "R", "Directive"))
    return european and not consecutive and _is_year(int(first)) != _is_year(int(second))


def target_number(first: str, second: str) -> str:
    """'2016', '679' and '679', '2016' both give '2016/679'; '95', '46' gives '1995/46'."""
    a, b = int(first), int(second)
    if len(first) == 2 and len(second) < 4:
        return f"{1900 + a if a > 50 else 2000 + a}/{b}"
    if _is_year(a):
        return f"{a}/{b}"
    if len(second) == 2 and b > 50:
        return f"{1900 + b}/{a}"
    return f"{b}/{a}"


def _is_year(number: int) -> bool:
    return 1950 <= number <= 2100
