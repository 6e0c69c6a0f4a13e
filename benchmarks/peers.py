"""Known questions put to this program, to its parts and to what could be used instead, in one run.

    pip install bm25s PyStemmer txtai      (not needed by the program; best into an environment of its own)
    apt install ripgrep recollcmd          (or as your system has them)
    python -m benchmarks.peers ANSWERS QUERIES [--cache FOLDER]

ANSWERS and QUERIES are JSON lines as `kb evaluate` takes them. All get the same passages; those that need
vectors get the same ones, and embed each query with the same engine while the clock runs. A record counts as
its best passage. ripgrep and recoll get each answer as a file of text and are started anew for each query, as
people use them. What is not installed is left out, and said.
"""

from __future__ import annotations

import argparse
import base64
import re
import subprocess
import tempfile
import time
from collections import defaultdict
from contextlib import ExitStack
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from kb import KnowledgeBase
from kb.encoder import passage_encoder, query_encoder
from kb.evaluate.answers import index_of_answers, read_answers, record_id
from kb.evaluate.judged import read_judged
from kb.evaluate.kept_encoder import KeptEncoder
from kb.evaluate.measure import figures, scores_of
from kb.passage import record_passages
from kb.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kb.encoder.encoder import Encoder, Vectors
    from kb.evaluate.judged import JudgedQuery
    from kb.passage import Passage
    from kb.question.record import Record

    Ask = Callable[[str], Sequence[str]]

BEST = 10
PASSAGES = 30
"""Passages asked for, so that ten records are among them."""
_WORD = re.compile(r"\w+")


def bm25(passages: Sequence[Passage]) -> Ask:
    """Words alone: bm25s as it comes, with Dutch stop words and Snowball's Dutch stemmer."""
    library, stemmer = import_module("bm25s"), import_module("Stemmer").Stemmer("dutch")

    def cut(texts: list[str]) -> Any:  # noqa: ANN401 - the library's own, and it ships no types
        return library.tokenize(texts, stopwords="nl", stemmer=stemmer, show_progress=False)

    index = library.BM25()
    index.index(cut([passage.text for passage in passages]), show_progress=False)

    def ask(query: str) -> Sequence[str]:
        places, _ = index.retrieve(cut([query]), k=PASSAGES, show_progress=False)
        return [passages[int(place)].record_id for place in places[0]]

    return ask


def dense(passages: Sequence[Passage], vectors: Vectors, encoder: Encoder) -> Ask:
    """Meaning alone: the vectors as the model gives them, compared one by one."""

    def ask(query: str) -> Sequence[str]:
        scores = vectors @ encoder.embed_queries([query])[0]
        return [passages[int(place)].record_id for place in np.argsort(-scores)[:PASSAGES]]

    return ask


def txtai(passages: Sequence[Passage], vectors: Vectors, encoder: Encoder) -> Ask:
    """Hybrid search of txtai as it comes, over the same vectors."""
    known = {passage.text: vector for passage, vector in zip(passages, vectors, strict=True)}

    def transform(texts: list[str]) -> Vectors:
        if all(text in known for text in texts):
            return np.stack([known[text] for text in texts])
        return encoder.embed_queries(texts)

    made = import_module("txtai").Embeddings(method="external", transform=transform, hybrid=True)
    made.index([(place, passage.text, None) for place, passage in enumerate(passages)])
    return lambda query: [passages[int(place)].record_id for place, _ in made.search(query, PASSAGES)]


def ripgrep(folder: Path, records: Sequence[Record]) -> Ask:
    """Any of the query's words, whole and in any case; first the files that hold most different ones."""
    _said_by(["rg", "--version"])

    def ask(query: str) -> Sequence[str]:
        words = sorted(set(_WORD.findall(query.lower())))
        pattern = [part for word in words for part in ("-e", word)]
        options = ["--only-matching", "--ignore-case", "--word-regexp", "--fixed-strings", "--no-line-number"]
        found = _said_by(["rg", "--no-config", *options, *pattern, str(folder)])
        matches: defaultdict[str, list[str]] = defaultdict(list)
        for line in found.splitlines():
            name, _, word = line.rpartition(":")
            matches[name].append(word.lower())
        best = sorted(matches, key=lambda name: (-len(set(matches[name])), -len(matches[name]), name))
        return [records[int(Path(name).stem)].id for name in best[:BEST]]

    return ask


