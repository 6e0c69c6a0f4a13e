"""Documents under other ids that may hold the same set of questions: an Aanhangsel beside the letter.

Only candidates, by date and members: whether the questions are the same is for whoever reads them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kb.store.connection import Rows

_DAYS = 200
"""Questions are answered, and answers published, well within this."""
_ASKED_ON = "json_extract({table}.body, '$.letter.asked_on')"
_CANDIDATES = f"""
SELECT d.sha256 FROM documents own JOIN documents d
  ON d.letter_id <> own.letter_id AND d.kind IN ('answers', 'questions', 'question-list')
 AND (own.date IS NULL OR d.date IS NULL
      OR d.date BETWEEN date(own.date, '-{_DAYS} days') AND date(own.date, '+{_DAYS} days'))
WHERE own.id = ? AND own.kind IN ('answers', 'questions', 'question-list')
  AND CASE WHEN {_ASKED_ON.format(table="own")} IS NOT NULL AND {_ASKED_ON.format(table="d")} IS NOT NULL
      THEN {_ASKED_ON.format(table="own")} = {_ASKED_ON.format(table="d")}
      ELSE EXISTS (SELECT 1 FROM people p JOIN people q ON q.folded_name = p.folded_name
                   WHERE p.document = own.id AND q.document = d.id
                     AND p.place = 'member' AND q.place = 'member') END
ORDER BY d.sha256
"""


def candidates(rows: Rows, document: int) -> tuple[str, ...]:
    """SHA-256 of documents asked on the same day, or by the same member where a day is not known."""
    return tuple(sha256 for (sha256,) in rows.all(_CANDIDATES, (document,)))
