"""What becomes of PDFs that are broken or hostile: outcomes, time, memory, and what is left behind.

    python -m benchmarks.hostile_pdfs table FOLDER…       each file by name
    python -m benchmarks.hostile_pdfs mutated FOLDER… [--count 2000] [--seed 1]    files made by mutation

Files go through the child processes as in a rebuild, two at a time, under the limits of kb/limits.py. Ends
with 1 where a file went over a limit or an error came that is not ours.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kb.errors import ReadError
from kb.limits import DEFAULT_LIMITS, MIB, Limits
from kb.reader.child.pool import Workers
from kb.rebuild.crew import in_order
from tests.faults.mutation import mutations

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_PATIENCE_SECONDS = 3.0
"""Over the limit of a file: to start a child and to end it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one file ended."""

    name: str
    reason: str
    detail: str
    seconds: float


@dataclass(slots=True)
class Tally:
    """All files together. `children_mib` is the largest child's resident memory at any time."""

    outcomes: list[Outcome] = field(default_factory=list)
    grown_mib: float = 0.0
    children_mib: float = 0.0

    @property
    def within(self) -> bool:
        """Whether every file has an outcome of ours within the limits."""
        slowest = max((one.seconds for one in self.outcomes), default=0.0)
        return (
            all(one.reason != "error" for one in self.outcomes)
            and slowest <= DEFAULT_LIMITS.wall_seconds + _PATIENCE_SECONDS
            and self.children_mib <= DEFAULT_LIMITS.memory_bytes / MIB
        )


def tally(files: Sequence[tuple[str, bytes]], limits: Limits = DEFAULT_LIMITS, threads: int = 2) -> Tally:
    """Read every file in child processes."""
    result = Tally()
    with Workers() as workers:
        _one(workers, ("first", b"%PDF-1.4"), limits)  # what starting costs is no growth
        before = _resident_mib()
        for outcome in in_order(lambda file: _one(workers, file, limits), files, threads):
            result.outcomes.append(outcome)
        result.grown_mib = _resident_mib() - before
    result.children_mib = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return result


def _one(workers: Workers, file: tuple[str, bytes], limits: Limits) -> Outcome:
    name, content = file
    start = time.perf_counter()
    try:
        reading = workers.read(content, name, limits)
        reason, detail = "read", f"{reading.pages or 0} pages, {len(reading.doubts)} warnings"
    except ReadError as error:
        reason, detail = error.reason, str(error.detail)
    except Exception as error:  # noqa: BLE001 - the figure that is wanted: what is not ours
        reason, detail = "error", repr(error)
    return Outcome(name, reason, detail, time.perf_counter() - start)


def _resident_mib() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / MIB


def _pdfs(folders: Iterable[Path]) -> list[Path]:
    return sorted(path for folder in folders for path in folder.rglob("*.pdf") if path.is_file())


def main() -> int:
    """The table or the tally of one command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("table", "mutated"))
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--count", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    paths = _pdfs(options.folders)
    files = [(str(path), path.read_bytes()) for path in paths]
    if options.what == "mutated":
        files = list(mutations(files, options.count, options.seed))
    result = tally(files)
    if options.what == "table":
        print("| file | outcome | seconds | |\n| --- | --- | --- | --- |")
        for one in result.outcomes:
            print(f"| {one.name} | {one.reason} | {one.seconds:.2f} | {one.detail[:100]} |")
    slowest = max(result.outcomes, key=lambda one: one.seconds)
    print(
        f"\n{len(result.outcomes)} files:", dict(Counter(one.reason for one in result.outcomes).most_common())
    )
    print(f"slowest {slowest.seconds:.1f} s ({slowest.name}), largest child {result.children_mib:.0f} MiB,")
    print(f"this process grew {result.grown_mib:.1f} MiB; within the limits: {result.within}")
    return 0 if result.within else 1


if __name__ == "__main__":
    sys.exit(main())
