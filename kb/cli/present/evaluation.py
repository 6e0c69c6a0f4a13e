"""Figures of an evaluation for people: a table for all queries and for each group, a row a variant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.cli.piece import BLANK, Paragraph, Piece, paragraph
from kb.evaluate.measure import MEASURES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.evaluate.evaluation import Evaluation, Group
    from kb.evaluate.measure import Figure
    from kb.translation import Words

_NAME = 14
_COLUMN = 28


def evaluation_paragraphs(evaluation: Evaluation, words: Words) -> Iterator[Paragraph]:
    """Each group under its heading; in brackets the interval, then the gain over the first variant."""
    _ = words.gettext
    for at, group in enumerate(evaluation.groups):
        if at:
            yield BLANK
        yield paragraph(Piece(_heading(group, words), "heading"), f"  ({_counted(group, words)})")
        head = "".join(measure.ljust(_COLUMN) for measure in MEASURES)
        yield paragraph(Piece(" " * _NAME + head.rstrip(), "faint"))
        for place, row in enumerate(group.rows):
            cells = "".join(_cell(figure, first=not place).ljust(_COLUMN) for figure in row.figures)
            yield paragraph(Piece(row.variant.ljust(_NAME), "strong"), cells.rstrip())
    yield BLANK
    yield paragraph(
        Piece(
            _(
                "In brackets the 95% interval; after it the difference from {first}, with * if not by chance."
            ).format(first=evaluation.groups[0].rows[0].variant),
            "faint",
        )
    )


def _heading(group: Group, words: Words) -> str:
    _ = words.gettext
    if group.language:
        return _("language {language}").format(language=group.language)
    return group.kind or _("all queries")


def _counted(group: Group, words: Words) -> str:
    return words.ngettext("{number} query", "{number} queries", group.queries).format(number=group.queries)


def _cell(figure: Figure, *, first: bool) -> str:
    own = f"{figure.mean:.3f} [{figure.low:.3f} {figure.high:.3f}]"
    if first:
        return own
    sure = figure.gain_low > 0 or figure.gain_high < 0
    return f"{own} {figure.gain:+.3f}{'*' if sure else ''}"
