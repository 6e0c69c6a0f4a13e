"""Makes the files of a new generation from the old one and a survey, and commits them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kb.index.analysis import ANALYSIS
from kb.index.commit import Description, commit
from kb.index.files import link_file
from kb.index.manifest import (
    OLD_STORE,
    STORE,
    TERMS,
    VECTORS,
    FileEntry,
    Model,
    questions_folder,
)
from kb.index.terms_writer import Entry, TermsWriter
from kb.index.vectors_writer import write_vectors
from kb.likeness.meaning import meaning_text
from kb.rebuild.asking import QuestionVectors, asked_in
from kb.rebuild.basis import READING, Basis
from kb.rebuild.embedding import Count, Embedding, text_hash
from kb.rebuild.reading import Outcome, read_into
from kb.store.layers import FIRST_LAYER, layer_name, next_layer_name
from kb.store.lifting import Holding
from kb.store.store import Store
from kb.store.writer import StoreWriter, open_writer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kb.document import Document
    from kb.encoder.encoder import Encoder
    from kb.rebuild.survey import Survey
    from kb.rebuild.tools import Tools
    from kb.settings import Settings

_CHANGING = ("meta.json", ".managed.json", "dead.npy")
"""Files that are written anew under the same name."""


@dataclass(frozen=True, slots=True)
class _Stored:
    """What the store stage leaves for terms and vectors: for each document its passages' new rows; `asked`
    are hashes of passages that begin a question and of what is embedded of it.
    """

    outcome: Outcome
    rows: tuple[tuple[str, tuple[int | None, ...]], ...]
    hashes: tuple[bytes, ...]
    asked: tuple[tuple[bytes, bytes], ...]
    dropped: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """What a new generation came to."""

    outcome: Outcome
    held: Holding
    embedded: int
    reused: int


def write_generation(
    folder: Path,
    settings: Settings,
    basis: Basis,
    survey: Survey,
    tools: Tools,
    encoder: Encoder,
    asking: Encoder,
) -> Written:
    """Fill `folder` and make it the index; `asking` embeds questions alone.

    Errors: KbError, and what the libraries raise.
    """
    base = basis.base
    older = base.layers if base else ()
    store_folder = folder / STORE
    store_folder.mkdir()
    new_layer = store_folder / next_layer_name(older)
    with open_writer(new_layer, older) as writer:
        stored = _write_store(writer, survey, tools, retag=_must_retag(basis, tools))
    kept = [store_folder / layer_name(path) for path in writer.kept]
    for path, own in zip(writer.kept, kept, strict=True):
        link_file(path, own)
    tools.on_step("store")
    count = Count(tools)
    embedding = Embedding(encoder, basis.vectors, count, settings.indexes)
    embedding.expect(stored.hashes)
    questions = QuestionVectors(embedding, asking, basis.vectors, count, settings.indexes)
    questions.expect(stored.asked)
    old = base.folder if base else None
    with TermsWriter(folder / TERMS, old / TERMS if old else None, len(stored.hashes)) as terms:
        terms.drop(stored.dropped)
        with Store.open(*kept, new_layer) as store:
            for sha256, new_rows in stored.rows:
                _index(store.document_by_hash(sha256), new_rows, terms, embedding, questions, tools)
            asked = base if base and questions.can_take_from(base) else None
            if base and not asked:
                _add_old(store, questions)
        of_passages, of_questions = embedding.result(), questions.result()
        tools.on_step("embedded")
        terms.finish()
    tools.on_step("terms")
    write_vectors(folder / VECTORS, old / VECTORS if old else None, *of_passages, stored.dropped)
    gone = [row for row in stored.dropped if asked and asked.holds_question(row)]
    before = asked.folder / asked.manifest.questions if asked else None
    of_asking = folder / questions_folder(encoder.weights_sha256, asking.weights_sha256)
    write_vectors(of_asking, before, *of_questions, gone)
    tools.on_step("vectors")
    tools.tell("write", 0, 1)
    held = _held(basis, writer.gained)
    commit(folder, _description(settings, held, embedding, encoder, tools), _linked(basis), tools.on_step)
    tools.tell("write", 1, 1)
    return Written(stored.outcome, held, embedding.embedded, embedding.reused)


def _write_store(writer: StoreWriter, survey: Survey, tools: Tools, *, retag: bool) -> _Stored:
    outcome = read_into(writer, survey, tools)
    tools.on_step("read")
    if retag:
        for sha256 in writer.documents():
            records = writer.document(sha256).records
            writer.set_tags(sha256, [tools.tagger.tag(record) for record in records])
    letters = outcome.letters | set(writer.remove_orphans())
    writer.settle_names()
    touched = writer.in_order(writer.prefer(letters))
    hashes: list[bytes] = []
    asked: list[tuple[bytes, bytes]] = []
    rows = []
    for sha256 in touched:
        document = writer.document(sha256)
        by_id = {record.id: record for record in document.records}
        passages = [(one, text_hash(one.embedding_text)) for one in tools.passages(document)]
        own = writer.add_passages(passages, sha256)
        rows.append((sha256, tuple(own)))
        new = [one for one, row in zip(passages, own, strict=True) if row is not None]
        hashes += [digest for _, digest in new]
        asked += [
            (digest, text_hash(text)) for one, digest in new if (text := asked_in(one, by_id[one.record_id]))
        ]
    return _Stored(outcome, tuple(rows), tuple(hashes), tuple(asked), writer.dropped_rows())


def _add_old(store: Store, questions: QuestionVectors) -> None:
    """What an index of an older version lacks: vectors of the questions in documents that stay as they
    were.
    """
    questions.add_old(
        {row: meaning_text(question) for row, question in store.questions().items() if not questions.has(row)}
    )


def _index(
    document: Document,
    rows: tuple[int | None, ...],
    terms: TermsWriter,
    embedding: Embedding,
    questions: QuestionVectors,
    tools: Tools,
) -> None:
    letter_names = tuple(_letter_names(document))
    records = {record.id: record for record in document.records}
    record_names = {
        record.id: (record.id, *(citation.target for citation in record.citations))
        for record in document.records
    }
    for passage, row in zip(tools.passages(document), rows, strict=True):
        if row is not None:
            names = (*letter_names, *record_names[passage.record_id])
            terms.add(Entry(row, passage.text, passage.context, tuple(name for name in names if name)))
            embedding.add(row, passage.embedding_text)
            asked = asked_in(passage, records[passage.record_id])
            if asked:
                questions.add(row, passage, asked)


def _letter_names(document: Document) -> Iterator[str]:
    letter = document.letter
    yield from (letter.id, letter.publication, letter.own_reference, *letter.references)
    for person in letter.asked_by:
        yield from (person.name, person.party)
    for sender in (letter.sender, *letter.co_senders):
        yield from (sender.name, sender.ministry)


def _must_retag(basis: Basis, tools: Tools) -> bool:
    return basis.base is not None and basis.base.manifest.topics != tools.tagger.signature


def _linked(basis: Basis) -> dict[str, FileEntry]:
    """Entries of files that were taken over as they are: their names are never used for others."""
    if basis.base is None:
        return {}
    manifest = basis.base.manifest
    parts = filter(None, (STORE, TERMS, VECTORS, manifest.questions))
    entries = [entry for part in parts for entry in manifest.part(part)]
    entries += [replace(entry, name=f"{STORE}/{FIRST_LAYER}") for entry in manifest.part(OLD_STORE)]
    return {entry.name: entry for entry in entries if not entry.name.endswith(_CHANGING)}


def _held(basis: Basis, gained: Holding) -> Holding:
    """What the store holds now: counting all of it would take longer than a letter takes."""
    if basis.base is None:
        return gained
    old = basis.base.manifest
    return Holding(old.documents, old.records, old.passages).plus(gained)


def _description(
    settings: Settings, held: Holding, embedding: Embedding, encoder: Encoder, tools: Tools
) -> Description:
    model = Model(
        encoder.name, encoder.weights_sha256, embedding.dimensions, settings.model, settings.passage_prefix
    )
    return Description(
        built_at=tools.clock().isoformat(timespec="seconds"),
        reading=READING,
        analysis=ANALYSIS,
        model=model,
        documents=held.documents,
        records=held.records,
        passages=held.passages,
        topics=tools.tagger.signature,
    )
