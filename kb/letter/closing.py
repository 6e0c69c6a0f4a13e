"""Where the last answer ends and the letter's own closing begins: salutation, signature, names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.block import Block

_CLOSING = re.compile(
    r"(?i)^(?:hoogachtend|met vriendelijke groet(?:en)?|met hoogachting|"
    r"de (?:minister|staatssecretaris|minister-president)\b[^.?!]{0,160}),?$"
)
_LAST = 10  # blocks at the end among which a signature is looked for


def closing_at(blocks: Sequence[Block]) -> int:
    """The index at which the closing begins, len(blocks) where there is none."""
    start = max(0, len(blocks) - _LAST)
    for index in range(start, len(blocks)):
        text = blocks[index].text.strip()
        if len(text) <= 180 and _CLOSING.match(text) is not None and _only_names_follow(blocks[index + 1 :]):
            return index
    return len(blocks)


def _only_names_follow(blocks: Sequence[Block]) -> bool:
    return all(len(block.text) <= 160 and not block.text.rstrip().endswith(("?", ";")) for block in blocks)
