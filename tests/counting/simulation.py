"""Counting made-up populations whose truth is known: do the intervals hold what they promise?

    python -m benchmarks.simulate_counts [populations]

Each population has its own size, share of reform and classifier: scores of two normal
distributions, made for a share of 20 or 50 % whatever the true one is, so that many are not
calibrated. Everything is counted by the code that counts corpora.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.stats import norm

from cchc_nlp.counting.estimate import estimate_count
from cchc_nlp.counting.strata import Stratum, Unit
from cchc_nlp.counting.ways import Guess, Guessing, Unread, guess
from cchc_nlp.records import Estimate, Label
from cchc_nlp.reviewing.allocation import allocate
from cchc_nlp.reviewing.queue import audit_size, stratum_of

SIZES = (80, 152, 400, 1000)
AREAS = (0.85, 0.9, 0.955, 0.99)  # under the ROC curve
TRAINED = (0.2, 0.5)  # shares of reform that the scores were made for
READS = (30, 60, 100)
NAMES = ("uncertain", "rest", "positive")
NOBODY = Guess(0, 0, 0, {})
REFORM = Label("", "", "", is_reform=True, score=1.0, primary="P2")
GENERAL = Label("", "", "", is_reform=False, score=0.0, primary="G2")


@dataclass(frozen=True)
class Population:
    """So many articles, in a random order: is each about reform, and the machine's score."""

    truths: tuple[bool, ...]
    scores: tuple[float, ...]

    @property
    def true_count(self) -> int:
        return sum(self.truths)

    @cached_property
    def parts(self) -> dict[str, list[tuple[bool, Unread]]]:
        """Each part of the queue in its order: the truth, and what is known while it is unread."""
        parts: dict[str, list[tuple[bool, Unread]]] = {name: [] for name in NAMES}
        for truth, score in zip(self.truths, self.scores, strict=True):
            parts[stratum_of(score)].append((truth, _unread(score)))
        return parts


@dataclass(frozen=True)
class Trial:
    """One population counted one way: the estimate, the truth, how many were read."""

    estimate: Estimate
    true_count: int
    reads: int

    @property
    def is_covered(self) -> bool:
        return self.estimate.low - 1e-6 <= self.true_count <= self.estimate.high + 1e-6


def population(
    random: np.random.Generator, *, size: int, share: float, area: float, trained: float
) -> Population:
    truths = random.random(size) < share
    return _scored(random, truths, area=area, trained=trained)


def exactly(
    random: np.random.Generator, *, size: int, reform: int, area: float, trained: float
) -> Population:
    """A population with just so many reform articles."""
    truths = random.permutation(size) < reform
    return _scored(random, truths, area=area, trained=trained)


def _scored(
    random: np.random.Generator, truths: np.ndarray, *, area: float, trained: float
) -> Population:
    distance = math.sqrt(2) * norm.ppf(area)
    signal = random.normal(size=len(truths)) + distance * truths
    odds = distance * signal - distance**2 / 2 + math.log(trained / (1 - trained))
    scores = 1 / (1 + np.exp(-odds))
    return Population(tuple(map(bool, truths)), tuple(map(float, scores)))


