"""Outcomes for people: what a rebuild did, and what a check of the index found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.cli.complaint import reason
from kb.cli.piece import Paragraph, Piece, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.rebuild.report import RebuildReport
    from kb.translation import Words
    from kb.verify import VerifyReport


def rebuild_paragraphs(report: RebuildReport, words: Words) -> Iterator[Paragraph]:
    """Every file accounted for, each refused one by name, and what the index holds now."""
    _ = words.gettext
    for refused in report.refused:
        why = f"{reason(refused.reason, words)} ({refused.detail.said(words)})"
        yield paragraph(Piece(_("refused"), "bad"), f"  {refused.name}: {why}", hang=4)
    for skipped in report.skipped:
        yield paragraph(Piece(_("skipped"), "faint"), f"  {skipped.name}: {skipped.why.said(words)}", hang=4)
    for name in report.dropped:
        yield paragraph(Piece(_("dropped"), "faint"), f"  {name}", hang=4)
    yield paragraph(
        words.ngettext("{number} file seen", "{number} files seen", report.seen).format(number=report.seen),
        " = ",
        _("{read} read + {unchanged} unchanged + {refused} refused + {skipped} skipped").format(
            read=report.read,
            unchanged=report.unchanged,
            refused=len(report.refused),
            skipped=len(report.skipped),
        ),
    )
    if not report.changed:
        yield paragraph(Piece(_("The index was up to date."), "good"))
    if report.anew:
        yield paragraph(_("Everything was built anew: {why}.").format(why=report.anew.said(words)))
    yield paragraph(
        _("Index: {records} records, {passages} passages; {embedded} computed, {reused} taken over.").format(
            records=report.records, passages=report.passages, embedded=report.embedded, reused=report.reused
        )
    )
    if report.to_check:
        counted = words.ngettext(
            "{number} record read now is to be checked in the source.",
            "{number} records read now are to be checked in the source.",
            report.to_check,
        )
        yield paragraph(Piece(counted.format(number=report.to_check), "bad"))
    yield paragraph(Piece(_took(report, words), "faint"))


def verify_paragraphs(report: VerifyReport, words: Words) -> Iterator[Paragraph]:
    """What was compared, and each thing that is wrong by name."""
    _ = words.gettext
    for problem in report.problems:
        yield paragraph(Piece(_("wrong"), "bad"), f"  {problem.subject}: {problem.what}", hang=4)
    for problem in report.unread:
        yield paragraph(Piece(_("not compared"), "faint"), f"  {problem.subject}: {problem.what}", hang=4)
    yield paragraph(
        _(
            "Checked {files} index files, {passages} passages and {quotes} quotes against their source."
        ).format(files=report.files, passages=report.passages, quotes=report.quotes)
    )
    if report.sound:
        yield paragraph(Piece(_("Everything is as it was built."), "good"))
    else:
        yield paragraph(Piece(_("The index is not sound; 'kb rebuild-index --full' builds it anew."), "bad"))
    yield paragraph(Piece(_("Took {seconds} s").format(seconds=f"{report.seconds:.1f}") + ".", "faint"))


def _took(report: RebuildReport, words: Words) -> str:
    took = words.gettext("Took {seconds} s").format(seconds=f"{report.seconds:.1f}")
    name, seconds = report.slowest
    if not name:
        return f"{took}."
    slowest = words.gettext("slowest file {name}, {seconds} s").format(name=name, seconds=f"{seconds:.1f}")
    return f"{took}; {slowest}."
