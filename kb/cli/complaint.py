"""One plain line, in the language of the interface, for each error that can reach a person."""

from __future__ import annotations

from gettext import NullTranslations
from typing import TYPE_CHECKING

import click

from kb import errors
from kb.cli.exit_code import ExitCode
from kb.system_error import system_reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.translation import Words

_LONGEST = 200  # characters of an error that is not ours
_CODES: tuple[tuple[type[errors.KbError], ExitCode], ...] = (
    (errors.UnknownIdError, ExitCode.NOTHING_FOUND),
    (errors.UsageError, ExitCode.USAGE),
    (errors.SettingsError, ExitCode.USAGE),
    (errors.ReadError, ExitCode.NOT_READ),
    (errors.IndexError_, ExitCode.NO_INDEX),
)


def exit_code(error: errors.KbError) -> int:
    """What the process ends with after this error."""
    if isinstance(error, errors.InterruptedError_):
        return 128 + error.signal_number
    return next((code for kind, code in _CODES if isinstance(error, kind)), ExitCode.FAILED)


def complaint(error: errors.KbError, words: Words) -> str:
    """The line for an error of ours; what only the error itself knows stays as it says it."""
    _ = words.gettext
    if isinstance(error, errors.UnknownIdError):
        what = {"record": _("record"), "letter": _("letter"), "topic": _("topic")}
        said = _("no {what} has the id {id}").format(
            what=what.get(error.what, _("record or letter")), id=repr(error.identifier)
        )
        if not error.near and error.known:
            return _("{problem}; there are {names}").format(problem=said, names=", ".join(error.known))
        return _meant(said, error.near, words)
    if isinstance(error, errors.NoIndexError):
        return _("there is no index yet; build it with 'kb rebuild-index'")
    if isinstance(error, errors.InterruptedError_):
        return _("stopped; the index is as it was before")
    if isinstance(error, errors.ReadError):
        return f"{error.path}: {reason(error.reason, words)} ({error.detail.said(words)})"
    lead = _lead(error, words)
    said = error.message.said(words)
    return said if lead == _lead(error, NullTranslations()) else f"{lead} ({said})"


def _lead(error: errors.KbError, words: Words) -> str:
    """What kind of thing went wrong, before the error's own English line; '' where that must do."""
    _ = words.gettext
    leads: tuple[tuple[type[errors.KbError], str], ...] = (
        (errors.DamagedIndexError, _("the index is damaged; build it anew with 'kb rebuild-index --full'")),
        (errors.OlderIndexError, _("the index is of an older version; build it with 'kb rebuild-index'")),
        (errors.IndexVersionError, _("the index is of a newer version; update the program")),
        (errors.ModelMismatchError, _("the index was made with another model; run 'kb rebuild-index'")),
        (errors.LockedError, _("an index is being built already; try again when that is done")),
        (errors.NoSpaceError, _("the disk is full; the old index stands")),
        (errors.EncoderError, _("the embedding model does not load")),
        (errors.SettingsError, _("a setting is wrong")),
        (errors.QueryError, _("the query or a filter is wrong")),
    )
    return next((lead for kind, lead in leads if isinstance(error, kind)), "")


def unexpected_complaint(error: Exception, words: Words) -> str:
    """The line for an error that nobody foresaw: what it is, and how to find out more."""
    _ = words.gettext
    if isinstance(error, MemoryError):
        return _("there is not enough memory; close other programs, or take fewer documents at once")
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        said = system_reason(error).said(words)
        return _("{what}; 'kb --debug …' shows where it went wrong").format(what=where + said)
    what = f"{type(error).__name__}: {str(error)[:_LONGEST]}".rstrip(": ")
    return _(
        "something went wrong that should not ({what}); please report it, with what 'kb --debug …' shows"
    ).format(what=what)


def reason(word: str, words: Words) -> str:
    """Why a file was not read, out of the stable word that reports carry."""
    _ = words.gettext
    known = {
        "unreadable": _("unreadable"),
        "unsupported": _("not a kind of file that is read"),
        "too large": _("too large"),
        "needs a password": _("needs a password"),
        "no text layer": _("no text layer"),
        "damaged": _("damaged"),
        "changed while reading": _("changed while reading"),
    }
    return known.get(word, word)


def usage_complaint(error: click.ClickException, words: Words) -> str:
    """The line for a wrong command line, with where to look."""
    _ = words.gettext
    said = _what_is_wrong(error, words)
    context = error.ctx if isinstance(error, click.UsageError) else None
    path = context.command_path if context else "kb"
    return _("{problem}; see '{command} --help'").format(problem=said.rstrip("."), command=path)


def _what_is_wrong(error: click.ClickException, words: Words) -> str:
    _ = words.gettext
    match error:
        case click.NoSuchCommand():
            return _meant(
                _("unknown command {name}").format(name=error.command_name), error.possibilities, words
            )
        case click.NoSuchOption():
            return _meant(
                _("unknown option {name}").format(name=error.option_name), error.possibilities, words
            )
        case click.MissingParameter():
            return _("{name} is missing").format(name=_name(error.param))
        case click.BadParameter() if error.param is not None:
            return f"{_name(error.param)}: {error.message}"
        case click.BadOptionUsage() if _is_flag(error):
            return _("{name} takes no value").format(name=error.option_name)
        case click.BadOptionUsage():
            return _("{name} needs a value").format(name=error.option_name)
        case _:
            return error.format_message()


def _is_flag(error: click.BadOptionUsage) -> bool:
    known = error.ctx.command.params if error.ctx else []
    return any(
        isinstance(one, click.Option) and one.is_flag and error.option_name in one.opts for one in known
    )


def _meant(problem: str, possibilities: Sequence[str] | None, words: Words) -> str:
    if not possibilities:
        return problem
    return words.gettext("{problem}, did you mean {names}?").format(
        problem=problem, names=", ".join(sorted(possibilities))
    )


def _name(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return ""
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return parameter.human_readable_name
