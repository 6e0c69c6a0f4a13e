"""A folder that should hold a sentence-transformers model: what is in it, before anything of it is loaded.

Refuses foreign code, pickles, gaps and another hash than asked for. Reads files, imports nothing of them.
"""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from kb.errors import EncoderError
from kb.message import message
from kb.system_error import system_reason

if TYPE_CHECKING:
    from collections.abc import Iterator

MODULES_FILE = "modules.json"
ALLOWED_MODULES = frozenset(
    {"Dense", "Dropout", "LayerNorm", "Normalize", "Pooling", "StaticEmbedding", "Transformer"}
)
"""Classes of sentence_transformers that compute; none of them imports what a file of the model names."""
CODE_SUFFIXES = frozenset({".py", ".pyc", ".pyd", ".so", ".dll", ".dylib"})
PICKLE_SUFFIXES = frozenset({".bin", ".ckpt", ".joblib", ".pickle", ".pkl", ".pt", ".pth"})
MODEL_SUFFIXES = frozenset({".json", ".model", ".safetensors", ".txt"})
TOKENIZER_FILES = (
    "tokenizer.json",
    "vocab.txt",
    "sentencepiece.bpe.model",
    "tokenizer.model",
    "spiece.model",
)
OTHER_ENGINES = frozenset({"onnx", "openvino"})
"""Folders with copies of the weights for engines that are not used."""


def model_sha256(folder: Path, *, expected: str = "") -> str:
    """The hash of the model in `folder`: names and contents of its files, in order of name.

    About 1 s for each 2 GB, once in a process for unchanged files.
    Errors: EncoderError that names the first thing wrong with the folder.
    """
    files = _files(folder)
    _refuse_code(folder, files)
    modules = _modules(folder)
    _refuse_pickles(folder, files)
    _refuse_gaps(folder, modules)
    sha256 = _hash(folder, tuple(_fingerprint(path) for path in files if path.suffix in MODEL_SUFFIXES))
    if expected and sha256 != expected.lower():
        raise EncoderError(
            message(
                "{folder}: the model's hash is {sha256}, where the settings ask for {expected}",
                folder=folder,
                sha256=sha256,
                expected=expected,
            )
        )
    return sha256


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise EncoderError(
            message(
                "{folder}: no such folder; the setting 'model' is kamervragen-e5-small, "
                "multilingual-e5-small or a folder with a sentence-transformers model",
                folder=folder,
            )
        )
    found = (path for path in folder.rglob("*") if path.is_file())
    inside = ((path, path.relative_to(folder).parts) for path in found)
    return sorted(
        path for path, parts in inside if parts[0] not in OTHER_ENGINES and not parts[0].startswith(".")
    )


def _refuse_code(folder: Path, files: list[Path]) -> None:
    for path in files:
        if path.suffix.lower() in CODE_SUFFIXES:
            raise EncoderError(
                message("{path}: a model folder with program code in it is refused", path=path)
            )
    for path in files:
        if path.suffix == ".json" and path.parent == folder and path.name != "tokenizer.json":
            content = _json(path)
            if isinstance(content, dict) and content.get("auto_map"):
                raise EncoderError(
                    message(
                        "{path}: the model asks to run code of its own ('auto_map'); it is refused", path=path
                    )
                )


def _modules(folder: Path) -> list[tuple[str, Path]]:
    """Class name and folder of each step of the model."""
    path = folder / MODULES_FILE
    if not path.is_file():
        raise EncoderError(
            message(
                "{folder}: not a sentence-transformers model: {file} is missing",
                folder=folder,
                file=MODULES_FILE,
            )
        )
    entries = _json(path)
    if not isinstance(entries, list) or not entries:
        raise EncoderError(message("{path}: must be a list of modules", path=path))
    return [_module(path, entry) for entry in entries]


