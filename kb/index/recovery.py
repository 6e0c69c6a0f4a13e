"""Finds the index again where CURRENT does not lead to it: a bit of it flipped, or it is gone.

CURRENT carries the SHA-256 of a manifest, so that often what is left of it still says which generation
it meant. Only a generation of which every file is sound takes its place.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from kb.errors import DamagedIndexError, IndexError_
from kb.index.checked import check
from kb.index.files import read_regular
from kb.index.generation import open_manifest
from kb.index.manifest import MANIFEST, Manifest, parse_manifest
from kb.index.pointer import GENERATIONS, Pointer, is_generation, read_pointer, write_pointer
from kb.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_DECAYED_DIGITS = 2
"""Digits of a checksum that damage to CURRENT changes; damage to the manifest changes nearly all 64."""


def recover(indexes: Path) -> Message | None:
    """Let CURRENT name a sound generation again; what was wrong and which it is, None if nothing was done.

    For the one writer. Nothing is done either where no generation is sound. Errors: OSError.
    """
    try:
        open_manifest(indexes)
    except DamagedIndexError as error:
        damage = error
    except IndexError_:
        return None
    else:
        return None
    found = _find(indexes)
    if found is None:
        return None
    write_pointer(indexes, found, lambda _: None)
    return message(
        "{path} {damage}; {generation} is sound and was taken",
        path=damage.path.name,
        damage=damage.detail,
        generation=found.generation,
    )


def _find(indexes: Path) -> Pointer | None:
    """The generation that CURRENT meant, else the newest that is sound."""
    named = _named(indexes)
    candidates = list(_candidates(indexes))
    if named is not None and (indexes / GENERATIONS / named.generation).exists():
        candidates = [one for one in candidates if _is_nearly(one[0], named)]
    elif named is not None:
        candidates.sort(key=lambda one: one[0].manifest_sha256 != named.manifest_sha256)
    return next((pointer for pointer, folder, manifest in candidates if _is_sound(folder, manifest)), None)


def _named(indexes: Path) -> Pointer | None:
    try:
        return read_pointer(indexes)
    except IndexError_:
        return None


def _is_nearly(one: Pointer, named: Pointer) -> bool:
    differing = sum(a != b for a, b in zip(one.manifest_sha256, named.manifest_sha256, strict=True))
    return one.generation == named.generation and differing <= _DECAYED_DIGITS


def _candidates(indexes: Path) -> Iterator[tuple[Pointer, Path, Manifest]]:
    """Generations whose manifest can be read and says that it is theirs, newest first."""
    generations = indexes / GENERATIONS
    names = [path.name for path in generations.iterdir()] if generations.is_dir() else []
    for name in sorted(filter(is_generation, names), reverse=True):
        folder = generations / name
        if folder.is_symlink():
            continue
        try:
            content = read_regular(folder / MANIFEST)
            manifest = parse_manifest(folder / MANIFEST, content.decode("utf-8", "replace"))
        except (OSError, IndexError_):
            continue
        if manifest.generation == name and manifest.files:
            yield Pointer(name, hashlib.sha256(content).hexdigest()), folder, manifest


def _is_sound(folder: Path, manifest: Manifest) -> bool:
    try:
        check(folder, manifest.files, None)
    except DamagedIndexError:
        return False
    return True
