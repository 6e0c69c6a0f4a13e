"""Two examples on the AI Act: a letter by headings (2024) and answers as parliament prints them (2025)."""

from __future__ import annotations

from tests.typeset.examples.office import (
    ADDRESS,
    ADDRESSEE,
    DIGITAL_DEPARTMENT,
    INTERIOR,
    INTERIOR_2024,
    NOTICE,
    RETURN_ADDRESS,
    UNIT,
)
from tests.typeset.spec import AanhangselSpec, Exchange, LetterSpec, Note

PROGRESS = LetterSpec(
    notice=NOTICE,
    subject="Voortgang invoering AI-verordening en Algoritmeregister (voorbeeld)",
    date="10 oktober 2024",
    own_reference="2024-0000099901",
    ministry=INTERIOR,
    department=DIGITAL_DEPARTMENT,
    unit=UNIT,
    address=ADDRESS,
    return_address=RETURN_ADDRESS,
    addressee=ADDRESSEE,
    opening=(
        "Geachte voorzitter,\n\nMet deze brief informeer ik uw Kamer, mede namens de Minister van Sociale Zaken en "
        "Werkgelegenheid, over de invoering van de AI-verordening[^1] bij het Rijk en over het vullen van het "
        "Algoritmeregister (Kamerstuk 26 643, nr. 9901; voorbeeldnummer). Daarmee kom ik twee toezeggingen na."
    ),
    body="""
## 1. Invoering van de AI-verordening

De AI-verordening is op 1 augustus 2024 in werking getreden. De verplichtingen gaan in stappen gelden:

| Onderwerp | Artikel | Vanaf |
| Verboden AI-praktijken en AI-geletterdheid | 4 en 5 | 2 februari 2025 |
| AI-modellen voor algemene doeleinden | 51 tot en met 56 | 2 augustus 2025 |
| AI-systemen met een hoog risico (bijlage III) | 6 en verder | 2 augustus 2026 |

Alle ministeries hebben deze zomer geïnventariseerd welke AI-systemen zij gebruiken. Van de 214 systemen vallen er naar
verwachting 31 in de categorie hoog risico. Bij twee systemen wordt nog onderzocht of zij onder een verbod vallen. Ik
zeg toe dat verboden systemen uiterlijk op 1 februari 2025 buiten gebruik zijn en dat ik uw Kamer dat vóór die datum
bevestig.

## 2. Algoritmeregister

De Minister van Sociale Zaken en Werkgelegenheid heeft uw Kamer op 11 juni 2024 toegezegd dat de algoritmes met een hoog
risico van zijn ministerie en van de uitvoeringsorganisaties vóór 1 oktober 2024 in het Algoritmeregister zouden staan
(2024Z90027, antwoord op vraag 5). Die toezegging is grotendeels nagekomen: van de 47 algoritmes staan er 43 in het
register. De overige vier volgen vóór het einde van het jaar.

Gemeenten zijn nog niet wettelijk verplicht hun algoritmes te registreren. Met de Vereniging van Nederlandse Gemeenten
is afgesproken dat de honderd grootste gemeenten in 2025 hun algoritmes met een hoog risico registreren.

## 3. Voorkomen van discriminatie

Een register voorkomt op zichzelf geen discriminatie. Daarom geldt voor het Rijk dat vóór de ingebruikname van een
algoritme met een hoog risico:

1. een Impact Assessment Mensenrechten en Algoritmes (IAMA) wordt uitgevoerd;
2. wordt getoetst op vooringenomenheid, en die toets jaarlijks wordt herhaald;
3. wordt vastgelegd wie het besluit neemt en hoe iemand daartegen kan opkomen.

De ervaringen met de Risicowijzer Uitkeringen en met het Criminaliteits Anticipatie Systeem (CAS) laten zien waarom dat
nodig is. In beide gevallen bleek pas tijdens het gebruik dat groepen ongelijk werden behandeld of konden worden
behandeld.

## 4. Toezicht

De Autoriteit Persoonsgegevens coördineert het toezicht op algoritmes en AI. Over de aanwijzing van de toezichthouders
die artikel 70 van de AI-verordening voorschrijft, stuur ik uw Kamer in het voorjaar van 2025 een wetsvoorstel.
""",
    signatures=(INTERIOR_2024,),
    notes=(
        Note(
            "1",
            "Verordening (EU) 2024/1689 van het Europees Parlement en de Raad van 13 juni 2024 tot vaststelling van "
            "geharmoniseerde regels betreffende artificiële intelligentie.",
        ),
    ),
)

