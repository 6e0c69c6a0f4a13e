"""What kinds of letters are called, and how that is typed on a command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kb.letter.letter import LetterKind
    from kb.translation import Words


def kind_name(kind: LetterKind, words: Words) -> str:
    """What a kind of letter is called."""
    _ = words.gettext
    names: dict[LetterKind, str] = {
        "answers": _("answers to questions"),
        "postponement": _("postponement"),
        "letter": _("letter to parliament"),
        "question-list": _("list of questions and answers"),
        "questions": _("questions"),
        "consultation-report": _("report of a written consultation"),
        "debate-answers": _("answers to a debate's first term"),
        "motion": _("motion"),
        "amendment": _("amendment"),
        "decision-note": _("decision note"),
        "woo-decision": _("decision on a Woo request"),
        "proceedings": _("proceedings"),
        "regulation": _("regulation"),
        "other": _("other document"),
    }
    return names[kind]


def typed_kind(kind: LetterKind, words: Words) -> str:
    """Its name as one word: 'antwoorden-op-vragen'."""
    return kind_name(kind, words).lower().replace(" ", "-").replace("'", "")
