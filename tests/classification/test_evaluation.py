"""Figures worked out by hand, and files that cannot be evaluated."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cchc_nlp.classification.evaluation import Truth, evaluate, evaluate_file
from cchc_nlp.classification.labeling import get_labeler
from cchc_nlp.classification.training import shipped_articles
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


def test_what_was_labelled_otherwise_is_listed() -> None:
    found = evaluate(PAIRS)
    assert [(one.kind, one.said, one.true) for one in found.confusions] == [
        ("other_label", "P6", "P2"),
        ("false_reform", "P6", "G5"),
        ("missed_reform", "G1", "P6"),
    ]


def test_groups_and_labels_have_figures_of_their_own() -> None:
    groups = [{"level": "xã"}, {"level": "xã"}, {"level": "tỉnh"}, {"level": "tỉnh"}, {}]
    found = evaluate(PAIRS, strata=groups)
    assert set(found.strata) == {"level: tỉnh", "level: xã"}
    assert (found.strata["level: xã"].f1, found.strata["level: tỉnh"].f1) == (1.0, 0.0)
    two = found.labels["P2"]
    assert (two.support, two.precision, two.recall) == (2, 1.0, 0.5)


def test_the_curve_holds_every_article_once() -> None:
    found = evaluate(PAIRS)
    assert [(b.low, b.articles, b.reform_share) for b in found.calibration] == [
        (0.0, 1, 0.0), (0.2, 1, 1.0), (0.8, 1, 0.0), (0.9, 2, 1.0),
    ]  # fmt: skip


def test_errors_of_counting_are_told_at_several_shares_of_reform() -> None:
    """Of 10 reform articles 8 are found, of 30 general ones 3 are called reform, in each half."""
    reform = [(said("P2", 0.9), Truth(True))] * 16 + [(said("G1", 0.1), Truth(True))] * 4
    general = [(said("P2", 0.9), Truth(False))] * 6 + [(said("G1", 0.1), Truth(False))] * 54
    found = evaluate([*reform, *general]).count_errors
    assert found["counted"] == {"real": 2.5, "5%": 8.5, "20%": 4.0, "50%": 5.0}
    assert found["adjusted"] == {"real": 0.0, "5%": 0.0, "20%": 0.0, "50%": 0.0}


def test_what_the_model_was_trained_on_is_told_apart(tmp_path: Path) -> None:
    seen = shipped_articles()[0]
    rows = [
        {"title": seen.article.title, "text": seen.article.text, "is_reform": seen.is_reform},
        {"title": "Giá lúa tuần này", "text": "Giá lúa tăng.", "is_reform": False},
    ]
    path = tmp_path / "data.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    found = evaluate_file(path)
    assert found.seen == 1
    assert (found.strata["seen: yes"].articles, found.strata["seen: no"].articles) == (1, 1)
    assert evaluate_file(path, labeler=get_labeler("rules")).seen == 0


def test_a_reform_article_without_a_label_speaks_for_and_against_none() -> None:
    pairs = [(said("P2", 0.9), Truth(True, "P2")), (said("P2", 0.9), Truth(True))]
    assert evaluate(pairs).labels["P2"].f1 == 1.0
    general = [*pairs, (said("P2", 0.9), Truth(False))]  # this one is surely not P2
    assert evaluate(general).labels["P2"].precision == 0.5


def test_the_order_of_articles_changes_no_error_of_counting() -> None:
    one, other = (said("P2", 0.9), Truth(True)), (said("G1", 0.1), Truth(False))
    assert evaluate([one, other] * 8).count_errors == evaluate([one] * 8 + [other] * 8).count_errors
    assert evaluate([one, other] * 8).count_errors["counted"]["50%"] == 0.0


def test_errors_of_the_two_halves_do_not_cancel_out() -> None:
    """One half holds the false alarm, the other none: a corrected count is off in both."""
    right = [(said("P2", 0.9), Truth(True)), (said("G1", 0.1), Truth(False))] * 8
    found = evaluate([*right, (said("P2", 0.9), Truth(False))]).count_errors
    assert found["adjusted"]["20%"] > 3
