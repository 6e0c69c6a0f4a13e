"""`python -m benchmarks.roles`: train the weights by which lines get their roles, or measure them.

Needs the letters, what `python -m benchmarks.roads --work FOLDER` has made of them, and the package
python-crfsuite (MIT), which only this program uses. Each golden letter is taken as its conversions by copying
and by pdftotext, the ministries' PDFs included, each line labelled by the golden records (`labelled.py`), and
ten times set by chance (`made.py`).

    python -m benchmarks.roles --work FOLDER                  the weights of all letters into kb/reader/roles/
    python -m benchmarks.roles --work FOLDER --folds 5        figures, each letter by weights of others
"""

from __future__ import annotations

import argparse
import json
import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pycrfsuite

from benchmarks.roads.beside import Demand, Score, compare
from benchmarks.roads.content import Exact, exact_letters
from benchmarks.roads.held import FileText
from benchmarks.roles.labelled import labelled
from benchmarks.roles.made import made
from benchmarks.roles.pages import ministry_texts
from kb.json_form import document_json
from kb.limits import DEFAULT_LIMITS
from kb.parse import understand
from kb.reader.plain import text
from kb.reader.roles import role
from kb.reader.roles.chain import Chain
from kb.reader.roles.clues import clues_of, filled_lines
from kb.source import Source

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

ROOT = Path(__file__).resolve().parents[2]
WEIGHTS = ROOT / "kb" / "reader" / "roles" / "weights.json"
_ROADS = ("copied", "pdftotext-default.txt", "pdftotext-layout.txt", "pdftotext-raw.txt")
_READ_ACROSS = ("pdftotext-layout.txt", "pdftotext-default.txt")  # two columns: their lines are of both
_MADE = 10
_TRAINING = {
    "c1": 0.3,
    "c2": 0.05,
    "max_iterations": 80,
    "feature.minfreq": 5,
    "feature.possible_transitions": True,
}
_DIGITS = 2  # of a weight


@dataclass(frozen=True, slots=True)
class Converted:
    """A conversion of a golden letter."""

    road: str
    file: Path
    letter: Exact

    @property
    def trains(self) -> bool:
        """Whether each of its lines is one line of the letter."""
        columns = "@a4-kolommen" in self.file.name and self.road in _READ_ACROSS
        return not columns and self.road != "ministry-layout"


def main() -> None:
    """Write the weights, or print the figures."""
    arguments = _arguments()
    letters = list(exact_letters(ROOT / "tests" / "golden" / "real", arguments.letters))
    letters = [letter for letter in letters if any(record.answer for record in letter.records)]
    files = conversions(letters, arguments.work)
    if not arguments.folds:
        arguments.out.write_text(trained(letters, files), encoding="utf-8")
        return
    order = Random(7).sample(range(len(letters)), len(letters))
    folds = [{letters[at].name for at in order[fold :: arguments.folds]} for fold in range(arguments.folds)]
    job = partial(measured, letters, files, unseen=arguments.unseen_layouts)
    scores: dict[str, tuple[Score, Score]] = {}
    with ProcessPoolExecutor(arguments.processes) as pool:
        for found in pool.map(job, folds):
            for road, pair in found.items():
                for whole, part in zip(scores.setdefault(road, (Score(), Score())), pair, strict=True):
                    whole.add(part)
    _table(scores)


def conversions(letters: Sequence[Exact], work: Path) -> list[Converted]:
    """The converted files of each letter: those of the roads, and the ministries' PDFs as text."""
    named = {letter.name: letter for letter in letters}
    folders = {road: work / road for road in _ROADS} | ministry_texts(work)
    return [
        Converted(road, file, named[file.name.split("@")[0]])
        for road, folder in folders.items()
        for file in sorted(folder.iterdir())
        if file.name.split("@")[0] in named
    ]


