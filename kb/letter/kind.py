"""Which kind of document it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kb.letter.letter import LetterKind
    from kb.letter.surroundings import HeadText, Surroundings

_DELAY = re.compile(
    r"(?i)niet\s+binnen\s+de\s+(?:gebruikelijke|gestelde|daarvoor\s+gestelde|termijn)|uitstel|meer\s+tijd\s+(?:nodig|vergt)|"
    r"niet\s+binnen\s+(?:de\s+termijn|drie\s+weken)|binnen\s+de\s+gebruikelijke\s+termijn\s+(?:kunnen|te)|langer\s+de\s+tijd"
)
_LIST = re.compile(
    r"(?i)\b(?:lijst\s+van\s+vragen|feitelijke\s+vragen|verslag\s+van\s+een\s+schriftelijk\s+overleg|schriftelijk\s+overleg|"
    r"nota\s+naar\s+aanleiding\s+van\s+het\s+verslag)\b"
)
_SALUTATION = re.compile(
    r"(?i)\bgeachte\s+(?:mevrouw\s+|heer\s+)?(?:de\s+)?voorzitter|"
    r"\bvoorzitter van de (?:tweede|eerste) kamer"
)


def kind_of(text: HeadText, around: Surroundings) -> LetterKind:
    """The kind, by what the document says and by what was found in it."""
    head = " ".join(text.paragraphs[:12])
    subject = text.field("subject")
    listed = _LIST.search(f"{subject} {head[:1500]}")
    if listed is not None and (around.asked or around.answered or "overleg" in listed.group().lower()):
        return "question-list"
    if around.answered:
        return "answers"
    if _DELAY.search(around.notice) or (not around.notice and _puts_off(text)):
        return "postponement"
    if around.notice:
        return "answers"
    if around.asked or re.search(
        r"(?i)^(?:mondelinge |schriftelijke )?vra(?:ag|gen) (?:van|door) ",
        "\n".join(text.paragraphs),
        re.MULTILINE,
    ):
        return "questions"
    if _SALUTATION.search(head):
        return "letter"
    return "other"


def _puts_off(text: HeadText) -> bool:
    whole = " ".join(text.paragraphs)
    return bool(re.search(r"(?i)\buitstel", text.field("subject"))) or (
        len(whole) < 4000 and _DELAY.search(whole) is not None and re.search(r"(?i)vragen", whole) is not None
    )
