"""A message and what is attached to it, as one reading: the words first, then the attached letter.

Lines are those of the decoded text; an attached PDF keeps its pages.
"""

from __future__ import annotations

import importlib
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from kb.block import Block, Format, Line, Reading
from kb.doubt import Doubt
from kb.errors import DamagedError, ReadError, TooLargeError
from kb.message import message
from kb.text.sanitise import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.limits import Limits

READERS: Final[dict[Format, str]] = {
    "pdf": "kb.reader.pdf.read",
    "docx": "kb.reader.word.docx",
    "odt": "kb.reader.word.odt",
    "html": "kb.reader.web.html",
    "xml": "kb.reader.web.official",
    "markdown": "kb.reader.plain.markdown",
    "text": "kb.reader.plain.text",
    "mail": "kb.reader.mail.eml",
}
"""Readers of what may be attached, or be the message itself."""
_MOST_ATTACHED = 50
_LEAST_QUOTED = 6  # lines
_QUOTE = re.compile(rb"^>[ \t]?")


@dataclass(frozen=True, slots=True)
class Attached:
    """A file in a message: its name and bytes."""

    name: str
    content: bytes


def reading_of(
    body: bytes,
    headers: Sequence[tuple[str, str]],
    attached: Sequence[Attached],
    limits: Limits,
    *,
    html: bool,
) -> Reading:
    """One reading of a message: `headers` are its fields, decoded. Errors: those of the readers."""
    if len(attached) > _MOST_ATTACHED:
        raise TooLargeError(
            "e-mail",
            message(
                "{number} attachments, {most} is the most that is read",
                number=len(attached),
                most=_MOST_ATTACHED,
            ),
        )
    words = (
        _read("html" if html else "text", body if html else _unquoted(body), limits) if body.strip() else None
    )
    letters, doubts = _letters(attached, limits)
    parts = [part for part in (words, *letters[:1]) if part is not None]
    if not parts:
        raise DamagedError("e-mail", message("holds no text and no letter that can be read"))
    if len(letters) > 1:
        doubts.append(Doubt("attachments-unread"))
    joined = _joined(parts)
    metadata = () if letters else tuple((one_line(name), one_line(value)) for name, value in headers if value)
    return replace(joined, format="mail", metadata=metadata, doubts=(*joined.doubts, *doubts))


def _read(kind: Format, content: bytes, limits: Limits) -> Reading:
    return importlib.import_module(READERS[kind]).read(content, limits)  # type: ignore[no-any-return]


def _unquoted(body: bytes) -> bytes:
    """A message of which most lines are quoted, without the sign that quotes them."""
    lines = body.splitlines(keepends=True)
    quoted = sum(line.startswith(b">") for line in lines)
    if quoted < _LEAST_QUOTED or quoted * 2 < len(lines):
        return body
    return b"".join(_QUOTE.sub(b"", line) for line in lines)


def _letters(attached: Sequence[Attached], limits: Limits) -> tuple[list[Reading], list[Doubt]]:
    """What the attachments hold that can be read, and the names of those that cannot."""
    from kb.reader.detect import detect

    found: list[Reading] = []
    doubts: list[Doubt] = []
    for one in attached:
        try:
            kind = detect(one.content, one.name)
            if kind in READERS:
                found.append(_read(kind, one.content, limits))
        except ReadError:
            doubts.append(Doubt("attachment-unread", detail=one_line(one.name)))
    return found, doubts


def _joined(parts: Sequence[Reading]) -> Reading:
    lines: list[Line] = []
    blocks: list[Block] = []
    doubts: list[Doubt] = []
    pages: int | None = None
    for part in parts:
        shift = len(lines)
        lines += [replace(line, number=line.number + shift) for line in part.lines]
        blocks += [_moved(block, shift) for block in part.blocks]
        doubts += part.doubts
        pages = part.pages if part.pages is not None else pages
    return Reading("mail", pages, tuple(lines), tuple(blocks), (), tuple(doubts))


def _moved(block: Block, shift: int) -> Block:
    return replace(block, spans=tuple(replace(span, line=span.line + shift) for span in block.spans))
