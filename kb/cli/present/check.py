"""For people: what was found of each quotation and reference of a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.cli.piece import BLANK, Paragraph, Piece, Style, paragraph, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.check.checked import Cause, CheckedQuotation, CheckedReference, CheckReport, QuotationStatus
    from kb.translation import Words

_STYLES: dict[QuotationStatus, Style] = {"verbatim": "good", "excerpted": "plain"}
_LONGEST = 300


def status_name(status: QuotationStatus, words: Words) -> str:
    """What a status is called."""
    _ = words.gettext
    names: dict[QuotationStatus, str] = {
        "verbatim": _("word for word"),
        "excerpted": _("with omissions or insertions"),
        "altered": _("other words"),
        "joined": _("joined from two places"),
        "elsewhere": _("said, but elsewhere"),
        "absent": _("not in the index"),
    }
    return names[status]


def cause_name(cause: Cause, words: Words) -> str:
    """What a cause is called."""
    _ = words.gettext
    names: dict[Cause, str] = {
        "letter": _("the letter"),
        "question": _("the question's number"),
        "page": _("the page"),
        "date": _("the day"),
    }
    return names[cause]


def check_paragraphs(report: CheckReport, words: Words) -> Iterator[Paragraph]:
    """Each quotation, each reference that is not known, and how many there are of each."""
    _ = words.gettext
    for one in report.quotations:
        yield from _quotation(one, words)
        yield BLANK
    unknown = [one for one in report.references if not one.known]
    for reference in unknown:
        yield _reference(reference, words)
    if unknown:
        yield BLANK
    if not report.quotations:
        yield paragraph(_("The draft holds no quotation."))
    else:
        verbatim = sum(one.status == "verbatim" for one in report.quotations)
        said = words.ngettext(
            "{number} quotation, {verbatim} word for word", "{number} quotations, {verbatim} word for word",
            len(report.quotations),
        )  # fmt: skip
        yield paragraph(said.format(number=len(report.quotations), verbatim=verbatim))
    if report.references:
        said = words.ngettext(
            "{number} reference, {known} in the index", "{number} references, {known} in the index",
            len(report.references),
        )  # fmt: skip
        yield paragraph(
            said.format(number=len(report.references), known=len(report.references) - len(unknown))
        )


def _quotation(one: CheckedQuotation, words: Words) -> Iterator[Paragraph]:
    _ = words.gettext
    yield paragraph(
        Piece(f"{_place(one, words)}: ", "strong"), Piece(f"“{shortened(one.text, _LONGEST)}”"), hang=4
    )
    yield paragraph(Piece(status_name(one.status, words), _STYLES.get(one.status, "bad")), indent=4)
    for difference in one.differences:
        draft, source = difference.draft or "∅", difference.source or "∅"
        text = _("draft: {draft} · source: {source}").format(draft=draft, source=source)
        yield paragraph(Piece(text), indent=4, hang=8)
    named = ((_("not right: {what}"), one.wrong), (_("the source does not tell: {what}"), one.unknown))
    for label, causes in named:
        if causes:
            what = ", ".join(cause_name(cause, words) for cause in causes)
            yield paragraph(Piece(label.format(what=what)), indent=4)
    for found in one.found:
        yield paragraph(Piece(f"— {found.citation}", "faint"), indent=4, hang=6)


def _reference(one: CheckedReference, words: Words) -> Paragraph:
    said = words.gettext("{reference}: nothing in the index").format(reference=shortened(one.text))
    return paragraph(Piece(f"{_place(one, words)}: ", "strong"), Piece(said, "bad"), hang=4)


def _place(one: CheckedQuotation | CheckedReference, words: Words) -> str:
    _ = words.gettext
    if one.page is not None:
        return _("page {number}").format(number=one.page)
    return _("line {number}").format(number=one.line)
