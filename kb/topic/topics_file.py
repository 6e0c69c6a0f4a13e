"""Reads topics.toml, the program's or the user's own, and says what is wrong with it, and in which line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from kb.errors import SettingsError
from kb.message import Message, message
from kb.toml_file import read_toml
from kb.topic.topic import Topic

OWN_TOPICS = Path(__file__).with_name("topics.toml")
"""The topics that come with the program."""
HIDDEN = "hidden"
KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_TERM = 200
_NAMES = ("name_nl", "name_en")
_LISTS = ("terms", "abbreviations", "targets", "exceptions")
_HEADER = re.compile(r"""\s*\[\s*["']?([^"'\]]*?)["']?\s*\]""")
_ENTRY = re.compile(r"""\s*["']?([^"'=\s]+)["']?\s*=""")


class Followed(NamedTuple):
    """The topics that can be used, and what is wrong with the user's own file, None where nothing is."""

    topics: tuple[Topic, ...]
    fault: SettingsError | None = None


def load_topics(path: Path | None = None) -> tuple[Topic, ...]:
    """The topics of `path` in the order of the file; None for those that come with the program.

    Those that are only hidden there are left out. Errors: SettingsError that names the file, the line, the
    topic and the key.
    """
    return tuple(topic for topic in _read(path or OWN_TOPICS).values() if topic)


def followed_topics(path: Path | None = None) -> tuple[Topic, ...]:
    """The topics that come with the program, and those of `path`: one with the same key takes its place, and
    `hidden = true` leaves it out.

    Errors: SettingsError that names the file, the line, the topic and the key.
    """
    topics = _read(OWN_TOPICS) | (_read(path) if path else {})
    return tuple(topic for topic in topics.values() if topic)


def usable_topics(path: Path | None = None) -> Followed:
    """As `followed_topics`; where `path` is at fault those of the program, with what is wrong."""
    try:
        return Followed(followed_topics(path))
    except SettingsError as error:
        return Followed(load_topics(), error)


def hidden_topics(path: Path | None = None) -> tuple[Topic, ...]:
    """The topics of the program that `path` hides. Errors: SettingsError."""
    own = _read(path) if path else {}
    return tuple(topic for topic in load_topics() if topic.key in own and own[topic.key] is None)


def _read(path: Path) -> dict[str, Topic | None]:
    """By key, in the order of the file; None for one that is hidden."""
    try:
        text, content = read_toml(path)
    except SettingsError as error:
        if not isinstance(error.__cause__, FileNotFoundError):
            raise
        raise SettingsError(
            message("{path}: no such file; name another under 'topics' in kb.toml", path=path)
        ) from error
    return {key: _topic(_Place(path, text, key), table) for key, table in content.items()}


class _Place(NamedTuple):
    """Where a topic stands."""

    path: Path
    text: str
    key: str

    def at(self, name: str = "") -> Message:
        """File, line and topic, for a complaint about the topic or its value of this name."""
        return message(
            "{path}, line {line}: topic {key}", path=self.path, line=self._line(name), key=repr(self.key)
        )

    def _line(self, name: str) -> int:
        """The line of the value, else that of the topic's head; counted from 1."""
        head, section = 1, ""
        for number, line in enumerate(self.text.splitlines(), 1):
            if header := _HEADER.match(line):
                section = header[1]
                head = number if section == self.key else head
            elif (entry := _ENTRY.match(line)) and (section, entry[1]) in ((self.key, name), ("", self.key)):
                return number
        return head


def _topic(place: _Place, table: object) -> Topic | None:
    if not isinstance(table, dict):
        raise SettingsError(
            message(
                "{where}: must be a table; write [{key}] on a line of its own",
                where=place.at(),
                key=place.key,
            )
        )
    if not KEY.fullmatch(place.key):
        raise SettingsError(
            message("{where}: a key has lower-case letters, digits and hyphens only", where=place.at())
        )
    known = (*_NAMES, *_LISTS, HIDDEN)
    for name in table:
        if name not in known:
            raise SettingsError(
                message(
                    "{where}: unknown key {name}; known are {known}",
                    where=place.at(name),
                    name=repr(name),
                    known=", ".join(known),
                )
            )
    if _hidden(place, table):
        return None
    name_nl, name_en = (_name(place, table, name) for name in _NAMES)
    terms, abbreviations, targets, exceptions = (_list(place, table, name) for name in _LISTS)
    return Topic(place.key, name_nl, name_en, terms, abbreviations, targets, exceptions)


def _hidden(place: _Place, table: dict[str, object]) -> bool:
    value = table.get(HIDDEN, False)
    if not isinstance(value, bool):
        raise SettingsError(
            message("{where}: {name} must be true or false", where=place.at(HIDDEN), name=repr(HIDDEN))
        )
    return value


def _name(place: _Place, table: dict[str, object], name: str) -> str:
    value = table.get(name)
    if not isinstance(value, str) or not value.strip():
        raise SettingsError(
            message(
                "{where}: {name} must be a name between quotation marks",
                where=place.at(name),
                name=repr(name),
            )
        )
    return value.strip()


def _list(place: _Place, table: dict[str, object], name: str) -> tuple[str, ...]:
    values = table.get(name, [])
    if not isinstance(values, list):
        raise SettingsError(
            message(
                '{where}: {name} must be a list: {named} = ["…", "…"]',
                where=place.at(name),
                name=repr(name),
                named=name,
            )
        )
    for value in values:
        if problem := wrong_with(value):
            raise SettingsError(
                message(
                    "{where}: {name} holds {problem}", where=place.at(name), name=repr(name), problem=problem
                )
            )
    return tuple(dict.fromkeys(value.strip() for value in values))


def wrong_with(term: object) -> Message | None:
    """What makes a value no term; None where it is one."""
    if not isinstance(term, str) or not re.search(r"\w", term):
        return message("{value}, which is no word", value=repr(term))
    if len(term) > LONGEST_TERM:
        return message("a term of more than {most} characters", most=LONGEST_TERM)
    if "*" in term.strip().strip("*"):
        return message("{value}: a '*' may only start or end a term", value=repr(term))
    return None
