"""What the machine's scores alone say of articles that nobody has read: four ways to count.

They agree as long as the articles are like those that the labeler learned from. Where they do not,
the subject or its share has shifted, and only reading helps: so their span is the interval, and a
wide one is an alarm (Saerens 2002 for EMQ, Gart and Buck 1966 for the adjusted count).
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from cchc_nlp.classification.prevalence import Rates, known_rates, shares
from cchc_nlp.classification.taxonomy import REFORM_LABELS, counts_as_reform
from cchc_nlp.counting.selection import INSIDE, Asked, Part
from cchc_nlp.records import Label, Policy

Z95 = 1.959963984540054  # two-sided 95 % of the normal distribution
ENOUGH = 100_000  # scores that tell the share well enough
BINS = 1000  # scores are put together before the share is sought
ALARM_ARTICLES, ALARM_SHARE = 3, 0.25  # ways further apart than both are an alarm


@dataclass(frozen=True)
class Unread:
    """So many articles with one label, unread: sums of their scores p, and of p (1 - p)."""

    label: Label
    number: int
    scores: float
    spread: float


@dataclass(frozen=True)
class Guess:
    """How many of `number` unread ones are of the kind: a value, bounds, each way's own value."""

    value: float
    low: float
    high: float
    ways: Mapping[str, float]
    number: int = 0


@dataclass(frozen=True)
class Shift:
    """What is known of the labeler, and by which factors its ways differ from the sum of scores."""

    rates: Rates
    factors: Mapping[str, float]


@dataclass(frozen=True)
class Guessing:
    """By which policy is guessed, the share of procedures among reform, and the labeler's shift."""

    policy: Policy
    strict: float = 0.5
    shift: Shift | None = None


def labelled_of(parts: Iterable[Part]) -> list[Unread]:
    """What is counted, with its labels as they stand, read or not."""
    return [
        Unread(part.cell.label, part.number, part.scores, part.spread)
        for part in parts
        if part.cell.label and not part.cell.is_repeated
    ]


def guess(unread: Sequence[Unread], guessing: Guessing) -> Guess:
    """What the scores say; with a shift also what is known of the labeler.

    The bounds are the span of the ways, widened by chance and by how little the labeler's rates
    are known. No confidence can be given to them: they hold as long as the labeler errs here as it
    erred where it was measured.

    >>> label = Label("", "", "", True, 0.9, "P2")
    >>> found = guess([Unread(label, 10, 9.0, 0.9)], Guessing("cchc"))
    >>> found.value, round(found.low, 2), found.high, dict(found.ways)
    (9.0, 7.14, 10, {'counted': 10, 'summed': 9.0})
    """
    policy, strict, shift = guessing.policy, guessing.strict, guessing.shift
    sums = [_sums(group, policy, strict) for group in unread]
    summed = math.fsum(value for value, _ in sums)
    half = Z95 * math.sqrt(max(0.0, math.fsum(spread for _, spread in sums)))
    counted = sum(group.number * counts_as_reform(group.label, policy) for group in unread)
    total = sum(group.number for group in unread)
    ways = {"counted": counted, "summed": summed}
    if shift is not None:
        ways |= {way: min(total, factor * summed) for way, factor in shift.factors.items()}
        half = max(half, Z95 * _error(shift.rates, summed, total))
    low, high = min(ways.values()) - half, max(ways.values()) + half
    if policy == "strict_tthc":  # which reform is of procedures is guessed too: at most all of it
        high = max(high, guess(unread, replace(guessing, policy="cchc")).high)
    return Guess(summed, max(0, low), min(total, high), ways, total)


def _error(rates: Rates, reform: float, total: float) -> float:
    """The standard error of an adjusted count: of the labeler's errors, and of its known rates."""
    hits, alarms = rates.hits * (1 - rates.hits), rates.alarms * (1 - rates.alarms)
    general = max(0.0, total - reform)
    chance_errors = reform * hits + general * alarms
    of_rates = reform**2 * hits / max(1, rates.reform) + general**2 * alarms / max(1, rates.general)
    return math.sqrt(chance_errors + of_rates) / max(0.1, rates.hits - rates.alarms)


