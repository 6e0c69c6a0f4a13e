"""What an answer says to its question: one of seven stances, with the sentence that shows it.

yes and no answer a question as asked, also where they are not said in so many words; partly is both, or on a
condition; informs answers an open question; refers only points to another answer; declines cannot or will
not say; unknown does not know, or keeps no figures. '' where it is not sure: a wrong one is worse than
none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.position.asked import Asked, asked_in
from kb.position.implied import content_of, coverage, implied, negated
from kb.position.wording import (
    aware,
    declines,
    denies,
    disagrees,
    explicit,
    points,
    recognises,
    refuses_plainly,
    unknown,
    worried,
)
from kb.text.fold import fold
from kb.text.sentence import sentence_spans

if TYPE_CHECKING:
    from kb.position.position import Stance

_FEW_SENTENCES = 3
_MOST_SENTENCES = 6
_LONGEST = 600
_READ = 5_000
"""Characters of an answer that are looked at."""
_BESIDE = 200
"""Characters that an answer which only points elsewhere may hold beside that."""
_PREAMBLE = re.compile(
    r"(?:gezien|gelet op|vanwege|gegeven) de (?:onderlinge )?(?:samenhang|overlap)|(?:deze|de) vragen (?:\w+ "
    r"){0,4}?"
    r"(?:beantwoord|samen)|(?:voor de beantwoording|in reactie|in antwoord) (?:van|op) (?:deze|uw|de) vra|"
    r"hieronder|"
    r"onderstaand|graag wil ik voorop ?stellen|allereerst (?:wil|hecht|merk)|ik (?:wil|hecht) "
    r"[^.]{0,40}voorop"
)
_OWN = re.compile(
    r"(?:ik|wij|we|het kabinet|nederland|(?:die|deze|uw) \w+ deel|(?:hier|daar)(?:toe|voor|van)? )"
)
_AGREES_THAT = re.compile(
    r"(?:ja, )?(?:ik|het kabinet|wij|we) (?:deel|deelt|delen|onderschrijf|onderschrijft|"
    r"erken|kan (?:u )?bevestigen)\b.{0,60}?\bdat\b"
)
_ASKS_AWARE = re.compile(r"\b(?:bewust|beseft|realiseert|bekend|op de hoogte|kennis ?genomen|kent)\b")
_ASKS_WORRY = re.compile(r"\b(?:zorgen|zorgelijk|zorgwekkend|verontrustend)\b")
_SUPPOSED = re.compile(
    r"\b(?:de|deze|uw) (?:vraag|vragen|vraagstelling)\b[^.]{0,40}\b(?:gesteld|verondersteld|gesuggereerd|"
    r"aangenomen|uitgegaan)\b"
)
_NOT_SO = re.compile(
    r"(?:dat|dit) (?:is|klopt) (?:echter |evenwel )?niet(?: het geval| juist| zo| correct)?\s*[.,;]"
)
_ABOUT = 0.34
"""The share of the question's words that a later sentence holds which answers it."""
_FIGURE = re.compile(
    r"\d+[.,]?\d*\s?(?:%|procent|euro|miljoen|miljard|mln|mld|keer|zaken|mensen|personen|gevallen)|"
    r"\b\d+\.\d{3}\b"
)
_AMOUNT = re.compile(
    r"\b(?:hoeveel|hoe vaak|hoe groot|aantal|aantallen|cijfers|cijfermatig|overzicht|percentage|omvang)\b"
)


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of an answer: their places, and folded."""

    spans: tuple[tuple[int, int], ...]
    folded: tuple[str, ...]
    whole: bool

    def __len__(self) -> int:
        return len(self.spans)


def read_sentences(answer: str) -> Sentences:
    """The sentences of the first 5,000 characters of `answer`."""
    spans = sentence_spans(answer[:_READ])
    folded = tuple(fold(answer[start : min(end, start + _LONGEST)]) for start, end in spans)
    return Sentences(spans, folded, whole=len(answer) <= _READ)


def stance_of(answer: str, question: str = "") -> tuple[Stance, int, int]:
    """The stance and the (start, end) of the sentence in `answer` that shows it.

    Without `question` only what the answer says in so many words counts. For '' the place is that of the
    first sentence; (0, 0) for an answer without text.
    """
    sentences = read_sentences(answer)
    if not sentences.spans:
        return "", 0, 0
    stance, index = stance_in(sentences, asked_in(question), question)
    return stance, *sentences.spans[max(index, 0)]


def stance_in(sentences: Sentences, asked: tuple[Asked, ...], question: str) -> tuple[Stance, int]:
    """The stance of an answer to the main question, the first, and the index of the sentence that shows it.

    The index is -1 where no one sentence does: an open question is answered by all of them.
    """
    first = begins_at(sentences)
    if not asked:
        return _unasked(sentences)
    if only_points(sentences, first):
        return "refers", first
    if asked[0].open:
        return _open(sentences, first, asked, question)
    return _closed(sentences, first, asked, question)


def only_points(sentences: Sentences, first: int = 0) -> bool:
    """Whether an answer says little more than where the answer stands."""
    if not points(sentences.folded[first]):
        return False
    beside = [
        text for text in (*sentences.folded[:first], *sentences.folded[first + 1 :]) if not points(text)
    ]
    return sentences.whole and sum(map(len, beside)) <= _BESIDE


def begins_at(sentences: Sentences) -> int:
    """The index of the first sentence that is no preamble ("Gezien de samenhang …")."""
    for index, text in enumerate(sentences.folded[:_FEW_SENTENCES]):
        if not _PREAMBLE.match(text):
            return index if index < len(sentences) else 0
    return 0


def _unasked(sentences: Sentences) -> tuple[Stance, int]:
    """What is said in so many words; past the first sentence only a refusal counts, plain or closing the
    answer.
    """
    for index, text in enumerate(sentences.folded[:_FEW_SENTENCES]):
        if index == 0 and (stance := explicit(text) or ("refers" if points(text) else "")):
            return stance, 0
        closing = sentences.whole and len(sentences) <= _FEW_SENTENCES and index == len(sentences) - 1
        if refuses_plainly(text) or ((index == 0 or closing) and declines(text)):
            return "declines", index
        if index == 0 and unknown(text):
            return "unknown", 0
    return "", 0


def _open(sentences: Sentences, first: int, asked: tuple[Asked, ...], question: str) -> tuple[Stance, int]:
    opening = sentences.folded[first]
    if re.match(r"(?:ja|nee)\b", opening):
        return (explicit(opening), first) if any(not part.open for part in asked) else ("", first)
    amount = bool(_AMOUNT.search(fold(question[asked[0].start : asked[0].main_end])))
    for index in range(first, min(len(sentences), first + (_MOST_SENTENCES if amount else 1))):
        text = sentences.folded[index]
        if unknown(text):
            return "unknown", index
        if _FIGURE.search(text):
            break
    last = len(sentences) - 1
    short = sentences.whole and len(sentences) <= _FEW_SENTENCES
    closing = range(first, last + 1) if short else (first, last if last < _MOST_SENTENCES else first)
    for index in dict.fromkeys(closing):
        text = sentences.folded[index]
        if declines(text) and "verder geen" not in text:
            return "declines", index
    return "informs", -1


def _other_way_round(main: str, said: str) -> bool:
    """Whether a negation makes it unsure whether it agrees or denies.

    "Nee, er is geen …" may agree with "Is er geen …?"; "Ik deel de mening dat … niet …" says no to "Deelt u
    de mening dat …?".
    """
    if re.match(r"nee\b", said):
        return negated(said[3:]) and negated(main) and not disagrees(said)
    agreed = _AGREES_THAT.match(said)
    return bool(agreed) and negated(said[agreed.end() :] if agreed else "") != negated(main)


def _contradicted(stance: Stance, sentences: Sentences, index: int) -> bool:
    """Whether another sentence says the opposite in so many words: what is implied does not hold against
    that.
    """
    others = (text for at, text in enumerate(sentences.folded[: _MOST_SENTENCES + 2]) if at != index)
    return any({stance, explicit(text)} == {"yes", "no"} for text in others)


def _closed(sentences: Sentences, first: int, asked: tuple[Asked, ...], question: str) -> tuple[Stance, int]:
    single = len(asked) == 1
    main = fold(question[asked[0].start : asked[0].main_end])
    end = min(len(sentences), first + (_MOST_SENTENCES if single else 1))
    for index in range(first, min(end, first + _FEW_SENTENCES)):
        text = sentences.folded[index]
        stance = explicit(text) or _for_the_question(asked[0], main, text)
        if stance and (index == first or _OWN.match(text)):
            before = (implied(asked[0].kind, main, sentences.folded[at]) for at in range(first, index))
            unsure = _other_way_round(main, text) or any({stance, one} == {"yes", "no"} for one in before)
            return ("", first) if unsure else (stance, index)
    words = content_of(main)
    for index in range(first, min(len(sentences), first + _FEW_SENTENCES)):
        text = sentences.folded[index]
        if unknown(text) and (index == first or (single and coverage(words, content_of(text)) >= _ABOUT)):
            return "unknown", index
    for index in range(first, min(len(sentences), first + _MOST_SENTENCES)):
        text = sentences.folded[index]
        if not single and asked[0].kind == "willing" and index > first:
            break
        if stance := implied(asked[0].kind, main, text):
            return ("", first) if _contradicted(stance, sentences, index) else (stance, index)
    for index in range(first, min(end, first + _FEW_SENTENCES)):
        text = sentences.folded[index]
        if declines(text):
            return "declines", index
    return _corrected(sentences, first)


def _for_the_question(asked: Asked, main: str, said: str) -> Stance:
    """What a sentence says that is yes or no to some questions only."""
    if asked.kind in ("willing", "fact") and denies(said) and not negated(main):
        return "no"
    if _ASKS_AWARE.search(main) and aware(said) and not negated(said):
        return "yes"
    shared = coverage(content_of(main), content_of(said))
    if main.startswith("herkent ") and recognises(said) and shared >= _ABOUT and not negated(said):
        return "yes"
    if asked.kind == "opinion" and _ASKS_WORRY.search(main) and worried(said) and not negated(said):
        return "yes"
    return ""


def _corrected(sentences: Sentences, first: int) -> tuple[Stance, int]:
    """No where an answer takes up what the question supposes, and says next that it is not so."""
    for index in range(first + 1, min(len(sentences), first + _MOST_SENTENCES + 1)):
        if _NOT_SO.match(sentences.folded[index]) and _SUPPOSED.search(sentences.folded[index - 1]):
            return "no", index
    return "", first
