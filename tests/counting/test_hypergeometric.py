"""Exact bounds are exact: by enumeration of every sample there can be."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import hypergeom

from cchc_nlp.counting import hypergeometric
from cchc_nlp.counting.hypergeometric import exact_bounds
from cchc_nlp.errors import CchcError


@settings(max_examples=25, deadline=None)
@given(size=st.integers(1, 60), data=st.data())
def test_every_true_number_is_covered_as_often_as_is_said(size: int, data: st.DataObject) -> None:
    read = data.draw(st.integers(1, size))
    bounds = [exact_bounds(size=size, read=read, found=found) for found in range(read + 1)]
    for true in range(size + 1):
        chances = hypergeom.pmf(range(read + 1), size, true, read)
        covered = sum(
            chance
            for chance, (low, high) in zip(chances, bounds, strict=True)
            if low <= true <= high
        )
        assert covered >= 0.95 - 1e-9, (size, read, true)


@settings(max_examples=40, deadline=None)
@given(size=st.integers(1, 400), data=st.data())
def test_bounds_hold_what_was_seen_and_lie_within_equal_tails(
    size: int, data: st.DataObject
) -> None:
    read = data.draw(st.integers(1, size))
    found = data.draw(st.integers(0, read))
    low, high = exact_bounds(size=size, read=read, found=found)
    assert found <= low <= high <= size - (read - found)
    if read < size:
        least, most = hypergeometric._equal_tails(size, read, found, 0.025)
        assert least <= low <= high <= most


def test_the_published_table_of_an_audit_without_a_miss() -> None:
    """One-sided bounds for 121 articles; the two-sided ones are at most a little wider."""
    bounds = {m: exact_bounds(size=121, read=m, found=0)[1] for m in (20, 30, 40, 60, 80, 100, 121)}
    assert bounds == {20: 17, 30: 11, 40: 8, 60: 5, 80: 2, 100: 1, 121: 0}


def test_large_numbers_fall_back_on_equal_tails() -> None:
    assert exact_bounds(size=1_000_000, read=400, found=80) == (161903, 242601)


@pytest.mark.parametrize("numbers", [(10, 11, 0), (10, 5, 6), (10, 5, -1), (-1, 0, 0)])
def test_numbers_that_cannot_be_are_refused(numbers: tuple[int, int, int]) -> None:
    size, read, found = numbers
    with pytest.raises(CchcError, match="cannot be"):
        exact_bounds(size=size, read=read, found=found)
