"""Three examples on one system over time: CAS paused (2024), stopped (2025), its data destroyed (2025)."""

from __future__ import annotations

from tests.typeset.examples.office import (
    ADDRESS,
    ADDRESSEE,
    JUSTICE,
    JUSTICE_2024,
    JUSTICE_2025,
    NOTICE,
    POLICE_DEPARTMENT,
    RETURN_ADDRESS,
    UNIT,
)
from tests.typeset.spec import Exchange, LetterSpec, Note

PAUSED = LetterSpec(
    notice=NOTICE,
    subject="Antwoorden Kamervragen over de evaluatie van het Criminaliteits Anticipatie Systeem (voorbeeld)",
    date="9 april 2024",
    own_reference="9900228",
    your_reference="2024Z90014",
    ministry=JUSTICE,
    department=POLICE_DEPARTMENT,
    unit=UNIT,
    address=ADDRESS,
    return_address=RETURN_ADDRESS,
    addressee=ADDRESSEE,
    opening=(
        "In antwoord op uw brief van 30 januari 2024 deel ik u, mede namens de Staatssecretaris van Binnenlandse "
        "Zaken en Koninkrijksrelaties, mee dat de vragen van de leden Duinkerk (VP) en Van Oeverzicht (LVB) over "
        "de evaluatie van het Criminaliteits Anticipatie Systeem worden beantwoord zoals aangegeven in de bijlage "
        "van deze brief. Op 20 februari 2024 heb ik u om uitstel gevraagd."
    ),
    signatures=(JUSTICE_2024,),
    annex=(
        "Vragen van de leden Duinkerk (VP) en Van Oeverzicht (LVB) aan de minister van Justitie en Veiligheid en de "
        "staatssecretaris van Binnenlandse Zaken en Koninkrijksrelaties over de evaluatie van het Criminaliteits "
        "Anticipatie Systeem (ingezonden 30 januari 2024, 2024Z90014)"
    ),
    exchanges=(
        Exchange(
            (1,),
            (
                "Herinnert u zich uw toezegging van 14 april 2023 dat de Kamer vóór het einde van 2023 een "
                "onafhankelijke evaluatie van het Criminaliteits Anticipatie Systeem (CAS) zou ontvangen?[^1]",
            ),
            "Ja.",
        ),
        Exchange(
            (2, 3),
            (
                "Waarom heeft de Kamer deze evaluatie nog niet ontvangen?",
                "Wanneer kan de Kamer haar alsnog tegemoetzien?",
            ),
            """
De onderzoekers hadden meer tijd nodig, omdat de gegevens over de inzet van de surveillance per basisteam
verschillend werden vastgelegd. Ik had uw Kamer daarover eerder moeten informeren.

Het rapport is op 22 maart 2024 aan uw Kamer gestuurd.[^2] Daarmee is de toezegging alsnog nagekomen, zij het drie
maanden later dan ik had toegezegd.
""",
        ),
        Exchange(
            (4,),
            ("Wat zijn de belangrijkste conclusies van de evaluatie over de effectiviteit van het CAS?",),
            """
De onderzoekers hebben 40 basisteams die het CAS gebruiken, vergeleken met 40 basisteams die dat niet doen:

| Misdrijf | Met CAS | Zonder CAS |
| Woninginbraak | -9% | -8% |
| Straatroof | -4% | -5% |
| Fietsdiefstal | -2% | -2% |

De verschillen zijn niet statistisch significant. De onderzoekers concluderen dat een operationele meerwaarde niet is
aangetoond. Dat sluit niet uit dat het CAS in afzonderlijke teams heeft geholpen, maar het is minder dan ik vorig jaar
in mijn antwoord op vraag 3 verwachtte (2023Z90001).
""",
        ),
        Exchange(
            (5,),
            (
                """
Kunt u aangeven:

a) of de evaluatie aanwijzingen bevat voor vooringenomenheid in de uitkomsten;

b) of wijken met veel inwoners met een migratieachtergrond vaker als risicogebied zijn aangemerkt?
""",
            ),
            """
a) Ja. De uitkomsten volgen de aangiftebereidheid. Waar bewoners en ondernemers vaker aangifte doen, verwacht het
systeem meer misdrijven, ook als er in werkelijkheid niet meer misdrijven worden gepleegd.

b) Dat is in 7 van de 40 onderzochte basisteams het geval. De onderzoekers noemen dit een risico op indirecte
discriminatie. Zij hebben niet kunnen vaststellen dat het in de praktijk tot etnisch profileren heeft geleid.
""",
        ),
        Exchange(
            (6,),
            ("Bent u nu wel bereid het gebruik van het CAS stil te leggen? Zo nee, waarom niet?",),
            """
Ja. Vorig jaar zag ik daarvoor geen aanleiding.[^3] De evaluatie geeft die aanleiding wel. In overleg met de
korpsleiding is het gebruik van het CAS per 1 maart 2024 in alle basisteams opgeschort. Het wordt niet hervat voordat
een mensenrechtentoets is uitgevoerd en de tekortkomingen die ik in het antwoord op vraag 5 heb genoemd, zijn
opgelost. Ik zeg toe dat ik uw Kamer over de uitkomst informeer in het eerste kwartaal van 2025.
""",
        ),
        Exchange(
            (7,),
            (
                "Valt het CAS onder de verboden van de Europese AI-verordening, waarover op 13 maart 2024 in het "
                "Europees Parlement is gestemd?",
            ),
            """
Artikel 5 van de AI-verordening verbiedt risicobeoordelingen van natuurlijke personen die uitsluitend op profilering
berusten. Het CAS beoordeelt gebieden en geen personen. Het valt daarom naar verwachting niet onder dit verbod. De
Staatssecretaris van Binnenlandse Zaken en Koninkrijksrelaties werkt aan een overzicht van alle AI-systemen van het
Rijk die onder de AI-verordening vallen, en stuurt uw Kamer dat overzicht dit najaar.
""",
        ),
        Exchange(
            (8,),
            ("Zijn mensen die in een risicogebied zijn gecontroleerd, in hun rechten geschaad?",),
            "Zie het antwoord op vraag 5.",
        ),
    ),
    notes=(
        Note("1", "Antwoord op vraag 3 van het lid Duinkerk (VP), 2023Z90001."),
        Note("2", "Kamerstuk 29 628, nr. 9940 (voorbeeldnummer)."),
        Note("3", "Antwoord op vraag 6 van het lid Duinkerk (VP), 2023Z90001."),
    ),
)

