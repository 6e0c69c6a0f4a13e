"""A name that nothing has is answered with those that look like it, never with silence."""

from __future__ import annotations

import pytest

from kb.errors import UnknownIdError
from kb.search.suggestion import closest, topic_of
from kb.topic.topic import Topic

TOPICS = (
    Topic("cas", "Criminaliteits Anticipatie Systeem", "Crime Anticipation System", ("CAS",)),
    Topic("ai-act", "AI-verordening", "AI Act", ("AI-verordening",)),
    Topic("discriminatie", "Discriminatie", "Discrimination", ("discriminatie",)),
)


@pytest.mark.parametrize(
    ("asked", "names", "found"),
    [
        ("DNK", ("VVD", "DENK", "D66"), ("DENK",)),
        ("van Wel", ("D.M. van Weel", "E. van Marum"), ("D.M. van Weel",)),
        ("Abasi", ("El Abassi", "Van Baarle"), ("El Abassi",)),
        ("Jusitie", ("Justitie en Veiligheid", "Financiën"), ("Justitie en Veiligheid",)),
        ("xyz", ("VVD", "DENK"), ()),
    ],
)
def test_the_closest_name_is_proposed(asked: str, names: tuple[str, ...], found: tuple[str, ...]) -> None:
    """Typing errors, initials, one word of a longer name; nothing where nothing is like it."""
    assert closest(asked, names) == found


@pytest.mark.parametrize(
    ("key", "near"), [("discrimintie", "discriminatie"), ("ai-verordening", "ai-act"), ("CAS", "cas")]
)
def test_a_misspelt_topic_names_the_one_meant(key: str, near: str) -> None:
    """By its key, or by a name of it that is no key."""
    with pytest.raises(UnknownIdError) as caught:
        topic_of(key, TOPICS)
    assert caught.value.near[0] == near
    assert near in str(caught.value)
