"""The Dutch catalogue says everything that the code says, no more, with the same values in it."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

from kb.translation import OWN_CATALOGUES, catalogue, messages

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCES = Path(__file__).resolve().parents[1] / "kb" / "cli"
DUTCH = messages(OWN_CATALOGUES / "nl.po")


def said() -> Iterator[tuple[str, str]]:
    """Every text of the code that is translated, with its plural or ''."""
    for path in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            texts = [
                one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)
            ]
            if name in {"_", "gettext"}:
                yield texts[0], ""
            elif name == "ngettext":
                yield texts[0], texts[1]


def test_everything_said_is_translated_and_nothing_else() -> None:
    """By hand a catalogue falls behind; this says where."""
    assert {(message.source, message.plural) for message in DUTCH} == set(said())
    assert len({message.source for message in DUTCH}) == len(DUTCH)


def test_every_translation_is_there_with_its_values() -> None:
    """A value in braces that is lost or misspelt would be an error at run time."""
    for message in DUTCH:
        assert len(message.translations) == (2 if message.plural else 1), message.source
        for text in message.translations:
            assert text, message.source
            assert sorted(re.findall(r"{\w*}", text)) == sorted(re.findall(r"{\w*}", message.source)), (
                message.source
            )


def test_numbers_choose_their_form() -> None:
    """One, and all others."""
    words = catalogue("nl")
    assert words.ngettext("{number} page", "{number} pages", 1) == "{number} pagina"
    assert words.ngettext("{number} page", "{number} pages", 0) == "{number} pagina's"


def test_a_language_without_a_catalogue_speaks_english(tmp_path: Path) -> None:
    """The code's own language needs no file; a text that a catalogue lacks stays English too."""
    assert catalogue("en").gettext("Options") == "Options"
    (tmp_path / "xx.po").write_text('msgid "Options"\nmsgstr ""\n"O"\n"pties"\n', encoding="utf-8")
    words = catalogue("xx", tmp_path)
    assert words.gettext("Options") == "Opties"
    assert words.gettext("Commands") == "Commands"
