"""Texts as numbers by which they are compared: of each run of syllables, and of the whole.

Many texts are read as one array of letters, a twentieth of the time that takes word by word. A
number depends on what is written only: it is the same in every process.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cchc_nlp.vietnamese.folding import fold_letters

if TYPE_CHECKING:
    import numpy as np

RUN = 5  # syllables
AT_ONCE = 100_000  # letters
# Letters and syllables are digits to this base, modulo 2**64; odd, so that no place is lost.
_BASE = 0x9E37_79B9_7F4A_7C15
# What makes every bit of a number depend on all of its bits: the finalizer of SplitMix64.
_SHIFTS = ((30, 0xBF58_476D_1CE4_E5B9), (27, 0x94D0_49BB_1331_11EB), (31, 1))


class TextNumbers(NamedTuple):
    """One text as numbers of 64 bits."""

    whole: int  # of all its syllables in their order; of 63 bits, never 0
    runs: np.ndarray  # of each run of five syllables, in their order; of a shorter text, one


def numbered(texts: Sequence[str]) -> Iterator[TextNumbers]:
    """Each text's numbers; so many texts together as are read fast.

    Two texts of the same syllables have the same numbers, and two runs of two texts have one
    number in one of a million million comparisons.

    >>> one, other = numbered(["Sở họp bàn việc của mình.", "SỞ HỌP: bàn việc của mình!"])
    >>> one.whole == other.whole, len(one.runs), one.runs.tolist() == other.runs.tolist()
    (True, 2, True)
    """
    import numpy as np

    batches = np.cumsum([len(text) for text in texts], dtype=np.int64) // AT_ONCE
    begins = np.flatnonzero(np.diff(batches, prepend=-1)).tolist()
    for begin, end in pairwise([*begins, len(texts)]):
        yield from _numbered(texts[begin:end])


def number_of(text: str) -> int:
    """A number of 63 bits for a text as it is written, never 0.

    Two texts of a million million share none.
    """
    return _number(text.encode("utf-8", "surrogatepass"))


def mixed(numbers: np.ndarray) -> np.ndarray:
    """Other numbers for the numbers, each for one, as if drawn by chance."""
    import numpy as np

    for shift, factor in _SHIFTS:
        numbers = (numbers ^ (numbers >> np.uint64(shift))) * np.uint64(factor)
    return numbers


def powers(size: int) -> np.ndarray:
    """What the digits of so many places count: the base's powers, from 1 on."""
    import numpy as np

    return np.cumprod(np.full(size, _BASE, np.uint64)) * np.uint64(pow(_BASE, -1, 1 << 64))


def _numbered(texts: Sequence[str]) -> Iterator[TextNumbers]:
    import numpy as np

    syllables, stops = _syllables(texts)
    sizes = np.diff(stops, prepend=0)
    places = np.maximum(sizes, RUN)  # a text that is too short for a run ends in zeros
    ends = np.cumsum(places)
    later = (ends - places) - (stops - sizes)  # how far the zeros before a text move it on
    spread = np.zeros(ends[-1], np.uint64)
    spread[np.arange(len(syllables)) + np.repeat(later, sizes)] = syllables
    runs = _runs(spread)  # those from one text to the next are no text's
    first = last = 0
    for stop, end, size in zip(stops.tolist(), ends.tolist(), places.tolist(), strict=True):
        first, last = last, stop
        whole = _number(syllables[first:last].tobytes())
        yield TextNumbers(whole, runs[end - size : end - RUN + 1])


def _syllables(texts: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """The numbers of all texts' syllables, and how many there are up to each text's end.

    Folded, and without marks: what `title_cores.syllables` gives.
    """
    import numpy as np

    # Folding looks at neighbours: a line's end is no letter.
    codes, in_word = fold_letters("\n".join(texts))
    inside = in_word & (codes != ord("_"))
    edges = np.flatnonzero(np.diff(inside, prepend=False, append=False))
    begins, lengths = edges[::2], edges[1::2] - edges[::2]
    stops = np.cumsum([len(text) + 1 for text in texts])
    if not len(begins):
        return np.zeros(0, np.uint64), np.zeros_like(stops)
    firsts = np.cumsum(lengths) - lengths
    place = np.arange(lengths.sum()) - np.repeat(firsts, lengths)
    digits = codes[inside] * powers(lengths.max())[place]
    return mixed(np.add.reduceat(digits, firsts)), np.searchsorted(begins, stops)


def _runs(syllables: np.ndarray) -> np.ndarray:
    """The number of the run that begins at each syllable but the last ones."""
    import numpy as np

    runs = np.zeros(len(syllables) - RUN + 1, np.uint64)
    for place, power in enumerate(powers(RUN)):
        runs += syllables[place : place + len(runs)] * power
    return mixed(runs)


def _number(text: bytes) -> int:
    digest = hashlib.blake2b(text, digest_size=8).digest()
    return (int.from_bytes(digest, "big") >> 1) or 1
