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

from cchc_nlp.classification.reading import texts_of
from cchc_nlp.records import Article
from cchc_nlp.vietnamese.folding import fold_codes, is_word

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
_LONGEST = 64  # letters of a syllable that its number is made of
_BUCKET_BITS = 18


class Grams(NamedTuple):
    """N-grams of a batch, one row each: its number, and where it stands.

    `article` counts within the batch. `start` and `end` are places in `text`, the joined text of
    the batch, and in `codes`, its folded letters; `offset` is where each article's own text begins
    in it.
    """

    number: np.ndarray
    article: np.ndarray
    of_title: np.ndarray
    start: np.ndarray
    end: np.ndarray
    offset: np.ndarray
    text: str
    codes: np.ndarray


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
    texts[::2] = [title.replace("\n", " ") for title in texts[::2]]
    text = "\n".join(texts)
    codes = fold_codes(text)
    number, start, end = _numbers(codes)
    lengths = np.array([len(part) + 1 for part in texts], dtype=np.int64)
    part = np.repeat(np.arange(len(texts)), lengths).take(start)
    titles = np.flatnonzero(part % 2 == 0)
    return Grams(
        number=np.concatenate((number, number[titles] ^ np.uint64(_OF_TITLE))),
        article=np.concatenate((part, part[titles])) // 2,
        of_title=np.arange(len(part) + len(titles)) >= len(part),
        start=np.concatenate((start, start[titles])),
        end=np.concatenate((end, end[titles])),
        offset=(lengths.cumsum() - lengths)[1::2],
        text=text,
        codes=codes,
    )


def _numbers(codes: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Number, start and end of each syllable of folded letters, then of each pair on one line."""
    import numpy as np

    inside = np.zeros(codes.size + 2, bool)
    inside[1:-1] = is_word(codes)
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    start, end = edges[::2], edges[1::2]
    if not len(start):
        return np.zeros(0, np.uint64), start, end
    letters = codes[inside[1:-1]].astype(np.uint64)
    lengths = end - start
    begins = lengths.cumsum() - lengths
    place = np.arange(len(letters)) - np.repeat(begins, lengths)
    letters *= _powers().take(place, mode="clip")
    one = _mixed(np.add.reduceat(letters, begins))
    goes_on = np.ones(len(start) + 1, bool)
    goes_on[np.searchsorted(start, np.flatnonzero(codes == ord("\n")))] = False
    pairs = np.flatnonzero(goes_on[1:-1])
    two = _mixed(one[pairs] * np.uint64(_FIRST) + one[pairs + 1] * np.uint64(_SECOND))
    return (
        np.concatenate((one, two)),
        np.concatenate((start, start[pairs])),
        np.concatenate((end, end[pairs + 1])),
    )


@cache
def _powers() -> np.ndarray:
    import numpy as np

    return np.multiply.accumulate(np.full(_LONGEST, _LETTERS, np.uint64))


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

    number, start, _ = _numbers(fold_codes("\n".join(n.removeprefix(TITLE) for n in names)))
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
        """The numbers in order, their columns, and where those with given upper bits begin."""
        import numpy as np

        numbers = number_of(self.names)
        order = np.argsort(numbers)
        upper = (numbers[order] >> np.uint64(64 - _BUCKET_BITS)).astype(np.int64)
        begins = np.searchsorted(upper, np.arange((1 << _BUCKET_BITS) + 1)).astype(np.int32)
        return numbers[order], order, begins

    def columns(self, numbers: np.ndarray) -> np.ndarray:
        """The column of each number, -1 for an n-gram that is not known."""
        import numpy as np

        known, order, begins = self._buckets
        found = np.full(len(numbers), -1)
        upper = (numbers >> np.uint64(64 - _BUCKET_BITS)).astype(np.int64)
        place, stop = begins.take(upper), begins.take(upper + 1)
        asked = np.flatnonzero(place < stop)
        while len(asked):  # as often as the fullest bucket has numbers, four or five times
            at = place.take(asked)
            is_hit = known.take(at) == numbers.take(asked)
            found[asked[is_hit]] = order.take(at[is_hit])
            asked = asked[~is_hit]
            place[asked] += 1
            asked = asked[place.take(asked) < stop.take(asked)]
        return found

    def vectors(self, found: Grams, columns: np.ndarray) -> Vectors:
        """TF-IDF of the n-grams, whose columns are given: (1 + log count) x idf, over the length.

        An n-gram that is not known has no column, and counts for the length: a text of which
        little is known says little.
        """
        import numpy as np

        width, size = len(self.names), 2 * len(found.offset)
        is_known = columns >= 0
        known, others = np.flatnonzero(is_known), np.flatnonzero(~is_known)
        keys = found.article.take(known) * width + columns.take(known)
        keys, counts = np.unique(keys, return_counts=True)
        article = keys // max(1, width)
        column = keys - article * width
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
