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
    r"(?i)\b(?:lijst\s+van\s+vragen|feitelijke\s+vragen|schriftelijk\s+overleg|nota\s+naar\s+aanleiding\s+van\s+het\s+verslag)\b"
)
_OF_A_MEMBER = re.compile(r"\b[Vv]ragen\s+(?:van|door)\s+(?:het\s+lid|de\s+leden)\s+(?!van\b)")
_SALUTATION = re.compile(
    r"(?i)\bgeachte\s+(?:mevrouw\s+|heer\s+)?(?:de\s+)?voorzitter|"
    r"\bvoorzitter van de (?:tweede|eerste) kamer"
)
_TITLES: tuple[tuple[LetterKind, re.Pattern[str]], ...] = (
    ("motion", re.compile(
        r"(?im)^(?:nr\.?\s*\d+\s+)?(?:nader\s+)?(?:gewijzigde\s+)?motie\s+van\s+(?:het\s+lid|de\s+leden)\b"
    )),
    ("amendment", re.compile(r"(?im)^(?:nr\.?\s*\d+\s+)?(?:(?:nader\s+)?gewijzigd\s+)?amendement\s+van\b")),
    ("consultation-report", re.compile(
        r"(?im)^(?:nr\.?\s*\d+\s+|[A-Z]{1,2}\s+)?verslag\s+van\s+een\s+(?:nader\s+)?schriftelijk\s+overleg\b"
    )),
    ("decision-note", re.compile(
        r"(?im)^(?:beslisnota|nota\s+(?:ter\s+(?:beslissing|informatie|ondertekening)|"
        r"voor\s+(?:de\s+)?(?:minister|staatssecretaris)))\b"
    )),
    ("regulation", re.compile(
        r"(?im)^(?:(?:besluit|regeling|wet|rijkswet|ministeriële\s+regeling)\s+van\b.{0,300}\bhoudende\b|"
        r"(?:uitvoerings|gedelegeerde\s+)?(?:verordening|richtlijn)\s+\(eu\)\s)"
    )),
)  # fmt: skip
_WOO = re.compile(
    r"(?i)\b(?:woo|wob)-?\s?(?:verzoek|besluit)|besluit\s+op\s+uw\s+(?:woo|wob)|wet\s+open(?:baarheid|\s+overheid)"
)
_SPEAKER = re.compile(
    r"(?:De\s+heer|Mevrouw|De\s+(?:\w+\s)?voorzitter|[Mm]inister|[Ss]taatssecretaris|Het\s+lid|De\s+griffier)\b[^.?!:]{0,80}:"
)
_DEBATE = re.compile(r"(?i)\beerste\s+termijn\b")
_ENDS_MOTION = re.compile(r"(?i)gaat\s+over\s+tot\s+de\s+orde\s+van\s+de\s+dag")


def kind_of(text: HeadText, around: Surroundings) -> LetterKind:
    """The kind, by what the document says and by what was found in it."""
    head = " ".join(text.paragraphs[:12])
    titled = _titled(text)
    if titled is not None and not (titled == "regulation" and around.answered):
        return titled
    subject = text.field("subject")
    listed = _LIST.search(f"{subject} {head[:1500]}")
    if listed is not None and "feitelijke" in listed.group().lower() and _OF_A_MEMBER.search(head):
        listed = None
    if listed is not None and (around.asked or around.answered or "overleg" in listed.group().lower()):
        return "question-list"
    if around.answered:
        return "debate-answers" if _DEBATE.search(f"{subject} {head[:1500]}") else "answers"
    if _WOO.search(f"{subject} {head[:2500]}") and not around.asked:
        return "woo-decision"
    if _is_debate(text):
        return "proceedings"
    return _letter_kind(text, around, head)


def _letter_kind(text: HeadText, around: Surroundings, head: str) -> LetterKind:
    """Postponement, answers elsewhere, questions, a letter, or none of these."""
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


def _titled(text: HeadText) -> LetterKind | None:
    """The kind that a line of the head says."""
    head = [paragraph.strip() for paragraph in text.paragraphs[:14]]
    lines = "\n".join(head)
    for kind, pattern in _TITLES:
        if pattern.search(lines) is None:
            continue
        several = kind in ("motion", "amendment") and len(pattern.findall("\n".join(text.paragraphs))) > 1
        return "other" if several else kind
    if any(map(_SPEAKER.match, text.paragraphs)):
        return None
    if len(text.paragraphs) < 40 and any(_ENDS_MOTION.search(paragraph) for paragraph in text.paragraphs):
        return "motion"
    return None


def _is_debate(text: HeadText) -> bool:
    """Whether people speak in turn: a third of a dozen paragraphs or more open with a speaker."""
    turns = sum(_SPEAKER.match(paragraph) is not None for paragraph in text.paragraphs)
    return turns >= 3 and turns * 8 >= len(text.paragraphs)


def opens_turn(text: str) -> int:
    """Where a speaker's words begin: behind 'De heer Van Nispen (SP):'; 0 where nobody begins to speak."""
    match = _SPEAKER.match(text)
    return match.end() if match else 0


def _puts_off(text: HeadText) -> bool:
    whole = " ".join(text.paragraphs)
    return bool(re.search(r"(?i)\buitstel", text.field("subject"))) or (
        len(whole) < 4000 and _DELAY.search(whole) is not None and re.search(r"(?i)vragen", whole) is not None
    )
