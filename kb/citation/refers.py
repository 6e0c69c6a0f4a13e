"""Which questions of the same letter a text points to: 'mijn antwoord op vraag 10', 'vragen 4 en 5'."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_UNITS = (
    r"(?:jan|feb|maart|apr|mei\b|juni|juli|aug|sept|okt|nov|dec"
    r"|procent|miljoen|miljard|keer|jaar|maand|dagen|uur|euro)"
)
_NUMBER = rf"(?:nr\.?\s?)?\d{{1,3}}(?![\d.]\d|\d|\s?[%º°€]|\s{_UNITS})(?:\s?[a-h]\b)?"
_TO = r"(?:t/m|tot\sen\smet|t\.e\.m\.|tot|[-–])"
_AND = rf"(?:\s?{_TO}\s?|\s?,\s?en\s|\s?,\s?|\s(?:en|of|&)\s|\sen(?=\d)|\s)"
NUMBERS = rf"{_NUMBER}(?:{_AND}(?:(?:op\s)?(?:de\s)?vra(?:ag|gen)\s)?{_NUMBER}){{0,30}}"
"""A list of question numbers: '4', '4, 5 en 6', '2 t/m 4', '7-9', '7, 8, 9 10 en 11'."""

_QUESTION = r"(?:deel|sub|kamer)?vra(?:ag|gen)"
_ANSWER = r"(?:be)?antwoord(?:en|ing|t|de)?"
_POINTS = re.compile(
    rf"(?<![a-z-])(?:{_ANSWER}\s?(?:(?:ook|reeds|al)\s)?(?:op|onder|bij|van|in|aan)?\s?(?:mijn\s|de\s|het\s|deze\s)?{_QUESTION}"
    rf"|{_ANSWER}(?:\s(?:op|onder|bij|nummers?|nr\.?))?"
    rf"|(?:op|in|onder|bij|van|naar|zie(?:\sook)?|met|uit|aan|als|voor|en)?\s?(?:de\s|het\s)?{_QUESTION}(?:\snummers?)?)"
    rf"\s?(?P<numbers>{NUMBERS})",
    re.IGNORECASE,
)
_SAID = re.compile(
    rf"(?P<said>(?:(?:mijn|het|de|ons|onze)\s)?{_ANSWER}\s?(?:op|onder|bij|van)?\s?(?:mijn\s|de\s|het\s)?{_QUESTION})"
    rf"\s?(?:nummers?\s)?(?P<numbers>{NUMBERS})",
    re.IGNORECASE,
)
_LETTER_NUMBER = re.compile(r"\b20\d{2}\s?Z\s?\d{5}|\bah-tk-|\bAanhangsel", re.IGNORECASE)
_COUNT = r"(?P<count>twee|beide|drie|vier|vijf|zes)?"
_RELATIVE = re.compile(
    rf"(?<![a-z])(?:(?:het\s|mijn\s|de\s|dit\s)?{_ANSWER}\s(?:op|onder|bij|van|in)\s)?(?:de\s|het\s|deze\s)?(?:hier)?"
    rf"(?P<which>vorige|voorgaande|voorafgaande|bovenstaande|bovengenoemde|eerdere|eerste|laatste|volgende|onderstaande)\s{_COUNT}\s?(?P<what>vra(?:ag|gen)|antwoord(?:en)?)\b"
    rf"(?!,?\s(?:afzonderlijk|één|een\svoor|apart|zo\s|voor|vóór|binnen|beantwoorden|los|ieder|allemaal|stuk|in\shet\sbijzonder))",
    re.IGNORECASE,
)
_ABOVE = re.compile(
    rf"{_ANSWER}\s(?:hierboven|hiervoor)\b|vra(?:ag|gen)\shier(?:boven|voor)\b",
    re.IGNORECASE,
)
ELSEWHERE = re.compile(
    r"""[\s,(]{0,3}(?:(?:uit|in|van|bij)\s+)?
    (?:(?:de\s|het\s|mijn\s|uw\s|onze\s)?(?:\w+\s){0,2}?(?:set\s|reeks\s)?(?:(?:schriftelijke\s|feitelijke\s|eerdere\s)?(?:kamer)?vragen|beantwoording|antwoorden|brief|kamerbrief|lijst)\s
      (?:van\s|door\s|uit\s|d\.d\.|over\s|inzake\s|aan\s|met\s|\()
    |(?:het\s(?:kamer)?lid|de\s(?:kamer)?leden|(?:kamer)?leden|fractie|de\s[\w-]{1,30}fractie|de\sleden)\b
    |(?:(?:schriftelijke\s)?kamervragen)\b
    |aanhangsel\b|\(?\s?20\d{2}\s?Z\s?\d{5}|\(?(?:ah|kamerstuk))""",
    re.IGNORECASE | re.VERBOSE,
)
"""What follows a question's number when that question stands in another letter."""

_ITEM = re.compile(rf"(?P<to>{_TO})?\s?(?P<number>\d{{1,3}})", re.IGNORECASE)


def referenced_questions(
    text: str, own_numbers: Sequence[int], all_numbers: Iterable[int]
) -> tuple[int, ...]:
    """The questions of the same letter that the text points to, in order of mention, without its own."""
    known = set(all_numbers)
    found = [(at, number) for at, numbers in _pointed(text) for number in numbers]
    found += [
        (at, number) for at, numbers in _relative(text, own_numbers, sorted(known)) for number in numbers
    ]
    ordered = (number for _, number in sorted(found, key=lambda item: item[0]))
    return tuple(dict.fromkeys(number for number in ordered if number in known and number not in own_numbers))


@dataclass(frozen=True, slots=True)
class Pointer:
    """Words at [start, end) of a text that point to questions of the same letter."""

    start: int
    end: int
    numbers: tuple[int, ...]


def find_pointers(text: str) -> tuple[Pointer, ...]:
    """Where a text names answers of the same letter by number: 'mijn antwoord op vraag 10'."""
    return tuple(
        Pointer(match.start("said"), match.end(), question_numbers(match["numbers"]))
        for match in _SAID.finditer(text)
        if not ELSEWHERE.match(text, match.end()) and not _named_before(text, match.start())
    )


def _named_before(text: str, at: int) -> bool:
    """Whether another letter's number stands before, in the same brackets: '(2024Z90014, vraag 6)'."""
    before = text[max(0, at - 60) : at]
    opened = before.rfind("(")
    return opened > before.rfind(")") and _LETTER_NUMBER.search(before, opened) is not None


def question_numbers(text: str) -> tuple[int, ...]:
    """The numbers that a list names, ranges written out: '2 t/m 4 en 7' gives 2, 3, 4, 7."""
    numbers: list[int] = []
    for item in _ITEM.finditer(text):
        number = int(item["number"])
        first = numbers[-1] + 1 if item["to"] and numbers and 0 < number - numbers[-1] < 100 else number
        numbers += range(first, number + 1)
    return tuple(dict.fromkeys(numbers))


def _pointed(text: str) -> list[tuple[int, tuple[int, ...]]]:
    return [
        (match.start(), question_numbers(match["numbers"]))
        for match in _POINTS.finditer(text)
        if not ELSEWHERE.match(text, match.end()) and not _named_before(text, match.start())
    ]


def _relative(text: str, own: Sequence[int], known: list[int]) -> list[tuple[int, tuple[int, ...]]]:
    """'de vorige vraag', 'de voorgaande vragen': counted from the question that says so."""
    before = [number for number in known if own and number < min(own)]
    after = [number for number in known if own and number > max(own)]
    found = [
        (match.start(), _meant(match, before, after, known))
        for match in _RELATIVE.finditer(text)
        if not ELSEWHERE.match(text, match.end())
    ]
    return found + [(match.start(), tuple(before[-1:])) for match in _ABOVE.finditer(text)]


def _meant(match: re.Match[str], before: list[int], after: list[int], known: list[int]) -> tuple[int, ...]:
    which, several = match["which"].lower(), match["what"].lower().endswith("en")
    words = {"twee": 2, "beide": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6}
    count = words.get((match["count"] or "").lower(), 0)
    if which in ("eerste", "laatste", "volgende", "onderstaande") and not re.search(
        r"antwoord|zie\b", match[0].lower()
    ):
        return ()
    if which == "eerste":
        return tuple(known[: count or 1])
    if which == "laatste":
        return tuple(known[-(count or 1) :])
    if which in ("volgende", "onderstaande"):
        return tuple(after[: count or (len(after) if several else 1)])
    if which == "eerdere":
        return ()
    return tuple(before[-count:] if count else before if several else before[-1:])
