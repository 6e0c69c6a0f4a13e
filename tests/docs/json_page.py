"""docs/json.md out of the JSON Schema: one table a command, one for each thing that they share."""

from __future__ import annotations

from typing import Any

OUTPUTS = (
    "parse",
    "parse-zip",
    "diff",
    "search",
    "show",
    "letters",
    "positions",
    "promises",
    "asked",
    "check",
    "late",
    "topics",
    "topics-show",
    "topics-remove",
    "rebuild-index",
    "verify",
    "evaluate",
)
INTRODUCTION = """\
# JSON

Every command of `kb` that prints data takes `--json` and then prints one JSON object on stdout. Diagnostics
and progress stay on stderr, and exit codes are the same as without it ([cli.md](cli.md)).

- The field `schema` is 1. It goes up when a field changes its name or its meaning or goes away; new
  fields may come at any time.
- Texts are in NFC, with a blank line (`\\n\\n`) between paragraphs and no line break within, and hold no
  control, bidi or zero-width characters. They are verbatim: hyphenation at line ends repaired, page
  furniture left out.
- Dates are ISO 8601. What is not known is `""`, `[]` or `null`, never absent.
- Positions count characters (Unicode code points) from 0; `end` is the character after the last. Pages
  and lines count from 1.
- The same as JSON Schema (draft 2020-12): `kb/json_schema/kb.json`, installed with the package. This
  page is made from it.
"""


def page(schema: dict[str, Any]) -> str:
    """The whole page."""
    definitions = schema["$defs"]
    shared = [name for name in definitions if name not in OUTPUTS]
    parts = [INTRODUCTION, "## Commands\n"]
    parts += [_section(name, definitions[name]) for name in OUTPUTS]
    parts.append("## What they share\n")
    parts += [_section(name, definitions[name]) for name in shared]
    return "\n".join(parts)


def _section(name: str, definition: dict[str, Any]) -> str:
    rows = "\n".join(
        f"| `{field}` | {_type(one)} | {_about(one)} |" for field, one in definition["properties"].items()
    )
    head = "| field | type | meaning |\n| --- | --- | --- |"
    return f"### {name}\n\n{definition['description']}\n\n{head}\n{rows}\n"


def _about(field: dict[str, Any]) -> str:
    return str(field["description"]).replace("|", "\\|")


def _type(field: dict[str, Any]) -> str:
    if "anyOf" in field:
        return " or ".join(map(_type, field["anyOf"]))
    if "$ref" in field:
        name = field["$ref"].rpartition("/")[2]
        return f"[{name}](#{name})"
    if "const" in field:
        return f"`{field['const']}`"
    if "enum" in field:
        return ", ".join("`null`" if one is None else f"`{one}`" for one in field["enum"])
    kinds = field["type"] if isinstance(field["type"], list) else [field["type"]]
    return " or ".join(_array(field) if kind == "array" else kind for kind in kinds)


def _array(field: dict[str, Any]) -> str:
    if "minItems" in field:
        return f"[{', '.join([_type(field['items'])] * field['minItems'])}]"
    return f"array of {_type(field['items'])}"
