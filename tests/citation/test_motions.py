"""A motion is found by who tabled it, and means the kamerstuk whose number follows."""

from __future__ import annotations

import pytest

from kb.citation.motions import find_motions
from kb.citation.papers import find_papers


def found(text: str) -> list[tuple[str, str]]:
    papers = list(find_papers(text))
    return [(text[one.start : one.end], one.target) for one in find_motions(text, papers)]


@pytest.mark.parametrize(
    ("text", "written", "target"),
    [
        (
            "de motie-Van Nispen c.s. (Kamerstuk 24 587, nr. 995)(inge",
            "motie-Van Nispen c.s.",
            "kst-24587-995",
        ),
        ("aangenomenmotie-Van Nispen c.s.?", "motie-Van Nispen c.s.", "motie:vannispen"),
        (
            "motie van de leden Alkaya en van Raan verzoekt",
            "motie van de leden Alkaya en van Raan",
            "motie:alkaya/vanraan",
        ),
        ("motie Bontenbal/Thijssen (Kamerstuk 32 813, nr. 775)", "motie Bontenbal/Thijssen", "kst-32813-775"),
        ("motie Omtzigt c.s., Kamerstuk 35 925, nr. 137", "motie Omtzigt c.s.", "kst-35925-137"),
        (
            "motie van de leden Beckerman en Bushoff over het vermoeden (Kamerstuk 33529, nr. 1219)",
            "motie van de leden Beckerman en Bushoff",
            "kst-33529-1219",
        ),
        ("Motie De Hoop3 verzoekt", "Motie De Hoop", "motie:dehoop"),
        ("motie van kamerlid De Hoop over", "motie van kamerlid De Hoop", "motie:dehoop"),
    ],
)
def test_a_motion_is_found(text: str, written: str, target: str) -> None:
    assert found(text) == [(written, target)]


@pytest.mark.parametrize(
    "text",
    [
        "de motie van uw Kamer",
        "de motie van de Kamer",
        "SP-motie",
        "promotie A",
        "emotie Van B",
        "motie 1617",
    ],
)
def test_a_motion_without_a_name_is_left_out(text: str) -> None:
    assert found(text) == []
