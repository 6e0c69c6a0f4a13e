"""The headings of questions and answers as people number them.

'Vraag 1', 'Vragen 7 t/m 9', 'Vraag 3a:', 'Antwoord op vraag 2 en 3', 'Antwoord 4, 5 en 6',
'Antwoord vraag 1:', 'Antwoord', '9 10 en 11' — with or without the text behind them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

HeadingKind = Literal["question", "answer", "notice", "remark", "theme"]
"""notice: 'Mededeling', a letter in place of answers; remark: 'Toelichting' to the questions; theme: over
the next questions."""

MAX_NUMBER = 400

_ONE = r"\d{1,3}(?:\s?[a-h](?![a-zà-ÿ]))?"
_BETWEEN = (
    r"\s*(?:,\s*(?:en\s+|and\s+|&\s*)?|;\s*(?:en\s+)?|\ben\b|\band\b|&|\+|/|t/m|\bt\.?\s*e\.?\s*m\.?|tot\s+en\s+met|\btot\b|\bto\b|[-–—])"
    r"\s*(?:vraag\s+|vragen\s+|questions?\s+)?"
)
_NUMBERS = rf"(?P<numbers>{_ONE}(?:(?:{_BETWEEN}|\s+){_ONE})*)"
_TAIL = r"\s*(?P<who>\([^()]{1,80}\))?\s*(?P<stop>[:.)\]–-]|$)?\s*(?P<rest>.*)"

_QUESTION = re.compile(
    rf"(?is)(?:(?:deel)?vra(?:ag|gen)|questions?)\s*(?:nr\.?|nummers?)?\s*(?P<open>\()?{_NUMBERS}(?(open)\)){_TAIL}"
)
_BARE_QUESTION = re.compile(
    r"(?is)(?:vraag|question)\s*(?:(?:van|door)\s+(?:het\s+lid|de\s+leden)\s+(?P<who>[^:?.]{2,80}?)\s*(?=:))?"
    r"(?P<stop>:|$)\s*(?P<rest>.*)"
)
_ANSWER = re.compile(
    r"(?is)(?:(?:gezamenlijk\s+|gecombineerd\s+)?(?:be)?antwo+rd(?:en|ing)?(?:\s+(?:op|van|bij))?"
    r"(?:\s+de)?(?:\s+(?:kamer)?vra(?:ag|gen))?|answers?(?:\s+to)?(?:\s+questions?)?)"
    rf"(?:\s*(?:nr\.?|nummers?))?\s*{_NUMBERS}{_TAIL}"
)
_BOARD = (
    r"(?:(?:het\s+)?college(?:\s+van\s+(?:burgemeester\s+en\s+wethouders|B\s?(?:&|en)\s?W|gedeputeerde\s+staten))?|"
    r"gedeputeerde\s+staten|GS|B\s?(?:&|en)\s?W|(?:de\s+)?(?:wethouder|burgemeester|gedeputeerde))"
)
"""Who answers the questions of a municipality's council or a province's."""
_BARE_ANSWER = re.compile(
    r"(?is)(?:antwo+rd(?:en)?(?:\s+op\s+(?:de\s+)?vra(?:ag|gen))?"
    rf"(?:\s+(?:van\s+)?{_BOARD})?|answers?)\s*(?P<stop>:|$)\s*(?P<rest>.*)"
)
_NOTICE = re.compile(r"(?is)mededeling\s*(?P<stop>:|$)\s*(?P<rest>.*)")
_REMARK = re.compile(r"(?is)toelichting(?:\s+bij\s+(?:de\s+)?vragen)?\s*(?P<stop>:|$)\s*(?P<rest>.*)")
_RANGE = re.compile(r"(?i)t/m|t\.?\s*e\.?\s*m|to|[-–—]")
_PART = re.compile(rf"(?i)({_ONE})|({_BETWEEN})")
_SENTENCE = re.compile(
    r"(?i)(?:van|over|is|zijn|wordt|heb|heeft|kan|werd|luidt|verwijs|stelt|ziet|betreft|bij|uit|aan)\b"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading announces. `labels` are the numbers as written ('3a'), `rest` the text behind.

    `who` is a bracket behind the number, who asks: 'Vraag 1 (VVD)'.
    """

    kind: HeadingKind
    numbers: tuple[int, ...]
    labels: tuple[str, ...]
    rest: str = ""
    rest_at: int = 0
    who: str = ""