def is_alarming(ways: Mapping[str, float]) -> bool:
    """Whether the ways differ so much that what they assume does not hold here.

    >>> is_alarming({"counted": 31, "summed": 33}), is_alarming({"counted": 31, "summed": 52})
    (False, True)
    """
    if not ways:
        return False
    apart = max(ways.values()) - min(ways.values())
    return apart > max(ALARM_ARTICLES, ALARM_SHARE * ways["summed"])


def chance(label: Label, score: float, *, policy: Policy, strict: float) -> float:
    """The probability that an article is of the policy's kind, by its machine label and score.

    A score speaks of reform as a whole; `strict` is the share of procedures among it, for those
    whose label does not tell.
    """
    if policy == "strict_tthc":
        return score * _weight(label, strict)
    is_touched = not label.is_reform and not set(REFORM_LABELS).isdisjoint(label.secondary)
    return max(score, 0.5) if policy == "broad" and is_touched else score


def _weight(label: Label, strict: float) -> float:
    if not label.is_reform:
        return strict
    return float("P2" in (label.primary, *label.secondary))


def _sums(group: Unread, policy: Policy, strict: float) -> tuple[float, float]:
    """The sums of the chances of a group, and of their p (1 - p)."""
    if policy == "strict_tthc":
        weight = _weight(group.label, strict)
        squares = group.scores - group.spread
        return weight * group.scores, weight * group.scores - weight**2 * squares
    if policy == "broad" and chance(group.label, 0.0, policy=policy, strict=strict):
        return 0.5 * group.number, 0.25 * group.number
    return group.scores, group.spread


def strict_share(labelled: Iterable[Unread]) -> float:
    """The share of procedures among what is called reform, one of each kind put beside it.

    >>> strict_share([])
    0.5
    """
    reform = [group for group in labelled if group.label.is_reform]
    total = sum(group.number for group in reform)
    return (1 + sum(group.number * _weight(group.label, 0.0) for group in reform)) / (2 + total)


def shift_of(asked: Asked, unread: int) -> Shift | None:
    """By which factors the adjusted and the shifted count differ from the sum of the scores.

    Of the `unread` articles that are asked for; None for labelers whose rates are not known.
    """
    cells = {
        number: cell
        for number, cell in asked.kept.items()
        if cell.label and cell.label.reviewed is None and not cell.is_repeated
    }
    labelers = {cell.label.labeler for cell in cells.values() if cell.label}
    known = known_rates(labelers.pop()) if len(labelers) == 1 else None
    if known is None:
        return None
    scores, weights = _histogram(asked, list(cells), unread)
    found = shares(scores, known, weights=weights) if scores else {}
    if not found.get("summed"):
        return None
    factors = {way: found[way] / found["summed"] for way in ("adjusted", "shifted")}
    return Shift(known, factors)


def _histogram(asked: Asked, numbers: list[int], unread: int) -> tuple[list[float], list[float]]:
    """The scores of the unread, those within a thousandth put together, and how many each.

    Where there are very many, only those of every second, third ... day of the month.
    """
    import numpy as np

    query = (
        "SELECT score FROM json_each(?3) CROSS JOIN counted ON class = value"  # noqa: S608
        f" WHERE day % ?4 = 0 AND {INSIDE}"
    )
    rows = asked.rows(query, json.dumps(numbers), 1 + unread // ENOUGH)
    scores = np.fromiter(chain.from_iterable(rows), dtype=float)
    binned = np.minimum(scores * BINS, BINS - 1).astype(int)
    counts = np.bincount(binned, minlength=BINS)
    means = np.bincount(binned, weights=scores, minlength=BINS) / np.maximum(counts, 1)
    kept = counts > 0
    return means[kept].tolist(), counts[kept].astype(float).tolist()
