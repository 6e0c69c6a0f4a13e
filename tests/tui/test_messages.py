"""Every text of the interface is there in Dutch and English, with the same places for values."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from kb.translation import messages
from tui.help_screen import KEYS
from tui.messages import CATALOGUES, Messages
from tui.promises_screen import CHOICES
from tui.rebuild_bar import STAGES
from tui.wording import CHANGES, EVIDENCE, GRADES, KINDS, PROMISE_STATES, STANCES

SOURCES = sorted(Path(__file__).resolve().parents[2].glob("tui/*.py"))
PLACE = re.compile(r"\{\w+\}")
TABLES = (KINDS, STANCES, STAGES, CHANGES, GRADES, PROMISE_STATES, EVIDENCE)
BY_VALUE = {value for table in TABLES for value in table.values()} | {
    *(name for name, _ in CHOICES),
    *(heading for heading, _ in KEYS),
    *(meaning for _, rows in KEYS for _, meaning in rows),
    *("Topic", "Ministry", "Minister", "Party", "Member", "Kind"),
    *("To", "Asked by", "Asked on", "Answers", "Own reference", "Publication", "Answer promised for"),
    *("Selection", "Letter", "Passage", "Answer", "Question"),
}
"""Texts that reach the catalogue through a table or a field."""


def said() -> set[str]:
    """The English texts that the code passes to the catalogue."""
    found = set(BY_VALUE)
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                found |= _texts(node)
    return found


def _texts(call: ast.Call) -> set[str]:
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    if name in {"say", "_say", "self"} and call.args:
        arguments: list[ast.expr] = [call.args[0]]
    elif name == "count" and len(call.args) == 3:
        arguments = call.args[1:2]
    elif name == "Binding" and len(call.args) > 2:
        arguments = [call.args[2]]
    else:
        return set()
    branches = [
        branch
        for one in arguments
        for branch in ([one.body, one.orelse] if isinstance(one, ast.IfExp) else [one])
    ]
    return {one.value for one in branches if isinstance(one, ast.Constant) and isinstance(one.value, str)}


def test_every_text_has_a_dutch_one_and_none_is_left_over() -> None:
    known = {message.source for message in messages(CATALOGUES / "nl.po")}
    through_a_variable = {"searches words and meaning", "searches words; meaning is loading …"}
    assert said() - known == set()
    assert known - said() - through_a_variable == set()


def test_translations_have_the_same_places() -> None:
    for message in messages(CATALOGUES / "nl.po"):
        for text in message.translations:
            assert text, message.source
            assert sorted(PLACE.findall(text)) == sorted(PLACE.findall(message.source)), message.source


def test_both_languages_speak() -> None:
    assert Messages("nl").count(1, "{n} letter", "{n} letters") == "1 brief"
    assert Messages("en").count(2, "{n} letter", "{n} letters") == "2 letters"
    assert Messages("nl")("question {n}", n=4) == "vraag 4"
