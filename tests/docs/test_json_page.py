"""docs/json.md says exactly what the JSON Schema says. UPDATE_GOLDEN=1 writes it anew."""

from __future__ import annotations

import json
import os
from pathlib import Path

from jsonschema import Draft202012Validator

import kb
from tests.docs.json_page import OUTPUTS, page

SCHEMA_FILE = Path(kb.__file__).parent / "json_schema" / "kb.json"
PAGE = Path(__file__).resolve().parents[2] / "docs" / "json.md"


def test_the_page_is_made_from_the_schema() -> None:
    """Fields, types and meanings, each once."""
    made = page(json.loads(SCHEMA_FILE.read_text(encoding="utf-8")))
    if os.environ.get("UPDATE_GOLDEN"):
        PAGE.write_text(made, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == made


def test_the_schema_is_one() -> None:
    """Valid itself, every reference leads somewhere, every field is described."""
    schema = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    for name in OUTPUTS:
        assert schema["$defs"][name]["properties"]["schema"]["const"] == 1
    for definition in schema["$defs"].values():
        assert definition["required"] == list(definition["properties"])
        for field in definition["properties"].values():
            assert field["description"]
            target = field.get("$ref", field.get("items", {}).get("$ref", "#/$defs/hit"))
            assert target.rpartition("/")[2] in schema["$defs"]
