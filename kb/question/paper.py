"""Where the text of a paper without questions begins and ends: below its head, above its signatures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.grammar.letterhead import starts_field
from kb.grammar.opening import is_head_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.block import Block
    from kb.letter.letter import Letter

_SALUTATION = re.compile(r"(?i)^(?:geachte|zeer geachte|beste)\b.{0,60},?$")
_LETTERHEAD = 25  # blocks in which a letterhead ends
_PAPER_HEAD = 14  # blocks in which the head of a printed paper ends
_MAX_FIELD = 160
_SENTENCE = re.compile(r"[.;:?!][»”’\"')]*$")
_PROSE = 150  # letters from which on a sentence is running text: below it "Bijlage" is a heading
_SHORT = 60  # letters up to which a line with a full stop may be part of a head
_ANNEX = re.compile(r"Bijlage\b(?:\s+(?:\d{1,2}|[A-Z]))?\s*[-–:.]?\s*[A-ZÀ-Ý][^.?!;]{2,80}")
_MOTION = re.compile(r"De Kamer\b,?(?:\s*gehoord\b.*)?|De Kamer,.*", re.DOTALL)
_MOTION_ENDS = re.compile(r"(?i)\bgaat\s+over\s+tot\s+de\s+orde\s+van\s+de\s+dag\W*$")


def text_of_paper(body: Sequence[Block], letter: Letter) -> Sequence[Block]:
    """The blocks of a paper between its head and its signatures; all that is left out, fields hold.

    A motion is its text from 'De Kamer,' to 'de orde van de dag'. Another paper begins after the salutation,
    else after the last field or line of its head.
    """
    if letter.kind == "motion" and (motion := _motion(body)):
        return motion
    begun = _begun(body, letter)
    return _above_names(begun, letter) if letter.kind in ("motion", "amendment") else begun


def _motion(body: Sequence[Block]) -> Sequence[Block]:
    starts = next((at for at, block in enumerate(body) if _MOTION.match(block.text.strip())), None)
    if starts is None:
        return ()
    ends = next(
        (at for at, block in enumerate(body) if at >= starts and _MOTION_ENDS.search(block.text.strip())),
        len(body) - 1,
    )
    around = (*body[:starts], *body[ends + 1 :])
    # what is more than a head or a name beside a motion: others speak in the paper
    return () if any(_is_sentence(block.text, _SHORT) for block in around) else body[starts : ends + 1]


def _is_sentence(text: str, longer_than: int) -> bool:
    """Whether a text ends as a sentence does, and has more letters than this."""
    text = text.strip()
    return len(text) > longer_than and _SENTENCE.search(text) is not None


def _above_names(body: Sequence[Block], letter: Letter) -> Sequence[Block]:
    """The blocks without the names of those who move it, which stand last."""
    names = {squeezed(person.name) for person in letter.movers}
    end = len(body)
    while end and (words := squeezed(re.sub(r"\([^)]*\)", "", body[end - 1].text))) and words in names:
        end -= 1
    return body[:end]


def _begun(body: Sequence[Block], letter: Letter) -> Sequence[Block]:
    for at, block in enumerate(body[: _LETTERHEAD * 2]):
        if _SALUTATION.match(block.text.strip()):
            return body[at + 1 :]
    prose = next(
        (at for at, block in enumerate(body[:_LETTERHEAD]) if _is_sentence(block.text, _PROSE)), _LETTERHEAD
    )
    fields = [
        at
        for at, block in enumerate(body[:prose])
        if starts_field(block.text) and len(block.text) <= _MAX_FIELD and not titles_annex(block.text)
    ]
    subject = squeezed(letter.subject)
    start = max(fields[-1] + 1 if fields else 0, _printed_head(body, subject) if letter.publication else 0)
    while start < len(body) and _is_head(body[start].text, subject):
        start += 1
    return body[start:]


def _printed_head(body: Sequence[Block], subject: str) -> int:
    """How many blocks the head of a printed paper takes: up to its last line before the first sentence."""
    end = 0
    for at, block in enumerate(body[:_PAPER_HEAD]):
        if _is_head(block.text.strip(), subject):
            end = at + 1
        elif _is_sentence(block.text, _SHORT):
            break
    return end


def _is_head(text: str, subject: str) -> bool:
    text = re.sub(r"\s*\|\s*", " ", text)
    if is_head_line(text):
        return True
    words = squeezed(text)
    return len(subject) > 8 and len(words) < len(subject) + 40 and subject in words


def titles_annex(text: str) -> bool:
    """Whether a text is the title of an annex: 'Bijlage A – Inventarislijst', not 'Bijlage(n) 2'."""
    return _ANNEX.fullmatch(text.strip()) is not None


def squeezed(text: str) -> str:
    """A text in small letters without its white space."""
    return "".join(text.lower().split())
