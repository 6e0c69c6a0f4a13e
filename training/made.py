"""Pairs made out of answers and sections, without a label: what people might type, and what it should find.

Pure but for the dice that are handed in; the same dice give the same pairs.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

from kb.passage import CONTEXT_QUESTION, CONTEXT_SUBJECT, slices
from kb.search.query import is_function_word
from kb.text.fold import fold
from kb.text.sentence import sentence_ends
from training.pair import Pair

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from random import Random

    from training.pair import Answer, Section

WORD = re.compile(r"[^\W\d_][\w-]{2,}")
MOST_SLICES = 3
"""Of a long answer so many passages are trained on."""
LEAST_WORDS = 5
"""Of a sentence that is a query."""
LEAST_REST = 120
"""Characters that a passage without that sentence must have."""
_STYLE = re.compile(
    r"^(?:(?:kunt|wilt|bent|deelt|heeft|acht|vindt|erkent|onderschrijft|herkent|kent|weet|ziet) u\b"
    r"[^,?]{0,40}?"
    r"\b(?:dat|of|om|van|wat|welke|hoe|waarom|wie|met)\b|klopt het dat|is het waar dat|hoe beoordeelt u|"
    r"wat is uw (?:reactie|mening|oordeel) (?:op|over))\s+",
    re.IGNORECASE,
)
"""How a question of parliament begins, which nobody types."""


class Rarity:
    """How telling a word is among some texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        count: Counter[str] = Counter()
        self._texts = 0
        for text in texts:
            self._texts += 1
            count.update({fold(word) for word in WORD.findall(text)})
        self._count = count

    def telling(self, text: str) -> list[str]:
        """The words of `text`, the most telling first: rare elsewhere, often here."""
        words = [word for word in WORD.findall(text) if not is_function_word(fold(word))]
        here = Counter(map(fold, words))
        first = {fold(word): word for word in reversed(words)}

        def weight(folded: str) -> float:
            known = self._count[folded]
            # A word that stands nowhere else is as often a slip of the pen as a name.
            rare = math.log((self._texts + 1) / (known + 0.5)) if known > 1 else math.log(self._texts + 1) / 2
            return rare * math.sqrt(here[folded])

        return [first[folded] for folded in sorted(here, key=lambda one: (-weight(one), one))]


def of_answer(answer: Answer, rarity: Rarity, english: Mapping[str, str], dice: Random) -> Iterator[Pair]:
    """All pairs of one answer."""
    texts = [answer.text[start:end] for start, end in slices(answer.text)][:MOST_SLICES]
    for text in texts:
        if answer.question:
            yield Pair("asked", answer.question, text, answer.group)
    if not texts:
        return
    for sentence in _questions(answer.question):
        yield Pair("one sentence", sentence, texts[0], answer.group)
    if answer.subject and answer.question:
        yield Pair("subject", answer.subject, texts[0], answer.group)
    context = "\n".join(
        part
        for part in (_cut(answer.subject, CONTEXT_SUBJECT), _cut(answer.question, CONTEXT_QUESTION))
        if part
    )
    for text in texts:
        yield from _of_text(text, context, answer.group, rarity, english, dice)


def of_section(section: Section, rarity: Rarity, english: Mapping[str, str], dice: Random) -> Iterator[Pair]:
    """All pairs of one section."""
    if section.heading:
        name = section.heading if dice.random() < 0.5 else f"{section.heading} {section.title}"
        yield Pair("heading", name, section.text, section.group)
    made = list(_of_text(section.text, "", section.group, rarity, english, dice))
    yield from dice.sample(made, min(2, len(made)))


def _of_text(
    text: str, context: str, group: str, rarity: Rarity, english: Mapping[str, str], dice: Random
) -> Iterator[Pair]:
    telling = rarity.telling(text)
    for _ in range(2):
        if words := some_words(telling, dice):
            yield Pair("words", words, text, group)
    if words := in_english(telling, english, dice):
        yield Pair("english", words, text, group)
    if context:
        both = rarity.telling(f"{context}\n{text}")
        for words in (some_words(both, dice), in_english(both, english, dice)):
            if words:
                yield Pair("with context", words, f"{context}\n{text}", group)
    yield from _parts(text, group, dice)


def some_words(telling: Sequence[str], dice: Random) -> str:
    """One to five of the most telling words, now and then all small; '' where there are none."""
    count = dice.choice((1, 2, 2, 3, 3, 4, 5))
    head = list(telling[: count + 3])
    if not head:
        return ""
    chosen = dice.sample(head, min(count, len(head)))
    text = " ".join(chosen)
    return text.lower() if dice.random() < 0.7 else text


def in_english(telling: Sequence[str], english: Mapping[str, str], dice: Random) -> str:
    """Two to four telling words in English; names stay; '' where fewer than two are in the dictionary."""
    known = [english[fold(word)] for word in telling[:12] if fold(word) in english]
    names = [word for word in telling[:4] if word[0].isupper() and fold(word) not in english][:1]
    if len(known) < 2:
        return ""
    chosen = dice.sample(known, min(dice.choice((2, 3, 3, 4)), len(known)))
    return " ".join(names + chosen if dice.random() < 0.4 else chosen)


def as_typed(question: str) -> str:
    """A question without how parliament begins one."""
    return _STYLE.sub("", question).strip()


def _questions(question: str) -> Iterator[str]:
    """Each sentence of a question of several, and what is typed of it."""
    sentences = [one for one in _sentences(question) if len(one.split()) > LEAST_WORDS]
    if len(sentences) > 1:
        yield from sentences[:3]
    for sentence in sentences[:2]:
        typed = as_typed(sentence)
        if typed != sentence and len(typed.split()) >= LEAST_WORDS:
            yield typed


def _parts(text: str, group: str, dice: Random) -> Iterator[Pair]:
    """A sentence and the rest; what comes before and what comes after."""
    sentences = _sentences(text)
    fitting = [place for place, one in enumerate(sentences) if LEAST_WORDS <= len(one.split()) <= 40]
    if len(sentences) > 2 and fitting:
        place = dice.choice(fitting)
        rest = " ".join(sentences[:place] + sentences[place + 1 :])
        if len(rest) >= LEAST_REST:
            yield Pair("rest", sentences[place], rest, group)
    middle = len(sentences) // 2
    before, after = " ".join(sentences[:middle]), " ".join(sentences[middle:])
    if min(len(before), len(after)) >= LEAST_REST:
        yield Pair("half", before[-500:], after, group)


def _sentences(text: str) -> list[str]:
    plain = " ".join(text.split())
    starts = [0, *sentence_ends(plain)]
    ends = [*starts[1:], len(plain)]
    return [one for start, end in zip(starts, ends, strict=True) if (one := plain[start:end].strip())]


def _cut(text: str, length: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= length else text[:length].rsplit(" ", 1)[0]