def _module(path: Path, entry: object) -> tuple[str, Path]:
    kind = entry.get("type") if isinstance(entry, dict) else None
    place = entry.get("path") if isinstance(entry, dict) else None
    if not isinstance(kind, str) or not isinstance(place, str):
        raise EncoderError(message("{path}: each module needs a 'type' and a 'path'", path=path))
    package, name = kind.partition(".")[0], kind.rpartition(".")[2]
    if package != "sentence_transformers" or name not in ALLOWED_MODULES:
        raise EncoderError(
            message(
                "{path}: the module {kind} is refused; allowed are {allowed} of sentence_transformers",
                path=path,
                kind=kind,
                allowed=", ".join(sorted(ALLOWED_MODULES)),
            )
        )
    if PurePosixPath(place).is_absolute() or ".." in PurePosixPath(place).parts or "\\" in place:
        raise EncoderError(
            message("{path}: the module path {place} leads out of the folder", path=path, place=repr(place))
        )
    return name, path.parent / place


def _refuse_pickles(folder: Path, files: list[Path]) -> None:
    safe = {path.parent for path in files if path.suffix == ".safetensors"}
    for path in files:
        if path.suffix in PICKLE_SUFFIXES and path.parent not in safe:
            raise EncoderError(
                message(
                    "{path}: weights are read from .safetensors files only, and there is none beside it",
                    path=path,
                )
            )
    if not safe:
        raise EncoderError(message("{folder}: no .safetensors file with weights", folder=folder))


def _refuse_gaps(folder: Path, modules: list[tuple[str, Path]]) -> None:
    for name, place in modules:
        for path in _needed(name, place):
            if not path.is_file():
                raise EncoderError(
                    message(
                        "{folder}: the model is incomplete: {file} is missing",
                        folder=folder,
                        file=path.relative_to(folder),
                    )
                )
        if name == "Dense":
            _check_activation(place / "config.json")


def _needed(name: str, place: Path) -> Iterator[Path]:
    if name in {"Transformer", "Pooling", "Dense", "LayerNorm"}:
        yield place / "config.json"
    if name == "Transformer":
        known = [place / file for file in TOKENIZER_FILES if (place / file).is_file()]
        yield known[0] if known else place / TOKENIZER_FILES[0]
    if name in {"Transformer", "StaticEmbedding", "Dense", "LayerNorm"}:
        index = place / "model.safetensors.index.json"
        if index.is_file():
            yield from (place / shard for shard in _shards(index))
        else:
            yield place / "model.safetensors"


def _shards(index: Path) -> list[str]:
    content = _json(index)
    places = content.get("weight_map") if isinstance(content, dict) else None
    if not isinstance(places, dict) or not all(isinstance(shard, str) for shard in places.values()):
        raise EncoderError(message("{index}: has no 'weight_map'", index=index))
    return sorted(set(places.values()))


def _check_activation(config: Path) -> None:
    content = _json(config)
    function = content.get("activation_function", "torch.nn.") if isinstance(content, dict) else None
    if not isinstance(function, str) or not function.startswith("torch.nn."):
        raise EncoderError(
            message(
                "{config}: the activation function {function} is refused; it must be of torch.nn",
                config=config,
                function=repr(function),
            )
        )


def _json(path: Path) -> object:
    try:
        content: object = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise EncoderError(
            message("{path}: cannot be read: {reason}", path=path, reason=system_reason(error))
        ) from error
    except (ValueError, RecursionError) as error:
        raise EncoderError(
            message("{path}: cannot be read as JSON: {error}", path=path, error=error)
        ) from error
    return content


def _fingerprint(path: Path) -> tuple[Path, int, int]:
    status = path.stat()
    return path, status.st_size, status.st_mtime_ns


@lru_cache(maxsize=4)
def _hash(folder: Path, files: tuple[tuple[Path, int, int], ...]) -> str:
    total = hashlib.sha256()
    for path, _, _ in files:
        try:
            with path.open("rb") as content:
                digest = hashlib.file_digest(content, "sha256").hexdigest()
        except OSError as error:
            raise EncoderError(
                message("{path}: cannot be read: {reason}", path=path, reason=system_reason(error))
            ) from error
        total.update(f"{digest}  {path.relative_to(folder).as_posix()}\n".encode())
    return total.hexdigest()
