"""The parent's side of reading: child processes kept for the next file, replaced when one fails.

Safe from threads: each call has a child to itself, as many children live as calls at once.
"""

from __future__ import annotations

import atexit
import os
import signal
import subprocess
import sys
import threading
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Self, cast

from kb import errors
from kb.message import message
from kb.reader.child.wire import (
    BrokenChannelError,
    OversizeError,
    Refusal,
    Reply,
    Request,
    most_bytes,
    receive_reply,
    send_request,
)

if TYPE_CHECKING:
    from kb.block import Reading
    from kb.limits import Limits

FILES_PER_CHILD = 200
"""A child is replaced after so many files, so that no leak of a library grows for long."""

_ERRORS: dict[Refusal, type[errors.ReadError]] = {
    "unsupported": errors.UnsupportedError,
    "too large": errors.TooLargeError,
    "password": errors.PasswordError,
    "no text": errors.NoTextError,
    "damaged": errors.DamagedError,
}
_ROOT = Path(__file__).resolve().parents[3]


class Workers:
    """Children that read files; one is started when none is idle."""

    def __init__(self, files_per_child: int = FILES_PER_CHILD) -> None:
        self._files_per_child = files_per_child
        self._idle: list[_Child] = []
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, content: bytes, path: Path | str, limits: Limits, *, module: str = "") -> Reading:
        """The reading of one file's `content`; a ReadError that names `path` where there is none.

        `module` names the reader instead of the content.
        """
        reply = self._reply(Request(name=_sendable(path), limits=limits, module=module), content)
        if reply.reading is not None:
            return reply.reading
        raise _ERRORS[reply.refusal or "damaged"](path, reply.detail)

    def work(self, module: str, task: bytes, path: Path | str, limits: Limits) -> bytes:
        """What the function `work` of a module of ours makes of a task, JSON to JSON; errors name `path`."""
        reply = self._reply(Request(name=_sendable(path), limits=limits, module=module, work=True), task)
        if reply.refusal is None:
            return bytes(reply.result)
        raise _ERRORS[reply.refusal or "damaged"](path, reply.detail)

    def _reply(self, request: Request, content: bytes) -> Reply:
        child = self._take()
        was_fresh = child.files == 0
        reply = self._ask(child, request, content)
        if reply.refusal == "too large" and reply.worn and not was_fresh:
            # What earlier files left in the memory of a used child must not decide about this one.
            reply = self._ask(_Child(), request, content)
        return reply

    def close(self) -> None:
        """End the idle children."""
        with self._lock:
            idle, self._idle = self._idle, []
        for child in idle:
            child.end()

    def _take(self) -> _Child:
        with self._lock:
            if self._idle:
                return self._idle.pop()
        return _Child()

    def _ask(self, child: _Child, request: Request, content: bytes) -> Reply:
        healthy = False
        try:
            reply = child.ask(request, content)
            healthy = child.alive and not reply.worn and child.files < self._files_per_child
        finally:
            if healthy:
                with self._lock:
                    self._idle.append(child)
            else:
                child.kill()
        return reply


@lru_cache(maxsize=2)
def _workers_of(process: int) -> Workers:
    del process
    workers = Workers()
    atexit.register(workers.close)
    return workers


def shared_workers() -> Workers:
    """The children that every caller in this process shares; a forked process gets its own."""
    return _workers_of(os.getpid())


class _Child:
    """One child process. Use from one thread at a time."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", "from kb.reader.child.worker import main; main()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            start_new_session=True,  # its own group: killed whole, and Ctrl-C stays with the parent
        )
        self._requests = cast("BinaryIO", self._process.stdin)
        self._replies = cast("BinaryIO", self._process.stdout)
        self.alive = True
        self.files = 0

    def ask(self, request: Request, content: bytes) -> Reply:
        """The child's reply; a refusal where it died, fell silent or said too much."""
        self.files += 1
        limits = request.limits
        expired = threading.Event()

        def expire() -> None:
            expired.set()
            self._signal_group()

        timer = threading.Timer(limits.wall_seconds, expire)
        timer.daemon = True
        timer.start()
        try:
            send_request(self._requests, request, content)
            reply = receive_reply(self._replies, most_bytes(request))
        except OversizeError:
            self.alive = False
            reply = Reply(refusal="too large", detail=message("gives more text than is kept"))
        except (BrokenChannelError, OSError):
            self.alive = False
            reply = Reply(refusal="damaged")
        finally:
            timer.cancel()
            timer.join()
        if expired.is_set():
            self.alive = False
            return Reply(
                refusal="too large",
                detail=message("takes longer than {seconds} s to read", seconds=f"{limits.wall_seconds:g}"),
            )
        if reply.refusal == "damaged" and not self.alive:
            return self._last_words(limits)
        return reply

    def kill(self) -> None:
        """End the process and whatever it started, and leave no zombie."""
        self.alive = False
        self._signal_group()
        self._close()
        self._process.wait()

    def end(self) -> None:
        """Let an idle process end by itself, which it does when its input closes."""
        self._close()
        try:
            self._process.wait(timeout=1.0)
        except subprocess.TimeoutExpired:
            self.kill()

    def _close(self) -> None:
        for channel in (self._requests, self._replies):
            try:
                channel.close()
            except OSError:  # what could not be sent to a dead child is lost
                continue

    def _signal_group(self) -> None:
        if self._process.returncode is not None:
            return
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except (AttributeError, ProcessLookupError, PermissionError):  # no groups on Windows
            self._process.kill()

    def _last_words(self, limits: Limits) -> Reply:
        """The refusal for a child that stopped without a reply."""
        try:
            status = self._process.wait(timeout=2.0)
        except subprocess.TimeoutExpired:
            return Reply(refusal="damaged", detail=message("the reader broke off its reply"))
        if status == -getattr(signal, "SIGXCPU", 0):
            detail = message(
                "takes more than {seconds} s of processor time to read", seconds=limits.cpu_seconds
            )
            return Reply(refusal="too large", detail=detail)
        if status < 0:
            detail = message("the reader was stopped by signal {number} without a result", number=-status)
        else:
            detail = message("the reader stopped with status {number} without a result", number=status)
        return Reply(refusal="damaged", detail=detail)


def _sendable(path: Path | str) -> str:
    """The file's name for the child, which looks at its ending: JSON carries no bytes that are no UTF-8."""
    return Path(path).name.encode("utf-8", "replace").decode("utf-8")


def _environment() -> dict[str, str]:
    """The child finds this package first, and nothing in the folder that the user works in."""
    paths = [str(_ROOT), *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
