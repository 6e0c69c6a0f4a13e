"""Work off the screen, one job at a time; while one runs, only the newest request is kept.

So typing never waits, threads never pile up, and what comes back is told by its request whether it is
still wanted.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.dom import DOMNode
    from textual.message import Message

Request = TypeVar("Request")


class Latest(Generic[Request]):
    """Runs `job` in a thread for the newest request and posts the message that it gives to `node`."""

    def __init__(self, node: DOMNode, job: Callable[[Request], Message]) -> None:
        self._node = node
        self._job = job
        self._waiting: list[Request] = []
        self._busy = False

    @property
    def busy(self) -> bool:
        """Whether a job runs or waits."""
        return self._busy

    def ask(self, request: Request) -> None:
        """Do the job for `request` as soon as the running one is done, unless a newer one comes."""
        self._waiting = [request]
        if not self._busy:
            self._busy = True
            self._node.run_worker(self._work())

    async def _work(self) -> None:
        try:
            while self._waiting:
                request = self._waiting.pop()
                self._node.post_message(await asyncio.to_thread(self._job, request))
        finally:
            self._busy = False
