"""Letterheads, margin columns, feet and closings by chance, as ministries and the Tweede Kamer set them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from benchmarks.roads.content import Content

_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
    "november", "december",
)  # fmt: skip
_MINISTRIES = (
    "Financiën", "Justitie en Veiligheid", "Binnenlandse Zaken en Koninkrijksrelaties", "Defensie",
    "Volksgezondheid, Welzijn en Sport", "Onderwijs, Cultuur en Wetenschap", "Infrastructuur en Waterstaat",
    "Sociale Zaken en Werkgelegenheid", "Economische Zaken en Klimaat", "Buitenlandse Zaken",
    "Landbouw, Natuur en Voedselkwaliteit",
)  # fmt: skip
_DESKS = (
    "Directoraat-Generaal", "Politie en", "Veiligheidsregio's", "Directie Beleid",
    "Directie Financiële Markten",
    "Bestuursdepartement", "DG Rechtspleging en", "Rechtshandhaving", "Afdeling Toezicht",
    "Directie Wetgeving",
    "Programma Digitale", "Overheid", "Directoraat-generaal Milieu", "en Internationaal",
    "Hoofddirectie Beleid",
    "Bestuur, Bedrijfsvoering", "Team Parlement",
)  # fmt: skip
_NAMES = (
    "A.B. Jansen",
    "drs. M. de Vries",
    "Maria Voorbeeld",
    "H.G.J. Voorbeeld",
    "E.D. Wiersma",
    "Hugo van der Laan",
)
_STREETS = (
    "Turfmarkt 147",
    "Korte Voorhout 7",
    "Rijnstraat 8",
    "Bezuidenhoutseweg 73",
    "Parnassusplein 5",
    "Plein 4",
)
_LABELS = (
    "Onze referentie", "Uw referentie", "Ons kenmerk", "Uw kenmerk", "Uw brief (kenmerk)", "Bijlagen",
    "Bijlage(n)", "Kopie aan",
)  # fmt: skip
_REQUEST = (
    "Bij beantwoording de datum en",
    "ons kenmerk vermelden. Wilt u",
    "slechts één zaak in uw brief",
    "behandelen.",
)


@dataclass(frozen=True, slots=True)
class Head:
    """The lines above and below a letter's questions, and what its pages repeat."""

    lines: tuple[str, ...]
    closing: tuple[str, ...]
    title: str
    margin: tuple[str, ...]
    column: tuple[str, ...]
    """The first page's column where it stands below or amid the text; nothing where it stands above."""
    year: int
    number: int
    print_style: int

    def official_feet(self, page: int) -> list[str]:
        """The foot of a page of the Aanhangsel van de Handelingen."""
        foot = f"Tweede Kamer, vergaderjaar {self.year}–{self.year + 1}, Aanhangsel"
        feet = [f"{foot} {page}"] if self.print_style else [foot, str(page)]
        if page > 1:
            return feet
        own = [
            f"ah-tk-{self.year}{self.year + 1}-{self.number}",
            "ISSN 0921 - 7398",
            f"’s-Gravenhage {self.year + 1}",
        ]
        if self.print_style == 1:
            return [own[0], f"{own[1]}{own[2]}{feet[0]}"]
        return [" ".join(own), *feet] if self.print_style == 2 else [*own, *feet]


def head_of(first: Content, chance: Random, *, official: bool) -> Head:
    """A head by chance for a letter whose first record is this."""
    pick = chance.choice
    ministry, day = pick(_MINISTRIES), _day(chance)
    reference = pick(
        [
            str(chance.randint(10**6, 10**7)),
            f"{pick(['FM', 'DGKE', 'IENW/BSK'])}-{chance.randint(1000, 99999)}",
        ]
    )
    desks = chance.sample(_DESKS, chance.randint(1, 4))
    margin = _margin(desks, ministry, day, reference, chance)
    column = _column(desks, reference, chance)
    place = pick(["none", "top", "text", "text"])
    year, number = chance.randint(2014, 2025), chance.randint(100, 3999)
    about = first.question[:60].replace("\n", " ")
    top = (
        _official(year, number, ministry, about, chance)
        if official
        else _letterhead(ministry, day, about, chance)
    )
    if place == "top" and not official:
        top[1:1] = column
    closing = [f"De {pick(['Minister', 'Staatssecretaris'])} van {ministry},", pick(_NAMES)]
    if chance.random() < 0.6:
        closing.insert(0, "Hoogachtend,")
    if not official and chance.random() < 0.4:
        top, closing = [*top, *closing], []
    return Head(
        tuple(top), () if official else tuple(closing),
        pick(["Beantwoording", "Beantwoording Kamervragen", "Ministerie", f"Ministerie van {ministry}"]),
        tuple(margin), tuple(column) if place == "text" and not official else (),
        year, number, chance.randint(0, 2),
    )  # fmt: skip


