"""How strongly two things go together, from how often each is there: measures of a 2 x 2 table.

All take the same four numbers, single or as arrays: how often `both` are there, how often the
`first` and the `second` one, and the `total` of chances. With a, b, c, d for the cells:

                second   not second
    first       a        b             first
    not first   c        d
                second                 total
"""

from __future__ import annotations

from typing import Any

Counts = Any  # numbers, or numpy arrays or pandas series of them


def log_likelihood(both: Counts, *, first: Counts, second: Counts, total: Counts) -> Any:
    """G2, twice the log-likelihood ratio against independence (Dunning 1993), 0 or more.

    All four cells count, as in a G test. The first bigrams of Dunning's table, from which he
    prints 270.72 ("the swiss") and 263.90 ("can be"):

    >>> round(float(log_likelihood(110, first=2552, second=221, total=31777)), 2)
    270.72
    >>> round(float(log_likelihood(29, first=42, second=152, total=31777)), 2)
    263.9
    """
    import numpy as np
    from scipy.special import rel_entr

    a, first, second, total = np.broadcast_arrays(
        *(np.asarray(n, dtype=float) for n in (both, first, second, total))
    )
    rest = total - first, total - second
    cells = (
        (a, first * second),
        (first - a, first * rest[1]),
        (second - a, rest[0] * second),
        (total - first - second + a, rest[0] * rest[1]),
    )
    sums = sum(rel_entr(cell, product / total) for cell, product in cells)
    return np.maximum(2 * sums, 0.0)


def bayes_factor(log_likelihood: Counts, *, total: Counts) -> Any:
    """How much better "there is a difference" does than "there is none", as a difference of BIC.

    G2 - ln(total) (Wilson 2013): below 0 there is evidence against a difference, above 2 evidence
    for one, above 6 strong, above 10 very strong evidence. Of a larger corpus it asks for more.

    >>> round(float(bayes_factor(10.0, total=1000)), 2)
    3.09
    """
    import numpy as np

    return np.asarray(log_likelihood, dtype=float) - np.log(total)


def pointwise_information(both: Counts, *, first: Counts, second: Counts, total: Counts) -> Any:
    """PMI in bits (Church and Hanks 1990): how many times as often as by chance, as a power of 2.

    >>> float(pointwise_information(8, first=16, second=16, total=1024))
    5.0
    """
    import numpy as np

    return np.log2(np.asarray(both, dtype=float) * total / first / second)


def log_dice(both: Counts, *, first: Counts, second: Counts) -> Any:
    """logDice (Rychlý 2008): 14 where neither is ever without the other, 1 less for each halving.

    It needs no total, so values of corpora of any size compare.

    >>> float(log_dice(5, first=5, second=5)), float(log_dice(5, first=10, second=10))
    (14.0, 13.0)
    """
    import numpy as np

    return 14 + np.log2(2 * np.asarray(both, dtype=float) / (np.asarray(first) + second))
