"""`python -m benchmarks.roads`: golden letters taken through other programs and read again, a row a road.

Needs ../shared/letters, LibreOffice, pandoc and poppler-utils; with --mupdf PYTHON also a Python that has
pymupdf4llm. What is converted is kept under --work, so that a second run only reads.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.roads import convert
from benchmarks.roads.beside import Demand, Score, compare
from benchmarks.roads.content import Exact, exact_letters
from benchmarks.roads.held import FileText
from benchmarks.roads.ministry import ministry_pdfs
from benchmarks.roads.typeset import COLUMNS, LOOKS, typeset
from kb.errors import KbError
from kb.json_form import document_json
from kb.parse import parse_file

ROOT = Path(__file__).resolve().parents[2]
_FEW = 6  # of so many Word files one goes by a slow road
_COLUMNS_EACH = 3  # of so many letters one is set in two columns as well


def main() -> None:
    """Convert what is missing, read all, print the table."""
    arguments = _arguments()
    work: Path = arguments.work or Path(tempfile.mkdtemp(prefix="roads-"))
    letters = list(exact_letters(ROOT / "tests" / "golden" / "real", arguments.letters))
    letters = [letter for letter in letters if any(record.answer for record in letter.records)]
    wanted = {letter.name: [_wanted(record) for record in map(asdict, letter.records)] for letter in letters}
    roads = make(letters, convert.Tools.found(arguments.mupdf), work)
    jobs = [(road, file, wanted[file.name.split("@")[0]]) for road, files in roads.items() for file in files]
    if arguments.road:
        jobs = [job for job in jobs if arguments.road in job[0]]
    scores: dict[str, Score] = defaultdict(Score)
    with ProcessPoolExecutor(arguments.processes) as pool:
        for (road, file, _), score in zip(jobs, pool.map(_judged, jobs, chunksize=8), strict=True):
            if arguments.differences:
                for line in score.details:
                    print(f"{road} {file.name}: {line}")
            scores[road].add(score)
    table(scores)


def _wanted(record: dict[str, Any]) -> dict[str, Any]:
    return {**record, "footnotes": record["notes"]}


def make(letters: list[Exact], tools: convert.Tools, work: Path) -> dict[str, list[Path]]:
    """Every converted file, by road."""
    files = _word_files(letters, work / "docx")
    for extension in convert.OFFICE:
        convert.by_office(tools, files, work / f"office-{extension}", extension)
    for extension in convert.OLD:
        convert.by_office(tools, files[::_FEW], work / f"office-{extension}", extension)
    for file in files:
        for extension in convert.PANDOC:
            convert.by_pandoc(tools, file, work / f"pandoc-{extension}", extension)
    for letter in letters:
        target = work / "office-pdf" / f"{letter.name}@origineel.pdf"
        if letter.source.suffix == ".pdf" and not target.exists():
            target.write_bytes(letter.source.read_bytes())
    _ministry_files(letters, work / "ministry-pdf")
    pdfs = sorted((work / "office-pdf").glob("*.pdf"))
    for pdf in pdfs:
        for extension in convert.PDFTOTEXT:
            convert.by_pdftotext(tools, pdf, work / f"pdftotext-{extension}", extension)
        convert.copied(work / "pdftotext-raw.txt" / f"{pdf.stem}.raw.txt", work / "copied")
        convert.on_one_line(work / "pdftotext-default.txt" / f"{pdf.stem}.default.txt", work / "one-line")
    convert.by_mupdf(tools, pdfs, work / "mupdf-md")
    folders = [folder for folder in sorted(work.iterdir()) if folder.is_dir() and folder.name != "profile"]
    return {
        folder.name: sorted(file for file in folder.iterdir() if file.suffix not in (".gif", ".png", ".jpg"))
        for folder in folders
    }


def _ministry_files(letters: list[Exact], folder: Path) -> None:
    """Each letter as a ministry sets it, in every look."""
    folder.mkdir(parents=True, exist_ok=True)
    for letter in letters:
        for look, content in ministry_pdfs(letter):
            (folder / f"{letter.name}@{look}.pdf").write_bytes(content)


def _word_files(letters: list[Exact], made: Path) -> list[Path]:
    """Each letter set in two looks, and as it is where it is a Word file."""
    made.mkdir(parents=True, exist_ok=True)
    for at, letter in enumerate(letters):
        looks = [LOOKS[at % len(LOOKS)], LOOKS[(at + 1) % len(LOOKS)]]
        for look in looks if at % _COLUMNS_EACH else [*looks, COLUMNS]:
            target = made / f"{letter.name}@{look.name}.docx"
            if not target.exists():
                typeset(letter, look, target)
        if letter.source.suffix == ".docx":
            (made / f"{letter.name}@origineel.docx").write_bytes(letter.source.read_bytes())
    return sorted(made.glob("*.docx"))


def _judged(job: tuple[str, Path, list[dict[str, Any]]]) -> Score:
    _, file, wanted = job
    try:
        parsed = json.loads(json.dumps(document_json(parse_file(file))))
    except KbError as error:
        score = Score(records=len(wanted))
        score.faults["refused"] += len(wanted)
        score.details.append(f"refused: {error}")
        return score
    text = None
    if file.suffix in (".txt", ".md"):
        text = FileText.of(file.read_text(encoding="utf-8-sig", errors="replace"))
    return compare(wanted, parsed, Demand(text=text))


def table(scores: dict[str, Score]) -> None:
    """Print a row a road and their sum."""
    print("| road | records | exact | | words right | not held | wrong, marked | right, marked | faults |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|---|")
    whole = Score()
    for road, score in scores.items():
        whole.add(score)
        print(row(road, score))
    print(row("**all**", whole))


def row(name: str, score: Score) -> str:
    """One road's figures."""
    wrong = score.marked[False, True] + score.marked[False, False]
    right = score.marked[True, True] + score.marked[True, False]
    faults = ", ".join(f"{kind} {count}" for kind, count in score.faults.most_common(6))
    return (
        f"| {name} | {score.records} | {score.exact} | {score.exact / max(score.records, 1):.1%} "
        f"| {score.words} | {_lost(score)} "
        f"| {score.marked[False, True]} of {wrong} | {score.marked[True, True]} of {right} | {faults} |"
    )


def _lost(score: Score) -> str:
    parts = ((score.lost, "records"), (score.lost_notes, "notes"))
    return ", ".join(f"{count} {name}" for count, name in parts if count)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=Path, default=ROOT.parent / "shared" / "letters")
    parser.add_argument("--work", type=Path)
    parser.add_argument("--mupdf", default="", help="a Python that has pymupdf4llm")
    parser.add_argument("--road", default="", help="only roads whose name holds this")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--differences", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
