"""The documented JSON of questions asked before and letters that are late. Pure.

Beside `json_form.py`, of whose forms it is made; `docs/json.md` and `kb/json_schema/kb.json` say what each
field means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.json_form import SCHEMA, change_json, day_json, person_json, position_json

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from kb.asked.asked import AskedBefore, AskedQuestion, AskedReport
    from kb.asked.late import QuestionSet
    from kb.json_form import Json, JsonObject


def asked_json(report: AskedReport) -> JsonObject:
    """What `kb asked` found for each question."""
    return {
        "schema": SCHEMA,
        "name": report.name,
        "asked_on": day_json(report.asked_on),
        "compared": report.compared,
        "questions": [_question(question) for question in report.questions],
    }


def late_json(today: date, sets: Iterable[QuestionSet]) -> JsonObject:
    """What `kb late` lists."""
    return {
        "schema": SCHEMA,
        "today": day_json(today),
        "sets": [
            {
                "id": one.id,
                "subject": one.subject,
                "status": one.status,
                "asked_on": day_json(one.asked_on),
                "asked_by": [person_json(person) for person in one.asked_by],
                "asked_of": list(one.asked_of),
                "due": day_json(one.due),
                "days": one.days,
                "postponed_on": day_json(one.postponed_on),
                "answered_on": day_json(one.answered_on),
                "letters": list(one.letters),
            }
            for one in sets
        ],
    }


def _question(question: AskedQuestion) -> JsonObject:
    return {
        "label": question.label,
        "question": question.question,
        "grade": question.grade,
        "earlier": [_earlier(one) for one in question.earlier],
        "changes": [change_json(change) for change in question.changes],
        "hidden": question.hidden,
    }


def _earlier(one: AskedBefore) -> Json:
    return {
        "grade": one.grade,
        "probability": round(one.probability, 3),
        "why": one.why,
        "position": position_json(one.position),
        "later": list(one.later),
    }
