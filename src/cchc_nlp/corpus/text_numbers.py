"""Texts as numbers by which they are compared: of each run of syllables, and of the whole.

Many texts are read as one array of letters, a twentieth of the time that takes word by word. A
number depends on what is written only: it is the same in every process and on every machine.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cchc_nlp.vietnamese.folding import fold_codes, is_word

if TYPE_CHECKING:
    import numpy as np

RUN = 5  # syllables
AT_ONCE = 100_000  # letters: their arrays stay in the processor's cache
# Letters and syllables are digits to this base, modulo 2**64; odd, so that no place is lost.
_BASE = 0x9E37_79B9_7F4A_7C15
# What makes every bit of a number depend on all of its bits: the finalizer of SplitMix64.
_SHIFTS = ((30, 0xBF58_476D_1CE4_E5B9), (27, 0x94D0_49BB_1331_11EB), (31, 1))


class NumberedTexts(NamedTuple):
    """Some texts as numbers of 64 bits."""

    whole: list[int]  # of each text's syllables in their order; of 63 bits, never 0
    runs: np.ndarray  # of each run of all texts, in their order
    begins: np.ndarray  # where each text's runs begin


def numbered(texts: Sequence[str]) -> Iterator[NumberedTexts]:
    """The texts in their order, so many together as are read fast.

    Two texts of the same syllables have the same numbers, and two runs of two texts have one
    number in one of a million million comparisons.

    >>> [some] = numbered(["Sở họp bàn việc của mình.", "SỞ HỌP: bàn việc của mình!"])
    >>> some.whole[0] == some.whole[1], len(some.runs), some.begins.tolist()
    (True, 4, [0, 2])
    """
    import numpy as np

    batches = np.cumsum([len(text) for text in texts], dtype=np.int64) // AT_ONCE
    begins = np.flatnonzero(np.diff(batches, prepend=-1)).tolist()
    for begin, end in pairwise([*begins, len(texts)]):
        yield _numbered(texts[begin:end])


def runs_of(text: str) -> np.ndarray:
    """The runs of five syllables as numbers, ascending, each once; a shorter text is one run.

    >>> len(runs_of("sở họp bàn việc của mình")), len(runs_of("Sở họp."))
    (2, 1)
    """
    import numpy as np

    runs = np.sort(_numbered([text]).runs)
    return runs[np.diff(runs, prepend=~runs[:1]) != 0]


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


def _numbered(texts: Sequence[str]) -> NumberedTexts:
    import numpy as np

    syllables, stops = _syllables(texts)
    sizes = np.diff(stops, prepend=0)
    places = np.maximum(sizes, RUN)  # a text that is too short for a run ends in zeros
    ends = np.cumsum(places)
    spread = np.zeros(ends[-1], np.uint64)
    spread[np.arange(len(syllables)) + np.repeat(ends - places - stops + sizes, sizes)] = syllables
    runs = _runs(spread)
    is_within = np.ones(len(spread), bool)
    is_within[ends[:, None] - np.arange(1, RUN)] = False  # there, a run would end in the next text
    whole = [_number(part.tobytes()) for part in np.split(syllables, stops[:-1])]
    begins = ends - places - (RUN - 1) * np.arange(len(texts))
    return NumberedTexts(whole, mixed(runs[is_within]), begins)


def _syllables(texts: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """The numbers of all texts' syllables, and how many there are up to each text's end.

    Folded, and without marks: what `title_cores.syllables` gives.
    """
    import numpy as np

    codes = fold_codes("\n".join(texts))  # folding looks at neighbours: a line's end is no letter
    inside = is_word(codes) & (codes != ord("_"))
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
    """The number of the run that begins at each syllable; beyond the last one are zeros."""
    import numpy as np

    followed = np.concatenate([syllables, np.zeros(RUN - 1, np.uint64)])
    shifted = np.lib.stride_tricks.sliding_window_view(followed, RUN)
    return shifted @ powers(RUN)


def _number(text: bytes) -> int:
    digest = hashlib.blake2b(text, digest_size=8).digest()
    return (int.from_bytes(digest, "big") >> 1) or 1
