"""Terms that a topic may lack: frequent in its records, rare in others, and not there already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.store.texts import RecordTexts
from kb.topic.topic import Topic
from kb.topic.trial import MOST_PROPOSED, trial_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.store.store import Store


class Texts:
    """The texts of a store, and nothing else of it."""

    def __init__(self, *answers: str) -> None:
        self.answers = answers

    def texts(self) -> list[RecordTexts]:
        """One record a letter."""
        return [RecordTexts(at, f"r{at}", f"l{at}", "", text, ()) for at, text in enumerate(self.answers)]

    def keys_citing(self, targets: Sequence[str]) -> frozenset[int]:
        """None is cited."""
        assert targets == ()
        return frozenset()

    def count_letters(self, keys: Sequence[int]) -> int:
        """Each record is one."""
        return len(keys)


def proposed(*answers: str) -> dict[str, tuple[int, int]]:
    store: Store = Texts(*answers)  # type: ignore[assignment] # what a trial asks of a store
    topic = Topic("zorg", "Wachttijd", "Waiting time", ("wachttijd",))
    return {one.term: (one.inside, one.elsewhere) for one in trial_of(topic, store).proposals}


OTHERS = tuple(f"Het kabinet bouwt {number} woningen in de gemeente." for number in range(30))


def test_what_is_frequent_there_and_rare_elsewhere_is_proposed() -> None:
    """A word, with how often it stands where."""
    own = (
        "De wachttijden bij de jeugdzorg.",
        "De wachttijd: jeugdzorg heeft het kabinet.",
        "Jeugdzorg en de wachttijd.",
    )
    assert proposed(*own, "In de jeugdzorg.", *OTHERS) == {"jeugdzorg": (3, 1)}


def test_two_words_that_follow_each_other_are_proposed() -> None:
    """Where one of them alone stands elsewhere too; not across a full stop."""
    own = ("Wachttijd. Acute zorg is er.", "Acute zorg kent wachttijd.", "Op acute zorg is wachttijd.")
    others = tuple(f"Geen acute nood {at}. Zorg is er" for at in range(9))
    assert proposed(*own, *others, *OTHERS) == {"acute zorg": (3, 0)}


def test_words_of_grammar_and_of_everywhere_are_not() -> None:
    """Nor months, nor what the topic has in another form."""
    own = tuple("De wachttijden in maart zijn voor het kabinet in de gemeente." for _ in range(5))
    assert proposed(*own, *OTHERS) == {}


def test_in_one_letter_alone_nothing_is_told() -> None:
    """Fewer than three records show no pattern."""
    assert proposed("De wachttijd bij de jeugdzorg.", "Wachttijd, jeugdzorg.", *OTHERS) == {}


def test_there_are_at_most_eight() -> None:
    """A list to read at a glance."""
    words = " . ".join(f"woord{letter}{letter}" for letter in "abcdefghijklmnop")
    own = tuple(f"Wachttijd . {words}" for _ in range(4))
    assert len(proposed(*own, *OTHERS)) == MOST_PROPOSED
