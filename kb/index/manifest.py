"""What a generation says of itself: its format, model and counts, and the SHA-256 of every file."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kb.errors import DamagedIndexError, IndexVersionError, OlderIndexError
from kb.index.files import sha256_of
from kb.message import message

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 2
"""Of the folder as a whole. Raised with every change that older or newer code cannot read."""
READ_FORMATS = (1, FORMAT)
"""Format 1 has its store in the one file `store.sqlite`; the next commit takes it over as a layer."""
MANIFEST = "manifest.json"
STORE = "store"
OLD_STORE = "store.sqlite"
TERMS = "terms"
VECTORS = "vectors"
QUESTIONS = "questions"
"""Vectors of questions alone, by the model of the passages; of another model, the folder's name goes on with
'-' and its `weights_mark`. An index of an older version has none."""
_MARK = 12


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One file; `name` is its path within the generation, with '/'."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Model:
    """What the vectors were made with. `setting` and `prefix` are the settings' words for it."""

    name: str = ""
    weights_sha256: str = ""
    dimensions: int = 0
    setting: str = ""
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """A generation's description. `reading` and `analysis` number how files are read and words cut."""

    format: int
    generation: str
    built_at: str
    reading: int
    analysis: int
    model: Model
    documents: int
    records: int
    passages: int
    topics: str
    files: tuple[FileEntry, ...]

    @property
    def built(self) -> datetime:
        """When it was built, with time zone."""
        return datetime.fromisoformat(self.built_at)

    def part(self, name: str) -> tuple[FileEntry, ...]:
        """The entries of this file, or of every file in this folder."""
        return tuple(entry for entry in self.files if entry.name == name or entry.name.startswith(f"{name}/"))

    @property
    def layers(self) -> tuple[FileEntry, ...]:
        """The entries of the store's layers, oldest first; of format 1 it is one file."""
        return tuple(sorted(self.part(STORE), key=lambda entry: entry.name)) or self.part(OLD_STORE)

    @property
    def questions(self) -> str:
        """The folder of the vectors of questions alone; '' where there is none, as in an older index."""
        folders = (entry.name.partition("/")[0] for entry in self.files)
        return next((one for one in folders if one.partition("-")[0] == QUESTIONS), "")

    @property
    def questions_weights(self) -> str:
        """The `weights_mark` of the model that made them; '' for none."""
        folder = self.questions
        return folder.partition("-")[2] or (weights_mark(self.model.weights_sha256) if folder else "")

    def to_json(self) -> str:
        """As it is written."""
        return json.dumps(asdict(self), indent=1, ensure_ascii=False) + "\n"


def weights_mark(weights_sha256: str) -> str:
    """What a model is told from others by where its whole hash is too long."""
    return weights_sha256[:_MARK]


def questions_folder(model: str, of_questions: str) -> str:
    """The folder for vectors of questions, by the hashes of the weights for passages and for questions."""
    return QUESTIONS if of_questions == model else f"{QUESTIONS}-{weights_mark(of_questions)}"


def entries_of(folder: Path, known: dict[str, FileEntry]) -> tuple[FileEntry, ...]:
    """An entry for each file under `folder`; those in `known` are taken as they are. Errors: OSError."""
    entries = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != MANIFEST:
            name = path.relative_to(folder).as_posix()
            entries.append(known.get(name) or FileEntry(name, path.stat().st_size, sha256_of(path)))
    return tuple(entries)


def parse_manifest(path: Path, text: str) -> Manifest:
    """The manifest in this text. Errors: DamagedIndexError, IndexVersionError."""
    try:
        values: dict[str, Any] = json.loads(text)
        found = values["format"]
        if isinstance(found, int) and found not in READ_FORMATS:
            raise _version_error(path, found)
        model = Model(**values.pop("model"))
        files = tuple(FileEntry(**entry) for entry in values.pop("files"))
        return Manifest(**values, model=model, files=files)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise DamagedIndexError(path, message("is no manifest of an index")) from error


def _version_error(path: Path, found: int) -> IndexVersionError:
    start = message(
        "{path}: the index has format {found}, this version reads {format}; it was built by",
        path=path,
        found=found,
        format=FORMAT,
    )
    if found > FORMAT:
        newer = message(
            "{start} a newer version: update kamerwijzer, or run 'kb rebuild-index --full' to build it anew",
            start=start,
        )
        return IndexVersionError(newer)
    return OlderIndexError(
        message("{start} an older version: run 'kb rebuild-index' to build it anew", start=start)
    )
