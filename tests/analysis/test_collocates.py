"""Collocations equal what a plain count of meetings gives."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chi2_contingency

from cchc_nlp.analysis.collocates import collocations
from cchc_nlp.analysis.keywords import plain_words
from cchc_nlp.errors import InputError

LINES = st.lists(
    st.lists(st.sampled_from("lúa, ngô; khoai. 485/QĐ-UBND cá".split()), max_size=12).map(" ".join),
    min_size=1,
    max_size=4,
)


def meetings(lines: list[str], window: int) -> tuple[list[str], np.ndarray]:
    """How often each word meets each: a symmetric matrix, by looking at every two places."""
    of_line = [list(plain_words(line)) for line in lines]
    vocabulary = sorted({word for words in of_line for word in words})
    table = np.zeros((len(vocabulary), len(vocabulary)))
    for words in of_line:
        for i, one in enumerate(words):
            for j, other in enumerate(words):
                if i != j and abs(i - j) <= window:
                    table[vocabulary.index(one), vocabulary.index(other)] += 1
    return vocabulary, table


@settings(deadline=None)
@given(LINES, st.integers(1, 4))
def test_every_measure_is_that_of_the_table_of_meetings(lines: list[str], window: int) -> None:
    frame = collocations(["\n".join(lines)], window=window, min_frequency=1)
    vocabulary, table = meetings(lines, window)
    degree, total = dict(zip(vocabulary, table.sum(axis=1), strict=True)), table.sum()
    pairs = {
        (one, other): table[i, j]
        for i, one in enumerate(vocabulary)
        for j, other in enumerate(vocabulary)
        if i < j and table[i, j]
    }
    assert {(row.word, row.collocate): row.frequency for row in frame.itertuples()} == pairs
    for row in frame.itertuples():
        first, second = degree[row.word], degree[row.collocate]
        assert (row.word_frequency, row.collocate_frequency) == (first, second)
        assert row.pmi == pytest.approx(math.log2(row.frequency * total / (first * second)))
        assert row.log_dice == pytest.approx(14 + math.log2(2 * row.frequency / (first + second)))
        cells = np.array(
            [
                [row.frequency, first - row.frequency],
                [second - row.frequency, total - first - second + row.frequency],
            ]
        )
        if cells.sum(axis=0).all() and cells.sum(axis=1).all():
            expected = chi2_contingency(cells, correction=False, lambda_="log-likelihood")
            assert row.log_likelihood == pytest.approx(expected.statistic, rel=1e-6, abs=1e-6)


def test_words_of_two_lines_do_not_meet() -> None:
    assert collocations(["lúa\nngô", "lúa"], min_frequency=1).empty


def test_a_window_is_so_many_words_either_side() -> None:
    near = collocations(["lúa, ngô; cá"], window=1, min_frequency=1)
    assert set(zip(near["word"], near["collocate"], strict=True)) == {("lúa", "ngô"), ("cá", "ngô")}
    assert len(collocations(["lúa, ngô; cá"], window=2, min_frequency=1)) == 3


def test_a_node_comes_first_in_whatever_case_and_only_its_pairs_are_there() -> None:
    frame = collocations(["Lúa, ngô; cá. Lúa, ngô"], node="NGÔ", window=1, min_frequency=1)
    assert Counter(frame["word"]) == {"ngô": 2}
    assert dict(zip(frame["collocate"], frame["frequency"], strict=True)) == {"lúa": 2, "cá": 1}


def test_pairs_that_meet_seldom_are_left_out_and_words_beside_themselves_too() -> None:
    assert collocations(["lúa, ngô"] * 4).empty
    assert len(collocations(["lúa, ngô"] * 5)) == 1
    assert collocations(["lúa, lúa, lúa"], min_frequency=1).empty


def test_a_window_without_room_is_refused() -> None:
    with pytest.raises(InputError, match="window of 0"):
        collocations(["lúa"], window=0)
