"""The layers of the default model give what transformers' own BERT gives with the same weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from transformers import BertConfig, BertModel

from kb.encoder.bert import Bert

if TYPE_CHECKING:
    from kb.encoder.e5_weights import E5Weights

WORDS = 60
NAMES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


def _theirs(weights: E5Weights, words: torch.Tensor) -> BertModel:
    config = BertConfig(
        vocab_size=WORDS,
        hidden_size=weights.hidden,
        num_hidden_layers=weights.layers,
        num_attention_heads=weights.heads,
        intermediate_size=weights.inner,
        max_position_embeddings=weights.positions,
        type_vocab_size=weights.segments,
        layer_norm_eps=weights.epsilon,
    )
    model = BertModel(config, add_pooling_layer=False).eval()
    tensors = {
        "embeddings.word_embeddings.weight": words,
        "embeddings.position_embeddings.weight": torch.from_numpy(weights.floats("emb.pos")),
        "embeddings.token_type_embeddings.weight": torch.from_numpy(weights.floats("emb.type")),
        "embeddings.LayerNorm.weight": torch.from_numpy(weights.floats("emb.ln.w")),
        "embeddings.LayerNorm.bias": torch.from_numpy(weights.floats("emb.ln.b")),
    }
    for layer in range(weights.layers):
        for short, long in NAMES.items():
            for end, kind in (("w", "weight"), ("b", "bias")):
                numbers = torch.from_numpy(weights.floats(f"l{layer}.{short}.{end}"))
                tensors[f"encoder.layer.{layer}.{long}.{kind}"] = numbers
    shapes = model.state_dict()
    model.load_state_dict({name: numbers.view(shapes[name].shape) for name, numbers in tensors.items()})
    return model


def test_it_is_the_bert_of_transformers(weights: E5Weights) -> None:
    """Two texts of other lengths, one padded: the vectors of every token that is one, to within 1e-4."""
    ours = Bert(weights).eval()
    ids = torch.randint(0, WORDS, (2, 40), generator=torch.Generator().manual_seed(1))
    mask = torch.ones(2, 40, dtype=torch.long)
    mask[1, 25:] = 0
    with torch.inference_mode():
        theirs = _theirs(weights, ours.words(torch.arange(WORDS)[None])[0])
        expected = theirs(input_ids=ids, attention_mask=mask).last_hidden_state
        found = ours(ours.embedded(ids), mask)
    assert (found - expected)[mask.bool()].abs().max() < 1e-4
