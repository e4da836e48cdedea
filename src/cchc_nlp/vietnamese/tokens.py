"""underthesea's tokens of a line, read off one stretch between blanks at a time, and remembered.

Most of a text's stretches have been read before, and no pattern of underthesea looks across a
blank but one: "Th.S" has a point for any letter. Lines where it might, or with other blanks than
single spaces between words, are read whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

_ACROSS_BLANKS = re.compile(r"[^\S ]|Th\s[Ss]")
_MOST_STRETCHES = 100_000  # remembered at once, some 30 MB

Ints = npt.NDArray[np.intp]


class Tokens(NamedTuple):
    """The tokens of a line as underthesea spells them, and where each begins and ends."""

    texts: list[str]
    starts: Ints
    ends: Ints


_Stretch = tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]


def make_tokenizer(
    pattern: re.Pattern[str], *, respell: Callable[[str], str]
) -> Callable[[str], Tokens]:
    """A function from a line to its tokens: what `pattern` finds, spelled by `respell`."""

    def read(text: str) -> _Stretch:
        found = list(pattern.finditer(text))
        texts = tuple(respell(match[0]) for match in found)
        return texts, tuple(m.start() for m in found), tuple(m.end() for m in found)

    within = lru_cache(_MOST_STRETCHES)(lambda stretch: read(stretch + " "))

    def tokenize(line: str) -> Tokens:
        if _ACROSS_BLANKS.search(line):
            return _placed([read(line)], sizes=[len(line)])
        stretches = line.split(" ")
        stretches_read = [*map(within, stretches[:-1]), read(stretches[-1])]
        return _placed(stretches_read, sizes=map(len, stretches))

    return tokenize


def _placed(stretches: Iterable[_Stretch], *, sizes: Iterable[int]) -> Tokens:
    """The tokens of stretches of these sizes, each a blank after the one before."""
    texts, starts, ends = zip(*stretches, strict=True)
    widths = np.fromiter(sizes, np.intp) + 1
    before = np.repeat(np.cumsum(widths) - widths, [*map(len, texts)])
    return Tokens(
        list(chain.from_iterable(texts)),
        before + np.fromiter(chain.from_iterable(starts), np.intp),
        before + np.fromiter(chain.from_iterable(ends), np.intp),
    )
