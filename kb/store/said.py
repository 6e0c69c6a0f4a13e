"""Records with all that tells what is said in them, read in few queries: thousands at a time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from kb.search.hit import TopicTag
from kb.store.codec import decode_letter, decode_record

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kb.letter.letter import Letter
    from kb.question.record import Record
    from kb.store.filtering import Condition
    from kb.store.layers import Rows

_FROM = "FROM records r JOIN documents d ON d.id = r.document"


class Said(NamedTuple):
    """A record in its letter.

    `held` is what a rebuild stored of what it holds, with the number of the rules that read it; None where
    nothing is stored. `tags` are its places on the topics asked for, None where these were not looked up.
    """

    record: Record
    letter: Letter
    held: tuple[int, str] | None
    tags: tuple[TopicTag, ...] | None


def read_said(
    rows: Rows, condition: Condition, topics: Sequence[str], wanted: Callable[[Letter], bool]
) -> list[Said]:
    """The records that meet the condition in letters that are wanted; tags where topics are named.

    Each letter is decoded once, and records only of those that are wanted.
    """
    records = rows.all(
        "SELECT r.id, d.id, h.rules, h.body, r.record_id, r.kind, r.question, r.answer, r.body"
        f" {_FROM} LEFT JOIN held h ON h.record = r.id WHERE {condition.sql}",
        condition.values,
    )
    letters = rows.all(
        f"SELECT id, body FROM documents WHERE id IN (SELECT d.id {_FROM} WHERE {condition.sql})",
        condition.values,
    )
    decoded = ((key, decode_letter(body)) for key, body in letters)
    letter_of = {key: letter for key, letter in decoded if wanted(letter)}
    tags = _tags(rows, topics) if topics else {}
    return [
        Said(
            decode_record(*columns),
            letter_of[document],
            (rules, body) if body is not None else None,
            tuple(tags.get(key, ())) if topics else None,
        )
        for key, document, rules, body, *columns in records
        if document in letter_of
    ]


def _tags(rows: Rows, topics: Sequence[str]) -> dict[int, list[TopicTag]]:
    found = rows.all(
        'SELECT record, topic, term, part, start, "end", note FROM topics'
        " WHERE topic IN (SELECT value FROM json_each(?)) ORDER BY record, position",
        (json.dumps(list(topics)),),
    )
    tags: dict[int, list[TopicTag]] = {}
    for key, *tag in found:
        tags.setdefault(key, []).append(TopicTag(*tag))
    return tags