STOPPED = LetterSpec(
    notice=NOTICE,
    subject="Antwoorden Kamervragen over het beëindigen van het Criminaliteits Anticipatie Systeem (voorbeeld)",
    date="22 mei 2025",
    own_reference="9900351",
    your_reference="2025Z90031",
    ministry=JUSTICE,
    department=POLICE_DEPARTMENT,
    unit=UNIT,
    address=ADDRESS,
    return_address=RETURN_ADDRESS,
    addressee=ADDRESSEE,
    opening=(
        "In antwoord op uw brief van 24 april 2025 deel ik u mee dat de vragen van het lid Van Oeverzicht (LVB) over "
        "het beëindigen van het Criminaliteits Anticipatie Systeem worden beantwoord zoals aangegeven in de bijlage "
        "van deze brief."
    ),
    signatures=(JUSTICE_2025,),
    annex=(
        "Vragen van het lid Van Oeverzicht (LVB) aan de minister van Justitie en Veiligheid over het beëindigen van "
        "het Criminaliteits Anticipatie Systeem (ingezonden 24 april 2025, 2025Z90031)"
    ),
    exchanges=(
        Exchange(
            (1,),
            (
                "Klopt het dat de politie per 1 april 2025 met het Criminaliteits Anticipatie Systeem (CAS) is gestopt?",
            ),
            "Ja.",
        ),
        Exchange(
            (2,),
            ("Wat zijn de redenen om het CAS, dat sinds maart 2024 stillag, nu definitief te beëindigen?",),
            """
Mijn ambtsvoorganger heeft uw Kamer op 9 april 2024 gemeld dat het gebruik was opgeschort (2024Z90014, antwoord op
vraag 6). De mensenrechtentoets die daarop volgde, is op 14 februari 2025 afgerond. De korpsleiding heeft op grond
daarvan drie redenen genoemd om te stoppen:

1. de operationele meerwaarde is niet aangetoond;
2. de vooringenomenheid in de uitkomsten kan niet worden weggenomen zonder het systeem opnieuw te bouwen;
3. de kosten daarvan wegen niet op tegen de baten.

Ik steun dat besluit. Hiermee is ook de toezegging nagekomen om uw Kamer in het eerste kwartaal van 2025 te
informeren, zij het enkele weken te laat.
""",
        ),
        Exchange(
            (3, 4),
            (
                "Wat komt er voor het CAS in de plaats?",
                "Wat heeft het CAS in totaal gekost, uitgesplitst naar ontwikkeling en beheer?",
            ),
            """
Er komt geen systeem voor in de plaats. De basisteams plannen hun surveillance op basis van hun eigen
informatierapportages. De kosten waren:

| Jaar | Ontwikkeling | Beheer |
| 2017 tot en met 2022 | € 2,1 miljoen | € 3,4 miljoen |
| 2023 | € 0,1 miljoen | € 0,6 miljoen |
| 2024 | € 0,0 miljoen | € 0,3 miljoen |
""",
        ),
        Exchange(
            (5,),
            ("Was het gebruik van het CAS na 2 februari 2025 nog toegestaan onder de AI-verordening?",),
            """
Het CAS lag toen al stil. Het verbod van artikel 5, eerste lid, onder d, van Verordening (EU) 2024/1689[^1] geldt
voor de beoordeling van personen. Het CAS beoordeelde gebieden. Een nieuw systeem zou wel als AI-systeem met een hoog
risico kunnen gelden, met alle eisen van hoofdstuk III van die verordening.
""",
        ),
        Exchange(
            (6,),
            (
                "Bent u bereid mensen te compenseren die door het CAS onevenredig vaak zijn gecontroleerd? "
                "Zo nee, waarom niet?",
            ),
            """
Nee. Een controle vereist een eigen grondslag en kon nooit alleen op het CAS berusten. Niet is vast te stellen welke
controles mede door het CAS op een bepaalde plaats zijn gehouden. Wie meent dat hij is gediscrimineerd, kan een klacht
indienen bij de politie, bij de Nationale ombudsman of bij het College voor de Rechten van de Mens.
""",
        ),
        Exchange(
            (7,),
            ("Wat gebeurt er met de gegevens en de modellen van het CAS?",),
            """
De gegevens worden vernietigd met inachtneming van artikel 14 van de Wet politiegegevens. De broncode en de
documentatie worden onder de Archiefwet 1995 bewaard, zodat onderzoek mogelijk blijft. Ik zeg toe dat ik uw Kamer
vóór 1 oktober 2025 meld dat de vernietiging is voltooid.
""",
        ),
        Exchange(
            (8,),
            ("Kunt u garanderen dat de politie geen algoritmes gebruikt die leiden tot etnisch profileren?",),
            """
Etnisch profileren is verboden, met en zonder algoritme. Elk algoritme met een hoog risico wordt vooraf getoetst op
vooringenomenheid en opgenomen in het Algoritmeregister. Het besluit dat ik in het antwoord op vraag 2 heb
beschreven, laat zien dat zo’n toets gevolgen heeft.
""",
        ),
    ),
    notes=(Note("1", "PbEU L, 2024/1689, 12 juli 2024 (verordening artificiële intelligentie)."),),
)

