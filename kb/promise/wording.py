"""The words by which ministers promise, as patterns on folded sentences, and words that only seem to.

Text taken from a PDF runs words together ("zal hetkabinet"); where that is common a space is optional.
"""

from __future__ import annotations

_TITLE = r"(?:minister|staatssecretaris|bewindspersoon)(?:s|sen|en)?"
SELF = (
    r"(?:ik|wij|we|het\s*(?:huidige\s*|nieuwe\s*)?kabinet|de\s*regering|(?:mijn|ons|het)\s*ministerie"
    r"(?:\s*van\s*[a-z&]{2,30}(?:\s*(?:en|,)\s*[a-z&]{2,30}){0,3})?|de\s*ministeries\s*van\s*[a-z&, ]{3,80}?|"
    rf"(?:de|mijn\s*(?:ambtsgenoot|collega),?(?:\s*de)?)\s*{_TITLE}(?:\s*(?:van|voor)\s*[a-z&]{{2,30}}"
    r"(?:,?\s*(?:en\s*)?[a-z&]{2,30}){0,4}?)?|het\s*rijk)"
)
"""Who promises: the minister, colleagues of the minister, the cabinet."""
KAMER = (
    r"(?:uw?\s*kamer|de\s*(?:tweede\s*|eerste\s*)?kamer|de\s*staten-generaal|beide\s*kamers|het\s*parlement)"
)
_YOU = rf"(?:{KAMER}|u)"
_ASIDE = r"(?:\s*\([^)]{0,40}\))?"
_ADVERB = r"(?:\s+(?:dan|ook|daarom|dus|daarbij|hierbij|uiteraard|graag|nog|hier|daar|zelf)\b){0,3}"
_B = r"(?<![a-z])"
_E = r"(?![a-z])"
_TALK = (
    r"(?:in\s*(?:nader\s*|verder\s*)?(?:gesprek|overleg)|(?:het|de)\s*(?:gesprek|dialoog|overleg)\b|"
    r"om\s*(?:de\s*)?tafel|aan\s*de\s*slag)"
)
_TOLD = r"(?:geinformeerd|bericht|ingelicht|op\s*de\s*hoogte\s*(?:gesteld|gebracht))"
_SENT = (
    r"(?:gedeeld|gestuurd|gezonden|verzonden|toegezonden|toegestuurd|aangeboden|voorgelegd|ingediend|verstrekt|"
    r"toe\s*(?:te\s*)?(?:sturen|komen|zenden)|gedaan|gebracht)"
)
_DONE = (
    r"(?:uitgewerkt|verkend|onderzocht|meegenomen|betrokken|besteed|ingesteld|ingediend|aangeboden|gepubliceerd|"
    r"openbaar\s*gemaakt|bekend\s*?gemaakt|geevalueerd|uitgevoerd|afgewogen|besloten|gesproken|opengesteld|aangepast|"
    r"toegevoegd|gestuurd|gezonden|gedeeld|ingegaan|gedaan|vastgesteld|opgesteld|opgenomen|ter\s*hand\s*genomen|"
    r"geactualiseerd|voorgelegd|genomen|bekeken|gewijzigd|herzien|voortgezet|ingevoerd|geconcretiseerd|gestart|"
    r"aangevuld|opgericht|verlengd|verhoogd|verlaagd|afgeschaft|opgeheven|vergroot|verbeterd|versterkt|aangescherpt|"
    r"uitgebreid|gevraagd|verzocht|benaderd|georganiseerd|gepresenteerd|voorbereid|vrijgemaakt|gecommuniceerd|"
    r"geinventariseerd|in\s*kaart\s*gebracht|geagendeerd|besproken|geregeld|gestimuleerd|vormgegeven)"
)
_DONE_BY_A_DAY = (
    r"(?:uitgewerkt|aangeboden|ingediend|gepubliceerd|openbaar\s*gemaakt|bekend\s*?gemaakt|opgesteld|opengesteld|"
    r"in\s*gebruik\s*genomen|ingesteld|genomen|geevalueerd|geactualiseerd|voorgelegd|verzonden|gestuurd|gezonden|"
    r"(?:voorstel|uitspraak|aankondiging)\s*gedaan|vastgesteld|in\s*(?:internet)?consultatie\s*ge(?:bracht|geven)|"
    r"gedeeld|ter\s*inzage\s*gelegd|toegezonden|toegestuurd|gerapporteerd|gelanceerd|gestart\s*met|"
    r"ter\s*beschikking\s*gesteld|beschikbaar\s*gesteld|in\s*werking\s*gesteld|herzien|verlengd|ingevoerd)"
)
_TO_LATER_TEXT = r"(?:terug\s*(?:op|bij)|(?:daar|hier)(?:op|over)?\s*[a-z ,]{0,60}terug)"
_NO_DEED = (
    r"(?:verwacht|vind|denk|ben|heb|had|kan|kon|wil|zie|weet|hoop|streef|deel|onderschrijf|verwijs|acht|hecht|lees|begrijp|"
    r"ga|zal|was|moet|mag|zou|herken|betreur|noem|werk|blijf|zet|vraag|sta|steun|wacht|schat|onderzoek|bezie|bekijk|zoals|"
    r"dat|als|dan|toen|omdat|waar|wat|naar|voor|met|van|door|aan|over|niet|nog|hier|daar|indien|hoewel|waarin|waarmee|"
    r"waarop|waarvoor|zodat|terwijl|nadat|voordat|tot|bij|sinds|daarom|eerder|reeds|welk|mocht|meld|merk|benadruk|ontvang|"
    r"beschik|spreek|maak|houd|vertrouw|wijs|ervaar|dank|juich|waardeer|kies|hanteer|voorzie|bevestig|constateer)\b"
)
"""Words before 'ik' that are no verb, or whose present tense tells of what is so now."""
_PAPER = (
    r"(?:brief|kamerbrief|kabinetsreactie|beleidsreactie|kabinetsstandpunt|reactie|rapportage|voortgangsrapportage|"
    r"voortgangsbrief|verzamelbrief|wetsvoorstel|ambtsbericht|plan\s*van\s*aanpak|actieplan|versnellingsplan|notitie|"
    r"actieprogramma|besluit|regeling)"
)

