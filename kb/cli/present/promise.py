"""Promises for people: by when, how it stands, the words, where they are, and what later letters say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.cli.piece import BLANK, Paragraph, Piece, Style, labelled, paragraph
from kb.quotation import cite, cite_letter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kb.promise.promise import Act, Evidence, EvidenceKind, Promise, PromiseState, Recipient
    from kb.translation import Words

_STYLES: dict[PromiseState, Style] = {"kept": "good", "overdue": "bad"}


def state_name(state: PromiseState, words: Words) -> str:
    """What a state is called."""
    _ = words.gettext
    names: dict[PromiseState, str] = {
        "open": _("open"),
        "kept": _("kept"),
        "delayed": _("delayed"),
        "overdue": _("overdue"),
    }
    return names[state]


def act_name(act: Act, words: Words) -> str:
    """What is promised, in a word or two."""
    _ = words.gettext
    names: dict[Act, str] = {
        "inform": _("inform"),
        "investigate": _("investigate"),
        "legislate": _("legislate"),
        "talk": _("talk"),
        "publish": _("publish"),
        "decide": _("decide"),
        "other": _("do something else"),
    }
    return names[act]


def promises_paragraphs(promises: Iterable[Promise], words: Words) -> Iterator[Paragraph]:
    """Each promise, a blank line between two."""
    _ = words.gettext
    for at, promise in enumerate(promises):
        if at:
            yield BLANK
        yield paragraph(
            Piece(promise.due.isoformat() if promise.due else _("no day"), "strong"),
            "  ",
            Piece(state_name(promise.state, words), _STYLES.get(promise.state, "plain")),
            "  ",
            Piece(promise.record.id, "id"),
            Piece(f"  {_kind(promise, words)}", "faint"),
            hang=4,
        )
        yield paragraph(_quoted(promise.words), indent=4)
        yield paragraph(Piece(f"— {_where(promise)}", "faint"), indent=4)
        yield from _deadline(promise, words)
        for one in promise.evidence:
            yield from _evidence(one, words)


def mentioned_paragraphs(
    promises: Iterable[Promise], words: Words, *, states: bool = True
) -> Iterator[Paragraph]:
    """A line for each promise of one record; without `states` where nothing later is known."""
    _ = words.gettext
    for promise in promises:
        known = [state_name(promise.state, words)] if states else []
        if promise.due:
            known.append(_("by {day}").format(day=promise.due.isoformat()))
        label = f"{_('Promise')} ({', '.join(known)})" if known else _("Promise")
        yield labelled(label, _quoted(promise.words))


def _kind(promise: Promise, words: Words) -> str:
    _ = words.gettext
    receivers: dict[Recipient, str] = {
        "kamer": _("to parliament"),
        "other": _("to others"),
        "unspecified": "",
    }
    firm = _("firm") if promise.firm else _("intention")
    return ", ".join(filter(None, (firm, act_name(promise.act, words), receivers[promise.to])))


def _deadline(promise: Promise, words: Words) -> Iterator[Paragraph]:
    _ = words.gettext
    if not promise.deadline:
        return
    said = _quoted(promise.deadline)
    if promise.last_day:
        said = _("{words}, which is {day} at the latest").format(words=said, day=promise.last_day.isoformat())
    yield labelled(_("By"), said, indent=4)


def _evidence(one: Evidence, words: Words) -> Iterator[Paragraph]:
    _ = words.gettext
    names: dict[EvidenceKind, str] = {
        "kept": _("Kept"),
        "part": _("Kept in part"),
        "delayed": _("Put off"),
        "repeated": _("Promised again"),
    }
    until = f" ({_('by {day}').format(day=one.last_day.isoformat())})" if one.last_day else ""
    yield labelled(f"{names[one.kind]}{until}", _quoted(one.words), indent=4)
    yield paragraph(Piece(f"— {cited(one)}", "faint"), indent=6)


def cited(one: Evidence) -> str:
    """Where the words of a later letter stand."""
    if one.record is None:
        return cite_letter(one.letter)
    return cite(one.record, one.letter, at=(one.start, one.end))


def _where(promise: Promise) -> str:
    return cite(promise.record, promise.letter, at=(promise.start, promise.end))


def _quoted(text: str) -> str:
    return f"“{' '.join(text.split())}”"
