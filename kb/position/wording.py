"""The words with which a sentence of an answer says yes, no, partly, see elsewhere, unknown, or no answer.

Rules for the genre, for folded sentences. What a sentence says only beside its question ("wij zijn al in
gesprek") stands in `implied.py`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kb.position.position import Stance

_OPINION = (
    r"(?:mening|zienswijze|opvatting|opinie|visie|zorg|zorgen|analyse|conclusie|constatering|stelling|"
    r"oordeel|lezing|"
    r"inschatting|observatie|gedachte|kritiek|interpretatie|aanname|suggestie|wens|standpunt|beeld|oproep|"
    r"meningen|opvattingen|analyses|conclusies|constateringen|stellingen|observaties|gedachten)"
)
_THIS = r"(?:deze|die|dit|dat|de|uw|het)"
_NOW = (
    r"(?:op dit moment |momenteel |vooralsnog |thans |nu |daarom |dan ook |"
    r"daartoe |hiertoe |daarvoor |hiervoor )*"
)
_CABINET = r"(?:het kabinet|de regering|het demissionaire kabinet|nederland|wij|we)"
_AGAINST = r"(?:reden|aanleiding|noodzaak|noodzakelijkheid|meerwaarde|toegevoegde waarde)"

_PART = r"(?:deels|gedeeltelijk|ten dele)"
_SEEN = r"(?:beeld|signalen|signaal|zorgen|geluiden|problematiek|knelpunten)"
_NOT_WHOLLY = r"niet (?:geheel|volledig|helemaal|in alle gevallen|altijd)"
_END = r"\s*(?:[.,;:]|$)"

_PARTLY = (
    rf"(?:ja[,;.]? en nee|(?:ja[,;]? |nee[,;]? )?{_PART}\b|(?:nee[,;] )?{_NOT_WHOLLY}\b|"
    rf"(?:dat|dit) (?:klopt|is) (?:slechts )?(?:{_PART}|{_NOT_WHOLLY})\b|"
    rf"{_THIS} {_OPINION} deel ik (?:slechts )?(?:{_PART}|{_NOT_WHOLLY})\b|"
    rf"ik deel {_THIS} {_OPINION} (?:slechts )?(?:{_PART}|{_NOT_WHOLLY})\b|"
    r"ja[,.]? (?:maar|mits|tenzij|zij het)\b)"
)
_NO = (
    r"(?:(?:nee|neen|no)\b(?!\.? \d)|"
    r"(?:dat|dit)(?: beeld| bericht)? (?:klopt|is) (?:naar mijn mening |wat mij betreft )?"
    rf"niet(?: juist| correct| waar| het geval| zo)?{_END}|"
    r"(?:dat|dit) is (?:\w+ ){0,6}?niet (?:mogelijk|wenselijk|toegestaan|nodig|verplicht|aan de orde)\b|"
    r"van [^.,;]{3,80} is (?:dan ook |dus )?geen sprake\b|"
    r"(?:dat|dit) (?:is|kan) niet (?:juist|correct|waar|het geval|zo|geconcludeerd)\b|"
    rf"daar(?:van)? is geen sprake(?: van)?{_END}|hiervan is geen sprake\b|het klopt niet dat\b|"
    r"er is (?:dan ook )?geen sprake (?:van|geweest)\b|dat vind ik niet\b|"
    rf"ik deel {_THIS} {_OPINION}(?:(?!\bdat\b)[^.,;]){{0,120}}? niet{_END}|{_THIS} {_OPINION} deel ik "
    rf"niet\b|"
    rf"ik deel {_THIS} {_OPINION} niet\b|"
    r"dat deel ik niet\b|ik ben het (?:hier|daar)(?:mee)? niet (?:mee )?eens|"
    r"ik ben het niet (?:met [^.]{1,80} )?eens\b|"
    rf"(?:hier|daar)(?:toe)? ben ik {_NOW}niet (?:toe )?(?:bereid|voornemens|van plan)|"
    rf"ik ben {_NOW}niet (?:bereid|voornemens|van plan|bekend met|op de hoogte)|"
    rf"(?:ik zie|het kabinet ziet|wij zien) (?:hier|daar)?\s?(?:toe |voor )?{_NOW}geen {_AGAINST}\b|"
    rf"(?:hier|daar)(?:toe|voor)? zie ik {_NOW}geen {_AGAINST}\b|"
    r"(?:dat|dit) beeld herken ik niet\b|ik herken (?:mij|me) niet in\b|"
    rf"ik onderschrijf {_THIS} {_OPINION} niet\b|"
    rf"{_CABINET} (?:deelt|delen) {_THIS} {_OPINION}(?:(?!\bdat\b)[^.,;]){{0,60}}? niet\b|"
    rf"{_CABINET} (?:is|zijn) {_NOW}niet (?:bereid|voornemens|van plan|bekend met|op de hoogte)|"
    rf"{_CABINET} herken(?:t|nen)? (?:zich|ons) niet\b|{_CABINET} overweegt niet\b|ik overweeg niet\b|"
    r"(?:dit|dat|deze|die|dergelijke|hier|dit soort) (?:\w+ ){0,3}(?:is|zijn|ben ik) (?:mij|ons|bij mij|het "
    r"kabinet) niet bekend|"
    r"(?:het|dit|dat) is (?:[^.;]{0,80} )?niet gelukt\b|(?:dit|dat|hier|daarvan|daar) is niet aan de orde\b|"
    r"(?:het is|dit is|dat is) (?:echter |dus |dan ook )?niet zo(?: dat)?\b|"
    r"er (?:is|zijn) (?:op dit moment |momenteel |vooralsnog )?geen voornemens?\b|dat is voor mij niet\b|"
    rf"ik herken (?:dit|dat|deze|die|het) (?:\w+ ){{0,2}}niet{_END}|"
    rf"{_THIS} {_OPINION} onderschrijf ik niet\b|(?:hier|daar) is (?:\w+ ){{0,3}}geen sprake van\b|"
    rf"ik ben (?:hier|daar)(?:van)? geen voorstander(?: van)?{_END}|"
    r"(?:hier|daar)(?:van)? ben ik geen voorstander\b|"
    r"(?:dat|dit) (?:kan|zal|ga) ik (?:\w+ ){0,2}?niet (?:toezeggen|doen)\b|(?:dat|dit) zeg ik niet toe\b|"
    rf"(?:dat ben ik|ik ben (?:dat|dit)) {_NOW}niet (?:van plan|voornemens)\b|"
    r"ik (?:ben|was) (?:hier|daar) niet (?:mee bekend|van op de hoogte)\b|"
    r"(?:hier|daar)(?:van|mee)? (?:ben|was) ik niet (?:van op de hoogte|mee bekend|bekend|op de hoogte)\b|"
    rf"(?:dat|dit)(?: beeld| bericht)? is (?:feitelijk )?onjuist{_END}|"
    r"(?:een )?dergelijke? (?:\w+ ){1,3}(?:is|zijn) (?:\w+ ){0,2}niet bekend\b|"
    rf"(?:die indruk heb ik|ik heb die indruk) niet\b|ik ken (?:deze|die|dit|dat) (?:\w+ ){{1,2}}niet{_END})"
)
_YES = (
    r"(?:yes(?=[,;.:! ]|$)|ja(?:zeker)?(?=[,;.:! ]|$)|zeker\s*[.,;!]|inderdaad\b|"
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
    rf"(?:hier|daar)toe ben ik bereid\b|ik ben {_NOW}(?:bekend met|op de hoogte|bereid)\b|"
    rf"{_CABINET} (?:deelt|delen) {_THIS} {_OPINION}(?: (?:dat|over|van|met|om|zoals)\b|\b(?![^.]*\b(?:niet|"
    rf"deels)\b))|"
    rf"{_CABINET} (?:is|zijn) (?:ermee |hiermee |daarmee )?(?:bekend|op de hoogte)\b|"
    r"ik deel dat\b|ik deel (?:de|deze|uw|die|het) \w+(?: en \w+)? (?:over|dat|van|om)\b(?![^.]*\b(?:niet|"
    r"deels)\b)|"
    r"ik (?:heb|had) (?:hier|daar)?van kennis ?genomen|(?:hier|daar)van heb ik kennis ?genomen|"
    r"ik heb (?:kennis ?genomen|het|dit|deze) [^.]{0,80}?kennis ?genomen|"
    r"(?:deze|die|dit|dat|de) [^.]{0,80}? (?:is|zijn) (?:bij )?(?:mij|ons) bekend\b|"
    r"ik ga graag\b|ik kan mij (?:\w+ ){0,2}voorstellen dat\b|ontegenzeggelijk\b|uiteraard\s*[.,]|"
    r"(?:dat|dit) (?:vind|ben) ik ook\b|ik vind (?:ook|het ook)\b|ik erken\b(?! niet)|"
    r"(?:dat|dit) kan ik (?:u )?bevestigen\b|ik kan (?:u )?(?:(?:dit|dat) bevestigen\b|bevestigen dat\b)|"
    r"ik ben (?:hier|daar|er) ?(?:mee bekend|van op de hoogte)\b|"
    rf"(?:dat|dit|{_THIS} {_OPINION}) onderschrijf ik{_END}|"
    r"(?:die|deze) mening ben ik toegedaan\b|ik ben (?:die|deze) mening toegedaan\b|"
    r"(?:hier|daar) ben ik het (?:\w+ )?mee eens\b|"
    r"(?:hier|daar) ben ik (?:graag|zeker|uiteraard|ook) toe bereid\b|"
    r"ik ben (?:graag|zeker|uiteraard) (?:daartoe |hiertoe )?bereid\b|"
    r"(?:dat|dit) zeg ik (?:u )?(?:graag )?toe\b|(?:dat|dit) zal ik doen\b|"
    rf"ik herken (?:dit|dat|deze|die) {_SEEN}{_END}|(?:dit|dat|deze|die) {_SEEN} herken ik{_END})"
)
_DENIES = (
    r"(?:er (?:is|zijn) (?:\w+ ){0,4}?geen (?:concrete |directe )?(?:plannen|plan|voornemens?)\b|"
    r"ik heb (?:\w+ ){0,3}?(?:geen (?:concrete )?(?:plannen|voornemens)\b|niet het voornemen\b)|"
    r"(?:ik ben|(?:het kabinet|de regering) is|wij zijn) (?:\w+ ){0,2}?geen voorstander van\b|"
    r"(?:ik zie|het kabinet ziet|wij zien) (?:\w+ ){0,5}?geen (?:mogelijkhe(?:id|den)|ruimte|rol)\b|"
    r"mij zijn (?:\w+ ){0,3}?geen (?:\w+ ){1,3}bekend\b)"
)
_RECOGNISES = rf"ik herken (?:de|het|deze|dit|die|dat) {_SEEN}\b"
_DISAGREES = (
    rf"nee[,.]? (?:ik deel {_THIS} {_OPINION} niet\b|{_THIS} {_OPINION} deel ik niet\b|dat deel ik niet\b|"
    rf"(?:dat|dit) (?:klopt|is) niet(?: juist| correct| waar)?{_END}|"
    r"(?:hier|daar) ben ik het niet mee eens\b|ik ben het (?:hier|daar)(?:mee)? niet (?:mee )?eens\b)"
)
_AWARE = (
    r"(?:(?:ik|wij|het kabinet) (?:ben|is|zijn) (?:mij|zich|ons) (?:er|daar|hier)van (?:\w+ )?bewust\b|"
    r"(?:wij hebben|het kabinet heeft) (?:met \w+ )?kennis ?genomen van\b|"
    r"ik heb (?:van|met) [^.]{1,80}? kennis ?genomen\b)"
)
_WORRIED = r"(?:ook ik maak mij|ik maak mij (?:ook|eveneens|hierover|daarover)) [^.;]{0,40}?\bzorgen\b"
_SEE = (
    r"(?:(?:kortheidshalve|voor|hiervoor|daarvoor|hierbij|wat betreft|ten aanzien|in dit verband)\b"
    r"[^.]{0,160}?)?"
    r"\b(?:zie (?:ook |hiervoor |hierbij |daarvoor |allereerst |tevens |verder ){0,4}(?:voor [^.]{1,80}? )?"
    r"(?:het|mijn|de|onze|ons)?\s?(?:gezamenlijke |gecombineerde |bovenstaande )?"
    r"(?:antwoord|beantwoording|reactie|vraag|vragen|brief|kamerbrief)|"
    r"see (?:also )?(?:my|the|our) (?:answer|reply|letter)|i refer (?:you )?to|"
    r"(?:graag )?verwijs ik|ik verwijs|verwijzen wij|(?:we|wij) verwijzen|(?:wordt|zij) verwezen naar|"
    r"(?:in|bij) (?:het|de|mijn)?\s?(?:antwoord|antwoorden|beantwoording|brief|kamerbrief)\b.{0,160}?"
    r"(?:ingegaan|beantwoord|toegelicht|uiteengezet)\b|"
    r"(?:hier|daar)(?:op|over)? (?:ben ik|is|heb ik) .{0,120}?(?:ingegaan|geinformeerd|toegelicht)\b)"
)
_STATEMENT = r"(?:uitspra(?:ak|ken)|mededeling(?:en)?|toezegging(?:en)?|uitlating(?:en)?|oordeel)"
_STEP = r"(?:ingaan|ingegaan|vooruitlopen|vooruitgelopen|in gaan|speculeren|treden|beantwoorden|reageren)"
_DECLINES = (
    r"(?:\b(?:kan|kunnen|wil|willen|zal|mag|doe|doen) (?:ik|wij|we)\b[^.;]{0,90}?"
    rf"\b(?:geen|niet)\b[^.;]{{0,40}}?\b(?:{_STATEMENT}|{_STEP})\b|"
    r"\b(?:ik|wij|we) (?:kan|kunnen|wil|willen|zal|ga|doe|doen)\b[^.;]{0,90}?"
    rf"\b(?:geen|niet)\b[^.;]{{0,40}}?\b(?:{_STATEMENT}|{_STEP})\b|"
    r"\b(?:ga ik|ik ga) (?:verder |hier |daar |hierop |daarop )*niet (?:nader |verder )?(?:op )?in\b|"
    r"\bloop ik niet vooruit\b|\bworden geen (?:uitspraken|mededelingen) (?:over )?gedaan|"
    r"\b(?:past het mij niet|het past mij niet|is het niet aan mij|is (?:\w+ )?niet aan mij)\b|"
    r"\blaat ik mij? niet uit\b|\bonthoud ik mij\b|\bik onthoud mij\b)"
)
_NOT_FITTING = r"\b(?:past het mij niet|het past mij niet|onthoud ik mij|ik onthoud mij)\b"
_NO_FIGURES = (
    r"(?:cijfers?|gegevens|informatie|data|overzicht|zicht|inzicht|aantallen|inschatting|uitsplitsing|"
    r"registratie)"
)
_UNKNOWN = (
    rf"(?:\bgeen (?:\w+ ){{0,3}}?{_NO_FIGURES}\b[^.;]{{0,90}}?\b(?:beschikbaar|bekend|voorhanden|bijgehouden|"
    rf"geregistreerd|heb ik|beschik|gegeven)\b|"
    r"\bgeen (?:\w+ ){0,3}?(?:zicht|inzicht|overzicht|registratie) (?:bij |op|in|van|hoe|over)\b|"
    r"\bgeen (?:\w+ )?(?:cijfers|aantallen) (?:over|van|voor|geven)\b|"
    rf"\b(?:ik|wij|we|het kabinet|politie|om|ind|uwv) (?:heb|hebben|heeft|beschikt?|beschikken) (?:\w+ "
    rf"){{0,3}}?"
    rf"(?:geen|niet over) (?:\w+ ){{0,3}}?{_NO_FIGURES}|"
    rf"\b{_NO_FIGURES}\b[^.;]{{0,120}}?\b(?:heb ik niet|zijn (?:\w+ ){{0,4}}?niet (?:\w+ ){{0,3}}?(?:bekend|"
    rf"beschikbaar|voorhanden|"
    r"bijgehouden|geregistreerd)|is (?:\w+ ){0,3}?niet (?:bekend|beschikbaar|voorhanden)|ontbreken)\b|"
    r"\bniet (?:\w+ ){0,3}?(?:bijgehouden|geregistreerd|gemonitord)\b|\bregistre(?:ert|ren) (?:\w+ "
    r"){0,3}?niet\b|"
    r"\b(?:is|zijn)(?: \w+){0,4}? (?:onbekend|niet bekend|niet inzichtelijk|niet te (?:zeggen|voorspellen|"
    r"achterhalen|bepalen))\b|"
    r"\b(?:is|zijn) (?:\w+ ){0,2}?(?:mij|ons|bij mij|bij ons|het kabinet|bij het kabinet) (?:\w+ ){0,2}?niet "
    r"bekend\b|"
    r"\bniet (?:goed |exact |precies )?(?:mogelijk|te) (?:\w+ ){0,3}?(?:vast ?te ?stellen|aan te geven|in te "
    r"schatten|voorspellen|"
    r"kwantificeren)|\bik weet (?:het |dit |dat )?niet\b)"
)
_LONGEST = 600
"""Characters of a sentence that are looked at."""


def explicit(words: str) -> Stance:
    """What a folded sentence says of itself when it opens an answer; '' where it does not say."""
    words = words[:_LONGEST]
    for pattern, stance in _OPENINGS:
        if _compiled(pattern).match(words):
            return stance
    return ""


def denies(words: str) -> bool:
    """Whether a folded sentence says that it is not there or not meant to be: no to what was asked without a
    negation.
    """
    return _compiled(_DENIES).match(words[:_LONGEST]) is not None


def aware(words: str) -> bool:
    """Whether a folded sentence says that it is known, to who asks whether it is."""
    return _compiled(_AWARE).match(words[:_LONGEST]) is not None


def recognises(words: str) -> bool:
    """Whether a folded sentence recognises what is described, to who asks whether it does."""
    return _compiled(_RECOGNISES).match(words[:_LONGEST]) is not None


def disagrees(words: str) -> bool:
    """Whether a folded sentence denies what was said as a whole, whatever negations are in that."""
    return _compiled(_DISAGREES).match(words[:_LONGEST]) is not None


def worried(words: str) -> bool:
    """Whether a folded sentence shares a worry, to who asks whether it is shared."""
    return _compiled(_WORRIED).match(words[:_LONGEST]) is not None


def declines(words: str) -> bool:
    """Whether a folded sentence says that it cannot or will not be told."""
    return _compiled(_DECLINES).search(words[:_LONGEST]) is not None


def refuses_plainly(words: str) -> bool:
    """Whether it is a refusal wherever it stands in an answer ("past het mij niet")."""
    return _compiled(_NOT_FITTING).search(words[:_LONGEST]) is not None


def unknown(words: str) -> bool:
    """Whether a folded sentence says that it is not known or not kept."""
    return _compiled(_UNKNOWN).search(words[:_LONGEST]) is not None


def points(words: str) -> bool:
    """Whether a folded sentence says that the answer stands elsewhere."""
    return _compiled(_SEE).match(words[:_LONGEST]) is not None


_OPENINGS: tuple[tuple[str, Stance], ...] = (
    (_PARTLY, "partly"),
    (_NO, "no"),
    (_YES, "yes"),
)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled at first use: most programs never ask for a stance."""
    return re.compile(pattern)
