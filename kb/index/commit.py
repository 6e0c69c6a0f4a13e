"""A new generation: a folder of its own, described, synced, and made the index as one step.

Until the pointer is replaced the old generation is the index; after that the new one is. A folder
that was never pointed to is only litter, removed by the next rebuild.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.errors import IndexError_
from kb.index.checked import MEMORY, remember, unlinking
from kb.index.files import remove_tree, sync, sync_tree, write_whole
from kb.index.generation import open_manifest
from kb.index.lock import unheld
from kb.index.manifest import FORMAT, MANIFEST, FileEntry, Manifest, Model, entries_of
from kb.index.pointer import GENERATIONS, TEMPORARY, Pointer, read_pointer, write_pointer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


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
    numbers = [int(path.name[1:]) for path in generations.glob("g*") if path.name[1:].isdigit()]
    folder = generations / f"g{max(numbers, default=_pointed(indexes)) + 1:08d}"
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
    """Remove what no reader needs: old generations, half-written ones, leftovers.

    Only in our own folder: what else people put under indexes/ stays. Where the pointer cannot be
    read nothing is removed, for any generation may be the index.
    """
    (indexes / TEMPORARY).unlink(missing_ok=True)
    for leftover in indexes.glob(f"{MEMORY}.*.new"):
        leftover.unlink(missing_ok=True)
    try:
        current = read_pointer(indexes).generation
    except IndexError_:
        return
    others = [path for path in sorted((indexes / GENERATIONS).iterdir()) if path.name != current]
    if others:
        with unlinking(*_current_files(indexes), indexes / MEMORY):
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


def _current_files(indexes: Path) -> tuple[Path, tuple[FileEntry, ...]]:
    """The folder and the files of the current generation; none where it cannot be opened."""
    try:
        folder, manifest = open_manifest(indexes)
    except IndexError_:
        return indexes, ()
    return folder, manifest.files


def _remove_unheld(path: Path) -> None:
    if path.is_symlink() or not path.is_dir():
        path.unlink(missing_ok=True)
        return
    with unheld(path / MANIFEST) as free:
        if free:
            remove_tree(path)


def _pointed(indexes: Path) -> int:
    try:
        return int(read_pointer(indexes).generation[1:])
    except IndexError_:
        return 0
