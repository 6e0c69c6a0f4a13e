"""A big segment is searched by codes: hardly one of the best is missed, whatever is allowed or dropped."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import faiss
import numpy as np
import pytest

from kb.errors import DamagedIndexError
from kb.index import vectors_codes
from kb.index.vectors import Segment, Vectors
from kb.index.vectors_rows import gatherer
from kb.index.vectors_writer import write_vectors

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

D = 32
BIG = 12_000
FEWEST = 11_000


def crowded(count: int, seed: int) -> NDArray[np.float32]:
    """Unit vectors as an embedding model gives them: all near one direction, in groups of like ones."""
    random = np.random.default_rng(seed)
    middle = np.random.default_rng(1).standard_normal(D)
    groups = np.random.default_rng(2).standard_normal((100, D))
    vectors = 2.0 * middle + groups[random.integers(0, 100, count)] + 0.3 * random.standard_normal((count, D))
    unit: NDArray[np.float32] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit.astype(np.float32)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A segment with codes, one without and a few dropped rows, in a second generation."""
    root = tmp_path_factory.mktemp("vectors")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vectors_codes, "FEWEST_ROWS", FEWEST)
        write_vectors(root / "a", None, np.arange(1, BIG + 1), crowded(BIG, 3), [])
        new = np.arange(BIG + 1, BIG + 501)
        write_vectors(root / "b", root / "a", new, crowded(500, 4), range(1, 40))
    return root / "b"


@pytest.fixture
def folder(written: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that generation, to be damaged or added to."""
    monkeypatch.setattr(vectors_codes, "FEWEST_ROWS", FEWEST)
    return shutil.copytree(written, tmp_path / "b")


def recall(folder: Path, k: int, allowed: list[int] | None) -> float:
    """The share of the truly best `k` that search gives, over 40 queries; its scores are exact."""
    matrix = np.concatenate([crowded(BIG, 3), crowded(500, 4)])
    open_to = np.zeros(len(matrix) + 1, dtype=bool)
    open_to[40 if allowed is None else allowed] = True
    if allowed is None:
        open_to[40:] = True
    open_to[:40] = False
    vectors, shares = Vectors.open(folder), []
    for query in crowded(40, 5):
        exact = np.where(open_to[1:], matrix @ query, -2.0)
        best = set((np.argsort(-exact)[:k] + 1).tolist())
        scores, rows = vectors.search(query, k, allowed)
        assert np.allclose(scores, exact[rows - 1], atol=1e-5)
        assert (np.diff(scores) <= 0).all()
        shares.append(len(best & set(rows.tolist())) / k)
    return float(np.mean(shares))


@pytest.mark.parametrize("share", [None, 0.5, 0.1, 0.01])
def test_hardly_one_of_the_best_is_missed(written: Path, share: float | None) -> None:
    """Without a filter, and with one that many, some or few rows meet."""
    rows = np.random.default_rng(6).permutation(np.arange(1, BIG + 501))
    allowed = None if share is None else sorted(rows[: int(share * len(rows))].tolist())
    assert recall(written, 10, allowed) >= 0.99
    assert recall(written, 100, allowed) >= 0.98


def test_codes_are_what_is_compared(written: Path) -> None:
    """The first pass alone misses some: were every vector compared, it would not."""
    codes = vectors_codes.Codes(written / "00000001.codes", BIG, D)
    matrix, missed = crowded(BIG, 3), 0
    for query in crowded(40, 5):
        best = np.argsort(-(matrix @ query))[:10]
        missed += 10 - len(set(codes.nearest(query, 10, None).tolist()) & set(best.tolist()))
    assert 0 < missed < 400


def test_codes_are_linked_and_only_big_segments_have_them(written: Path) -> None:
    """A small addition codes nothing anew."""
    codes = sorted(path.name for path in written.glob("*.codes"))
    assert codes == ["00000001.codes"]
    assert (written / codes[0]).samefile(written.parent / "a" / codes[0])


def test_codes_are_small(written: Path) -> None:
    """Four bits for two dimensions, and a row number."""
    vectors, codes = ((written / f"00000001.{suffix}").stat().st_size for suffix in ("faiss", "codes"))
    assert codes < vectors / 5


def test_an_index_without_codes_gets_them_when_something_is_added(folder: Path, tmp_path: Path) -> None:
    """It is searched as it is until then; vectors are given back as they were stored."""
    (folder / "00000001.codes").unlink()
    assert recall(folder, 10, None) == 1.0
    write_vectors(tmp_path / "c", folder, np.asarray([BIG + 501]), crowded(1, 7), [])
    assert (tmp_path / "c" / "00000001.codes").exists()
    assert np.array_equal(Vectors.open(tmp_path / "c").reconstruct([50, 60]), crowded(BIG, 3)[[49, 59]])


def test_a_list_as_deep_as_the_segment_is_exact(written: Path) -> None:
    """Every row is found where every row is asked for."""
    assert len(Vectors.open(written).search(crowded(1, 8)[0], 20_000)[1]) == BIG + 500 - 39


def test_damaged_or_foreign_codes_are_named(folder: Path) -> None:
    """What FAISS cannot read, an index of another kind, and codes of other vectors."""
    path = folder / "00000001.codes"
    whole = path.read_bytes()
    other = faiss.IndexFlatIP(D)
    other.add(crowded(BIG, 3))
    faiss.write_index(other, str(folder.parent / "other"))
    vectors_codes.write_codes(folder.parent / "fewer", crowded(FEWEST, 3))
    for content in (
        b"",
        b"nothing",
        whole[: len(whole) // 2],
        (folder.parent / "other").read_bytes(),
        (folder.parent / "fewer").read_bytes(),
    ):
        path.unlink()
        path.write_bytes(content)
        with pytest.raises(DamagedIndexError, match=r"00000001\.codes"):
            Vectors.open(folder)


def test_vectors_are_read_and_not_mapped(written: Path) -> None:
    """The same numbers, from the file, which may lose its name meanwhile; one that was cut short is named."""
    segment = Segment(written / "00000001.faiss")
    path = written / "00000009.other"
    path.write_bytes((written / "00000001.faiss").read_bytes())
    gather, places = gatherer(path, segment.matrix), np.asarray([0, 5, BIG - 1])
    assert np.array_equal(gather(places), segment.matrix[places])
    assert gather(places[:0]).shape == (0, D)
    os.truncate(path, 1_000)
    with pytest.raises(DamagedIndexError, match="cut short"):
        gather(places)
    path.unlink()
