"""What goes wrong on a first day is said in the language of the interface, with what to do about it."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from kb.cli.command import COMMANDS, KbGroup
from kb.cli.option import KINDS
from kb.rebuild import rebuild
from kb.settings import Settings
from kb.translation import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.conftest import Kb


def click_says() -> list[re.Pattern[str]]:
    """Every sentence that click itself would say of a wrong command line, its values left open."""
    found = []
    for name in ("core", "parser", "exceptions", "types", "decorators"):
        path = Path(click.__file__).with_name(f"{name}.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"_", "ngettext"}:
                for one in node.args[:2]:
                    if isinstance(one, ast.Constant) and isinstance(one.value, str) and " " in one.value:
                        parts = re.split(r"{\w*!?\w*}", one.value)
                        if max(map(len, parts)) > 4:
                            found.append(re.compile(".+".join(map(re.escape, parts))))
    return found


CLICK_SAYS = click_says()


def wrong_lines() -> Iterator[tuple[str, ...]]:
    """For every command: too many words, no words, an unknown option, and each option used wrongly."""
    group = KbGroup(catalogue("nl"))
    yield ("nosuch",)
    yield ("--json=3", "letters")
    yield ("--nosuch",)
    for name in COMMANDS:
        command = group.get_command(click.Context(group), name)
        assert command is not None
        words = [one for one in command.params if isinstance(one, click.Argument)]
        yield name, "--nosuch"
        if not any(one.nargs == -1 for one in words):
            yield name, *(["bash"] * (len(words) + 1))
            yield name, *(["bash"] * (len(words) + 2))
        if any(one.required for one in words):
            yield (name,)
        for option in command.params:
            if isinstance(option, click.Option):
                flag = max(option.opts, key=len)
                yield (name, f"{flag}=3") if option.is_flag else (name, flag)
                if not option.is_flag and type(option.type).__name__ not in {"Text", "Known", "Path"}:
                    yield name, flag, "onzin"


@pytest.mark.parametrize("line", sorted(set(wrong_lines())), ids=" ".join)
def test_a_wrong_command_line_is_told_in_dutch(line: tuple[str, ...], bare_kb: Kb) -> None:
    """Nothing of what click has to say comes through, and where to look stands at the end."""
    ended = bare_kb(*line)
    assert ended.code == 2
    assert ended.err.startswith("kb: "), ended.err
    said = ended.err.replace("kb: ", "", 1)
    assert not [one.pattern for one in CLICK_SAYS if one.search(said)], said


def test_clicks_own_words_are_known() -> None:
    """Else the test above finds nothing."""
    for said in (
        "Got unexpected extra argument (2026)",
        "No such option '--foo'.",
        "Option '--json' does not take a value.",
    ):
        assert any(one.search(said) for one in CLICK_SAYS), said


def test_a_word_too_many_is_named(kb: Kb) -> None:
    """In both numbers and both languages."""
    assert kb("letters", "2026").err.startswith("kb: dit is een woord te veel: 2026; ")
    assert kb("letters", "2026", "x").err.startswith("kb: dit zijn woorden te veel: 2026 x; ")
    assert kb("letters", "2026", "--language", "en").err.startswith("kb: this is one word too many: 2026")


def test_a_word_left_out_is_told_how(kb: Kb) -> None:
    """`kb search -cas` is no mistyped option; `--limt` and `-?` are."""
    assert "schrijft u: kb search -- -cas" in kb("search", "-cas").err
    assert "-- " not in kb("search", "--limt", "3").err
    assert "schrijft u" not in kb("letters", "-cas").err


@pytest.mark.parametrize("typed", ["postponement", "uitstelbericht", "Uitstelbericht", "uitstelbericht "])
def test_a_kind_goes_by_its_dutch_and_its_english_name(typed: str, kb: Kb) -> None:
    """As the list shows it, and as JSON has it."""
    assert "2024Z90014-uitstel" in kb("letters", "--kind", typed).out


def test_a_kind_of_several_words_may_be_typed_as_it_is_shown(kb: Kb) -> None:
    """With blanks or hyphens."""
    expected = kb("letters", "--kind", "answers").out
    assert expected
    assert kb("letters", "--kind", "antwoorden op vragen").out == expected
    assert kb("letters", "--kind", "antwoorden-op-vragen").out == expected
    assert kb("letters", "--kind", "answers-to-questions", "--language", "en").code == 0


@pytest.mark.parametrize(("command"), ["letters", "promises", "late", "positions"])
def test_a_name_that_no_letter_has_is_named(command: str, kb: Kb) -> None:
    """In every list, with what may be meant."""
    words = ("positions", "cas") if command == "positions" else (command,)
    for flag, value, said in (
        ("--party", "zzz", "Geen brief noemt een vragensteller van de partij “zzz”."),
        ("--party", "denc", "bedoelde u DENK?"),
        ("--letter", "2026Z0378", "Geen brief heeft het nummer “2026Z0378”; bedoelde u 2026Z03786"),
        ("--reference", "onzin", "Geen brief noemt of draagt “onzin”."),
    ):
        ended = kb(*words, flag, value)
        assert ended.code == 1
        assert said in ended.err


def test_an_unknown_topic_lists_the_few_there_are(kb: Kb) -> None:
    """Where none looks like it; else the one that does."""
    assert "dit zijn ze: cas, ai-act, discriminatie" in kb("positions", "qqqqq").err
    assert "bedoelde u discriminatie?" in kb("positions", "discriminati").err


def test_letters_that_share_no_question_are_no_versions(kb: Kb, root: Path) -> None:
    """Said beside what differs; two versions of one letter are not so told."""
    other = Path(__file__).resolve().parents[2] / "corpus" / "voorbeeld-2023Z90001-cas-in-gebruik.md"
    assert "hebben geen vraag gemeen" in kb("diff", "2026Z03786", str(other)).err
    assert kb("diff", "2026Z03786", str(root / "corpus" / "2026Z03786.md")).err == ""


def test_the_screen_needs_a_terminal(kb: Kb) -> None:
    """In a pipe it refuses, with nothing written; and has no data to print as JSON."""
    ended = kb("tui")
    assert (ended.code, ended.out) == (2, "")
    assert "heeft een terminal nodig" in ended.err
    assert kb("tui", "--json").err.startswith("kb: onbekende optie --json")


def test_an_empty_corpus_says_so(bare_kb: Kb, tmp_path: Path) -> None:
    """At the rebuild, and at every command after it."""
    (tmp_path / "corpus").mkdir()
    for line in (("rebuild-index",), ("search", "cas"), ("letters",)):
        assert "De index is leeg: zet documenten in" in bare_kb(*line, "--root", str(tmp_path)).err


def test_a_file_that_is_not_there_is_told_in_dutch(kb: Kb) -> None:
    """Not in the words of the system."""
    said = kb("evaluate", "nosuch").err
    assert said == "kb: nosuch: kan niet worden gelezen: bestand of map bestaat niet\n"


def test_no_message_carries_the_words_of_the_system() -> None:
    """An OSError goes through `system_reason`, or its English line would stand in a Dutch one."""
    for path in (Path(__file__).resolve().parents[2] / "kb").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.ExceptHandler) or node.name is None or node.type is None:
                continue
            caught = {one.id for one in ast.walk(node.type) if isinstance(one, ast.Name)}
            if not caught & {"OSError", "FileNotFoundError", "PermissionError"}:
                continue
            if "ImportError" in caught:
                continue  # a library that does not load says more than any number of the system
            for call in ast.walk(node):
                if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "message":
                    whole = [one for one in call.keywords if getattr(one.value, "id", "") == node.name]
                    assert not whole, f"{path.name}:{call.lineno}"


def test_the_shell_completes_kinds_and_days(
    kb: Kb, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Kinds by their name in the language of the interface; years, then months, then days of letters."""
    for typed, expected in {
        "kb letters --kind uit": ["uitstelbericht"],
        "kb letters --since 20": ["2026", "2024"],
        "kb letters --since 2026": ["2026-03"],
        "kb letters --since 2026-03": ["2026-03-30"],
    }.items():
        monkeypatch.setenv("_KB_COMPLETE", "bash_complete")
        monkeypatch.setenv("COMP_WORDS", typed)
        monkeypatch.setenv("COMP_CWORD", "3")
        from kb.cli import main

        capsys.readouterr()
        main(())
        assert [line.partition(",")[2] for line in capsys.readouterr().out.splitlines()] == expected
        monkeypatch.delenv("_KB_COMPLETE")


def test_every_kind_has_its_own_typed_name() -> None:
    """In both languages; none is another's."""
    from kb.cli.present.kind import typed_kind

    for language in ("nl", "en"):
        names = [typed_kind(kind, catalogue(language)) for kind in KINDS]
        assert len(set(names)) == len(names)
        for kind, name in zip(KINDS, names, strict=True):
            assert name not in set(KINDS) - {kind}


def test_the_rebuild_of_an_empty_corpus_is_an_index(tmp_path: Path) -> None:
    """It opens, and knows that it is empty."""
    from kb.knowledge_base import KnowledgeBase

    (tmp_path / "corpus").mkdir()
    rebuild(Settings.load(tmp_path))
    with KnowledgeBase.open(tmp_path) as base:
        assert base.is_empty
