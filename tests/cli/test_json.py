"""`--json` prints what docs/json.md and the JSON Schema say, under the names that programs rely on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

import kb as package

if TYPE_CHECKING:
    from tests.cli.conftest import Kb

SCHEMA_FILE = Path(package.__file__).parent / "json_schema" / "kb.json"
LETTER = "corpus/2026Z03786.md"
CASES = {
    "parse": ("parse", LETTER),
    "parse-account": ("parse", LETTER, "--account"),
    "search": ("search", "predictive policing", "--mode", "lexical"),
    "show": ("show", "2026Z03786/2"),
    "letters": ("letters",),
    "topics": ("topics",),
    "positions": ("positions", "cas"),
    "promises": ("promises", "--on", "2024-06-01"),
    "rebuild-index": ("rebuild-index",),
    "diff": ("diff", LETTER, "2026Z03786"),
    "verify": ("verify",),
}


def closed(schema: Any) -> Any:  # noqa: ANN401 - any JSON
    """`schema` where no field may be there that it does not name."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: closed(value) for key, value in schema.items()}
    return made | {"additionalProperties": False} if "properties" in schema else made


def validator(name: str) -> Draft202012Validator:
    """For the output of one command; a field that the schema lacks is an error too."""
    schema = closed(json.loads(SCHEMA_FILE.read_text(encoding="utf-8")))
    return Draft202012Validator(schema | {"$ref": f"#/$defs/{name}"})


def printed(kb: Kb, *arguments: str) -> Any:  # noqa: ANN401 - any JSON
    """What a command says in JSON."""
    ended = kb(*arguments, "--json")
    assert ended.code == 0, ended.err
    return json.loads(ended.out)


@pytest.mark.parametrize("name", CASES)
def test_output_fits_the_schema(name: str, kb: Kb) -> None:
    """Every field is there, is described and has its type."""
    validator(name.removesuffix("-account")).validate(printed(kb, *CASES[name]))


def test_show_of_a_letter_is_a_parsed_document(kb: Kb) -> None:
    """A letter has one form, whether it comes from a file or from the index."""
    shown = printed(kb, "show", "2026Z03786")
    validator("parse").validate(shown)
    assert shown["records"] == printed(kb, "parse", LETTER)["records"]


def test_parse_keeps_the_names_that_were_agreed(kb: Kb) -> None:
    """The contract of `kb parse FILE --json`."""
    parsed = printed(kb, "parse", LETTER)
    assert parsed["source"].keys() >= {"name", "sha256", "format", "pages"}
    assert parsed["letter"].keys() >= {
        "kind", "subject", "date", "language", "sender", "addressee", "own_reference", "references",
        "asked_on", "asked_by",
    }  # fmt: skip
    assert parsed["letter"]["sender"].keys() >= {"ministry", "role", "name"}
    assert parsed["letter"]["asked_by"][0].keys() >= {"name", "party"}
    record = parsed["records"][1]
    assert record.keys() >= {
        "id", "numbers", "question", "answer", "pages", "footnotes", "citations", "refers_to",
    }  # fmt: skip
    assert record["footnotes"][0].keys() >= {"mark", "text"}
    assert record["citations"][0].keys() >= {"kind", "text", "target"}
    assert [one["id"] for one in parsed["records"]] == [f"2026Z03786/{number}" for number in range(1, 11)]


def test_search_keeps_the_names_that_were_agreed(kb: Kb) -> None:
    """The contract of `kb search QUERY --json`; highlights lie within the passage."""
    found = printed(kb, "search", "discriminatie", "--mode", "lexical")
    assert found["query"] == "discriminatie"
    for hit in found["hits"]:
        assert hit.keys() >= {
            "id", "letter", "date", "question", "passage", "highlights", "pages", "score",
            "matched_by", "topics",
        }  # fmt: skip
        assert all(0 <= start < end <= len(hit["passage"]) for start, end in hit["highlights"])


def test_nothing_found_is_still_json(kb: Kb) -> None:
    """An empty list, and the exit code that says so."""
    ended = kb("search", "xylofoonkwartet", "--mode", "lexical", "--json")
    assert ended.code == 1
    assert json.loads(ended.out)["hits"] == []