def parse_heading(text: str) -> Heading | None:
    """The heading that a block's text starts with, None if it starts with none."""
    for kind, pattern in (("question", _QUESTION), ("answer", _ANSWER)):
        match = pattern.match(text)
        if match is not None and _stands_alone(match):
            labels = tuple(_labels(match["numbers"]))
            if labels:
                return Heading(
                    kind="question" if kind == "question" else "answer",
                    numbers=tuple(dict.fromkeys(number_of(label) for label in labels)),
                    labels=labels,
                    rest=match["rest"].strip(),
                    rest_at=match.start("rest"),
                    who=(match["who"] or "").strip("()"),
                )
    return _unnumbered(text)


def is_heading(text: str) -> bool:
    """Whether a text is the heading of a question or an answer and nothing else."""
    heading = parse_heading(text.strip())
    return heading is not None and not heading.rest


def _unnumbered(text: str) -> Heading | None:
    patterns: tuple[tuple[HeadingKind, re.Pattern[str]], ...] = (
        ("question", _BARE_QUESTION), ("answer", _BARE_ANSWER), ("notice", _NOTICE), ("remark", _REMARK),
    )  # fmt: skip
    for kind, pattern in patterns:
        match = pattern.match(text)
        if match is not None and (match["stop"] == ":" or not match["rest"]):
            who = match.groupdict().get("who") or ""
            return Heading(kind, (), (), match["rest"].strip(), match.start("rest"), who.strip())
    return None


def _stands_alone(match: re.Match[str]) -> bool:
    """A heading ends there, or with a stop; 'Vraag 3 van het lid …' is a sentence, no heading."""
    rest = match["rest"].strip()
    if not rest:
        return True
    if match["stop"] in (":", ".", ")", "]", "–", "-"):
        return _SENTENCE.match(rest) is None or match["stop"] == ":"
    return rest[:1].isupper() and _SENTENCE.match(rest) is None


def number_of(label: str) -> int:
    """The number of a label: 3 of '3a'."""
    match = re.match(r"\d+", label)
    return int(match.group()) if match else 0


def _labels(written: str) -> list[str]:
    labels: list[str] = []
    ranged = False
    for match in _PART.finditer(written):
        if match.group(1) is None:
            ranged = _RANGE.search(match.group(2)) is not None
            continue
        label = re.sub(r"\s", "", match.group(1)).lower()
        if ranged and labels and number_of(labels[-1]) < number_of(label) <= MAX_NUMBER:
            labels.extend(str(number) for number in range(number_of(labels[-1]) + 1, number_of(label)))
        if 0 < number_of(label) <= MAX_NUMBER:
            labels.append(label)
        ranged = False
    return list(dict.fromkeys(labels))


def parse_bare_number(text: str) -> str | None:
    """'7', '7.', '7)' or '3a' standing alone: its label, else None."""
    match = re.fullmatch(rf"\(?({_ONE})\s*[.):]?", text.strip())
    if match is None or not 0 < number_of(match.group(1)) <= MAX_NUMBER:
        return None
    return re.sub(r"\s", "", match.group(1)).lower()


def parse_bare_numbers(text: str) -> tuple[str, ...] | None:
    """'7', '7 en 8', '3 t/m 5' or '4, 6' standing alone: the labels, else None."""
    single = parse_bare_number(text)
    if single is not None:
        return (single,)
    match = re.fullmatch(rf"(?i){_NUMBERS}\s*[.):]?", text.strip()) if len(text) <= 60 else None
    labels = tuple(_labels(match["numbers"])) if match else ()
    numbers = [number_of(label) for label in labels]
    return labels if len(labels) > 1 and numbers == sorted(numbers) else None


