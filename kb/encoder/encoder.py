"""What turns text into vectors: the protocol, and the check that its vectors can be used.

Knows no model and no index; imports nothing heavy but numpy.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from kb.errors import EncoderError
from kb.message import message

Vectors = npt.NDArray[np.float32]
Progress = Callable[[int, int], None]
"""Called with (texts done, texts in all)."""

UNIT_TOLERANCE = 1e-3
"""How far from 1 the length of a vector may be: float32 sums of some thousand squares stay well below."""

_ENGINE_OVERFLOW = str.maketrans(
    {
        "\0": " ",  # ends a C string
        "\ufdfa": "صلى الله عليه وسلم",  # one sign for 18: more than the C engine has room for
    }
)


class Encoder(Protocol):
    """Text to vectors of length 1, of which the dot product is the similarity."""

    @property
    def name(self) -> str:
        """What the index records; another name means other vectors."""

    @property
    def dimensions(self) -> int:
        """Numbers in a vector."""

    @property
    def weights_sha256(self) -> str:
        """Hash of the weights, in hex; another hash means other vectors."""

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of what people ask, float32 (n, dimensions). Errors: EncoderError."""

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Vectors of what is searched, float32 (n, dimensions). Errors: EncoderError."""


def checked(vectors: npt.NDArray[np.generic], rows: int, dimensions: int) -> Vectors:
    """`vectors` as float32, proved to be `rows` finite vectors of length 1.

    Errors: EncoderError that says which vector is unusable and why.
    """
    if vectors.shape != (rows, dimensions):
        raise EncoderError(
            message(
                "the embedding model gave vectors of shape {shape}, not {rows}",
                shape=vectors.shape,
                rows=(rows, dimensions),
            )
        )
    numbers = np.ascontiguousarray(vectors, dtype=np.float32)
    lengths = np.sqrt(np.einsum("ij,ij->i", numbers, numbers, dtype=np.float64))
    wrong = np.flatnonzero(~(np.abs(lengths - 1) <= UNIT_TOLERANCE))  # NaN compares as wrong
    if wrong.size:
        first = int(wrong[0])
        raise EncoderError(
            message(
                "the embedding model gave unusable vectors: number {first} of {rows} "
                "has length {length}, not 1; "
                "check the model and its weights",
                first=first,
                rows=rows,
                length=format(lengths[first], ".4g"),
            )
        )
    return numbers


def embeddable(text: str) -> str:
    """`text` without what no encoder may be handed: NUL, lone surrogates, one ligature.

    The C engine writes normalised text into a buffer of four code points per byte of UTF-8, and U+FDFA
    becomes eighteen from three bytes: nine of them in a row would write past its end.
    """
    return text.translate(_ENGINE_OVERFLOW).encode("utf-8", "replace").decode("utf-8")


def let_threads_sleep() -> None:
    """Have OpenMP threads sleep, not spin, while they wait for each other; to be called before it is loaded.

    Measured with two other programs on two cores: a query of the C engine 45 ms and 61 at most, spinning
    143 ms and 3,300 at most; torch 3.3 passages a second, spinning 1.5.
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
