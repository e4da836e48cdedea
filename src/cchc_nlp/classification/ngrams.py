"""The syllables, and pairs of syllables, of many articles at once.

An n-gram is known by a 64-bit number made of its folded letters, so that a batch of articles is
read as a few arrays, twenty times as fast as string by string. Text of the title counts twice:
among the rest, and by itself ("t:..."), as the title says what an article is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from cchc_nlp.classification.texts import texts_of
from cchc_nlp.records import Article
from cchc_nlp.vietnamese.folding import Letters, fold_letters, text_of_codes

if TYPE_CHECKING:
    import numpy as np

TITLE = "t:"
BATCH = 32  # articles: more at once do not fit a processor's cache and are no faster
MOST_LETTERS = 500_000  # in a batch: some 100 MB of numbers
# What an n-gram that no model knows weighs in the length of a text: about log(17,200 / 43).
UNKNOWN = 7.0

# Odd numbers of 64 bits without pattern (splitmix64's, and the fractions of pi and e).
_LETTERS, _FIRST, _SECOND, _OF_TITLE, _MIX = (
    0x9E3779B97F4A7C15,
    0x243F6A8885A308D3,
    0xB7E151628AED2A6B,
    0xBF58476D1CE4E5B9,
    0x94D049BB133111EB,
)
_KEPT = 1 << 16  # powers that are remembered: of most batches all
_BUCKET_BITS = 18
_LAST = (1 << 64) - 1


class Grams(NamedTuple):
    """N-grams of a batch, one row each: its number, and where it stands.

    Syllables come first, then `pairs` of them, both in order, then those of the titles again.
    `article` counts within the batch. `start` and `end` are places in `text`, the joined text of
    the batch, and in `folded`, its folded form; `begin` is where each title and each text begins.
    """

    number: np.ndarray
    article: np.ndarray
    of_title: np.ndarray
    start: np.ndarray
    end: np.ndarray
    pairs: slice
    begin: np.ndarray
    text: str
    folded: str


class Vectors(NamedTuple):
    """Rows of a sparse matrix of articles by columns, in order; each view of unit length."""

    article: np.ndarray
    column: np.ndarray
    value: np.ndarray


def batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """The articles in lists of BATCH, shorter ones where they are long."""
    batch: list[Article] = []
    letters = 0
    for article in articles:
        batch.append(article)
        letters += len(article.title) + len(article.text)
        if len(batch) == BATCH or letters > MOST_LETTERS:
            yield batch
            batch, letters = [], 0
    if batch:
        yield batch


def grams(articles: Sequence[Article]) -> Grams:
    """All n-grams of the articles, those of the titles twice."""
    import numpy as np

    texts = texts_of(articles)
    text = "\n".join(texts)
    letters = fold_letters(text)
    lengths = np.array([len(part) + 1 for part in texts], dtype=np.int64)
    begin = lengths.cumsum() - lengths
    breaks = np.flatnonzero(letters.codes == ord("\n"))
    if any("\n" in title for title in texts[::2]):
        breaks = _between_texts(breaks, begin)
    number, start, end, pairs = _numbers(letters, breaks)
    part = np.concatenate([_parts(start[of], begin) for of in (slice(pairs.start), pairs)])
    titles = np.flatnonzero(part & 1 == 0)
    return Grams(
        number=np.concatenate((number, number[titles] ^ np.uint64(_OF_TITLE))),
        article=np.concatenate((part, part[titles])) >> 1,
        of_title=np.arange(len(part) + len(titles)) >= len(part),
        start=np.concatenate((start, start[titles])),
        end=np.concatenate((end, end[titles])),
        pairs=pairs,
        begin=begin,
        text=text,
        folded=text_of_codes(letters.codes),
    )


def _between_texts(breaks: np.ndarray, begin: np.ndarray) -> np.ndarray:
    """The line breaks but those within a title: n-grams go on over them."""
    import numpy as np

    part = np.searchsorted(begin, breaks, side="right") - 1
    kept: np.ndarray = breaks[(part & 1 == 1) | np.isin(breaks + 1, begin)]
    return kept


def _parts(start: np.ndarray, begin: np.ndarray) -> np.ndarray:
    """The part in which each of the places, which are in order, stands."""
    import numpy as np

    edges = np.append(np.searchsorted(start, begin), len(start))
    return np.repeat(np.arange(len(begin)), edges[1:] - edges[:-1])


def _numbers(
    letters: Letters, breaks: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, slice]:
    """Number, start and end of each syllable, then of each pair that no break divides.

    Beside these it is told which rows are pairs.
    """
    import numpy as np

    inside = np.zeros(letters.codes.size + 2, bool)
    inside[1:-1] = letters.in_word
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    start, end = edges[::2], edges[1::2]
    if not len(start):
        return np.zeros(0, np.uint64), start, end, slice(0, 0)
    # Each letter times a power by its place in the text, and the sum taken back to its first one.
    powers, inverse = _powers(letters.codes.size)
    weighed = np.multiply(letters.codes * letters.in_word, powers, dtype=np.uint64)
    one = _mixed(np.add.reduceat(weighed, start) * inverse.take(start))
    goes_on = np.ones(len(start) + 1, bool)
    goes_on[np.searchsorted(start, breaks)] = False
    pairs = np.flatnonzero(goes_on[1:-1])
    two = joined(one[pairs], one[pairs + 1])
    return (
        np.concatenate((one, two)),
        np.concatenate((start, start[pairs])),
        np.concatenate((end, end[pairs + 1])),
        slice(len(one), len(one) + len(two)),
    )


def _powers(size: int) -> tuple[np.ndarray, np.ndarray]:
    """The powers of _LETTERS from the first on, and of its inverse from the zeroth, so many."""
    powers, inverse = _first_powers() if size <= _KEPT else _made_powers(size)
    return powers[:size], inverse[:size]


@cache
def _first_powers() -> tuple[np.ndarray, np.ndarray]:
    return _made_powers(_KEPT)


def _made_powers(size: int) -> tuple[np.ndarray, np.ndarray]:
    import numpy as np

    powers = np.full(size, _LETTERS, np.uint64)
    inverse = np.full(size, pow(_LETTERS, -1, 1 << 64), np.uint64)
    inverse[0] = 1
    return np.multiply.accumulate(powers), np.multiply.accumulate(inverse)


def joined(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """The numbers of what is made of one n-gram and another after it."""
    import numpy as np

    return _mixed(first * np.uint64(_FIRST) + second * np.uint64(_SECOND))


def _mixed(number: np.ndarray) -> np.ndarray:
    """The number with its upper bits mixed into the lower ones, and back (Stafford's mix)."""
    import numpy as np

    number = (number ^ (number >> np.uint64(31))) * np.uint64(_MIX)
    mixed: np.ndarray = number ^ (number >> np.uint64(29))
    return mixed


def number_of(names: Sequence[str]) -> np.ndarray:
    """The numbers of n-grams by name: "cải", "cải cách", "t:cải cách".

    >>> int(number_of(["cải cách"])[0]) == int(number_of(["CẢI CÁCH"])[0])
    True
    """
    import numpy as np

    letters = fold_letters("\n".join(name.removeprefix(TITLE) for name in names))
    number, start, _, _ = _numbers(letters, np.flatnonzero(letters.codes == ord("\n")))
    lengths = np.array([len(name.removeprefix(TITLE)) + 1 for name in names], dtype=np.int64)
    begins = np.concatenate((np.zeros(1, np.int64), lengths.cumsum()))
    found = np.zeros(len(names), np.uint64)
    found[np.searchsorted(begins, start, side="right") - 1] = number  # pairs come last and stay
    of_title = np.array([name.startswith(TITLE) for name in names], bool)
    found[of_title] ^= np.uint64(_OF_TITLE)
    return found


@dataclass(frozen=True)
class Vocabulary:
    """The n-grams that a model knows, and the weight of each (inverse document frequency).

    `unknown` is the weight of any other n-gram in the length of a text.
    """

    names: tuple[str, ...] = field(repr=False)
    idf: np.ndarray = field(repr=False)
    unknown: float = UNKNOWN

    @cached_property
    def _buckets(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The numbers in order, their columns, and where those with given upper bits begin.

        At the end stands a number without a column, so that behind each there is one.
        """
        import numpy as np

        numbers = number_of(self.names)
        order = np.argsort(numbers)
        known = np.append(numbers[order], np.uint64(_LAST))
        upper = known[:-1] >> np.uint64(64 - _BUCKET_BITS)
        begins = np.searchsorted(upper, np.arange(1 << _BUCKET_BITS, dtype=np.uint64))
        return known, np.append(order, -1), begins.astype(np.int32)

    def columns(self, numbers: np.ndarray) -> np.ndarray:
        """The column of each number, -1 for an n-gram that is not known."""
        import numpy as np

        known, order, begins = self._buckets
        place = begins.take((numbers >> np.uint64(64 - _BUCKET_BITS)).astype(np.int64))
        there = known.take(place)
        behind = np.flatnonzero(there < numbers)
        while len(behind):  # as often as the fullest bucket has numbers, four or five times
            place[behind] += 1
            there[behind] = known.take(place[behind])
            behind = behind[there[behind] < numbers[behind]]
        columns: np.ndarray = np.where(there == numbers, order.take(place), -1)
        return columns

    def vectors(self, found: Grams, columns: np.ndarray) -> Vectors:
        """TF-IDF of the n-grams, whose columns are given: (1 + log count) x idf, over the length.

        An n-gram that is not known has no column, and counts for the length: a text of which
        little is known says little.
        """
        import numpy as np

        size, bits = len(found.begin), len(self.names).bit_length()
        known, others = np.flatnonzero(columns >= 0), np.flatnonzero(columns < 0)
        keys = found.article.take(known) << bits | columns.take(known)
        keys.sort()
        first = np.flatnonzero(np.diff(keys, prepend=-1))
        counts = np.diff(first, append=len(keys))
        keys = keys.take(first)
        article, column = keys >> bits, keys & (1 << bits) - 1
        value = (1 + np.log(counts)) * self.idf.take(column)
        view = article * 2 + self._is_title.take(column)
        strange = found.article.take(others) * 2 + found.of_title.take(others)
        squares = (
            np.bincount(view, weights=value * value, minlength=size)
            + np.bincount(strange, minlength=size) * self.unknown**2
        )
        return Vectors(article, column, value / np.sqrt(squares).take(view))

    @cached_property
    def is_pair(self) -> np.ndarray:
        """Whether each n-gram is a pair of syllables."""
        import numpy as np

        return np.array([" " in name for name in self.names], bool)

    @cached_property
    def _is_title(self) -> np.ndarray:
        import numpy as np

        return np.array([name.startswith(TITLE) for name in self.names], np.int64)