CLOSED = LetterSpec(
    notice=NOTICE,
    subject="Afronding van het Criminaliteits Anticipatie Systeem: gegevens vernietigd, lessen getrokken (voorbeeld)",
    date="18 september 2025",
    own_reference="9900402",
    ministry=JUSTICE,
    department=POLICE_DEPARTMENT,
    unit=UNIT,
    address=ADDRESS,
    return_address=RETURN_ADDRESS,
    addressee=ADDRESSEE,
    opening=(
        "Geachte voorzitter,\n\nOp 22 mei 2025 heb ik uw Kamer toegezegd te melden wanneer de gegevens van het "
        "Criminaliteits Anticipatie Systeem (CAS) zijn vernietigd (2025Z90031, antwoord op vraag 7). Met deze brief "
        "doe ik die toezegging[^1] gestand. Ook ga ik in op wat de politie van het CAS heeft geleerd."
    ),
    body="""
## 1. Vernietiging van de gegevens

Op 4 september 2025 heeft de politie de laatste gegevens van het CAS vernietigd. Het gaat om:

- de uittreksels van aangiften uit de jaren 2014 tot en met 2023;
- de berekende verwachtingen per vak van 125 bij 125 meter;
- de back-ups daarvan in twee rekencentra.

De privacyfunctionaris van de politie heeft hierop toegezien en dat in een proces-verbaal van vernietiging vastgelegd.
De broncode en de documentatie zijn overgedragen aan het archief. Onderzoekers kunnen deze op aanvraag inzien.

## 2. Wat de politie heeft geleerd

De politie heeft met wetenschappers, met mensenrechtenorganisaties en met agenten uit twaalf basisteams teruggekeken.
Drie lessen springen eruit.

In de eerste plaats moet vooraf vaststaan wat een systeem moet opleveren en hoe dat wordt gemeten. Bij het CAS zijn
doelen pas geformuleerd toen het systeem al landelijk werd gebruikt.

In de tweede plaats is een algoritme dat gebieden beoordeelt, niet vanzelf neutraal. Wie in een wijk woont waar vaak
wordt gesurveilleerd, merkt daar de gevolgen van. Discriminatie kan ook ontstaan zonder dat een systeem persoonsgegevens
verwerkt.[^2]

In de derde plaats hoort een besluit om te stoppen even zorgvuldig te zijn als een besluit om te beginnen, en even
openbaar. Het CAS stond pas in 2023 in het Algoritmeregister.

## 3. Vervolg

Deze lessen zijn verwerkt in het Kader inzet algoritmes politie, dat op 1 januari 2026 in werking treedt. Daarin staat
dat een mensenrechtentoets verplicht is voor elk AI-systeem met een hoog risico in de zin van de AI-verordening, ook
voor systemen die al in gebruik zijn. De politie loopt oudere systemen stapsgewijs na en is daarmee eind 2026 gereed.

Ik beschouw de toezegging hiermee als afgedaan.
""",
    signatures=(JUSTICE_2025,),
    notes=(
        Note("1", "Toezegging TZ202505-901 (voorbeeldnummer)."),
        Note(
            "2",
            "Zie ook het antwoord op vraag 5 van de leden Duinkerk (VP) en Van Oeverzicht (LVB), 2024Z90014.",
        ),
    ),
)
