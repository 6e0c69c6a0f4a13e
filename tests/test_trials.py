"""Small inputs that were once read wrong, each for a kind; `expected.json` says what must come out.

A check names a file, a place in what `kb parse --json` prints, and what must stand there: `right` the value,
`must_contain` and `must_not_contain` words of it. `records[].answer` is the list of all answers.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest

from kb.errors import ReadError
from kb.json_form import document_json
from kb.parse import parse_file

if TYPE_CHECKING:
    from collections.abc import Iterator

TRIALS = Path(__file__).parent / "fixtures" / "trials"
CHECKS = [
    pytest.param(folder, check, id=f"{folder.name}-{number}")
    for folder in sorted(path.parent for path in TRIALS.glob("*/expected.json"))
    for number, check in enumerate(json.loads((folder / "expected.json").read_text())["checks"], 1)
]


@pytest.mark.parametrize(("folder", "check"), CHECKS)
def test_what_was_read_wrong_is_read_right(folder: Path, check: dict[str, Any]) -> None:
    value = at(parsed(folder / check["file"]), check["at"])
    if "right" in check:
        assert value == check["right"]
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    for words in listed(check.get("must_contain", ())):
        assert words in text
    for words in listed(check.get("must_not_contain", ())):
        assert words not in text


@lru_cache(maxsize=8)
def parsed(path: Path) -> object:
    """What `kb parse --json` prints of a file, or {'error': …}."""
    try:
        return json.loads(json.dumps(document_json(parse_file(path)), default=str))
    except ReadError as error:
        return {"error": str(error)}


def at(value: object, where: str) -> object:
    """The value at a dotted place; `name[]` stands for every entry of a list."""
    if where == "records_text":
        records = cast("dict[str, Any]", value)["records"]
        return json.dumps([[one["question"], one["answer"]] for one in records], ensure_ascii=False)
    found: list[object] = [value]
    many = False
    for part in where.split("."):
        many = many or part.endswith("[]")
        found = [item for one in found for item in step(one, part)]
    return found if many else found[0]


def step(value: object, part: str) -> Iterator[object]:
    """What stands under a name of the place: one value, or those of a list."""
    fields = value if isinstance(value, dict) else {}
    if part.endswith("[]"):
        yield from fields.get(part[:-2]) or ()
    else:
        yield fields.get(part)


def listed(words: str | list[str]) -> list[str]:
    """One or several words as a list."""
    return [words] if isinstance(words, str) else list(words)
