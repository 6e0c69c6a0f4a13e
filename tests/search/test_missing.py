"""A search says which of its words are nowhere, so that what is only near is not taken for an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from kb.knowledge_base import KnowledgeBase
    from kb.search.hit import Mode


def said(notes: tuple[str, ...]) -> list[str]:
    return [note for note in notes if "brief" in note]


@pytest.mark.parametrize("mode", ["hybrid", "dense"])
def test_words_that_no_letter_has_are_named(base: KnowledgeBase, mode: Mode) -> None:
    """All of them, and what follows is called near."""
    assert said(base.search("flierefluiter xyzzy", mode=mode).notes) == [
        "Geen van deze woorden staat in een brief (flierefluiter, xyzzy); wat volgt, lijkt er alleen op."
    ]
    assert said(base.search("Amnesty zeehondencreche", mode=mode).notes) == [
        "In geen brief staat: zeehondencreche"
    ]


def test_where_nothing_follows_nothing_is_called_near(base: KnowledgeBase) -> None:
    """By words alone there are no hits where not even a run of letters is shared."""
    result = base.search("xyzzy", mode="lexical")
    assert (result.hits, said(result.notes)) == ((), ["In geen brief staat: xyzzy"])


@pytest.mark.parametrize(
    "query",
    [
        "etnisch profileren",
        "Etnische profilering",  # other forms
        "huurverhogingen van kamers",
        "verhoging",  # within a compound
        "Weel", "El Abassi", "DENK", "Volkshuisvesting",  # names
        "de het een",
        "2026Z03786", "artikel 8 Wpg", "\"staat nergens zo\"",
        "",
    ],
)  # fmt: skip
def test_nothing_is_said_of_words_that_are_there(base: KnowledgeBase, query: str) -> None:
    """In any form, as a part of a word, or as a name."""
    assert said(base.search(query).notes) == []


def test_a_word_spelt_much_like_it_is_offered(base: KnowledgeBase) -> None:
    """Where it stands in a letter; not where nothing is near."""
    assert said(base.search("etnisch profilleeren").notes) == [
        "“profilleeren” staat in geen brief; bedoelde u “profileren”?"
    ]
    assert said(base.search("discriminasie algoritme").notes)[-1].endswith("bedoelde u “discriminatie”?")
    assert not any("bedoelde" in note for note in base.search("xyzzy flierefluiter").notes)


def test_nothing_is_said_of_a_whole_question(base: KnowledgeBase) -> None:
    """Of many words one that is missing tells little."""
    query = (
        "Kunt u aangeven hoe vaak de politie in het afgelopen jaar zeehondencreches en musea heeft bezocht?"
    )
    assert said(base.search(query).notes) == []