BANS = AanhangselSpec(
    notice=NOTICE,
    number="9012",
    session="2024–2025",
    identifier="ah-tk-20242025-9012",
    place="’s-Gravenhage 2025",
    asked=(
        "Vragen van het lid **Duinkerk** (VP) aan de Staatssecretaris van Binnenlandse Zaken en Koninkrijksrelaties "
        "en de Minister van Justitie en Veiligheid over //de verboden van de AI-verordening// (ingezonden 4 februari "
        "2025)."
    ),
    answered=(
        "Antwoord van Staatssecretaris **Voorbeeldstra** (Binnenlandse Zaken en Koninkrijksrelaties), mede namens de "
        "Minister van Justitie en Veiligheid (ontvangen 25 februari 2025). Zie ook Aanhangsel Handelingen, "
        "vergaderjaar 2023–2024, nr. 9007."
    ),
    exchanges=(
        Exchange(
            (1,),
            (
                "Kunt u bevestigen dat sinds 2 februari 2025 de verboden van artikel 5 van de AI-verordening gelden, "
                "ook voor overheden?[^1]",
            ),
            "Ja.",
        ),
        Exchange(
            (2, 3),
            (
                "Herinnert u zich uw toezegging van 10 oktober 2024 dat verboden systemen uiterlijk op 1 februari "
                "2025 buiten gebruik zouden zijn?[^2]",
                "Is die toezegging nagekomen?",
            ),
            """
Ja. Van de twee systemen waarover ik in oktober nog geen uitsluitsel kon geven, is er één beëindigd: een proef waarbij
de stemming van bellers naar een klantcontactcentrum werd afgeleid uit hun stem. Emotieherkenning van medewerkers op de
werkplek is verboden; dat ook die van de medewerkers zelf werd gemeten, had niet mogen gebeuren. Het andere systeem
blijkt geen AI-systeem te zijn in de zin van artikel 3, onderdeel 1, van de AI-verordening.
Ik had uw Kamer dit vóór 2 februari moeten bevestigen. Dat is niet gelukt, waarvoor mijn excuses.
""",
        ),
        Exchange(
            (4,),
            (
                "Welke van de volgende toepassingen zijn volgens u verboden: a) een systeem dat voorspelt of een "
                "bepaalde persoon een misdrijf zal plegen, en b) een systeem dat voorspelt waar misdrijven zullen "
                "plaatsvinden?",
            ),
            """
a) Dit is verboden als de voorspelling uitsluitend berust op profilering of op persoonlijkheidskenmerken (artikel 5,
eerste lid, onder d). Ondersteunt het systeem een menselijke beoordeling die al op objectieve feiten berust, dan is het
toegestaan, maar geldt het als hoog risico.
b) Dit is niet verboden zolang geen personen worden beoordeeld. Het Criminaliteits Anticipatie Systeem (CAS) van de
politie is daarvan een voorbeeld. Het gebruik daarvan is sinds 1 maart 2024 opgeschort, zoals de Minister van Justitie
en Veiligheid uw Kamer heeft gemeld (2024Z90014, antwoord op vraag 6).
""",
        ),
        Exchange(
            (5,),
            ("Deelt u de mening dat gebiedsgebonden predictive policing ook verboden zou moeten worden?",),
            """
Het kabinet ziet daarvoor nu geen reden. De AI-verordening is net van toepassing en laat lidstaten op dit punt weinig
ruimte voor eigen verboden. Wel kan een gebiedsgebonden systeem in strijd zijn met het verbod van discriminatie in
artikel 1 van de Grondwet en artikel 14 van het Europees Verdrag voor de Rechten van de Mens. Dat moet per systeem
worden getoetst, onder meer in Noord-Holland en Limburg, waar de politie nog met een ander hulpmiddel werkt.
""",
        ),
        Exchange(
            (6,),
            ("Hoeveel ambtenaren zijn inmiddels opgeleid in AI-geletterdheid, zoals artikel 4 vereist?",),
            """
Dat wordt niet centraal bijgehouden. De ministeries rapporteren hierover vanaf 2026 in hun jaarverslag. Zie verder de
antwoorden op eerdere vragen (Kamerstuk 26 643, nr. 9905; voorbeeldnummer).
""",
        ),
        Exchange(
            (7,),
            ("Wilt u deze vragen afzonderlijk en binnen drie weken beantwoorden?",),
            "De vragen 2 en 3 zijn samen beantwoord, omdat zij op dezelfde toezegging zien.",
        ),
    ),
    notes=(
        Note("1", "Verordening (EU) 2024/1689, PbEU L van 12 juli 2024."),
        Note("2", "Kamerstuk 26 643, nr. 9901 (voorbeeldnummer), paragraaf 1."),
    ),
)
