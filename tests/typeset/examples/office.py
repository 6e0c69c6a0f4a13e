"""The invented offices that sign the examples; no person, party or number in them is real."""

from __future__ import annotations

from tests.typeset.spec import Signature

NOTICE = (
    "Voorbeelddocument, geschreven voor Kamerwijzer; geen echt Kamerstuk. "
    "Personen, partijen en nummers zijn verzonnen."
)
ADDRESSEE = (
    "Aan de Voorzitter van de Tweede Kamer",
    "der Staten-Generaal",
    "Postbus 99918",
    "2500 EA DEN HAAG",
)
RETURN_ADDRESS = "Postbus 99901 2500 EH Den Haag"
ADDRESS = ("Voorbeeldplein 1", "2511 XX Den Haag", "Postbus 99901", "2500 EH Den Haag")

JUSTICE = "Justitie en Veiligheid"
INTERIOR = "Binnenlandse Zaken en Koninkrijksrelaties"
POLICE_DEPARTMENT = ("Directoraat-Generaal", "Politie en", "Veiligheidsregio’s")
DIGITAL_DEPARTMENT = ("Directoraat-Generaal", "Digitalisering en", "Overheidsorganisatie")
UNIT = ("Portefeuille Voorbeelden",)

JUSTICE_2024 = Signature("De Minister van Justitie en Veiligheid,", "E.M. van Voorbeeld")
JUSTICE_2025 = Signature("De Minister van Justitie en Veiligheid,", "J.P. Voorbeeldsma")
INTERIOR_2024 = Signature(
    "De Staatssecretaris van Binnenlandse Zaken en Koninkrijksrelaties,", "S. Voorbeeldstra"
)
