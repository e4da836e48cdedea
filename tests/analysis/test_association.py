"""Measures of association equal what SciPy gives, and what their inventors print."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chi2_contingency

from cchc_nlp.analysis.association import (
    bayes_factor,
    log_dice,
    log_likelihood,
    pointwise_information,
)

CELLS = st.tuples(*[st.integers(0, 10_000)] * 4)


@pytest.mark.parametrize(
    ("score", "a", "b", "c", "d"),
    [  # Dunning 1993, "Accurate methods for the statistics of surprise and coincidence", table 1
        (270.72, 110, 2442, 111, 29114),  # the swiss
        (263.90, 29, 13, 123, 31612),  # can be
        (256.84, 31, 23, 139, 31584),  # previous year
        (167.23, 10, 0, 3, 31764),  # mineral water
    ],
)
def test_the_scores_are_those_that_dunning_prints(
    score: float, a: int, b: int, c: int, d: int
) -> None:
    found = log_likelihood(a, first=a + b, second=a + c, total=a + b + c + d)
    assert float(found) == pytest.approx(score, abs=0.005)


@settings(deadline=None)
@given(CELLS.filter(lambda cells: cells[0] + cells[1] > 0 < cells[2] + cells[3]))
def test_log_likelihood_is_the_g_test_of_scipy(cells: tuple[int, int, int, int]) -> None:
    a, b, c, d = cells
    found = float(log_likelihood(a, first=a + b, second=a + c, total=sum(cells)))
    if 0 in (a + c, b + d):  # SciPy refuses a table with an empty row or column
        assert found == 0
        return
    expected = chi2_contingency([[a, b], [c, d]], correction=False, lambda_="log-likelihood")
    assert found == pytest.approx(max(expected.statistic, 0), rel=1e-7, abs=1e-6)


@settings(deadline=None)
@given(CELLS.filter(any))
def test_log_likelihood_is_the_same_from_either_side(cells: tuple[int, int, int, int]) -> None:
    a, b, c, d = cells
    total = sum(cells)
    one = log_likelihood(a, first=a + b, second=a + c, total=total)
    other = log_likelihood(a, first=a + c, second=a + b, total=total)
    without = log_likelihood(c, first=c + d, second=a + c, total=total)
    assert one >= 0
    assert float(other) == pytest.approx(float(one), rel=1e-9, abs=1e-7)
    assert float(without) == pytest.approx(float(one), rel=1e-9, abs=1e-7)


def test_independence_is_zero_and_twice_the_corpus_twice_the_score() -> None:
    assert float(log_likelihood(10, first=20, second=50, total=100)) == pytest.approx(0, abs=1e-9)
    once = log_likelihood(15, first=20, second=50, total=100)
    assert float(log_likelihood(30, first=40, second=100, total=200)) == pytest.approx(2 * once)


@pytest.mark.parametrize(
    ("here", "there", "words_here", "words_there"),
    [(12, 3, 1_000, 2_000), (133, 32, 8_000, 28_000), (50, 10, 100_000, 100_000)],
)
def test_the_sum_over_two_cells_is_smaller_by_the_share_of_the_word(
    here: int, there: int, words_here: int, words_there: int
) -> None:
    """Rayson and Garside 2000: 2 (a ln(a/E1) + b ln(b/E2)), as their calculator gives it."""
    both, words = here + there, words_here + words_there
    two_cells = 2 * sum(
        seen * math.log(seen / (both * size / words))
        for seen, size in ((here, words_here), (there, words_there))
    )
    found = float(log_likelihood(here, first=both, second=words_here, total=words))
    share = both / words
    assert 0 < found / two_cells - 1 < 2 * share


def test_many_tables_are_measured_at_once() -> None:
    both = np.array([110, 29])
    found = log_likelihood(both, first=[2552, 42], second=[221, 152], total=31777)
    assert found.round(2).tolist() == [270.72, 263.90]


def test_pmi_is_the_logarithm_of_observed_over_expected() -> None:
    found = pointwise_information(30, first=100, second=200, total=10_000)
    assert float(found) == pytest.approx(math.log2(30 / (100 * 200 / 10_000)))


@settings(deadline=None)
@given(st.integers(1, 1000), st.integers(0, 1000), st.integers(0, 1000))
def test_log_dice_is_14_at_most_and_by_the_formula_of_rychly(both: int, b: int, c: int) -> None:
    found = float(log_dice(both, first=both + b, second=both + c))
    assert found == pytest.approx(14 + math.log2(2 * both / (2 * both + b + c)))
    assert found <= 14


def test_the_bayes_factor_takes_the_size_of_the_corpus_off() -> None:
    assert float(bayes_factor(20, total=1_000_000)) == pytest.approx(20 - 13.8155, abs=1e-4)
