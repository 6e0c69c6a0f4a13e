"""From the corpus to a new generation of the index: reads what changed, commits it as one step.

The old index answers until the new one is whole, and stays if anything goes wrong.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kb.errors import KbError, UsageError
from kb.index.commit import clean, clean_half_written, discard, new_folder
from kb.index.files import space_error
from kb.index.lock import writer_lock
from kb.index.manifest import weights_mark
from kb.index.recovery import recover
from kb.message import Message, message
from kb.rebuild.basis import Basis, find_basis
from kb.rebuild.interrupt import stop_on_signals
from kb.rebuild.kept import forget_kept
from kb.rebuild.report import Progress, RebuildReport, Refused, Skipped
from kb.rebuild.survey import Survey, as_refused, survey
from kb.rebuild.tools import Parse, Tagger, Tools, tagger_of, utc_now
from kb.rebuild.writing import Written, write_generation
from kb.settings import BUNDLED_MODELS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from kb.document import Document
    from kb.encoder.encoder import Encoder
    from kb.index.generation import Generation
    from kb.passage import Passage
    from kb.settings import Settings

__all__ = ["Progress", "RebuildReport", "Refused", "Skipped", "Tagger", "rebuild", "stop_on_signals"]


def rebuild(
    settings: Settings,
    paths: Sequence[Path] = (),
    *,
    full: bool = False,
    ocr: bool = False,
    progress: Callable[[Progress], None] | None = None,
    encoder: Encoder | None = None,
    parse: Parse | None = None,
    passages: Callable[[Document], tuple[Passage, ...]] | None = None,
    tagger: Tagger | None = None,
    clock: Callable[[], datetime] = utc_now,
    on_step: Callable[[str], None] | None = None,
) -> RebuildReport:
    """Bring the index up to date with the corpus, or with `paths` only.

    Only what is new or changed is read, only new text is embedded; without `paths` what is gone from
    the corpus is dropped. `full` builds everything anew. With `ocr` scans are read by text recognition,
    those too that were refused before. Where nothing changed nothing is written.
    `progress` may raise to stop the rebuild; `on_step` is told each step towards the commit.

    Errors: LockedError at once where another rebuild is at work, NoSpaceError, EncoderError,
    UsageError, SettingsError, IndexVersionError; the index is then as it was.
    """
    if full and paths:
        raise UsageError(message("--full reads the whole corpus: leave out the paths"))
    tools = _tools(settings, progress, encoder, parse or _parse(ocr=ocr), passages, tagger, clock, on_step)
    start = time.perf_counter()
    with writer_lock(settings.indexes, clock()), _as_ours(settings.indexes):
        tools.on_step("locked")
        recovered = recover(settings.indexes)
        clean_half_written(settings.indexes)
        wanted = _Wanted(tuple(paths), full=full, ocr=ocr, recovered=recovered)
        report = _rebuild(settings, wanted, tools, start)
        forget_kept(settings.indexes)
        clean(settings.indexes)
        tools.on_step("cleaned")
    return report


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What this rebuild is to look at; `recovered` says how the index that it starts from was found again."""

    paths: tuple[Path, ...]
    full: bool
    ocr: bool
    recovered: Message | None


def _rebuild(settings: Settings, wanted: _Wanted, tools: Tools, start: float) -> RebuildReport:
    encoder = tools.encoder()
    asking = tools.question_encoder(encoder)
    basis = find_basis(settings, encoder, full=wanted.full, recovered=wanted.recovered)
    try:
        if wanted.paths and basis.anew:
            raise UsageError(
                message("everything must be built anew ({why}): leave out the paths", why=basis.anew)
            )
        store = basis.base.store if basis.base else None
        found = survey(settings, wanted.paths, store, tools, ocr=wanted.ocr)
        tools.on_step("surveyed")
        if basis.base and found.changes_nothing and _is_complete(basis.base, tools, asking):
            return _unchanged_report(basis, found, start)
        folder = new_folder(settings.indexes)
        try:
            tools.on_step("folder")
            written = write_generation(folder, settings, basis, found, tools, encoder, asking)
        except BaseException:
            discard(folder)
            raise
        return _report(folder.name, basis, found, written, start)
    finally:
        basis.close()


def _is_complete(base: Generation, tools: Tools, asking: Encoder) -> bool:
    """Whether the index has the topics of now, and vectors of questions by this model, which an older version
    did not keep.
    """
    by_this = base.manifest.questions_weights == weights_mark(asking.weights_sha256)
    return by_this and base.manifest.topics == tools.tagger.signature


def _report(generation: str, basis: Basis, found: Survey, written: Written, start: float) -> RebuildReport:
    outcome = written.outcome
    refused = [*found.refused_again, *outcome.refused]
    return RebuildReport(
        seen=len(found.found.files) + len(found.found.skipped),
        read=len(outcome.read),
        unchanged=len(found.unchanged),
        refused=tuple(sorted(map(as_refused, refused), key=lambda one: one.name)),
        skipped=found.found.skipped,
        dropped=tuple(found.dropped),
        records=written.held.records,
        passages=written.held.passages,
        embedded=written.embedded,
        reused=written.reused,
        seconds=time.perf_counter() - start,
        slowest=outcome.slowest,
        generation=generation,
        changed=True,
        anew=basis.anew,
        to_check=outcome.to_check,
    )


def _unchanged_report(basis: Basis, found: Survey, start: float) -> RebuildReport:
    assert basis.base is not None
    return RebuildReport(
        seen=len(found.found.files) + len(found.found.skipped),
        read=0,
        unchanged=len(found.unchanged),
        refused=tuple(sorted(map(as_refused, found.refused_again), key=lambda one: one.name)),
        skipped=found.found.skipped,
        dropped=(),
        records=basis.base.manifest.records,
        passages=basis.base.manifest.passages,
        embedded=0,
        reused=0,
        seconds=time.perf_counter() - start,
        slowest=("", 0.0),
        generation=basis.base.id,
        changed=False,
    )


def _parse(*, ocr: bool) -> Parse:
    from kb.parse import parse_file

    return partial(parse_file, ocr=ocr)


def _tools(
    settings: Settings,
    progress: Callable[[Progress], None] | None,
    encoder: Encoder | None,
    parse: Parse,
    passages: Callable[[Document], tuple[Passage, ...]] | None,
    tagger: Tagger | None,
    clock: Callable[[], datetime],
    on_step: Callable[[str], None] | None,
) -> Tools:
    from kb.encoder import passage_encoder, question_encoder
    from kb.passage import passages_of

    is_own = encoder is not None and encoder.name not in BUNDLED_MODELS
    return Tools(
        parse=parse,
        passages=passages or passages_of,
        tagger=tagger or tagger_of(settings),
        encoder=(lambda: encoder) if encoder else (lambda: passage_encoder(settings)),
        question_encoder=(lambda own: own) if is_own else partial(question_encoder, settings),
        clock=clock,
        on_step=on_step or (lambda _: None),
        progress=progress or (lambda _: None),
    )


@contextmanager
def _as_ours(indexes: Path) -> Iterator[None]:
    """Errors of the system and of the libraries that write become ours."""
    try:
        yield
    except KbError:
        raise
    except (OSError, sqlite3.Error, ValueError, RuntimeError) as error:
        ours = space_error(error, indexes)
        if ours is None:
            raise
        raise ours from error
