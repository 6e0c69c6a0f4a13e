"""Answers of another letter: 'antwoord op vraag 3 van het lid Podt (2024Z12345)' is 2024Z12345/3."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.citation.found import Found, without_overlap
from kb.citation.refers import ELSEWHERE, NUMBERS, question_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_QUESTIONS = re.compile(
    rf"(?<![a-z])(?:(?:[Aa]ntwoord(?:en)?|[Bb]eantwoording)\s(?:op|van|bij|onder)\s(?:de\s)?)?[Vv]ra(?:ag|gen)\s(?P<numbers>{NUMBERS})",
)
_FARTHEST = 250


def find_answers(text: str, papers: Iterable[Found]) -> Iterator[Found]:
    """Questions with their number whose letter is named in the same sentence, by number."""
    letters = [one for one in without_overlap(papers) if one.kind in ("question", "aanhangsel")]
    for match in _QUESTIONS.finditer(text):
        if not ELSEWHERE.match(text, match.end()):
            continue
        letter = _letter_behind(text, match.end(), letters)
        numbers = question_numbers(match["numbers"])
        if letter and numbers:
            end = letter.end + (
                text[letter.end : letter.end + 1] == ")" and "(" in text[match.end() : letter.start]
            )
            span = str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}-{numbers[-1]}"
            yield Found(match.start(), end, "answer", f"{letter.target}/{span}")


def _letter_behind(text: str, at: int, letters: list[Found]) -> Found | None:
    """The first number of a letter after `at`, in the same sentence and not far."""
    for letter in letters:
        if letter.start >= at:
            between = text[at : letter.start]
            crossed = len(between) > _FARTHEST or re.search(r"[.?!]\s+[A-Z]|\bvra(?:ag|gen)\s\d", between)
            return None if crossed else letter
    return None
