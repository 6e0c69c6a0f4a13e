"""What stands between '---' at the top of a page of policy is about the page, not part of it."""

from __future__ import annotations

import pytest

from kb.limits import DEFAULT_LIMITS
from kb.reader.plain.markdown import read

BODY = "\n## Vereiste\n\nPersoneel is voldoende AI-geletterd.\n"


def texts(front: str) -> list[str]:
    """The blocks of a page with this front matter."""
    reading = read(f"---\n{front}---\n{BODY}".encode(), DEFAULT_LIMITS)
    return [block.text for block in reading.blocks]


@pytest.mark.parametrize(
    "front",
    [
        "title: Toezicht\n",
        "# vul hier een titel in\ntitle: Toezicht\nonderwerp:\n- governance\n-\n- 'bias'\n",
        "title: Toezicht\nrollen:\n" + "".join(f"- rol-{number}\n" for number in range(90)),
        "title: Toezicht\ntoelichting: Een zin.\n  Die doorloopt: zo.\n",
    ],
)
def test_front_matter_is_no_text(front: str) -> None:
    """Lists of any length, comments and lines that go on are not read as the letter's words."""
    assert texts(front) == ["Vereiste", "Personeel is voldoende AI-geletterd."]
    pairs = dict(read(f"---\n{front}---\n{BODY}".encode(), DEFAULT_LIMITS).metadata)
    assert pairs["title"] == "Toezicht"
    assert not any(name.startswith(("#", "-")) for name in pairs)


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    """Two rules around prose are rules: the words between them stay."""
    assert "Geachte voorzitter," in " ".join(texts("Geachte voorzitter,\nhierbij de antwoorden.\n"))


def test_a_line_with_an_escaped_sign_keeps_its_place() -> None:
    """Converters write 'a\\. Ja.' lest it be a list; a quote of it can be found in the source."""
    (block,) = read(b"a\\. Ja. Zie *hoofdstuk* 2\\.1 van het rapport\\.\n", DEFAULT_LIMITS).blocks
    assert block.text == "a. Ja. Zie hoofdstuk 2.1 van het rapport."
    assert [(span.start, span.end) for span in block.spans] == [(0, 12), (13, 22), (23, 46)]


@pytest.mark.parametrize("raised", ["^1^", "$^{1}$", "$^1$"])
def test_a_raised_figure_is_a_mark_and_one_of_a_unit_is_not(raised: str) -> None:
    text = f"Dat is 40 m^2^ groot.{raised} Het blijft zo.\n\n[^1]: Een noot.\n"
    block = read(text.encode(), DEFAULT_LIMITS).blocks[0]
    assert block.text == "Dat is 40 m2 groot. Het blijft zo."
    assert [(mark.offset, mark.mark) for mark in block.marks] == [(19, "1")]


def test_a_heading_on_a_line_of_its_own_is_parted_from_the_line_below() -> None:
    """'Antwoord 3' and below it the answer, with no blank line between them."""
    content = (
        "Vraag 3\nWat is het verschil?\n\n"
        "Antwoord 3\nBij een steekproef heeft iedereen een even grote kans.\n"
    )
    assert [block.text for block in read(content.encode(), DEFAULT_LIMITS).blocks] == [
        "Vraag 3",
        "Wat is het verschil?",
        "Antwoord 3",
        "Bij een steekproef heeft iedereen een even grote kans.",
    ]
