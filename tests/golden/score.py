"""`python -m tests.golden.score [FOLDER…]`: the parser beside the golden files, as Markdown tables.

The documents stand in ../shared/letters; one that is absent is skipped by name.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from kb.json_form import document_json
from kb.parse import parse_file
from tests.golden.expected import golden_files, load
from tests.golden.judge import Texts, judge
from tests.golden.verdict import FIELDS, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).resolve().parent
LETTERS = HERE.parents[2] / "shared" / "letters"
FOLDERS = (HERE / "real",)


Scores: TypeAlias = "list[tuple[str, Verdict | str]]"
"""Each document's name with its score, or why it has none."""

HEAD = (
    "| document | records | exact | words right | invented | words | wrong | notes | references | fields |",
    "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
)


def verdicts(
    files: list[Path], letters: Path, texts: Path | None = None
) -> Iterator[tuple[str, Verdict | str]]:
    """Each document's name with its score, or why it has none."""
    for file in files:
        golden = load(file)
        document = letters / golden.file
        if not document.is_file():
            yield golden.file, "absent"
        elif hashlib.sha256(document.read_bytes()).hexdigest() != golden.sha256:
            yield golden.file, "other bytes than the golden file was made of"
        else:
            parsed = json.loads(json.dumps(document_json(parse_file(document))))
            yield golden.file, judge(golden, parsed, _texts(texts, file.name))


def total(scores: Scores) -> Verdict:
    """All scores added up."""
    whole = Verdict()
    for _, verdict in scores:
        if isinstance(verdict, Verdict):
            whole.add(verdict)
    return whole


def table(scores: Scores) -> Iterator[str]:
    """The scores as Markdown lines."""
    yield from HEAD
    for name, verdict in scores:
        yield (
            _row(_short(name), verdict) if isinstance(verdict, Verdict) else f"| {_short(name)} | {verdict} |"
        )
    whole = total(scores)
    yield _row(f"**all {whole.documents}**", whole)
    yield ""
    yield "| field | right |"
    yield "|---|--:|"
    for name in FIELDS:
        if whole.fields[name]:
            yield f"| {name} | {whole.fields_right[name]} of {whole.fields[name]} |"


def _row(name: str, verdict: Verdict) -> str:
    wrong = f"{verdict.wrong_words} ({verdict.wrong_words / max(1, verdict.words):.2%})"
    cells = (
        verdict.records,
        verdict.exact,
        verdict.words_right,
        verdict.invented,
        verdict.words,
        wrong,
        f"{verdict.notes_right}/{verdict.notes}",
        f"{verdict.references_right}/{verdict.references}",
        f"{verdict.fields_right.total()}/{verdict.fields.total()}",
    )
    return f"| {name} | " + " | ".join(str(cell) for cell in cells) + " |"


def _short(name: str) -> str:
    path = Path(name)
    return name if len(path.stem) <= 48 else f"{path.parent}/{path.stem[:44]}…{path.suffix}"


def _texts(folder: Path | None, name: str) -> Texts | None:
    if folder is None or not (folder / name).is_file():
        return None
    records: Texts = json.loads((folder / name).read_text(encoding="utf-8"))["records"]
    return records


def main(arguments: list[str] | None = None) -> int:
    """Print the table, and with --differences each difference; 1 where nothing could be scored."""
    parser = argparse.ArgumentParser(prog="python -m tests.golden.score", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", help="folders of golden files")
    parser.add_argument("--letters", type=Path, default=LETTERS, help="where the documents stand")
    parser.add_argument("--texts", type=Path, help="a folder of exact texts, for a difference word by word")
    parser.add_argument("--differences", action="store_true", help="each difference in a line, on stderr")
    chosen = parser.parse_args(arguments)
    scores = list(verdicts(golden_files(chosen.folders or list(FOLDERS)), chosen.letters, chosen.texts))
    sys.stdout.write("\n".join(table(scores)) + "\n")
    if chosen.differences:
        for name, verdict in scores:
            lines = verdict.differences if isinstance(verdict, Verdict) else [verdict]
            sys.stderr.writelines(f"{_short(name)}: {line}\n" for line in lines)
    return 0 if total(scores).documents else 1


if __name__ == "__main__":
    sys.exit(main())
