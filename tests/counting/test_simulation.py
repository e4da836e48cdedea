"""Two thousand populations whose truth is known: 95 % intervals hold what they promise."""

from __future__ import annotations

from functools import cache

import pytest

from .simulation import QUIET, Trial, coverage, mean_error, quiet_misses, simulate, the_152

POPULATIONS = 2000


pytestmark = pytest.mark.no_cover


@cache  # no fixture: what `no_cover` leaves untraced is the test alone
def trials() -> dict[str, list[Trial]]:
    return simulate(POPULATIONS)


@pytest.mark.parametrize("way", ["random sample", "queue, so many reads", "whole queue"])
def test_intervals_of_what_was_read_at_random_cover_as_they_say(way: str) -> None:
    assert len(trials()[way]) == POPULATIONS
    assert 0.94 <= coverage(trials()[way]) <= 0.99


def test_a_reading_order_beats_reading_at_random() -> None:
    assert mean_error(trials()["queue, so many reads"]) < mean_error(trials()["random sample"])


def test_scores_alone_do_not_cover_and_so_are_named_as_what_they_are() -> None:
    """The reason why a count that nobody read is never printed as one that somebody did."""
    assert coverage(trials()["scores alone"]) < 0.94
    assert all("scores alone" in t.estimate.method for t in trials()["scores alone"])


def test_the_queue_comes_within_one_article_of_31_in_152_by_80_reads() -> None:
    trials = the_152(500)
    assert max(trial.reads for trial in trials) <= 80
    assert mean_error(trials) <= 1.0
    assert coverage(trials) >= 0.95


@pytest.mark.parametrize("case", QUIET)
def test_what_is_missed_without_a_sign_is_covered_too(case: str) -> None:
    assert coverage(quiet_misses(case, 300)) >= 0.94
