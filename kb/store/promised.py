"""What records commit to, as a rebuild stored it; of an index from before it is read from their text."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kb.promise.find import commitments
from kb.promise.made import OF_MINISTERS
from kb.store.codec import RULES, decode_commitments
from kb.store.lookup import newest_first

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.promise.promise import Commitment
    from kb.store.layers import Rows

_SHOWN = "FROM records r JOIN documents d ON d.id = r.document WHERE r.preferred = 1"
_STORED = f'"promises":[{RULES}'


def read_committed(rows: Rows) -> list[tuple[str, tuple[Commitment, ...]]]:
    """The id of every preferred record that commits to something, with what, newest letter first."""
    kinds = ", ".join("?" * len(OF_MINISTERS))
    stored = rows.all(
        "SELECT d.date, d.letter_id, d.sha256, r.position, r.record_id,"
        f" json_extract(r.body, '$.promises') {_SHOWN} AND instr(r.body, ?) > 0",
        (f"{_STORED},[",),
    )
    older = rows.all(
        "SELECT d.date, d.letter_id, d.sha256, r.position, r.record_id, r.answer"
        f" {_SHOWN} AND instr(r.body, ?) = 0 AND instr(r.body, ?) = 0 AND r.kind <> 'question'"
        f" AND d.language IN ('nl', '') AND d.kind IN ({kinds})",
        (f"{_STORED},[", f"{_STORED}]", *OF_MINISTERS),
    )
    found = [(*key, decode_commitments(promises)) for *key, promises in stored]
    for *key, answer in older:
        own = commitments(answer, date.fromisoformat(key[0]) if key[0] else None)
        if own:
            found.append((*key, own))
    return [(record_id, own) for *_, record_id, own in newest_first(found)]


def documents_naming(rows: Rows, words: Sequence[str]) -> list[str]:
    """SHA-256 of the preferred documents in one of whose shown answers one of these words stands."""
    held = " OR ".join("instr(lower(r.answer), ?) > 0" for _ in words)
    found = rows.all(f"SELECT DISTINCT d.sha256 {_SHOWN} AND ({held})", tuple(words))
    return sorted({str(sha256) for (sha256,) in found})
