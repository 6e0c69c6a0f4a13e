"""Reads topics.toml, the program's or the user's own, and says what is wrong with it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from kb.errors import SettingsError
from kb.message import message
from kb.topic.topic import Topic

OWN_TOPICS = Path(__file__).with_name("topics.toml")
"""The topics that come with the program."""
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NAMES = ("name_nl", "name_en")
_LISTS = ("terms", "abbreviations", "targets", "exceptions")
_LONGEST_TERM = 200


def load_topics(path: Path | None = None) -> tuple[Topic, ...]:
    """The topics of `path` in the order of the file; None for those that come with the program.

    Errors: SettingsError that names the file, the topic and the key.
    """
    path = path or OWN_TOPICS
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise SettingsError(
            message("{path}: no such file; name another under 'topics' in kb.toml", path=path)
        ) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(
            message("{path}: cannot be read as TOML: {reason}", path=path, reason=error)
        ) from error
    return tuple(_topic(path, key, table) for key, table in content.items())


def followed_topics(path: Path | None = None) -> tuple[Topic, ...]:
    """The topics that come with the program, and those of `path`: one with the same key takes its place.

    Errors: SettingsError that names the file, the topic and the key.
    """
    topics = {topic.key: topic for topic in load_topics()}
    if path is not None:
        topics |= {topic.key: topic for topic in load_topics(path)}
    return tuple(topics.values())


def _topic(path: Path, key: str, table: object) -> Topic:
    where = f"{path}: topic {key!r}"
    if not isinstance(table, dict):
        raise SettingsError(
            message("{where}: must be a table; write [{key}] on a line of its own", where=where, key=key)
        )
    if not _KEY.fullmatch(key):
        raise SettingsError(
            message("{where}: a key has lower-case letters, digits and hyphens only", where=where)
        )
    for name in table:
        if name not in (*_NAMES, *_LISTS):
            raise SettingsError(
                message(
                    "{where}: unknown key {name}; known are {known}",
                    where=where,
                    name=repr(name),
                    known=", ".join((*_NAMES, *_LISTS)),
                )
            )
    name_nl, name_en = (_name(where, table, name) for name in _NAMES)
    terms, abbreviations, targets, exceptions = (_list(where, table, name) for name in _LISTS)
    return Topic(key, name_nl, name_en, terms, abbreviations, targets, exceptions)


def _name(where: str, table: dict[str, object], name: str) -> str:
    value = table.get(name)
    if not isinstance(value, str) or not value.strip():
        raise SettingsError(
            message("{where}: {name} must be a name between quotation marks", where=where, name=repr(name))
        )
    return value.strip()


def _list(where: str, table: dict[str, object], name: str) -> tuple[str, ...]:
    values = table.get(name, [])
    if not isinstance(values, list):
        raise SettingsError(
            message(
                '{where}: {name} must be a list: {named} = ["…", "…"]',
                where=where,
                name=repr(name),
                named=name,
            )
        )
    found: list[str] = []
    for value in values:
        if not isinstance(value, str) or not re.search(r"\w", value):
            raise SettingsError(
                message(
                    "{where}: {name} holds {value}, which is no word",
                    where=where,
                    name=repr(name),
                    value=repr(value),
                )
            )
        if len(value) > _LONGEST_TERM:
            raise SettingsError(
                message(
                    "{where}: {name} holds a term of more than {most} characters",
                    where=where,
                    name=repr(name),
                    most=_LONGEST_TERM,
                )
            )
        if "*" in value.strip().strip("*"):
            raise SettingsError(
                message(
                    "{where}: {name} holds {value}: a '*' may only start or end a term",
                    where=where,
                    name=repr(name),
                    value=repr(value),
                )
            )
        found.append(value.strip())
    return tuple(dict.fromkeys(found))