PLEDGE = (
    rf"{_B}(?:ik|wij|we)\s*(?:zeg|zeggen)\s*(?:[a-z]+\s*){{0,3}}?(?:graag\s*)?toe{_E}",
    rf"{_B}(?:zeg|zeggen)\s*(?:ik|wij|we)\s*(?:[a-z]+\s*){{0,4}}?toe{_E}",
    rf"{_B}(?:kan|kunnen|wil|willen)\s*(?:ik|wij|we)\s*(?:{_YOU}\s*)?(?:[a-z]+\s*){{0,4}}?toezeggen{_E}",
)
"""'Ik zeg toe dat'."""
WILL = (
    rf"{_B}{SELF}{_ASIDE}{_ADVERB}\s*(?:zal|zullen)(?!ik\b)\b",
    rf"{_B}zal\s*(?:ik|het\s*(?:huidige\s*|nieuwe\s*)?kabinet)",
    rf"{_B}(?:zal|zullen)\s*(?!het\s*rijk){SELF}\b",
    rf"{_B}(?:die|dat|waarin|waarna|waarmee|waarover|waarbij|dan|welke)\s+(?:ik[a-z]*|{SELF})\b[^.;]{{1,120}}?{_B}(?:zal|zullen)\b",
    (
        rf"{_B}(?:{SELF}|nederland){_E}[^;]{{3,300}}?\sen\s+zal\s+(?=(?:ik|hier|daar|hiervoor|daarvoor|hierbij|daarbij|"
        r"in\s|dat|dit|deze|u\b|uw|ook|zich|dan))"
    ),
    (
        rf"{_B}(?:zal|zullen)\s*nederland\b|{_B}nederland\s*(?:zal|zullen)\b(?=[^.;]*\b(?:blijven|pleiten|inzetten|aandringen|"
        r"bepleiten|steunen|oproepen|stemmen|vragen)\b)"
    ),
)
"""'Ik zal', 'zal het kabinet', 'de brief die ik zal sturen', 'en zal dat blijven doen'."""
GO = (
    (
        rf"{_B}(?:{SELF}{_ASIDE}{_ADVERB}\s*(?:ga|gaat|gaan)|ga\s*ik|(?:ga|gaat|gaan)\s*{SELF})"
        rf"(?=[^.;]{{0,260}}?(?:{_TALK}|(?:\b|(?<=ik))[a-z]{{3,}}en\b\s*(?:[.,;:]|$|of\b|en\b|welke\b|hoe\b|wat\b|naar\b|om\b|dat\b)))"
    ),
)
"""'Ik ga in gesprek', 'gaat mijn ministerie onderzoeken of'."""
KAMER_TOLD = (
    rf"{_B}(?:wordt|worden|zal|zullen|zult)\s*(?:[a-z]+\s*){{0,5}}?(?:{_YOU}){_E}[^.;]{{0,200}}?{_TOLD}",
    rf"{_B}(?:{_YOU})\s*(?:wordt|worden|zal|zullen|zult)\s*(?:[^.;]{{0,220}}?){_TOLD}",
    rf"{_B}(?:{_YOU}){_E}[^.;]{{0,160}}?{_B}(?:zal|zullen)\s*(?:worden\s*)?{_TOLD}",
    rf"{_B}(?:{SELF})\s*{KAMER}{_E}[^.;]{{0,220}}?{_B}informeert\b",
)
"""'Uw Kamer wordt geïnformeerd'."""
KAMER_SENT = (
    rf"{_B}(?:wordt|worden|zal|zullen)\b[^.;]{{0,200}}?{_B}(?:met|aan|naar|bij)\s*{KAMER}{_E}[^.;]{{0,100}}?{_SENT}",
    rf"{_B}(?:wordt|worden|zal|zullen)\b[^.;]{{0,140}}?{_SENT}\s*(?:met|aan|naar|bij)\s*{KAMER}",
    rf"{_B}(?:zal|zullen)\b[^.;]{{0,140}}?{_B}(?:met|aan|naar|bij)\s*{KAMER}{_E}\s*(?:[a-z]+\s*){{0,3}}(?:worden|doen)",
)
"""'Wordt met uw Kamer gedeeld'."""
I_TELL = (
    (
        rf"{_B}(?:ik|wij|we|het\s*kabinet|de\s*{_TITLE}[^.,;]{{0,60}}?)\s*(?:informeer|informeert|informeren|bericht|"
        rf"berichten|stuur|stuurt|sturen|zend|zendt|zenden|doe)\s[^.;]{{0,140}}?\b{_YOU}\b"
    ),
    rf"{_B}(?:informeer|stuur|zend|bericht)\s*ik\s[^.;]{{0,140}}?\b{_YOU}\b",
    rf"{_B}(?:stuurt|informeert|zendt)\s*(?:het\s*kabinet\s*)?{KAMER}{_E}",
    rf"{_B}(?:(?:ik|wij|we)\s*(?:houd|houden)|(?:houd|houden)\s*(?:ik|wij|we))\s*{_YOU}{_E}[^.;]{{0,120}}?\bop\s*de\s*hoogte\b",
)
"""'Ik stuur uw Kamer dit voorjaar'."""
COME_BACK = (
    rf"{_B}(?:kom|komen|komt)\s*(?:{SELF})\s[^.;]{{0,140}}?{_TO_LATER_TEXT}",
    rf"{_B}(?:{SELF})\s*(?:kom|komen|komt)\s[^.;]{{0,140}}?{_TO_LATER_TEXT}",
)
"""'Ik kom hier voor de zomer op terug'."""
YOU_RECEIVE = (
    rf"{_B}(?:{_YOU})\s*ontvang(?:t|en)\b|{_B}ontvang(?:t|en)\s*(?:{_YOU}){_E}",
    (
        rf"{_B}(?:{_YOU})\s*(?:kan|kunt)\b[^.;]{{0,140}}?tegemoet\s*(?:te\s*)?zien|{_B}(?:kunt|kan)\s*(?:{_YOU}){_E}"
        r"[^.;]{0,140}?tegemoet\s*(?:te\s*)?zien"
    ),
    rf"{_B}(?:{_YOU})\s*(?:kan|kunt){_E}[^.;]{{0,140}}?{_B}verwachten{_E}",
    rf"{_B}(?:kan|kunt)\s*(?:{_YOU}){_E}[^.;]{{0,140}}?{_B}verwachten{_E}",
)
"""'U ontvangt'."""
WILL_BE = (
    (
        rf"{_B}(?:zal|zullen)(?:\b|(?=een|het|de|er|deze))[^.;]{{0,260}}?(?:{_DONE}(?:\s*(?:en|of)\s*[a-z]+)?\s*(?:gaan\s*)?worden|"
        rf"worden\s*{_DONE})|{_B}{_DONE}\s*(?:zal|zullen)\s*worden"
    ),
    rf"{_B}(?:zal|zullen)\b[^.;]{{0,100}}?\bdoor\s*(?:mij|ons|het\s*kabinet|mijn\s*ministerie)\b[^.;]{{0,80}}?\bworden\b",
    rf"{_B}(?:zal|zullen)\b[^.;]{{0,200}}?(?:aan\s*bod\s*komen|besluitvorming\b[^.;]{{0,120}}?plaatsvinden)",
    rf"{_B}(?:zal|zullen)\s*onderdeel\s*zijn\s*van\s*(?:mijn|ons|onze|het)\s*(?:gesprek|overleg)",
)
"""'Zal worden uitgewerkt', where nobody else is named who does it."""
IS_BY_A_DAY = (
    rf"{_B}(?:wordt|worden)\b[^.;]{{0,220}}?{_DONE_BY_A_DAY}",
    rf"{_B}(?!{_NO_DEED})[a-z]{{2,}}[b-df-hj-np-tvwxz](?<!en)\s+ik{_E}",
    (
        rf"{_B}(?:neem|neemt|maak|maakt|kom|komt|presenteert|besluit|beslist|organiseert|publiceert|dient|levert|rondt|"
        rf"evalueert|legt|spreekt|geeft|start|brengt|bespreekt|informeert|stuurt|stelt)\s*(?:{SELF}){_E}"
    ),
    (
        rf"{_B}(?:ik|wij|het\s*kabinet)\s*(?:neem|neemt|kom|komt|presenteer|presenteert|besluit|beslist|organiseer|"
        r"organiseert|publiceer|publiceert|dien|dient|rond|rondt|evalueer|evalueert|leg|legt|breng|brengt|bespreek|"
        r"bespreekt|start)\b"
    ),
    rf"{_B}(?:vindt|vinden)\b[^.;]{{0,100}}?(?:overleg|gesprek|gesprekken|bijeenkomst)\s*(?:[a-z]+\s*){{0,4}}?plaats\b",
    rf"{_B}{_PAPER}{_E}(?:(?!\b(?:die|dat|waarin)\b)[^.;]){{0,120}}?{_B}(?:is|zijn)\s*voorzien\b",
    rf"{_B}{_PAPER}{_E}(?:(?!\b(?:die|dat|waarin)\b)[^.;]){{0,120}}?{_B}(?:volgt|volgen|verschijnt|komt){_E}",
    rf"{_B}(?:volgt|volgen|verschijnt|komt)\s*(?:er\s*)?(?:een|de|mijn|het)\s*(?:[a-z]+\s*){{0,2}}?{_PAPER}{_E}",
    rf"{_B}{_PAPER}\s*dat\s*volgt\s*(?:met|in|voor|op)\b",
    (
        rf"{_B}(?:(?:deel|delen)\s*(?:ik|wij|we)|(?:ik|wij|we)\s*(?:deel|delen)|het\s*kabinet\s*deelt|"
        rf"deelt\s*het\s*kabinet){_E}[^.;]{{0,140}}?{_B}met\s*{KAMER}{_E}"
    ),
    (
        rf"{_B}(?:gaat|gaan){_E}[^.;]{{0,120}}?{_B}(?:in\s*(?:internet)?consultatie{_E}|naar\s*{KAMER}{_E}|"
        r"ter\s*inzage\b)"
    ),
    rf"{_B}(?:komt|komen){_E}[^.;]{{0,100}}?{_B}naar\s*{KAMER}{_E}",
)
"""By a day that is named: 'wordt voor de zomer gepubliceerd', 'start ik in mei', 'de brief volgt in mei'."""
THERE_COMES = (
    (
        rf"{_B}(?:komt\s*er|er\s*komt)\b[^.;]{{0,200}}?(?:plan\s*van\s*aanpak|wetsvoorstel|onderzoek|evaluatie|regeling|"
        r"handreiking|meldpunt|commissie|actieplan|strategie)\b"
    ),
    rf"{_B}laat\s*(?:ik\s*)?(?:hier|daar|dit)[^.;]{{0,40}}?(?:nog\s*|nader\s*)[^.;]{{0,60}}?(?:kijken|onderzoeken|uitzoeken)",
    (
        rf"{_B}(?<!die )(?<!dat )(?:(?:ik|het\s*kabinet)\s*laat|laat\s*(?:ik|het\s*kabinet)|laten\s*wij)\b"
        r"[^.;]{0,160}?\b(?:onderzoeken|uitzoeken|uitvoeren|opstellen|evalueren|onderzoek\s*doen)\b"
    ),
    rf"{_B}(?:met|op|tijdens)\s*prinsjesdag\s*ontvangen\b|{_B}ontvangen\s*(?:met|op)\s*prinsjesdag\b",
)
"""'Tot slot komt er een plan van aanpak'."""

