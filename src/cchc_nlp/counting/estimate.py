"""What a count is likely to be where nobody has read everything, as far as chance was at work.

    every article was read            the tally itself, no interval
    one stratum is open, audited      exact bounds (hypergeometric)
    several are open, each sampled    the difference estimate, stratified by score
    nobody read at random             the span of what the scores alone say

The difference (prediction-powered) estimate is the sum of the scores, corrected by the mean error
seen in a random sample of each stratum (Cochran 1977, chapters 5 and 7; Angelopoulos et al. 2023
without a finite population). Its variance knows that the population is finite. Small samples show
too small a variance, so each stratum's is drawn towards the one its scores imply.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cchc_nlp.classification.taxonomy import counts_as_reform
from cchc_nlp.corpus.draws import all_draws
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.counting.hypergeometric import exact_bounds
from cchc_nlp.counting.selection import Asked, Part
from cchc_nlp.counting.strata import Stratum, read_strata, without
from cchc_nlp.counting.ways import Guess, guess, shift_of, strict_share, unread_of
from cchc_nlp.records import Estimate, Policy, Sample

REVIEWED = "every article was read"
AUDIT = "random audit, exact bounds 95 %"
DIFFERENCE = "stratified difference estimate, interval 95 %"
MODEL = "scores alone, span of several counts; no confidence can be given"
AUDIT_AND_MODEL = "random audit, exact bounds 95 %; scores alone for what was not drawn"
DIFFERENCE_AND_MODEL = (
    "stratified difference estimate, interval 95 %; scores alone for what was not drawn"
)
# So many further reads, each with the variance that the scores imply (at least LEAST_SPREAD), are
# put beside a stratum's own. With 4 and 0.03 the intervals cover 0.95-0.97 (see the simulation).
PRIOR_READS, LEAST_SPREAD = 4, 0.03
PRIOR_FOUND = 2  # articles put on both sides of the ratio of found to expected ones
LEAST_SAMPLE = 2  # reads from which on a stratum is a sample of a difference estimate


@dataclass(frozen=True)
class Reckoned:
    """An estimate, None where nothing is counted, with what each way of counting gives."""

    estimate: Estimate | None
    ways: Mapping[str, float] = field(default_factory=dict)
    sample: Sample | None = None


def reckon(asked: Asked, *, policy: Policy, parts: Sequence[Part]) -> Reckoned:
    """The estimate of what is counted as reform under the policy, by the best way there is."""
    decided = [p for p in parts if p.cell.label and p.cell.label.reviewed is not None]
    found = sum(
        part.number * counts_as_reform(part.cell.label, policy)
        for part in decided
        if part.cell.label and not part.cell.is_repeated
    )
    unread = unread_of(parts)
    number = sum(group.number for group in unread)
    if not number:
        total = sum(part.number for part in parts)
        return Reckoned(Estimate(found, found, found, REVIEWED) if total else None)
    shift = shift_of(asked, number)
    strata = read_strata(asked, policy=policy, strict=strict_share(unread))
    fresh = without(unread, strata)
    unseen = guess(fresh, policy=policy, shift=shift)
    estimate = estimate_count(strata, found=found, fresh=unseen, policy=policy)
    alone = guess(unread, policy=policy, shift=shift)
    ways = {way: round(found + value, 6) for way, value in alone.ways.items()}
    return Reckoned(estimate, ways, _sample(asked.corpus, strata))


def estimate_count(
    strata: Sequence[Stratum], *, found: int, fresh: Guess, policy: Policy
) -> Estimate:
    """The estimate from `found` ones in all, the strata, and what was never drawn.

    >>> fresh = Guess(9.0, 5.3, 10, {})
    >>> e = estimate_count([], found=20, fresh=fresh, policy="cchc")
    >>> e.value, e.low, e.high, e.method == MODEL
    (29.0, 25.3, 30.0, True)
    """
    left = [stratum for stratum in strata if stratum.unread]
    enough = 1 if len(left) == 1 else LEAST_SAMPLE
    sampled = [stratum for stratum in left if len(stratum.sample) >= enough]
    blind = [stratum for stratum in left if len(stratum.sample) < enough]
    by_reading = _by_audit(sampled[0]) if len(sampled) == 1 else _by_difference(sampled)
    guesses = [fresh, *(guess(stratum.groups, policy=policy) for stratum in blind)]
    pieces = [by_reading, *((g.value, g.low, g.high) for g in guesses)]
    value, low, high = (found + math.fsum(piece[n] for piece in pieces) for n in range(3))
    return Estimate(round(value, 6), low, high, _method(len(sampled), guesses))


def _method(sampled: int, guesses: Sequence[Guess]) -> str:
    is_whole = all(g.high == 0 for g in guesses)
    if not sampled:
        return MODEL
    if sampled == 1:
        return AUDIT if is_whole else AUDIT_AND_MODEL
    return DIFFERENCE if is_whole else DIFFERENCE_AND_MODEL


def _by_audit(stratum: Stratum) -> tuple[float, float, float]:
    """How many there are among the unread ones of an audited stratum: value and exact bounds.

    The value is the sum of their chances, times how much more was found than the sample's chances
    said, with two articles more on both sides.
    """
    sample = stratum.sample
    found = sum(unit.truth is True for unit in sample)
    known, most = stratum.sure
    low, high = exact_bounds(size=len(stratum.units), read=len(sample), found=found)
    expected = math.fsum(unit.chance for unit in sample)
    factor = (found + PRIOR_FOUND) / (expected + PRIOR_FOUND)
    value = factor * math.fsum(unit.chance for unit in stratum.units if unit.truth is None)
    low, high = max(low, known) - known, min(high, most) - known
    return min(max(value, low), high), low, high


def _by_difference(strata: Sequence[Stratum]) -> tuple[float, float, float]:
    """How many there are among the unread ones of several strata: value and bounds."""
    if not strata:
        return 0.0, 0.0, 0.0
    known = sum(stratum.sure[0] for stratum in strata)
    most = sum(stratum.unread for stratum in strata)
    moments = [_corrected(stratum) for stratum in strata]
    value = math.fsum(total for total, _ in moments) - known
    freedom = sum(len(s.sample) for s in strata) - len(strata)
    half = half_width(math.fsum(variance for _, variance in moments), freedom=freedom)
    low, high = min(max(value - half, 0), most), max(0, min(value + half, most))
    return min(max(value, low), high), low, high


def _corrected(stratum: Stratum) -> tuple[float, float]:
    """A stratum's sum of chances, corrected by its sample's mean error; and the variance."""
    size, sample = len(stratum.units), stratum.sample
    errors = [float(unit.truth is True) - unit.chance for unit in sample]
    mean = math.fsum(errors) / len(errors)
    implied = math.fsum(unit.chance * (1 - unit.chance) for unit in stratum.units) / size
    squares = math.fsum((error - mean) ** 2 for error in errors)
    spread = (squares + PRIOR_READS * max(implied, LEAST_SPREAD)) / (len(errors) - 1 + PRIOR_READS)
    total = math.fsum(unit.chance for unit in stratum.units) + size * mean
    return total, variance_of(size, len(sample), spread=spread)


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


def _sample(corpus: Corpus, strata: Sequence[Stratum]) -> Sample | None:
    made = [draw for draw in all_draws(corpus) if draw.is_active]
    if not made or not strata:
        return None
    return Sample(
        seeds=tuple(draw.seed for draw in made),
        drawn=sum(len(stratum.units) for stratum in strata),
        read=sum(len(stratum.sample) for stratum in strata),
        redrawn=tuple(draw.why for draw in made if draw.why),
    )
