"""An encoder that keeps every vector it was asked for, in a folder if one is named; none is made twice."""

from __future__ import annotations

import hashlib
import os
import zipfile
from typing import TYPE_CHECKING

import numpy as np

from kb.errors import UsageError
from kb.message import message
from kb.system_error import system_reason

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from kb.encoder.encoder import Encoder, Progress, Vectors

_HASH_BYTES = 16


class KeptEncoder:
    """An `Encoder` in front of another. For each model and side a file of hashes of texts and vectors."""

    def __init__(self, encoder: Encoder, folder: Path | None) -> None:
        self._encoder = encoder
        self._folder = folder
        self._sides: dict[str, dict[bytes, Vectors]] = {}
        self.name = encoder.name
        self.weights_sha256 = encoder.weights_sha256

    @property
    def dimensions(self) -> int:
        """Numbers in a vector."""
        return self._encoder.dimensions

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of what people ask, float32 (n, dimensions). Errors: EncoderError, UsageError."""
        return self._embed("queries", texts, self._encoder.embed_queries)

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Vectors of what is searched, float32 (n, dimensions). Errors: EncoderError, UsageError."""
        return self._embed("passages", texts, lambda new: self._encoder.embed_passages(new, progress))

    def _embed(self, side: str, texts: Sequence[str], embed: Callable[[list[str]], Vectors]) -> Vectors:
        known = self._known(side)
        keys = [_key(text) for text in texts]
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        if new:
            known.update(zip(new, embed(list(new.values())), strict=True))
            self._keep(side, known)
        vectors = np.empty((len(texts), self.dimensions), dtype=np.float32)
        for place, key in enumerate(keys):
            vectors[place] = known[key]
        return vectors

    def _known(self, side: str) -> dict[bytes, Vectors]:
        if side not in self._sides:
            self._sides[side] = _read(self._path(side)) if self._folder else {}
        return self._sides[side]

    def _path(self, side: str) -> Path:
        assert self._folder is not None
        return self._folder / f"{self.weights_sha256[:12]}-{side}.npz"

    def _keep(self, side: str, known: dict[bytes, Vectors]) -> None:
        if self._folder is None:
            return
        path = self._path(side)
        part = path.with_name(f"{path.stem}-{os.getpid()}.part.npz")
        hashes = np.frombuffer(b"".join(known), dtype=np.uint8).reshape(len(known), _HASH_BYTES)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            np.savez(part, hashes=hashes, vectors=np.stack(list(known.values())))
            part.replace(path)
        except OSError as error:
            raise UsageError(
                message(
                    "{folder}: vectors cannot be kept there: {reason}",
                    folder=self._folder,
                    reason=error.strerror,
                )
            ) from error


def _key(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:_HASH_BYTES]


def _read(path: Path) -> dict[bytes, Vectors]:
    try:
        with np.load(path, allow_pickle=False) as kept:
            hashes, vectors = kept["hashes"], kept["vectors"]
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise UsageError(
            message("{path}: cannot be read: {reason}", path=path, reason=system_reason(error))
        ) from error
    except (ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise UsageError(
            message("{path}: is damaged ({error}); remove it, and it is made anew", path=path, error=error)
        ) from error
    return {bytes(key): vector for key, vector in zip(hashes, vectors, strict=True)}