def _day(chance: Random) -> str:
    return f"{chance.randint(1, 28)} {chance.choice(_MONTHS)} {chance.randint(2018, 2025)}"


def _margin(desks: Sequence[str], ministry: str, day: str, reference: str, chance: Random) -> list[str]:
    """The column of the pages after the first."""
    label = chance.choice(["Ons kenmerk", "Onze referentie", "Kenmerk", "Uw kenmerk"])
    dates = chance.choice([[f"Datum {day}"], ["Datum", day], ["Datum", day], [day]])
    marks = chance.choice([[f"{label}{reference}"], [label, reference], [label, reference], [reference], []])
    return [*([f"Ministerie van {ministry}"] if chance.random() < 0.3 else []), *desks, *dates, *marks]


def _column(desks: Sequence[str], reference: str, chance: Random) -> list[str]:
    """The column of the first page: desks, address, people, references."""
    found = [*desks]
    code = (
        f"{chance.choice(['2511', '2500', '2515', '2594'])} {chance.choice(['DP', 'EE', 'XP', 'AC', 'CW'])}"
    )
    for share, lines in (
        (0.7, [chance.choice(_STREETS), f"{code} {chance.choice(['Den Haag', 'DEN HAAG'])}"]),
        (0.5, [f"Postbus {chance.randint(16000, 20999)}", "2500 EH Den Haag"]),
        (0.5, [chance.choice(["www.rijksoverheid.nl", "www.rijksoverheid.nl/jenv", "www.minienw.nl"])]),
        (0.4, ["Contactpersoon", chance.choice(_NAMES)]),
        (0.3, [f"T 070-{chance.randint(10**6, 10**7)}"]),
    ):
        if chance.random() < share:
            found += lines
    for label in chance.sample(_LABELS, chance.randint(1, 4)):
        value = {"O": reference, "U": f"{chance.randint(2018, 2025)}Z{chance.randint(10000, 29999)}"}.get(
            label[0], "2"
        )
        found += chance.choice([[label, value], [label, value], [f"{label} {value}"], [f"{label}: {value}"]])
    return [*found, *(_REQUEST if chance.random() < 0.3 else ())]


def _letterhead(ministry: str, day: str, about: str, chance: Random) -> list[str]:
    pick = chance.choice
    lines = [pick(["> Retouradres Postbus 20201 2500 EE Den Haag", f"Ministerie van {ministry}"])]
    lines += pick(
        [
            ["Aan de Voorzitter van de Tweede Kamer der Staten-Generaal"],
            ["De voorzitter van de Tweede Kamer", "der Staten-Generaal"],
        ]
    )
    lines += ["Postbus 20018", f"2500 EA {pick(['Den Haag', 'DEN HAAG'])}"] if chance.random() < 0.8 else []
    subject = f"Beantwoording vragen over {about}"
    lines += pick([[f"Datum {day}", f"Betreft {subject}"], ["Datum", day, "Betreft", subject]])
    if chance.random() < 0.6:
        lines.append(f"Uw referentie {chance.randint(2018, 2025)}Z{chance.randint(10000, 29999)}")
    opening = [
        "Hierbij zend ik u de antwoorden op de vragen die mij zijn gesteld.",
        f"Hierbij bied ik u de antwoorden aan op de vragen die zijn gesteld op {_day(chance)}.",
        f"In antwoord op uw brief van {_day(chance)} deel ik u mee dat de antwoorden hierbij gaan.",
    ]
    return [*lines, "Geachte voorzitter,", pick(opening)]


def _official(year: int, number: int, ministry: str, about: str, chance: Random) -> list[str]:
    """The head of a paper of the Aanhangsel."""
    name, day = chance.choice(_NAMES).split()[-1], _day(chance)
    return [
        f"Tweede Kamer der Staten-Generaal{chance.choice(['', ' 2'])}",
        f"Vergaderjaar {year}–{year + 1}{chance.choice(['', ' Aanhangsel van de Handelingen'])}",
        "Vragen gesteld door de leden der Kamer, met de daarop door de regering gegeven antwoorden",
        str(number),
        f"Vragen van het lid {name} (VVD) aan de Minister van {ministry} over {about} (ingezonden {day}).",
        f"Antwoord van Minister {name} ({ministry}) (ontvangen {_day(chance)}).",
    ]
