"""Queries with the records that answer them, out of JSON lines. Knows nothing of an index."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, cast, get_args

from kb.errors import UsageError
from kb.letter.letter import LetterKind
from kb.message import message
from kb.search.hit import Filters
from kb.system_error import system_reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_TEXT_FILTERS = ("member", "party", "minister", "ministry", "reference", "letter")
_DAY_FILTERS = ("since", "until")
_LIST_FILTERS = ("topics", "kinds")
NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class JudgedQuery:
    """What is asked, and each record that answers it with its grade: 1 helps, 2 or more answers.

    `language` is a code ('nl') or '', `kind` any word that queries are told apart by, or ''.
    """

    id: str
    text: str
    relevant: tuple[tuple[str, int], ...]
    language: str = ""
    kind: str = ""
    filters: Filters = NO_FILTERS


def read_judged(path: Path) -> tuple[JudgedQuery, ...]:
    """The queries of a file, in its order. Errors: UsageError that names the line."""
    found = [_judged(where, value, number) for number, (where, value) in enumerate(read_json_lines(path), 1)]
    if not found:
        raise UsageError(message("{path}: holds no query", path=path))
    return tuple(found)


def read_json_lines(path: Path) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Each line that is not empty, with its place for messages. Errors: UsageError."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise UsageError(
            message("{path}: cannot be read: {reason}", path=path, reason=system_reason(error))
        ) from error
    except UnicodeDecodeError as error:
        raise UsageError(message("{path}: is not in UTF-8; save the file as UTF-8", path=path)) from error
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            where = f"{path}, line {number}"
            try:
                value = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise UsageError(
                    message("{where}: is not JSON: {error}", where=where, error=error)
                ) from error
            if not isinstance(value, dict):
                raise UsageError(message("{where}: must be a JSON object, as {…}", where=where))
            yield where, value


def text_field(where: str, value: Mapping[str, object], name: str, default: str | None = None) -> str:
    """A text of the object. Errors: UsageError where it is something else, or is missing without default."""
    found = value.get(name, default)
    if not isinstance(found, str) or (default is None and not found.strip()):
        raise UsageError(message("{where}: {name} must be a text", where=where, name=repr(name)))
    return found


def _judged(where: str, value: Mapping[str, object], number: int) -> JudgedQuery:
    text = text_field(where, value, "query")
    relevant = tuple(_relevant(where, value.get("relevant")))
    if not relevant or not any(grade > 0 for _, grade in relevant):
        raise UsageError(
            message("{where}: 'relevant' must name a record that answers the query", where=where)
        )
    return JudgedQuery(
        id=text_field(where, value, "id", str(number)),
        text=text,
        relevant=relevant,
        language=text_field(where, value, "language", "") or _language(text),
        kind=text_field(where, value, "kind", ""),
        filters=_filters(where, value.get("filters", {})),
    )


def _relevant(where: str, value: object) -> Iterator[tuple[str, int]]:
    """'a1', ["a1", "a2"], {"a1": 2} or [{"id": "a1", "grade": 2, "why": "…"}]."""
    if isinstance(value, dict):
        value = [{"id": identifier, "grade": grade} for identifier, grade in value.items()]
    for one in value if isinstance(value, list) else [value]:
        identifier = one.get("id") if isinstance(one, dict) else one
        grade = one.get("grade", 1) if isinstance(one, dict) else 1
        if not isinstance(identifier, str) or not isinstance(grade, int) or grade < 0:
            raise UsageError(
                message(
                    "{where}: 'relevant' must hold record ids, each with a grade of 0 or more", where=where
                )
            )
        yield identifier, grade


def _filters(where: str, value: object) -> Filters:
    if not isinstance(value, dict):
        raise UsageError(message("{where}: 'filters' must be an object, as {…}", where=where))
    for name in value:
        if name not in (*_TEXT_FILTERS, *_DAY_FILTERS, *_LIST_FILTERS):
            raise UsageError(message("{where}: no filter is named {name}", where=where, name=repr(name)))
    days = {name: _day(where, text_field(where, value, name)) for name in _DAY_FILTERS if name in value}
    texts = {name: text_field(where, value, name) for name in _TEXT_FILTERS if name in value}
    kinds = _texts(where, value, "kinds")
    if not set(kinds) <= set(get_args(LetterKind)):
        raise UsageError(
            message(
                "{where}: 'kinds' must be of {kinds}",
                where=where,
                kinds=", ".join(get_args(LetterKind)),
            )
        )
    return Filters(
        topics=_texts(where, value, "topics"),
        kinds=cast("tuple[LetterKind, ...]", kinds),
        since=days.get("since"),
        until=days.get("until"),
        **texts,
    )


def _texts(where: str, value: Mapping[str, object], name: str) -> tuple[str, ...]:
    found = value.get(name, [])
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise UsageError(message("{where}: {name} must be a list of texts", where=where, name=repr(name)))
    return tuple(found)


def _day(where: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(
            message("{where}: {text} is no day; write 2025-03-31", where=where, text=repr(text))
        ) from error


def _language(text: str) -> str:
    """Dutch or English as far as the text tells, else ''."""
    from kb.letter.language import language_of

    found = language_of(text)
    return found if found in {"nl", "en"} else ""
