"""Whether what a program gave is of the type that is asked: a wrong one is named, not met deep inside."""

from __future__ import annotations

from datetime import date, datetime

from kb.errors import QueryError
from kb.message import message


def text_argument(name: str, value: object) -> None:
    """Errors: QueryError where `value` is no text."""
    if not isinstance(value, str):
        raise QueryError(message("{name} must be a text, not {value}", name=name, value=type(value).__name__))


def texts_argument(name: str, value: object) -> None:
    """Errors: QueryError where `value` is no tuple or list of texts; a single text is none."""
    if not isinstance(value, (tuple, list)) or not all(isinstance(one, str) for one in value):
        raise QueryError(
            message('{name} must be a tuple of texts, as ("a", "b") or ("a",), not {value}',
                    name=name, value=repr(value))
        )  # fmt: skip


def day_argument(name: str, value: object) -> None:
    """Errors: QueryError where `value` is neither a date nor None; a date with a time is none."""
    if value is not None and (not isinstance(value, date) or isinstance(value, datetime)):
        raise QueryError(
            message("{name} must be a datetime.date or None, not {value}", name=name, value=repr(value))
        )
