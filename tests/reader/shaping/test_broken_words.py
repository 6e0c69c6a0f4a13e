"""Words that a program broke at a line's end with a hyphen of its own."""

from __future__ import annotations

import pytest

from kb.reader.shaping.flow import FlowLine, flow
from kb.reader.shaping.hyphen import vocabulary


@pytest.mark.parametrize("hyphen", ["\u2010", "\u00ad"])
def test_a_word_that_a_program_broke_is_whole_again(hyphen: str) -> None:
    """Browsers and typesetters break with signs that nobody types."""
    lines = [FlowLine(1, f"dat het zie{hyphen}"), FlowLine(2, "kenhuis dicht gaat")]
    block = flow(lines, vocabulary(line.text for line in lines))
    assert block.text == "dat het ziekenhuis dicht gaat"
    assert [(span.line, span.start, span.end) for span in block.spans] == [(1, 0, 11), (2, 0, 18)]


def test_a_word_that_the_document_writes_with_a_hyphen_keeps_it() -> None:
    lines = [FlowLine(1, "de PFAS-norm en de PFAS-"), FlowLine(2, "norm")]
    assert flow(lines, vocabulary(line.text for line in lines)).text.endswith("PFAS-norm")


def test_a_list_of_two_keeps_hyphen_and_blank() -> None:
    lines = [FlowLine(1, "de kwaliteits‐"), FlowLine(2, "en veiligheidseisen")]
    assert flow(lines, vocabulary(line.text for line in lines)).text == "de kwaliteits‐ en veiligheidseisen"


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        (
            "een internationale CO",
            "2-heffing naast een nationale",
            "een internationale CO2-heffing naast een nationale",
        ),
        ("4,5 miljard m", "3 aan aardgas", "4,5 miljard m3 aan aardgas"),
        ("21 februari 2023, ECLI:NL-", ":RBDHA:2023:2055", "21 februari 2023, ECLI:NL:RBDHA:2023:2055"),
        ("er waren er in 2023", "3 meer dan in 2022", "er waren er in 2023 3 meer dan in 2022"),
    ],
)
def test_a_gas_a_measure_or_a_judgments_number_that_a_line_end_cut_is_whole(
    above: str, below: str, whole: str
) -> None:
    lines = [FlowLine(1, above), FlowLine(2, below)]
    assert flow(lines, vocabulary(())).text == whole
