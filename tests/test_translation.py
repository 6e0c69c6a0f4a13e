"""The Dutch catalogue says everything that the code says, no more, with the same values in it."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

from kb.errors import DamagedIndexError, KbError, ReadError
from kb.explanation import SENTENCES
from kb.message import Message, message
from kb.question.doubts import WEIGHTS
from kb.translation import OWN_CATALOGUES, catalogue, messages

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCES = Path(__file__).resolve().parents[1] / "kb"
DUTCH = messages(OWN_CATALOGUES / "nl.po")


def _under(kind: type[KbError]) -> set[str]:
    return {kind.__name__}.union(*map(_under, kind.__subclasses__()))


OUR_ERRORS = _under(KbError) - {"UnknownIdError"}  # it is said by what it is about


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
            if name in {"_", "gettext", "message"} and texts:
                yield texts[0], ""
            elif name == "ngettext":
                yield texts[0], texts[1]


def test_everything_said_is_translated_and_nothing_else() -> None:
    """By hand a catalogue falls behind; this says where."""
    assert {(message.source, message.plural) for message in DUTCH} == set(said())
    assert len({message.source for message in DUTCH}) == len(DUTCH)


def test_every_translation_is_there_with_its_values() -> None:
    """A value in braces that is lost or misspelt would be an error at run time."""
    for entry in DUTCH:
        assert len(entry.translations) == (2 if entry.plural else 1), entry.source
        for text in entry.translations:
            assert text, entry.source
            assert sorted(re.findall(r"{\w*}", text)) == sorted(re.findall(r"{\w*}", entry.source)), (
                entry.source
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


def test_why_a_file_is_not_read_is_a_message() -> None:
    """A sentence put together in English could not be said in Dutch; this finds the next one."""
    errors = {"ReadError", "Skipped", "Refused", *(kind.__name__ for kind in ReadError.__subclasses__())}
    for path in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(
                getattr(node, "func", None), "id", getattr(getattr(node, "func", None), "attr", "")
            )
            if isinstance(node, ast.Call) and name in errors:
                assert not any(isinstance(one, (ast.Constant, ast.JoinedStr)) for one in node.args[1:]), (
                    f"{path.name}:{node.lineno}"
                )


def test_every_kind_of_doubt_that_is_raised_has_its_sentence() -> None:
    """And no sentence is kept for one that nothing raises."""
    raised = {
        node.args[0].value
        for path in SOURCES.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Doubt" and node.args
        if isinstance(node.args[0], ast.Constant)
    }
    assert raised | set(WEIGHTS) == set(SENTENCES)


def test_a_message_is_said_whole_in_dutch() -> None:
    """What fills it is translated where it is a message too, and stays as it is where it is not."""
    what = message("{what} is too large when unpacked", what=message("its part {part}", part="the file"))
    assert str(what) == "its part the file is too large when unpacked"
    assert what.said(catalogue("nl")) == "het onderdeel the file is uitgepakt te groot"


def test_braces_in_what_fills_a_message_are_left_alone() -> None:
    """A value may come from a file: it is never a pattern itself."""
    odd = message("lacks the part {part}", part="{part.__class__} {what}")
    assert str(odd) == "lacks the part {part.__class__} {what}"
    assert str(Message("{0.__class__} {gone}", (("part", "x"),))) == "{0.__class__} {gone}"


def test_why_the_program_stops_is_a_message() -> None:
    """Every error of ours that the code words can be said in Dutch; this finds the next one."""
    for path in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(
                getattr(node, "func", None), "id", getattr(getattr(node, "func", None), "attr", "")
            )
            if isinstance(node, ast.Call) and name in OUR_ERRORS and node.args:
                assert not isinstance(node.args[-1], (ast.Constant, ast.JoinedStr)), (
                    f"{path.name}:{node.lineno}"
                )


def test_a_damaged_index_says_why_in_dutch() -> None:
    """The reason of a reason is said in the same language."""
    error = DamagedIndexError("vectors.faiss", message("does not match its checksum"))
    assert str(error).startswith("vectors.faiss: does not match its checksum; run")
    assert error.message.said(catalogue("nl")) == (
        "vectors.faiss: klopt niet met de controlesom; voer 'kb rebuild-index --full' uit "
        "om de index opnieuw te bouwen"
    )
