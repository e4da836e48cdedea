"""Four ways to count, on populations whose share of reform is known."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cchc_nlp.classification.labeling import LabelerName, get_labeler
from cchc_nlp.classification.prevalence import METHODS, Rates, known_rates, rates, shares
from cchc_nlp.records import Article

SCORES = st.lists(st.floats(0, 1), min_size=1, max_size=40)


def population(reform: int, general: int) -> tuple[list[float], list[bool]]:
    """Scores that are right as probabilities where half is reform: 0.8 and 0.2, one in five off."""
    scores = [0.8] * (4 * reform) + [0.2] * reform + [0.2] * (4 * general) + [0.8] * general
    return scores, [True] * (5 * reform) + [False] * (5 * general)


@pytest.mark.parametrize(("reform", "general"), [(20, 20), (4, 36), (1, 39)])
def test_corrected_counts_find_a_share_that_raw_ones_miss(reform: int, general: int) -> None:
    known = rates(*population(20, 20))
    assert known == Rates(hits=0.8, alarms=0.2, share=0.5, reform=100, general=100)
    true = reform / (reform + general)
    found = shares(population(reform, general)[0], known)
    assert found["adjusted"] == pytest.approx(true)
    assert found["shifted"] == pytest.approx(true, abs=1e-3)
    assert found["counted"] == pytest.approx(0.2 + 0.6 * true)
    assert found["summed"] == pytest.approx(0.2 + 0.6 * (0.2 + 0.6 * true))


@example([1.0], 0.0, 0.0, 5e-324)
@given(SCORES, st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_a_share_is_a_share(scores: list[float], hits: float, alarms: float, share: float) -> None:
    found = shares(scores, Rates(hits, alarms, share))
    assert set(found) == set(METHODS)
    assert all(-1e-9 <= value <= 1 + 1e-9 for value in found.values())


def test_weights_count_as_repetition_does() -> None:
    known = Rates(0.9, 0.1, 0.5)
    weighed = shares([0.9, 0.3], known, weights=[3.0, 1.0])
    repeated = shares([0.9, 0.9, 0.9, 0.3], known)
    assert weighed == pytest.approx(repeated)


def test_a_labeler_no_better_than_chance_corrects_nothing() -> None:
    assert shares([0.9, 0.1], Rates(0.5, 0.5, 0.5))["adjusted"] == 0.5


def test_rates_of_one_kind_only() -> None:
    assert rates([0.9, 0.2], [True, True]) == Rates(0.5, 0.0, 1.0, reform=2)
    assert rates([0.9, 0.2], [False, False]) == Rates(1.0, 0.5, 0.0, general=2)


@pytest.mark.parametrize("name", ["combined", "linear", "rules"])
@pytest.mark.no_cover
def test_the_rates_that_ship_are_those_that_are_measured(shared: Path, name: LabelerName) -> None:
    text = (shared / "data" / "reform_dev.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in text.splitlines()]
    articles = [Article(str(row["id"]), "", row["title"], row["text"]) for row in rows]
    labeler = get_labeler(name)
    scores = [label.score for label in labeler.classify(articles)]
    measured = rates(scores, [row["is_reform"] for row in rows])
    assert known_rates(labeler.id) == pytest.approx(measured, abs=6e-4)
