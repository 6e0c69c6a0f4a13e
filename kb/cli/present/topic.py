"""What a topic takes in, for people: each term with its records, and terms that it may lack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.cli.piece import BLANK, Paragraph, Piece, paragraph, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kb.topic.trial import Found, Proposal, TermTrial, Trial
    from kb.translation import Words


def trial_paragraphs(trial: Trial, language: str, words: Words) -> Iterator[Paragraph]:
    """The topic with its counts, its terms, its exceptions, and proposals with their numbers."""
    _ = words.gettext
    topic = trial.topic
    name = topic.name_nl if language == "nl" else topic.name_en
    yield paragraph(
        Piece(topic.key, "id"),
        "  ",
        Piece(name, "strong"),
        Piece(f"  ({_counted(trial.records, words)}, {_letters(trial.letters, words)})", "faint"),
    )
    for term in trial.terms:
        yield from _term(term, words)
    if topic.exceptions:
        yield BLANK
        yield paragraph(Piece(f"{_('Exceptions')}: ", "faint"), ", ".join(topic.exceptions), hang=4)
    if trial.proposals:
        yield BLANK
        yield paragraph(Piece(_("Frequent here and rare elsewhere"), "heading"))
        for number, proposal in enumerate(trial.proposals, 1):
            yield from _proposal(number, proposal, words)


def _term(term: TermTrial, words: Words) -> Iterator[Paragraph]:
    _ = words.gettext
    yield BLANK
    brought = _("brings in {records}, {alone} by itself").format(
        records=_counted(term.records, words), alone=term.alone
    )
    yield paragraph(Piece(term.term, "strong"), f"  {brought}", hang=4)
    yield from _examples(term.examples)
    if term.left_out:
        left = _("leaves out {records} with these letters").format(records=_counted(term.left_out, words))
        yield paragraph(left, indent=2, hang=4)
        yield from _examples(term.left_out_examples)


def _proposal(number: int, proposal: Proposal, words: Words) -> Iterator[Paragraph]:
    told = words.gettext("in {inside} here; would bring in {elsewhere}").format(
        inside=_counted(proposal.inside, words), elsewhere=_counted(proposal.elsewhere, words)
    )
    yield paragraph(f"{number:>2}  ", Piece(proposal.term, "strong"), f"  {told}", hang=6)
    yield from _examples(proposal.examples)


def _examples(examples: Iterable[Found]) -> Iterator[Paragraph]:
    for one in examples:
        words = shortened(one.words)
        quoted = f"  “… {words} …”" if words else ""
        yield paragraph(Piece(one.record_id, "id"), Piece(quoted, "faint"), indent=4, hang=6)


def _counted(number: int, words: Words) -> str:
    return words.ngettext("{number} record", "{number} records", number).format(number=number)


def _letters(number: int, words: Words) -> str:
    return words.ngettext("{number} letter", "{number} letters", number).format(number=number)
