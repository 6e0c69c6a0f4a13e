"""The models that come with the program, each by name: where its weights are and how they are checked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kb.encoder.e5_weights import bundled_weights_file, check_whole, recorded_sha256
from kb.encoder.taught import check_taught, taught_file, taught_sha256
from kb.settings import TAUGHT_MODEL


@dataclass(frozen=True, slots=True)
class BundledWeights:
    """`file` gives the path of the weights and makes the file if need be. Errors of both: EncoderError."""

    sha256: str
    file: Callable[[], Path]
    check: Callable[[Path], None]

    def whole_file(self) -> Path:
        """The path, after the whole file was compared with its hash."""
        path = self.file()
        self.check(path)
        return path


def weights_of(model: str) -> BundledWeights:
    """Of the taught model, or of the plain one that it was made of. Errors: EncoderError."""
    if model == TAUGHT_MODEL:
        return BundledWeights(taught_sha256(), taught_file, check_taught)
    path = bundled_weights_file()
    return BundledWeights(recorded_sha256(path), lambda: path, check_whole)
