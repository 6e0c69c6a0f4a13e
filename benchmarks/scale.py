"""Warm searches and their parts, recall, memory, disk and one letter more, at several sizes of index.

    python -m benchmarks.scale ANSWERS QUERIES [--sizes 1000 100000 1000000] [--cache FOLDER] [--keep FOLDER]

ANSWERS and QUERIES are JSON lines with `text` and `query`. Passages are made of the answers: two thirds of
one with sentences of another, numbers, years and names changed by a fixed seed. Their vectors need no model:
a mix of those of the two answers, with noise. Each size is built by the real writer and searched by a process
of its own; queries are embedded as always. Times are of the wall and, steadier where other programs are at
work, of the processor.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import os
import re
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from benchmarks.made import PARTIES, RECORDS, Made
from benchmarks.recall import recall
from kb import Filters, KnowledgeBase
from kb.document import Document
from kb.encoder import query_encoder
from kb.evaluate.judged import read_json_lines, text_field
from kb.evaluate.kept_encoder import KeptEncoder
from kb.index.generation import Generation
from kb.passage import slices
from kb.rebuild import rebuild
from kb.search.engine import DEPTH
from kb.search.lexical import clauses_of
from kb.search.query import parse_query
from kb.search.query_centre import centres_of, off_centre
from kb.search.ranking import RANKING
from kb.settings import Settings
from kb.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Result = TypeVar("Result")
NEW_LETTERS = 5
WARMING = 40
LONG_AGO = 1_700_000_000


@dataclass(frozen=True, slots=True)
class Spent:
    """Milliseconds of the wall and of the processor that one call took."""

    wall: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Times:
    """p50 and p95 in ms, of the wall and of the processor."""

    wall: tuple[float, float]
    cpu: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Parts:
    """What words and vectors take without and with a filter, and the recall of the vectors."""

    words: tuple[Times, Times]
    vectors: tuple[Times, Times]
    filter: float
    """Seconds to find the rows of a filter that is used for the first time, at the median."""
    recall: tuple[dict[int, float], dict[int, float]]
    """Of the truly best so many, the share found."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """What one size of index costs: megabytes, seconds and milliseconds."""

    passages: int
    build: float
    disk: float
    rss: float
    anonymous: float
    searches: tuple[Times, Times, Times]
    """Embedding alone, a search, a search with a filter."""
    parts: Parts
    one_letter: float
    whole_corpus: float


def _settings(root: Path) -> Settings:
    return Settings(root=root, corpus=root / "corpus", indexes=root / "indexes")


def _made(answers: Path, cache: Path | None) -> Made:
    """The base passages are embedded by the C engine, unless the cache holds their vectors."""
    texts = [text_field(where, value, "text") for where, value in read_json_lines(answers)]
    base = [text[start:end] for text in texts for start, end in slices(text)]
    encoder = KeptEncoder(query_encoder(_settings(Path.cwd())), cache)
    return Made(base, encoder.embed_passages(base), encoder)


def build(root: Path, size: int, answers: Path, cache: Path | None) -> float:
    """Build the index; the seconds that it took, embedding aside."""
    made, settings = _made(answers, cache), _settings(root)
    settings.corpus.mkdir()
    for number in range(size // RECORDS):
        path = _path(settings, number)
        path.write_text(str(number), encoding="ascii")
        os.utime(path, (LONG_AGO, LONG_AGO))  # a file of this moment would be opened again each time
    start = time.perf_counter()
    rebuild(settings, encoder=made, parse=_parse(made))
    return time.perf_counter() - start


def add(root: Path, size: int, answers: Path, cache: Path | None) -> tuple[float, float]:
    """Medians of seconds to add a letter by its path, and by looking over the whole corpus."""
    made, settings = _made(answers, cache), _settings(root)
    seconds: tuple[list[float], list[float]] = ([], [])
    for number in range(2 * NEW_LETTERS):
        path = _path(settings, size // RECORDS + number)
        path.write_text(path.stem, encoding="ascii")
        start = time.perf_counter()
        rebuild(settings, [] if number % 2 else [path], encoder=made, parse=_parse(made))
        seconds[number % 2].append(time.perf_counter() - start)
    return float(np.median(seconds[0])), float(np.median(seconds[1]))


def search(root: Path, queries: Sequence[str]) -> tuple[tuple[Times, Times, Times], tuple[float, float]]:
    """Embedding, searching and searching with a filter; memory in MB."""
    spent: tuple[list[Spent], list[Spent], list[Spent]] = ([], [], [])
    with KnowledgeBase.open(settings=_settings(root)) as base:
        base.warm()
        for number, query in enumerate(queries[:WARMING]):
            base.search(query, _filters(number))
        encoder = query_encoder(_settings(root))
        encoder.embed_queries(["warm"])
        for number, query in enumerate(queries[WARMING:]):
            meaning, filters = parse_query(query).meaning, _filters(number)
            spent[0].append(_spent(partial(encoder.embed_queries, [meaning]))[0])
            spent[1 + number % 2].append(_spent(partial(base.search, query, filters))[0])
        memory = _memory("VmRSS"), _memory("RssAnon")
    return (_times(spent[0]), _times(spent[1]), _times(spent[2])), memory


def parts(root: Path, queries: Sequence[str], cache: Path | None) -> Parts:
    """What the words and the vectors of a search take, each alone, and how many of the nearest are found."""
    settings, queries = _settings(root), queries[WARMING:]
    asked = [parse_query(query) for query in queries]
    encoder = KeptEncoder(query_encoder(settings), cache)
    made = encoder.embed_queries([query.meaning for query in asked])
    centres = centres_of(settings.model)
    points = np.stack([off_centre(vector, centres, RANKING.centre) for vector in made])
    with Generation.open(settings.indexes) as generation:
        first = [_spent(partial(generation.store.rows, Filters(party=party)))[0].wall for party in PARTIES]
        allowed = [generation.store.rows(_filters(number)) for number in range(len(queries))]
        terms, vectors = generation.terms, generation.vectors
        words: tuple[list[Spent], list[Spent]] = ([], [])
        dense: tuple[list[Spent], list[Spent]] = ([], [])
        found = []
        for number, (query, point, rows) in enumerate(zip(asked, points, allowed, strict=True)):
            clauses = clauses_of(query, (), terms, RANKING)
            words[number % 2].append(_spent(partial(terms.search, clauses, DEPTH, rows))[0])
            spent, (_, nearest) = _spent(partial(vectors.search, point, DEPTH, rows))
            dense[number % 2].append(spent)
            found.append(nearest)
        shares = [
            recall(vectors, points[one::2], allowed[one::2], found[one::2], (10, DEPTH)) for one in (0, 1)
        ]
    return Parts(
        (_times(words[0]), _times(words[1])),
        (_times(dense[0]), _times(dense[1])),
        float(np.median(first)) / 1000,
        (shares[0], shares[1]),
    )


def _spent(run: Callable[[], Result]) -> tuple[Spent, Result]:
    wall, cpu = time.perf_counter(), time.process_time()
    found = run()
    return Spent(1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - cpu)), found


def _times(spent: Sequence[Spent]) -> Times:
    return Times(_quantiles([one.wall for one in spent]), _quantiles([one.cpu for one in spent]))


def _quantiles(values: Sequence[float]) -> tuple[float, float]:
    return float(np.quantile(values, 0.5)), float(np.quantile(values, 0.95))


def _filters(number: int) -> Filters:
    """None and a party, in turn."""
    return Filters(party=PARTIES[number // 2 % len(PARTIES)]) if number % 2 else Filters()


def _memory(field: str) -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(rf"^{field}:\s+(\d+)", status, re.MULTILINE)
    return int(found[1]) / 1000 if found else float("nan")


def _parse(made: Made) -> Callable[..., Document]:
    def parse(path: Path, *, name: str) -> Document:
        document = made.letter(int(path.stem))
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        source = Source(name, sha256, "text", None, path.stat().st_size)
        return Document(source, document.letter, document.records)

    return parse


def _path(settings: Settings, number: int) -> Path:
    return settings.corpus / f"{number:06}.txt"


def _alone(function: Callable[..., object], *arguments: object) -> object:
    """What the function gives in a new process, whose memory holds nothing else."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(function, *arguments).result()


