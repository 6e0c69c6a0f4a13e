"""SIGINT and SIGTERM as an error that unwinds a rebuild, within two seconds whatever it is doing."""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kb.errors import InterruptedError_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_PATIENCE_SECONDS = 1.0
"""After this the process ends as it is, which the index survives as it does a crash."""


@contextmanager
def stop_on_signals() -> Iterator[None]:
    """Raise InterruptedError_ at the first SIGINT or SIGTERM. For the main thread of a program that
    ends then: if it has not after one second it is ended.

    The exit code is 128 and the signal's number; the old index stands, what was half written is
    removed, now or by the next rebuild. Python runs a handler only between its own instructions, so
    that a thread counts the seconds while a library computes.
    """
    stopping: list[int] = []

    def stop(number: int, frame: FrameType | None) -> None:
        del frame
        if not stopping:
            stopping.append(number)
            raise InterruptedError_(number)

    watching, woken = socket.socketpair()
    woken.settimeout(0)
    earlier = signal.set_wakeup_fd(woken.fileno(), warn_on_full_buffer=False)
    before = {number: signal.signal(number, stop) for number in _SIGNALS}
    threading.Thread(target=_watch, args=(watching,), daemon=True, name="kb-signals").start()
    try:
        yield
    except BaseException as error:
        # An import that is interrupted may swallow what was raised and fail with an error of its own.
        if stopping and not isinstance(error, InterruptedError_):
            raise InterruptedError_(stopping[0]) from error
        raise
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(earlier)
        woken.close()


def _watch(watching: socket.socket) -> None:
    """End the process some time after a signal; return when the watch is over."""
    with watching:
        while number := watching.recv(1):
            if number[0] in _SIGNALS:
                time.sleep(_PATIENCE_SECONDS)
                os._exit(128 + number[0])