def parse_inline_number(text: str) -> tuple[str, int] | None:
    """'7. Bent u bekend …': the label and where the text behind it starts, else None."""
    match = re.match(rf"\(?({_ONE})\s*[.):]\s+(?=\S)|({_ONE})\s+(?=[A-ZÀ-Ý«‘'\"“])", text)
    if match is None:
        return None
    label = re.sub(r"\s", "", match.group(1) or match.group(2)).lower()
    return (label, match.end()) if 0 < number_of(label) <= MAX_NUMBER else None


_LINE = re.compile(
    r"(?i)(?:vra(?:ag|gen)|antwo+rd(?:en)?(?: op)?(?: de)?(?: vra(?:ag|gen))?|mededeling|toelichting)"
    r"[\s\d.,:;&–-]*(?:(?:t/m|tot en met|en)[\s\d.,:;–-]*)*(?:\([^()]{1,60}\)\s*)?$|"
    rf"antwo+rd(?:en)?\s+(?:van\s+)?{_BOARD}\s*:?$"
)
_SET_LINE = re.compile(
    r"(?i)(?:(?:deel)?vra(?:ag|gen)|antwo+rd(?:en)?(?: op)?(?: de)?(?: vra(?:ag|gen))?|"
    r"toelichting|mededeling|inleiding|aanleiding)"
    r"\b[\s\d.,:;a-z/&–-]{0,45}$"
)
_JOINT_LINE = re.compile(r"(?i)\d{1,3}(?:\s*,\s*\d{1,3})*\s+(?:en|t/m|tot en met)\s+\d{1,3}[.:]?")
_BEFORE_TEXT = re.compile(
    r"(?i)(?:vra(?:ag|gen)|antwoord(?:en)?(?: op)?(?: de)?(?: vra(?:ag|gen))?)\s*"
    r"\d[\d\s,&/–-]*(?:(?:en|t/m|tot en met)[\d\s,&/–-]*)*"
    r"(?:\([^()]*\)\s*)?[:.]\s|antwoord(?:en)?\s*:|vraag\s*:"
)
_UNFINISHED = re.compile(r"\s(?:op|van|bij|onder|met|zie|en|of|de|het|naar|voor|als)$")
_IN_MARKUP = re.compile(
    r"(?i)(?:vra(?:ag|gen)|antwoord(?:en)?(?: op)?(?: de)?(?: vra(?:ag|gen))?)\s*(?:\d.{0,40}?)?(?::|\*|$)"
)


def is_heading_line(line: str) -> bool:
    """Whether a line of plain text is a heading and no more: 'Vraag 3', 'Antwoord op vraag 2 (VVD)'."""
    return _LINE.fullmatch(line.strip()) is not None


def goes_on(above: str, below: str) -> bool:
    """Whether what looks like a heading is the end of a wrapped sentence: '… het antwoord op', 'vraag 2.'"""
    return below.lstrip()[:1].islower() and _UNFINISHED.search(above.rstrip()) is not None


def is_set_heading_line(line: str) -> bool:
    """Whether a line of a typeset page is a heading: also 'Vraag 3a', 'Inleiding'."""
    if len(line) > 60:
        return False
    return _SET_LINE.match(line.strip()) is not None or _JOINT_LINE.fullmatch(line.strip()) is not None


def opens_with_heading(line: str) -> bool:
    """Whether a line of plain text starts with a heading before text: 'Antwoord 3: ja', 'Vraag: …'."""
    return _BEFORE_TEXT.match(line) is not None


def opens_with_marked_heading(line: str) -> bool:
    """Whether a line of Markdown, stripped of markup, starts with a heading: 'Vraag 3** Kent u …'."""
    return _IN_MARKUP.match(line) is not None
