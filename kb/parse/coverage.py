"""What is unusual in a document as a whole: notes and text that stand in no record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.doubt import Doubt
from kb.question.record import Footnote, unplaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.block import Block, Reading
    from kb.parse.account import Account
    from kb.question.record import Record

LOW_COVERAGE = 0.98


def loose_notes(records: Sequence[Record], notes: dict[str, list[Block]]) -> tuple[Footnote, ...]:
    """Notes whose mark stands in no record: in the title, or lost."""
    return tuple(
        Footnote(mark=mark, text=block.text, page=block.page, spans=block.spans)
        for mark, block in unplaced(records, notes)
    )


def document_doubts(reading: Reading, loose: Sequence[Footnote], account: Account) -> tuple[Doubt, ...]:
    """What is unusual in a document as a whole."""
    found = list(reading.doubts)
    found += [Doubt("note-unplaced", "footnotes", note.mark) for note in loose]
    lost = [text for _, text in account.lost()]
    if account.coverage < LOW_COVERAGE:
        found.append(Doubt("share-unplaced", detail=f"{1 - account.coverage:.1%}"))
        found += [Doubt("text-unplaced", detail=text[:80]) for text in lost[:5]]
    return tuple(found)
