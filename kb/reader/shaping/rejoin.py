"""Paragraphs that a page break cut in two joined again, over whatever the page put between them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kb.block import Block, Mark
from kb.grammar.opening import opens_recital
from kb.reader.shaping.hyphen import Vocabulary, join, vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

_ENDS = re.compile(r"[.?!:;…][»”’\"')\]]*$")
_STARTS_INSIDE = re.compile(r"[a-zà-ÿ(,;]")
_ITEM = re.compile(r"(?:[a-z][.)]|\(?[ivx]{1,4}[.)]|o)\s")
_OPEN = re.compile(
    r"(?<!\w)(?:de|het|een|van|der|den|en|of|in|op|aan|met|voor|door|bij|uit|tot|naar|om|te|als|dat|die|dan|is|"
    r"zijn|wordt|worden|ook|per|onder|over|tussen|tegen|zoals|mijn|haar|hun|onze|deze|dit)$"
)
_SIGNATURE = re.compile(r"(?i)^(?:mede\s+)?(?:namens\s+)?de\s+(?:minister|staatssecretaris)\b|^mede namens")
_MIN = 45  # letters: a shorter line is a heading or a field, not the start of a cut sentence


def rejoin(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, each paragraph that goes on in a later block made one; what stood between follows it."""
    known = vocabulary(block.text for block in blocks if block.kind != "furniture")
    result: list[Block] = []
    for block in blocks:
        at = _last_text(result)
        if at is not None and _goes_on(result[at], block, apart=at < len(result) - 1):
            result[at] = _joined(result[at], block, known)
        else:
            result.append(block)
    return result


def _last_text(blocks: Sequence[Block]) -> int | None:
    for index in range(len(blocks) - 1, -1, -1):
        if blocks[index].kind not in ("furniture", "footnote"):
            return index
    return None


def _goes_on(above: Block, below: Block, *, apart: bool) -> bool:
    return (
        above.kind in ("paragraph", "list-item")
        and below.kind == "paragraph"
        and above.bold == below.bold
        and len(above.text) >= _MIN
        and _ENDS.search(above.text) is None
        and (_STARTS_INSIDE.match(below.text) is not None or (apart and _is_open(above.text)))
        and _ITEM.match(below.text) is None
        and not opens_recital(above.text, below.text)
        and _SIGNATURE.match(above.text) is None
        and _SIGNATURE.match(below.text) is None
    )


def _is_open(text: str) -> bool:
    """Whether a text ends with a word that no sentence ends with."""
    return _OPEN.search(text) is not None


def _joined(above: Block, below: Block, known: Vocabulary) -> Block:
    how = join(above.text, below.text, known)
    text = above.text
    spans = list(above.spans)
    if how == "nothing":
        text = text[:-1]
        if spans and spans[-1].end - spans[-1].start >= 1:
            spans[-1] = replace(spans[-1], end=spans[-1].end - 1)
    elif how in ("space", "hyphen-space"):
        text += " "
    shift = len(text)
    return replace(
        above,
        text=text + below.text,
        spans=(*spans, *below.spans),
        last_page=below.last_page,
        marks=(*above.marks, *(Mark(mark.offset + shift, mark.mark) for mark in below.marks)),
    )
