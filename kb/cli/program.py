"""One run of `kb`: words, command, and what every way of ending means outside."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from kb.cli.command import KbGroup
from kb.cli.complaint import complaint, exit_code, unexpected_complaint, usage_complaint
from kb.cli.exit_code import ExitCode
from kb.errors import KbError
from kb.settings import Settings
from kb.text.sanitise import one_line
from kb.translation import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kb.translation import Words

COMPLETION_VARIABLE = "_KB_COMPLETE"
DEBUG_VARIABLE = "KB_DEBUG"


def run(arguments: Sequence[str], interrupted: Callable[[], bool] = lambda: False) -> int:
    """Carry out one command line and give the exit code; says what goes wrong in one line on stderr.

    `interrupted` says whether Ctrl-C was pressed: then an error is that, whatever a library made of it.
    """
    words = catalogue(language_of(arguments))
    group = KbGroup(words)
    if COMPLETION_VARIABLE in os.environ:
        return _complete(group)
    _speak_utf8()
    try:
        return _run(group, arguments, words)
    except (KeyboardInterrupt, click.Abort) as error:
        return _complain(error, words.gettext("stopped"), ExitCode.INTERRUPTED, arguments)
    except Exception as error:  # noqa: BLE001 - the door: no person sees a traceback that asked for none
        if interrupted():
            return _complain(error, words.gettext("stopped"), ExitCode.INTERRUPTED, arguments)
        return _complain(error, unexpected_complaint(error, words), ExitCode.FAILED, arguments)


def _run(group: KbGroup, arguments: Sequence[str], words: Words) -> int:
    try:
        ended = _invoke(group, arguments)
        sys.stdout.flush()
    except KbError as error:
        return _complain(error, complaint(error, words), exit_code(error), arguments)
    except click.ClickException as error:
        return _complain(error, usage_complaint(error, words), ExitCode.USAGE, arguments)
    except BrokenPipeError:
        return _end_quietly()
    return ended


def language_of(arguments: Sequence[str]) -> str:
    """The language to speak, known before anything else is read: an option, else the settings."""
    given = _value(arguments, "--language")
    if given in {"nl", "en"}:
        return given
    try:
        return Settings.load(_value(arguments, "--root") or None).language
    except KbError:
        return "nl"  # the command itself says what is wrong with the settings


def _invoke(group: KbGroup, arguments: Sequence[str]) -> int:
    try:
        with group.make_context("kb", list(arguments)) as context:
            return group.invoke(context)
    except click.exceptions.Exit as ended:
        return ended.exit_code


def _complete(group: KbGroup) -> int:
    from click.shell_completion import shell_complete

    return shell_complete(group, {}, "kb", COMPLETION_VARIABLE, os.environ[COMPLETION_VARIABLE])


def _complain(error: BaseException, line: str, code: int, arguments: Sequence[str]) -> int:
    try:
        if "--debug" in arguments or os.environ.get(DEBUG_VARIABLE):
            import traceback

            traceback.print_exception(error)
        sys.stderr.write(f"kb: {one_line(line)}\n")
    except BrokenPipeError:
        return _end_quietly()
    return code


def _end_quietly() -> int:
    """Nobody reads any more; the interpreter must not find that out again when it flushes at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    return ExitCode.BROKEN_PIPE


def _speak_utf8() -> None:
    """A character that the stream cannot carry becomes a question mark instead of an error."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _value(arguments: Sequence[str], flag: str) -> str:
    for at, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == flag and at + 1 < len(arguments):
            return arguments[at + 1]
        if argument.startswith(f"{flag}="):
            return argument.partition("=")[2]
    return ""
