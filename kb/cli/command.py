"""A command of `kb` and the group of all of them: help in the language of the interface, options everywhere.

click reads the command line; every word that it would say itself is said here instead.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

from kb.cli.exit_code import ExitCode
from kb.cli.invocation import Common, Invocation
from kb.cli.terminal import Terminal
from kb.cli.value import OneOf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.translation import Words

COMMANDS = (
    "rebuild-index", "search", "show", "letters", "positions", "asked", "check", "late", "promises",
    "topics", "parse", "diff", "verify", "evaluate", "tui", "completion",
)  # fmt: skip


class Run(Protocol):
    """What a command does; its options come by name."""

    def __call__(self, invocation: Invocation, **options: object) -> ExitCode:
        """Do it, and say how it ended."""


class KbCommand(click.Command):
    """One command. `examples` are pairs of a command line and what it is for; `json` tells whether it has
    data to print as JSON.
    """

    def __init__(
        self,
        name: str,
        words: Words,
        run: Run,
        *,
        about: str,
        more: str = "",
        params: Sequence[click.Parameter] = (),
        examples: Sequence[tuple[str, str]] = (),
        json: bool = True,
    ) -> None:
        common = [one for one in common_options(words) if json or one.name != "as_json"]
        super().__init__(name, params=[*params, *common], help=about, add_help_option=False)
        self.words = words
        self.run = run
        self.more = more
        self.examples = tuple(examples)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does; what is wrong is told with the command that it was said to, and in our words."""
        given = tuple(args)
        ctx.allow_extra_args = True  # else click itself says that there are too many
        try:
            rest = super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            raise self._no_option(error, given, ctx) from error
        except click.BadOptionUsage as error:
            error.ctx = error.ctx or ctx
            raise
        if rest and not ctx.resilient_parsing:
            said = self.words.ngettext(
                "this is one word too many: {words}", "these are words too many: {words}", len(rest)
            )
            raise click.UsageError(said.format(words=" ".join(rest)), ctx)
        return rest

    def _no_option(
        self, error: click.NoSuchOption, given: Sequence[str], ctx: click.Context
    ) -> click.UsageError:
        """A word with a minus before it is a wish of whoever searches, not a mistyped option."""
        error.ctx = error.ctx or ctx
        written = next((one for one in given if one.startswith(error.option_name)), "")
        takes_words = any(isinstance(one, click.Argument) and one.nargs == -1 for one in self.params)
        if not takes_words or written.startswith("--") or not written[1:].isalnum():
            return error
        said = self.words.gettext("unknown option {name}; to leave a word out, write: {command} -- {word}")
        shown = said.format(name=error.option_name, command=ctx.command_path, word=written)
        return click.UsageError(shown, ctx)

    def invoke(self, ctx: click.Context) -> ExitCode:
        """Run with the options that are its own; the common ones become the invocation."""
        own, common = split(ctx.params)
        if isinstance(ctx.obj, Common):
            common = common.over(ctx.obj)
        terminal = Terminal.standard(no_color=common.no_color)
        return self.run(Invocation(self.words, terminal, common), **own)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Usage, purpose, arguments, options, examples."""
        write_usage(self, ctx, formatter, self.words)
        write_paragraphs(formatter, self.help or "", self.more)
        write_options(self, ctx, formatter, self.words)
        if self.examples:
            with formatter.section(self.words.gettext("Examples")):
                formatter.write_dl([(line, purpose) for line, purpose in self.examples], col_max=50)


class KbGroup(click.Group):
    """`kb` itself. A command's module is loaded when that command is asked for."""

    def __init__(self, words: Words) -> None:
        _ = words.gettext
        version = click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_show_version,
            help=_("Show the version and stop."),
        )
        super().__init__(
            "kb",
            params=[*common_options(words), version],
            invoke_without_command=True,
            add_help_option=False,
            help=_("Search what Dutch ministers answered to parliament, with every quote traceable."),
        )
        self.words = words

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Names, in the order in which a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"kb.cli.commands.{cmd_name.replace('-', '_')}")
        made: click.Command = module.command(self.words)
        return made

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with all names at hand for 'did you mean'."""
        if args[0] not in COMMANDS and not args[0].startswith("-") and not ctx.resilient_parsing:
            raise click.NoSuchCommand(args[0], possibilities=COMMANDS, ctx=ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> ExitCode:
        """Run the command that was named; help where none was."""
        _own, ctx.obj = split(ctx.params)
        if not ctx._protected_args and not ctx.args:  # noqa: SLF001 - how click itself tells
            click.echo(self.get_help(ctx))
            return ExitCode.OK
        ended: ExitCode = super().invoke(ctx)
        return ended

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Usage, purpose, commands, options, exit codes."""
        _ = self.words.gettext
        write_usage(self, ctx, formatter, self.words)
        write_paragraphs(formatter, self.help or "")
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, self._about(ctx, name)) for name in COMMANDS])
        write_options(self, ctx, formatter, self.words)
        with formatter.section(_("Exit codes")):
            formatter.write_dl([(str(int(code)), text) for code, text in exit_meanings(self.words)])
        write_paragraphs(formatter, _("'kb COMMAND --help' says more about a command, with examples."))

    def _about(self, ctx: click.Context, name: str) -> str:
        found = self.get_command(ctx, name)
        return (found.help or "") if found else ""


