"""CURRENT: one line that says which generation is the index, replaced as one step.

It carries the SHA-256 of that generation's manifest, and so, through it, of every byte of the index.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.errors import DamagedIndexError, NoIndexError, index_fault
from kb.index.files import read_regular, remove_any, sync, write_whole
from kb.message import message

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

POINTER = "CURRENT"
GENERATIONS = "generations"
TEMPORARY = ".CURRENT.new"
_LINE = re.compile(rb"kamerwijzer-index (g[0-9]{8}) ([0-9a-f]{64})\n")
_GENERATION = re.compile("g[0-9]{8}")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Pointer:
    """The generation that is the index, and its manifest's SHA-256."""

    generation: str
    manifest_sha256: str


def is_generation(name: str) -> bool:
    """Whether a folder of this name can be pointed to."""
    return _GENERATION.fullmatch(name) is not None


def read_pointer(indexes: Path) -> Pointer:
    """What CURRENT says. Errors: NoIndexError, DamagedIndexError."""
    path = indexes / POINTER
    try:
        line = read_regular(path, _LONGEST)
    except FileNotFoundError:
        raise _missing(indexes) from None
    except OSError as error:
        raise index_fault(path, error) from error
    match = _LINE.fullmatch(line)
    if match is None:
        raise DamagedIndexError(path, message("does not name a generation of the index"))
    return Pointer(match[1].decode(), match[2].decode())


def write_pointer(indexes: Path, pointer: Pointer, on_step: Callable[[str], None]) -> None:
    """Make `pointer` the index: the new line is on the disk before it takes the old one's place."""
    fresh = indexes / TEMPORARY
    remove_any(fresh)
    write_whole(fresh, f"kamerwijzer-index {pointer.generation} {pointer.manifest_sha256}\n")
    on_step("pointer written")
    _make_way(indexes / POINTER)
    fresh.replace(indexes / POINTER)
    on_step("pointer replaced")
    sync(indexes)
    on_step("pointer synced")


def _make_way(path: Path) -> None:
    """A folder cannot be replaced by a file: one that stands here is set aside, for it may be someone's."""
    if path.is_symlink() or not path.is_dir():
        return
    number = 1
    while os.path.lexists(aside := path.with_name(f"{path.name}.aside-{number}")):
        number += 1
    path.rename(aside)


def _missing(indexes: Path) -> NoIndexError | DamagedIndexError:
    generations = indexes / GENERATIONS
    if generations.is_dir() and any(generations.iterdir()):
        return DamagedIndexError(indexes / POINTER, message("is missing beside a built index"))
    return NoIndexError(message("{indexes}: no index was built yet; run 'kb rebuild-index'", indexes=indexes))
