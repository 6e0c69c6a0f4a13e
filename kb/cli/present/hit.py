"""Search results for people: where, who, the question, the verbatim passage, and why it was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.cli.piece import BLANK, Paragraph, Piece, labelled, marked, paragraph, shortened
from kb.explanation import said_caution
from kb.quotation import cite_answer, cite_hit, cite_question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.search.hit import Hit, SearchResult
    from kb.translation import Words

_INDENT = 4
_ANSWER_CHARS = 320
"""Of the answer, where the question is what matched."""


def result_paragraphs(result: SearchResult, words: Words) -> Iterator[Paragraph]:
    """All hits, best first, a blank line between two."""
    for rank, hit in enumerate(result.hits, result.offset + 1):
        if rank > result.offset + 1:
            yield BLANK
        yield from hit_paragraphs(rank, hit, words)


def hit_paragraphs(rank: int, hit: Hit, words: Words) -> Iterator[Paragraph]:
    """One hit."""
    _ = words.gettext
    answered = cite_answer(hit.record, hit.letter, hit.source) if hit.part == "question" else ""
    cited = answered or cite_hit(hit)
    yield paragraph(
        Piece(f"{rank:>2}. ", "faint"),
        Piece(cited, "strong"),
        "  ",
        Piece(hit.record.id, "id"),
        hang=_INDENT,
    )
    if hit.record.question and hit.part != "question":
        label = _("Section") if hit.record.kind == "section" else _("Question")
        yield labelled(label, shortened(hit.record.question), indent=_INDENT)
    yield from marked(hit.passage, hit.highlights, indent=_INDENT)
    if answered:
        asked = cite_question(hit.record, hit.letter, hit.source)
        if asked:
            yield paragraph(Piece(f"— {asked}", "faint"), indent=_INDENT, hang=_INDENT + 2)
        yield labelled(_("Answer"), shortened(hit.record.answer, _ANSWER_CHARS), indent=_INDENT)
    if hit.found_in_note >= 0:
        note = hit.record.footnotes[hit.found_in_note]
        label = f"{_('Footnote')} {note.mark}".strip()
        yield labelled(label, shortened(note.text), "faint", indent=_INDENT)
    warned = said_caution(hit.record, hit.letter, words)
    if warned:
        yield paragraph(Piece(warned, "bad"), indent=_INDENT, hang=_INDENT + 2)
    if hit.why:
        yield labelled(_("Found by"), hit.why, "faint", indent=_INDENT)
    topics = ", ".join(dict.fromkeys(tag.topic for tag in hit.topics))
    if topics:
        yield labelled(_("Topics"), topics, "faint", indent=_INDENT)
    if hit.record.refers_to:
        yield labelled(_("Refers to"), ", ".join(hit.record.refers_to), "id", indent=_INDENT)
