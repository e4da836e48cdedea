"""Which articles could repeat each other, as numbers that a cluster can sort.

`duplicates.find_repeats` joins only articles that have their text, their title's core or a band of
their MinHash in common. So articles that share none of these numbers, directly or through others,
can be looked at apart, and the outcome is the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from cchc_nlp.corpus.compared_items import ComparedItem
from cchc_nlp.corpus.text_numbers import mixed, number_of, numbered, powers
from cchc_nlp.corpus.title_cores import syllables

if TYPE_CHECKING:
    import numpy as np

    from cchc_nlp.records import Article

# A band is so many rows of a MinHash. Of texts that share four fifths of their runs, one pair in
# five thousand has no band in common; of texts that share a tenth, one in 280,000 has.
BANDS, ROWS = 36, 7
FEWEST_SYLLABLES = 6  # of a title core that names one item
TEXT, TITLE, FIRST_BAND = 0, 1, 2  # where an article's numbers of these are
NONE = 0  # shared with nobody


def candidate_keys(articles: Sequence[Article]) -> np.ndarray:
    """A row for each article: the numbers of its text, its title's core, each band of its MinHash.

    Two articles that may repeat each other have one in common, in the same place. They are the
    same in every process; one without a text of its own has none.

    >>> one = Article("1", "", "Sở họp giao ban tháng 5", "Sở họp bàn việc của mình.")
    >>> other = Article("2", "", "Sở họp giao ban tháng 5", "Sở họp bàn việc của mình!")
    >>> keys = candidate_keys([one, other])
    >>> keys.shape, bool((keys[0] == keys[1]).all())
    ((2, 38), True)
    """
    import numpy as np

    keys = np.full((len(articles), FIRST_BAND + BANDS), NONE, np.int64)
    compared = [n for n, article in enumerate(articles) if article.body_kind == "html"]
    keys[compared] = keys_of([ComparedItem(articles[n]) for n in compared])
    return keys


def keys_of(items: Sequence[ComparedItem]) -> np.ndarray:
    """The same of articles that have a text."""
    import numpy as np

    keys = np.empty((len(items), FIRST_BAND + BANDS), np.int64)
    done = 0
    for some in numbered([item.compared_text for item in items]):
        mine = slice(done, done := done + len(some.whole))
        keys[mine, TEXT] = list(map(_text_number, items[mine], some.whole))
        keys[mine, TITLE] = list(map(_title_number, items[mine]))
        keys[mine, FIRST_BAND:] = _bands(some.runs, some.begins)
    return keys


def _text_number(item: ComparedItem, whole: int) -> int:
    """The same for articles of the same text; a short text says little without its title."""
    if item.is_short:
        return number_of(repr((item.core, syllables(item.article.text))))
    return whole


def _title_number(item: ComparedItem) -> int:
    words = item.core.words
    return number_of("\n".join(words)) if len(words) >= FEWEST_SYLLABLES else NONE


def _bands(runs: np.ndarray, begins: np.ndarray) -> np.ndarray:
    """The numbers of the bands of each text's MinHash, of 63 bits."""
    import numpy as np

    drawn = (runs >> np.uint64(32)).astype(np.uint32)
    least = [np.minimum.reduceat(drawn * a + b, begins) for a, b in _permutations()]
    rows = np.stack(least, axis=1).reshape(len(begins), BANDS, ROWS)
    numbers: np.ndarray = mixed(rows @ powers(ROWS)) >> np.uint64(1)
    return np.maximum(numbers, 1)


@cache
def _permutations() -> tuple[tuple[np.uint32, np.uint32], ...]:
    """Factors and terms by which numbers of 32 bits are put in other orders."""
    import numpy as np

    drawn = mixed(np.arange(2 * BANDS * ROWS, dtype=np.uint64)).astype(np.uint32).reshape(-1, 2)
    return tuple((factor | np.uint32(1), term) for factor, term in drawn)
