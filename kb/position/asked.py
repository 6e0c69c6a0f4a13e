"""What a question asks: its parts, and of each whether yes or no can answer it.

"Kunt u aangeven hoeveel …" is open, "Bent u bekend met …" is not. What only follows on a part ("Zo nee,
waarom niet?", "Kunt u dat toelichten?") belongs to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from kb.text.fold import fold
from kb.text.sentence import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

AskedKind = Literal["known", "willing", "opinion", "fact", "open"]
"""known: whether they know of it; willing: whether they will do it; opinion: whether they hold it; fact:
whether it is so; open: what, how, how many."""

_LONGEST = 4_000
_WH = r"(?:what|which|how|why|when|who|where|wat|welke?|wie|wiens|waar\w*|wanneer|waarom|hoe\w*)\b"
_BEFORE_WH = (
    r"(?:(?:in|op|aan|bij|met|van|voor|uit|per|sinds|tot|door|naar|onder|over|binnen|volgens|vanaf|ten|om|"
    r"basis|grond|"
    r"en|maar|dus|indien ja|zo ja|zo nee|en zo ja|precies|exact)[ ,]+){1,3}"
)
_OPEN = rf"(?:{_BEFORE_WH})?{_WH}"
_YOU = r"(?:u|jullie|het kabinet|de minister|de regering|de staatssecretaris|wij|we)"
_TELL = (
    r"(?:aan(?:geven|geeft)|toelichten|uitleggen|uiteenzetten|vertellen|beschrijven|specificeren|delen|"
    r"verklaren|"
    r"schetsen|onderbouwen|uitsplitsen|duiden|preciseren|benoemen|noemen|melden|verduidelijken|weergeven)"
)
_KNOWN = (
    rf"(?:(?:bent|was|is|zijn) {_YOU} (?:\w+ ){{0,2}}(?:er ?mee )?(?:bekend|op de hoogte|ervan op de hoogte)|"
    rf"(?:bent|was) {_YOU} (?:er ?van|hiervan|daarvan) op de hoogte|kent {_YOU}\b|"
    rf"(?:heeft|hebt) {_YOU} (?:ook )?(?:kennis ?genomen|kennis kunnen nemen)|herinnert {_YOU}|"
    rf"(?:heeft|hebt) {_YOU} (?:het|de|dit|deze) [^?]{{1,160}} (?:gelezen|gezien)\b|bij u bekend)"
)
_WILLING = (
    rf"(?:(?:bent|is) {_YOU} (?:\w+ ){{0,3}}(?:bereid|voornemens|van plan|genegen)|(?:gaat|wilt|zult|zal|"
    rf"wil) {_YOU}\b|"
    rf"(?:zou|kunt|kan|kunnen) {_YOU}\b|overweegt {_YOU}|ziet {_YOU} (?:\w+ ){{0,3}}(?:mogelijkheden|kans|"
    rf"ruimte|aanleiding)|"
    rf"neemt {_YOU}\b|zet {_YOU}\b|steunt {_YOU}\b)"
)
_OPINION = (
    rf"(?:deelt {_YOU}|(?:bent|is) {_YOU} (?:\w+ ){{0,3}}(?:eens|van mening|van oordeel|overtuigd)|vindt "
    rf"{_YOU}|"
    rf"(?:er|her|be|onder)kent {_YOU}|onderschrijft {_YOU}|beaamt {_YOU}|beseft {_YOU}|snapt {_YOU}|begrijpt "
    rf"{_YOU}|"
    rf"ziet {_YOU}|acht {_YOU}|kunt {_YOU} zich (?:\w+ ){{0,2}}voorstellen|maakt {_YOU} zich|realiseert "
    rf"{_YOU}|"
    rf"beschouwt {_YOU}|meent {_YOU}|denkt {_YOU}|gelooft {_YOU})"
)
_FACT = (
    rf"(?:klopt (?:het|dit|dat)|is het (?:juist|waar|correct)|kunt {_YOU} (?:\w+ ){{0,3}}(?:bevestigen|"
    rf"uitsluiten|garanderen|verzekeren|verzekering geven))"
)
_OPEN_REQUEST = (
    rf"(?:(?:kunt|kan|wilt|zou|zouden|gaat) {_YOU} (?:(?!\bof\b|\bdat\b)[^?]){{0,160}}?"
    rf"(?:{_TELL} (?:\w+ ){{0,3}}?(?:{_OPEN})|(?:inzichtelijk|in kaart|duidelijk) (?:te )?(?:maken|brengen) "
    rf"[^?]{{0,20}}?(?:{_OPEN}))|"
    rf"(?:is (?:het )?(?:bij {_YOU} )?bekend|(?:heeft|hebt) {_YOU} (?:\w+ ){{0,2}}(?:zicht|inzicht|"
    rf"inzichtelijk|in kaart|in beeld)"
    rf"(?: op| in)?|weet {_YOU}) (?:{_OPEN})|(?:heeft|hebt) {_YOU} (?:\w+ ){{0,3}}een (?:verklaring|idee|"
    rf"beeld)\b|"
    rf"(?:kunt|kan|wilt) {_YOU} (?:(?!\bof\b)[^?]){{0,300}}?(?:reflecteren|ingaan|in gaan|reageren)\b|"
    rf"(?:kunt|kan|wilt) {_YOU} [^?]{{0,160}}?\b(?:overzicht|stand van zaken|reactie|voorbeelden|toelichting|"
    rf"schets|"
    r"inschatting|beeld|cijfers|update|tijdlijn|analyse|uitsplitsing|onderbouwing|inzicht|appreciatie)\b|"
    rf"(?:kunt|kan|wilt) {_YOU} (?:(?!\bof\b|\bdat\b)[^?]){{0,120}}? {_TELL}\b(?! of\b| dat\b))"
)
_WHETHER = rf"(?:kunt|kan) {_YOU} (?:\w+ ){{0,4}}?{_TELL} (?:of|dat)\b(?! en (?:hoe|wat|welke))"
_CHOICE = r"\bof (?:als|juist|eerder|gaat het|is (?:het|dit|er)|betreft)\b"
_FOLLOWS = (
    r"(?:(?:en )?(?:zo|indien) ?(?:ja|nee|neen|niet|wel)\b|waarom (?:wel|niet)|en waarom|waarom\?|"
    rf"(?:kunt|wilt|kan) {_YOU} (?:dit|dat|uw antwoord|hier|daar|deze|het|uw)\b[^?]{{0,60}}?"
    r"(?:toelichten|onderbouwen|motiveren|uitleggen|op reflecteren|op reageren)|graag een toelichting|"
    r"zo snel mogelijk)"
)
_GLUED = re.compile(r"\?(?=[A-Z])")
_DIRT = re.compile(r"^(?:t/m \d+|en \d+|[^a-z«\"']+)*\s*")
_MARK = re.compile(r"\s*\[\d{1,3} ?\]?$")
_LABEL = re.compile(r"\s*(?:\(?([a-h])[).]|[-–•*]|\d{1,2}[.)])\s+")
_CLAUSE = re.compile(
    r"[,;:] (?:en |maar |dus |dan |ook )?(?=(?:bent|kunt|deelt|vindt|klopt|gaat|wilt|ziet|erkent|heeft|hebt|"
    r"herkent|zou|is|"
    r"welke?|wat|wie|hoe|hoeveel|waarom|wanneer|onderschrijft|acht|verwacht|overweegt|begrijpt|op welke|in "
    r"hoeverre)\b)"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One part of a question: its place, what kind of question it is, and its letter where it has one ('a').

    `main_end` is where what it asks itself ends, before "Zo nee, waarom niet?".
    """

    start: int
    end: int
    main_end: int
    kind: AskedKind
    label: str = ""

    @property
    def open(self) -> bool:
        """Whether yes or no cannot answer it."""
        return self.kind == "open"


