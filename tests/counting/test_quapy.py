"""Our adjusted and shifted counts beside QuaPy's, on the same scores."""

from __future__ import annotations

import random

import numpy as np
import pytest

from cchc_nlp.classification.prevalence import Rates, shares

KNOWN = Rates(hits=0.9, alarms=0.08, share=0.26)


def scores(seed: int) -> list[float]:
    """Scores of a batch: some share of reform, some quality."""
    made = random.Random(seed)
    share, sure = made.uniform(0.02, 0.6), made.uniform(2, 8)
    return [
        made.betavariate(sure, 1.2) if made.random() < share else made.betavariate(1.2, sure)
        for _ in range(made.randint(30, 400))
    ]


@pytest.fixture
def _quapy() -> None:
    """QuaPy, loaded where a test needs it: it brings matplotlib with it."""
    pytest.importorskip("quapy", reason="QuaPy is an oracle for developers only")


@pytest.mark.usefixtures("_quapy")
@pytest.mark.parametrize("seed", range(25))
def test_emq(seed: int) -> None:
    from quapy.method.aggregative import EMQ

    batch = scores(seed)
    posteriors = np.array([[1 - score, score] for score in batch])
    theirs, _ = EMQ.EM(np.array([1 - KNOWN.share, KNOWN.share]), posteriors, epsilon=1e-7)
    assert shares(batch, KNOWN)["shifted"] == pytest.approx(theirs[1], abs=2e-4)


@pytest.mark.usefixtures("_quapy")
@pytest.mark.parametrize("seed", range(25))
def test_adjusted_count(seed: int) -> None:
    from quapy.functional import solve_adjustment_binary

    batch = scores(seed)
    said = sum(score >= 0.5 for score in batch) / len(batch)
    theirs = solve_adjustment_binary(said, tpr=KNOWN.hits, fpr=KNOWN.alarms)
    assert shares(batch, KNOWN)["adjusted"] == pytest.approx(float(theirs), abs=1e-12)


def test_weights_are_repeated_scores() -> None:
    batch = scores(1)
    repeated = [score for score in batch for _ in range(3)]
    weighed = shares(batch, KNOWN, weights=[3.0] * len(batch))
    assert weighed == pytest.approx(shares(repeated, KNOWN), abs=1e-6)
