"""The index that a rebuild starts from: what can be taken over from it, and why not if not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.errors import DamagedIndexError, IndexVersionError, NoIndexError, OlderIndexError
from kb.index.analysis import ANALYSIS
from kb.index.generation import Generation
from kb.message import Message, message

if TYPE_CHECKING:
    from kb.encoder.encoder import Encoder
    from kb.index.manifest import Manifest
    from kb.settings import Settings

READING = 7
"""Raised when the readers would make something else of the same files: all are read again."""
FULL = message("asked to build everything anew")


@dataclass(frozen=True, slots=True)
class Basis:
    """`base` is what changes are applied to, `vectors` whose vectors are taken over for the same text."""

    base: Generation | None = None
    vectors: Generation | None = None
    anew: Message | None = None

    def close(self) -> None:
        """Let go of the old index."""
        for generation in (self.base, self.vectors):
            if generation is not None:
                generation.close()


def find_basis(
    settings: Settings, encoder: Encoder, *, full: bool, recovered: Message | None = None
) -> Basis:
    """The current index if changes can be applied to it; every file of it is checked.

    Of one that had to be `recovered` only vectors are taken over: whether it was the latest is not sure.
    Errors: IndexVersionError for an index of a newer version, unless `full`.
    """
    try:
        generation = Generation.open(settings.indexes)
    except NoIndexError:
        return Basis()
    except (OlderIndexError, DamagedIndexError) as error:
        return Basis(anew=error.message)
    except IndexVersionError:
        if full:
            return Basis(anew=FULL)
        raise
    try:
        anew = recovered or (FULL if full else _outdated(generation.manifest))
        same_model = _same_model(generation.manifest, settings, encoder)
        if not same_model:
            anew = anew or message("another embedding model")
        try:
            generation.check_all()
        except DamagedIndexError as error:
            anew, same_model = error.message, same_model and _has_vectors(generation)
        if not anew:
            return Basis(generation, generation)
        if same_model:
            return Basis(None, generation, anew)
    except BaseException:
        generation.close()
        raise
    generation.close()
    return Basis(anew=anew)


def _outdated(manifest: Manifest) -> Message | None:
    if manifest.reading != READING:
        return message("files are read in a new way")
    return message("words are cut in a new way") if manifest.analysis != ANALYSIS else None


def _same_model(manifest: Manifest, settings: Settings, encoder: Encoder) -> bool:
    model = manifest.model
    return not model.weights_sha256 or (model.weights_sha256, model.setting, model.prefix) == (
        encoder.weights_sha256,
        settings.model,
        settings.passage_prefix,
    )


def _has_vectors(generation: Generation) -> bool:
    try:
        return len(generation.vectors) >= 0
    except DamagedIndexError:
        return False
