"""What the reform index scores in steering and communication, and which articles speak for it.

The criteria are data: criteria.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from cchc_nlp.classification.taxonomy import label_names
from cchc_nlp.records import Record
from cchc_nlp.reporting.evidence_rows import EvidenceRow
from cchc_nlp.vietnamese.folding import fold


@dataclass(frozen=True)
class Criterion(Record):
    """One criterion: the labels and title words of its evidence, none meaning any of reform.

    With `is_whole` all reform articles together are its evidence, and none is listed.
    """

    name: str
    labels: tuple[str, ...]
    words: tuple[str, ...]
    is_whole: bool = False


@cache
def all_criteria() -> tuple[Criterion, ...]:
    """The criteria, in the order in which they are printed."""
    source = resources.files("cchc_nlp.reporting") / "criteria.toml"
    rows = tomllib.loads(source.read_text(encoding="utf-8"))["criterion"]
    return tuple(
        Criterion(**{**row, "labels": tuple(row["labels"]), "words": tuple(row["words"])})
        for row in rows
    )


def criteria_met(row: EvidenceRow) -> Sequence[int]:
    """The places, from 0, of the criteria under which a counted reform article is listed."""
    if not (row.counted and row.is_reform):
        return ()
    labels, title = {row.label, *row.secondary}, fold(row.title)
    return [
        place
        for place, one in enumerate(all_criteria())
        if not one.is_whole and _has_label(one, labels) and _pattern(place).search(title)
    ]


def _has_label(one: Criterion, labels: set[str]) -> bool:
    names: Mapping[str, str] = label_names()
    return not one.labels or any(names[code] in labels for code in one.labels)


@cache
def _pattern(place: int) -> re.Pattern[str]:
    """What finds a criterion's words in a folded title; anything where it has none."""
    words = "|".join(re.escape(fold(word)) for word in all_criteria()[place].words)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)" if words else "")
