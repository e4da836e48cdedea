"""How many articles of a batch are about reform, by what a labeler scored: four ways to count.

    counted    those it calls reform (classify and count)
    summed     the sum of the scores (probabilistic count)
    adjusted   the count, corrected by the labeler's known hits and false alarms
    shifted    the sum of the scores, corrected for another share of reform than they assume (EMQ)

Saerens, Latinne and Decaestecker (2002) for `shifted`, Gart and Buck (1966) for `adjusted`. All
take scores (probabilities of reform) and how often each counts, and give a share from 0 to 1.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

THRESHOLD = 0.5
MOST_ROUNDS = 1000
STILL = 1e-6  # of change from one round to the next
METHODS = ("counted", "summed", "adjusted", "shifted")


class Rates(NamedTuple):
    """What is known of a labeler: its hits and false alarms, and the share its scores assume.

    Hits were measured on `reform` articles, alarms on `general` ones; 0 where that is not known.
    """

    hits: float
    alarms: float
    share: float
    reform: int = 0
    general: int = 0


def rates(
    scores: Sequence[float], truths: Sequence[bool], *, threshold: float = THRESHOLD
) -> Rates:
    """The rates of a labeler on labelled articles; 1, 0 where there is none of a kind.

    >>> rates([0.9, 0.4, 0.7, 0.1], [True, True, False, False])
    Rates(hits=0.5, alarms=0.5, share=0.5, reform=2, general=2)
    """
    reform = [score >= threshold for score, true in zip(scores, truths, strict=True) if true]
    general = [score >= threshold for score, true in zip(scores, truths, strict=True) if not true]
    return Rates(
        hits=sum(reform) / len(reform) if reform else 1.0,
        alarms=sum(general) / len(general) if general else 0.0,
        share=len(reform) / len(scores) if scores else 0.0,
        reform=len(reform),
        general=len(general),
    )


@cache
def known_rates(labeler: str) -> Rates | None:
    """The rates of a labeler that ships, as they were measured; None for any other.

    >>> known_rates("rules-2")
    Rates(hits=0.885, alarms=0.029, share=0.263, reform=157, general=441)
    """
    text = resources.files(__package__).joinpath("rates.toml").read_text("utf-8")
    known = {row.pop("id"): Rates(**row) for row in tomllib.loads(text)["labeler"]}
    return known.get(labeler)


def shares(
    scores: Sequence[float], known: Rates, *, weights: Sequence[float] | None = None
) -> Mapping[str, float]:
    """The share of reform by each of METHODS; each article counts with its weight, once if none.

    >>> found = shares([0.9, 0.8, 0.3, 0.1], Rates(hits=0.9, alarms=0.1, share=0.5))
    >>> {method: round(share, 3) for method, share in found.items()}
    {'counted': 0.5, 'summed': 0.525, 'adjusted': 0.5, 'shifted': 0.556}
    """
    weights = weights or [1.0] * len(scores)
    total = sum(weights)
    said = sum(w for w, score in zip(weights, scores, strict=True) if score >= THRESHOLD) / total
    return {
        "counted": said,
        "summed": _mean(scores, weights),
        "adjusted": _adjusted(said, known),
        "shifted": _shifted(scores, weights, known.share),
    }


def _adjusted(said: float, known: Rates) -> float:
    if known.hits <= known.alarms:
        return said  # a labeler no better than chance: nothing to correct by
    return min(1.0, max(0.0, (said - known.alarms) / (known.hits - known.alarms)))


def _shifted(scores: Sequence[float], weights: Sequence[float], assumed: float) -> float:
    """Expectation maximisation over the share of reform, from the share that the scores assume."""
    if not 0 < assumed < 1:
        return _mean(scores, weights)
    share = assumed
    for _ in range(MOST_ROUNDS):
        corrected = [_corrected(score, share, assumed) for score in scores]
        before, share = share, _mean(corrected, weights)
        if abs(share - before) < STILL:
            break
    return share


def _corrected(score: float, share: float, assumed: float) -> float:
    """The probability of reform, given with one share in mind, where another one holds."""
    reform = score * share * (1 - assumed)
    general = (1 - score) * (1 - share) * assumed
    return reform / (reform + general) if reform + general else score


def _mean(values: Sequence[float], weights: Sequence[float]) -> float:
    return sum(v * w for v, w in zip(values, weights, strict=True)) / sum(weights)
