"""Reads topics.toml, the program's or the user's own, and says what is wrong with it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from kb.errors import SettingsError
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
        raise SettingsError(f"{path}: no such file; name another under 'topics' in kb.toml") from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read as TOML: {error}") from error
    return tuple(_topic(path, key, table) for key, table in content.items())


def _topic(path: Path, key: str, table: object) -> Topic:
    where = f"{path}: topic {key!r}"
    if not isinstance(table, dict):
        raise SettingsError(f"{where}: must be a table; write [{key}] on a line of its own")
    if not _KEY.fullmatch(key):
        raise SettingsError(f"{where}: a key has lower-case letters, digits and hyphens only")
    for name in table:
        if name not in (*_NAMES, *_LISTS):
            raise SettingsError(f"{where}: unknown key {name!r}; known are {', '.join((*_NAMES, *_LISTS))}")
    name_nl, name_en = (_name(where, table, name) for name in _NAMES)
    terms, abbreviations, targets, exceptions = (_list(where, table, name) for name in _LISTS)
    return Topic(key, name_nl, name_en, terms, abbreviations, targets, exceptions)


def _name(where: str, table: dict[str, object], name: str) -> str:
    value = table.get(name)
    if not isinstance(value, str) or not value.strip():
        raise SettingsError(f"{where}: {name!r} must be a name between quotation marks")
    return value.strip()


def _list(where: str, table: dict[str, object], name: str) -> tuple[str, ...]:
    values = table.get(name, [])
    if not isinstance(values, list):
        raise SettingsError(f'{where}: {name!r} must be a list: {name} = ["…", "…"]')
    found: list[str] = []
    for value in values:
        if not isinstance(value, str) or not re.search(r"\w", value):
            raise SettingsError(f"{where}: {name!r} holds {value!r}, which is no word")
        if len(value) > _LONGEST_TERM:
            raise SettingsError(f"{where}: {name!r} holds a term of more than {_LONGEST_TERM} characters")
        if "*" in value.strip().strip("*"):
            raise SettingsError(f"{where}: {name!r} holds {value!r}: a '*' may only start or end a term")
        found.append(value.strip())
    return tuple(dict.fromkeys(found))
