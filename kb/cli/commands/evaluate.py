"""`kb evaluate QUERIES.jsonl`: how good the ranking is, against queries whose answers are known."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from kb.cli.command import KbCommand
from kb.cli.exit_code import ExitCode
from kb.cli.progress import ProgressLine

if TYPE_CHECKING:
    from kb.cli.invocation import Invocation
    from kb.translation import Words


def command(words: Words) -> KbCommand:
    """The command with its help in this language."""
    _ = words.gettext
    return KbCommand(
        "evaluate",
        words,
        run,
        about=_("Measure the ranking with queries whose answers are known."),
        more=_(
            "A line of JSON for each query: its text as query, the ids of the records that answer it as"
            " relevant, and if you like id, language, kind and filters. Each variant gets nDCG@10, MRR@10,"
            " Recall@10 and Recall@100 with 95% confidence intervals, and how much it differs from the first"
            " variant; also for each language and each kind of at least five queries."
        ),
        params=[
            click.Argument(["queries"], metavar=_("QUERIES"), type=click.Path(path_type=Path)),
            click.Option(
                ["--answers"],
                type=click.Path(path_type=Path),
                metavar=_("FILE"),
                help=_("Ask these answers, JSON lines with id and text, instead of the index."),
            ),
            click.Option(
                ["--cache"],
                type=click.Path(path_type=Path),
                metavar=_("FOLDER"),
                help=_("Keep vectors here, so that the next run need not compute them."),
            ),
            click.Option(
                ["--variant"],
                multiple=True,
                metavar=_("NAME"),
                help=_(
                    "Rank in this way (docs/ranking.md lists them); hybrid, lexical and dense unless given."
                ),
            ),
        ],
        examples=[
            ("kb evaluate benchmarks/dev/queries.jsonl", _("hybrid, lexical and dense side by side")),
            (
                "kb evaluate queries.jsonl --answers answers.jsonl --cache vectors",
                _("known questions over bare answers, in a temporary index"),
            ),
            (
                "kb evaluate queries.jsonl --variant hybrid --variant plain --json",
                _("as search ranks against the plain form of it"),
            ),
        ],
    )


def run(invocation: Invocation, **options: object) -> ExitCode:
    """Measure, and print the figures."""
    from kb.evaluate.evaluation import evaluate
    from kb.evaluate.judged import read_judged
    from kb.evaluate.variant import USUAL, variants_named

    variants = variants_named(cast("tuple[str, ...]", options["variant"]) or USUAL)
    queries = read_judged(cast("Path", options["queries"]))
    with ProgressLine(invocation.terminal, invocation.words) as progress:
        evaluation = evaluate(
            invocation.settings(),
            queries,
            variants,
            answers=cast("Path | None", options["answers"]),
            cache=cast("Path | None", options["cache"]),
            progress=progress,
        )
    if invocation.as_json:
        from kb.json_form import evaluation_json

        invocation.terminal.show_json(evaluation_json(evaluation))
    else:
        from kb.cli.present.evaluation import evaluation_paragraphs

        invocation.terminal.show(evaluation_paragraphs(evaluation, invocation.words))
    if evaluation.left_out:
        said = invocation.words.ngettext(
            "left out {number} query, none of whose records is there: {ids}",
            "left out {number} queries, none of whose records is there: {ids}",
            len(evaluation.left_out),
        )
        invocation.terminal.say(
            said.format(number=len(evaluation.left_out), ids=", ".join(evaluation.left_out))
        )
    return ExitCode.OK
