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
        ("de motie-Bikker/Omtzigt zegt", "motie-Bikker/Omtzigt", "motie:bikker/omtzigt"),
        ("motie van het lid Bikker (Kamerstuk 36 410, nr. 74)", "motie van het lid Bikker", "kst-36410-74"),
        (
            "motie van de leden Van Kent (SP) en Patijn (GroenLinks-PvdA) over x (Kamerstuk 29 544, nr. 12)",
            "motie van de leden Van Kent (SP) en Patijn",
            "kst-29544-12",
        ),
    ],
)
def test_a_motion_is_found(text: str, written: str, target: str) -> None:
    assert found(text) == [(written, target)]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("de moties-Bikker/Omtzigt en -Van Dijk c.s.", ["motie:bikker/omtzigt", "motie:vandijk"]),
        ("de moties Bikker, Omtzigt en Van Dijk", ["motie:bikker", "motie:omtzigt", "motie:vandijk"]),
        (
            "de moties van het lid Bikker (Kamerstuk 36 410, nr. 74) en van het lid Omtzigt (36 410, nr. 75)",
            ["kst-36410-74", "kst-36410-75"],
        ),
        (
            "de moties van de leden Bikker en Omtzigt (Kamerstuk 36 410, nr. 74) en Dijk (36 410, nr. 75)",
            ["kst-36410-74", "kst-36410-75"],
        ),
    ],
)
def test_each_of_several_motions_is_found(text: str, targets: list[str]) -> None:
    assert [target for _, target in found(text)] == targets


def test_whose_motions_are_whose_is_not_guessed() -> None:
    assert found("de moties van de leden Bikker en Omtzigt zijn aangenomen") == []


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
