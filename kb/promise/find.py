"""Finds what a text of a minister commits to, sentence by sentence. Rules for the genre.

One sentence is one commitment. Where no rule is sure there is none: a promise that was not made is worse
than one that is missed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kb.promise import wording
from kb.promise.act import act_of, recipient_of
from kb.promise.deadline import Deadline, deadline_near
from kb.promise.promise import Commitment
from kb.promise.sentence import promise_sentences
from kb.text.fold import fold

if TYPE_CHECKING:
    from datetime import date

_NEGATED = re.compile(
    r"\b(?:niet|nooit|geenszins)\b(?!\s*(?:alleen|enkel|slechts|later|eerder|minder|langer))|\bgeen\b"
)
_CLAUSE = re.compile(r"[,;:]|\b(?:maar|omdat|aangezien|zodat|waarbij|waarin|die)\b")
_MUST = re.compile(r"\b(?:moeten|hoeven|mogen|kunnen\s*worden\s*afgerond)\b")
_BY_OTHERS = re.compile(
    r"\bdoor\s+(?!(?:het\s*(?:huidige\s*|nieuwe\s*)?kabinet|de\s*(?:minister|staatssecretaris|regering)|mij\b|ons\b|mijn\b|"
    r"middel|het\s*ministerie))(?:de|het|een|[a-z]+)\s+[a-z]+"
)
_ON_CONDITION = re.compile(r"^\W*(?:als|indien|mocht|mochten|in\s*het\s*geval|waar\s*nodig)\b")
_GO_ELSEWHERE = re.compile(
    r"\b(?:er\s*(?:dan\s*ook\s*)?van\s*uit|ervan\s*uit|(?:nader|verder|uitgebreid(?:er)?|reeds|al)?\s*(?:op\s*)?in\s*op|"
    r"hier(?:op)?\s*(?:nader|verder)?\s*(?:op\s*)?in\b|daar(?:op)?\s*(?:nader|verder)?\s*(?:op\s*)?in\b|over\s*tot|"
    r"akkoord|gepaard|uit\s*van|onverminderd\s*door|om\s*met)\b"
)
_GO_IN = re.compile(
    r"^\s*(?:hier|daar)?\s*(?:op\s*)?(?:ook\s*)?(?:nader\s*|verder\s*|niet\s*)?(?:op\s*)?in\s*(?:op|[.,]|$)"
)
_NOW = re.compile(r"\b(?:momenteel|op\s*dit\s*moment|thans|inmiddels|al\b|reeds)\b")
_THAT = re.compile(r"\b(?:dat|of)\b[^,;]*$")
_OTHER_VERB = re.compile(r"\b(?:heeft|hebben|had|is|zijn|was|kan|kunnen|moet)\b")
_HABIT = re.compile(r"\b(?:jaarlijks|regelmatig|periodiek|elk\s*kwartaal|doorlopend)\b")
_LETS_WAIT = re.compile(r"\b(?:ingaan|toelichten|stilstaan|beantwoorden|benoemen|schetsen|weergeven)\b")
_LATER_PAPER = re.compile(
    r"\b(?:in|bij|middels|via)\s+(?:de|het|een|mijn|onze?)\s+(?:[a-z]+\s+){0,3}?(?:brief|kamerbrief|plan|[a-z]*plan|"
    r"[a-z]*rapportage|[a-z]*reactie|[a-z]*brief|strategie|agenda)\b|\bdaarbij\s*zal\b"
)


@dataclass(frozen=True, slots=True)
class _Found:
    """The words that make the promise, at [start, end) of the sentence."""

    firm: bool
    start: int
    end: int
    deadline: Deadline | None


def commitments(text: str, day: date | None) -> tuple[Commitment, ...]:
    """What `text`, written on `day` by a minister, commits to, in order of place."""
    found: list[Commitment] = []
    for start, end in promise_sentences(text):
        if text[end - 1] == "?":
            continue
        folded = fold(text[start:end])
        one = _of_sentence(folded, day)
        if one is not None and not _quoted(folded, one.start):
            found.append(_commitment(folded, start, end, one))
    return tuple(found)


def _commitment(folded: str, start: int, end: int, one: _Found) -> Commitment:
    by = one.deadline
    to = recipient_of(folded)
    return Commitment(
        start,
        end,
        one.firm,
        to,
        act_of(folded, to),
        (start + by.start, start + by.end) if by else None,
        by.last_day if by else None,
    )


def _of_sentence(folded: str, day: date | None) -> _Found | None:
    if _compiled(wording.REPORTED).search(folded):
        return None
    for patterns, holds, firm, needed in _RULES:
        if not any(word in folded for word in needed):
            continue
        for pattern in patterns:
            for match in _compiled(pattern).finditer(folded):
                by = deadline_near(folded, match.span(), day)
                if holds(folded, match, by):
                    softened = firm and _compiled(wording.SOFTENED).search(_clause(folded, match.start()))
                    return _Found(firm and not softened, match.start(), match.end(), by)
    return None


def _quoted(folded: str, at: int) -> bool:
    """Whether the place stands between quotation marks (folded they are all one kind)."""
    return folded.count('"', 0, at) % 2 == 1


def _clause(folded: str, at: int) -> str:
    """The words between the boundaries before and after `at`."""
    start = max(folded.rfind(sign, 0, at) for sign in ",;:") + 1
    supposed = "mocht " if re.match(r"\W*mocht", folded) else ""
    return supposed + folded[start:at] + _rest(folded, at)


def _rest(folded: str, at: int) -> str:
    """The words from `at` to the end of the clause."""
    boundary = _CLAUSE.search(folded, at)
    return folded[at : boundary.start() if boundary else len(folded)]


def _denied(folded: str, match: re.Match[str]) -> bool:
    return _NEGATED.search(_rest(folded, match.end())) is not None


def _will(folded: str, match: re.Match[str], by: Deadline | None) -> bool:
    rest = _rest(folded, match.end())
    if _NEGATED.search(rest) or _MUST.search(rest):
        return False
    if _compiled(wording.WITHIN_LETTER).search(folded):
        return False
    if not _LETS_WAIT.search(rest):
        return True
    return not _compiled(wording.IN_ANSWER).search(folded) and bool(by or _LATER_PAPER.search(folded))


def _go(folded: str, match: re.Match[str], by: Deadline | None) -> bool:  # noqa: ARG001 - a rule's signature
    rest = folded[match.end() : match.end() + 80]
    if _GO_IN.search(rest) or _GO_ELSEWHERE.search(rest) or re.match(r"\s*over\b", rest):
        return False
    if _compiled(wording.IN_ANSWER).search(folded[match.end() :]):
        return False
    return not _denied(folded, match) and not _compiled(wording.WITHIN_LETTER).search(folded)


def _told(folded: str, match: re.Match[str], by: Deadline | None) -> bool:
    words = match.group()
    if _NEGATED.search(words) or _HABIT.search(words):
        return False
    return by is not None or not _compiled(wording.PAST_OR_NOW).search(folded)


def _tells(folded: str, match: re.Match[str], by: Deadline | None) -> bool:
    if _compiled(wording.PAST_OR_NOW).search(folded[: match.end()]) or _HABIT.search(folded):
        return False
    return (
        by is not None
        or re.search(r"\b(?:nader|verder|nog|hierover|daarover|uitkomst\w*)\b", folded) is not None
    )


def _receives(folded: str, match: re.Match[str], by: Deadline | None) -> bool:  # noqa: ARG001 - as above
    return by is not None and not _compiled(wording.PAST_OR_NOW).search(folded)


def _passive(folded: str, match: re.Match[str], by: Deadline | None) -> bool:  # noqa: ARG001 - as above
    words = match.group()
    if _ON_CONDITION.match(folded) or _MUST.search(words) or _NEGATED.search(words):
        return False
    if _THAT.search(folded[: match.start()]):
        return False
    return not _BY_OTHERS.search(words) and not _compiled(wording.WITHIN_LETTER).search(folded)


def _by_a_day(folded: str, match: re.Match[str], by: Deadline | None) -> bool:
    if by is None or by.kind == "condition" or _HABIT.search(folded[by.start : by.end]):
        return False
    words = match.group()
    clause = folded[max(0, match.start() - 80) : match.end() + 80]
    if _BY_OTHERS.search(words) or _NEGATED.search(words) or _MUST.search(words):
        return False
    if words.startswith("word") and _OTHER_VERB.search(words):
        return False
    return not _compiled(wording.PAST_OR_NOW).search(clause) and "verwacht" not in words


def _comes(folded: str, match: re.Match[str], by: Deadline | None) -> bool:  # noqa: ARG001 - as above
    if match.group().startswith(("laat", "ik laat", "het kabinet laat")) and _NOW.search(folded):
        return False
    return not _NEGATED.search(match.group()) and not _BY_OTHERS.search(match.group())


def _intends(folded: str, match: re.Match[str], by: Deadline | None) -> bool:  # noqa: ARG001 - as above
    if re.search(r"\bbezie\w*\b|\bbekijk\b", match.group()) and _NOW.search(folded):
        return False
    return not _NEGATED.search(match.group()) and not _ON_CONDITION.match(folded)


_TELLING = ("nform", "bericht", "ingelicht", "hoogte")
_SENDING = (
    "gedeeld", "gestuurd", "gezonden", "aangeboden", "voorgelegd", "ingediend", "verstrekt", "worden", "doen",
)  # fmt: skip
_HOPING = ("stre", "voornemen", "plan", "verwacht", "hoop", "hopen", "doelst", "inzet")
_WISHING = ("verwacht", "bereid", "wil", "bezien", "beoog", "koers", "bedoel", "plann", " ik")
_RULES = (
    (wording.PLEDGE, _comes, True, ("toe",)),
    (wording.SOFT[:9], _intends, False, _HOPING),
    (wording.KAMER_TOLD, _told, True, _TELLING),
    (wording.KAMER_SENT, _told, True, _SENDING),
    (wording.WILL, _will, True, ("zal", "zullen")),
    (wording.GO, _go, True, ("ga",)),
    (wording.I_TELL, _tells, True, (*_TELLING, "stuur", "zend", "doe", "sturen")),
    (wording.COME_BACK, _tells, True, ("terug",)),
    (wording.YOU_RECEIVE, _receives, True, ("ontvang", "tegemoet", "verwachten")),
    (wording.SOFT[9:], _intends, False, _WISHING),
    (wording.WILL_BE, _passive, True, ("zal", "zullen")),
    (wording.IS_BY_A_DAY, _by_a_day, True, ("",)),
    (wording.THERE_COMES, _comes, True, ("komt", "laat", "laten", "ontvangen")),
)
"""In this order: the first that holds tells how firm the promise is. One of the last words must be there."""


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled at first use: most programs never ask for promises."""
    return re.compile(pattern)
