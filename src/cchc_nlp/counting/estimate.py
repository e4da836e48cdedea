"""What a count is likely to be where nobody has read everything, as far as chance was at work.

    every article was read            the tally itself, no interval
    one stratum is open, audited      exact bounds (hypergeometric)
    several are open, each sampled    the difference estimate, stratified by score
    nobody read at random             the span of what the scores alone say

The difference (prediction-powered) estimate is the sum of the scores, corrected by the mean error
seen in a random sample of each stratum (Cochran 1977, chapters 5 and 7; Angelopoulos et al. 2023
without a finite population). A stratum whose sample shows enough errors has an interval by their
variance; one that shows few may hide more, and has exact bounds. They are put together by the
squares of their distances from the values (Zou and Donner 2008, MOVER). What a person left
undecided widens the bounds both ways.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cchc_nlp.classification.taxonomy import counts_as_reform
from cchc_nlp.corpus.draws import all_draws
from cchc_nlp.counting.hypergeometric import exact_bounds
from cchc_nlp.counting.selection import Asked, Part
from cchc_nlp.counting.strata import Stratum, read_strata, without
from cchc_nlp.counting.ways import (
    Guess,
    Guessing,
    Unread,
    guess,
    labelled_of,
    shift_of,
    strict_share,
)
from cchc_nlp.records import Estimate, Period, Policy, Sample

REVIEWED = "every article was read"
UNDECIDED = "every article was read, some were left undecided"
AUDIT = "random audit, exact bounds 95 %"
DIFFERENCE = "stratified difference estimate, interval 95 %"
MODEL = "scores alone, span of several counts; no confidence can be given"
AUDIT_AND_MODEL = "random audit, exact bounds 95 %; scores alone for what was not read at random"
DIFFERENCE_AND_MODEL = (
    "stratified difference estimate, interval 95 %; scores alone for what was not read at random"
)
# So many further reads, each with the variance that the scores imply (at least LEAST_SPREAD), are
# put beside a stratum's own: small samples show too small a variance.
PRIOR_READS, LEAST_SPREAD = 4, 0.03
ENOUGH_ERRORS = 5  # in a sample, from which on their variance is believed
PRIOR_FOUND = 2  # articles put on both sides of the ratio of found to expected ones


@dataclass(frozen=True)
class Reckoned:
    """An estimate, None where nothing is counted, with what each way of counting gives."""

    estimate: Estimate | None
    ways: Mapping[str, float] = field(default_factory=dict)
    sample: Sample | None = None


def reckon(asked: Asked, *, policy: Policy, parts: Sequence[Part]) -> Reckoned:
    """The estimate of what is counted as reform under the policy, by the best way there is."""
    labelled = labelled_of(parts)
    read = [group for group in labelled if group.label.reviewed is not None]
    unread = [group for group in labelled if group.label.reviewed is None]
    found, unsure = _decided(read, policy)
    number = sum(group.number for group in unread)
    if not number:
        total = sum(group.number for group in read)
        return Reckoned(_of_read(found, unsure, policy=policy, read=read) if total else None)
    strict, shift = strict_share(labelled), shift_of(asked, number)
    strata = read_strata(asked, policy=policy, strict=strict)
    guessing = Guessing(policy, strict, shift)
    fresh = guess(without(unread, strata), guessing)
    estimate = _between(strata, found=found, unsure=unsure, fresh=fresh, guessing=guessing)
    ways = guess(unread, guessing).ways
    told = {way: round(found + value, 6) for way, value in ways.items()}
    return Reckoned(estimate, told, _sample(asked, strata))


def _decided(read: Sequence[Unread], policy: Policy) -> tuple[int, int]:
    """How many of the kind people decided on, and how many they left undecided."""
    sure = [group for group in read if group.label.reviewed != "unsure"]
    found = sum(group.number * counts_as_reform(group.label, policy) for group in sure)
    return found, sum(group.number for group in read) - sum(group.number for group in sure)


def _of_read(found: int, unsure: int, *, policy: Policy, read: Sequence[Unread]) -> Estimate:
    """What everything read comes to; undecided ones count as their label has it, or may not."""
    value = sum(group.number * counts_as_reform(group.label, policy) for group in read)
    return Estimate(value, found, found + unsure, UNDECIDED if unsure else REVIEWED)


def _between(
    strata: Sequence[Stratum],
    *,
    found: int,
    unsure: int,
    fresh: Guess,
    guessing: Guessing,
) -> Estimate:
    """The estimate; with undecided ones from none of them to all of them of the kind."""
    if not unsure:
        return estimate_count(strata, found=found, fresh=fresh, guessing=guessing)
    low = [stratum.settled(narrow=True) for stratum in strata]
    high = [stratum.settled(narrow=False) for stratum in strata]
    least = estimate_count(low, found=found, fresh=fresh, guessing=guessing)
    most = estimate_count(high, found=found + unsure, fresh=fresh, guessing=guessing)
    value = (least.value + most.value) / 2
    return Estimate(round(value, 6), least.low, most.high, least.method)


def estimate_count(
    strata: Sequence[Stratum], *, found: int, fresh: Guess, guessing: Guessing
) -> Estimate:
    """The estimate from `found` ones in all, the strata, and what was never drawn.

    >>> fresh = Guess(9.0, 5.3, 10, {}, number=10)
    >>> e = estimate_count([], found=20, fresh=fresh, guessing=Guessing("cchc"))
    >>> e.value, e.low, e.high, e.method == MODEL
    (29.0, 25.3, 30.0, True)
    """
    left = [stratum for stratum in strata if stratum.unread]
    sampled = [stratum for stratum in left if stratum.read]
    blind = [stratum for stratum in left if not stratum.read]
    bounds = [_by_audit(s) if len(sampled) == 1 else _by_difference(s) for s in sampled]
    guesses = [fresh, *(guess(stratum.groups, guessing) for stratum in blind)]
    pieces = [combined(bounds), *((g.value, g.low, g.high) for g in guesses)]
    value, low, high = (found + math.fsum(piece[n] for piece in pieces) for n in range(3))
    unseen = sum(g.number for g in guesses)
    return Estimate(round(value, 6), low, high, _method(len(sampled), unseen))


def _method(sampled: int, unseen: int) -> str:
    if not sampled:
        return MODEL
    if sampled == 1:
        return AUDIT_AND_MODEL if unseen else AUDIT
    return DIFFERENCE_AND_MODEL if unseen else DIFFERENCE


Bounds = tuple[float, float, float]  # a value, and what it lies between


def combined(bounds: Sequence[Bounds]) -> Bounds:
    """The sum of several values, each between its own bounds.

    >>> combined([(3.0, 1.0, 6.0), (5.0, 5.0, 9.0)])
    (8.0, 6.0, 13.0)
    """
    value = math.fsum(v for v, _, _ in bounds)
    below = math.sqrt(math.fsum((v - low) ** 2 for v, low, _ in bounds))
    above = math.sqrt(math.fsum((high - v) ** 2 for v, _, high in bounds))
    return value, value - below, value + above


def _exact(stratum: Stratum) -> tuple[float, float]:
    """Exact bounds for the unread ones of a stratum; skipped ones of its sample may be either."""
    sample = stratum.sample
    found = sum(unit.truth is True for unit in sample)
    skipped = len(sample) - stratum.read
    size, read = len(stratum.units), len(sample)
    low, _ = exact_bounds(size=size, read=read, found=found)
    _, high = exact_bounds(size=size, read=read, found=found + skipped)
    known, most = stratum.sure
    return max(low, known) - known, min(high, most) - known


def _by_audit(stratum: Stratum) -> Bounds:
    """How many there are among the unread ones of an audited stratum: value and exact bounds.

    The value is the sum of their chances, times how much more was found than the sample's chances
    said, with two articles more on both sides.
    """
    sample = [unit for unit in stratum.sample if unit.truth is not None]
    found = sum(unit.truth is True for unit in sample)
    expected = math.fsum(unit.chance for unit in sample)
    factor = (found + PRIOR_FOUND) / (expected + PRIOR_FOUND)
    value = factor * math.fsum(unit.chance for unit in stratum.units if unit.truth is None)
    low, high = _exact(stratum)
    return min(max(value, low), high), low, high


def _by_difference(stratum: Stratum) -> Bounds:
    """How many there are among the unread ones of a stratum by the errors in its sample."""
    sample = [unit for unit in stratum.sample if unit.truth is not None]
    errors = [float(unit.truth is True) - unit.chance for unit in sample]
    low, high = _exact(stratum)
    known = stratum.sure[0]
    mean = math.fsum(errors) / len(errors)
    chances = math.fsum(unit.chance for unit in stratum.units)
    value = min(max(chances + len(stratum.units) * mean - known, low), high)
    seen = sum(abs(error) > 0.5 for error in errors)
    if seen < ENOUGH_ERRORS or len(sample) < len(stratum.sample):
        return value, low, high
    half = half_width(_variance(stratum, errors, mean), freedom=len(errors) - 1)
    return value, max(value - half, low), min(value + half, high)


def _variance(stratum: Stratum, errors: Sequence[float], mean: float) -> float:
    """The variance of a stratum's corrected sum."""
    size, read = len(stratum.units), len(errors)
    implied = math.fsum(unit.chance * (1 - unit.chance) for unit in stratum.units) / size
    squares = math.fsum((error - mean) ** 2 for error in errors)
    spread = (squares + PRIOR_READS * max(implied, LEAST_SPREAD)) / (read - 1 + PRIOR_READS)
    return variance_of(size, read, spread=spread)


