"""SIGINT and SIGTERM as an error that unwinds a rebuild, within two seconds whatever it is doing."""

from __future__ import annotations

import os
import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kb.errors import InterruptedError_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_PATIENCE_SECONDS = 1.5
"""After this the process ends without unwinding, which the index survives as it does a crash."""


@contextmanager
def stop_on_signals() -> Iterator[None]:
    """Raise InterruptedError_ in the main thread at the first SIGINT or SIGTERM. For the main thread.

    The command line ends with 128 and the signal's number; the old index stands, what was half
    written is removed, now or by the next rebuild.
    """
    deadline: list[threading.Timer] = []

    def stop(number: int, frame: FrameType | None) -> None:
        del frame
        if not deadline:
            timer = threading.Timer(_PATIENCE_SECONDS, os._exit, (128 + number,))
            timer.daemon = True
            deadline.append(timer)
            timer.start()
            raise InterruptedError_(number)

    before = {number: signal.signal(number, stop) for number in _SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for timer in deadline:
            timer.cancel()
