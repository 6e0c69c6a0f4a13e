"""A file that may hold several documents: one itself, or a ZIP file of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kb.errors import ReadError
from kb.limits import DEFAULT_LIMITS, Limits

if TYPE_CHECKING:
    from kb.document import Document
    from kb.parse.account import Account
    from kb.reader import Workers


def parse_all(
    path: Path, *, limits: Limits = DEFAULT_LIMITS, workers: Workers | None = None, ocr: bool = False
) -> tuple[Document | ReadError, ...]:
    """Read and understand every document of a file; nothing is stored.

    A document comes alone. Each entry of a ZIP file comes under `archive.zip/entry` as a document, or
    as the ReadError that says why there is none. Errors: ReadError for the file as a whole.
    """
    parsed = parse_all_with_accounts(path, limits=limits, workers=workers, ocr=ocr)
    return tuple(one if isinstance(one, ReadError) else one[0] for one in parsed)


def parse_all_with_accounts(
    path: Path, *, limits: Limits = DEFAULT_LIMITS, workers: Workers | None = None, ocr: bool = False
) -> tuple[tuple[Document, Account] | ReadError, ...]:
    """As `parse_all`, each document with where its lines went."""
    from kb.parse import parse_with_account

    path = Path(path)
    entries = _entries(path, limits)
    if entries is None:
        return (parse_with_account(path, limits=limits, workers=workers, ocr=ocr),)
    return tuple(_parse_entry(path, entry, limits, workers, ocr=ocr) for entry in entries)


def _entries(path: Path, limits: Limits) -> tuple[str, ...] | None:
    """The names in a ZIP file, None for any other file, also one that cannot be opened."""
    from kb.reader.archive import Archive

    try:
        if not path.is_file() or path.stat().st_size > limits.file_bytes:
            return None
        archive = Archive.open(path, limits)
    except OSError:
        return None
    if archive is None:
        return None
    with archive:
        return tuple(entry.name for entry in archive.entries())


def _parse_entry(
    path: Path, entry: str, limits: Limits, workers: Workers | None, *, ocr: bool
) -> tuple[Document, Account] | ReadError:
    from kb.parse import parse_with_account

    try:
        return parse_with_account(
            Path(f"{path}/{entry}"), name=f"{path.name}/{entry}", limits=limits, workers=workers, ocr=ocr
        )
    except ReadError as error:
        return error
