"""Yes and no that are not said but follow from question and answer: what was asked is said again, or denied.

"Klopt het dat de KPN eigenaar is van het nummer?" – "KPN is geen eigenaar van het nummer" is no; "Bent u
bereid in gesprek te gaan?" – "Wij zijn al in gesprek" is yes. Only where the words of the question come back
nearly all and nothing in the sentence takes them back.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kb.position.asked import AskedKind
    from kb.position.position import Stance

_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_STEM = 6
_NOTHING = frozenset(
    """
    deze dit dat die het een van voor met naar door over onder tussen tegen tijdens zonder binnen buiten
    sinds vanaf uit aan bij per tot als dan dus ook nog wel niet geen nooit maar want omdat doordat zodat
    indien wanneer terwijl hoewel zijn was waren is bent ben wordt worden werd werden heeft hebben hebt
    had hadden kan kunnen kunt kon zal zullen zult zou zouden moet moeten moest mag mogen gaat gaan wil
    willen wilt doet doen deel deelt klopt mening bereid voornemens bekend hoogte eens vindt vinden vind
    acht ziet zien zie deelt juist waar mijn haar hun hem zich zelf elkaar waar welke welk wat wie hoe
    waarom daar daarom daarmee daarvan daarbij hier hiervan hiermee hierbij erkent herkent onderschrijft
    graag alle veel meer meest zeer heel erg echt momenteel opzichte gezien kader zoals feit feiten
    verzekering geven genoemde kabinet minister regering staatssecretaris kamer uw u ik wij we ons onze
    in op te ten ter om en of de er ja nee
    """.split()  # noqa: SIM905 - a list of words reads better than 150 quoted ones
)
_NEGATION = re.compile(r"\b(?:niet(?!-)|geen|nooit|noch|evenmin|geenszins|nergens|niemand|nauwelijks)\b")
_TAKEN_BACK = re.compile(
    r"\b(?:maar|echter|tegelijkertijd|hoewel|alhoewel|mits|tenzij|soms|sommige|enkele|deels|gedeeltelijk|"
    r"mogelijk|"
    r"wellicht|mocht|indien|voor zover|in principe|niet alle|vaak|volgens|zou|zouden|onduidelijk|lijkt|"
    r"lijken|kunnen|meldt|in het artikel|"
    r"genoemde artikel|berichtgeving|is aan (?:het|de)|vraag of|of er|bereid|voornemens|van plan|"
    r"verdenking)\b"
)
_LEAD = re.compile(
    r"^.*?\b(?:klopt het|juist|waar|mening|eens|bevestigen|van mening|opvatting|analyse|stelling|erkent u|"
    r"herkent u)\b"
    r"(?: met [^?]{1,60})?(?: dat)?\b"
)
_JUDGED = re.compile(
    r"\b(?:on)?(?:wenselijk|belangrijk|aanvaardbaar|acceptabel|zorgelijk|verontrustend|ernstig|schokkend|"
    r"zorgwekkend|"
    r"van (?:groot )?belang|nodig|noodzakelijk|verstandig|terecht|rechtvaardig|verwerpelijk)\b"
)
_JUDGE = re.compile(
    r"(?:vanzelfsprekend |uiteraard )?(?:ik|het kabinet|wij) (?:vind|vindt|vinden|acht|achten|ben van "
    r"mening)\b"
)
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_MOST_OF_ALL = re.compile(r"\b[a-z]{4,}ste\b")
_REASON = re.compile(
    r"(?:, (?:gegeven|zoals|nu)|,? (?:gezien|gelet op|omdat|aangezien|terwijl|waardoor|doordat))\b[^,?]*(?:,|"
    r"\?|$)"
)
_WITHIN = re.compile(
    r"\b(?:die|dat|wat|waar\w*|omdat|aangezien|wanneer|als|doordat|zodat|of|indien|terwijl)\b"
)
_REFUSES = re.compile(
    r"\b(?:(?:zie|ziet|zien|heb|acht|bestaat|is er|er is)\b[^.;]{0,80}?\bgeen (?:\w+ )?(?:aanleiding|reden|"
    r"noodzaak|meerwaarde|"
    r"toegevoegde waarde|behoefte)\b|(?:ik|mij|mijn|kabinet|daarom|geacht)\b[^.;]*?\bniet (?:\w+ "
    r"){0,2}?(?:nodig|noodzakelijk|opportuun|verstandig|"
    r"wenselijk)\b|niet opportuun geacht|"
    r"\bben (?:ik )?(?:\w+ ){0,3}?niet (?:\w+ ){0,2}?(?:bereid|voornemens|van plan)\b)"
)
_DOES = re.compile(
    r"\b(?:(?:wij|we|ik|vws|het kabinet|nederland|mijn ministerie|het ministerie) (?:zijn|ben|is) (?:al|"
    r"reeds|hierover|daarover|"
    r"momenteel|op dit moment|inmiddels)\b|(?:ik|wij|het kabinet) (?:zal|ga|gaat|zullen) (?:graag |dit |deze "
    r"|hier|daar)|"
    r"(?:is|zijn|wordt|worden|heb ik|heeft het kabinet) (?:al|reeds|inmiddels)\b|bespreekt deze)"
)


@lru_cache(maxsize=2048)
def content_of(folded: str) -> frozenset[str]:
    """The stems of the words that carry a folded text's meaning."""
    return frozenset(word[:_STEM] for word in _WORD.findall(folded) if len(word) > 2 and word not in _NOTHING)


