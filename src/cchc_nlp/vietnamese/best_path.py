"""The best marks of a line's tokens: a recursion over two states. Behind `segmentation`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Marks = npt.NDArray[np.bool_]


class Transitions(NamedTuple):
    """The weights of one mark after another, each named by its two letters."""

    bb: float
    bi: float
    ib: float
    ii: float


_CLOSE = 1e-6


def best_marks(scores: Floats, transitions: Transitions) -> Marks | None:
    """Whether each token is inside a word, by the best path; `scores` are for inside over begin.

    None if anywhere two ways differ by less than rounding might. How far inside is ahead of begin
    (the lead) moves the next lead by an amount between two limits; where a score is beyond what
    these can turn, the mark is settled without a look at its neighbours.

    >>> best_marks(np.array([-1.0, 2.0, -3.0, 2.0]), Transitions(0.0, 0.0, 0.0, 0.0)).tolist()
    [False, True, False, True]
    """
    bb, bi, ib, ii = transitions
    low, high = sorted((bi - bb, ii - ib))
    first, last = sorted((bb - ib, bi - ii))  # the leads at which the best way to a mark changes
    marks = scores + low > last + _CLOSE
    open_ = ~marks & (scores + high >= first - _CLOSE)
    open_[0] = open_[-1] = True
    places = np.flatnonzero(open_).tolist()
    leads = _leads(places, scores=scores.tolist(), marks=marks.tolist(), transitions=transitions)
    turns = np.abs(np.subtract.outer(leads[:-1], (first, last))) if len(leads) > 1 else np.empty(0)
    if abs(leads[-1]) < _CLOSE or (turns < _CLOSE).any():
        return None
    mark = leads[-1] > 0
    marks[-1] = mark
    for place, lead in zip(reversed(places[:-1]), reversed(leads[:-1]), strict=True):
        marks[place] = lead > (bi - ii if marks[place + 1] else bb - ib)
    return marks


def _leads(
    places: Sequence[int],
    *,
    scores: Sequence[float],
    marks: Sequence[bool],
    transitions: Transitions,
) -> list[float]:
    """The leads at these places, in order; the marks of all other places are settled."""
    bb, bi, ib, ii = transitions
    to_begin, to_inside = bb - ib, bi - ii
    leads: list[float] = []
    before, lead = -1, 0.0
    for place in places:
        if place == 0:
            lead = scores[0]
        elif place - 1 == before:
            inside = lead + ii if lead > to_inside else bi
            lead = scores[place] + inside - (lead + ib if lead > to_begin else bb)
        else:
            lead = scores[place] + (ii - ib if marks[place - 1] else bi - bb)
        before = place
        leads.append(lead)
    return leads