def variance_of(size: int, read: int, *, spread: float) -> float:
    """The variance of a sum over `size` articles, by a random sample of `read` of them.

    >>> variance_of(100, 100, spread=0.2), round(variance_of(100, 25, spread=0.2), 9)
    (0.0, 60.0)
    """
    return size**2 * (1 - read / size) * spread / read


def half_width(variance: float, *, freedom: int) -> float:
    """Half of a 95 % interval, by Student's distribution.

    >>> round(half_width(60.0, freedom=22), 2)
    16.06
    """
    from scipy.stats import t

    return float(t.ppf(0.975, max(2, freedom))) * math.sqrt(variance)


def _sample(asked: Asked, strata: Sequence[Stratum]) -> Sample | None:
    """What was drawn and read, with every reason for which this period was drawn again."""
    if not strata:
        return None
    mine = {stratum.draw for stratum in strata}
    made = all_draws(asked.corpus)
    again = [d for d in made if d.why and (d.id in mine or _meet(d.period, asked.question.period))]
    return Sample(
        seeds=tuple(draw.seed for draw in made if draw.id in mine),
        drawn=sum(len(stratum.units) for stratum in strata),
        read=sum(stratum.read for stratum in strata),
        redrawn=tuple(draw.why for draw in again),
    )


def _meet(first: Period, second: Period) -> bool:
    """Whether two periods have a day in common."""
    starts = [day for day in (first.start, second.start) if day]
    ends = [day for day in (first.end, second.end) if day]
    return not starts or not ends or max(starts) <= min(ends)
