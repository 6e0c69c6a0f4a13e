"""docs/cli.md names every command, every option and every exit code, and its examples are well formed."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from kb.cli import ExitCode
from kb.cli.command import COMMANDS, KbGroup
from kb.translation import catalogue

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")
GROUP = KbGroup(catalogue("en"))


def command(name: str) -> click.Command:
    """The command of that name."""
    found = GROUP.get_command(click.Context(GROUP), name)
    assert found is not None
    return found


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented(name: str) -> None:
    """A command has a heading, an option stands in a table."""
    assert f"### kb {name}" in PAGE
    for parameter in command(name).params:
        if isinstance(parameter, click.Option):
            for flag in parameter.opts:
                assert re.search(rf"^\| `{flag}[ `]", PAGE, re.MULTILINE), f"kb {name} {flag}"


def test_every_exit_code_is_documented() -> None:
    """By its number, and none that is not there."""
    table = PAGE[PAGE.index("## Exit codes") :]
    assert [int(code) for code in re.findall(r"^\| (\d+) \|", table, re.MULTILINE)] == sorted(ExitCode)


def lines() -> list[str]:
    """The command lines of the page and of every --help."""
    found = [line.split("   #")[0] for line in re.findall(r"^kb .+$", PAGE, re.MULTILINE)]
    for name in COMMANDS:
        found += [
            example for example, _ in getattr(command(name), "examples", ()) if example.startswith("kb ")
        ]
    return [line for line in found if ">" not in line]


@pytest.mark.parametrize("line", sorted(set(lines())))
def test_every_example_is_well_formed(line: str) -> None:
    """It parses: commands and options exist and have the values they need."""
    name, *arguments = shlex.split(line)[1:]
    command(name).make_context(name, arguments)


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_help_has_examples(name: str, language: str) -> None:
    """In the language that was asked for."""
    group = KbGroup(catalogue(language))
    found = group.get_command(click.Context(group), name)
    assert found is not None
    said = found.get_help(click.Context(found, info_name=f"kb {name}"))
    assert {"nl": "Voorbeelden:", "en": "Examples:"}[language] in said
    assert {"nl": "Gebruik: ", "en": "Usage: "}[language] in said
