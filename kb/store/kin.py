"""Documents under other ids that may hold the same set of questions: an Aanhangsel beside the letter.

Only candidates, by date and members: whether the questions are the same is for whoever reads them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kb.store.layers import Rows

_DAYS = 200
"""Questions are answered, and answers published, well within this."""
_KINDS = "('answers', 'questions', 'question-list')"
_ASKED_ON = "json_extract(d.body, '$.letter.asked_on')"
_OWN = f"""
SELECT d.letter_id, d.date, {_ASKED_ON}, (SELECT json_group_array(p.folded_name) FROM people p
                                          WHERE p.document = d.id AND p.place = 'member')
FROM documents d WHERE d.id = ? AND d.kind IN {_KINDS}
"""
_CANDIDATES = f"""
SELECT d.sha256 FROM documents d
WHERE d.letter_id <> ?1 AND d.kind IN {_KINDS}
  AND (?2 IS NULL OR d.date IS NULL
       OR d.date BETWEEN date(?2, '-{_DAYS} days') AND date(?2, '+{_DAYS} days'))
  AND CASE WHEN ?3 IS NOT NULL AND {_ASKED_ON} IS NOT NULL
      THEN {_ASKED_ON} = ?3
      ELSE EXISTS (SELECT 1 FROM people p WHERE p.document = d.id AND p.place = 'member'
                   AND p.folded_name IN (SELECT value FROM json_each(?4))) END
"""


def candidates(rows: Rows, document: int) -> tuple[str, ...]:
    """SHA-256 of documents asked on the same day, or by the same member where a day is not known."""
    own = rows.one(_OWN, (document,))
    if own is None:
        return ()
    return tuple(sorted(sha256 for (sha256,) in rows.all(_CANDIDATES, own)))
