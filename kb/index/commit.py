"""A new generation: a folder of its own, described, synced, and made the index as one step.

Until the pointer is replaced the old generation is the index; after that the new one is. A folder
that was never pointed to is only litter, removed by the next rebuild.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from kb.errors import IndexError_
from kb.index.checked import MEMORY, remember, unlinking
from kb.index.files import remove_any, remove_tree, sync, sync_tree, write_whole
from kb.index.generation import open_manifest
from kb.index.lock import unheld
from kb.index.manifest import FORMAT, MANIFEST, FileEntry, Manifest, Model, entries_of
from kb.index.pointer import GENERATIONS, TEMPORARY, Pointer, is_generation, read_pointer, write_pointer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_LAST = 99_999_999
"""The highest number of a generation: a name has eight digits."""


@dataclass(frozen=True, slots=True)
class Description:
    """What the manifest says besides the files."""

    built_at: str
    reading: int
    analysis: int
    model: Model
    documents: int
    records: int
    passages: int
    topics: str


def new_folder(indexes: Path) -> Path:
    """An empty folder for the next generation. Errors: OSError."""
    generations = indexes / GENERATIONS
    generations.mkdir(parents=True, exist_ok=True)
    taken = {path.name for path in generations.iterdir()}
    latest = max((int(name[1:]) for name in taken if is_generation(name)), default=0)
    numbers = count(latest + 1) if latest < _LAST else count(1)
    folder = generations / next(name for name in map("g{:08d}".format, numbers) if name not in taken)
    folder.mkdir()
    return folder


def commit(
    folder: Path, description: Description, linked: dict[str, FileEntry], on_step: Callable[[str], None]
) -> None:
    """Make `folder` the index. `linked` are entries of files taken over from the old generation, as checked.

    Errors: OSError; then the old generation is the index still, unless only the last sync failed.
    """
    indexes = folder.parent.parent
    files = entries_of(folder, linked)
    on_step("checksums")
    manifest = Manifest(
        format=FORMAT,
        generation=folder.name,
        built_at=description.built_at,
        reading=description.reading,
        analysis=description.analysis,
        model=description.model,
        documents=description.documents,
        records=description.records,
        passages=description.passages,
        topics=description.topics,
        files=files,
    )
    text = manifest.to_json()
    write_whole(folder / MANIFEST, text)
    on_step("manifest")
    sync_tree(folder)
    sync(folder.parent)
    sync(indexes)
    on_step("synced")
    write_pointer(indexes, Pointer(folder.name, hashlib.sha256(text.encode()).hexdigest()), on_step)
    remember(folder, files, indexes / MEMORY)


def clean(indexes: Path) -> None:
    """Remove what no reader needs once an index is committed: old generations, half-written ones, leftovers.

    Only in our own folder: what else people put under indexes/ stays. Where what the pointer names
    cannot be opened nothing is removed, for any generation may be the index.
    """
    _remove(indexes, lambda _: True)


def clean_half_written(indexes: Path) -> None:
    """Remove what a killed rebuild left, so that it takes no room: folders that never got a manifest.

    Safe before a rebuild has committed: no such folder was ever an index.
    """
    _remove(indexes, lambda path: is_generation(path.name) and not os.path.lexists(path / MANIFEST))


def _remove(indexes: Path, unwanted: Callable[[Path], bool]) -> None:
    """Remove leftovers and what is unwanted beside the current generation, if that is there."""
    remove_any(indexes / TEMPORARY)
    for leftover in indexes.glob(f"{MEMORY}.*.new"):
        remove_any(leftover)
    try:
        folder, manifest = open_manifest(indexes)
    except IndexError_:
        return
    others = [path for path in sorted(folder.parent.iterdir()) if path.name != folder.name and unwanted(path)]
    if others:
        with unlinking(folder, manifest.files, indexes / MEMORY):
            for path in others:
                _remove_unheld(path)


def discard(folder: Path) -> None:
    """Remove a half-written generation, unless it became the index."""
    try:
        if read_pointer(folder.parent.parent).generation == folder.name:
            return
    except IndexError_:
        pass
    remove_tree(folder)


def _remove_unheld(path: Path) -> None:
    if path.is_symlink() or not path.is_dir():
        path.unlink(missing_ok=True)
        return
    with unheld(path / MANIFEST) as free:
        if free:
            remove_tree(path)
