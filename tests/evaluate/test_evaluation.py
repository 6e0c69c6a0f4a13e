"""Known questions over bare answers: an index for as long as it takes, figures per language and kind."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from jsonschema import Draft202012Validator

import kb
from kb.cli.present.evaluation import evaluation_paragraphs
from kb.encoder.engine import EngineEncoder
from kb.errors import UsageError
from kb.evaluate.answers import read_answers
from kb.evaluate.evaluation import evaluate
from kb.evaluate.judged import JudgedQuery
from kb.evaluate.kept_encoder import KeptEncoder
from kb.evaluate.variant import USUAL, VARIANTS, variants_named
from kb.json_form import evaluation_json
from kb.settings import DEFAULT_MODEL, Settings
from kb.translation import catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.encoder.encoder import Vectors

ANSWERS = {
    "a0": "De huurverhoging van kamers voor studenten is begrensd tot de inflatie.",
    "a1": "Gezichtsherkenningssystemen worden alleen gebruikt na toetsing door de rechter.",
    "a2": "De dijken langs de Maas worden tot 2030 versterkt; Rijkswaterstaat leidt dat werk.",
    "a3": "The ministry has no figures on the number of prison officers who called in sick.",
}
QUERIES = tuple(
    JudgedQuery(f"q{number}", text, ((identifier, 1),), language, kind)
    for number, (text, identifier, language, kind) in enumerate(
        (
            ("mag de huur van een studentenkamer stijgen?", "a0", "nl", "sentence"),
            ("gezichtsherkenning", "a1", "nl", "compound"),
            ("gezichtherkening", "a1", "nl", "typing error"),
            ("versterking van de dijken", "a2", "nl", "words"),
            ("rijkswaterstaat", "a2", "nl", "words"),
            ("sick prison officers", "a3", "en", "words"),
        )
    )
)


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Passages are embedded by the fast engine: the vectors are near enough for a test."""
    monkeypatch.setattr("kb.evaluate.evaluation.passage_encoder", lambda _: EngineEncoder(DEFAULT_MODEL))
    return Settings(root=tmp_path, corpus=tmp_path / "corpus", indexes=tmp_path / "indexes")


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "answers.jsonl"
    lines = (json.dumps({"id": identifier, "text": text}) for identifier, text in ANSWERS.items())
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_known_questions_over_bare_answers(settings: Settings, answers: Path, tmp_path: Path) -> None:
    """Every variant gets figures; a query without any known record is left out and named."""
    unknown = JudgedQuery("gone", "x", (("a9", 1),))
    cache = tmp_path / "cache"
    found = evaluate(settings, [*QUERIES, unknown], VARIANTS, answers=answers, cache=cache)
    assert (found.queries, found.records, found.left_out) == (6, 4, ("gone",))
    assert [(group.language, group.kind, group.queries) for group in found.groups] == [
        ("", "", 6),
        ("nl", "", 5),
    ]
    hybrid = found.groups[0].rows[0]
    assert hybrid.variant == "hybrid"
    assert {figure.mean for figure in hybrid.figures} == {1.0}
    assert not settings.indexes.exists()
    schema = json.loads((Path(kb.__file__).parent / "json_schema" / "kb.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema | {"$ref": "#/$defs/evaluate"}).validate(evaluation_json(found))
    shown = [
        "".join(piece.text for piece in one.pieces) for one in evaluation_paragraphs(found, catalogue("en"))
    ]
    assert shown[0] == "all queries  (6 queries)"
    assert shown[2].startswith("hybrid        1.000 [1.000 1.000]")
    again = evaluate(settings, QUERIES, variants_named(USUAL), answers=answers, cache=cache)
    assert again.groups[0].rows[0].figures == hybrid.figures


def test_nothing_known_is_an_error(settings: Settings, answers: Path) -> None:
    """Figures of no query would say nothing."""
    with pytest.raises(UsageError, match="none of the records"):
        evaluate(settings, [JudgedQuery("q", "x", (("a9", 1),))], VARIANTS[:1], answers=answers)


def test_answers_need_ids_of_their_own(tmp_path: Path) -> None:
    """A second answer of the same id is named by its line."""
    path = tmp_path / "answers.jsonl"
    path.write_text('{"id": "a", "text": "x"}\n{"id": "a", "text": "y"}\n', encoding="utf-8")
    with pytest.raises(UsageError, match="line 2"):
        read_answers(path)


def test_an_unknown_variant_is_named_with_those_there_are() -> None:
    """So that nobody needs to look them up."""
    with pytest.raises(UsageError, match=r"'best'.*hybrid"):
        variants_named(["hybrid", "best"])


class Counting:
    """An encoder that counts the texts it was handed."""

    name, dimensions, weights_sha256 = "counting", 2, "c" * 64

    def __init__(self) -> None:
        self.texts: list[str] = []

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        self.texts += texts
        return np.tile(np.array([1, 0], dtype=np.float32), (len(texts), 1))

    def embed_passages(self, texts: Sequence[str], progress: object = None) -> Vectors:  # noqa: ARG002
        self.texts += texts
        return np.tile(np.array([0, 1], dtype=np.float32), (len(texts), 1))


def test_vectors_are_computed_once(tmp_path: Path) -> None:
    """In one run and in the next, queries and passages apart."""
    first = Counting()
    kept = KeptEncoder(first, tmp_path / "cache")
    kept.embed_passages(["a", "b", "a"])
    assert kept.embed_queries(["a"]).tolist() == [[1.0, 0.0]]
    second = Counting()
    again = KeptEncoder(second, tmp_path / "cache")
    assert again.embed_passages(["b", "c"]).tolist() == [[0.0, 1.0], [0.0, 1.0]]
    assert (first.texts, second.texts) == (["a", "b", "a"], ["c"])


def test_a_damaged_cache_says_so(tmp_path: Path) -> None:
    """And what to do about it."""
    (tmp_path / f"{'c' * 12}-queries.npz").write_bytes(b"PK no archive")
    with pytest.raises(UsageError, match="remove it"):
        KeptEncoder(Counting(), tmp_path).embed_queries(["a"])


def test_the_known_questions_rank_as_documented(shared: Path) -> None:
    """The files that docs/ranking.md is about are there in the form that is read."""
    from kb.evaluate.judged import read_judged

    queries = read_judged(shared / "questions" / "queries.jsonl")
    answers = read_answers(shared / "questions" / "answers.jsonl")
    assert len(queries) == 510
    assert {f"answers/{one}" for query in queries for one, _ in query.relevant} <= {
        record.id for record in answers
    }
