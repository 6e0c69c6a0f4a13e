"""An example on ethnic profiling and face recognition: answers that only point, three questions in one."""

from __future__ import annotations

from tests.typeset.examples.office import (
    ADDRESS,
    ADDRESSEE,
    JUSTICE,
    JUSTICE_2025,
    NOTICE,
    POLICE_DEPARTMENT,
    RETURN_ADDRESS,
    UNIT,
)
from tests.typeset.spec import Exchange, LetterSpec, Note

FACES = LetterSpec(
    notice=NOTICE,
    subject="Antwoorden Kamervragen over gezichtsherkenning en etnisch profileren (voorbeeld)",
    date="6 november 2025",
    own_reference="9900433",
    your_reference="2025Z90050",
    ministry=JUSTICE,
    department=POLICE_DEPARTMENT,
    unit=UNIT,
    address=ADDRESS,
    return_address=RETURN_ADDRESS,
    addressee=ADDRESSEE,
    opening=(
        "In antwoord op uw brief van 16 oktober 2025 deel ik u mee dat de vragen van de leden Çelikdam (DVP) en "
        "Duinkerk (VP) over gezichtsherkenning en etnisch profileren worden beantwoord zoals aangegeven in de bijlage "
        "van deze brief."
    ),
    signatures=(JUSTICE_2025,),
    annex=(
        "Vragen van de leden Çelikdam (DVP) en Duinkerk (VP) aan de minister van Justitie en Veiligheid over "
        "gezichtsherkenning en etnisch profileren (ingezonden 16 oktober 2025, 2025Z90050)"
    ),
    exchanges=(
        Exchange(
            (1,),
            ("Kent u de column ‘Een gezicht is geen bewijs’ in het Voorbeeldblad van 11 oktober 2025?",),
            "Ja.",
        ),
        Exchange(
            (2,),
            ("Gebruikt de politie gezichtsherkenning in real time op straat?",),
            """
Nee. Biometrische identificatie op afstand in real time op openbare plaatsen is verboden, behoudens de uitzonderingen in
artikel 5, eerste lid, onder h, van de AI-verordening. Van die uitzonderingen kan in Nederland geen gebruik worden
gemaakt, omdat een nationale wettelijke grondslag ontbreekt. Ik ben niet voornemens die voor te stellen.
""",
        ),
        Exchange(
            (3,),
            ("En gezichtsherkenning achteraf? Onder welke voorwaarden gebeurt dat?",),
            """
Ja. De politie vergelijkt beelden van een verdachte met de foto’s in de strafrechtketendatabank. Dat mag alleen:

- bij een misdrijf waarvoor voorlopige hechtenis is toegelaten (artikel 67 van het Wetboek van Strafvordering);
- met toestemming van de officier van justitie;
- als twee deskundigen de vergelijking onafhankelijk van elkaar beoordelen.

Een uitkomst van het systeem is een aanwijzing en nooit bewijs.[^1]
""",
        ),
        Exchange(
            (4,),
            ("Klopt het dat zulke systemen vaker fouten maken bij mensen met een donkere huidskleur?",),
            """
Dat is bij oudere systemen vastgesteld. Bij het systeem dat de politie gebruikt, is het verschil in de laatste toets
(maart 2025) klein: 0,3% tegenover 0,2% onjuiste overeenkomsten. Elk verschil is er een te veel. Daarom gelden de
voorwaarden die ik in het antwoord op vraag 3 heb genoemd.
""",
        ),
        Exchange(
            (5,),
            ("Hoe voorkomt u dat een onjuiste overeenkomst leidt tot aanhouding van een onschuldige?",),
            "Zie het antwoord op vraag 3.",
        ),
        Exchange(
            (6,),
            ("Hoeveel klachten over etnisch profileren heeft de politie in 2023 en 2024 ontvangen?",),
            """
In 2023 waren het er 143, in 2024 waren het er 158. Van de klachten uit 2024 zijn er 21 gegrond verklaard. Ik verwijs
verder naar het antwoord dat mijn ambtsvoorganger op 12 december 2023 heeft gegeven (2023Z90007, antwoord op vraag 3).
Zijn verwachting dat het aantal zou dalen, is niet uitgekomen.
""",
        ),
        Exchange(
            (7, 8, 9),
            (
                "Is het handelingskader professioneel controleren inmiddels in elk basisteam ingevoerd?",
                "Zo nee, waarom niet, en wanneer wel?",
                "Wordt de naleving gemeten?",
            ),
            """
Het handelingskader is in 151 van de 168 basisteams ingevoerd. In de andere teams is dat uitgesteld door een tekort aan
opleiders. Zij volgen vóór 1 juli 2026, een half jaar later dan in 2023 is toegezegd.

De naleving wordt gemeten met steekproeven. Ik kan u de uitkomsten nog niet geven: een betrouwbaar beeld is er pas na een
jaar. Ik zeg toe dat ik uw Kamer de eerste meting in het najaar van 2026 stuur.
""",
        ),
        Exchange(
            (10,),
            ("Bent u bereid een verbod op gezichtsherkenning door de politie te onderzoeken?",),
            """
Nee, een volledig verbod acht ik niet nodig. Deels kom ik u wel tegemoet: ik laat onderzoeken of de wettelijke grondslag
voor gezichtsherkenning achteraf moet worden aangescherpt. Over de systemen waarmee de politie is gestopt, verwijs ik
naar mijn antwoorden van 22 mei 2025 (2025Z90031).
""",
        ),
    ),
    notes=(
        Note("1", "Zie artikel 338 van het Wetboek van Strafvordering over de overtuiging van de rechter."),
    ),
)
