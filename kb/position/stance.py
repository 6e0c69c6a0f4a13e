"""What an answer says in its first words: yes, no, partly, see elsewhere, or no answer.

Rules for the genre. Where none is sure, the stance is '': a wrong one is worse than none. That
figures are not kept ("worden niet bijgehouden") is an answer, not a refusal.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kb.text.fold import fold
from kb.text.sentence import sentence_spans

if TYPE_CHECKING:
    from kb.position.position import Stance

_OPINION = (
    r"(?:mening|zienswijze|opvatting|opinie|visie|zorg|zorgen|analyse|conclusie|constatering|stelling|oordeel|lezing|"
    r"inschatting|observatie|gedachte|kritiek|interpretatie|aanname|suggestie|wens|standpunt|beeld|oproep)"
)
_THIS = r"(?:deze|die|dit|dat|de|uw|het)"
_NOW = (
    r"(?:op dit moment |momenteel |vooralsnog |thans |nu |daarom |dan ook |"
    r"daartoe |hiertoe |daarvoor |hiervoor )*"
)
_AGAINST = r"(?:reden|aanleiding|noodzaak|noodzakelijkheid|meerwaarde|toegevoegde waarde)"

_PART = r"(?:deels|gedeeltelijk|ten dele)"
_NOT_WHOLLY = r"niet (?:geheel|volledig|helemaal|in alle gevallen|altijd)"
_END = r"\s*(?:[.,;:]|$)"

_PARTLY = (
    rf"(?:ja[,;.]? en nee|(?:ja[,;]? |nee[,;]? )?{_PART}\b|(?:nee[,;] )?{_NOT_WHOLLY}\b|"
    rf"(?:dat|dit) (?:klopt|is) (?:slechts )?(?:{_PART}|{_NOT_WHOLLY})\b|"
    rf"{_THIS} {_OPINION} deel ik (?:slechts )?(?:{_PART}|{_NOT_WHOLLY})\b|"
    rf"ik deel {_THIS} {_OPINION} (?:slechts )?(?:{_PART}|{_NOT_WHOLLY})\b)"
)
_NO = (
    r"(?:(?:nee|neen)\b|"
    r"(?:dat|dit)(?: beeld| bericht)? (?:klopt|is) (?:naar mijn mening |wat mij betreft )?"
    rf"niet(?: juist| correct| waar| het geval| zo)?{_END}|"
    r"(?:dat|dit) (?:is|kan) niet (?:juist|correct|waar|het geval|zo|geconcludeerd)\b|"
    rf"daar(?:van)? is geen sprake(?: van)?{_END}|hiervan is geen sprake\b|het klopt niet dat\b|"
    r"er is (?:dan ook )?geen sprake (?:van|geweest)\b|dat vind ik niet\b|"
    rf"ik deel {_THIS} {_OPINION}[^.,;]{{0,120}}? niet{_END}|{_THIS} {_OPINION} deel ik niet\b|"
    rf"ik deel {_THIS} {_OPINION} niet\b|"
    r"dat deel ik niet\b|ik ben het (?:hier|daar)(?:mee)? niet (?:mee )?eens|"
    r"ik ben het niet (?:met [^.]{1,80} )?eens\b|"
    rf"(?:hier|daar)(?:toe)? ben ik {_NOW}niet (?:toe )?(?:bereid|voornemens|van plan)|"
    rf"ik ben {_NOW}niet (?:bereid|voornemens|van plan|bekend met|op de hoogte)|"
    rf"(?:ik zie|het kabinet ziet|wij zien) (?:hier|daar)?\s?(?:toe |voor )?{_NOW}geen {_AGAINST}\b|"
    rf"(?:hier|daar)(?:toe|voor)? zie ik {_NOW}geen {_AGAINST}\b|"
    r"(?:dat|dit) beeld herken ik niet\b|ik herken (?:mij|me) niet in\b|"
    rf"ik onderschrijf {_THIS} {_OPINION} niet\b)"
)
_YES = (
    r"(?:ja(?:zeker)?(?=[,;.:! ]|$)|zeker\s*[.,;!]|inderdaad\b|"
    rf"(?:dat|dit) (?:klopt|is juist|is correct|is het geval)(?: inderdaad)?{_END}|"
    rf"(?:dat|dit) (?:klopt|is) inderdaad\b|het klopt(?: inderdaad)? dat\b|"
    r"het is (?:inderdaad )?(?:juist|correct|waar) dat\b|dat ben ik met (?:u|[^.]{1,60}) eens\b|"
    rf"ik deel {_THIS} {_OPINION}(?: (?:dat|over|van|met|om|zoals)\b|\b(?![^.]*\bniet\b))|"
    rf"{_THIS} {_OPINION} deel ik\b(?![^.]*\b(?:niet|deels)\b)|"
    rf"ik onderschrijf\b(?! {_THIS} \w+ (?:\w+ )?niet\b| (?:dit|dat|die|deze) niet\b)|"
    r"ik ben het (?:hier|daar)?(?:mee )?(?:met [^.]{1,80} )?(?:hier|daar)?(?:mee )?eens\b|"
    r"(?:hier|daar)(?:mee|van) ben ik (?:bekend|op de hoogte)|ik was (?:hiervan |daarvan )?op de hoogte\b|"
    r"(?:het|dit|dat) is mij bekend\b|ik beaam\b|"
    r"(?:hier|daar) ben ik (?:mee bekend|van op de hoogte|toe bereid)|"
    rf"(?:hier|daar)toe ben ik bereid\b|ik ben {_NOW}(?:bekend met|op de hoogte|bereid)\b)"
)
_SEE = (
    r"(?:(?:kortheidshalve|voor|hiervoor|daarvoor|hierbij|wat betreft|ten aanzien|in dit verband)\b"
    r"[^.]{0,160}?)?"
    r"\b(?:zie (?:ook |hiervoor |hierbij |daarvoor |allereerst |tevens |verder ){0,4}(?:voor [^.]{1,80}? )?"
    r"(?:het|mijn|de|onze|ons)?\s?(?:gezamenlijke |gecombineerde |bovenstaande )?"
    r"(?:antwoord|beantwoording|reactie|vraag|vragen|brief|kamerbrief)|"
    r"(?:graag )?verwijs ik|ik verwijs|verwijzen wij|(?:we|wij) verwijzen|(?:wordt|zij) verwezen naar)"
)
_STATEMENT = r"(?:uitspra(?:ak|ken)|mededeling(?:en)?|toezegging(?:en)?|uitlating(?:en)?|oordeel)"
_STEP = r"(?:ingaan|ingegaan|vooruitlopen|vooruitgelopen|speculeren|treden|beantwoorden)"
_DECLINES = (
    r"(?:\b(?:kan|kunnen|wil|willen|zal|mag|doe|doen) (?:ik|wij|we)\b[^.;]{0,90}?"
    rf"\b(?:geen|niet)\b[^.;]{{0,40}}?\b(?:{_STATEMENT}|{_STEP})\b|"
    r"\b(?:ik|wij|we) (?:kan|kunnen|wil|willen|zal|ga|doe|doen)\b[^.;]{0,90}?"
    rf"\b(?:geen|niet)\b[^.;]{{0,40}}?\b(?:{_STATEMENT}|{_STEP})\b|"
    r"\b(?:ga ik|ik ga) (?:verder |hier |daar |hierop |daarop )*niet (?:nader |verder )?(?:op )?in\b|"
    r"\bloop ik niet vooruit\b|\bworden geen (?:uitspraken|mededelingen) (?:over )?gedaan|"
    r"\b(?:past het mij niet|het past mij niet|is het niet aan mij|is niet aan mij)\b|"
    r"\blaat ik mij? niet uit\b|\bonthoud ik mij\b|\bik onthoud mij\b)"
)
_NOT_FITTING = r"\b(?:past het mij niet|het past mij niet|onthoud ik mij|ik onthoud mij)\b"
_FEW_SENTENCES = 3
_LONGEST = 600
"""Characters of a sentence that are looked at."""


def stance_of(answer: str) -> tuple[Stance, int, int]:
    """The stance and the (start, end) of the sentence in `answer` that shows it.

    For '' the place is that of the first sentence; (0, 0) for an answer without text.
    """
    sentences = sentence_spans(answer[:5_000])
    if not sentences:
        return "", 0, 0
    whole = len(answer) <= 5_000
    for index, (start, end) in enumerate(sentences[:_FEW_SENTENCES]):
        last = whole and len(sentences) <= _FEW_SENTENCES and index == len(sentences) - 1
        stance = _of_sentence(fold(answer[start : min(end, start + _LONGEST)]), first=index == 0, last=last)
        if stance:
            return stance, start, end
    return "", *sentences[0]


def _of_sentence(words: str, *, first: bool, last: bool) -> Stance:
    """The stance of a folded sentence; past the first only a refusal counts, plain or closing the answer."""
    if not first:
        refusal = _DECLINES if last else _NOT_FITTING
        return "declines" if _compiled(refusal).search(words) else ""
    for pattern, stance in _OPENINGS:
        if _compiled(pattern).match(words):
            return stance
    return "declines" if _compiled(_DECLINES).search(words) else ""


_OPENINGS: tuple[tuple[str, Stance], ...] = (
    (_PARTLY, "partly"),
    (_NO, "no"),
    (_YES, "yes"),
    (_SEE, "refers"),
)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled at first use: most programs never ask for a stance."""
    return re.compile(pattern)
