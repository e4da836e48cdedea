"""How good a labeler is on articles that people have labelled."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cchc_nlp.classification.labeling import Labeler, classify
from cchc_nlp.classification.rules import RuleLabeler
from cchc_nlp.classification.taxonomy import REFORM_LABELS
from cchc_nlp.errors import InputError
from cchc_nlp.records import Label, Record
from cchc_nlp.vietnamese.normalization import read_text

BINS = 10


@dataclass(frozen=True)
class Truth:
    """What a person says of an article; `primary` may be "" where only reform or not is known."""

    is_reform: bool
    primary: str = ""


@dataclass(frozen=True)
class Evaluation(Record):
    """Figures of a labeler, all shares from 0 to 1.

    `primary_macro_f1` is the mean F1 of the reform labels that occur in the truth; an article
    called general counts against them. `calibration_error` is the mean distance between score and
    truth in ten bins of the score. `count_error` is how many reform articles were counted too
    many; `expected_count_error` the same for the sum of the scores.
    """

    articles: int
    reform: int
    precision: float
    recall: float
    f1: float
    confusion: Mapping[str, int]
    primary_macro_f1: float
    primary_f1: Mapping[str, float]
    calibration_error: float
    count_error: int
    expected_count_error: float
    labeler: str = ""


def evaluate(pairs: Iterable[tuple[Label, Truth]]) -> Evaluation:
    """The figures for labels beside the truth. Raises InputError if there is no pair.

    >>> label = Label("1", "", "Cắt giảm TTHC", True, 0.9, "P2")
    >>> evaluate([(label, Truth(True, "P2")), (label, Truth(False))]).precision
    0.5
    """
    pairs = list(pairs)
    if not pairs:
        raise InputError("nothing to evaluate: give at least one labelled article")
    hits = Counter((label.is_reform, truth.is_reform) for label, truth in pairs)
    found, wrong, missed = hits[True, True], hits[True, False], hits[False, True]
    by_label = _primary_f1(pairs)
    return Evaluation(
        articles=len(pairs),
        reform=found + missed,
        precision=_share(found, found + wrong),
        recall=_share(found, found + missed),
        f1=_share(2 * found, 2 * found + wrong + missed),
        confusion={
            "true_reform": found,
            "false_reform": wrong,
            "missed_reform": missed,
            "true_general": hits[False, False],
        },
        primary_macro_f1=_share(sum(by_label.values()), len(by_label)),
        primary_f1=by_label,
        calibration_error=_calibration_error(pairs),
        count_error=wrong - missed,
        expected_count_error=sum(label.score - truth.is_reform for label, truth in pairs),
        labeler=pairs[0][0].labeler,
    )


def evaluate_file(path: str | Path, *, labeler: Labeler | None = None) -> Evaluation:
    """Label the articles of a file anew and compare.

    A line of the file is JSON with `title`, `text`, `is_reform` and, if it is known, `primary`.
    Raises InputError naming the line that is not.
    """
    lines = list(_read(Path(path)))
    labels = classify((line for line, _ in lines), labeler=labeler or RuleLabeler())
    return evaluate(zip(labels, (truth for _, truth in lines), strict=True))


def _read(path: Path) -> Iterator[tuple[Mapping[str, Any], Truth]]:
    for number, line in enumerate(read_text(path).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
            yield item, Truth(bool(item["is_reform"]), item.get("primary") or "")
        except (ValueError, TypeError, KeyError) as error:
            raise InputError(
                f"{path}, line {number}: {type(error).__name__} {error}; a line must be JSON with"
                " title, text and is_reform"
            ) from error


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _primary_f1(pairs: Iterable[tuple[Label, Truth]]) -> dict[str, float]:
    found, said, true = Counter[str](), Counter[str](), Counter[str]()
    for label, truth in pairs:
        said[label.primary] += 1
        true[truth.primary] += 1
        found[label.primary] += label.primary == truth.primary
    return {
        name: _share(2 * found[name], said[name] + true[name])
        for name in REFORM_LABELS
        if true[name]
    }


def _calibration_error(pairs: list[tuple[Label, Truth]]) -> float:
    """Expected calibration error: |mean score - share of reform| by bin, weighted by size."""
    gaps: defaultdict[int, float] = defaultdict(float)
    for label, truth in pairs:
        gaps[min(BINS - 1, int(label.score * BINS))] += label.score - truth.is_reform
    return sum(abs(gap) for gap in gaps.values()) / len(pairs)
