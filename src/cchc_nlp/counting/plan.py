"""What reading so many articles would give, said before anyone reads.

The bounds are expected ones: they take the machine's scores at their word, so they show which way
to read is worth most, not what will be found.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from cchc_nlp.corpus.draws import Stratum
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.counting.estimate import (
    AUDIT,
    DIFFERENCE,
    ENOUGH_ERRORS,
    MODEL,
    REVIEWED,
    Bounds,
    combined,
    half_width,
    variance_of,
)
from cchc_nlp.counting.hypergeometric import exact_bounds
from cchc_nlp.counting.selection import INSIDE, Asked, Question, ask
from cchc_nlp.counting.tally import count
from cchc_nlp.counting.ways import Unread, chance, strict_share
from cchc_nlp.errors import InputError
from cchc_nlp.records import Estimate, Label, Period, Policy, Record
from cchc_nlp.reviewing.allocation import LEAST_SPREAD, allocate
from cchc_nlp.reviewing.queue import audit_size, stratum_of

Name = Literal["nothing", "random", "queue", "whole_queue", "everything"]
STRATA: tuple[Stratum, ...] = ("uncertain", "rest", "positive")


@dataclass(frozen=True)
class Way(Record):
    """One way to read: how many reads, of which parts of the queue, and the expected estimate."""

    name: Name
    reads: int
    parts: Mapping[str, int]
    estimate: Estimate

    @property
    def width(self) -> float:
        """From the lower to the upper bound, in articles."""
        return self.estimate.high - self.estimate.low


@dataclass(frozen=True)
class Pool:
    """The unread articles of one part of the queue: how many, the sums of p and of p (1 - p)."""

    size: int
    chances: float
    spread: float

    @property
    def mean_spread(self) -> float:
        """The mean of p (1 - p)."""
        return self.spread / self.size if self.size else 0.0


def plan_reading(
    corpus: Corpus, *, period: Period, reads: int, policy: Policy = "cchc"
) -> tuple[Way, ...]:
    """What each way of reading gives: nothing, `reads` at random, the queue, all of it, everything.

    Raises InputError for a number of reads below 1, and where nothing is left to be read.
    """
    if reads < 1:
        raise InputError(f"{reads} reads: give 1 or more")
    counted = count(corpus, period=period, policy=policy)
    pools = _pools(ask(corpus, Question(period)), policy)
    unread = sum(pool.size for pool in pools.values())
    if not unread:
        raise InputError(f"{corpus.path}: every article of the period was read; nothing to plan")
    found = counted.tally.confirmed
    reads = min(reads, unread)
    return (
        Way("nothing", 0, {}, counted.estimate["reform"]),
        Way("random", reads, {}, _at_random(pools, reads, found)),
        _by_queue("queue", pools, _given(pools, reads), found=found),
        _by_queue("whole_queue", pools, _in_full(pools), found=found),
        Way("everything", unread, {}, _exact(pools, found, REVIEWED)),
    )


def _pools(asked: Asked, policy: Policy) -> Mapping[Stratum, Pool]:
    rows = list(_unread(asked))
    strict = strict_share([Unread(label, 1, score, 0.0) for label, score in rows])
    chances: dict[Stratum, list[float]] = {name: [] for name in STRATA}
    for label, score in rows:
        likely = chance(label, score, policy=policy, strict=strict)
        chances[stratum_of(score, label.confidence)].append(likely)
    return {
        name: Pool(len(some), math.fsum(some), math.fsum(p * (1 - p) for p in some))
        for name, some in chances.items()
    }


def _unread(asked: Asked) -> Iterator[tuple[Label, float]]:
    """The machine's label and score of everything that is counted and was not read."""
    kept = asked.kept
    for number, score in asked.rows(f"SELECT class, score FROM counted WHERE {INSIDE}"):  # noqa: S608
        cell = kept.get(number)
        if cell and cell.label and cell.label.reviewed is None and not cell.is_repeated:
            yield cell.label, score


def _given(pools: Mapping[Stratum, Pool], reads: int) -> Mapping[Stratum, int]:
    sizes = {name: pool.size for name, pool in pools.items()}
    spreads = {name: pool.mean_spread for name, pool in pools.items()}
    return allocate(reads, sizes=sizes, spreads=spreads)


def _in_full(pools: Mapping[Stratum, Pool]) -> Mapping[Stratum, int]:
    sizes = {name: pool.size for name, pool in pools.items()}
    return {name: audit_size(n) if name == "rest" else n for name, n in sizes.items()}


def _by_queue(
    name: Name, pools: Mapping[Stratum, Pool], given: Mapping[Stratum, int], *, found: int
) -> Way:
    left = [part for part in STRATA if given[part] < pools[part].size]
    if len(left) == 1:
        estimate = _audited(pools, left[0], given[left[0]], found=found)
    elif left:
        estimate = _sampled(pools, given, left, found=found)
    else:
        estimate = _exact(pools, found, REVIEWED)
    return Way(name, sum(given.values()), {str(part): n for part, n in given.items()}, estimate)


def _audited(pools: Mapping[Stratum, Pool], name: Stratum, reads: int, *, found: int) -> Estimate:
    """All but one part is read, and of that a sample."""
    pool = pools[name]
    seen = round(pool.chances * reads / pool.size)
    if not reads:
        low, high, method = 0, pool.size, MODEL
    else:
        low, high = exact_bounds(size=pool.size, read=reads, found=seen)
        method = AUDIT
    known = found + math.fsum(p.chances for part, p in pools.items() if part != name)
    value = known + min(max(pool.chances, low), high)
    return Estimate(value, known + low, known + high, method)


def _sampled(
    pools: Mapping[Stratum, Pool],
    given: Mapping[Stratum, int],
    left: Sequence[Stratum],
    *,
    found: int,
) -> Estimate:
    """Several parts are read in part."""
    known = found + math.fsum(pools[name].chances for name in STRATA if name not in left)
    value, low, high = combined([_expected(pools[n], given[n]) for n in left if given[n]])
    blind = [pools[name] for name in left if not given[name]]
    value += known + math.fsum(pool.chances for pool in blind)
    high += known + sum(pool.size for pool in blind)
    return Estimate(value, known + low, high, MODEL if blind else DIFFERENCE)


def _expected(pool: Pool, reads: int) -> Bounds:
    """The bounds of a part of which so many are read, if the scores are right."""
    seen = round(pool.chances * reads / pool.size)
    low, high = exact_bounds(size=pool.size, read=reads, found=seen)
    value = min(max(pool.chances, low), high)
    if pool.mean_spread * reads < ENOUGH_ERRORS:
        return value, low, high
    spread = max(LEAST_SPREAD, pool.mean_spread)
    half = half_width(variance_of(pool.size, reads, spread=spread), freedom=reads - 1)
    return value, max(value - half, low), min(value + half, high)


def _at_random(pools: Mapping[Stratum, Pool], reads: int, found: int) -> Estimate:
    """So many read at random, without looking at the scores."""
    size = sum(pool.size for pool in pools.values())
    expected = math.fsum(pool.chances for pool in pools.values())
    low, high = exact_bounds(size=size, read=reads, found=round(expected * reads / size))
    value = min(max(expected, low), high)
    return Estimate(found + value, found + low, found + high, AUDIT)


def _exact(pools: Mapping[Stratum, Pool], found: int, method: str) -> Estimate:
    value = found + math.fsum(pool.chances for pool in pools.values())
    return Estimate(value, value, value, method)
