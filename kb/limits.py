"""Every limit on what is read from files or accepted from people, with its unit and its reason."""

from __future__ import annotations

from dataclasses import dataclass

KIB = 1024
MIB = 1024 * KIB
GIB = 1024 * MIB


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that keep one hostile or broken file from harming the rest."""

    file_bytes: int = 50 * MIB
    """A source file larger than this is refused before it is opened."""
    memory_bytes: int = 1 * GIB
    """Address space of the child process that reads one file."""
    cpu_seconds: int = 30
    """Processor time of the child process for one file."""
    wall_seconds: float = 30.0
    """Time on the clock for one file."""
    result_bytes: int = 20 * MIB
    """What the child process may hand back."""
    pages: int = 2_000
    """Pages of one PDF."""
    page_bytes: int = 2 * MIB
    """Text of one page, UTF-8."""
    zip_entries: int = 10_000
    """Entries of one DOCX, ODT or ZIP."""
    zip_ratio: int = 100
    """Inflated to stored size of one entry."""
    zip_part_bytes: int = 50 * MIB
    """Inflated size of one entry."""
    zip_total_bytes: int = 200 * MIB
    """Inflated size of all entries of a ZIP of documents together."""
    xml_depth: int = 500
    """Nesting of elements."""
    ocr_seconds: float = 600.0
    """Time for the recognition of one scan, where it was asked for."""
    ocr_memory_bytes: int = 4 * GIB
    """Address space of each program that recognition starts."""
    convert_seconds: float = 90.0
    """Time for LibreOffice to convert one RTF or Word 97 file."""
    convert_memory_bytes: int = 6 * GIB
    """Address space of LibreOffice while it converts."""
    query_chars: int = 2_000
    """A longer query is cut, and the result says so."""


DEFAULT_LIMITS = Limits()
