"""Where things are and which choices hold: kb.toml, environment, defaults, in one frozen value."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kb.errors import SettingsError
from kb.message import message
from kb.toml_file import read_toml

SETTINGS_FILE = "kb.toml"
ROOT_VARIABLE = "KB_ROOT"
PLAIN_MODEL = "multilingual-e5-small"
TAUGHT_MODEL = "kamervragen-e5-small"
"""The plain one as it was taught with questions of parliament and their answers (docs/training.md)."""
DEFAULT_MODEL = PLAIN_MODEL
BUNDLED_MODELS = (PLAIN_MODEL, TAUGHT_MODEL)
Language = Literal["nl", "en"]


@dataclass(frozen=True, slots=True)
class Settings:
    """All paths are absolute."""

    root: Path
    """The folder that holds kb.toml, corpus/ and indexes/."""
    corpus: Path
    """Where documents are; read, never written."""
    indexes: Path
    """Where the index is built."""
    topics_file: Path | None = None
    """A topics.toml of the user's own; None for the one that comes with the program."""
    model: str = DEFAULT_MODEL
    """`multilingual-e5-small`, `kamervragen-e5-small` (both bundled), or the folder of a
    sentence-transformers model."""
    model_sha256: str = ""
    """The hash that the folder of a model must have; empty takes what is there."""
    language: Language = "nl"
    """Of the interface; documents are shown as they are."""
    query_prefix: str = "query: "
    """What the model wants before a query."""
    passage_prefix: str = "passage: "
    """What the model wants before a passage."""

    @classmethod
    def load(cls, root: Path | str | None = None) -> Settings:
        """Read the settings of `root`, of $KB_ROOT, or of the nearest folder upwards with a kb.toml.

        Errors: SettingsError for a file that is no TOML, an unknown key or a wrong type.
        """
        folder = _root(root)
        path = folder / SETTINGS_FILE
        values = _read(path) if path.is_file() else {}
        topics = folder / values["topics"] if values.get("topics") else folder / "topics.toml"
        return cls(
            root=folder,
            corpus=folder / values.get("corpus", "corpus"),
            indexes=folder / values.get("indexes", "indexes"),
            topics_file=topics if topics.is_file() or values.get("topics") else None,
            model=values.get("model", DEFAULT_MODEL),
            model_sha256=values.get("model_sha256", ""),
            language=language_named(path, os.environ.get("KB_LANGUAGE") or values.get("language", "nl")),
            query_prefix=values.get("query_prefix", "query: "),
            passage_prefix=values.get("passage_prefix", "passage: "),
        )


_KEYS = (
    "corpus",
    "indexes",
    "topics",
    "model",
    "model_sha256",
    "language",
    "query_prefix",
    "passage_prefix",
)


def _root(root: Path | str | None) -> Path:
    given = root or os.environ.get(ROOT_VARIABLE)
    if given:
        folder = Path(given).absolute()
        with suppress(OSError, RuntimeError):  # a name that is too long, a link that leads to itself
            folder = folder.resolve()
        if not os.path.isdir(folder):  # noqa: PTH112 - no error, whatever the name
            raise SettingsError(
                message("{folder}: no such folder; give --root a folder with corpus/ in it", folder=folder)
            )
        return folder
    here = Path.cwd().resolve()
    for folder in (here, *here.parents):
        if (folder / SETTINGS_FILE).is_file():
            return folder
    return here


def _read(path: Path) -> dict[str, str]:
    _, content = read_toml(path)
    values: dict[str, str] = {}
    for key, value in content.items():
        if key not in _KEYS:
            raise SettingsError(
                message(
                    "{path}: unknown key {key}; known are {known}",
                    path=path,
                    key=repr(key),
                    known=", ".join(_KEYS),
                )
            )
        if not isinstance(value, str):
            raise SettingsError(message("{path}: {key} must be a string", path=path, key=key))
        values[key] = value
    return values


def language_named(where: Path | str, value: str) -> Language:
    """The language; `where` says where it was asked for. Errors: SettingsError for another word."""
    if value == "nl":
        return "nl"
    if value == "en":
        return "en"
    raise SettingsError(
        message("{path}: language must be 'nl' or 'en', not {value}", path=where, value=repr(value))
    )
