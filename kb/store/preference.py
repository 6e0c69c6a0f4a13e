"""Which of several documents under one letter id search shows: the answers over the bare questions,
the publication over the draft. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass

_KINDS = (
    "answers", "postponement", "question-list", "consultation-report", "debate-answers", "letter", "motion",
    "amendment", "decision-note", "woo-decision", "proceedings", "regulation", "other", "questions",
)  # fmt: skip
_FORMATS = ("xml", "html", "pdf", "docx", "odt", "markdown", "text", "mail")


@dataclass(frozen=True, slots=True)
class Version:
    """One document under a letter id. `records` are (key, record id, numbers) in order."""

    key: int
    sha256: str
    kind: str
    publication: str
    format: str
    date: str
    records: tuple[tuple[int, str, tuple[int, ...]], ...]


def ranked(versions: tuple[Version, ...]) -> tuple[Version, ...]:
    """The versions, preferred first: kind, published, format, latest date, SHA-256."""
    latest_first = sorted(sorted(versions, key=_last), key=lambda version: version.date, reverse=True)
    return tuple(sorted(latest_first, key=_first))


def preferred_records(versions: tuple[Version, ...]) -> frozenset[int]:
    """Keys of the records to show of these versions of one letter.

    A record of a lower version is hidden where its id is taken, where all its numbers are (question
    4 alone beside the joint answer 3-5), or, without numbers, where a better version is of its kind.
    """
    ids: set[str] = set()
    numbers: set[int] = set()
    kinds: set[str] = set()
    shown: set[int] = set()
    for version in ranked(versions):
        here = [
            record
            for record in version.records
            if record[1].lower() not in ids
            and (not numbers.issuperset(record[2]) if record[2] else version.kind not in kinds)
        ]
        shown.update(key for key, _, _ in here)
        ids.update(record_id.lower() for _, record_id, _ in here)
        numbers.update(number for _, _, own in here for number in own)
        kinds.add(version.kind)
    return frozenset(shown)


def _first(version: Version) -> tuple[int, bool, int]:
    published = version.publication.startswith(("ah-", "kst-"))
    return _place(_KINDS, version.kind), not published, _place(_FORMATS, version.format)


def _last(version: Version) -> str:
    return version.sha256


def _place(order: tuple[str, ...], value: str) -> int:
    return order.index(value) if value in order else len(order)
