"""What a disk holds after the power went: a record of syncs, and folders as they would be found.

Between two syncs a disk may have written everything, nothing, or names without what they name. Each
way is made real in a folder of its own, from the bytes and names as they were at the last sync.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

Loss = Literal["unsynced names and bytes", "unsynced bytes", "the pointer's new name"]
LOSSES: tuple[Loss, ...] = ("unsynced names and bytes", "unsynced bytes", "the pointer's new name")
Names = dict[str, int | None]
"""Of a folder: the inode of each file, None for a folder in it."""


@dataclass
class Disk:
    """Follows `root`: what of it is synced. All that is there at the beginning is."""

    root: Path
    content: dict[int, bytes] = field(default_factory=dict)
    names: dict[str, Names] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for folder in (self.root, *(path for path in self.root.rglob("*") if path.is_dir())):
            self._sync_folder(folder)
        for path in self.root.rglob("*"):
            if path.is_file():
                self.content[path.stat().st_ino] = path.read_bytes()

    def synced(self, path: Path) -> None:
        """Somebody waited for this file or folder."""
        if path.is_dir():
            self._sync_folder(path)
        else:
            self.content[path.stat().st_ino] = path.read_bytes()

    def after(self, loss: Loss, target: Path) -> None:
        """Make `target` what would be found of `root` if the power went now."""
        if loss == "unsynced names and bytes":
            self._as_synced(self.root, target)
        else:
            self._as_named(self.root, target)
        if loss == "the pointer's new name":
            inode = self.names[str(self.root)].get("CURRENT")
            if inode is not None:
                (target / "CURRENT").write_bytes(self.content[inode])

    def _sync_folder(self, folder: Path) -> None:
        self.names[str(folder)] = {
            path.name: None if path.is_dir() else path.stat().st_ino for path in folder.iterdir()
        }

    def _as_synced(self, folder: Path, target: Path) -> None:
        """Names as of the folder's last sync, bytes as of the file's; empty where there was none."""
        target.mkdir()
        for name, inode in self.names.get(str(folder), {}).items():
            if inode is None:
                self._as_synced(folder / name, target / name)
            else:
                (target / name).write_bytes(self.content.get(inode, b""))

    def _as_named(self, folder: Path, target: Path) -> None:
        """Names as they are now; half of the bytes of a file that was not synced since it was written."""
        target.mkdir()
        for path in folder.iterdir():
            if path.is_dir():
                self._as_named(path, target / path.name)
                continue
            now = path.read_bytes()
            sound = self.content.get(path.stat().st_ino) == now
            (target / path.name).write_bytes(now if sound else now[: len(now) // 2])


def recording(disk: Disk, event: Callable[[str], None]) -> Callable[[int], None]:
    """A stand-in for os.fsync that tells the disk, and `event` before and after."""
    wait = os.fsync

    def fsync(handle: int) -> None:
        path = Path(f"/proc/self/fd/{handle}").readlink()
        if not stat.S_ISREG(os.fstat(handle).st_mode) and not path.is_dir():
            wait(handle)
            return
        event(f"before {path.name}")
        wait(handle)
        disk.synced(path)
        event(f"after {path.name}")

    return fsync
