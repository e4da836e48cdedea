"""How a given number of reads is best spent on the three parts of the queue."""

from __future__ import annotations

import math
from collections.abc import Mapping

from cchc_nlp.corpus.draws import Stratum

LEAST = 8  # reads of each part, as far as it goes: fewer are no sample
LEAST_SPREAD = 0.03  # what a part's articles vary at least, whatever the scores say


def allocate(
    reads: int, *, sizes: Mapping[Stratum, int], spreads: Mapping[Stratum, float]
) -> dict[Stratum, int]:
    """How many to read of each part, `reads` in all or all there are.

    Where the reads suffice for all that is uncertain or taken for reform, and a sample of the
    rest, that is read: what is left open is then the rest alone, with exact bounds. Where they do
    not, each part gets reads by its size and by how much its articles vary (Neyman 1934);
    `spreads` is the mean of p (1 - p) over a part's scores.

    >>> sizes = {"uncertain": 40, "rest": 90, "positive": 22}
    >>> spreads = {"uncertain": 0.2, "rest": 0.02, "positive": 0.03}
    >>> allocate(80, sizes=sizes, spreads=spreads)
    {'uncertain': 40, 'rest': 18, 'positive': 22}
    >>> allocate(40, sizes=sizes, spreads=spreads)
    {'uncertain': 17, 'rest': 15, 'positive': 8}
    """
    likely = sizes.get("uncertain", 0) + sizes.get("positive", 0)
    if reads >= likely + min(LEAST, sizes.get("rest", 0)):
        left = min(reads - likely, sizes.get("rest", 0))
        return {name: left if name == "rest" else size for name, size in sizes.items()}
    return _neyman(reads, sizes, spreads)


def _neyman(
    reads: int, sizes: Mapping[Stratum, int], spreads: Mapping[Stratum, float]
) -> dict[Stratum, int]:
    """One read after the other, each where it lessens the variance most (Wright 2012)."""
    given = {name: min(LEAST, size, reads // len(sizes)) for name, size in sizes.items()}
    weight = {
        name: size * math.sqrt(max(LEAST_SPREAD, spreads[name])) for name, size in sizes.items()
    }
    for _ in range(min(reads, sum(sizes.values())) - sum(given.values())):
        open_parts = [name for name, size in sizes.items() if given[name] < size]
        best = max(
            open_parts, key=lambda n: weight[n] / math.sqrt(given[n] * (given[n] + 1) or 0.5)
        )
        given[best] += 1
    return given
