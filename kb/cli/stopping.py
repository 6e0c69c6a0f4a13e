"""Ctrl-C ends this program with 130 and no traceback, from its first line to its last, within two seconds.

Python runs a handler only between its own instructions, and a library may swallow or reword what it
raises: a thread of its own sees the signal and ends the process after a second of patience.
"""

from __future__ import annotations

import os
import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kb.cli.exit_code import ExitCode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from socket import socket
    from types import FrameType

_PATIENCE_SECONDS = 1.0


def end_at_once() -> bool:
    """From here on Ctrl-C ends the process, nothing said; False where the signal is ignored or not ours."""
    if threading.current_thread() is not threading.main_thread():
        return False
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # nohup, or a job in the background
        return False
    signal.signal(signal.SIGINT, _end)
    return True


@contextmanager
def interruptible() -> Iterator[Callable[[], bool]]:
    """Ctrl-C is a KeyboardInterrupt in the block, and the end of the process soon after.

    Gives what says whether it was pressed: an import that is interrupted may fail with another error.
    """
    from socket import socketpair

    pressed: list[int] = []

    def interrupt(number: int, frame: FrameType | None) -> None:
        del frame
        pressed.append(number)
        raise KeyboardInterrupt

    watching, woken = socketpair()
    woken.settimeout(0)
    earlier = signal.set_wakeup_fd(woken.fileno(), warn_on_full_buffer=False)
    threading.Thread(target=_watch, args=(watching,), daemon=True, name="kb-interrupt").start()
    before = signal.signal(signal.SIGINT, interrupt)
    try:
        yield lambda: bool(pressed)
    finally:
        signal.signal(signal.SIGINT, before)
        signal.set_wakeup_fd(earlier)
        woken.close()


def _end(number: int, frame: FrameType | None) -> None:
    del number, frame
    os._exit(ExitCode.INTERRUPTED)


def _watch(watching: socket) -> None:
    """End the process some time after the signal, unless it ends by itself."""
    with watching:
        while number := watching.recv(1):
            if number[0] == signal.SIGINT:
                threading.Event().wait(_PATIENCE_SECONDS)
                os._exit(ExitCode.INTERRUPTED)
