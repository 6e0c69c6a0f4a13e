"""The texts of every record that search shows, to look for words in them without making records."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.store.layers import Rows

_SHOWN = "FROM records r JOIN documents d ON d.id = r.document WHERE r.preferred = 1"


class RecordTexts(NamedTuple):
    """What one record says: its key in the store, its id, its letter's, and the texts of its parts."""

    key: int
    record_id: str
    letter_id: str
    question: str
    answer: str
    notes: tuple[str, ...]


def read_texts(rows: Rows) -> list[RecordTexts]:
    """Of every preferred record, in no certain order."""
    found = rows.all(
        "SELECT r.id, r.record_id, d.letter_id, r.question, r.answer,"
        f" json_extract(r.body, '$.footnotes') {_SHOWN}"
    )
    return [
        RecordTexts(key, record_id, letter_id, question, answer, _texts_of(notes))
        for key, record_id, letter_id, question, answer, notes in found
    ]


def keys_citing(rows: Rows, targets: Sequence[str]) -> frozenset[int]:
    """Keys of the preferred records that cite one of these targets, or an article of one ('EU:2024/1689')."""
    found: set[int] = set()
    for target in targets:
        cited = rows.all(
            "SELECT t.record FROM targets t JOIN records r ON r.id = t.record WHERE r.preferred = 1"
            " AND (t.target = ? OR (t.target > ? || ':' AND t.target < ? || ';'))",
            (target, target, target),
        )
        found.update(key for (key,) in cited)
    return frozenset(found)


def count_letters(rows: Rows, keys: Sequence[int]) -> int:
    """In how many letters these records stand."""
    found = rows.all(
        "SELECT count(DISTINCT d.letter_id) FROM records r JOIN documents d ON d.id = r.document"
        " WHERE r.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(keys)),),
    )
    return sum(number for (number,) in found)


def _texts_of(notes: str) -> tuple[str, ...]:
    """A footnote is stored as [mark, text, …]."""
    return tuple(note[1] for note in json.loads(notes)) if notes != "[]" else ()