def asked_in(question: str) -> tuple[Asked, ...]:
    """The parts of `question` in order; () for a text that asks nothing."""
    found: list[Asked] = []
    for start, end in _sentences(question[:_LONGEST]):
        folded = fold(question[start:end])
        label = _LABEL.match(folded)
        body = _DIRT.sub("", folded[label.end() :] if label else folded)
        if not _MARK.sub("", body).rstrip(" \"')»”").endswith("?"):
            continue
        if found and _match(_FOLLOWS, body):
            found[-1] = replace(found[-1], end=end)
        else:
            found.append(Asked(start, end, end, kind_of(body), (label.group(1) or "") if label else ""))
    return tuple(found) or _unmarked(question)


def _unmarked(question: str) -> tuple[Asked, ...]:
    """A question that has lost its mark, where its first words show it."""
    folded = fold(question[:_LONGEST]).strip()
    if len(folded) < len("kent u dit") or not _match(
        rf"{_OPEN}|{_FACT}|{_KNOWN}|{_OPINION}|{_WILLING}", folded
    ):
        return ()
    return (Asked(0, len(question), len(question), kind_of(folded)),)


def kind_of(folded: str) -> AskedKind:
    """What kind of question a folded sentence is, by its main clause."""
    clause = _main_clause(folded)
    if _match(_OPEN, clause) or _search(_CHOICE, clause):
        return "open"
    if _match(_WHETHER, clause):
        return "fact"
    kinds: tuple[tuple[str, AskedKind], ...] = (
        (_FACT, "fact"),
        (_KNOWN, "known"),
        (_OPINION, "opinion"),
        (_OPEN_REQUEST, "open"),
        (_WILLING, "willing"),
    )
    return next((kind for pattern, kind in kinds if _match(pattern, clause)), "fact")


def _main_clause(folded: str) -> str:
    """From the verb or question word on: "Gezien …, bent u bereid …?" asks whether they are willing."""
    if _match(rf"{_OPEN}|\w+t {_YOU}\b|{_FACT}", folded):
        return folded
    clause = _CLAUSE.search(folded)
    return folded[clause.end() :] if clause else folded


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Sentences, also where no space stands after a question mark."""
    for start, end in sentence_spans(text):
        cuts = [start, *(match.end() for match in _GLUED.finditer(text, start, end)), end]
        yield from ((one, other) for one, other in pairwise(cuts) if one < other)


def _match(pattern: str, text: str) -> bool:
    return _compiled(pattern).match(text) is not None


def _search(pattern: str, text: str) -> bool:
    return _compiled(pattern).search(text) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled at first use."""
    return re.compile(pattern)
