"""The same stages over partitions: by a pool of processes, or on a cluster.

Names are imported when they are first used: a pool's processes import this package first.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cchc_nlp.scaling.datasets import DatasetRun, classify_dataset
    from cchc_nlp.scaling.pool import in_parallel
    from cchc_nlp.scaling.stages import (
        Labelling,
        classify_in_parallel,
        extract_in_parallel,
        is_crash,
    )

_HOMES = {
    "DatasetRun": "datasets",
    "Labelling": "stages",
    "classify_dataset": "datasets",
    "classify_in_parallel": "stages",
    "extract_in_parallel": "stages",
    "in_parallel": "pool",
    "is_crash": "stages",
}

__all__ = [
    "DatasetRun",
    "Labelling",
    "classify_dataset",
    "classify_in_parallel",
    "extract_in_parallel",
    "in_parallel",
    "is_crash",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"cchc_nlp.scaling has no {name!r}; it has {', '.join(__all__)}")
    return getattr(importlib.import_module(f"cchc_nlp.scaling.{_HOMES[name]}"), name)
