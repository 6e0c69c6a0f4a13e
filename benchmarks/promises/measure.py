"""`python -m benchmarks.promises.measure [work|check|fresh …]`: promises found in real answers beside labels.

The labels (`labels.jsonl`) hold no text: an answer is known by the SHA-256 of its text, which is looked up in
`../shared`. With --differences what differs is printed too; of the check half that spoils it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kb.promise.find import commitments

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kb.promise.promise import Commitment

LABELS = Path(__file__).parent / "labels.jsonl"
SHARED = Path(__file__).parents[3] / "shared"
_WEEKS = 21
"""Days by which a last day may differ: seasons can be counted otherwise."""
_CONDITION = re.compile(r"zodra|wanneer|nadat|op het moment|voorafgaand|na (?!de zomer|het zomerreces)")


@dataclass(slots=True)
class Figure:
    """What was found rightly, wrongly, and not found."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of what is there that was found."""
        return self.right / max(1, self.right + self.missed)


@dataclass(slots=True)
class Tally:
    """Figures of firm and soft promises, and of deadlines of promises that were found."""

    firm: Figure = field(default_factory=Figure)
    soft: Figure = field(default_factory=Figure)
    deadlines: Figure = field(default_factory=Figure)
    to: Figure = field(default_factory=Figure)
    act: Figure = field(default_factory=Figure)
    differences: list[str] = field(default_factory=list)


def measure(half: str, shared: Path = SHARED) -> tuple[Figure, float]:
    """The figure of firm promises and the share of right deadlines of one half."""
    tally = count(half, shared)
    return tally.firm, tally.deadlines.precision


def count(half: str, shared: Path = SHARED) -> Tally:
    """Everything about one half."""
    texts = dict(_texts(shared))
    tally = Tally()
    for line in LABELS.read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["half"] == half:
            _count_answer(row, texts[row["sha256"]], tally)
    return tally


def _texts(shared: Path) -> Iterator[tuple[str, str]]:
    for name, key in (("labels/shared.jsonl", "answer"), ("questions/answers.jsonl", "text")):
        for line in (shared / name).read_text("utf-8").splitlines():
            text = json.loads(line)[key]
            yield hashlib.sha256(text.encode()).hexdigest(), text


def _count_answer(row: Mapping[str, Any], text: str, tally: Tally) -> None:
    written = date.fromisoformat(row["date"]) if row["date"] else None
    found = commitments(text, written)
    used: set[Commitment] = set()
    for label in row["commitments"]:
        there = [one for one in found if _overlap((one.start, one.end), (label["start"], label["end"]))]
        used.update(there)
        one = next((one for one in there if label["deadline"] and one.deadline), there[-1] if there else None)
        _count_promise(label, one, tally, _told(row, text, label["start"], label["end"]))
        if one is not None:
            _count_deadline(label, one, text, tally, _told(row, text, label["start"], label["end"]))
            _count_same(tally.to, one.to == label["to"])
            _count_same(tally.act, one.act == label["act"])
    for one in found:
        if one not in used and not any(_overlap((one.start, one.end), unclear) for unclear in row["unclear"]):
            (tally.firm if one.firm else tally.soft).wrong += 1
            kind = "firm" if one.firm else "soft"
            tally.differences.append(f"no promise, found {kind}: {_told(row, text, one.start, one.end)}")


def _count_promise(label: Mapping[str, Any], one: Commitment | None, tally: Tally, told: str) -> None:
    wanted, other = (tally.firm, tally.soft) if label["firm"] else (tally.soft, tally.firm)
    if one is not None and one.firm == label["firm"]:
        wanted.right += 1
        return
    wanted.missed += 1
    tally.differences.append(f"{'found otherwise' if one else 'missed'}: {told}")
    if one is not None:
        other.wrong += 1


def _count_deadline(label: Mapping[str, Any], one: Commitment, text: str, tally: Tally, told: str) -> None:
    """Conditions ('zodra …') have no day and were not labelled everywhere: they are not counted."""
    wanted = text[slice(*label["deadline"])].lower() if label["deadline"] else ""
    got = text[slice(*one.deadline)].lower() if one.deadline else ""
    if not (wanted or got) or _CONDITION.match(wanted or got):
        return
    last = date.fromisoformat(label["latest"]) if label["latest"] else None
    right = bool(label["deadline"] and one.deadline and _overlap(label["deadline"], one.deadline)) and (
        last == one.last_day
        or (last is not None and one.last_day is not None and abs((last - one.last_day).days) <= _WEEKS)
    )
    _count_same(tally.deadlines, right)
    if not right:
        tally.differences.append(f"deadline '{wanted}' {last}, found '{got}' {one.last_day}: {told}")


def _count_same(figure: Figure, right: bool) -> None:  # noqa: FBT001 - a tally
    figure.right += right
    figure.wrong += not right


def _overlap(one: tuple[int, int] | list[int], other: tuple[int, int] | list[int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _told(row: Mapping[str, Any], text: str, start: int, end: int) -> str:
    return f"{row['id'][:40]} {row['number']}: {' '.join(text[start:end].split())[:240]}"


def main() -> None:
    """Print the figures of each half that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("halves", nargs="*", default=["work", "check", "fresh"])
    parser.add_argument("--differences", action="store_true")
    arguments = parser.parse_args()
    print("| half | firm | precision | recall | soft precision | recall | deadlines right | to | act |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|--:|")
    for half in arguments.halves:
        tally = count(half)
        firm, soft, deadlines = tally.firm, tally.soft, tally.deadlines
        print(
            f"| {half} | {firm.right + firm.missed} | {firm.precision:.3f} | {firm.recall:.3f} |"
            f" {soft.precision:.3f} | {soft.recall:.3f} |"
            f" {deadlines.precision:.3f} of {deadlines.right + deadlines.wrong} |"
            f" {tally.to.precision:.2f} | {tally.act.precision:.2f} |"
        )
        if arguments.differences:
            print("\n".join(tally.differences))


if __name__ == "__main__":
    main()
