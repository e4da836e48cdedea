"""Stretches of a text that stand in another one too: what was copied from a report to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cchc_nlp.vietnamese.folding import fold

_SYLLABLE = re.compile(r"\w+")
RUN = 8  # syllables that must be the same in a row
MOST_CHANGED = 4  # syllables between two such runs that may differ
FEWEST = 40  # syllables of a stretch worth a word


@dataclass(frozen=True)
class Reused:
    """A stretch `start` to `end` of a text, so many syllables long."""

    start: int
    end: int
    syllables: int


def reused_runs(text: str, other: str) -> Iterator[Reused]:
    """The stretches of at least 40 syllables that another text has too, but for a few words.

    >>> [len(list(reused_runs("một hai ba bốn " * n, "một hai ba bốn " * 20))) for n in (5, 20)]
    [0, 1]
    """
    syllables = list(_SYLLABLE.finditer(fold(text)))
    theirs = [match[0] for match in _SYLLABLE.finditer(fold(other))]
    known = {tuple(theirs[i : i + RUN]) for i in range(len(theirs) - RUN + 1)}
    words = [match[0] for match in syllables]
    same = [i for i in range(len(words) - RUN + 1) if tuple(words[i : i + RUN]) in known]
    for first, last in _joined(same):
        if last - first >= FEWEST:
            yield Reused(syllables[first].start(), syllables[last - 1].end(), last - first)


def _joined(same: list[int]) -> Iterator[tuple[int, int]]:
    """Runs that begin at these syllables, those put together that lie close to each other."""
    first = last = -1
    for place in same:
        if first >= 0 and place <= last + MOST_CHANGED:
            last = place + RUN
            continue
        if first >= 0:
            yield first, last
        first, last = place, place + RUN
    if first >= 0:
        yield first, last
