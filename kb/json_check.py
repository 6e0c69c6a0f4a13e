"""The documented JSON of a checked draft. Pure.

Beside `json_form.py`; `docs/json.md` and `kb/json_schema/kb.json` say what each field means.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from kb.json_form import SCHEMA

if TYPE_CHECKING:
    from kb.check.checked import CheckedQuotation, CheckReport, Found
    from kb.json_form import Json, JsonObject


def check_json(report: CheckReport) -> JsonObject:
    """What `kb check` found for each quotation and reference."""
    return {
        "schema": SCHEMA,
        "name": report.name,
        "sound": report.sound,
        "quotations": [_quotation(one) for one in report.quotations],
        "references": [
            {
                "text": one.text,
                "target": one.target,
                "line": one.line,
                "page": one.page,
                "known": one.known,
                "ids": list(one.ids),
            }
            for one in report.references
        ],
    }


def _quotation(one: CheckedQuotation) -> Json:
    return {
        "text": one.text,
        "line": one.line,
        "page": one.page,
        "status": one.status,
        "found": [_found(found) for found in one.found],
        "differences": [asdict(difference) for difference in one.differences],
        "wrong": list(one.wrong),
        "unknown": list(one.unknown),
        "practice": list(one.practice),
    }


def _found(found: Found) -> Json:
    return {
        "record": found.record_id,
        "letter": found.letter_id,
        "part": found.part,
        "words": found.words,
        "citation": found.citation,
        "pages": list(found.pages) if found.pages else None,
    }
