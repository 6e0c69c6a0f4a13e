"""What a paper holds beside its text, set apart: a table of contents, a committee's signatures."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kb.grammar.opening import signs_for_committee

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.block import Block

_TITLE = re.compile(r"(?i)(?:inhoud|inhoudsopgave|inhoudsopgaaf)\W*")
_PAGE = re.compile(r"[\s.…·|]*\d{1,4}\s*$")
_NAME = re.compile(r"(?:[\w.’'-]+\s){0,5}[\w.’'-]+")
_TEXT = ("paragraph", "heading", "list-item")
_FAREWELL = re.compile(r"(?:Hoogachtend|Met vriendelijke groet(?:en)?|Met hoogachting)\b.{0,60}", re.DOTALL)
_ANNEX = re.compile(
    r"(?i)bijlagen?\b|annex|inventaris|rechtsmiddel|bezwaar|toelichting|vra(?:ag|gen)\b|antwoord"
)
_ANNEX_LETTERS = 100  # letters of what follows, from which on it is an annex and no name
_SIGNATURE = 12  # blocks of a signature, at most
_SHORT_LINE, _NAME_LINE = 130, 40  # letters
_MOST = 400  # blocks of a table of contents
_SHORT = 6  # letters of a line that is too short to be known again


def contents_apart(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; those from 'Inhoudsopgave' to the heading that its first line names are furniture."""
    result = list(blocks)
    at = next((at for at, block in enumerate(blocks) if _TITLE.fullmatch(block.text.strip())), None)
    if at is None or at + 1 >= len(blocks):
        return result
    first = _words(blocks[at + 1].text)
    if len(first) < _SHORT:
        return result
    end = next(
        (
            place
            for place in range(at + 2, min(len(blocks), at + _MOST))
            if _words(blocks[place].text).endswith(first)
        ),
        None,
    )
    if end is None or any(len(block.text) > 300 for block in blocks[at:end]):
        return result
    for place in range(at, end):
        if result[place].kind not in ("footnote", "furniture"):
            result[place] = replace(result[place], kind="furniture", reason="table of contents")
    return result


def signatures_apart(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; 'De griffier van de commissie,' and the name below it are furniture."""
    result: list[Block] = []
    signed = False
    for block in blocks:
        text = block.text.strip()
        signs = block.kind in _TEXT and signs_for_committee(text)
        name = signed and block.kind in _TEXT and _NAME.fullmatch(text) is not None
        signed = signs and text.endswith(("commissie", ","))
        result.append(replace(block, kind="furniture", reason="signature") if signs or name else block)
    return result


def closing_apart(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; 'Hoogachtend,' and the names below it are furniture where annexes follow them.

    A closing that ends the document is the letter's own, and stays.
    """
    result = list(blocks)
    for at, block in enumerate(blocks):
        if block.kind not in _TEXT or _FAREWELL.fullmatch(block.text.strip()) is None:
            continue
        end = at + 1
        while end < len(blocks) and _may_sign(blocks[end]):
            end += 1
        follows = sum(len(one.text) for one in blocks[end:] if one.kind in (*_TEXT, "table-row"))
        if end - at <= _SIGNATURE and follows > _ANNEX_LETTERS:
            for place in range(at, end):
                if result[place].kind in _TEXT:
                    result[place] = replace(result[place], kind="furniture", reason="signature")
    return result


def _may_sign(block: Block) -> bool:
    """Whether a block may stand in a signature: an office, a name, what pages repeat."""
    if block.kind in ("furniture", "footnote"):
        return True
    text = block.text.strip()
    return (
        block.kind == "paragraph"
        and len(text) <= _SHORT_LINE
        and _ANNEX.match(text) is None
        and not (text.endswith((".", "?", ":")) and len(text) > _NAME_LINE)
    )


def _words(text: str) -> str:
    return "".join(character for character in _PAGE.sub("", text).casefold() if character.isalnum())
