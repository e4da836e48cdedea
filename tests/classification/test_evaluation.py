"""Figures worked out by hand, and files that cannot be evaluated."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cchc_nlp.classification.evaluation import Truth, evaluate, evaluate_file
from cchc_nlp.errors import InputError
from cchc_nlp.records import Label


def said(primary: str, score: float) -> Label:
    return Label("a1", "", "", score >= 0.5, score, primary, labeler="test")


PAIRS = [
    (said("P2", 0.9), Truth(True, "P2")),
    (said("P6", 0.9), Truth(True, "P2")),  # reform, but another pillar
    (said("P6", 0.8), Truth(False, "G5")),  # a false alarm
    (said("G1", 0.2), Truth(True, "P6")),  # a miss
    (said("G5", 0.0), Truth(False)),
]


def test_figures_worked_out_by_hand() -> None:
    found = evaluate(PAIRS)
    assert found.confusion == {
        "true_reform": 2, "false_reform": 1, "missed_reform": 1, "true_general": 1,
    }  # fmt: skip
    assert (found.articles, found.reform, found.count_error) == (5, 3, 0)
    assert (found.precision, found.recall, found.f1) == (2 / 3, 2 / 3, 2 / 3)
    # P2: one of two found, none wrong; P6: said twice, both wrong
    assert found.primary_f1 == {"P2": pytest.approx(2 / 3), "P6": 0.0}
    assert found.primary_macro_f1 == pytest.approx(1 / 3)
    # bins: 0.9 (two, 0.2 short), 0.8 (0.8 over), 0.2 (0.8 short), 0.0 (right)
    assert found.calibration_error == pytest.approx((0.2 + 0.8 + 0.8) / 5)
    assert found.expected_count_error == pytest.approx(2.8 - 3)
    assert found.labeler == "test"


def test_no_reform_said_and_none_true_is_no_division_by_zero() -> None:
    found = evaluate([(said("G1", 0.0), Truth(False, "G1"))])
    assert (found.precision, found.recall, found.f1, found.primary_macro_f1) == (0, 0, 0, 0)


def test_nothing_to_evaluate_is_an_error() -> None:
    with pytest.raises(InputError, match="at least one"):
        evaluate([])


def test_a_file_is_labelled_anew_and_compared(tmp_path: Path) -> None:
    lines = [
        {"title": "Cắt giảm TTHC", "text": "", "is_reform": True, "primary": "P2"},
        {"title": "Giá lúa tuần này", "text": "", "is_reform": False, "primary": None},
    ]
    path = tmp_path / "data.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    found = evaluate_file(path)
    assert (found.articles, found.f1, found.primary_f1) == (2, 1.0, {"P2": 1.0})
    json.dumps(found.to_dict())


@pytest.mark.parametrize(
    "line", ['{"title": "Tin", "text": ""}', '["Tin"]', "Tin", '{"is_reform": true'], ids=str
)
def test_a_line_that_is_no_labelled_article_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "data.jsonl"
    good = '{"title": "Tin", "text": "", "is_reform": false}'
    path.write_text(f"{good}\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"data\.jsonl, line 2: "):
        evaluate_file(path)
