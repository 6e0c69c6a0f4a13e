"""For people: which questions of a letter were asked before, and which letters wait for an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.cli.piece import BLANK, Paragraph, Piece, Style, labelled, paragraph, shortened
from kb.cli.present.position import stance_name
from kb.cli.present.thread import change_name
from kb.quotation import cite

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kb.asked.asked import AskedBefore, AskedQuestion, AskedReport
    from kb.asked.late import LateStatus, QuestionSet
    from kb.likeness.judge import Grade
    from kb.translation import Words

_GRADES: dict[Grade, Style] = {"same": "good", "near": "plain", "none": "faint"}
_STATUSES: dict[LateStatus, Style] = {"late": "bad", "answered-late": "plain"}
_SHOWN_LATER = 3


def grade_name(grade: Grade, words: Words) -> str:
    """What a grade is called."""
    _ = words.gettext
    names: dict[Grade, str] = {
        "same": _("asked before"),
        "near": _("something near was asked"),
        "none": _("not found"),
    }
    return names[grade]


def status_name(status: LateStatus, words: Words) -> str:
    """What a status is called."""
    _ = words.gettext
    names: dict[LateStatus, str] = {
        "late": _("late"),
        "postponed": _("postponed"),
        "open": _("open"),
        "answered-late": _("answered late"),
        "answered": _("answered in time"),
        "unknown": _("a day is missing"),
    }
    return names[status]


def asked_paragraphs(report: AskedReport, words: Words) -> Iterator[Paragraph]:
    """Each new question with the earlier ones, and at the end how many were asked before."""
    _ = words.gettext
    for question in report.questions:
        yield from _question(question, words)
        yield BLANK
    counts = {grade: sum(one.grade == grade for one in report.questions) for grade in _GRADES}
    said = _("{same} asked before, {near} near, {none} not found; compared with {compared} earlier questions")
    yield paragraph(said.format(compared=report.compared, **counts))


def _question(question: AskedQuestion, words: Words) -> Iterator[Paragraph]:
    _ = words.gettext
    yield paragraph(
        Piece(f"{question.label}. ", "strong"), Piece(shortened(question.question, 300), "heading"), hang=4
    )
    yield paragraph(Piece(grade_name(question.grade, words), _GRADES[question.grade]), indent=4)
    changes = iter(question.changes)
    answered = 0
    for one in question.earlier:
        if one.grade == "same" and one.record.answer:
            answered += 1
            if answered > 1:
                change = next(changes)
                yield paragraph(Piece(f"↓ {change_name(change.kind, words)}", "strong"), indent=4)
        yield from _earlier(one, words)
    if question.hidden:
        more = words.ngettext(
            "and {number} more that is near", "and {number} more that are near", question.hidden
        )
        yield paragraph(Piece(more.format(number=question.hidden), "faint"), indent=4)


def _earlier(one: AskedBefore, words: Words) -> Iterator[Paragraph]:
    _ = words.gettext
    position = one.position
    day = one.letter.date.isoformat() if one.letter.date else _("undated")
    grade = {"same": _("same"), "near": _("near"), "none": ""}[one.grade]
    named = f" ({_('named in the question')})" if one.why == "named" else ""
    yield paragraph(
        Piece(day, "strong"),
        "  ",
        Piece(f"{grade}{named}", _GRADES[one.grade]),
        "  ",
        Piece(one.record.id, "id"),
        *(("  ", Piece(stance_name(position.stance, words))) if position.stance else ()),
        indent=4,
        hang=6,
    )
    yield labelled(_("Question"), shortened(one.record.question), indent=6)
    if position.words:
        yield paragraph(f"“{' '.join(position.words.split())}”", indent=6)
    else:
        yield paragraph(Piece(_("no answer in this index"), "faint"), indent=6)
    at = (position.start, position.end)
    answered = bool(position.words)
    cited = cite(one.record, one.letter, at=at) if answered else cite(one.record, one.letter, part="question")
    yield paragraph(Piece(f"— {cited}", "faint"), indent=6)
    if one.later:
        more = " …" if len(one.later) > _SHOWN_LATER else ""
        yield labelled(_("Points to it since"), f"{' '.join(one.later[:_SHOWN_LATER])}{more}", "id", indent=6)


def late_paragraphs(sets: Iterable[QuestionSet], words: Words) -> Iterator[Paragraph]:
    """Two lines for each set of questions: its status and days; then who asked whom, about what."""
    _ = words.gettext
    for one in sets:
        yield paragraph(
            Piece(status_name(one.status, words), _STATUSES.get(one.status, "faint")),
            "  ",
            Piece(one.id, "id"),
            "  ",
            "; ".join(_days(one, words)),
            hang=4,
        )
        who = ", ".join(person.name for person in one.asked_by)
        about = " · ".join(filter(None, (who, shortened(one.subject, 120))))
        if about:
            yield paragraph(Piece(about, "faint"), indent=4)


def _days(one: QuestionSet, words: Words) -> Iterator[str]:
    _ = words.gettext
    if one.asked_on:
        yield _("asked {day}").format(day=one.asked_on.isoformat())
    if one.postponed_on:
        yield _("postponed {day}").format(day=one.postponed_on.isoformat())
    if one.answered_on:
        yield _("answered {day}").format(day=one.answered_on.isoformat())
    elif one.due:
        yield _("term until {day}").format(day=one.due.isoformat())
    if one.days is not None:
        yield words.ngettext("{number} day", "{number} days", one.days).format(number=one.days)
