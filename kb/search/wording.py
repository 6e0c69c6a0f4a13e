"""The sentences that a search says to people, in Dutch and English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kb.search.hit import Understood, UnderstoodAs
    from kb.settings import Language

Message = Literal[
    "words", "people", "meaning", "phrase", "reference", "via", "via-record", "topic", "filter",
    "cut", "nothing-asked", "only-excluded", "only-function-words", "widened", "no-dense", "loading",
    "no-party", "no-member", "no-minister", "no-ministry", "no-letter", "no-reference", "meant", "note",
    "missing", "all-missing", "meant-word",
    "understood", "named",
    "as-member", "as-party", "as-minister", "as-ministry", "as-day", "as-period", "as-kind", "as-reference",
    "as-abbreviation", "as-operators",
]  # fmt: skip

_TEXTS: dict[Language, dict[Message, str]] = {
    "nl": {
        "words": "woorden: {}",
        "people": "namen: {}",
        "meaning": "zelfde betekenis",
        "phrase": "exacte woordgroep “{}”",
        "reference": "verwijzing {}",
        "via": "via antwoord op vraag {}",
        "via-record": "via {}",
        "topic": "onderwerp {}: {}",
        "note": "voetnoot {}",
        "missing": "In geen brief staat: {}",
        "all-missing": "Geen van deze woorden staat in een brief ({}); wat volgt, lijkt er alleen op.",
        "meant-word": "“{}” staat in geen brief; bedoelde u “{}”?",
        "filter": "voldoet aan de filters",
        "cut": "De zoekvraag is ingekort tot {} tekens.",
        "nothing-asked": "Typ een of meer woorden om te zoeken.",
        "only-excluded": "Er is alleen gezegd wat niet mag voorkomen; typ ook waarnaar u zoekt.",
        "only-function-words": "De zoekvraag heeft alleen algemene woorden; er is op betekenis gezocht.",
        "widened": "Ook gezocht op andere woorden voor het onderwerp {}.",
        "no-dense": "Alleen op woorden gezocht, niet op betekenis: {}",
        "no-party": "Geen brief noemt een vragensteller van de partij “{}”{}",
        "no-member": "Geen brief noemt een vragensteller “{}”{}",
        "no-minister": "Geen brief is van een bewindspersoon “{}”{}",
        "no-ministry": "Geen brief is van een ministerie “{}”{}",
        "no-letter": "Geen brief heeft het nummer “{}”{}",
        "no-reference": "Geen brief noemt of draagt “{}”{}",
        "meant": "; bedoelde u {}?",
        "understood": "Begrepen: {}. Tussen aanhalingstekens zijn woorden alleen woorden.",
        "named": "begrepen: {}",
        "as-member": "Kamerlid {}",
        "as-party": "partij {}",
        "as-minister": "bewindspersoon {}",
        "as-ministry": "ministerie {}",
        "as-day": "brieven van {}",
        "as-period": "brieven uit {}",
        "as-kind": "soort brief {}",
        "as-reference": "verwijzing {}",
        "as-abbreviation": "{}, ook gezocht als {}",
        "as-operators": "{}",
        "loading": "Nu alleen op woorden gezocht; zoeken op betekenis wordt nog geladen.",
    },
    "en": {
        "words": "words: {}",
        "people": "names: {}",
        "meaning": "same meaning",
        "phrase": "exact phrase “{}”",
        "reference": "reference {}",
        "via": "through the answer to question {}",
        "via-record": "through {}",
        "topic": "topic {}: {}",
        "note": "note {}",
        "missing": "No letter has: {}",
        "all-missing": "No letter has any of these words ({}); what follows is only like them.",
        "meant-word": "No letter has “{}”; did you mean “{}”?",
        "filter": "meets the filters",
        "cut": "The query was cut to {} characters.",
        "nothing-asked": "Type one or more words to search.",
        "only-excluded": "You only said what must not occur; add what you are looking for.",
        "only-function-words": "The query has only common words; it was searched by meaning.",
        "widened": "Also searched for other words for the topic {}.",
        "no-dense": "Searched by words only, not by meaning: {}",
        "no-party": "No letter names a member of the party “{}” as asking{}",
        "no-member": "No letter names “{}” as asking{}",
        "no-minister": "No letter is from a minister or state secretary “{}”{}",
        "no-ministry": "No letter is from a ministry “{}”{}",
        "no-letter": "No letter has the id “{}”{}",
        "no-reference": "No letter cites or carries “{}”{}",
        "meant": "; did you mean {}?",
        "understood": "Understood: {}. In quotation marks words are only words.",
        "named": "understood: {}",
        "as-member": "member {}",
        "as-party": "party {}",
        "as-minister": "minister {}",
        "as-ministry": "ministry {}",
        "as-day": "letters of {}",
        "as-period": "letters of {}",
        "as-kind": "kind of letter {}",
        "as-reference": "reference {}",
        "as-abbreviation": "{}, also searched for as {}",
        "as-operators": "{}",
        "loading": "Searched by words only for now; search by meaning is still loading.",
    },
}


_LABELS: dict[UnderstoodAs, Message] = {
    "member": "as-member",
    "party": "as-party",
    "minister": "as-minister",
    "ministry": "as-ministry",
    "day": "as-day",
    "period": "as-period",
    "kind": "as-kind",
    "reference": "as-reference",
    "abbreviation": "as-abbreviation",
    "operators": "as-operators",
}
_KINDS_NL = {"postponement": "uitstelbericht", "decision-note": "beslisnota", "woo-decision": "Woo-besluit"}


def said_understood(language: Language, understood: Sequence[Understood]) -> Iterator[str]:
    """One sentence on what was understood; none where it is references as they were typed alone."""
    if any(one.kind != "reference" for one in understood):
        said = dict.fromkeys(one_understood(language, one) for one in understood)
        yield say(language, "understood", "; ".join(said))


def one_understood(language: Language, one: Understood) -> str:
    """'partij DENK', 'brieven van 2024-04-09', 'FRIA, ook gezocht als …'."""
    value = _KINDS_NL.get(one.value, one.value) if language == "nl" and one.kind == "kind" else one.value
    values = (one.text, value) if one.kind == "abbreviation" else (value,)
    return say(language, _LABELS[one.kind], *values)


def say(language: Language, message: Message, *values: object) -> str:
    """The sentence in `language`, with `values` filled in as they are."""
    text = _TEXTS[language][message]
    for value in values:
        text = text.replace("{}", str(value).replace("{}", "{ }"), 1)
    return text