def recoll(folder: Path, records: Sequence[Record]) -> Ask:
    """Any of the query's words in their Dutch stems, as recoll puts documents in order."""
    settings = folder.with_name("recoll")
    settings.mkdir()
    (settings / "recoll.conf").write_text(f"topdirs = {folder}\nindexstemminglanguages = dutch\n", "utf-8")
    _said_by(["recollindex", "-c", str(settings), "-z"])

    def ask(query: str) -> Sequence[str]:
        words = _WORD.findall(query.lower())  # without 'OR', quotation marks and other language of recoll's
        options = ["-s", "dutch", "-o", "-n", str(BEST), "-F", "filename"]
        found = _said_by(["recollq", "-c", str(settings), *options, " ".join(words)]).splitlines()[2:]
        return [records[int(Path(base64.b64decode(name).decode()).stem)].id for name in found]

    return ask


def _said_by(command: list[str]) -> str:
    return subprocess.run(command, check=False, capture_output=True, text=True).stdout


def _written(records: Sequence[Record], folder: Path) -> Path:
    """A folder with the answer of each record in a file that is named by its place."""
    folder.mkdir()
    for place, record in enumerate(records):
        (folder / f"{place}.txt").write_text(record.answer, encoding="utf-8")
    return folder


def ours(base: KnowledgeBase) -> Ask:
    """`kb search`, with hits made ready to show."""
    return lambda query: [hit.record.id for hit in base.search(query, limit=BEST).hits]


def _peers(
    stack: ExitStack, answers: Path, cache: Path | None
) -> tuple[dict[str, Callable[[], Ask]], Encoder]:
    settings = Settings.load()
    kept = KeptEncoder(passage_encoder(settings), cache)
    encoder = query_encoder(settings)
    records = read_answers(answers)
    passages = [passage for record in records for passage in record_passages(record)]
    texts = _written(records, Path(stack.enter_context(tempfile.TemporaryDirectory())) / "texts")
    vectors = kept.embed_passages([passage.embedding_text for passage in passages])
    base = stack.enter_context(
        KnowledgeBase.open(settings=stack.enter_context(index_of_answers(answers, settings, kept)))
    )
    base.warm()
    return {
        "this program": lambda: ours(base),
        "bm25s, Dutch stemmer": lambda: bm25(passages),
        "dense alone": lambda: dense(passages, vectors, encoder),
        "txtai, hybrid": lambda: txtai(passages, vectors, encoder),
        "ripgrep, most words": lambda: ripgrep(texts, records),
        "recoll, Dutch stems": lambda: recoll(texts, records),
    }, encoder


def _installed(peers: dict[str, Callable[[], Ask]]) -> dict[str, Ask]:
    found = {}
    for name, make in peers.items():
        try:
            found[name] = make()
        except (ImportError, FileNotFoundError) as error:
            print(f"{name}: left out: {error}")
    return found


def main() -> None:
    """Print a row for each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("answers", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("--cache", type=Path, help="a folder that keeps vectors between runs")
    given = parser.parse_args()
    queries = [
        replace(query, relevant=tuple((record_id(one), grade) for one, grade in query.relevant))
        for query in read_judged(given.queries)
    ]
    with ExitStack() as stack:
        peers, encoder = _peers(stack, given.answers, given.cache)
        asks = _installed(peers)
        ranked: dict[str, dict[str, Sequence[str]]] = {name: {} for name in asks}
        times: dict[str, list[float]] = {name: [] for name in (*asks, "embedding a query")}
        for query in queries:
            for name, ask in asks.items():
                start = time.perf_counter()
                found = ask(query.text)
                times[name].append(time.perf_counter() - start)
                ranked[name][query.id] = list(dict.fromkeys(found))[:BEST]
            start = time.perf_counter()
            encoder.embed_queries([query.text])
            times["embedding a query"].append(time.perf_counter() - start)
    _print("all", queries, ranked)
    _print("second half", queries[len(queries) // 2 :], ranked)
    for name, seconds in times.items():
        p50, p95 = 1000 * np.quantile(seconds, (0.5, 0.95))
        print(f"{name:24}p50 {p50:6.1f} ms   p95 {p95:6.1f} ms")


def _print(
    title: str, queries: Sequence[JudgedQuery], ranked: Mapping[str, Mapping[str, Sequence[str]]]
) -> None:
    scores = {name: scores_of(queries, own) for name, own in ranked.items()}
    print(f"{f'{title}: {len(queries)}':24}MRR@10                  Recall@10")
    for name, own in scores.items():
        _, mrr, recall, _ = figures(own, own)
        cells = (f"{one.mean:.3f} [{one.low:.3f}, {one.high:.3f}]" for one in (mrr, recall))
        print(f"{name:24}{'    '.join(cells)}")


if __name__ == "__main__":
    main()
