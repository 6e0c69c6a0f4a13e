"""Search over segments gives what exact search over all vectors gives, whatever was added and dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from kb.errors import DamagedIndexError
from kb.index.vectors import Vectors
from kb.index.vectors_writer import write_vectors

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

D = 24
RANDOM = np.random.default_rng(5)


def unit(count: int) -> NDArray[np.float32]:
    vectors = RANDOM.standard_normal((count, D)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors


def grow(root: Path) -> tuple[Path, dict[int, NDArray[np.float32]]]:
    """Several generations of adding and dropping; the last folder and what it should hold."""
    held: dict[int, NDArray[np.float32]] = {}
    old, first = None, 1
    for number, (added, dropped) in enumerate([(400, 0), (30, 20), (5, 3), (1, 60), (0, 1), (90, 0)]):
        rows = np.arange(first, first + added, dtype=np.int64)
        gone = [int(row) for row in RANDOM.choice(sorted(held), dropped, replace=False)] if dropped else []
        vectors = unit(added)
        write_vectors(root / str(number), old, rows, vectors, gone)
        for row in gone:
            del held[row]
        held |= {int(row): vector for row, vector in zip(rows, vectors, strict=True)}
        old, first = root / str(number), first + added
    assert old
    return old, held


def exact(
    held: dict[int, NDArray[np.float32]], query: NDArray[np.float32], k: int, allowed: list[int] | None
) -> list[int]:
    rows = sorted(held) if allowed is None else [row for row in allowed if row in held]
    scores = {row: float(held[row] @ query) for row in rows}
    return sorted(rows, key=lambda row: (-scores[row], row))[:k]


def test_search_is_exact(tmp_path: Path) -> None:
    """The same rows as comparing with every vector, with and without allowed rows."""
    folder, held = grow(tmp_path)
    vectors = Vectors.open(folder)
    assert len(vectors) == len(held)
    assert vectors.rows().tolist() == sorted(held)
    few = sorted(int(row) for row in RANDOM.choice(525, 25, replace=False))
    many = sorted(int(row) for row in RANDOM.choice(525, 400, replace=False))
    for allowed in (None, few, many, [], [10_000]):
        for k in (1, 7, 600):
            query = unit(1)[0]
            scores, rows = vectors.search(query, k, allowed)
            assert rows.tolist() == exact(held, query, k, allowed)
            assert np.allclose(scores, [held[int(row)] @ query for row in rows], atol=1e-5)


def test_vectors_are_given_back(tmp_path: Path) -> None:
    """By row, in the order asked; a row that was dropped long ago is an error."""
    folder, held = grow(tmp_path)
    rows = [int(row) for row in RANDOM.choice(sorted(held), 50)]
    vectors = Vectors.open(folder)
    assert np.array_equal(vectors.reconstruct(rows), np.stack([held[row] for row in rows]))
    with pytest.raises(KeyError):
        vectors.reconstruct([1, 99_999])


def test_old_segments_are_linked(tmp_path: Path) -> None:
    """A small addition writes a small file; the large one is the same file."""
    write_vectors(tmp_path / "a", None, np.arange(1, 1001), unit(1000), [])
    write_vectors(tmp_path / "b", tmp_path / "a", np.arange(1001, 1003), unit(2), [5])
    assert (tmp_path / "a" / "00000001.faiss").samefile(tmp_path / "b" / "00000001.faiss")
    assert (tmp_path / "b" / "00000002.faiss").stat().st_size < 1000


def test_there_are_few_segments(tmp_path: Path) -> None:
    """After a hundred additions the number of files is logarithmic."""
    old = None
    for number in range(100):
        folder = tmp_path / str(number)
        write_vectors(folder, old, np.asarray([number + 1]), unit(1), [])
        old = folder
    assert old
    assert len(list(old.glob("*.faiss"))) <= 5
    assert len(Vectors.open(old)) == 100


def test_no_vectors_at_all(tmp_path: Path) -> None:
    """An empty index is searched without error."""
    write_vectors(tmp_path / "a", None, np.empty(0, np.int64), np.empty((0, 0), np.float32), [])
    vectors = Vectors.open(tmp_path / "a")
    assert len(vectors) == 0
    assert vectors.search(unit(1)[0], 5)[1].tolist() == []


def test_a_file_that_is_no_index_is_damaged(tmp_path: Path) -> None:
    """FAISS's errors become ours."""
    write_vectors(tmp_path / "a", None, np.arange(1, 10), unit(9), [])
    (tmp_path / "a" / "00000001.faiss").write_bytes(b"nothing")
    with pytest.raises(DamagedIndexError, match="00000001"):
        Vectors.open(tmp_path / "a")