def measure(size: int, answers: Path, queries: Sequence[str], cache: Path | None, keep: Path | None) -> Sizes:
    """Build, search and add to an index of this size, in a folder that is removed afterwards.

    In a folder to keep, an index that is there is searched again, and no letter is added.
    """
    with tempfile.TemporaryDirectory(prefix="kb-scale-") if keep is None else nullcontext(keep) as folder:
        root = Path(folder) / str(size)
        seconds: object = float("nan")
        if not root.exists():
            root.mkdir(parents=True)
            seconds = _alone(build, root, size, answers, cache)
        disk = sum(path.stat().st_size for path in (root / "indexes").rglob("*") if path.is_file()) / 1e6
        found, taken = _alone(search, root, queries), _alone(parts, root, queries, cache)
        added = (float("nan"),) * 2 if keep else _alone(add, root, size, answers, cache)
    assert isinstance(seconds, float)
    assert isinstance(found, tuple)
    assert isinstance(taken, Parts)
    assert isinstance(added, tuple)
    searches, memory = found
    return Sizes(size, seconds, disk, memory[0], memory[1], searches, taken, added[0], added[1])


def main() -> None:
    """Print a column for each size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("answers", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 100_000])
    parser.add_argument("--cache", type=Path, help="a folder that keeps vectors between runs")
    parser.add_argument("--keep", type=Path, help="a folder that keeps the indexes between runs")
    given = parser.parse_args()
    queries = [text_field(where, value, "query") for where, value in read_json_lines(given.queries)]
    queries = list(dict.fromkeys(queries))[: WARMING + 120]
    found = [measure(size, given.answers, queries, given.cache, given.keep) for size in given.sizes]
    for name, cell in (*_searches(), *_parts(), *_costs()):
        print(f"{name:44}" + "".join(f"{cell(one):>18}" for one in found))


Rows = tuple[tuple[str, "Callable[[Sizes], str]"], ...]


def _searches() -> Rows:
    return (
        ("passages", lambda one: f"{one.passages:,}"),
        ("embedding alone, p50 / p95 ms", lambda one: _both(one.searches[0].wall)),
        ("hybrid, p50 / p95 ms", lambda one: _both(one.searches[1].wall)),
        ("as a multiple", lambda one: _multiple(one.searches[1].wall, one.searches[0].wall)),
        ("hybrid with a filter, p50 / p95 ms", lambda one: _both(one.searches[2].wall)),
        ("as a multiple", lambda one: _multiple(one.searches[2].wall, one.searches[0].wall)),
        ("processor: embedding, p50 / p95 ms", lambda one: _both(one.searches[0].cpu)),
        ("hybrid as a multiple", lambda one: _multiple(one.searches[1].cpu, one.searches[0].cpu)),
        ("with a filter as a multiple", lambda one: _multiple(one.searches[2].cpu, one.searches[0].cpu)),
    )


def _parts() -> Rows:
    return (
        ("processor: words alone, p50 / p95 ms", lambda one: _both(one.parts.words[0].cpu)),
        ("with a filter", lambda one: _both(one.parts.words[1].cpu)),
        ("processor: vectors alone, p50 / p95 ms", lambda one: _both(one.parts.vectors[0].cpu)),
        ("with a filter", lambda one: _both(one.parts.vectors[1].cpu)),
        ("a filter for the first time s", lambda one: f"{one.parts.filter:.2f}"),
        (f"recall of the nearest 10 / {DEPTH}", lambda one: _shares(one.parts.recall[0])),
        ("with a filter", lambda one: _shares(one.parts.recall[1])),
    )


def _costs() -> Rows:
    return (
        ("memory (of which not files) MB", lambda one: f"{one.rss:.0f} ({one.anonymous:.0f})"),
        ("on disk MB", lambda one: f"{one.disk:.0f}"),
        ("building without embedding s", lambda one: f"{one.build:.1f}"),
        ("one letter more, by path s", lambda one: f"{one.one_letter:.2f}"),
        ("one letter more, whole corpus s", lambda one: f"{one.whole_corpus:.2f}"),
    )


def _both(times: tuple[float, float]) -> str:
    return "{:.0f} / {:.0f}".format(*times)


def _shares(found: dict[int, float]) -> str:
    return " / ".join(f"{share:.4f}" for share in found.values())


def _multiple(times: tuple[float, float], base: tuple[float, float]) -> str:
    return f"{times[0] / base[0]:.2f} / {times[1] / base[1]:.2f}"


if __name__ == "__main__":
    main()
