"""What a doubt says to people: the sentence of each kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kb.message import Message, message
from kb.translation import catalogue, default_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kb.document import Document
    from kb.doubt import Doubt
    from kb.letter.letter import Letter
    from kb.question.record import Record
    from kb.settings import Language
    from kb.translation import Words

SENTENCES: Final[Mapping[str, Message]] = {
    "told": message("{detail}"),
    # the file
    "recognised": message("read by text recognition (OCR)"),
    "converted": message("converted by LibreOffice before it was read"),
    "attachment-unread": message("attachment not read: {detail}"),
    "attachments-unread": message(
        "more than one attachment holds text; only the first is read: save the others apart"
    ),
    "encoded-twice": message("the file was encoded twice as UTF-8; this is undone"),
    "page-unread": message("a page could not be read: {detail}"),
    "note-unplaced": message("footnote {detail} belongs to no question or answer"),
    "mark-without-note": message("the mark {detail} has no footnote"),
    "share-unplaced": message("{detail} of the text stands in no question or answer"),
    "text-unplaced": message("not placed: {detail}"),
    # numbers
    "number-missing": message("the question has no number in the source"),
    "number-twice": message("the number {detail} is used more than once"),
    "numbers-skipped": message("question {detail} is missing in the document"),
    "numbers-counted": message("the numbers of the questions are not in the source; counted in order"),
    "question-elsewhere": message("the question of this answer is not in the document"),
    "question-absent": message("question {detail} is not in the document"),
    # question and answer
    "question-empty": message("the question is empty"),
    "answer-empty": message("the answer is empty"),
    "answer-missing": message("no answer stands with this question"),
    "answer-in-parts": message("the answer stands in more than one part"),
    "answer-heading-missing": message("the heading of the answer is missing in the source"),
    "question-unasked": message("the question asks nothing"),
    "question-in-answer": message("the answer ends in a question: {detail}"),
    "answer-in-question": message("below the question stands text that asks nothing: {detail}"),
    "heading-in-text": message("a heading stands in the text: {detail}"),
    "neighbour-missing": message("question {detail}, beside this one, is missing"),
    "long-answer": message("the answer is far longer than the others: {detail} characters"),
    # words and paragraphs
    "mark-in-text": message("a footnote's mark may stand in the text: {detail}"),
    "mark-loose": message("the mark {detail} has no footnote"),
    "number-in-text": message("a number stands alone between the paragraphs: {detail}"),
    "note-in-text": message("a footnote may stand in the text: {detail}"),
    "running-line": message("a line that pages repeat may stand in the text: {detail}"),
    "closing-in-text": message("the letter's closing may stand in the text: {detail}"),
    "paragraph-start": message("a paragraph begins amid a sentence: {detail}"),
    "paragraph-end": message("a paragraph ends amid a sentence: {detail}"),
    "paragraph-unsure": message("where a paragraph ends is not certain"),
    "text-end": message("the text ends without a full stop: {detail}"),
    "short-lines": message("short lines follow each other, as in a margin: {detail}"),
    "line-ends-lost": message("the file has no line ends: paragraphs and notes are not certain"),
    "columns": message("the text stands in two columns"),
    "words-glued": message("words may be stuck together: {detail}"),
    "space-before-sign": message("a blank stands before a sign: {detail}"),
    "signs-lost": message("a sign could not be read: {detail}"),
    "hyphen-end": message("a paragraph ends in a hyphen: {detail}"),
    # fields of the letter
    "date-unknown": message("the letter's date was not found"),
    "date-differs": message("another date stands in the letter's head: {detail}"),
    "date-before-asked": message("the date {detail} is before that of the questions"),
    "date-after-received": message("the date {detail} is after that of receipt"),
    "sender-unknown": message("who sends the letter was not found"),
    "sender-from-head": message("the sender is known from the letterhead alone: {detail}"),
    "asker-unknown": message("who asked was not found"),
    "reference-unknown": message("the number of the questions was not found"),
    "subject-unknown": message("the subject was not found"),
    # footnotes
    "note-lost": message("the mark of footnote {detail} was not found"),
    "note-skipped": message("footnote {detail} is missing in the count"),
    "note-empty": message("footnote {detail} is empty"),
    "note-start": message("a footnote begins amid a sentence: {detail}"),
}
"""By kind; {detail} stands for the words that raised the doubt."""


def sentence_of(doubt: Doubt) -> Message:
    """The sentence for a doubt; of a kind that this version does not know, its name and what raised it."""
    known = SENTENCES.get(doubt.kind)
    if known is None:
        return message("{kind}: {detail}", kind=doubt.kind, detail=doubt.detail)
    return Message(known.text, (("detail", doubt.detail),)) if "{" in known.text else known


def explain(doubt: Doubt, language: Language = "nl") -> str:
    """What a doubt says, as one sentence in Dutch or English."""
    return sentence_of(doubt).said(default_words() if language == "nl" else catalogue(language))


_SHOWN = 3
_CAUTION = message("Check in the source: {reasons}.")


def caution(record: Record, letter: Letter, language: Language = "nl") -> str:
    """The line that goes beside a citation that is not certain: 'Controleer in de bron: …'; else ''.

    It names what speaks against the record or the letter having been read right, the first three at most.
    """
    return said_caution(record, letter, default_words() if language == "nl" else catalogue(language))


def said_caution(record: Record, letter: Letter, words: Words) -> str:
    """As `caution`, in the language of `words`."""
    reasons = list(reasons_to_check((*record.doubts, *letter.doubts), words))
    if not reasons:
        return ""
    more = [f"… (+{len(reasons) - _SHOWN})"] if len(reasons) > _SHOWN else []
    return Message(_CAUTION.text, (("reasons", "; ".join([*reasons[:_SHOWN], *more])),)).said(words)


def reasons_to_check(doubts: Iterable[Doubt], words: Words) -> Iterator[str]:
    """The sentences of the doubts that weigh enough, each once."""
    said = (sentence_of(doubt).said(words) for doubt in doubts if doubt.weight == "check")
    yield from dict.fromkeys(said)


def warnings_of(document: Document, words: Words) -> Iterator[str]:
    """Every doubt of a document in sentences; those of a record after its id."""
    for doubt in (*document.doubts, *document.letter.doubts):
        yield sentence_of(doubt).said(words)
    for record in document.records:
        for doubt in record.doubts:
            yield f"{record.id}: {sentence_of(doubt).said(words)}"
