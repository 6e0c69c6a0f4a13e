"""Differences for people: red and green on a terminal, [-gone-] and {+new+} where there is no colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.cli.piece import BLANK, Paragraph, Piece, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kb.translation import Words
    from kb.version.comparison import Comparison, PartDifference, RecordDifference, Run

_AROUND = 8
"""Words kept on either side of a difference; more that are the same are left out."""
_GAP = "[…]"


def difference_paragraphs(comparison: Comparison, words: Words, *, coloured: bool) -> Iterator[Paragraph]:
    """Every question that differs, with the words around each difference, and how many do not."""
    _ = words.gettext
    differing = [record for record in comparison.records if not record.same]
    for record in differing:
        yield paragraph(Piece(_heading(record, words), "heading"), "  ", Piece(_ids(record), "id"))
        for part in record.parts:
            if not part.same:
                yield paragraph(
                    Piece(f"{_part_name(part, words)}: ", "faint"), *_pieces(part.runs, coloured=coloured),
                    indent=4,
                )  # fmt: skip
        yield BLANK
    same = len(comparison.records) - len(differing)
    yield paragraph(_("{same} the same, {differing} different").format(same=same, differing=len(differing)))


def _heading(record: RecordDifference, words: Words) -> str:
    _ = words.gettext
    if not record.first_ids:
        return _("{label}, only in the second").format(label=record.label)
    if not record.second_ids:
        return _("{label}, only in the first").format(label=record.label)
    return record.label


def _ids(record: RecordDifference) -> str:
    sides = (" ".join(record.first_ids), " ".join(record.second_ids))
    return " | ".join(filter(None, dict.fromkeys(sides)))


def _part_name(part: PartDifference, words: Words) -> str:
    _ = words.gettext
    return {"question": _("Question"), "answer": _("Answer"), "footnote": _("Footnotes")}[part.part]


def _pieces(runs: Sequence[Run], *, coloured: bool) -> Iterator[Piece]:
    for at, run in enumerate(runs):
        if at:
            yield Piece(" ")
        text = run.text.replace("\n\n", " ¶ ").strip()
        if run.kind == "same":
            yield Piece(shortened_run(text, first=at == 0, last=at == len(runs) - 1))
        elif run.kind == "removed":
            yield Piece(text if coloured else f"[-{text}-]", "bad")
        else:
            yield Piece(text if coloured else f"{{+{text}+}}", "good")


def shortened_run(text: str, *, first: bool, last: bool) -> str:
    """The words next to a difference; `first` has none before it, `last` none after."""
    every = text.split(" ")
    begin = [] if first else every[:_AROUND]
    end = [] if last else every[-_AROUND:]
    if len(every) <= len(begin) + len(end) + 1:
        return text
    return " ".join([*begin, _GAP, *end])
