"""Where the last answer ends and the letter's own closing begins: salutation, signature, names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.block import Block

_CLOSING = re.compile(
    r"(?i)^(?:hoogachtend|met vriendelijke groet(?:en)?|met hoogachting|"
    r"(?:mede namens )?de (?:minister|staatssecretaris|minister-president)\b[^.?!]{0,160}),?$"
)
_FAREWELL = re.compile(r"(?:Hoogachtend|Met vriendelijke groet(?:en)?|Met hoogachting)\b[^?!]{0,400}$")
_SIGNED = re.compile(
    r"[Dd]e (?:[Mm]inister|[Ss]taatssecretaris)(?:-[Pp]resident)?\b[^.?!]{0,300}?,?\s+"
    r"(?:(?:drs|mr|dr|ir|prof|ing)\.\s*)*(?:[A-Z][a-z]?\.\s?)+(?:[\w’'-]+\s?){1,6}$"
)
_NAME = re.compile(
    r"(?:(?:[Dd]rs|[MmDd]r|[Ii]r|[Pp]rof|[Ii]ng)\.\s*)*(?:[A-Z][a-z]?\.\s?)+(?:[\w’'-]+\s?){1,6},?"
)
_OFFICE_BELOW = re.compile(r"(?:[Mm]inister|[Ss]taatssecretaris)\s+(?:van|voor)\s+[^.?!;:]{3,160}")
_ENDED = re.compile(r"[.?!:;»”’\"')\]]\s+$")
_LAST = 10  # blocks at the end among which a signature is looked for


def closing_at(blocks: Sequence[Block]) -> int:
    """The index at which the closing begins, len(blocks) where there is none."""
    start = max(0, len(blocks) - _LAST)
    for index in range(start, len(blocks)):
        text = blocks[index].text.strip()
        if not _only_names_follow(blocks[index + 1 :]):
            continue
        if (len(text) <= 180 and _CLOSING.match(text)) or _FAREWELL.match(text) or _SIGNED.match(text):
            return index
        below = blocks[index + 1].text.strip() if index + 1 < len(blocks) else ""
        if is_name_over_office(text, below):
            return index
    return len(blocks)


def is_name_over_office(name: str, office: str) -> bool:
    """Whether a signature stands with the name first: 'Mr. H.P. Lindeboom' and below it 'Minister van …'."""
    return _NAME.fullmatch(name) is not None and _OFFICE_BELOW.fullmatch(office) is not None


def closing_within(text: str) -> int:
    """Where the closing begins in a paragraph that ends with it: '… dat is zo. Hoogachtend, De Minister …'.

    0 where it does not hold one, or is one whole.
    """
    for pattern in (_FAREWELL, _SIGNED):
        match = pattern.search(text)
        if match is not None and match.start() and _ENDED.search(text[: match.start()]):
            return match.start()
    return 0


def _only_names_follow(blocks: Sequence[Block]) -> bool:
    return all(len(block.text) <= 160 and not block.text.rstrip().endswith(("?", ";")) for block in blocks)