SOFT = (
    rf"{_B}(?:streef\s*(?:ik\s*)?|(?:streeft|streven)\s*(?:{SELF})\s*)er\s*(?:daarbij\s*)?naar[^;]{{0,260}}?{_B}te\b",
    rf"{_B}(?:{SELF}){_ADVERB}\s*(?:streef|streeft|streven)\s*er\s*(?:daarbij\s*)?naar[^;]{{0,260}}?{_B}te\b",
    rf"{_B}(?:is|blijft)\s*(?:het|mijn|ons|de)\s*(?:streven|doelstelling|inzet)\b[^.;]{{0,200}}?{_B}te\b",
    rf"{_B}(?:het|mijn|ons)\s*streven\s*is\b[^.;]{{0,200}}?{_B}te\b|{_B}doelstelling\s*blijft\s*om\b",
    rf"{_B}(?:{SELF}){_ADVERB}\s*(?:ben|is|zijn)\b(?:\s*[a-z]+){{0,4}}?\s*(?:voornemens|van\s*plan)\b",
    rf"{_B}(?:ben|is|zijn)\s*(?:{SELF})(?:\s*[a-z]+){{0,4}}?\s*(?:voornemens|van\s*plan)\b",
    rf"{_B}(?:(?:mijn|ons)\s*voornemen|voornemen\s*is|is\s*het\s*voornemen)\b[^.;]{{0,140}}?{_B}te\b",
    (
        rf"{_B}(?:verwacht|verwachten|hoop|hopen)\s*(?:{SELF})\b[^.;]{{0,240}}?\bte\s*(?:kunnen\s*)?"
        r"(?:informeren|sturen|zenden|berichten|doen|beantwoorden|komen|delen|publiceren|starten|besluiten|bieden)"
    ),
    (
        rf"{_B}(?:{SELF})\s*(?:verwacht|verwachten|hoop|hopen)\b(?!\s*(?:niet|dat))[^.;]{{0,240}}?\bte\s*(?:kunnen\s*)?"
        r"(?:informeren|sturen|zenden|berichten|doen|beantwoorden|komen|delen|publiceren|starten|besluiten|bieden)"
    ),
    rf"{_B}naar\s*verwachting\b[^.;]{{0,120}}?\b(?:kan|kunnen)\b[^.;]{{0,60}}?{KAMER}{_E}[^.;]{{0,120}}?{_TOLD}",
    rf"{_B}naar\s*verwachting\b[^.;]{{0,160}}?(?:in\s*(?:internet)?consultatie|beschikbaar|naar\s*{KAMER}|aan\s*{KAMER})",
    (
        rf"{_B}verwachting\s*is\s*dat\b[^.;]{{0,160}}?(?:kan|kunnen|zal|zullen|wordt|worden)\s*(?:worden\s*)?"
        r"(?:gepubliceerd|aangeboden|ingediend|verzonden|gestuurd|gedeeld)"
    ),
    (
        rf"{_B}(?:ben\s*(?:ik|wij)|(?:ik|wij)\s*(?:ben|zijn)|het\s*(?:kabinet|ministerie)\s*is)\b(?:\s*[a-z]+){{0,4}}?\s*bereid\b"
        rf"(?!\s*gevonden)[^.;]{{0,200}}?{_B}te\b"
    ),
    (
        rf"{_B}(?:wil\s*ik|ik\s*wil|willen\s*(?:wij|we)|(?:wij|we)\s*willen|wil\s*het\s*kabinet|het\s*kabinet\s*wil)\b[^.;]{{0,200}}?"
        r"(?:in\s*gesprek|verkennen|onderzoeken|bekijken|in\s*kaart\s*brengen|toewerken|doelen\s*stellen|evalueren|vervullen)"
    ),
    rf"{_B}(?<!kunnen )(?:wordt|worden)\b[^.;]{{0,80}}?\bbezien\b",
    rf"{_B}beoogd\s*wordt\s*om\b|{_B}(?:ligt|liggen)\s*op\s*koers\s*om\b",
    rf"{_B}(?:de\s*(?:planning|bedoeling)\s*is|is\s*de\s*(?:planning|bedoeling))\b[^.;]{{0,160}}?{_B}te\b",
    rf"{_B}naar\s*verwachting\b[^.;]{{0,200}}?\bbesluit\s*(?:kunnen\s*worden\s*)?genomen\b",
    rf"{_B}(?:bekijk|bezie|beoordeel|beslis)\s*ik\b",
)
"""Intentions: 'ik streef ernaar', 'ben voornemens', 'verwacht te kunnen', 'wordt bezien'."""

