"""Do the intervals of estimates hold what they promise? On populations whose truth is known.

python -m benchmarks.simulate_counts [populations]
"""

from __future__ import annotations

import sys

import numpy as np
from tests.counting.simulation import (
    AREAS,
    QUIET,
    coverage,
    mean_error,
    quiet_misses,
    simulate,
    the_152,
)


def main(number: int = 2000) -> None:
    print(f"{number} populations, 2-50 % reform, AUC {AREAS[0]}-{AREAS[-1]}; errors in articles")
    print(f"{'':24}{'covered':>9}{'width':>8}{'bias':>8}{'error':>8}{'reads':>8}")
    rows = {**simulate(number), "31 of 152, 80 reads": the_152(number // 4)}
    rows |= {name: quiet_misses(name, number // 4) for name in QUIET}
    for name, trials in rows.items():
        width = np.mean([t.estimate.high - t.estimate.low for t in trials])
        bias = np.mean([t.estimate.value - t.true_count for t in trials])
        reads = np.mean([t.reads for t in trials])
        print(
            f"{name:24}{coverage(trials):9.3f}{width:8.1f}{bias:+8.2f}{mean_error(trials):8.2f}"
            f"{reads:8.1f}"
        )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
