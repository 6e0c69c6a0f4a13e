"""Warm searches, memory, disk and one letter more, at several sizes of index.

    python -m benchmarks.scale ANSWERS QUERIES [--sizes 1000 100000] [--cache FOLDER]

ANSWERS and QUERIES are JSON lines with `text` and `query`. Passages are made of the answers: two thirds of
one with sentences of another, numbers, years and names changed by a fixed seed. Their vectors need no model:
a mix of those of the two answers, with noise. Each size is built by the real writer and searched by a process
of its own; queries are embedded as always.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import multiprocessing
import os
import random
import re
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from kb import Filters, KnowledgeBase
from kb.document import Document
from kb.encoder import query_encoder
from kb.evaluate.judged import read_json_lines, text_field
from kb.evaluate.kept_encoder import KeptEncoder
from kb.letter.letter import Letter, Person, Sender
from kb.passage import LONGEST, slices
from kb.question.record import Record
from kb.rebuild import rebuild
from kb.search.query import parse_query
from kb.sentence import sentence_ends
from kb.settings import Settings
from kb.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kb.encoder.encoder import Encoder, Progress, Vectors

RECORDS = 10
"""Answers in a letter; each is one passage."""
PARTIES = ("VVD", "D66", "SP", "CDA", "PvdA", "GroenLinks", "ChristenUnie", "Volt")
MINISTRIES = ("Justitie en Veiligheid", "Financiën", "Defensie", "Binnenlandse Zaken en Koninkrijksrelaties")
NEW_LETTERS = 5
WARMING = 40
LONG_AGO = 1_700_000_000
SYLLABLES = "ban der vel koo ste ver mee hui ros wil tim bra dek lo ha zan pie kra van mol".split()  # noqa: SIM905
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Sizes:
    """What one size of index costs: megabytes, seconds and milliseconds."""

    passages: int
    build: float
    disk: float
    rss: float
    anonymous: float
    embed: tuple[float, float]
    search: tuple[float, float]
    filtered: tuple[float, float]
    one_letter: float
    whole_corpus: float


class Made:
    """Passages made of others, each from its number alone; an `Encoder` for them."""

    def __init__(self, base: Sequence[str], vectors: Vectors, encoder: Encoder) -> None:
        self.name, self.weights_sha256 = encoder.name, encoder.weights_sha256
        self.dimensions: int = vectors.shape[1]
        self._sentences = [_sentences(text) for text in base]
        self._vectors = vectors
        self._parts: dict[str, tuple[int, int, int]] = {}

    def text(self, number: int) -> str:
        """The passage of this number."""
        chance = random.Random(number)
        one = number % len(self._sentences)
        other = chance.randrange(len(self._sentences))
        sentences = [own for own in self._sentences[one] if chance.random() < 2 / 3] or self._sentences[one]
        sentences = sentences + chance.sample(self._sentences[other], 1)
        whole = _NUMBER.sub(lambda found: _number(found[0], chance), " ".join(sentences))
        whole = _NAME.sub(lambda found: _name(found[0], chance), whole)[:LONGEST].strip()
        self._parts[whole] = (number, one, other)
        return whole

    def letter(self, number: int) -> Document:
        """The letter of this number, with its answers."""
        chance = random.Random(-1 - number)
        identifier = f"{2015 + number % 11}Z{number:05}"
        records = tuple(
            Record(f"{identifier}/{place}", "answer", (place,), "", self.text(number * RECORDS + place))
            for place in range(1, RECORDS + 1)
        )
        letter = Letter(
            identifier,
            "answers",
            subject=" ".join(records[0].answer.split()[:8]),
            date=dt.date(2015 + number % 11, 1 + number % 12, 1 + number % 28),
            sender=Sender(chance.choice(MINISTRIES), "minister", _name("", chance)),
            asked_by=(Person(_name("", chance), PARTIES[number % len(PARTIES)]),),
        )
        return Document(Source("", "", "text", None), letter, records)

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Vectors of made passages, which stand after a line of context."""
        del progress
        made = np.empty((len(texts), self.dimensions), dtype=np.float32)
        for place, text in enumerate(texts):
            number, one, other = self._parts[text.partition("\n")[2]]
            noise = np.random.default_rng(number).standard_normal(self.dimensions)
            noise *= 0.15 / np.linalg.norm(noise)
            mixed = 0.8 * self._vectors[one] + 0.2 * self._vectors[other] + noise
            made[place] = mixed / np.linalg.norm(mixed)
        return made

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Not asked for while an index is built."""
        raise NotImplementedError(texts)


def _sentences(text: str) -> list[str]:
    ends = list(sentence_ends(text))
    return [text[start:end].strip() for start, end in zip([0, *ends], ends, strict=False)] or [text]


def _number(digits: str, chance: random.Random) -> str:
    if len(digits) == 4 and digits[:2] in {"19", "20"}:
        return str(chance.randint(1995, 2026))
    return str(chance.randint(10 ** (len(digits) - 1), 10 ** len(digits) - 1))


def _name(word: str, chance: random.Random) -> str:
    """Half of the names stay, so that some are frequent."""
    if word and chance.random() < 0.5:
        return word
    return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).capitalize()


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


def search(root: Path, queries: Sequence[str]) -> tuple[list[tuple[float, float]], tuple[float, float]]:
    """p50 and p95 in ms of embedding, of searching and of searching with a filter; memory in MB."""
    times: tuple[list[float], list[float], list[float]] = ([], [], [])
    with KnowledgeBase.open(settings=_settings(root)) as base:
        base.warm()
        for number, query in enumerate(queries[:WARMING]):
            base.search(query, _filters(number))
        memory = _memory("VmRSS"), _memory("RssAnon")
        encoder = query_encoder(_settings(root))
        encoder.embed_queries(["warm"])
        for number, query in enumerate(queries[WARMING:]):
            meaning, filters = parse_query(query).meaning, _filters(number)
            times[0].append(_ms(partial(encoder.embed_queries, [meaning])))
            times[1 + number % 2].append(_ms(partial(base.search, query, filters)))
    return [(float(np.quantile(one, 0.5)), float(np.quantile(one, 0.95))) for one in times], memory


def _filters(number: int) -> Filters:
    """None and a party, in turn."""
    return Filters(party=PARTIES[number // 2 % len(PARTIES)]) if number % 2 else Filters()


def _ms(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return 1000 * (time.perf_counter() - start)


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


def measure(size: int, answers: Path, queries: Sequence[str], cache: Path | None) -> Sizes:
    """Build, search and add to an index of this size, in a folder that is removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="kb-scale-") as folder:
        root = Path(folder)
        seconds = _alone(build, root, size, answers, cache)
        disk = sum(path.stat().st_size for path in (root / "indexes").rglob("*") if path.is_file()) / 1e6
        found = _alone(search, root, queries)
        added = _alone(add, root, size, answers, cache)
    assert isinstance(seconds, float)
    assert isinstance(found, tuple)
    assert isinstance(added, tuple)
    times, memory = found
    return Sizes(size, seconds, disk, *memory, *times, *added)


