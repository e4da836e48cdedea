"""What the rule labeler gives, one line a corpus.

Run: CCHC_SHARED=FOLDER python benchmarks/eval_classification.py. Without CCHC_SHARED only the
project's own department year is measured. The labelled newspaper articles and the department year
were read while the rules were written: their figures flatter. The ordinary news has no labels: an
alarm there is not always a false one.
"""

from __future__ import annotations

import gzip
import json
import os
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from cchc_nlp.classification.evaluation import Evaluation, Truth, evaluate
from cchc_nlp.classification.labeling import classify
from cchc_nlp.classification.taxonomy import counts_as_reform
from cchc_nlp.records import Label, Policy

YEAR = Path(__file__).parent.parent / "corpora" / "so-nnptnt-2023" / "gold.jsonl"
POLICIES: tuple[Policy, ...] = ("strict_tthc", "cchc", "broad")
Line = Mapping[str, Any]


def main() -> None:
    lines = _read(YEAR)
    _print_figures("department year, all", _evaluated(lines))
    _print_counts([line for line in lines if line["role"] == "unique"])
    shared = Path(os.environ.get("CCHC_SHARED", ""))
    if not os.environ.get("CCHC_SHARED"):
        print("CCHC_SHARED is not set: news is not measured")
        return
    labelled = _read(shared / "data" / "reform_dev.jsonl")
    _print_figures("labelled news, all", _evaluated(labelled))
    sure = [line for line in labelled if line["confidence"] == "high"]
    _print_figures("labelled news, high confidence", _evaluated(sure))
    _print_alarms(_read(shared / "data" / "news_sample.jsonl.gz"))
    text = (shared / "sources" / "bai-viet-chi-cuc-trong-trot-2024.txt").read_text("utf-8")
    (label,) = classify([{"title": text.split("\n", 1)[0], "text": text}])
    print(f"{'campaign article':<32} {label.primary} {label.secondary} score {label.score}")


def _read(path: Path) -> list[Line]:
    body = path.read_bytes()
    text = gzip.decompress(body) if path.suffix == ".gz" else body
    return [json.loads(line) for line in text.splitlines()]


def _evaluated(lines: Iterable[Line]) -> Evaluation:
    lines = list(lines)
    truths = (Truth(line["is_reform"], line["primary"] or "") for line in lines)
    return evaluate(zip(classify(lines), truths, strict=True))


def _print_figures(name: str, found: Evaluation) -> None:
    print(
        f"{name:<32} n {found.articles:>4}  P {found.precision:.3f}  R {found.recall:.3f}"
        f"  F1 {found.f1:.3f}  primary macro-F1 {found.primary_macro_f1:.3f}"
        f"  calibration error {found.calibration_error:.3f}  count {found.count_error:+d}"
        f"  expected count {found.expected_count_error:+.1f}"
    )


def _print_counts(lines: list[Line]) -> None:
    labels = list(classify(lines))
    for policy in POLICIES:
        true = [counts_as_reform(_true_label(line), policy) for line in lines]
        said = [counts_as_reform(label, policy) for label in labels]
        wrong = sum(a and not b for a, b in zip(said, true, strict=True))
        missed = sum(b and not a for a, b in zip(said, true, strict=True))
        name = f"department year, {policy}"
        print(
            f"{name:<32} n {len(lines):>4}  true {sum(true)}  counted {sum(said)}"
            f"  wrongly {wrong}  missed {missed}"
        )


def _true_label(line: Line) -> Label:
    return Label(
        article_id="",
        url="",
        title=line["title"],
        is_reform=line["is_reform"],
        score=float(line["is_reform"]),
        primary=line["primary"],
        secondary=tuple(line["secondary"]),
        confidence=line["confidence"],
    )


def _print_alarms(lines: list[Line]) -> None:
    started = time.perf_counter()
    labels = list(classify(lines))
    seconds = time.perf_counter() - started
    alarms = [label for label in labels if label.is_reform]
    sure = sum(label.confidence == "high" for label in alarms)
    print(
        f"{'ordinary news':<32} n {len(lines):>4}  alarms {len(alarms)}, {sure} with high"
        f" confidence  {1000 * seconds / len(lines):.1f} ms an article"
    )


if __name__ == "__main__":
    main()
