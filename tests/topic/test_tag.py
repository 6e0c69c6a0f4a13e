"""A record belongs to a topic by words in any form or by what it cites, and each tag shows the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.citation.citation import Citation
from kb.question.record import Footnote, Record
from kb.topic import load_topics, named_in, places, tag
from kb.topic.term import inflections

if TYPE_CHECKING:
    from kb.topic.topic import Topic

CAS, AI_ACT, DISCRIMINATION = load_topics()


@pytest.mark.parametrize(
    ("topic", "text", "found"),
    [
        (CAS, "het predictive-policing-systeem", ["predictive-policing"]),
        (CAS, "Predictive Policing is niet nieuw", ["Predictive Policing"]),
        (
            CAS,
            "het Criminaliteits Anticipatie Systeem (hierna: CAS)",
            ["Criminaliteits Anticipatie Systeem", "CAS"],
        ),
        (CAS, "bij het criminaliteitsanticipatiesysteem", ["criminaliteitsanticipatiesysteem"]),
        (CAS, "met CAS-modellen", ["CAS"]),
        (CAS, "in dit cas, de Casus en CASSIS", []),
        (CAS, "stoffen met CAS-nummer 335-67-1", []),
        (AI_ACT, "de AI verordening en de AI-Verordening", ["AI verordening", "AI-Verordening"]),
        (AI_ACT, "Verordening (EU) 2024/1689", ["Verordening (EU) 2024/1689"]),
        (AI_ACT, "hoogrisico-AI-systemen", ["hoogrisico-AI-systemen"]),
        (AI_ACT, "een AI-systeem met hoog risico; de AI Act", ["AI Act"]),
        (AI_ACT, "de kaai-wet en Hawaï-act", []),
        (
            DISCRIMINATION,
            "discriminerende leeftijdsdiscriminatie",
            ["discriminerende", "leeftijdsdiscriminatie"],
        ),
        (DISCRIMINATION, "discriminatoire uitkomsten", ["discriminatoire"]),
        (DISCRIMINATION, "vooroordelen en vooroordeel", ["vooroordelen", "vooroordeel"]),
        (DISCRIMINATION, "Tobias had een biaslaag", []),
        (DISCRIMINATION, "bias, biases", ["bias", "biases"]),
        (DISCRIMINATION, "institutioneel racisme", ["institutioneel racisme"]),
        (DISCRIMINATION, "Etnisch profileren", ["Etnisch profileren"]),
        (DISCRIMINATION, "vóóringenomenheid", ["vóóringenomenheid"]),
    ],
)
def test_words_in_any_form(topic: Topic, text: str, found: list[str]) -> None:
    """Inflection, spaces, hyphens, case and accents make no difference; other words are left alone."""
    assert [text[start:end] for start, end in places(topic, text)] == found


def test_tags_show_the_place_in_each_part() -> None:
    """The place is exact in the question, the answer and each note."""
    record = Record(
        "x/1", "answer", (1,), "Is CAS eerlijk?", "Ja, artikel 5 verbiedt dit.",
        footnotes=(Footnote("1", "Zie de AI-verordening."), Footnote("2", "Over CAS.")),
        citations=(Citation("eu-act", "artikel 5", "EU:2024/1689:5", "answer", 4, 13),),
    )  # fmt: skip
    texts = {
        ("question", -1): record.question,
        ("answer", -1): record.answer,
        ("footnote", 0): "Zie de AI-verordening.",
        ("footnote", 1): "Over CAS.",
    }
    tags = tag(record, load_topics())
    assert [(one.topic, one.term, one.part, one.note) for one in tags] == [
        ("cas", "CAS", "question", -1),
        ("cas", "CAS", "footnote", 1),
        ("ai-act", "artikel 5", "answer", -1),
        ("ai-act", "AI-verordening", "footnote", 0),
    ]
    assert all(texts[one.part, one.note][one.start : one.end] == one.term for one in tags)


def test_a_target_is_the_act_or_a_part_of_it_only() -> None:
    """EU:2024/16890 is another act."""
    record = Record(
        "x/1", "answer", (1,), "", "Verordening X",
        citations=(Citation("eu-act", "Verordening X", "EU:2024/16890", "answer", 0, 13),),
    )  # fmt: skip
    assert tag(record, (AI_ACT,)) == ()


def test_a_query_names_topics() -> None:
    """By term, by abbreviation, and by the key as typed."""
    topics = load_topics()
    assert [topic.key for topic in named_in("predictive policing en de AI Act", topics)] == ["cas", "ai-act"]
    assert [topic.key for topic in named_in("cas", topics)] == ["cas"]
    assert named_in("casus", topics) == ()


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("vooroordeel", "vooroordelen"), ("wet", "wetten"), ("ongelijkheid", "ongelijkheden"),
        ("algoritme", "algoritmes"), ("brief", "brieven"), ("huis", "huizen"), ("policy", "policies"),
        ("act", "acts"),
        ("verordening", "verordeningen"), ("racistisch", "racistische"),
    ],
)  # fmt: skip
def test_inflections(word: str, form: str) -> None:
    """The common rules of Dutch and English spelling."""
    assert form in inflections(word)


@given(st.text(max_size=300))
def test_any_text_has_places_in_order_and_apart(text: str) -> None:
    """No text is an error, and places neither overlap nor lie outside it."""
    for topic in load_topics():
        last = 0
        for start, end in places(topic, text):
            assert last <= start < end <= len(text)
            last = end


@pytest.mark.parametrize("text", ["De CAS-eilanden zijn autonoom.", "Voor BES en CAS geldt een regeling."])
def test_the_islands_of_the_caribbean_are_no_topic(text: str) -> None:
    """CAS also stands for Curaçao, Aruba and Sint Maarten."""
    cas = next(topic for topic in load_topics() if topic.key == "cas")
    assert not places(cas, text)
