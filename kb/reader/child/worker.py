"""The child process that reads untrusted files, one after another, under limits of the kernel.

It gets bytes and hands back a Reading or a refusal; it knows no path, opens no connection, starts
no program and makes, changes or removes no file. A reader that breaks these limits takes only this
process with it.
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

import msgspec

from kb import errors
from kb.limits import MIB, Limits
from kb.message import Message, message
from kb.reader.child.wire import (
    Refusal,
    Reply,
    Request,
    encode_reply,
    most_bytes,
    receive_request,
    send_reply,
)
from kb.reader.detect import detect
from kb.text.sanitise import one_line

if TYPE_CHECKING:
    from kb.block import Format, Reading

try:
    import fcntl
    import resource
except ImportError:  # not on Windows: there only the parent's clock limits a file
    _HAS_RLIMITS = False
else:
    _HAS_RLIMITS = True

_READERS: Final[dict[Format, str]] = {
    "pdf": "kb.reader.pdf.read",
    "xml": "kb.reader.web.official",
    "html": "kb.reader.web.html",
    "docx": "kb.reader.word.docx",
    "odt": "kb.reader.word.odt",
    "markdown": "kb.reader.plain.markdown",
    "text": "kb.reader.plain.text",
    "mail": "kb.reader.mail.eml",
}
_REFUSALS: Final[dict[type[errors.ReadError], Refusal]] = {
    errors.UnsupportedError: "unsupported",
    errors.TooLargeError: "too large",
    errors.PasswordError: "password",
    errors.NoTextError: "no text",
    errors.DamagedError: "damaged",
}
_FORBIDDEN_EVENTS = (
    "os.chmod",
    "os.chown",
    "os.exec",
    "os.fork",
    "os.kill",
    "os.link",
    "os.mkdir",
    "os.posix_spawn",
    "os.remove",  # os.unlink too
    "os.rename",  # os.replace too
    "os.rmdir",
    "os.setxattr",
    "os.removexattr",
    "os.spawn",
    "os.symlink",
    "os.system",
    "os.truncate",
    "os.utime",
    "pty.",
    "shutil.",
    "signal.pthread_kill",
    "socket.",
    "subprocess.",
    "tempfile.",
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_WORN_BYTES = 400 * MIB
_DETAIL_CHARS = 300


def main() -> None:
    """Answer requests on stdin with replies on stdout until the parent closes stdin."""
    requests, replies = _take_channels()
    prepared = False
    while (received := receive_request(requests)) is not None:
        request, content = received
        limit_resources(request.limits)
        try:
            module = importlib.import_module(request.module or _reader_of(content, request.name))
            if not prepared:
                forbid_side_effects()
                prepared = True
            _die_with_parent(requests, on=True)
            if request.work:
                encoded = _checked(Reply(result=msgspec.Raw(module.work(content)), worn=_is_worn()), request)
            else:
                encoded = _encoded(module.read(content, request.limits), request)
        except errors.ReadError as error:
            encoded = encode_reply(_refusal(error))
        except MemoryError:
            detail = message(
                "needs more than {mebibytes} MiB of memory", mebibytes=request.limits.memory_bytes // MIB
            )
            encoded = encode_reply(Reply(refusal="too large", detail=detail, worn=True))
        except RecursionError:
            encoded = encode_reply(Reply(refusal="too large", detail=message("is nested too deeply")))
        except Exception as error:  # noqa: BLE001 - the border: a reader may fail in any way
            encoded = encode_reply(Reply(refusal="damaged", detail=_told(error)))
        _die_with_parent(requests, on=False)
        del received, content
        send_reply(replies, encoded)


def _reader_of(content: bytes, name: str) -> str:
    found = detect(content, name)
    if found == "zip":
        raise errors.UnsupportedError(name, message("is a ZIP file of documents where one document is read"))
    return _READERS[found]


def limit_resources(limits: Limits) -> None:
    """Let the kernel stop this process when the next file needs more than `limits`."""
    if not _HAS_RLIMITS:
        return
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used_seconds = int(usage.ru_utime + usage.ru_stime) + 1
    for kind, value in (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, used_seconds + limits.cpu_seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


def forbid_side_effects() -> None:
    """From here on this process changes no file or folder, opens no connection and starts no program.

    Python asks before each of these; machine code that a hole in a library let in does not ask. Against that
    stand the limits of the kernel: no byte can be written into a file, and the process ends with its file.
    """
    if _HAS_RLIMITS:
        _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    sys.dont_write_bytecode = True
    sys.addaudithook(_refuse_event)


def _refuse_event(event: str, arguments: tuple[object, ...]) -> None:
    if event.startswith(_FORBIDDEN_EVENTS):
        raise PermissionError(f"a reader may not do {event}")
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING:
        raise PermissionError("a reader may not write files")


def _take_channels() -> tuple[BinaryIO, BinaryIO]:
    """The channels to the parent, moved away from stdin and stdout, which become /dev/null."""
    requests = os.fdopen(os.dup(0), "rb")
    replies = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    os.close(nothing)
    return requests, replies


def _die_with_parent(requests: BinaryIO, *, on: bool) -> None:
    """While a file is read nothing comes in: a signal on that channel means that the parent is gone.

    The kernel kills this process even where a reader hangs. (PR_SET_PDEATHSIG would fire when the
    parent's thread ends, and readers are called from threads.)
    """
    if not hasattr(signal, "SIGIO") or not _HAS_RLIMITS:
        return
    flags = fcntl.fcntl(requests, fcntl.F_GETFL)
    if on:
        fcntl.fcntl(requests, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(requests, fcntl.F_SETFL, flags | os.O_ASYNC)
    else:
        fcntl.fcntl(requests, fcntl.F_SETFL, flags & ~os.O_ASYNC)


def _encoded(reading: Reading, request: Request) -> bytes:
    """The reply for `reading`, a refusal where it holds no text or is too large."""
    if not any(block.text for block in reading.blocks):
        return encode_reply(Reply(refusal="no text", detail=message("holds no text")))
    return _checked(Reply(reading=reading, worn=_is_worn()), request)


def _checked(reply: Reply, request: Request) -> bytes:
    encoded = encode_reply(reply)
    if len(encoded) > most_bytes(request):
        detail = message(
            "holds more than {mebibytes} MiB of text", mebibytes=request.limits.result_bytes // MIB
        )
        return encode_reply(Reply(refusal="too large", detail=detail, worn=True))
    return encoded


def _is_worn() -> bool:
    """Whether this process has grown so much that the next file should get a fresh one.

    Asks how much it holds now: Linux counts the parent's memory at the fork in `ru_maxrss`, too.
    """
    try:
        resident = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return False
    return resident * os.sysconf("SC_PAGE_SIZE") > _WORN_BYTES


def _refusal(error: errors.ReadError) -> Reply:
    kind = _REFUSALS.get(type(error), "damaged")
    return Reply(refusal=kind, detail=_cleaned(error.detail))


def _cleaned(detail: Message) -> Message:
    """The message with values that are fit for a line: they may be words of the file."""
    values = tuple(
        (name, one_line(value)[:_DETAIL_CHARS] if isinstance(value, str) else _cleaned(value))
        for name, value in detail.values
    )
    return Message(detail.text, values)


def _told(error: Exception) -> Message:
    return _cleaned(message("{error}: {reason}", error=type(error).__name__, reason=error))
