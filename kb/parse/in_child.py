"""Documents understood where they are read: in the child process, under the limits of one file.

The text of a hostile file can keep any rule of ours busy, not only a reader's. Called by its name from
the child (`kb/reader/child/worker.py`); what goes over the channel is checked as readings are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from kb.block import Reading
from kb.document import Document
from kb.parse.account import Account
from kb.source import Source

if TYPE_CHECKING:
    from pathlib import Path

    from kb.limits import Limits
    from kb.reader import Workers


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be understood; the account of its lines is made anyway, and sent where it is wanted."""

    reading: Reading
    source: Source
    account: bool


@dataclass(frozen=True, slots=True)
class Understood:
    """What came of it."""

    document: Document
    account: Account | None = None


_tasks = msgspec.json.Decoder(Task)
_results = msgspec.json.Decoder(Understood)
_encoder = msgspec.json.Encoder()


def understand_within(
    reading: Reading, source: Source, path: Path, limits: Limits, workers: Workers | None, *, account: bool
) -> Understood:
    """The document of a reading, made in a child process. Errors: TooLargeError, DamagedError."""
    if workers is None:
        from kb.reader.child.pool import shared_workers

        workers = shared_workers()
    sent = replace(source, name=source.name.encode("utf-8", "replace").decode("utf-8"))  # JSON has no other
    task = _encoder.encode(Task(reading, sent, account))
    understood = _results.decode(workers.work(__name__, task, path, limits))
    return replace(understood, document=replace(understood.document, source=source))


def work(content: bytes) -> bytes:
    """Carry out a task, in the child."""
    from kb.parse import understand_with_account

    task = _tasks.decode(content)
    document, account = understand_with_account(task.reading, task.source)
    return _encoder.encode(Understood(document, account if task.account else None))
