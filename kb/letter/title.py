"""The line that names a set of questions: who asks whom about what, who answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.letter.people import parse_members

if TYPE_CHECKING:
    from collections.abc import Sequence

TITLE = re.compile(
    r"(?is)^(?:mondelinge\s+|schriftelijke\s+|nadere\s+|aanvullende\s+)*(?:kamer)?vra(?:ag|gen)\s+(?:gesteld\s+)?(?:van|door)\b(?P<who>.+?)"
    r"(?:\s+aan\s+(?P<whom>.+?))?(?:\s+(?:over|inzake|betreffende|naar\s+aanleiding\s+van|aangaande|omtrent)\s+(?P<what>.+?))?"
    r"(?:\s*\(\s*ingezonden\s+(?P<sent>[^()]*)\)?)?\s*\.?\s*$"
)
_GLUED = re.compile(
    r"(?s)(?P<whom>.*?)(?:\s+over(?=(?:het|de|een|zijn|haar)\s)|(?<=[a-zà-ÿ])over\s+)(?P<what>.+)"
)
"""'Welzijn en Sport overhet verdwijnen', 'Sportover zorg': words that a converter glued."""
REPLY_TITLE = re.compile(
    r"(?is)^antwoord(?:en)?\s+(?:van|door)\s+(?P<who>.+?)\s+op\s+(?:de\s+)?(?:schriftelijke\s+)?(?:kamer)?vragen\s+van\s+(?P<members>.+?)"
    r"(?:\s+aan\s+(?P<whom>.+?))?\s+over\s+(?P<what>.+?)\s*\.?\s*$"
)
REPLY = re.compile(
    r"(?is)^(?P<what>antwoord|mededeling|reactie)\s+van\s+(?P<who>.+?)\s*(?:\(\s*ontvangen\b|$)"
)

_REPLY_LATER = re.compile(r"(?:\n|(?<=\))\.?\s)(?=(?:Antwoord|Mededeling)\s+van\s)")


def find_reply(paragraph: str) -> re.Match[str] | None:
    """'Antwoord van Minister X (ontvangen …)' as a paragraph, or behind the title in one paragraph."""
    later = _REPLY_LATER.search(paragraph)
    return REPLY.match(paragraph) or (REPLY.match(paragraph[later.end() :]) if later else None)


def glued_subject(title: re.Match[str]) -> str:
    """The subject of a title in which 'over' is glued to a word beside it, '' where it is not."""
    if title["what"] or not title["whom"]:
        return ""
    glued = _GLUED.fullmatch(title["whom"])
    return glued["what"] if glued is not None else ""


def find_title(paragraphs: Sequence[str]) -> re.Match[str] | None:
    """The line 'Vragen van … aan … over …' or 'Antwoorden van … op Kamervragen van … over …'."""
    for pattern in (TITLE, REPLY_TITLE):
        for paragraph in paragraphs:
            match = pattern.match(paragraph)
            if match is not None and (parse_members(paragraph) or match["what"]):
                return match
    return None
