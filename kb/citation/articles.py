"""Articles of laws: 'artikelen 3:10 en 3:17 Wft', 'artikel 4, eerste lid, AVG', 'Gaswet (artikel 2)'."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from kb.citation.found import Found
from kb.citation.laws import Mention, laws_of

if TYPE_CHECKING:
    from collections.abc import Iterator


class _Item(NamedTuple):
    """One article of a list, with the first paragraph that is named."""

    start: int
    end: int
    article: str
    paragraph: str


_ORDINALS = [
    "eerste",
    "tweede",
    "derde",
    "vierde",
    "vijfde",
    "zesde",
    "zevende",
    "achtste",
    "negende",
    "tiende",
    "elfde",
    "twaalfde",
    "dertiende",
]
_ORDINAL = rf"(?:{'|'.join(_ORDINALS)}|\d{{1,2}}(?:ste|de|e))"
_HEAD = re.compile(
    r"[Aa](?:(?<![A-Za-zÀ-ÿ-].)|(?<=\bonder.)|(?<=\bvan.)|(?<=\bin.)|(?<=\bhet.)|(?<=\buit.)|(?<=\bop.))"
    r"(?:rtikel(?:en)?|RTIKEL|rtt?\.|rticles?)\s{0,3}(?=\d)"
)
_ARTICLE = re.compile(
    r"\d{1,4}[a-z]{0,2}(?:[:.]\d{1,4}){0,3}(?:[a-z]{1,2}(?![a-zà-ÿ]))?(?:bis|ter|quater|quinquies)?(?![a-zà-ÿ\d])"
)
_LETTER = r"(?:(?!en\b|of\b)[a-z]{1,2}(?![a-zà-ÿ.])|\d{1,2}°?(?!\d)|[ivx]{1,5}(?![a-z]))\)?"
_QUALIFIER = re.compile(
    rf"""(?:,?\s{{1,2}}|,)(?:en\s|juncto\s)?(?:
        (?P<ordinal>{_ORDINAL})(?:(?:,\s|,?\s(?:en|of|tot\sen\smet|t/m)\s){_ORDINAL}){{0,6}}\s(?:lid|leden|volzin|zin|alinea|streepje)(?:,\s{_ORDINAL}\s(?:vol)?zin)?
      | (?:lid|leden|paragraph)\s(?P<number>\d{{1,2}})[a-z]?(?!\d)
        (?:(?:,\s?|\s(?:en|of|t/m|tot\sen\smet)\s)\d{{1,2}}(?![\d:.]))*
      | (?:onder|onderdeel|onderdelen|sub|letters?|punt|aanhef(?:\sen|,)\sonder(?:deel)?)\s(?:{_LETTER})
        (?:(?:,\s?|\s(?:en|of)\s)(?:onder\s|onderdeel\s)?{_LETTER})*
      | aanhef(?!\w)
      )
      | \s?\((?P<bracket>\d{{1,2}})\)
      | \s\((?:lid\s(?P<inner>\d{{1,2}})|{_ORDINAL}\slid)[^()]{{0,40}}\)""",
    re.VERBOSE,
)
_SEPARATOR = re.compile(
    r"(?P<range>\s?(?:t/m|[-–])\s?|\stot\sen\smet\s)"
    r"|(?:,\s?en\s|,\s?|\s(?:en|of|jo\.?|juncto)\s)(?:(?:van\s|in\s)?(?:artikel(?:en)?|art\.)\s)?"
)
_LINK = re.compile(
    r",?\s{0,2}(?:(?:van|uit|bij|in|of)\s{1,2})?(?:(?:de|het|the)(?:\s{1,2}|(?=[A-Z])))?"
    r"(?P<adjective>(?:Europese|nieuwe|huidige|Nederlandse|herziene|oude|gewijzigde)\s)?"
)
_SAME = re.compile(
    r",?\s{1,2}(?:van|uit|bij|in)\s(?:(?:de|het)\s)?(?:die|dat|dezelfde|hetzelfde|genoemde?|voornoemde?)\s"
    r"(?P<what>wet|verordening|richtlijn|regeling|besluit)(?![\w-])"
)
_SAME_WITHIN = 400
_STOP = (
    "is zijn was waren wordt worden werd werden heeft hebben had dat die dit deze welke wie kan kunnen"
    " moet moeten mag mogen zal zou zullen zouden geeft geven volgt staat staan bepaalt bepalen stelt dient"
    " dienen als omdat waarin waarbij waarmee waarop waaruit zoals om bij door per vanaf sinds ook niet geen"
    " maar of dan daarom hierin dus namelijk maakt biedt regelt vereist verplicht schrijft in"
)
_LINK_TO_NAME = re.compile(r"\s(?=[A-Z])")
_FREE = re.compile(
    r"(?:Wet|Wetboek|Besluit|Regeling|Rijkswet|Uitvoerings(?:wet|besluit|regeling)|Invoeringswet|Tijdelijke\swet|Reglement|Statuut|Circulaire)"
    rf"(?:\s(?!(?:{'|'.join(_STOP.split())}|artikel(?:en)?)(?![\w-]))[\w’'-]+){{1,12}}"
)
_TAIL = re.compile(r"(?:\s(?:en|van|de|het|op|voor|tot|aan|met|een|ten|uit|over|inzake|artikel))+$")
_BEHIND_COMMA = re.compile(r",\s(?=[Aa]rt)")
_OF_ANOTHER = re.compile(r",?\s(?:van|uit|bij|in)\s")
_REVERSED = re.compile(r"\s?\((?:o\.a\.\s|zie\s|in\s|onder\sandere\s|met\sname\s)?(?=[Aa]rt)")


def find_laws(text: str, context: str = "") -> Iterator[Found]:
    """Articles with their law, and laws on their own; `context` is where abbreviations may be defined too."""
    laws = laws_of(text, context)
    mentions = laws.mentions(text)
    by_start = {one.start: one for one in mentions}
    yield from (Found(one.start, one.end, one.kind, one.target) for one in mentions if not one.bound)
    end = 0
    for head in _HEAD.finditer(text):
        if head.start() >= end:
            found, end = _articles(text, head, by_start, mentions)
            yield from found
    for one in mentions:
        yield from _in_brackets(text, one)
        yield from _behind_comma(text, one)


def _articles(
    text: str, head: re.Match[str], by_start: dict[int, Mention], mentions: list[Mention]
) -> tuple[list[Found], int]:
    items, end = _items(text, head.end())
    law = (_law_at(text, end, by_start) or _same_law(text, end, mentions)) if items else None
    if not law:
        return [], head.end()
    items[0] = items[0]._replace(start=head.start())
    behind = _QUALIFIER.match(text, law.end)
    paragraph = _paragraph(behind) if behind and not behind["bracket"] and not behind["inner"] else ""
    if behind and paragraph and not items[-1].paragraph:
        items[-1] = items[-1]._replace(paragraph=paragraph)
        law = law._replace(end=behind.end())
    items[-1] = items[-1]._replace(end=law.end)
    return [_found(item, law) for item in items], law.end


def _items(text: str, at: int) -> tuple[list[_Item], int]:
    """The articles of a list that begins at `at`, and where it ends."""
    items: list[_Item] = []
    ranged = False
    end = at
    while len(items) < 40 and (article := _ARTICLE.match(text, at)):
        paragraph, end = _qualifiers(text, article.end())
        if ranged and items:
            items[-1] = items[-1]._replace(end=end, article=f"{items[-1].article}-{article[0]}")
        else:
            items.append(_Item(article.start(), end, article[0], paragraph))
        separator = _SEPARATOR.match(text, end)
        if not separator:
            break
        at, ranged = separator.end(), separator["range"] is not None
    return items, end


def _qualifiers(text: str, at: int) -> tuple[str, int]:
    paragraph = ""
    for _ in range(8):
        match = _QUALIFIER.match(text, at)
        if not match:
            break
        paragraph = paragraph or _paragraph(match)
        at = match.end()
    return paragraph, at


def _paragraph(match: re.Match[str]) -> str:
    ordinal = match["ordinal"]
    if not ordinal:
        return match["number"] or match["bracket"] or match["inner"] or ""
    if not re.search(r"\s(?:lid|leden)", match[0]):
        return ""
    return str(_ORDINALS.index(ordinal) + 1) if ordinal in _ORDINALS else re.sub(r"\D", "", ordinal)


def _law_at(text: str, at: int, by_start: dict[int, Mention]) -> Mention | None:
    link = _LINK.match(text, at)
    start = link.end() if link else at
    if link is None or start == at:
        return None
    known = by_start.get(start) or by_start.get(link.start("adjective"))
    if known:
        return known
    free = _FREE.match(text, start)
    name = _TAIL.sub("", free[0]) if free else ""
    if " " not in name:
        return None
    return Mention(start, start + len(name), "law", " ".join(name.split()))


def _same_law(text: str, at: int, mentions: list[Mention]) -> Mention | None:
    """'artikel 1a van die wet': the one law of that sort that was named shortly before, if it is one."""
    same = _SAME.match(text, at)
    if not same:
        return None
    first, last = (
        bisect_left(mentions, place, key=lambda one: one.start) for place in (at - _SAME_WITHIN, at)
    )
    before = {
        (one.kind, one.target)
        for one in mentions[first:last]
        if not one.bound and _is_a(text, one, same["what"])
    }
    if len(before) != 1:
        return None
    kind, target = before.pop()
    return Mention(same.start("what"), same.end(), kind, target)


def _is_a(text: str, law: Mention, what: str) -> bool:
    """Whether a law can be called so: 'die richtlijn' is an act of the Union, 'dat besluit' is named one."""
    name = text[law.start : law.end].casefold()
    sorts = ("verordening", "richtlijn", "regeling", "besluit")
    named = next((sort for sort in sorts if sort in name), "")
    if law.kind == "eu-act":
        return what == named or (what in ("verordening", "richtlijn") and not named)
    return named == (what if what != "wet" else "")


def _in_brackets(text: str, law: Mention) -> Iterator[Found]:
    """'Vreemdelingenbesluit (artikel 3.108d, vijfde lid)': the law first, its article in brackets."""
    opening = _REVERSED.match(text, law.end)
    head = _HEAD.match(text, opening.end()) if opening else None
    items, end = _items(text, head.end()) if head else ([], 0)
    closing = text.find(")", end - 1, end + 1) if items else -1
    if closing >= 0:
        items[0] = items[0]._replace(start=law.start)
        items[-1] = items[-1]._replace(end=closing + 1)
        yield from (_found(item, law) for item in items)


def _behind_comma(text: str, law: Mention) -> Iterator[Found]:
    """'Wet politiegegevens, artikel 8': of that law unless another follows."""
    opening = _BEHIND_COMMA.match(text, law.end)
    head = _HEAD.match(text, opening.end()) if opening and not law.bound else None
    items, end = _items(text, head.end()) if head else ([], 0)
    if items and not _OF_ANOTHER.match(text, end) and not _LINK_TO_NAME.match(text, end):
        items[0] = items[0]._replace(start=law.start)
        yield from (_found(item, law) for item in items)


def _found(item: _Item, law: Mention) -> Found:
    parts = [law.target, item.article, item.paragraph]
    return Found(item.start, item.end, law.kind, ":".join(part for part in parts if part))