def common_options(words: Words) -> list[click.Parameter]:
    """The options that every command takes, and `kb` itself before the command."""
    _ = words.gettext
    return [
        click.Option(
            ["--json", "as_json"], is_flag=True, help=_("Print JSON; docs/json.md says what is in it.")
        ),
        click.Option(
            ["--root"],
            type=click.Path(path_type=Path),
            metavar=_("FOLDER"),
            help=_(
                "The folder with corpus/ and indexes/; by default $KB_ROOT, or the nearest with a kb.toml."
            ),
        ),
        click.Option(
            ["--language"],
            type=OneOf(words, ("nl", "en")),
            metavar="nl|en",
            help=_("The language of the interface; documents are shown as they are."),
        ),
        click.Option(["--no-color"], is_flag=True, help=_("No colours; NO_COLOR does the same.")),
        click.Option(["--debug"], is_flag=True, help=_("Show where an error comes from.")),
        click.Option(
            ["--help"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_show_help,
            help=_("Show this and stop."),
        ),
    ]


def exit_meanings(words: Words) -> tuple[tuple[ExitCode, str], ...]:
    """Each exit code with its meaning."""
    _ = words.gettext
    return (
        (ExitCode.OK, _("done; a search or list found something")),
        (ExitCode.NOTHING_FOUND, _("nothing found, no such id, or diff found differences")),
        (ExitCode.USAGE, _("the command, an option or a setting is wrong")),
        (ExitCode.NO_INDEX, _("no index, or one that is damaged or made by another version or model")),
        (ExitCode.NOT_READ, _("files could not be read; each was named, the rest is done")),
        (ExitCode.NOT_VERIFIED, _("verify found something wrong")),
        (ExitCode.FAILED, _("another rebuild is at work, the disk is full, or the model does not load")),
        (ExitCode.INTERRUPTED, _("stopped with Ctrl-C")),
        (ExitCode.BROKEN_PIPE, _("the reader of the output went away")),
        (ExitCode.TERMINATED, _("stopped by the system")),
    )


def split(params: dict[str, object]) -> tuple[dict[str, object], Common]:
    """A command's own options, and the common ones."""
    own = {name: value for name, value in params.items() if name not in Common.__dataclass_fields__}
    common = {name: value for name, value in params.items() if name in Common.__dataclass_fields__}
    return own, Common(**common)  # type: ignore[arg-type] # click's types are the fields' types


def write_usage(
    command: click.Command, ctx: click.Context, formatter: click.HelpFormatter, words: Words
) -> None:
    """'Usage: kb search [OPTIONS] QUERY'."""
    _ = words.gettext
    arguments = [
        parameter.make_metavar(ctx) for parameter in command.params if isinstance(parameter, click.Argument)
    ]
    tail = [_("COMMAND …")] if isinstance(command, click.Group) else arguments
    formatter.write_usage(ctx.command_path, " ".join([_("[OPTIONS]"), *tail]), prefix=_("Usage: "))


def write_options(
    command: click.Command, ctx: click.Context, formatter: click.HelpFormatter, words: Words
) -> None:
    """What each option does."""
    rows = [
        row
        for parameter in command.get_params(ctx)
        if isinstance(parameter, click.Option) and (row := parameter.get_help_record(ctx))
    ]
    with formatter.section(words.gettext("Options")):
        formatter.write_dl(rows)


def write_paragraphs(formatter: click.HelpFormatter, *texts: str) -> None:
    """Paragraphs, each after a blank line."""
    for text in filter(None, texts):
        formatter.write_paragraph()
        formatter.write_text(text)


def _show_help(ctx: click.Context, parameter: click.Parameter, value: object) -> None:  # noqa: ARG001 - click's
    if value and not ctx.resilient_parsing:
        click.echo(ctx.get_help())
        ctx.exit()


def _show_version(ctx: click.Context, parameter: click.Parameter, value: object) -> None:  # noqa: ARG001 - as above
    if value and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"kb {version('kamerwijzer')}")
        ctx.exit()
