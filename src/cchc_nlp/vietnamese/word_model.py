"""underthesea's word model, read from its own file. Behind `segmentation`.

underthesea 9.5 marks each of its tokens as the beginning (B-W) or the inside (I-W) of a word, by a
conditional random field whose features are n-grams of one to three tokens around each.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Mapping
from pathlib import Path

from cchc_nlp.vietnamese.best_path import Transitions

# sha256 over the model's three files, as underthesea 9.3 to 9.5 ship them.
KNOWN = frozenset({"74407a64f376c320b2247f49c1dbf28fbab3dae6b97d7e3b11bf311a4f3ef7f4"})
_FILES = ("models.bin", "features.bin", "dictionary.bin")

Weights = Mapping[str, Mapping[str, float]]  # template -> value -> weight for I-W over B-W


def fingerprint(folder: Path) -> str:
    """The sha256 of a model's three files, one after the other."""
    digest = hashlib.sha256()
    for name in _FILES:
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()


def read_weights(data: bytes) -> tuple[Weights, Transitions]:
    """The weights of a CRFsuite model with the labels B-W and I-W.

    State features are given by template and value, as the weight of I-W less that of B-W. The
    file's layout is that of CRFsuite 0.12 (crf1d_model.c, quark tables as in cqdb.c).
    """
    count, labels_at, attributes_at = (
        struct.unpack_from("<I", data, at)[0] for at in (48 + 8, 32, 36)
    )
    labels, attributes = _quarks(data, labels_at), _quarks(data, attributes_at)
    inside = labels.index("I-W")
    states: dict[str, dict[str, float]] = {}
    transitions: dict[tuple[str, str], float] = {}
    for kind, source, target, weight in struct.iter_unpack("<IIId", data[60 : 60 + 20 * count]):
        if kind == 1:
            transitions[labels[source], labels[target]] = weight
            continue
        template, value = attributes[source].split("=", 1)
        values = states.setdefault(template, {})
        values[value] = values.get(value, 0.0) + (weight if target == inside else -weight)
    pairs = (("B-W", "B-W"), ("B-W", "I-W"), ("I-W", "B-W"), ("I-W", "I-W"))
    return states, Transitions(*(transitions.get(pair, 0.0) for pair in pairs))


def _quarks(data: bytes, start: int) -> list[str]:
    """The strings of a constant quark database, by their numbers."""
    size, backward = struct.unpack_from("<II", data, start + 16)
    offsets = struct.unpack_from(f"<{size}I", data, start + backward)
    strings = []
    for offset in offsets:
        length = struct.unpack_from("<I", data, start + offset + 4)[0]
        strings.append(data[start + offset + 8 : start + offset + 7 + length].decode())
    return strings
