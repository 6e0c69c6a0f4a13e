"""How often the stance of labelled answers is right, and whether the words that answer are found.

    python -m benchmarks.positions.score [../shared]

`labels.jsonl` holds 498 labels by place and hash, without text: 339 answers of letters (`../shared/labels`)
and 159 of `../shared/questions`. Half of them, by letter, is for work and half to check.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from kb.position.held import held
from kb.position.position import Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LABELS = Path(__file__).with_name("labels.jsonl")
_SEED = "positions-1:"
_BARE = 28
"""Characters up to which a labelled sentence may be followed by another that says to what it answers."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One answer with its label: `start` and `end` of the sentence that shows it, `words_end` of all."""

    half: Literal["work", "check"]
    question: str
    answer: str
    stance: Stance
    uncertain: bool
    start: int
    end: int
    words_end: int


@dataclass(frozen=True, slots=True)
class Score:
    """Shares over the certain labels, 0 to 1; `turned` counts yes for no and no for yes over all labels."""

    count: int
    right: float
    right_of_given: float
    turned: int
    overlap: float
    exact: float
    confusion: Counter[tuple[Stance, Stance]]


def labelled(shared: Path) -> tuple[Labelled, ...]:
    """The labels whose answers are there and are the same bytes; sections, which answer nothing, left out."""
    texts = dict(_texts(shared))
    lines = LABELS.read_text(encoding="utf-8").splitlines()
    found = (_labelled(json.loads(line), texts) for line in lines)
    return tuple(one for one in found if one)


def _labelled(label: dict[str, Any], texts: dict[tuple[str, str], tuple[str, str]]) -> Labelled | None:
    key = (label.get("file", ""), label["number"]) if label["source"] == "letters" else ("", label["id"])
    question, answer = texts.get(key, ("", ""))
    if hashlib.sha256(answer.encode()).hexdigest() != label["sha256"]:
        return None
    digest = hashlib.sha256((_SEED + (key[0] or key[1])).encode()).digest()
    half: Literal["work", "check"] = "work" if digest[0] < 128 else "check"
    places = (label["start"], label["end"], label["words_end"])
    return Labelled(half, question, answer, label["stance"], label["uncertain"], *places)


def _texts(shared: Path) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    for one in _lines(shared / "labels" / "shared.jsonl"):
        if one.get("kind") != "section":
            yield (one["file"], one["number"]), (one["question"], one["answer"])
    answers = {one["id"]: one["text"] for one in _lines(shared / "questions" / "answers.jsonl")}
    for one in _lines(shared / "questions" / "queries.jsonl"):
        yield ("", one["id"]), (one["query"], answers[one["relevant"]])
    for at, one in enumerate(_lines(shared / "questions" / "train_pairs.jsonl")):
        yield ("", f"t{at}"), (one["query"], one["answer"])


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def score(labels: Sequence[Labelled]) -> Score:
    """How what is read off compares with these labels."""
    certain = [one for one in labels if not one.uncertain]
    confusion: Counter[tuple[Stance, Stance]] = Counter(
        (one.stance, held(one.answer, one.question).stance) for one in certain
    )
    right = sum(count for (true, said), count in confusion.items() if true == said)
    given = sum(count for (_, said), count in confusion.items() if said)
    turned = sum({one.stance, held(one.answer, one.question).stance} == {"yes", "no"} for one in labels)
    overlap, exact = _words(certain)
    return Score(len(certain), right / len(certain), right / max(given, 1), turned, overlap, exact, confusion)


def _words(labels: Sequence[Labelled]) -> tuple[float, float]:
    overlap = exact = 0
    for one in labels:
        spans = held(one.answer, one.question).spans
        overlap += any(start < one.words_end and end > one.start for start, end in spans)
        first = spans[0] if spans else (-1, -1)
        bare = one.end - one.start < _BARE and first[1] >= one.end
        exact += first[0] == one.start and (
            bare or (len(spans) == 1 and first[1] in (one.end, one.words_end))
        )
    return overlap / len(labels), exact / len(labels)


def report(labels: Iterable[Labelled]) -> Iterator[str]:
    """Both halves in words, with a table of what was taken for what."""
    labels = tuple(labels)
    for half in ("work", "check"):
        found = score([one for one in labels if one.half == half])
        yield (
            f"{half}: {found.count} certain; stance right {found.right:.3f}, of those given"
            f" {found.right_of_given:.3f}; yes for no or no for yes {found.turned}; words overlap"
            f" {found.overlap:.3f}, exact {found.exact:.3f}"
        )
        said = [stance or "-" for stance in get_args(Stance)]
        yield "labelled   " + "".join(f"{one:>9}" for one in said)
        for true in get_args(Stance)[:-1]:
            counts = [found.confusion[true, stance] for stance in get_args(Stance)]
            yield f"{true:<11}" + "".join(f"{count:>9}" for count in counts)


if __name__ == "__main__":
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")
    for line in report(labelled(folder)):
        print(line)
