"""The department's year counted unread, half read and read: estimate, mixed, exact."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cchc_nlp.corpus.store import Corpus
from cchc_nlp.counting.estimate import AUDIT, DIFFERENCE, MODEL, UNDECIDED
from cchc_nlp.counting.plan import plan_reading
from cchc_nlp.counting.tally import count
from cchc_nlp.demo.tour import PERIOD
from cchc_nlp.records import Policy

from .deciding import read_all, read_half, read_queue

TRUTH: dict[Policy, int] = {"strict_tthc": 31, "cchc": 50, "broad": 53}
POLICIES = list(TRUTH)


@pytest.fixture(scope="module")
def labelled(demo_made: Path) -> Path:
    """The year crawled and labelled: copied, never opened."""
    return demo_made / "so.db"


@pytest.fixture
def unread(labelled: Path, tmp_path: Path) -> Iterator[Corpus]:
    """A fresh copy of the labelled year, that nobody has read."""
    path = tmp_path / "year.db"
    shutil.copy(labelled, path)
    with Corpus.open(path, create=False) as corpus:
        yield corpus


def test_unread_it_is_an_estimate_without_confidence(unread: Corpus) -> None:
    for policy, truth in TRUTH.items():
        found = count(unread, period=PERIOD, policy=policy)
        estimate = found.estimate["reform"]
        assert (found.tally.basis, estimate.method) == ("model", MODEL)
        assert estimate.low <= truth <= estimate.high
        assert "chưa có độ tin cậy" in found.sentence


@pytest.mark.parametrize("policy", POLICIES)
def test_half_read_it_is_confirmed_ones_and_an_interval(
    unread: Corpus, gold: dict[str, dict[str, Any]], policy: Policy
) -> None:
    read_half(unread, gold, period=PERIOD)
    found = count(unread, period=PERIOD, policy=policy)
    estimate, tally = found.estimate["reform"], found.tally
    assert (tally.basis, estimate.method) == ("mixed", DIFFERENCE)
    assert tally.confirmed <= estimate.low <= TRUTH[policy] <= estimate.high < tally.total
    assert f"{tally.confirmed} tin, bài về cải cách" in found.sentence
    assert "độ tin cậy 95%" in found.sentence


@pytest.mark.parametrize("policy", POLICIES)
def test_with_the_three_parts_read_the_bounds_are_exact(
    unread: Corpus, gold: dict[str, dict[str, Any]], policy: Policy
) -> None:
    read_queue(unread, gold, period=PERIOD)
    found = count(unread, period=PERIOD, policy=policy)
    estimate = found.estimate["reform"]
    assert estimate.method == AUDIT
    assert estimate.low <= TRUTH[policy] <= estimate.high
    assert found.sample is not None
    assert "Thứ tự đọc rút ngẫu nhiên" in found.footnote


@pytest.mark.parametrize("policy", POLICIES)
def test_read_through_it_is_the_tally(
    unread: Corpus, gold: dict[str, dict[str, Any]], policy: Policy
) -> None:
    read_all(unread, gold, period=PERIOD)
    found = count(unread, period=PERIOD, policy=policy)
    estimate = found.estimate["reform"]
    assert (found.tally.basis, found.tally.total) == ("reviewed", 152)
    assert found.tally.counts["reform"] == TRUTH[policy]
    assert estimate.low <= estimate.value == TRUTH[policy] <= estimate.high
    assert estimate.high - estimate.low == found.tally.unsure
    assert estimate.method == UNDECIDED
    assert "Lan (152)" in found.footnote


def test_the_plan_says_so_before(unread: Corpus) -> None:
    ways = {way.name: way for way in plan_reading(unread, period=PERIOD, reads=60)}
    assert list(ways) == ["nothing", "random", "queue", "whole_queue", "everything"]
    assert ways["random"].reads == ways["queue"].reads == 60
    assert ways["queue"].width < ways["random"].width
    assert ways["everything"].reads == 152
    assert ways["everything"].width == 0
    assert not ways["nothing"].estimate.has_confidence
