"""Keeps, hides and takes out topics in a topics.toml of the user's own; its comments and order stay.

A new file is written beside it, read back, and put in its place in one step.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Literal

from kb.errors import SettingsError
from kb.message import message
from kb.topic.topics_file import HIDDEN, load_topics

if TYPE_CHECKING:
    from pathlib import Path

    from tomlkit import TOMLDocument
    from tomlkit.items import Array, Table

    from kb.settings import Settings
    from kb.topic.topic import Topic

OWN_FILE = "topics.toml"
Removed = Literal["removed", "restored", "hidden"]
"""removed: it is gone; restored: the program's own of that key is back; hidden: it was the program's own."""


def own_file(settings: Settings) -> Path:
    """The topics.toml that the settings name, or the one of the root folder, there or not."""
    return settings.topics_file or settings.root / OWN_FILE


def keep_topic(path: Path, topic: Topic) -> None:
    """Add a topic, or put it in the place of the one with its key; one that is as the program has it needs
    no place there, and is hidden no more. Errors: SettingsError.
    """
    content = _read(path)
    if topic in load_topics():
        if topic.key in content:
            del content[topic.key]
            _write(path, content)
        return
    table = content.get(topic.key)
    if table is None:
        table = _new_table()
        content.add(topic.key, table)
    table.pop(HIDDEN, None)
    values: dict[str, str | tuple[str, ...]] = {
        "name_nl": topic.name_nl,
        "name_en": topic.name_en,
        "abbreviations": topic.abbreviations,
        "terms": topic.terms,
        "targets": topic.targets,
        "exceptions": topic.exceptions,
    }
    for name, value in values.items():
        if isinstance(value, str):
            table[name] = value
        elif (held := table.get(name)) and (*held,) == value[: len(held)]:
            held.extend(value[len(held) :])
        elif value or held:
            table[name] = _array(value)
    _write(path, content)


def remove_topic(path: Path, key: str) -> Removed:
    """Take a topic out; one of the program is hidden. Errors: SettingsError."""
    content = _read(path)
    of_program = any(topic.key == key for topic in load_topics())
    if key in content and not content[key].get(HIDDEN):
        del content[key]
        _write(path, content)
        return "restored" if of_program else "removed"
    table = _new_table()
    table[HIDDEN] = True
    content[key] = table
    _write(path, content)
    return "hidden"


def _read(path: Path) -> TOMLDocument:
    """The file as it stands; errors in it are named before anything is changed."""
    import tomlkit

    if not path.exists():
        return tomlkit.document()
    load_topics(path)
    return tomlkit.parse(path.read_text(encoding="utf-8"))


def _write(path: Path, content: TOMLDocument) -> None:
    """The new file is whole and read without fault before it takes the place of the old one."""
    import tomlkit

    path = path.resolve()
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8") as file:
            file.write(tomlkit.dumps(content))
            file.flush()
            os.fsync(file.fileno())
        load_topics(part)
        if path.exists():
            part.chmod(path.stat().st_mode & 0o777)
        part.replace(path)
    except OSError as error:
        raise SettingsError(
            message("{path}: cannot be written: {reason}", path=path, reason=error.strerror)
        ) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _new_table() -> Table:
    import tomlkit

    return tomlkit.table()


def _array(values: tuple[str, ...]) -> Array:
    import tomlkit

    array = tomlkit.array()
    array.extend(values)
    return array.multiline(multiline=True)
