"""What an answer holds: stance and words for the main question and for each of its parts."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from kb.position.asked import asked_in
from kb.position.implied import content_of, coverage, implied
from kb.position.position import AnsweredPart, Held
from kb.position.stance import begins_at, read_sentences, stance_in
from kb.position.wording import declines, explicit, points, unknown
from kb.position.words import chosen, likely
from kb.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kb.position.asked import Asked
    from kb.position.position import Stance
    from kb.position.stance import Sentences
    from kb.question.record import Record

_BARE = 40
"""Characters below which a sentence that shows the stance may say nothing itself ("Ja.", "Ik deel die
mening.")."""
_LABEL = re.compile(r"(?:ad )?\(?([a-h])[).:]\s")
_ABOUT, _MUCH = 0.25, 0.4
"""The share of the words asked that a sentence holds which answers, or says what a bare "Ja." is about."""
_MOST_SENTENCES = 24
_SOON = 4
"""Sentences after a bare "Ja." that may say what it is about."""


def held_by(record: Record) -> Held:
    """What the record's answer holds on its question; a section holds nothing, its words are its first
    sentence.
    """
    return held(record.answer, record.question if record.kind != "section" else "")


@lru_cache(maxsize=8192)
def held(answer: str, question: str) -> Held:
    """What `answer` holds on `question`."""
    sentences = read_sentences(answer)
    if not sentences.spans:
        return Held("", ())
    asked = asked_in(question)
    first = begins_at(sentences)
    stance, shown = stance_in(sentences, asked, question)
    if stance and shown >= 0:
        indices = _with_what_follows(answer, sentences, shown, _asked(asked, question))
    elif asked:
        own = _own_sentences(asked, question, sentences)[0]
        ranked = likely(_asked(asked, question), sentences.folded, first, own)
        indices = _with_list(sentences, chosen(ranked))
    else:
        indices = (first,)
    parts = tuple(_parts(asked, question, sentences, first)) if len(asked) > 1 else ()
    if parts and asked[0].label and _by_label(sentences):
        return Held(parts[0].stance, parts[0].spans, parts)
    if parts:
        spans = _places(answer, sentences, indices)
        main = AnsweredPart(asked[0].start, asked[0].end, stance, spans, asked[0].label)
        parts = (main, *parts[1:])
    return Held(stance, _places(answer, sentences, indices), parts)


def _asked(asked: Sequence[Asked], question: str) -> str:
    return fold(question[asked[0].start : asked[0].main_end]) if asked else fold(question)


def _with_what_follows(answer: str, sentences: Sentences, shown: int, asked: str) -> tuple[int, ...]:
    """The sentence that shows the stance; after a bare "Ja." also the one that says to what."""
    start, end = sentences.spans[shown]
    later = range(shown + 1, min(shown + 1 + _SOON, len(sentences)))
    if end - start >= _BARE or not later:
        return (shown,)
    wanted = content_of(asked)
    shares = {
        index: coverage(wanted, content_of(sentences.folded[index]))
        for index in later
        if not points(sentences.folded[index])
    }
    same_paragraph = "\n\n" not in answer[end : sentences.spans[shown + 1][0]]
    if same_paragraph and shares.get(shown + 1, 0.0) >= _ABOUT:
        return (shown, shown + 1)
    best = max(shares, key=lambda index: (shares[index], -index), default=shown)
    return (shown, best) if shares.get(best, 0.0) >= _MUCH else (shown,)


def _with_list(sentences: Sentences, indices: tuple[int, ...]) -> tuple[int, ...]:
    """With the first item where the one sentence chosen only announces a list (it ends in ':')."""
    index = indices[0] if len(indices) == 1 else len(sentences)
    announced = index + 1 < len(sentences) and sentences.folded[index].endswith(":")
    return (index, index + 1) if announced else indices


def _places(answer: str, sentences: Sentences, indices: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """The places of these sentences; two that follow each other in a paragraph are one place."""
    places: list[tuple[int, int]] = []
    for index in indices:
        start, end = sentences.spans[index]
        if places and index - 1 in indices and "\n\n" not in answer[places[-1][1] : start]:
            places[-1] = (places[-1][0], end)
        else:
            places.append((start, end))
    return tuple(places)


def _parts(asked: Sequence[Asked], question: str, sentences: Sentences, first: int) -> Iterator[AnsweredPart]:
    labelled = _by_label(sentences)
    for part, own in zip(asked, _own_sentences(asked, question, sentences), strict=True):
        text = fold(question[part.start : part.main_end])
        within = labelled.get(part.label, ()) if part.label else ()
        ranked = likely(text, sentences.folded, first, within or own)
        wanted = content_of(text)
        best = next((index for index, _ in ranked if within or _about(wanted, sentences, index)), -1)
        if best < 0:
            yield AnsweredPart(part.start, part.end, "", (), part.label)
            continue
        stance = _of_part(part, text, sentences.folded[best])
        yield AnsweredPart(part.start, part.end, stance, (sentences.spans[best],), part.label)


def _own_sentences(
    asked: Sequence[Asked], question: str, sentences: Sentences
) -> tuple[tuple[int, ...], ...]:
    """For each part the sentences in which no other part's words come back more; all for a single one."""
    if len(asked) == 1:
        return ((),)
    wanted = [content_of(fold(question[part.start : part.main_end])) for part in asked]
    shares = [
        [coverage(words, content_of(text)) for words in wanted] for text in sentences.folded[:_MOST_SENTENCES]
    ]
    return tuple(
        tuple(index for index, row in enumerate(shares) if row[at] >= max(row)) for at in range(len(asked))
    )


def _about(wanted: frozenset[str], sentences: Sentences, index: int) -> bool:
    return coverage(wanted, content_of(sentences.folded[index])) >= _ABOUT


def _by_label(sentences: Sentences) -> dict[str, tuple[int, ...]]:
    """The sentences under each letter, where the answer has letters: "a) …", "Ad b: …"."""
    found: dict[str, list[int]] = {}
    label = ""
    for index, text in enumerate(sentences.folded):
        if match := _LABEL.match(text):
            label = match.group(1)
        if label:
            found.setdefault(label, []).append(index)
    return {key: tuple(indices) for key, indices in found.items()} if len(found) > 1 else {}


def _of_part(part: Asked, asked: str, said: str) -> Stance:
    said = _LABEL.sub("", said, count=1)
    if part.open:
        return "unknown" if unknown(said) else "declines" if declines(said) else "informs"
    return explicit(said) or implied(part.kind, asked, said)
