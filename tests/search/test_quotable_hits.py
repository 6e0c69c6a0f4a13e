"""What a hit shows can be pasted: each words with who said them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.cli.present.hit import result_paragraphs
from kb.json_form import search_json
from kb.translation import default_words

if TYPE_CHECKING:
    from kb.knowledge_base import KnowledgeBase
    from kb.search.hit import SearchResult


def printed(result: SearchResult) -> list[str]:
    words = default_words()
    return ["".join(piece.text for piece in one.pieces) for one in result_paragraphs(result, words)]


def test_an_answer_is_cited_as_what_the_minister_said(base: KnowledgeBase) -> None:
    """Also where the words of the question are what matched; those are the member's."""
    result = base.search("in hoeveel gevallen zijn burgers gecontroleerd", limit=1)
    hit = result.hits[0]
    assert (hit.record.id, hit.part) == ("2026Z03786/3", "question")
    lines = printed(result)
    assert "Minister van Justitie en Veiligheid (D.M. van Weel)" in lines[0]
    assert "antwoord op vraag 3" in lines[0]
    assert lines[1] == hit.record.question
    assert lines[2].startswith("— Het lid El Abassi (DENK), Kamervragen van 26 februari 2026, vraag 3")
    assert lines[3] == f"Antwoord: {hit.record.answer}"


def test_json_has_both_citations(base: KnowledgeBase) -> None:
    """`citation` stays that of the passage."""
    result = base.search("in hoeveel gevallen zijn burgers gecontroleerd", limit=1)
    hits = search_json(result)["hits"]
    assert isinstance(hits, list)
    hit = hits[0]
    assert isinstance(hit, dict)
    assert hit["citation"] == hit["question_citation"]
    assert str(hit["answer_citation"]).startswith("Minister van Justitie en Veiligheid (D.M. van Weel)")
    assert str(hit["question_citation"]).startswith("Het lid El Abassi (DENK)")
    assert hit["found_in_note"] is None


def test_a_note_is_named_under_the_words_it_belongs_to(base: KnowledgeBase) -> None:
    """The minister's words are the passage, with the note's text below."""
    result = base.search("inkomensverdeling bevolkingsopbouw", limit=1)
    lines = printed(result)
    hit = result.hits[0]
    assert "antwoord op vraag 2" in lines[0]
    assert "voetnoot" not in lines[0]
    assert hit.passage in lines
    assert f"Voetnoot 1: {hit.record.footnotes[0].text}" in lines
