"""Who sends a letter: the minister who answers or signs, and those in whose name it is sent too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.letter.letter import Sender
from kb.letter.ministries import ministries, ministry_name, parse_senders
from kb.letter.office import in_small
from kb.letter.signature import among
from kb.letter.title import REPLY_TITLE, find_reply

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.letter.signature import Signature

_PAPER = re.compile(r"\bBRIEF VAN (DE (?:MINISTER|STAATSSECRETARIS) [A-ZÀ-Ý ,]+)$")
_ANSWERED = re.compile(
    r"(?i)(?:^|\bmet\s+(?:de\s+)?|(?=antwoord(?:en)?\s+van\s+de\s+[^.;]{5,250}\s+op\s+(?:de\s+)?(?:kamer)?vragen\s+van\s))antwoord(?:en)?\s+van\s+(?P<who>de\s+(?:minister|staatssecretaris)[^.;]{5,200}?)"
    r"(?:,?\s+op\s+(?:de\s+)?(?:inbreng|vragen|verslag)\b|,?\s+\d{1,2}\s+\w+\s+\d{4}\)?\.?$|\.?$)"
)
_PUT_TO = re.compile(r"(?is)\bvragen\s+(?:en\s+opmerkingen\s+)?voorgelegd\s+aan\s+(?P<whom>.+?)\s+over\b")
_ON_BEHALF = re.compile(
    r"(?i)\bmede\s+namens\b(?P<who>(?:(?!\b(?:stuur|bied|zend|doe|informeer|reageer|geef|beantwoord|ontvangt|treft|bericht|"
    r"deel|wil|kan|heb|laat|ga)\b)[^.;()]){5,900})"
)
_LETTERHEAD = re.compile(r"(?i)ministerie\s+(?:van|voor)\s+(.{3,80})")


def senders_of(paragraphs: Sequence[str], signature: Signature) -> list[Sender]:
    """The sender first, then those in whose name the letter is sent too; a colleague is never the sender.

    `paragraphs` are those of the whole letter outside its questions. Where only colleagues are named the
    first is an empty sender.
    """
    for paragraph in paragraphs:
        match = find_reply(paragraph)
        if match is not None:
            found = list(parse_senders(match.string))
            if found:
                return found
    signed = list(signature.senders)
    for paragraph in paragraphs:
        match = REPLY_TITLE.match(paragraph)
        if match is not None and (found := list(parse_senders(match["who"]))):
            return _named(found, signed)
    senders = signed or _titled(paragraphs) or _asked(paragraphs) or _headed(paragraphs)
    for paragraph in paragraphs:
        behalf = _ON_BEHALF.search(paragraph)
        if behalf is None:
            continue
        colleagues = [one for one in parse_senders(in_small(behalf["who"])) if not among(one, senders)]
        if colleagues:
            senders = [*(senders or [Sender()]), *colleagues]
    return senders


def _headed(paragraphs: Sequence[str]) -> list[Sender]:
    """'Ministerie van Financiën' above a letter that nobody signs."""
    for paragraph in paragraphs[:12]:
        match = _LETTERHEAD.fullmatch(paragraph.strip())
        if match is not None and ministry_name(match.group(1)) in ministries():
            return [Sender(ministry_name(match.group(1)))]
    return []


def _titled(paragraphs: Sequence[str]) -> list[Sender]:
    """'BRIEF VAN DE MINISTER VAN JUSTITIE EN VEILIGHEID' above a paper of parliament."""
    for paragraph in paragraphs[:12]:
        answered = _ANSWERED.search(" ".join(paragraph.split()))
        if answered is not None and (found := list(parse_senders(answered["who"]))):
            return found
    for paragraph in paragraphs:
        match = _PAPER.search(paragraph)
        if match is not None and (found := list(parse_senders(in_small(match.group(1))))):
            return found
    return []


def _asked(paragraphs: Sequence[str]) -> list[Sender]:
    """Whom a committee put its questions to, and who answered them."""
    for paragraph in paragraphs:
        match = _PUT_TO.search(paragraph)
        if match is not None and (found := list(parse_senders(match["whom"]))):
            return found
    return []


def _named(stated: list[Sender], signed: list[Sender]) -> list[Sender]:
    """Senders of a title with the name that the signature of the same ministry has."""
    first = stated[0]
    name = next((one.name for one in signed if one.name and one.ministry in ("", first.ministry)), first.name)
    return [Sender(first.ministry, first.role, name, first.title), *stated[1:]]