def main() -> None:
    """Print a column for each size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("answers", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 100_000])
    parser.add_argument("--cache", type=Path, help="a folder that keeps vectors between runs")
    given = parser.parse_args()
    queries = [text_field(where, value, "query") for where, value in read_json_lines(given.queries)]
    queries = list(dict.fromkeys(queries))[: WARMING + 120]
    found = [measure(size, given.answers, queries, given.cache) for size in given.sizes]
    rows: list[tuple[str, Callable[[Sizes], str]]] = [
        ("passages", lambda one: f"{one.passages:,}"),
        ("embedding alone, p50 / p95 ms", lambda one: "{:.0f} / {:.0f}".format(*one.embed)),
        ("hybrid, p50 / p95 ms", lambda one: "{:.0f} / {:.0f}".format(*one.search)),
        ("as a multiple", lambda one: _multiple(one.search, one.embed)),
        ("hybrid with a filter, p50 / p95 ms", lambda one: "{:.0f} / {:.0f}".format(*one.filtered)),
        ("as a multiple", lambda one: _multiple(one.filtered, one.embed)),
        ("memory (of which not files) MB", lambda one: f"{one.rss:.0f} ({one.anonymous:.0f})"),
        ("on disk MB", lambda one: f"{one.disk:.0f}"),
        ("building without embedding s", lambda one: f"{one.build:.1f}"),
        ("one letter more, by path s", lambda one: f"{one.one_letter:.2f}"),
        ("one letter more, whole corpus s", lambda one: f"{one.whole_corpus:.2f}"),
    ]
    for name, cell in rows:
        print(f"{name:36}" + "".join(f"{cell(one):>18}" for one in found))


def _multiple(times: tuple[float, float], base: tuple[float, float]) -> str:
    return f"{times[0] / base[0]:.2f} / {times[1] / base[1]:.2f}"


if __name__ == "__main__":
    main()
