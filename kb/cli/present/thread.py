"""Threads for people: the question, each answer under it, and what changed from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.cli.piece import BLANK, Paragraph, Piece, Style, labelled, paragraph, shortened
from kb.cli.present.difference import shortened_run
from kb.cli.present.position import position_paragraphs
from kb.quotation import cite

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kb.position.change import Change, ChangeKind
    from kb.position.position import Position
    from kb.position.thread import Thread
    from kb.translation import Words
    from kb.version.comparison import Run, RunKind

_STYLES: dict[ChangeKind, Style] = {"same": "faint", "wording": "faint"}


def change_name(kind: ChangeKind, words: Words) -> str:
    """What a change is called."""
    _ = words.gettext
    names: dict[ChangeKind, str] = {
        "same": _("the same words"),
        "stance": _("another stance"),
        "figure": _("another figure or date"),
        "wording": _("other words"),
        "new": _("answered for the first time"),
        "withdrawn": _("no answer any more, or taken back"),
    }
    return names[kind]


def threads_paragraphs(threads: Sequence[Thread], words: Words) -> Iterator[Paragraph]:
    """Each thread under its question; then, under one heading, the positions that stand alone."""
    _ = words.gettext
    together = [thread for thread in threads if not thread.alone]
    alone = [thread.positions[0] for thread in threads if thread.alone]
    for at, thread in enumerate(together):
        if at:
            yield BLANK
        yield from _thread(thread, words)
    if together and alone:
        yield BLANK
        yield paragraph(Piece(_("Asked once"), "heading"))
        yield BLANK
    for at, position in enumerate(alone):
        if at:
            yield BLANK
        yield from position_paragraphs(position, words)


def _thread(thread: Thread, words: Words) -> Iterator[Paragraph]:
    yield paragraph(Piece(shortened(thread.question, 300), "heading"), hang=2)
    for at, position in enumerate(thread.positions):
        if at:
            yield from _step(thread.changes[at - 1], words)
        yield from position_paragraphs(position, words, indent=2)


def _step(change: Change, words: Words) -> Iterator[Paragraph]:
    name = change_name(change.kind, words)
    said = f"{name}{_figures(change)}"
    yield paragraph(Piece(f"  ↓ {said}", _STYLES.get(change.kind, "strong")), hang=6)


def _figures(change: Change) -> str:
    before, after = change.figures
    if change.kind != "figure":
        return ""
    return f": {', '.join(before)} → {', '.join(after)}"


def changes_paragraphs(threads: Iterable[Thread], words: Words, *, coloured: bool) -> Iterator[Paragraph]:
    """Only what changed: for each change both answers, the words that differ marked, and both citations."""
    changed = [(thread, change) for thread in threads for change in thread.changed]
    for at, (thread, change) in enumerate(changed):
        if at:
            yield BLANK
        yield paragraph(Piece(shortened(thread.question, 300), "heading"), hang=2)
        name = f"{change_name(change.kind, words)}{_figures(change)}"
        yield paragraph(Piece(name, _STYLES.get(change.kind, "strong")), indent=2)
        yield from _side(change.before, change.runs, "removed", words, coloured=coloured)
        yield from _side(change.after, change.runs, "added", words, coloured=coloured)


def _side(
    position: Position, runs: Sequence[Run], own: RunKind, words: Words, *, coloured: bool
) -> Iterator[Paragraph]:
    """One answer, with the words that the other one has not marked."""
    _ = words.gettext
    day = position.letter.date.isoformat() if position.letter.date else _("undated")
    shown = [run for run in runs if run.kind in {"same", own}]
    yield paragraph(Piece(day, "strong"), "  ", Piece(position.record.id, "id"), indent=2)
    if shown:
        yield paragraph("“", *_pieces(shown, own, coloured=coloured), "”", indent=4)
    asked = shortened(position.record.question)
    if asked:
        yield labelled(_("Question"), asked, indent=4)
    yield paragraph(
        Piece(f"— {cite(position.record, position.letter, at=(position.start, position.end))}", "faint"),
        indent=4,
    )


def _pieces(runs: Sequence[Run], own: RunKind, *, coloured: bool) -> Iterator[Piece]:
    marks = ("[-", "-]") if own == "removed" else ("{+", "+}")
    for at, run in enumerate(runs):
        if at:
            yield Piece(" ")
        text = run.text.replace("\n\n", " ¶ ").strip()
        if run.kind == "same":
            yield Piece(shortened_run(text, first=at == 0, last=at == len(runs) - 1))
        else:
            style: Style = "bad" if own == "removed" else "good"
            yield Piece(text if coloured else f"{marks[0]}{text}{marks[1]}", style)
