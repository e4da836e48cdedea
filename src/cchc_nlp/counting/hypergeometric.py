"""How many of a finite number there are, by a random sample of them: exact bounds.

Of `size` articles `read` were drawn at random and `found` of them are of the kind. Blaker's
interval (2000, Canadian Journal of Statistics 28, 783-798), made for the hypergeometric
distribution: it never covers less than it says, and lies within the one of Clopper and Pearson
(equal tails), which stands in where numbers are too large to try every possibility.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import Any

from cchc_nlp.errors import CchcError

LEVEL = 0.95
MOST_TRIED = 500_000  # possibilities times sizes of sample


@lru_cache(maxsize=4096)
def exact_bounds(*, size: int, read: int, found: int, level: float = LEVEL) -> tuple[int, int]:
    """The least and the largest number of the kind among all `size`, at 95 % confidence.

    Raises CchcError for numbers that cannot be. The first two: none found in a sample of 30, then
    of 60, of 121 articles; then everything read, and nothing.

    >>> exact_bounds(size=121, read=30, found=0), exact_bounds(size=121, read=60, found=0)
    ((0, 11), (0, 5))
    >>> exact_bounds(size=152, read=152, found=31), exact_bounds(size=40, read=0, found=0)
    ((31, 31), (0, 40))
    """
    if not 0 <= found <= read <= size:
        raise CchcError(f"{found} found in {read} read of {size} cannot be; check the sample")
    if read in (0, size):
        return (found, found) if read else (0, size)
    low, high = _equal_tails(size, read, found, (1 - level) / 2)
    if (high - low + 1) * (read + 1) > MOST_TRIED:
        return low, high
    return _blaker(size, read, found, alpha=1 - level, within=(low, high))


def _equal_tails(size: int, read: int, found: int, tail: float) -> tuple[int, int]:
    """Bounds at which seeing so many, or so few, has the probability `tail`, by bisection."""
    possible = range(found, size - read + found + 1)

    def at_most(number: int, seen: int) -> float:
        return float(_chances(size, read, [number], seen + 1).sum()) if seen >= 0 else 0.0

    many = bisect_left(possible, x=True, key=lambda n: 1 - at_most(n, found - 1) > tail)
    few = bisect_left(possible, x=True, key=lambda n: at_most(n, found) <= tail)
    return possible[many], possible[few - 1]


def _blaker(
    size: int, read: int, found: int, *, alpha: float, within: tuple[int, int]
) -> tuple[int, int]:
    """Bounds of the numbers at which a sample no likelier than this one is likely enough."""
    import numpy as np

    numbers = np.arange(within[0], within[1] + 1)
    chances = _chances(size, read, numbers, read + 1)
    at_most = chances.cumsum(axis=1)
    at_least = chances[:, ::-1].cumsum(axis=1)[:, ::-1]
    tails = np.minimum(at_most, at_least)
    is_no_likelier = tails <= tails[:, found : found + 1] * (1 + 1e-9)
    kept = numbers[(chances * is_no_likelier).sum(axis=1) > alpha]
    return int(kept.min()), int(kept.max())


def _chances(size: int, read: int, numbers: Any, most: int) -> Any:
    """The probability of seeing 0, 1, ... below `most`, a row for each number of the kind."""
    import numpy as np
    from scipy.special import gammaln

    of_kind = np.asarray(numbers, dtype=float)[:, None]
    seen = np.arange(most, dtype=float)[None, :]

    def log_ways(among: Any, chosen: Any) -> Any:
        inside = (chosen >= 0) & (chosen <= among)
        among, chosen = np.where(inside, among, 0.0), np.where(inside, chosen, 0.0)
        ways = gammaln(among + 1) - gammaln(chosen + 1) - gammaln(among - chosen + 1)
        return np.where(inside, ways, -np.inf)

    logs = log_ways(of_kind, seen) + log_ways(size - of_kind, read - seen)
    return np.exp(logs - log_ways(np.float64(size), np.float64(read)))
