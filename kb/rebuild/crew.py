"""Runs a function over many files on several threads and gives results in order.

The threads are daemons and each file has its own child process: a rebuild that is stopped does not
wait for a slow file, and the children end with this process.
"""

from __future__ import annotations

import os
import queue
import threading
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Task = TypeVar("Task")
Result = TypeVar("Result")
_AHEAD = 4
"""Results that wait for a slow file before them, for each thread: bounds the memory."""


class _Slot(Generic[Result]):
    """Where one result will be."""

    def __init__(self) -> None:
        self.done = threading.Event()
        self.result: Result | None = None
        self.error: BaseException | None = None


def in_order(
    function: Callable[[Task], Result], tasks: Sequence[Task], threads: int | None = None
) -> Iterator[Result]:
    """`function(task)` for each task, in their order, computed ahead. Raises what the function raises."""
    count = min(threads or os.cpu_count() or 1, len(tasks))
    waiting: queue.SimpleQueue[tuple[Task, _Slot[Result]] | None] = queue.SimpleQueue()
    for _ in range(count):
        threading.Thread(target=_work, args=(function, waiting), daemon=True, name="kb-reader").start()
    slots: list[_Slot[Result]] = []
    try:
        for number in range(len(tasks)):
            while len(slots) < len(tasks) and len(slots) < number + 1 + _AHEAD * count:
                slot: _Slot[Result] = _Slot()
                waiting.put((tasks[len(slots)], slot))
                slots.append(slot)
            yield _wait(slots[number])
            slots[number] = _Slot()  # the result is the caller's now
    finally:
        _empty(waiting)
        for _ in range(count):
            waiting.put(None)


def _work(
    function: Callable[[Task], Result], waiting: queue.SimpleQueue[tuple[Task, _Slot[Result]] | None]
) -> None:
    while (item := waiting.get()) is not None:
        task, slot = item
        try:
            slot.result = function(task)
        except BaseException as error:  # noqa: BLE001 - raised again where the result is taken
            slot.error = error
        slot.done.set()


def _wait(slot: _Slot[Result]) -> Result:
    slot.done.wait()
    if slot.error is not None:
        raise slot.error
    return slot.result  # type: ignore[return-value]  # set before `done`


def _empty(waiting: queue.SimpleQueue[tuple[Task, _Slot[Result]] | None]) -> None:
    while True:
        try:
            waiting.get_nowait()
        except queue.Empty:
            return
