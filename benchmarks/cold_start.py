"""Seconds of whole processes: a search from nothing beside what it is made of, in turn.

    python -m benchmarks.cold_start [--torch] [ROUNDS] [ROOT]

ROOT is a folder with an index (default: here). Wall and processor time, medians; the ratio is that of
each round to `import faiss, tantivy` of the same round. The first round is not counted: it leaves bytecode,
as a user's first start does. `--torch` adds the same search with sentence-transformers, some 10 s a round.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from statistics import median

from kb import KnowledgeBase

QUERY = "wettelijke grondslag van voorspellend politiewerk"
WITH_TORCH = f"""
import os
os.environ["HF_HUB_OFFLINE"] = "1"
import sentence_transformers, faiss
from kb.encoder import passage_encoder
from kb.settings import Settings
from kb import KnowledgeBase
encoder = passage_encoder(Settings.load())
encoder.embed_queries([{QUERY!r}])
with KnowledgeBase.open() as base:
    base.search({QUERY!r}, mode="lexical")
"""
PROGRAMS = {
    "import faiss, tantivy": [sys.executable, "-c", "import faiss, tantivy"],
    "kb search (hybrid)": [sys.executable, "-m", "kb", "search", QUERY],
    "kb search (lexical)": [sys.executable, "-m", "kb", "search", "--mode", "lexical", QUERY],
    "kb show": [sys.executable, "-m", "kb", "show"],
    "kb --help": [sys.executable, "-m", "kb", "--help"],
    "python -c pass": [sys.executable, "-c", "pass"],
}


def _run(command: list[str], root: str) -> tuple[float, float]:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(
        command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={**environment, "KB_ROOT": root},
    )  # fmt: skip
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print a row for each program."""
    given = [word for word in sys.argv[1:] if word != "--torch"]
    rounds = int(given[0]) if given else 15
    root = given[1] if len(given) > 1 else "."
    programs = dict(PROGRAMS)
    with KnowledgeBase.open(root) as base:
        programs["kb show"] = [*programs["kb show"], base.letters()[0].letter.id]
    if "--torch" in sys.argv:
        programs["with sentence_transformers"] = [sys.executable, "-c", WITH_TORCH]
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in programs}
    for command in programs.values():
        _run(command, root)
    for _ in range(rounds):
        for name, command in programs.items():
            times[name].append(_run(command, root))
    imports = times["import faiss, tantivy"]
    print(f"{'':28} wall s   cpu s   wall ratio   cpu ratio")
    for name, found in times.items():
        wall = median(one / other for (one, _), (other, _) in zip(found, imports, strict=True))
        cpu = median(one / other for (_, one), (_, other) in zip(found, imports, strict=True))
        walls, cpus = median(one for one, _ in found), median(one for _, one in found)
        print(f"{name:28} {walls:6.2f}  {cpus:6.2f}   {wall:10.2f}   {cpu:9.2f}")


if __name__ == "__main__":
    main()
