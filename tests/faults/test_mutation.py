"""Damaged PDFs cost themselves and nothing else: each has an outcome of ours, this process does not grow."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.hostile_pdfs import tally
from kb.limits import DEFAULT_LIMITS
from tests.faults.mutation import mutations

PROJECT = Path(__file__).resolve().parents[2]
SMALL = (
    "good-baseline.pdf", "bitflips-1.pdf", "truncated-97pct.pdf", "junk-after-eof.pdf", "startxref-wrong.pdf",
    "outline-cycle.pdf", "xobject-self-recursion.pdf", "pages-three-hop-cycle.pdf",
)  # fmt: skip
COUNT = 500
QUICK = replace(DEFAULT_LIMITS, wall_seconds=5.0, cpu_seconds=5)


def seeds() -> list[tuple[str, bytes]]:
    """Small PDFs made for this project, and the examples."""
    paths = [PROJECT / "tests" / "fixtures" / "badpdfs" / name for name in SMALL]
    paths += sorted((PROJECT / "corpus").glob("*.pdf"))
    return [(path.name, path.read_bytes()) for path in paths]


def test_the_same_seed_gives_the_same_files() -> None:
    """So that a file that fails can be made again."""
    assert list(mutations(seeds(), 5, 7)) == list(mutations(seeds(), 5, 7))
    assert list(mutations(seeds(), 5, 7)) != list(mutations(seeds(), 5, 8))


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="looks at memory in /proc")
def test_every_mutation_has_an_outcome() -> None:
    """Read or refused; `python -m benchmarks.hostile_pdfs mutated` tries 2,000."""
    result = tally(list(mutations(seeds(), COUNT, 1)), QUICK)
    reasons = Counter(one.reason for one in result.outcomes)
    assert sum(reasons.values()) == COUNT
    assert reasons["error"] == 0
    assert reasons["read"] > 0
    assert reasons["damaged"] > 0
    assert all(one.seconds < DEFAULT_LIMITS.wall_seconds + 5 for one in result.outcomes)
    assert result.grown_mib < 50
