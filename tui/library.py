"""The opened knowledge base as threads share it: a newer one replaces it, the old one closes when idle."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.knowledge_base import KnowledgeBase


class Library:
    """Holds at most one knowledge base for new readers. Thread-safe."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._current: KnowledgeBase | None = None
        self._readers: dict[KnowledgeBase, int] = {}

    @property
    def is_open(self) -> bool:
        """Whether there is something to read."""
        return self._current is not None

    @contextmanager
    def reading(self) -> Iterator[KnowledgeBase | None]:
        """The knowledge base of this moment; it stays open until the block ends, whatever replaces it."""
        with self._lock:
            kb = self._current
            if kb is not None:
                self._readers[kb] = self._readers.get(kb, 0) + 1
        try:
            yield kb
        finally:
            if kb is not None:
                self._done(kb)

    def replace(self, kb: KnowledgeBase | None) -> None:
        """Give new readers `kb`; the one before closes once its last reader is done."""
        with self._lock:
            old, self._current = self._current, kb
            idle = old is not None and old is not kb and not self._readers.get(old)
        if old is not None and idle:
            old.close()

    def _done(self, kb: KnowledgeBase) -> None:
        with self._lock:
            self._readers[kb] -= 1
            last = not self._readers[kb]
            if last:
                del self._readers[kb]
            retired = last and kb is not self._current
        if retired:
            kb.close()
