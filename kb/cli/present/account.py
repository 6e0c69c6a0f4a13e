"""The account of a document for people: a line of the source a line, with where its words went."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from kb.cli.piece import BLANK, Paragraph, Piece, paragraph, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.block import Line
    from kb.parse.account import Account, Destination, Share
    from kb.translation import Words

_SHOWN = 100


def account_paragraphs(account: Account, words: Words) -> Iterator[Paragraph]:
    """Every line that holds words, what went nowhere among them, and the share that went somewhere."""
    _ = words.gettext
    page = None
    for accounted in account.lines:
        if not accounted.shares:
            continue
        if accounted.line.page is not None and accounted.line.page != page:
            page = accounted.line.page
            yield paragraph(Piece(_("Page {number}").format(number=page), "heading"))
        for share in accounted.shares:
            yield _line(accounted.line, share, words)
    yield BLANK
    yield paragraph(
        _("Coverage: {share} of the letters are in a record, a note or the letter.").format(
            share=f"{math.floor(account.coverage * 1000) / 10}%"
        )
    )


def _line(line: Line, share: Share, words: Words) -> Paragraph:
    where = destination_name(share.destination, words)
    if share.where:
        where = f"{where} {_reason(share, words)}"
    if share.suspect:
        where = f"{where} ({words.gettext('may be wrong')})"
    odd = share.destination == "unaccounted" or share.suspect
    return paragraph(
        Piece(f"{line.number:>5}  ", "faint"),
        Piece(where, "bad" if odd else "id"),
        Piece("  "),
        shortened(line.text[share.start : share.end].strip(), _SHOWN),
        hang=7,
    )


def destination_name(destination: Destination, words: Words) -> str:
    """Where words went, in a word or two."""
    _ = words.gettext
    names: dict[Destination, str] = {
        "question": _("question"),
        "answer": _("answer"),
        "footnote": _("footnote"),
        "heading": _("heading"),
        "field": _("field"),
        "introduction": _("introduction"),
        "closing": _("closing"),
        "letterhead": _("letterhead"),
        "furniture": _("set apart"),
        "unaccounted": _("in nothing"),
    }
    return names[destination]


def _reason(share: Share, words: Words) -> str:
    """The record's id or the field's names as they stand; why something was set apart in the language."""
    _ = words.gettext
    reasons = {
        "running head": _("running head"),
        "page number": _("page number"),
        "margin column": _("margin column"),
        "letterhead": _("letterhead"),
        "navigation": _("navigation"),
        "contents": _("contents"),
    }
    return f"({reasons.get(share.where, share.where)})" if share.destination == "furniture" else share.where