def populations(number: int, *, seed: int = 7) -> Iterator[tuple[Population, int]]:
    """Populations of every kind, shares from 2 to 50 %, each with a number of reads."""
    random = np.random.default_rng(seed)
    for _ in range(number):
        size = int(random.choice(SIZES))
        made = population(
            random,
            size=size,
            share=float(random.uniform(0.02, 0.5)),
            area=float(random.choice(AREAS)),
            trained=float(random.choice(TRAINED)),
        )
        yield made, min(int(random.choice(READS)), size // 2)


def strata_of(made: Population, reads: Mapping[str, int]) -> list[Stratum]:
    """The parts of the queue in their order (the population's own is random), so many read."""
    return [Stratum(name, _units(part, reads[name])) for name, part in made.parts.items()]


def _units(part: list[tuple[bool, Unread]], reads: int) -> tuple[Unit, ...]:
    return tuple(
        Unit(
            place,
            unread.scores,
            truth if place < reads else None,
            None if place < reads else unread,
        )
        for place, (truth, unread) in enumerate(part)
    )


def _unread(score: float) -> Unread:
    return Unread(REFORM if score >= 0.5 else GENERAL, 1, score, score * (1 - score))


def counted(strata: list[Stratum], made: Population, *, fresh: Guess = NOBODY) -> Trial:
    found = sum(stratum.sure[0] for stratum in strata)
    estimate = estimate_count(strata, found=found, fresh=fresh, guessing=Guessing("cchc"))
    reads = sum(len(stratum.sample) for stratum in strata)
    return Trial(estimate, made.true_count, reads)


def at_random(made: Population, reads: int) -> Trial:
    """So many read at random, whatever their score."""
    units = [
        Unit(n, score, truth if n < reads else None)
        for n, (truth, score) in enumerate(zip(made.truths, made.scores, strict=True))
    ]
    return counted([Stratum("rest", tuple(units))], made)


def by_queue(made: Population, reads: int) -> Trial:
    """So many reads, spent as the review queue spends them."""
    sizes, spreads = _parts(made)
    return counted(strata_of(made, allocate(reads, sizes=sizes, spreads=spreads)), made)  # type: ignore[arg-type]


def by_whole_queue(made: Population) -> Trial:
    """All that is uncertain or positive, and the audit of the rest."""
    sizes, _ = _parts(made)
    return counted(strata_of(made, sizes | {"rest": audit_size(sizes["rest"])}), made)


def by_scores(made: Population) -> Trial:
    """Nothing read."""
    unread = [unread for part in made.parts.values() for _, unread in part]
    fresh = guess(unread, Guessing("cchc"))
    return counted([], made, fresh=fresh)


def _parts(made: Population) -> tuple[dict[str, int], dict[str, float]]:
    spreads = {
        name: sum(unread.spread for _, unread in part) / max(1, len(part))
        for name, part in made.parts.items()
    }
    return {name: len(part) for name, part in made.parts.items()}, spreads


def simulate(number: int) -> dict[str, list[Trial]]:
    """Every way of counting on every population."""
    trials: dict[str, list[Trial]] = defaultdict(list)
    for made, reads in populations(number):
        trials["random sample"].append(at_random(made, reads))
        trials["queue, so many reads"].append(by_queue(made, reads))
        trials["whole queue"].append(by_whole_queue(made))
        trials["scores alone"].append(by_scores(made))
    return trials


def the_152(number: int, *, seed: int = 11) -> list[Trial]:
    """A department's year, 31 of 152, AUC 0.95, 80 reads by the queue."""
    random = np.random.default_rng(seed)
    return [
        by_queue(exactly(random, size=152, reform=31, area=0.95, trained=0.2), 80)
        for _ in range(number)
    ]


def coverage(trials: list[Trial]) -> float:
    return sum(trial.is_covered for trial in trials) / len(trials)


def mean_error(trials: list[Trial]) -> float:
    return sum(abs(t.estimate.value - t.true_count) for t in trials) / len(trials)


# What a machine misses without a sign: (articles, share of reform, score, reads) of each stratum.
QUIET = {
    "800 at 4 %, 100 called": ((800, 0.04, 0.01, 30), (100, 0.95, 0.97, 50)),
    "400 at 3 %, 60 called": ((400, 0.03, 0.01, 40), (60, 0.95, 0.97, 30)),
    "121 at 5 %, one row left": ((121, 0.05, 0.01, 30), (30, 0.97, 0.97, 29)),
    "two draws of 150 at 3 %": ((150, 0.03, 0.01, 30), (150, 0.03, 0.01, 30)),
    "four draws of 150 at 2 %": ((150, 0.02, 0.01, 30),) * 4,
}


def quiet_misses(case: str, number: int, *, seed: int = 3) -> list[Trial]:
    """Populations in which what is missed has the scores of general news."""
    random = np.random.default_rng(seed)
    trials = []
    for _ in range(number):
        strata = [_quiet(random, *part) for part in QUIET[case]]
        truths = [truth for _, truths in strata for truth in truths]
        made = Population(tuple(truths), ())
        trials.append(counted([stratum for stratum, _ in strata], made))
    return trials


def _quiet(
    random: np.random.Generator, size: int, share: float, score: float, reads: int
) -> tuple[Stratum, list[bool]]:
    truths = [bool(t) for t in random.permutation(size) < round(size * share)]
    units = [
        Unit(n, score, truth if n < reads else None, None if n < reads else _unread(score))
        for n, truth in enumerate(truths)
    ]
    return Stratum("rest", tuple(units)), truths