def coverage(asked: frozenset[str], said: frozenset[str]) -> float:
    """Which share of what was asked comes back, from 0 to 1."""
    return len(asked & said) / len(asked) if asked else 0.0


def implied(kind: AskedKind, asked: str, said: str) -> Stance:
    """What the folded sentence `said` says to the folded question `asked` without saying so; '' where
    unsure.
    """
    if kind == "willing":
        return _willing(said)
    if kind in ("fact", "opinion") and _affirmed(asked, said):
        return "yes"
    stance = _restated(_main(asked), said, _OF_OPINION if kind == "opinion" else _OF_FACT)
    if kind == "known":
        return "no" if stance == "no" else ""
    return stance if kind in ("fact", "opinion") else ""


def _affirmed(asked: str, said: str) -> bool:
    """Whether it says "inderdaad" of what was asked, or judges it in the question's own words
    ("wenselijk").
    """
    if _NEGATION.search(said) or _TAKEN_BACK.search(said):
        return False
    shared = coverage(content_of(_main(asked)), content_of(said))
    if re.search(r"\binderdaad\b", said):
        return shared >= _ABOUT
    judged = set(_JUDGED.findall(asked)) & set(_JUDGED.findall(said))
    return bool(judged and _JUDGE.match(said)) and shared >= _ABOUT and not _NEGATION.search(_main(asked))


def _main(asked: str) -> str:
    """What is asked without the words that ask it and without its reasons (", gezien …")."""
    return _REASON.sub("", _LEAD.sub("", asked, count=1))


def _willing(said: str) -> Stance:
    if _REFUSES.search(said):
        return "no"
    if _DOES.search(said) and not _NEGATION.search(said) and not _TAKEN_BACK.search(said):
        return "yes"
    return ""


def _restated(asked: str, said: str, most: float) -> Stance:
    words = content_of(asked)
    if len(words) < _FEWEST or coverage(words, content_of(said)) < most:
        return ""
    if _TAKEN_BACK.search(said) or not _predicate_stands(asked, said):
        return ""
    denied, denies = _negations(asked), _negations(said)
    if denied == denies:
        return "yes"
    if denied or denies != 1:
        return ""
    negation = _NEGATION.search(said)
    return "" if negation and _WITHIN.search(said, 0, negation.start()) else "no"


def _predicate_stands(asked: str, said: str) -> bool:
    """Whether the figures, what is called most, and the last word of what was asked stand in what is said."""
    figures, others = set(_FIGURE.findall(asked)), set(_FIGURE.findall(said))
    if others and figures - others:
        return False
    told = content_of(said)
    if any(word[:_STEM] not in told for word in _MOST_OF_ALL.findall(asked)):
        return False
    words = [word[:_STEM] for word in _WORD.findall(asked) if len(word) > 2 and word not in _NOTHING]
    return any(word in told for word in words[-2:]) or coverage(frozenset(words), told) >= _NEARLY_ALL


def negated(folded: str) -> bool:
    """Whether a folded text denies something."""
    return _NEGATION.search(folded) is not None


def _negations(folded: str) -> int:
    return len(_NEGATION.findall(folded))


_FEWEST, _ABOUT, _OF_FACT, _OF_OPINION, _NEARLY_ALL = 3, 0.34, 0.5, 0.6, 0.7
