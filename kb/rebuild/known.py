"""What the index knows of files: the bytes, size and time with which each was read or refused."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from kb.store.store import Store
from kb.store.summary import RefusedFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kb.corpus import CorpusFile


@dataclass(frozen=True, slots=True)
class Known:
    """(size, stamp) of each source, what was refused, and `inside`: names by each path above.

    An entry of a ZIP file has size and time of that file, so that it is not opened before it changes.
    """

    stamps: dict[str, tuple[int, int]]
    refused: dict[str, RefusedFile]
    inside: dict[str, list[str]]
    names: frozenset[str]
    """Every name, whether read or refused."""
    store: Store | None

    @classmethod
    def of(cls, store: Store | None, under: Sequence[str] | None, *, retried: str) -> Self:
        """All that the store knows, or of these names and what is below them only.

        Files that were refused for the reason `retried` are as if they had changed.
        """
        if store is None:
            return cls({}, {}, {}, frozenset(), None)
        stamps = store.stamps(under)
        refused = {
            one.name: replace(one, sha256="") if one.reason == retried else one
            for one in store.refused()
            if under is None or any(one.name == name or one.name.startswith(f"{name}/") for name in under)
        }
        names = frozenset((*stamps, *refused))
        return cls(stamps, refused, _inside(names), names, store)

    def holds(self, sha256: str) -> bool:
        """Whether the index has the document that these bytes hold."""
        return self.store is not None and self.store.has_document(sha256)

    def is_source(self, name: str, sha256: str) -> bool:
        """Whether the file of this name was read with these bytes."""
        return name in self.stamps and self.store is not None and self.store.source_hash(name) == sha256

    def unchanged(self, file: CorpusFile) -> list[CorpusFile]:
        """The file, or the entries that it had when it was read, if it is as it was; else nothing."""
        if file.name in self.stamps or file.name in self.refused:
            return [file] if self._has_stamp(file.name, file) else []
        names = sorted(self.inside.get(file.name, ()))
        if not all(self._has_stamp(name, file) for name in names):
            return []
        return [replace(file, name=name) for name in names]

    def _has_stamp(self, name: str, file: CorpusFile) -> bool:
        if name in self.stamps:
            return self.stamps[name] == (file.size, file.stamp)
        refused = self.refused[name]
        return bool(refused.sha256) and (refused.size, refused.mtime_ns) == (file.size, file.stamp)


def _inside(names: Iterable[str]) -> dict[str, list[str]]:
    inside: dict[str, list[str]] = {}
    for name in names:
        end = name.rfind("/")
        while end > 0:
            inside.setdefault(name[:end], []).append(name)
            end = name.rfind("/", 0, end)
    return inside