SOFTENED = r"\b(?:naar\s*verwachting|waarschijnlijk|wellicht|mocht(?:en)?|in\s*principe)\b"
"""Within a firm promise these make an intention of it."""

PAST_OR_NOW = (
    r"\b(?:momenteel|op\s*dit\s*moment|thans|hierbij|bij\s*dezen?|hiermee|met\s*deze\s*(?:brief|beantwoording)|"
    r"bijgaand|bijgevoegd|in\s*de\s*bijlage|als\s*bijlage\s*bij\s*deze)\b"
)
"""With the present tense these tell of what is so or done now."""
WITHIN_LETTER = (
    r"\b(?:hieronder|hierna|onderstaand|in\s*(?:deze\s*(?:brief|beantwoording)|dit\s*antwoord)|"
    r"gezamenlijk\s*(?:te\s*)?beantwoord|afzonderlijk\s*beantwoord|achtereenvolgens|in\s*samenhang|wat\s*dieper\s*ingaan)\b"
)
"""What the letter itself goes on to do."""
IN_ANSWER = (
    r"\b(?:bij|in)\s*(?:mijn|het|de)\s*(?:antwoord|beantwoording|reactie)"
    r"\s*(?:op|van)\s*(?:de\s*)?vra(?:ag|gen)\b"
)
"""Another answer, mostly of the same letter."""
REPORTED = (
    r"\b(?:heeft|hebben|had|hadden|heb|is|zijn)\b[^.;]{0,120}?\btoegezegd\b[^.;]{0,12}\b(?:te|dat|om)\b|"
    r"\b(?:toegezegd)\s*(?:heeft|heb|had|hebben)\b[^.;]{0,12}\b(?:te|dat|om)\b"
)
"""What was promised before: 'de minister heeft toegezegd te'."""
