"""`python -m benchmarks.unseen FOLDER …`: documents with NAME.expected.json beside them, read and compared.

An expected file holds 'file' (or stands beside NAME.*), fields of the letter and 'records', each with
'numbers', 'question', 'answer' and 'footnotes' ('mark', 'part', 'text'); only fields that it holds are asked
for, and 'subject_also' lists other subjects that are right. Prints a line a document and their sum; with
--differences also what differs, word for word.
"""

from __future__ import annotations

import argparse
import json
import re
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.roads.beside import Demand, Score, compare, plain
from kb.errors import KbError
from kb.json_form import document_json
from kb.parse import parse_file

if TYPE_CHECKING:
    from collections.abc import Mapping

_FIELDS = (
    "kind", "subject", "date", "language", "sender", "co_senders", "signed_by", "addressee", "own_reference",
    "references", "asked_on", "asked_by", "asked_of", "received_on", "publication", "movers", "requests",
)  # fmt: skip
_SUFFIX = ".expected.json"


def main() -> None:
    """Read the documents of the folders and print what is right."""
    arguments = _arguments()
    files = sorted(path for folder in arguments.folders for path in folder.rglob(f"*{_SUFFIX}"))
    whole = Score()
    print("| document | records | exact | words right | fields | faults |\n|---|--:|--:|--:|--:|---|")
    with ProcessPoolExecutor(arguments.processes) as pool:
        for file, score in zip(files, pool.map(judged, files), strict=True):
            print(_row(file.name.removesuffix(_SUFFIX), score))
            if arguments.differences:
                print("".join(f"    {line}\n" for line in score.details), end="")
            whole.add(score)
    print(_row(f"**{len(files)} documents**", whole))
    print("\n| record | marked | unmarked |\n|---|--:|--:|")
    for right in (True, False):
        name = "right" if right else "wrong"
        print(f"| {name} | {whole.marked[right, True]} | {whole.marked[right, False]} |")


def judged(expected: Path) -> Score:
    """One document's score. A document that is refused has no record right and no field."""
    wanted: dict[str, Any] = json.loads(expected.read_text(encoding="utf-8"))
    records = [_wanted(record) for record in wanted.get("records", [])]
    try:
        parsed = json.loads(json.dumps(document_json(parse_file(_document(expected, wanted)))))
    except (KbError, FileNotFoundError) as error:
        score = compare(records, {})
        score.fields = len(set(wanted) & set(_FIELDS))
        score.faults["refused"] += 1
        score.details.insert(0, f"refused: {error}")
        return score
    score = compare(records, parsed, Demand(as_printed=True))
    compare_fields(score, wanted, parsed["letter"])
    return score


def _wanted(record: Mapping[str, Any]) -> dict[str, Any]:
    """A record as `kb parse` gives it: rows of a table parted by a blank line, a speaker as the heading."""
    texts = {
        part: re.sub(r"(?<!\n)\n(?!\n)", "\n\n", record.get(part) or "") for part in ("question", "answer")
    }
    spoken = f"{record['by']}:" if record.get("by") and not texts["question"] else texts["question"]
    return {
        "footnotes": [],
        **record,
        **texts,
        "question": spoken if not record["numbers"] else texts["question"],
    }


def _document(expected: Path, wanted: Mapping[str, Any]) -> Path:
    name = wanted.get("file") or ""
    beside = expected.parent / Path(name).name
    if name and beside.is_file():
        return beside
    stem = expected.name.removesuffix(_SUFFIX)
    found = sorted(path for path in expected.parent.glob(f"{stem}*") if not path.name.endswith(_SUFFIX))
    if not found:
        raise FileNotFoundError(f"no document beside {expected.name}")
    return found[0]


def compare_fields(score: Score, wanted: Mapping[str, Any], letter: Mapping[str, Any]) -> None:
    """Count the letter's fields that are as wanted; name the others."""
    for name in _FIELDS:
        if name not in wanted:
            continue
        score.fields += 1
        one, other = _comparable(name, wanted[name]), _comparable(name, letter.get(name))
        if isinstance(one, dict) and isinstance(other, dict):
            other = {key: other.get(key) for key in one}
        if one == other or other in [_comparable(name, also) for also in wanted.get(f"{name}_also", ())]:
            score.fields_right += 1
            continue
        doubts = {doubt["about"] for doubt in letter.get("doubts", ()) if doubt.get("weight") == "check"}
        score.faults[f"field {name}"] += 1
        score.details.append(f"{name}{' CHECK' if name in doubts else ''}: {other!r} should be {one!r}")


def _comparable(name: str, value: Any) -> object:  # noqa: ANN401 -- JSON
    """A field's value in a form in which two can be compared."""
    if name == "addressee" and isinstance(value, str):
        return plain(value).casefold().removeprefix("aan ").removeprefix("de ")
    if name == "sender" and isinstance(value, str):
        return {"ministry": value} if value else {"ministry": "", "role": "", "name": ""}
    if name == "sender":
        sender = {key: value[key] or "" for key in ("ministry", "role", "name") if key in (value or {})}
        return sender | ({"role": _office(sender["role"])} if "role" in sender else {})
    if name == "co_senders":
        return sorted(one if isinstance(one, str) else one["ministry"] for one in value or ())
    if name == "references":
        return sorted(value or ())
    if name in ("asked_by", "movers"):
        return [_person(one) for one in value or ()]
    return plain(value, as_printed=True) if isinstance(value, str) else value or ""


def _office(title: str) -> str:
    """'minister' of 'De Minister van Defensie'."""
    return title.casefold().removeprefix("de ").split(" ", 1)[0]


def _person(one: Any) -> tuple[str, str]:  # noqa: ANN401 -- JSON
    if isinstance(one, str):
        return one, ""
    name, party = (one["name"], one.get("party")) if isinstance(one, dict) else one
    return name, party or ""


def _row(name: str, score: Score) -> str:
    faults = ", ".join(f"{kind} {count}" for kind, count in sorted(score.faults.items()))
    return (
        f"| {name} | {score.records} | {score.exact} | {score.words} "
        f"| {score.fields_right}/{score.fields} | {faults} |"
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--differences", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
