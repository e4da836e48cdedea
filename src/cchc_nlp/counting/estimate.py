"""What a count is likely to be where nobody has read everything."""

from __future__ import annotations

import math
from collections.abc import Iterable

from cchc_nlp.records import Estimate

# Two-sided 95 % of the normal distribution.
_Z95 = 1.959963984540054


def estimate_reform(*, certain: int, scores: Iterable[float]) -> Estimate:
    """The number of reform articles: `certain` ones a person decided, and those only scored.

    The unread ones are summed as probabilities, and their number varies as a sum of independent
    trials (Poisson binomial, normal interval at 95 %). It is as good as the scores' calibration,
    and is no substitute for reading.

    >>> e = estimate_reform(certain=20, scores=[0.9] * 10 + [0.1] * 10)
    >>> e.value, round(e.low, 2), round(e.high, 2)
    (30.0, 27.37, 32.63)
    """
    scores = list(scores)
    if not scores:
        return Estimate(certain, certain, certain, "reviewed: every article was read")
    value = certain + math.fsum(scores)
    spread = _Z95 * math.sqrt(math.fsum(p * (1 - p) for p in scores))
    low, high = max(certain, value - spread), min(certain + len(scores), value + spread)
    return Estimate(round(value, 6), low, high, "sum of scores, normal interval 95 %")