def trained(letters: Sequence[Exact], files: Sequence[Converted], without: Collection[str] = ()) -> str:
    """The weights, as `Chain` reads them, of all letters but those of these names."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for converted in files:
        if converted.trains and converted.letter.name not in without:
            lines = converted.file.read_text(encoding="utf-8", errors="replace").split("\n")
            bare = [line.replace("\f", "") for line in lines]
            _append(trainer, lines, labelled(bare, converted.letter.records))
    for letter in letters:
        for at in range(_MADE if letter.name not in without else 0):
            setting = made(letter.records, Random(f"{letter.name} {at}"))
            _append(trainer, [line for line, _ in setting], [label for _, label in setting])
    trainer.set_params(_TRAINING)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        return _as_json(tagger.info())


def _append(trainer: Any, lines: Sequence[str], labels: Sequence[str]) -> None:  # noqa: ANN401 -- has no types
    breaks = {place for place, line in enumerate(lines) if "\f" in line}
    filled = filled_lines(lines, breaks)
    if filled:
        trainer.append(
            clues_of(filled, len(lines) - len(filled)),
            [labels[line.place] or "letterhead" for line in filled],
        )


def _as_json(info: Any) -> str:  # noqa: ANN401 -- has no types
    labels = sorted(info.labels)
    place = {label: at for at, label in enumerate(labels)}
    clues: dict[str, list[tuple[int, float]]] = {}
    for (clue, label), weight in sorted(info.state_features.items()):
        if round(weight, _DIGITS):
            clues.setdefault(clue, []).append((place[label], round(weight, _DIGITS)))
    follows = [
        [round(info.transitions.get((one, other), 0.0), _DIGITS) for other in labels] for one in labels
    ]
    rows = ",\n".join(
        f"{json.dumps(clue, ensure_ascii=False)}: {json.dumps(pairs)}" for clue, pairs in clues.items()
    )
    return (
        f'{{"labels": {json.dumps(labels)},\n"follows": {json.dumps(follows)},\n"clues": {{\n{rows}\n}}}}\n'
    )


def measured(
    letters: Sequence[Exact], files: Sequence[Converted], names: Collection[str], *, unseen: bool
) -> dict[str, tuple[Score, Score]]:
    """By road what is right of the letters of these names: by rules alone, and with weights of the others.

    `unseen`: the ministries' layouts are left out of training as well.
    """
    shown = [one for one in files if not (unseen and one.road.startswith("ministry"))]
    chain = Chain.from_json(trained(letters, shown, names))
    found: dict[str, tuple[Score, Score]] = {}
    for converted in files:
        if converted.letter.name in names:
            rules, roles = found.setdefault(converted.road, (Score(), Score()))
            with patch.object(text, "roles_of", return_value=None):
                rules.add(_judged(converted))
            with patch.object(role, "_chain", return_value=chain):
                roles.add(_judged(converted))
    return found


def _judged(converted: Converted) -> Score:
    content = converted.file.read_bytes()
    reading = text.read(content, DEFAULT_LIMITS)
    source = Source(converted.file.name, "0" * 64, reading.format, reading.pages, len(content))
    parsed = json.loads(json.dumps(document_json(understand(reading, source))))
    wanted = [{**record, "footnotes": record["notes"]} for record in map(asdict, converted.letter.records)]
    return compare(wanted, parsed, Demand(text=FileText.of(content.decode("utf-8", "replace"))))


def _table(scores: dict[str, tuple[Score, Score]]) -> None:
    print("| road | exact: rules | with roles | wrong, marked | with roles | right, marked | with roles |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    whole = (Score(), Score())
    for road, pair in scores.items():
        for total, part in zip(whole, pair, strict=True):
            total.add(part)
        print(_row(road, pair))
    print(_row("**all**", whole))


def _row(name: str, pair: tuple[Score, Score]) -> str:
    exact = " | ".join(f"{one.exact} of {one.records}" for one in pair)
    wrong = " | ".join(
        f"{one.marked[False, True]} of {sum(one.marked[False, mark] for mark in (True, False))}"
        for one in pair
    )
    right = " | ".join(f"{one.marked[True, True]} of {one.exact}" for one in pair)
    return f"| {name} | {exact} | {wrong} | {right} |"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=Path, default=ROOT.parent / "shared" / "letters")
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--unseen-layouts", action="store_true")
    parser.add_argument("--processes", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
